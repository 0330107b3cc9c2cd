// @ts-check
// Filters, sorts and counts the explorer's rows; knows nothing of the page.

import { texts, unpacked } from "./packed.js";

/**
 * @typedef {import("./packed.js").Column} Column
 * @typedef {{columns: [string, string, string, string, boolean][], features: string[], examples: [string, string, string][], names: string[],
 *   slugs: string[], has: Column,
 *   doubts: Record<string, string>, values: Record<string, Column>}} Models
 * @typedef {{providers: [string, string][], policies: Record<string, Column>, model: string, provider: string,
 *   values: Record<string, Column>}} Offerings
 * @typedef {{q: string, any: Record<string, string[]>, has: string[], least: Record<string, number>,
 *   most: Record<string, number>, since: string, sort: string, columns: string[], offerings: boolean, example: string}} State
 * @typedef {{rows: number[], counts: Record<string, Map<string, number>>}} View
 */

export const FACETS = ["kind", "creator", "provider", "mode", "region", "weights", "license", "status", "verified", "training", "retention", "country"];
/** What is charged unless a reader chooses otherwise. @type {Record<string, string>} */
export const DEFAULTS = { mode: "Standard", region: "Any" };
/** What only offerings have. */
export const OF_OFFERINGS = ["provider", ...Object.keys(DEFAULTS), ...FACETS.slice(-3)];
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

/** A column with the number of each row's text. @typedef {{texts: string[], numbers: ArrayLike<number>}} Coded */

export class Rows {
  /** @param {Models} models */
  constructor(models) {
    this.models = models;
    this.count = models.names.length;
    this.shape = new Map(models.columns.map(([key, , , shape]) => [key, shape]));
    this.ofModels = read(models.values);
    this.has = texts(models.has).map(Number);
    this.plain = models.names.map((name, row) => plain(`${name}${models.slugs[row]}${this.model("creator", row)}`));
    this.days = models.names.map((_, row) => day(this.model("released", row)));
    /** @type {Record<string, Coded>} */
    this.ofOfferings = {};
    /** @type {number[]} */
    this.of = [];
    /** @type {number[]} */
    this.provider = [];
    /** Rows whose cost of the example is not ranked. @type {Set<number>} */
    this.doubted = new Set();
    /** @type {Coded | undefined} */
    this.defaultCosts = undefined;
    this.forget();
  }

  /** What was worked out of the rows so far, which are others now. */
  forget() {
    /** @type {Map<string, Float64Array>} */
    this.numbers = new Map();
    /** @type {Map<string, Uint32Array>} */
    this.orders = new Map();
    /** @type {Map<string, Coded>} */
    this.facets = new Map();
  }

  /** @param {Offerings} offerings */
  addOfferings(offerings) {
    let at = 0;
    this.offerings = offerings;
    this.of = unpacked(offerings.model).map((step) => (at += step));
    this.provider = unpacked(offerings.provider);
    this.ofOfferings = { ...read(offerings.values), provider: { texts: offerings.providers.map(([name]) => name), numbers: this.provider } };
    for (const [key, { texts: all, numbers: ofProviders }] of Object.entries(read(offerings.policies)))
      this.ofOfferings[key] = { texts: all, numbers: this.provider.map((provider) => ofProviders[provider]) };
    const { mode, region, cost } = this.ofOfferings;
    const numbers = new Uint32Array(this.count).fill(cost.texts.length);
    const names = this.models.names.map((_, model) => this.model("provider", model).replace(/ \+\d+$/, ""));
    this.of.forEach((model, row) => {
      if (!mode.texts[mode.numbers[row]] && !region.texts[region.numbers[row]] && this.offering("provider", row) === names[model]) numbers[model] = cost.numbers[row];
    });
    this.ofModels.cost = { texts: [...cost.texts, ""], numbers };
    this.forget();
  }

  /** Costs of another example, or again those of the default ones. @param {{cost: Column, doubted: string}} [data] */
  useCosts(data) {
    this.defaultCosts ??= this.ofOfferings.cost;
    this.doubted = new Set();
    let at = 0;
    for (const step of data ? unpacked(data.doubted) : []) this.doubted.add((at += step));
    this.ofOfferings.cost = data ? { texts: data.cost.texts, numbers: unpacked(data.cost.rows) } : this.defaultCosts;
    this.forget();
  }

  /** How many rows there are. @param {boolean} isOffering */
  total(isOffering) {
    return isOffering ? this.of.length : this.count;
  }

  /** A text of a model. @param {string} key @param {number} row */
  model(key, row) {
    const column = this.ofModels[key];
    return column ? column.texts[column.numbers[row]] : "";
  }

  /** A text of an offering: its own, or that of its model. @param {string} key @param {number} row */
  offering(key, row) {
    const column = this.ofOfferings[key];
    return column ? column.texts[column.numbers[row]] : this.model(key, this.of[row]);
  }

