// @ts-check
import { address } from "./compare-list.js";
import { slugOf } from "./packed.js";
import { amount, DEFAULTS, FACETS, isOfOfferings, LEAST, MOST, NO_SUCH_RATE, OF_OFFERINGS, Rows, STATES, UNKNOWN } from "./explorer-data.js";
import { asks, read, settled, written } from "./explorer-state.js";
import { button, check, folded, make, save } from "./explorer-parts.js";

/** @typedef {import("./explorer-data.js").State} State */

const STEP = 100;
const COMPARED = 3;
const LABELS = /** @type {Record<string, string>} */ ({
  kind: "Kind", creator: "Creator", provider: "Provider", mode: "Mode", region: "Region", has: "Capabilities", weights: "Weights",
  license: "License", status: "Status", verified: "Price", training: "Trains on prompts", retention: "Zero retention", country: "Provider's head office", context: "Context, at least", max_output: "Max output, at least",
  input: "Lowest input per 1M, at most", output: "Its output per 1M, at most", cost: "Example cost, at most",
});

/** How rows are in order, rising and falling, by the shape of the column. @type {Record<string, [string, string]>} */
const ORDERS = {
  money: ["lowest first, then free, then unknown", "highest first"], count: ["lowest first", "highest first"],
  date: ["oldest first", "newest first"], text: ["A to Z", "Z to A"],
};

/** Filters and sorts the table of models that it stands around; the address has all that was chosen. */
class ModelExplorer extends HTMLElement {
  /** How many rows of the view are in the table. */
  drawn = 0;
  /** The example whose costs the rows have; empty for the default of each kind. */
  loaded = "";
  /** What an address asks for that no row has. @type {string[]} */
  ignored = [];

  async connectedCallback() {
    this.table = this.querySelector("table");
    if (!this.table || this.rows) return;
    this.folder = new URL(this.dataset.folder ?? "", location.href).href;
    this.root = this.folder.replace(/\/models\/$/, "");
    try {
      const answer = await fetch(`${this.folder}models.json`);
      this.rows = new Rows(await answer.json());
    } catch {
      return;
    }
    this.shown = (this.dataset.columns ?? "").split(",");
    this.build();
    addEventListener("popstate", () => this.restore());
    await this.restore(true);
  }

  /** Takes everything from the address; the rows that came with the page stay if they are the answer. */
  async restore(isFirst = false) {
    const search = asks(location.search) ? location.search : this.preset;
    this.state = read(search, this.shown ?? []);
    this.asked = search;
    this.ignored = [];
    this.fill();
    const isAsItCame = isFirst && search === this.preset;
    await this.show(isAsItCame);
  }

  /** What the page shows if nothing was chosen: all models, or those of one kind. */
  get preset() {
    return this.dataset.preset ?? "";
  }

  build() {
    const bar = make("div", "explorer-bar");
    this.count = make("output", "explorer-count");
    this.offerings = check("One row per offering", "", () => this.set({ offerings: Boolean(this.offerings?.input.checked) }));
    const columns = folded("Columns");
    this.columns = new Map(this.rows?.models.columns.map(([key, label, unit]) => {
      const box = check(unit ? `${label} ${unit}` : label, "", () => this.choose());
      columns.append(box.label);
      return [key, box.input];
    }));
    this.first = document.createElement("a");
    bar.append(this.count, this.first, this.offerings.label, columns, button("CSV", () => this.download("csv")), button("JSON", () => this.download("json")));
    this.more = button("Show 100 more", () => this.addRows());
    this.more.className = "explorer-more";
    this.order = /** @type {HTMLElement | null} */ (this.querySelector(".explorer-order"));
    this.newest = this.order?.textContent ?? "";
    this.unknown = make("p", "explorer-ignored");
    this.unknown.setAttribute("role", "status");
    (this.order ?? this.table?.closest(".table-region"))?.before(bar, this.unknown);
    this.table?.closest(".table-region")?.after(this.more);
    this.panel();
  }

