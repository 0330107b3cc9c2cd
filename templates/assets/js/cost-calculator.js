// @ts-check
import { count, DAYS, figure, notes, pasted, quote, ranked, standings, text } from "./cost-quotes.js";
import { wholeDays } from "./search-rows.js";

/** @typedef {import("./cost-quotes.js").Usage} Usage */
/** @typedef {import("./cost-quotes.js").Quote} Quote */

const TOKENS = { in: "Input tokens", cached: "Of these, cached", out: "Output tokens", reasoning: "Of the output, reasoning" };
/** @type {Record<string, string>} */
const OTHERS = { image: "Images", megapixel: "Megapixels", video_second: "Seconds of video", audio_minute: "Minutes of audio", characters: "Characters", rerank: "Searches", web_search: "Web searches", page: "Pages", compute_second: "Compute seconds" };
const ASKED = ["region", "thinking", "quality", "resolution"];
const MOST = 100; // rows that are shown
const MODES = ["batch", "flex", "priority", "fast"];
const WRITES = ["cache_write", "cache_write_1h"]; // always asked for: usage objects count them

/** @typedef {{slug: string, name?: string, label: string, requests: number, uses: Record<string, number>, mode?: string, at?: string | null}} Preset */

/** Costs of what a reader uses: of one model at all its providers, of several, or of all models of one provider. */
class CostCalculator extends HTMLElement {
  /** @type {any[]} */
  pages = [];
  /** @type {Preset[]} */
  presets = [];
  /** @type {Record<string, string>} */
  exchange = {};