  /** @param {string} key @param {number} row @param {boolean} isOffering */
  text(key, row, isOffering) {
    return isOffering ? this.offering(key, row) : this.model(key, row);
  }

  /** A column of the rows. @param {string} key @param {boolean} isOffering @returns {Coded} */
  column(key, isOffering) {
    const own = isOffering ? this.ofOfferings[key] : this.ofModels[key];
    if (own) return own;
    const name = `${key} ${isOffering}`;
    const known = this.facets.get(name);
    if (known) return known;
    const { texts: all, numbers } = this.ofModels[key] ?? { texts: [""], numbers: new Uint8Array(this.count) };
    const made = { texts: all, numbers: isOffering ? Uint32Array.from(this.of, (model) => numbers[model]) : numbers };
    this.facets.set(name, made);
    return made;
  }

  /** The amount or number of each row, NaN where it is unknown. @param {string} key @param {boolean} isOffering */
  numbersOf(key, isOffering) {
    return kept(this.numbers, `${key} ${isOffering}`, () => {
      const { texts: all, numbers } = this.column(key, isOffering);
      const amounts = all.map(amount);
      return Float64Array.from(numbers, (number) => amounts[number]);
    });
  }

  /**
   * The rows that pass, sorted, and how many each value of a facet would leave.
   * @param {State} state
   * @returns {View}
   */
  view(state) {
    const isOffering = isOfOfferings(state);
    const { passes, counts } = this.passing(state, isOffering);
    // Models have no provider, mode or region to choose: once offerings are there, these are counted.
    if (!isOffering && this.of.length) Object.assign(counts, pick(this.passing(state, true).counts, OF_OFFERINGS));
    if (isOffering && !state.offerings) this.keepCheapest(passes);
    return { rows: [...this.order(state.sort, isOffering)].filter((row) => passes[row]), counts };
  }

  /** Leaves of each model its cheapest offering, of those that can be called if there are any. @param {Uint8Array} passes */
  keepCheapest(passes) {
    const cost = this.numbersOf("cost", true);
    const input = this.numbersOf("input", true);
    const status = this.column("status", true);
    const isGone = (/** @type {number} */ row) => ["Retired", "Announced"].includes(status.texts[status.numbers[row]]);
    const best = new Int32Array(this.count).fill(-1);
    passes.forEach((passed, row) => {
      if (!passed) return;
      const model = this.of[row];
      const other = best[model];
      const isLess = (/** @type {boolean[]} */ [mine, its]) => (mine === its ? undefined : its);
      const isBest = other < 0 || (isLess([isGone(row), isGone(other)]) ?? isLess([this.doubted.has(row), this.doubted.has(other)]) ?? less(cost[row], cost[other], () => less(input[row], input[other], () => false)));
      passes[isBest ? other : row] = 0;
      if (isBest) best[model] = row;
    });
  }

  /** @param {State} state @param {boolean} isOffering */
  passing(state, isOffering) {
    const words = state.q.split(/\s+/).map(plain).filter(Boolean);
    const mask = state.has.reduce((bits, feature) => bits | (1 << this.models.features.indexOf(feature)), 0);
    const limits = [...LEAST.map((key) => ({ key, bound: state.least[key], sign: 1 })), ...MOST.map((key) => ({ key, bound: state.most[key], sign: -1 }))]
      .filter(({ bound }) => bound !== undefined)
      .map(({ key, bound, sign }) => ({ numbers: this.numbersOf(key, isOffering), bound, sign }));
    const isWanted = Uint8Array.from(this.models.names, (_, model) => Number((this.has[model] & mask) === mask
      && (!state.since || this.days[model] >= state.since) && words.every((word) => this.plain[model].includes(word))));
    const facets = FACETS.filter((key) => isOffering || !OF_OFFERINGS.includes(key)).map((key) => this.facet(key, state.any[key] ?? [], isOffering));
    const chosen = facets.filter(({ isChosen }) => isChosen);
    const has = new Uint32Array(this.models.features.length);
    const passes = new Uint8Array(this.total(isOffering));
    for (let row = 0; row < passes.length; row += 1) {
      const model = isOffering ? this.of[row] : row;
      if (!isWanted[model]) continue;
      if (limits.some(({ numbers, bound, sign }) => !((numbers[row] - bound) * sign >= 0))) continue;
      const failed = chosen.filter(({ isChosen, numbers }) => !isChosen?.[numbers[row]]);
      if (failed.length > 1) continue;
      for (const { counts, numbers } of failed.length ? failed : facets) counts[numbers[row]] += 1;
      if (failed.length) continue;
      passes[row] = 1;
      for (let bit = 0; bit < has.length; bit += 1) if (this.has[model] & (1 << bit)) has[bit] += 1;
    }
    const counts = Object.fromEntries(facets.map(({ key, texts: known, counts: each }) => [key, counted(known, each)]));
    return { passes, counts: { ...counts, has: new Map(this.models.features.map((feature, bit) => [feature, has[bit]])) } };
  }