  panel() {
    const form = make("form", "explorer-filters");
    form.setAttribute("aria-label", "Filters");
    form.addEventListener("submit", (event) => event.preventDefault());
    const wide = this.parentElement?.localName === "main" && matchMedia("(min-width: 62rem)").matches;
    const all = folded("Filters", wide);
    all.classList.add("explorer-all");
    this.q = this.field("Name has", "search", () => this.set({ q: this.q?.value ?? "" }, true));
    /** @type {Map<string, HTMLElement>} */
    this.facets = new Map();
    for (const key of [...FACETS.slice(0, 5), "has", ...FACETS.slice(5)]) {
      const part = folded(LABELS[key], key === "weights"); // two values take no room
      const list = make("div", "explorer-values");
      part.append(list);
      this.facets.set(key, list);
      if (OF_OFFERINGS.includes(key)) part.addEventListener("toggle", () => this.withOfferings().then(() => this.show()));
    }
    this.bounds = new Map([...MOST, ...LEAST].map((key) => [key, this.field(LABELS[key], "number", () => this.bound(key))]));
    this.since = this.field("Released or listed since", "date", () => this.set({ since: this.since?.value ?? "" }));
    const example = this.examples();
    const clear = button("Clear all filters", () => {
      history.pushState(null, "", location.pathname);
      this.restore();
    });
    all.append(labelOf(this.q), example, ...[...this.facets.values()].map((list) => /** @type {HTMLElement} */ (list.parentElement)),
      ...[...this.bounds.values(), this.since].map(labelOf), clear);
    form.append(all);
    this.prepend(form);
  }

  /** The examples whose costs can be compared: those of the kind that the page is about. */
  examples() {
    const label = make("label", "explorer-field"), chosen = document.createElement("select");
    const kind = new URLSearchParams(this.preset).get("kind");
    const fitting = (this.rows?.models.examples ?? []).filter(([, , kinds]) => !kind || kinds.split(",").includes(kind));
    chosen.append(new Option(kind ? "Default" : "Default of each kind", ""), ...fitting.map(([slug, title]) => new Option(title, slug)));
    chosen.setAttribute("aria-label", "Cost of the example"); // else its name has all options in it
    chosen.addEventListener("change", () => this.rank(chosen.value));
    label.append("Cost of the example", chosen);
    this.example = chosen;
    return label;
  }

  /** @param {string} text @param {string} type @param {() => void} changed */
  field(text, type, changed) {
    const label = make("label", "explorer-field");
    const field = document.createElement("input");
    field.type = type;
    if (type === "number") Object.assign(field, { min: "0", step: "any", inputMode: "decimal" });
    field.addEventListener("input", changed);
    label.append(text, field);
    return field;
  }

  /** @param {string} key */
  bound(key) {
    const side = LEAST.includes(key) ? "least" : "most";
    const value = parseFloat(this.bounds?.get(key)?.value ?? "");
    const bounds = { .../** @type {State} */ (this.state)[side] };
    if (Number.isNaN(value)) delete bounds[key];
    else bounds[key] = value;
    this.set({ [side]: bounds }, true);
  }

  /** Ranks by what an example costs. @param {string} example */
  rank(example) {
    const columns = this.state?.columns ?? [];
    this.set({ example, sort: "cost", columns: columns.includes("cost") ? columns : [...columns, "cost"] });
  }

  choose() {
    const chosen = [...this.columns ?? []].filter(([, box]) => box.checked).map(([key]) => key);
    const before = (this.state?.columns ?? []).filter((key) => chosen.includes(key));
    this.set({ columns: [...before, ...chosen.filter((key) => !before.includes(key))] });
  }

  /**
   * Changes what is asked for; while one types, the address changes without a new step to go back to.
   * @param {Partial<State>} change
   * @param {boolean} [isTyping]
   */
  async set(change, isTyping = false) {
    this.state = { .../** @type {State} */ (this.state), ...change };
    this.ignored = [];
    const address = location.pathname + (written(this.state, this.shown ?? []) || (this.preset ? "?rows=models" : ""));
    if (isTyping) history.replaceState(null, "", address);
    else history.pushState(null, "", address);
    await this.show();
  }

  async withOfferings() {
    if (!this.rows || this.rows.offerings) return;
    const answer = await fetch(`${this.folder}offerings.json`);
    this.rows.addOfferings(await answer.json());
  }

