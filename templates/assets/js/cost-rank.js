// @ts-check
import { choice, element, labelled, select, store, timeOf } from "./cost-calculator.js";
import { figure, notes } from "./cost-quotes.js";

/** @typedef {import("./cost-calculator.js").Preset} Preset */

/** Ranks the table of a model's providers by each example. */
class CostRank extends HTMLElement {
  connectedCallback() {
    this.calculator = /** @type {any} */ (document.querySelector("cost-calculator"));
    if (this.calculator?.presets.length) this.fill();
    else this.calculator?.addEventListener("ready", () => this.fill(), { once: true });
  }

  fill() {
    const table = document.querySelector("#providers table"), { presets } = this.calculator;
    if (!table) return;
    const plain = table.cloneNode(true), chosen = select("rank", presets.map(choice));
    const turn = () => {
      const made = /** @type {HTMLTableElement} */ (plain.cloneNode(true));
      if (chosen.selectedIndex) this.order(made, presets[chosen.selectedIndex]);
      table.replaceChildren(...made.childNodes);
    };
    chosen.addEventListener("change", () => {
      turn();
      store([chosen], chosen.selectedIndex > 0);
    });
    chosen.value = new URLSearchParams(location.search).get("rank") ?? "";
    if (chosen.selectedIndex < 0) chosen.selectedIndex = 0;
    turn();
    this.replaceChildren(labelled("Ranked for", chosen));
  }

  /** Rows by what an example costs, in the column of costs. @param {HTMLTableElement} table @param {Preset} preset */
  order({ caption, tHead, tBodies: [body] }, preset) {
    const { label, requests, uses: each, mode } = preset;
    const heads = /** @type {HTMLTableSectionElement} */ (tHead).rows[0], rows = [...body.rows];
    let at = [...heads.cells].findIndex((cell) => cell.textContent?.startsWith("Example cost"));
    if (at < 0) {
      const head = element("th", "");
      head.setAttribute("scope", "col");
      head.textContent = "Example cost";
      heads.cells[(at = 1)].before(head);
      for (const row of rows) row.insertCell(at);
    }
    const uses = Object.fromEntries(Object.entries(each).map(([rate, number]) => [rate, number * requests]));
    /** @type {import("./cost-quotes.js").Quote[]} */
    const quotes = this.calculator.quotes({ uses, requests, mode, day: this.calculator.pages[0].as_of, asks: {}, ...timeOf(preset) });
    for (const made of quotes) {
      const row = rows.find((one) => one.querySelector("a")?.href === this.calculator.named(made.offering)[1]);
      const shown = element("span", "");
      if (!row) continue;
      shown.textContent = figure(made);
      shown.title = notes(made);
      shown.dataset.state = made.missing.length ? "unknown" : made.state;
      row.cells[at].replaceChildren(shown);
      body.append(row);
    }
    const isKnown = quotes.some(({ state }) => ["known", "free", "included"].includes(state));
    if (caption) caption.textContent = `${isKnown ? "Sorted by cost, for" : "No cost is known for"} ${label}`;
  }
}

customElements.define("cost-rank", CostRank);
