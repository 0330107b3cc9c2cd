// @ts-check
// Filters, sorts and counts the explorer's rows; knows nothing of the page.

/**
 * @typedef {{texts: string[], rows: number[]}} Column
 * @typedef {{columns: [string, string, string, string, boolean][], features: string[], names: string[],
 *   slugs: string[], has: number[],
 *   doubts: Record<string, string>, values: Record<string, Column>}} Models
 * @typedef {{providers: [string, string][], model: number[], provider: number[],
 *   values: Record<string, Column>}} Offerings
 * @typedef {{q: string, any: Record<string, string[]>, has: string[], least: Record<string, number>,
 *   most: Record<string, number>, since: string, sort: string, columns: string[], offerings: boolean}} State
 * @typedef {{rows: number[], counts: Record<string, Map<string, number>>}} View
 */

export const FACETS = ["kind", "creator", "provider", "weights", "license", "status", "verified"];
export const LEAST = ["context", "max_output"];
export const MOST = ["input", "output", "cost"];
export const UNKNOWN = "Not known";
/** The states of texts that are no amounts. @type {Record<string, string>} */
export const STATES = { Free: "free", "In subscription": "included", "–": "not-applicable" };
export const NO_SUCH_RATE = "This kind of model has no such price";

/** @param {string} text */
const plain = (text) => text.normalize("NFKD").toLowerCase().replace(/[\p{M}\s._:/-]+/gu, "");

/** The number in a text: 1,047.5; nothing for Free; NaN where it is unknown. @param {string} text */
export function amount(text) {
  if (text === "Free") return 0;
  return text && /^\d/.test(text) ? parseFloat(text.replaceAll(",", "")) : NaN;
}

export class Rows {
  /** @param {Models} models */
  constructor(models) {
    this.models = models;
    this.count = models.names.length;
    this.shape = new Map(models.columns.map(([key, , , shape]) => [key, shape]));
    this.plain = models.names.map((name, row) => plain(`${name}${models.slugs[row]}${this.model("creator", row)}`));
    /** @type {Map<string, Float64Array>} */
    this.numbers = new Map();
  }

  /** @param {Offerings} offerings */
  addOfferings(offerings) {
    let at = 0;
    this.offerings = offerings;
    this.of = offerings.model.map((step) => (at += step));
    this.numbers.clear();
  }

  /** @param {string} key @param {number} row */
  model(key, row) {
    const column = this.models.values[key];
    return column.texts[column.rows[row]];
  }

  /** A text of an offering: its own, or that of its model. @param {string} key @param {number} row */
  offering(key, row) {
    const { offerings, of } = this;
    if (!offerings || !of) return "";
    if (key === "provider") return offerings.providers[offerings.provider[row]][0];
    const column = offerings.values[key];
    return column ? column.texts[column.rows[row]] : this.model(key, of[row]);
  }

  /** @param {string} key @param {number} row @param {boolean} isOffering */
  text(key, row, isOffering) {
    return isOffering ? this.offering(key, row) : this.model(key, row);
  }

  /** @param {string} key @param {boolean} isOffering */
  numbersOf(key, isOffering) {
    const name = `${key} ${isOffering}`;
    const known = this.numbers.get(name);
    if (known) return known;
    const made = Float64Array.from({ length: isOffering ? this.of?.length ?? 0 : this.count }, (_, row) => amount(this.text(key, row, isOffering)));
    this.numbers.set(name, made);
    return made;
  }

  /**
   * The rows that pass, sorted, and how many each value of a facet would leave.
   * @param {State} state
   * @returns {View}
   */
  view(state) {
    const isOffering = state.offerings || Boolean(state.any.provider?.length);
    const passing = this.passing(state, isOffering);
    const rows = isOffering && !state.offerings ? this.cheapest(passing.rows) : passing.rows;
    return { rows: this.sorted(rows, state, isOffering), counts: passing.counts };
  }

  /** Each model's cheapest offering among some. @param {number[]} rows */
  cheapest(rows) {
    const cost = this.numbersOf("cost", true);
    const input = this.numbersOf("input", true);
    /** @type {Map<number, number>} */
    const best = new Map();
    for (const row of rows) {
      const model = this.of?.[row] ?? 0;
      const held = best.get(model);
      if (held === undefined || less(cost[row], cost[held], () => less(input[row], input[held], () => false))) best.set(model, row);
    }
    return [...best.values()];
  }