  /** The costs of the example that is chosen; one that is not known counts as none. */
  async withExample() {
    const { rows, state } = this;
    if (!rows || !state) return;
    const known = rows.models.examples.find(([slug]) => slug === state.example.toLowerCase())?.[0] ?? "";
    if (state.example && !known) {
      this.ignored.push(`example=${state.example}`);
      const asked = new URLSearchParams(location.search);
      asked.delete("example");
      Object.assign(state, read(`${asked}`, this.shown ?? []));
    }
    state.example = known;
    if (state.example === this.loaded) return;
    await this.withOfferings();
    const wanted = (this.loaded = state.example);
    if (!wanted) return rows.useCosts();
    const answer = await fetch(`${this.folder}costs-${wanted}.json`);
    const costs = await answer.json();
    if (this.loaded === wanted) rows.useCosts(costs);
  }

  /** Fetches what the state needs, and brings the state of an address into the words of the rows. @param {boolean} isAsItCame @returns {Promise<void>} */
  async load(isAsItCame) {
    await this.withExample();
    const { rows, state, asked } = this;
    if (!rows || !state) return;
    const isOfCosts = state.columns.includes("cost") || state.most.cost !== undefined || /^-?cost$/.test(state.sort);
    if (isOfOfferings(state) || (isOfCosts && !isAsItCame)) await this.withOfferings();
    if (asked === undefined) return;
    this.asked = undefined;
    const { state: settledState, ignored } = settled(state, rows, asked);
    this.state = settledState;
    this.ignored.push(...ignored);
    this.fill();
    await this.load(isAsItCame);
  }

  /** Puts into the fields what is asked for. */
  fill() {
    const { state } = this;
    if (!state || !this.q || !this.since || !this.offerings) return;
    this.q.value = state.q;
    this.since.value = state.since;
    this.offerings.input.checked = state.offerings;
    if (this.example) this.example.value = state.example;
    this.bounds?.forEach((field, key) => { field.value = String(state.least[key] ?? state.most[key] ?? ""); });
    this.columns?.forEach((box, key) => { box.checked = state.columns.includes(key); });
  }

  /** @param {boolean} [isAsItCame] Whether the rows that came with the page are those asked for. */
  async show(isAsItCame = false) {
    await this.load(isAsItCame);
    const { rows, state } = this;
    if (!rows || !state) return;
    const view = rows.view(state);
    this.view = view.rows;
    this.isOffering = isOfOfferings(state);
    const noun = state.offerings ? "offering" : "model";
    if (this.count) this.count.textContent = `${view.rows.length.toLocaleString("en")} ${noun}${view.rows.length === 1 ? "" : "s"}`;
    if (this.unknown) this.unknown.textContent = this.ignored.length ? `Unknown in the address, and left out: ${this.ignored.join(", ")}` : "";
    this.facets?.forEach((list, key) => this.values(list, key, view.counts[key] ?? new Map()));
    this.heads();
    this.compareFirst();
    if (this.order) this.order.textContent = isAsItCame ? this.newest ?? "" : this.sorted(state.sort);
    if (isAsItCame) {
      this.drawn = this.table?.tBodies[0].rows.length ?? 0;
      this.table?.tBodies[0].querySelectorAll("th").forEach((head) => {
        if (!head.querySelector("compare-add")) head.append(comparing(/** @type {HTMLAnchorElement} */ (head.querySelector("a"))));
      });
    }
    else {
      this.table?.tBodies[0].replaceChildren();
      this.drawn = 0;
      this.addRows();
    }
    this.hideMore();
    this.reveal();
  }

  /** The way to the first rows of the view side by side, where there are two. */
  compareFirst() {
    if (!this.first) return;
    const rows = (this.view ?? []).slice(0, COMPARED).map((row) => this.named(row)).map(({ name, path }) => ({ name, path: path.slice("/model/".length, -1) }));
    this.first.hidden = rows.length < 2;
    this.first.href = address(`${this.root}/`, rows);
    this.first.textContent = `Compare first ${rows.length}`;
  }