  /**
   * One facet: the number of each row's value, and which of the values are chosen.
   * @param {string} key @param {string[]} chosen @param {boolean} isOffering
   */
  facet(key, chosen, isOffering) {
    const { texts: all, numbers } = this.column(key, isOffering);
    const known = all.map((text) => text || DEFAULTS[key] || UNKNOWN);
    const wanted = chosen.length || !DEFAULTS[key] ? chosen : [DEFAULTS[key]];
    return { key, texts: known, numbers, counts: new Uint32Array(known.length), isChosen: wanted.length ? known.map((text) => wanted.includes(text)) : undefined };
  }

  /** The values of a facet that rows have. @param {string} key @returns {string[]} */
  choices(key) {
    if (key === "has") return this.models.features;
    return [false, true].flatMap((isOffering) => this.facet(key, [], isOffering).texts);
  }

  /** All rows in an order; what is equal stands with the newest model first, what is free and what is unknown last. @param {string} sort @param {boolean} isOffering */
  order(sort, isOffering) {
    return kept(this.orders, `${sort} ${isOffering}`, () => {
      const keys = this.sortKeys(sort, isOffering);
      return this.newest(isOffering).slice().sort((a, b) => keys[a] - keys[b]);
    });
  }

  /** All rows, those of the newest model first. @param {boolean} isOffering @returns {Uint32Array} */
  newest(isOffering) {
    return kept(this.orders, `newest ${isOffering}`, () => {
      if (!isOffering) return Uint32Array.from(this.days.keys()).sort((a, b) => (this.days[a] < this.days[b] ? 1 : this.days[a] > this.days[b] ? -1 : a - b));
      const first = new Uint32Array(this.count + 1);
      this.of.forEach((model) => { first[model + 1] += 1; });
      first.forEach((count, model) => { first[model] = count + (first[model - 1] ?? 0); });
      return Uint32Array.from([...this.newest(false)].flatMap((model) => Array.from({ length: first[model + 1] - first[model] }, (_, at) => first[model] + at)));
    });
  }

  /** What the rows are ordered by, the smallest first. @param {string} sort @param {boolean} isOffering */
  sortKeys(sort, isOffering) {
    const key = sort.replace(/^-/, "");
    const way = sort.startsWith("-") ? -1 : 1;
    const shape = this.shape.get(key);
    if (shape === "money" || shape === "count")
      return this.numbersOf(key, isOffering).map((number) => (Number.isNaN(number) ? LAST : number || way < 0 || shape === "count" ? number * way : FREE));
    const names = { texts: this.models.names, numbers: isOffering ? this.of : [...this.models.names.keys()] };
    const { texts: all, numbers } = key === "name" ? names : this.column(key, isOffering);
    const plainly = all.map(shape === "date" ? day : (text) => text.toLowerCase());
    const sorted = [...new Set(plainly)].filter(Boolean).sort();
    const place = new Map(sorted.map((text, at) => [text, at * way]));
    const places = plainly.map((text) => place.get(text) ?? LAST);
    return Float64Array.from(numbers, (number) => places[number]);
  }
}

const LAST = Number.MAX_VALUE;
const FREE = LAST / 2; // after all prices, which is what one looks for who sorts by them

/** Some entries of an object. @template T @param {Record<string, T>} all @param {string[]} keys @returns {Record<string, T>} */
const pick = (all, keys) => Object.fromEntries(keys.map((key) => [key, all[key]]));

/** @template T @param {Map<string, T>} memory @param {string} key @param {() => T} make @returns {T} */
function kept(memory, key, make) {
  const known = memory.get(key) ?? make();
  memory.set(key, known);
  return known;
}

/** Whether the rows asked for are those of offerings. @param {State} state */
export const isOfOfferings = (state) => state.offerings || state.example !== "" || OF_OFFERINGS.some((key) => state.any[key]?.length);

/** @param {Record<string, Column>} columns @returns {Record<string, Coded>} */
const read = (columns) => Object.fromEntries(Object.entries(columns).map(([key, { texts: all, rows }]) => [key, { texts: all, numbers: unpacked(rows) }]));

/** @param {string[]} known @param {Uint32Array} counts */
const counted = (known, counts) => new Map(known.flatMap((text, at) => (counts[at] ? [[text, counts[at]]] : [])));

/** A date that can be compared; the day by which something was listed counts as that day. @param {string} text */
const day = (text) => text.replace(/^by /, "");

/** @param {number} a @param {number} b @param {() => boolean} ifEqual */
function less(a, b, ifEqual) {
  if (Number.isNaN(a)) return Number.isNaN(b) ? ifEqual() : false;
  return Number.isNaN(b) || a < b || (a === b && ifEqual());
}
