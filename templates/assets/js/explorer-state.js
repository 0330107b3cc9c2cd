// @ts-check
import { FACETS, LEAST, MOST } from "./explorer-data.js";

/** @typedef {import("./explorer-data.js").State} State */

export const NEWEST = "-released";

/** How rows are sorted, and what is shown of them, unless an address says otherwise: an example ranks by its costs. @param {string} example @param {string[]} shown @returns {[string, string[]]} */
const usual = (example, shown) => (example ? ["cost", shown.includes("cost") ? shown : [...shown, "cost"]] : [NEWEST, shown]);

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
    keys.map((key) => [key, parseFloat(asked.get(`${key}_${end}`) ?? "")]).filter(([, value]) => !Number.isNaN(value)));
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