  /** Scrolls the table, not the page, to the column that it is sorted by, where it does not fit in. */
  reveal() {
    const region = this.table?.closest(".table-region");
    const [name, sorted] = ["th", "[aria-sort]"].map((head) => /** @type {HTMLElement} */ (this.table?.querySelector(head)));
    if (!region || !sorted) return;
    const [box, stuck, column] = [region, name, sorted].map((each) => each.getBoundingClientRect());
    const isSeen = column.left >= stuck.right - 1 && column.right <= box.right + 1;
    if (isSeen) return;
    const columns = [...sorted.parentElement?.children ?? []].slice(1).map((each) => each.getBoundingClientRect().left - stuck.right);
    region.scrollLeft += columns.find((left) => left >= column.right - box.right) ?? column.left - stuck.right; // no column is cut beside the name
  }

  /** @param {HTMLElement} list @param {string} key @param {Map<string, number>} counts */
  values(list, key, counts) {
    const chosen = key === "has" ? this.state?.has ?? [] : this.state?.any[key] ?? [];
    const known = key === "has" ? [...counts.keys()] : [...new Set([...counts.keys(), ...chosen])];
    const texts = known.filter((text) => text !== DEFAULTS[key]);
    if (key !== "has") texts.sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || (a < b ? -1 : 1));
    const focused = list.contains(document.activeElement) ? /** @type {HTMLInputElement} */ (document.activeElement).value : undefined;
    list.replaceChildren(...texts.map((text) => {
      const box = check(text, (counts.get(text) ?? 0).toLocaleString("en"), () => {
        const held = box.input.checked ? [...chosen, text] : chosen.filter((other) => other !== text);
        this.set(key === "has" ? { has: held } : { any: { ...this.state?.any, [key]: held } });
      });
      box.input.value = text;
      box.input.checked = chosen.includes(text);
      return box.label;
    }));
    if (focused !== undefined) [...list.querySelectorAll("input")].find((box) => box.value === focused)?.focus();
    const part = /** @type {HTMLDetailsElement} */ (list.parentElement);
    if (chosen.length) part.open = true;
  }

  /** In which order the rows are, in words. @param {string} sort */
  sorted(sort) {
    const key = sort.replace(/^-/, "");
    const [, label, , shape] = this.rows?.models.columns.find(([name]) => name === key) ?? ["", "Model", "", "text"];
    const [rising, falling] = ORDERS[shape] ?? ORDERS.text;
    return `Sorted by ${label}: ${sort === key ? rising : falling}.`;
  }

  /** The columns that are shown, in their order. */
  get visible() {
    const all = new Map(this.rows?.models.columns.map((column) => [column[0], column]));
    return (this.state?.columns ?? []).map((key) => all.get(key)).filter((column) => column !== undefined);
  }

  heads() {
    const row = this.table?.tHead?.rows[0];
    if (!row || !this.rows || !this.state) return;
    const shown = this.visible;
    const focused = row.contains(document.activeElement) && /** @type {HTMLElement} */ (document.activeElement).dataset.sort;
    row.replaceChildren(this.head("name", "Model", "", "text"), ...shown.map(([key, label, unit, shape]) => this.head(key, label, unit, shape)));
    if (focused) /** @type {HTMLElement | null} */ (row.querySelector(`button[data-sort="${focused}"]`))?.focus();
  }

  /** @param {string} key @param {string} label @param {string} unit @param {string} shape */
  head(key, label, unit, shape) {
    const head = make("th", shape === "money" || shape === "count" ? "number" : "");
    head.setAttribute("scope", "col");
    const sort = this.state?.sort ?? "";
    const isUp = sort === key;
    const isDown = sort === `-${key}`;
    if (isUp || isDown) head.setAttribute("aria-sort", isUp ? "ascending" : "descending");
    const first = shape === "date" || shape === "count" ? `-${key}` : key;
    const other = first.startsWith("-") ? key : `-${key}`;
    const sorter = button(label, () => this.set({ sort: sort === first ? other : first }));
    sorter.dataset.sort = key;
    head.append(sorter);
    if (unit) head.append(" ", make("small", "", unit));
    return head;
  }

  addRows() {
    const from = this.drawn;
    const next = (this.view ?? []).slice(from, from + STEP);
    this.table?.tBodies[0].append(...next.map((row) => this.row(row)));
    this.drawn = from + next.length;
    this.hideMore();
  }

  hideMore() {
    const rest = (this.view?.length ?? 0) - this.drawn;
    if (this.more) {
      this.more.hidden = rest <= 0;
      this.more.textContent = `Show ${Math.min(rest, STEP)} more of ${rest.toLocaleString("en")}`;
    }
  }

  /** @param {number} row */
  row(row) {
    const rows = /** @type {Rows} */ (this.rows);
    const made = document.createElement("tr");
    const head = make("th");
    head.setAttribute("scope", "row");
    const link = document.createElement("a");
    const { name, path } = this.named(row);
    link.href = this.root + path;
    link.textContent = name;
    head.append(link);
    const status = rows.text("status", row, Boolean(this.isOffering));
    const isOfOne = this.state?.any.creator?.length === 1; // whom no row names again
    const creator = isOfOne ? "" : rows.text("creator", row, Boolean(this.isOffering));
    const note = [status === "Active" ? "" : status, creator].filter(Boolean).join(" · ");
    if (note) head.append(" ", make("small", "", note));
    head.append(comparing(link));
    made.append(head, ...this.visible.map(([key, , , shape]) => this.cell(key, shape, rows.text(key, row, Boolean(this.isOffering)), this.doubt(key, row))));
    return made;
  }

  /** @param {number} row */
  named(row) {
    const { models, of, offerings } = /** @type {Rows} */ (this.rows);
    const model = this.isOffering ? of[row] : row;
    const name = models.names[model];
    const provider = this.state?.offerings && offerings ? `${offerings.providers[/** @type {Rows} */ (this.rows).provider[row]][1]}/` : "";
    return { name, path: `/model/${slugOf(name, models.slugs[model])}/${provider}` };
  }

  /** Why the lowest price of a model is in doubt. @param {string} key @param {number} row */
  doubt(key, row) {
    return !this.isOffering && (key === "input" || key === "other") ? this.rows?.models.doubts[row] ?? "" : "";
  }

  /** @param {string} key @param {string} shape @param {string} text @param {string} doubt */
  cell(key, shape, text, doubt) {
    const cell = make("td", shape === "money" || shape === "count" ? "number" : shape === "date" ? "date" : "");
    const isAmount = !Number.isNaN(amount(text)) && text !== "Free";
    if (shape === "text") cell.title = text;
    const state = !text ? "unknown" : shape === "text" || shape === "date" ? "" : STATES[text] ?? (isAmount ? "" : "not-offered");
    const shown = !text ? UNKNOWN : isAmount && shape === "money" ? `$${text}` : isAmount && shape === "count" ? Number(text).toLocaleString("en") : text;
    if (!state && doubt) {
      const part = make("span", "", shown);
      part.title = doubt;
      cell.append(part, " ", make("span", "disputed", "disputed"));
    } else if (!state) cell.textContent = shown;
    else {
      const part = make("span", "", shown);
      part.dataset.state = state;
      if (state === "not-applicable") part.title = NO_SUCH_RATE;
      cell.append(part);
    }
    return cell;
  }

  /** @param {"csv" | "json"} kind */
  download(kind) {
    const rows = /** @type {Rows} */ (this.rows);
    const columns = this.visible;
    const facts = (this.view ?? []).map((row) => ({
      model: this.named(row).name,
      path: this.named(row).path,
      ...Object.fromEntries(columns.map(([key]) => [key, rows.text(key, row, Boolean(this.isOffering)) || null])),
    }));
    save(kind, facts, ["model", "path", ...columns.map(([key]) => key)]);
  }
}

/** The button that puts the model or offering of a link into the comparison. @param {HTMLAnchorElement} link */
function comparing(link) {
  const add = document.createElement("compare-add");
  add.dataset.path = link.pathname.split("/model/").at(-1)?.replace(/\/$/, "") ?? "";
  add.dataset.name = link.textContent ?? "";
  return add;
}

/** @param {HTMLInputElement} field */
const labelOf = (field) => /** @type {HTMLElement} */ (field.parentElement);

customElements.define("model-explorer", ModelExplorer);