  async connectedCallback() {
    if (this.said) return;
    this.rows = document.createElement("div");
    this.said = element("p", "note");
    this.said.setAttribute("role", "status");
    this.append(this.said, this.rows);
    try {
      this.pages = await Promise.all((this.dataset.pages ?? ".").split(" ").map(async (page) => {
        const base = new URL(page, document.baseURI.split(/[?#]/)[0]);
        const answer = await fetch(new URL("index.json", base));
        return { base, ...await answer.json() };
      }));
    } catch {
      this.said.textContent = "Prices did not load.";
      return;
    }
    for (const { workloads, exchange_rates } of this.pages) {
      this.exchange = exchange_rates;
      for (const each of workloads) if (!this.presets.some(({ slug }) => slug === each.slug)) this.presets.push(each);
    }
    this.prepend(this.form());
    this.dispatchEvent(new Event("ready"));
    this.show();
  }

  get prices() {
    return this.pages.flatMap(({ offerings }) => offerings).flatMap(({ prices }) => prices);
  }

  /** What is charged for beside tokens of a chat and requests. */
  get rates() {
    const charged = new Set(this.prices.flatMap(({ rates }) => Object.keys(rates)));
    if (charged.has("input")) for (const rate of WRITES) charged.add(rate);
    return [...charged].filter((rate) => !["input", "output", "cache_read", "reasoning", "request"].includes(rate)).sort((one, other) => Number(other in OTHERS) - Number(one in OTHERS));
  }

  form() {
    const form = element("form", "calculator"), more = element("details", "more"), inner = element("div", "calculator");
    const asked = new URLSearchParams(location.search);
    const title = document.createElement("summary");
    title.textContent = "More: mode, day, conditions";
    more.append(title, inner);
    const tokens = !this.prices.length || this.prices.some(({ rates }) => "input" in rates || "output" in rates);
    const preset = select("preset", [["Own numbers", ""], ...this.presets.map(choice)]);
    preset.addEventListener("change", () => this.fill(preset.value));
    if (this.presets.length) form.append(labelled("Example", preset));
    const first = (tokens ? ["in", "cached", "out"] : []);
    const further = tokens ? ["reasoning"] : [];
    const place = (/** @type {string} */ name, /** @type {boolean} */ near) => (near ? form : inner).append(this.field(name, /** @type {Record<string, string>} */ (TOKENS)[name] ?? label(name)));
    for (const name of first) place(name, true);
    for (const name of this.rates) place(name, !tokens);
    form.append(this.field("requests", "Requests"));
    for (const name of further) place(name, false);
    const day = document.createElement("input"), time = document.createElement("input");
    Object.assign(day, { type: "date", name: "on" });
    Object.assign(time, { type: "time", name: "at" });
    inner.append(labelled("Mode", select("mode", [["Plain", ""], ...MODES.map((each) => /** @type {[string, string]} */ ([capital(each), each]))])), labelled("Day", day), labelled("Time of day in UTC", time));
    for (const name of ASKED) {
      const values = [...new Set(this.prices.map(({ when }) => when[name]).filter((value) => value !== undefined).map(String))].sort();
      if (values.length) inner.append(labelled(capital(name), select(name, [["Any", ""], ...values.map((value) => /** @type {[string, string]} */ ([{ true: "On", false: "Off" }[value] ?? value, value]))])));
    }
    form.append(more);
    for (const input of fields(form)) {
      input.value = asked.get(input.name) ?? "";
      if (input instanceof HTMLSelectElement && input.selectedIndex < 0) input.selectedIndex = 0;
      if (input.value && more.contains(input)) more.setAttribute("open", "");
    }
    form.addEventListener("input", () => this.show(true));
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("paste", (event) => {
      const taken = pasted(event.clipboardData?.getData("text") ?? "");
      if (!taken) return;
      event.preventDefault();
      for (const [name, number] of Object.entries(taken.numbers)) {
        if (this.input(name)) this.input(name).value = String(number || "");
        else if (number) taken.unknown.push(`${name} ${number}`);
      }
      this.show(true);
      if (taken.unknown.length) this.said?.prepend(`Not counted apart: ${taken.unknown.join(", ")}. `);
    });
    const slug = asked.get("preset");
    if (slug && !fields(form).some(({ type, value }) => value && type === "text")) queueMicrotask(() => this.fill(slug));
    return form;
  }

  /** Take the numbers of an example over. @param {string} slug */
  fill(slug) {
    const preset = this.presets.find((each) => each.slug === slug);
    if (!preset) return;
    const { requests, uses } = preset;
    const all = (/** @type {string} */ rate) => (uses[rate] ?? 0) * requests;
    /** @type {Record<string, number>} */
    const filled = { ...Object.fromEntries(Object.keys(uses).map((rate) => [rate, all(rate)])), in: all("input") + all("cache_read"), cached: all("cache_read"), out: all("output") + all("reasoning"), requests };
    for (const input of fields(this)) if (input.type === "text") input.value = String(filled[input.name] || "");
    this.input("mode").value = preset.mode ?? "";
    const { at } = timeOf(preset);
    this.input("at").value = at ?? "";
    this.input("on").value = "";
    if (preset.mode || at) this.querySelector(".more")?.setAttribute("open", "");
    this.show(true);
  }

  /** @param {Usage} usage @returns {Quote[]} */
  quotes(usage) {
    const groups = this.pages.map(({ offerings, record, weights }) => ranked(offerings.map((/** @type {any} */ each) => quote(each, usage, this.exchange)), weights === "closed", record === "model"));
    return groups.length > 1 ? ranked(groups.flat(), false, false) : groups[0];
  }

  /** @param {string} name @param {string} text */
  field(name, text) {
    const input = document.createElement("input");
    Object.assign(input, { name, type: "text", maxLength: 20, autocomplete: "off", placeholder: { in: "50M", cached: "60%", out: "5M" }[name] ?? "" });
    return labelled(text, input);
  }

  /** @param {string} name @returns {HTMLInputElement} */
  input(name) {
    return /** @type {HTMLInputElement} */ (this.querySelector(`[name=${name}]`));
  }

  /** @returns {Usage | string} */
  usage() {
    const value = (/** @type {string} */ name) => this.input(name)?.value ?? "";
    const given = count(value("in")), out = count(value("out")), cached = count(value("cached"), given), reasoning = count(value("reasoning"), out), requests = count(value("requests"));
    const others = this.rates.map((rate) => [rate, count(value(rate))]);
    if ([given, out, cached, reasoning, requests, ...others.map(([, number]) => number)].some(Number.isNaN)) return "Write whole numbers: 300k, 1.5M; cached tokens also as 60%.";
    if (cached > given || reasoning > out) return "More cached than input tokens, or reasoning than output.";
    const uses = Object.fromEntries([["input", given - cached], ["cache_read", cached], ["output", out - reasoning], ["reasoning", reasoning], ...others].filter(([, number]) => number));
    if (!Object.keys(uses).length) return "Choose an example, write amounts, or paste a usage object.";
    const on = value("on"), day = on || this.pages[0].as_of, at = value("at") || undefined;
    // Of an example, on no day: its time of any week.
    const usual = on ? undefined : this.presets.find(({ slug }) => slug === value("preset"));
    const asks = Object.fromEntries(ASKED.map((name) => [name, value(name)]).filter(([, wanted]) => wanted).map(([name, wanted]) => [name, { true: true, false: false }[wanted] ?? wanted]));
    return { uses, day, asks, requests: requests || undefined, mode: value("mode") || undefined, weekday: (new Date(day).getUTCDay() + 6) % 7, ...(usual && timeOf(usual)), at };
  }

  show(changed = false) {
    if (!this.pages.length || !this.said || !this.rows) return;
    if (changed) store(fields(this));
    const usage = this.usage();
    if (typeof usage === "string") {
      this.said.textContent = usage;
      this.rows.replaceChildren();
      return;
    }
    const quotes = this.quotes(usage);
    const isOne = this.pages[0].record === "model" && this.pages.length === 1;
    const cut = quotes.length > MOST ? ` ${MOST} are shown.` : "";
    this.said.replaceChildren(...wholeDays(standings(quotes, usage, isOne, ({ offering }) => this.named(offering)[0], this.pages[0].as_of) + cut));
    this.rows.replaceChildren(...this.table(quotes.slice(0, MOST)));
  }

  /** What a row is called, and its address. @param {any} offering @returns {[string, string]} */
  named({ model, provider, provider_name: name, url }) {
    const page = this.pages.find(({ offerings }) => offerings.some((/** @type {any} */ each) => each.url === url));
    if (page.record === "provider") return [model, new URL(`../../model/${encodeURIComponent(model)}/${encodeURIComponent(provider)}/`, page.base).href];
    return [this.pages.length > 1 ? `${page.name} at ${name}` : name, new URL(`${encodeURIComponent(provider)}/`, page.base).href];
  }

  /** @param {Quote[]} quotes */
  table(quotes) {
    const names = quotes.map(({ offering }) => this.named(offering));
    const lines = quotes.map((made, at) => [made.rank ? `${made.rank}.` : "", names[at][0], figure(made), notes(made)]);
    const region = element("div", "table-region");
    region.tabIndex = 0;
    region.setAttribute("role", "region");
    region.setAttribute("aria-label", "Costs");
    const table = element("table", "data-table");
    const head = document.createElement("thead"), body = document.createElement("tbody");
    const heads = ["Rank", this.pages[0].record === "provider" ? "Model" : this.pages.length > 1 ? "Offering" : "Provider", "Cost", "Notes"];
    head.append(row("th", heads));
    quotes.forEach((_, number) => {
      const cells = row("td", lines[number]);
      const name = element("th", "");
      name.setAttribute("scope", "row");
      const link = document.createElement("a");
      [link.textContent, link.href] = names[number];
      name.append(link);
      cells.children[1].replaceWith(name);
      body.append(cells);
    });
    table.append(head, body);
    region.append(table);
    const plain = (/** @type {string} */ cell) => cell.replaceAll("|", "\\|");
    const markdown = () => [heads, ["---:", "---", "---:", "---"], ...lines.map((line) => line.map(plain))].map((line) => `| ${line.join(" | ")} |`).join("\n");
    const csv = () => [[...heads, "Exact", "Currency"], ...quotes.map((made, number) => [...lines[number], made.total && !made.missing.length ? text(made.total) : "", made.price?.currency ?? ""])].map((line) => line.map(quoted).join(",")).join("\r\n");
    return [region, this.copier("Copy as Markdown", markdown), " ", this.copier("Copy as CSV", csv)];
  }

  /** @param {string} label @param {() => string} made */
  copier(label, made) {
    const button = element("button", "compare-button");
    button.setAttribute("type", "button");
    button.textContent = label;
    button.addEventListener("click", async () => {
      await navigator.clipboard?.writeText(made());
      if (this.said) this.said.textContent = "Copied.";
    });
    return button;
  }
}

/** @param {string} text */
const capital = (text) => text[0].toUpperCase() + text.slice(1);

/** When the requests of an example are made: at a time of any week without holidays. @param {Preset} preset @returns {{at?: string, weekday?: number, isUsual?: boolean}} */
export function timeOf({ at }) {
  return at ? { at: at.slice(4), weekday: DAYS.indexOf(at.slice(0, 3)), isUsual: true } : {};
}

/** @param {Preset} preset @returns {[string, string]} */
export const choice = ({ slug, name, label }) => [name ? `${name}: ${label}` : label, slug];

/** What is chosen stands in the address. @param {(HTMLInputElement | HTMLSelectElement)[]} chosen */
export function store(chosen, isKept = true) {
  const asked = new URLSearchParams(location.search);
  for (const { name, value } of chosen) value && isKept ? asked.set(name, value) : asked.delete(name);
  history.replaceState(null, "", `${location.pathname}${asked.size ? `?${asked}` : ""}${location.hash}`);
}

/** What a rate counts. @param {string} rate */
const label = (rate) => OTHERS[rate] ?? `${capital(rate.replaceAll("_", " "))} tokens`;

/** All that is filled in. @param {HTMLElement} within */
const fields = (within) => /** @type {HTMLInputElement[]} */ ([...within.querySelectorAll("input, select")]);

/** @param {string} name @param {[string, string][]} options */
export function select(name, options) {
  const made = document.createElement("select");
  made.name = name;
  made.append(...options.map(([text, value]) => new Option(text, value)));
  return made;
}

/** A cell that a spreadsheet takes as text. @param {string} cell */
const quoted = (cell) => `"${(/^[=+\-@\t\r]/.test(cell) ? "'" : "") + cell.replaceAll('"', '""')}"`;

/** @param {string} name @param {string} className */
export function element(name, className) {
  const made = document.createElement(name);
  if (className) made.className = className;
  return made;
}

/** @param {string} label @param {HTMLElement} field */
export function labelled(label, field) {
  const made = document.createElement("label");
  made.append(`${label} `, field);
  field.setAttribute("aria-label", label); // else the name has all options in it
  return made;
}

/** @param {string} name @param {string[]} cells */
function row(name, cells) {
  const made = document.createElement("tr");
  made.append(...cells.map((cell, place) => {
    const each = element(name, place === 2 ? "number" : "");
    if (name === "th") each.setAttribute("scope", "col");
    each.append(...wholeDays(cell));
    return each;
  }));
  return made;
}

if (globalThis.customElements) customElements.define("cost-calculator", CostCalculator);