  /** @param {State} state @param {boolean} isOffering */
  passing(state, isOffering) {
    const total = isOffering ? this.of?.length ?? 0 : this.count;
    const words = state.q.split(/\s+/).map(plain).filter(Boolean);
    const mask = state.has.reduce((bits, feature) => bits | (1 << this.models.features.indexOf(feature)), 0);
    const limits = [...LEAST.map((key) => ({ key, bound: state.least[key], sign: 1 })), ...MOST.map((key) => ({ key, bound: state.most[key], sign: -1 }))]
      .filter(({ bound }) => bound !== undefined)
      .map(({ key, bound, sign }) => ({ numbers: this.numbersOf(key, isOffering), bound, sign }));
    const facets = FACETS.filter((key) => key !== "provider" || isOffering)
      .map((key) => ({ key, chosen: new Set(state.any[key] ?? []), counts: /** @type {Map<string, number>} */ (new Map()) }));
    const has = new Map(this.models.features.map((feature) => [feature, 0]));
    const rows = [];
    for (let row = 0; row < total; row += 1) {
      const model = isOffering ? this.of?.[row] ?? 0 : row;
      if (words.length && !words.every((word) => this.plain[model].includes(word))) continue;
      if ((this.models.has[model] & mask) !== mask) continue;
      if (limits.some(({ numbers, bound, sign }) => !((numbers[row] - bound) * sign >= 0))) continue;
      if (state.since && !(date(this.model("released", model)) >= state.since)) continue;
      let failed = 0;
      let at = -1;
      facets.forEach(({ key, chosen }, number) => {
        if (chosen.size && !chosen.has(this.text(key, row, isOffering) || UNKNOWN)) {
          failed += 1;
          at = number;
        }
      });
      if (failed > 1) continue;
      facets.forEach(({ key, counts }, number) => {
        if (failed && number !== at) return;
        const text = this.text(key, row, isOffering) || UNKNOWN;
        counts.set(text, (counts.get(text) ?? 0) + 1);
      });
      if (failed) continue;
      rows.push(row);
      this.models.features.forEach((feature, bit) => {
        if (this.models.has[model] & (1 << bit)) has.set(feature, (has.get(feature) ?? 0) + 1);
      });
    }
    const counts = Object.fromEntries(facets.map(({ key, counts: held }) => [key, held]));
    return { rows, counts: { ...counts, has } };
  }

  /** What is unknown comes last, whichever way is up. @param {number[]} rows @param {State} state @param {boolean} isOffering */
  sorted(rows, state, isOffering) {
    const key = state.sort.replace(/^-/, "");
    const way = state.sort.startsWith("-") ? -1 : 1;
    const shape = this.shape.get(key);
    const name = (/** @type {number} */ row) => this.models.names[isOffering ? this.of?.[row] ?? 0 : row];
    if (shape === "money" || shape === "count") {
      const numbers = this.numbersOf(key, isOffering);
      return rows.sort((a, b) => (Number.isNaN(numbers[a]) ? 1 : 0) - (Number.isNaN(numbers[b]) ? 1 : 0) || (numbers[a] - numbers[b]) * way || a - b);
    }
    /** @type {Map<number, string>} */
    const texts = new Map(rows.map((row) => [row, key === "name" ? name(row).toLowerCase() : shape === "date" ? date(this.text(key, row, isOffering)) : this.text(key, row, isOffering).toLowerCase()]));
    const text = (/** @type {number} */ row) => texts.get(row) ?? "";
    return rows.sort((a, b) => (text(a) ? 0 : 1) - (text(b) ? 0 : 1) || (text(a) < text(b) ? -way : text(a) > text(b) ? way : a - b));
  }
}

/** A date that can be compared; the day by which something was listed counts as that day. @param {string} text */
const date = (text) => text.replace(/^by /, "");

/** @param {number} a @param {number} b @param {() => boolean} ifEqual */
function less(a, b, ifEqual) {
  if (Number.isNaN(a)) return Number.isNaN(b) ? ifEqual() : false;
  return Number.isNaN(b) || a < b || (a === b && ifEqual());
}
