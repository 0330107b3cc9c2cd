// @ts-check
import { FACETS, LEAST, MOST } from "./explorer-data.js";

/** @typedef {import("./explorer-data.js").State} State */
/** @typedef {import("./explorer-data.js").Rows} Rows */

const LIMITS = [...LEAST.map((key) => `${key}_min`), ...MOST.map((key) => `${key}_max`)];
const KEYS = ["q", "has", "since", "sort", "columns", "rows", "example", ...FACETS, ...LIMITS];

export const NEWEST = "-released";

/** How rows are sorted, and what is shown of them, unless an address says otherwise: an example ranks by its costs. @param {string} example @param {string[]} shown @returns {[string, string[]]} */
const usual = (example, shown) => (example ? ["cost", shown.includes("cost") ? shown : [...shown, "cost"]] : [NEWEST, shown]);

/** Whether an address asks for anything that the explorer knows. @param {string} search */
export const asks = (search) => [...new URLSearchParams(search).keys()].some((key) => KEYS.includes(key));

/**
 * The state in the words of the rows, whatever the case of the address; what they do not have is left out and named.
 * @param {State} state @param {Rows} rows @param {string} search
 * @returns {{state: State, ignored: string[]}}
 */
export function settled(state, rows, search) {
  /** @type {string[]} */
  const ignored = [];
  const pick = (/** @type {string} */ key, /** @type {string[]} */ asked, /** @type {string[]} */ known) => asked.flatMap((text) => {
    const spelled = known.includes(text) ? text : known.find((other) => other.toLowerCase() === text.toLowerCase());
    if (spelled === undefined) ignored.push(`${key}=${text}`);
    return spelled ?? [];
  });
  const any = Object.fromEntries(Object.entries(state.any).map(([key, asked]) => [key, pick(key, asked, rows.choices(key))]));
  const has = pick("has", state.has, rows.choices("has"));
  const names = rows.models.columns.map(([key]) => key);
  const [sort = NEWEST] = pick("sort", [state.sort], ["name", ...names].flatMap((key) => [key, `-${key}`]));
  const columns = pick("columns", state.columns, names);
  const asked = new URLSearchParams(search);
  for (const key of LIMITS) if (asked.get(key) && limit(asked.get(key)) === undefined) ignored.push(`${key}=${asked.get(key)}`);
  return { state: { ...state, any: Object.fromEntries(Object.entries(any).filter(([, chosen]) => chosen.length)), has, sort, columns }, ignored };
}

/** The number that a limit is, or nothing. @param {string | null} text */
const limit = (text) => (text?.trim() && Number.isFinite(Number(text)) ? Number(text) : undefined);

/**
 * What an address asks for; a preset counts where it says nothing of its own.
 * @param {string} search
 * @param {string[]} shown The columns that are shown unless it says otherwise.
 * @returns {State}
 */
export function read(search, shown) {
  const asked = new URLSearchParams(search);
  const example = asked.get("example") ?? "", [sort, columns] = usual(example, shown);
  const numbers = (/** @type {string[]} */ keys, /** @type {string} */ end) => Object.fromEntries(
    keys.map((key) => [key, limit(asked.get(`${key}_${end}`))]).filter(([, value]) => value !== undefined));
  return {
    q: asked.get("q") ?? "",
    any: Object.fromEntries(FACETS.map((key) => [key, asked.getAll(key)]).filter(([, chosen]) => chosen.length)),
    has: asked.getAll("has"),
    least: numbers(LEAST, "min"),
    most: numbers(MOST, "max"),
    since: asked.get("since") ?? "",
    sort: asked.get("sort") ?? sort,
    columns: asked.get("columns")?.split(",") ?? columns,
    offerings: asked.get("rows") === "offerings",
    example,
  };
}

/**
 * The part of an address that says all this, from the question mark on; empty if nothing was chosen.
 * @param {State} state
 * @param {string[]} shown
 */
export function written(state, shown) {
  const said = new URLSearchParams(), [sort, columns] = usual(state.example, shown);
  if (state.q.trim()) said.set("q", state.q.trim());
  FACETS.forEach((key) => (state.any[key] ?? []).forEach((text) => said.append(key, text)));
  state.has.forEach((text) => said.append("has", text));
  LEAST.forEach((key) => { if (state.least[key] !== undefined) said.set(`${key}_min`, String(state.least[key])); });
  MOST.forEach((key) => { if (state.most[key] !== undefined) said.set(`${key}_max`, String(state.most[key])); });
  if (state.since) said.set("since", state.since);
  if (state.sort !== sort) said.set("sort", state.sort);
  if (state.columns.join() !== columns.join()) said.set("columns", state.columns.join());
  if (state.offerings) said.set("rows", "offerings");
  if (state.example) said.set("example", state.example);
  const text = said.toString();
  return text && `?${text}`;
}
