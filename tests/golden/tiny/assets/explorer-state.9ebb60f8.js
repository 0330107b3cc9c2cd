import { FACETS, LEAST, MOST } from "./explorer-data.4a24d497.js";
export const NEWEST = "-released";
export function read(search, shown) {
const asked = new URLSearchParams(search);
const numbers = (keys, end) => Object.fromEntries(
keys.map((key) => [key, parseFloat(asked.get(`${key}_${end}`) ?? "")]).filter(([, value]) => !Number.isNaN(value)));
return {
q: asked.get("q") ?? "",
any: Object.fromEntries(FACETS.map((key) => [key, asked.getAll(key)]).filter(([, chosen]) => chosen.length)),
has: asked.getAll("has"),
least: numbers(LEAST, "min"),
most: numbers(MOST, "max"),
since: asked.get("since") ?? "",
sort: asked.get("sort") ?? NEWEST,
columns: asked.get("columns")?.split(",") ?? shown,
offerings: asked.get("rows") === "offerings",
example: asked.get("example") ?? "",
};
}
export function written(state, shown) {
const said = new URLSearchParams();
if (state.q.trim()) said.set("q", state.q.trim());
FACETS.forEach((key) => (state.any[key] ?? []).forEach((text) => said.append(key, text)));
state.has.forEach((text) => said.append("has", text));
LEAST.forEach((key) => { if (state.least[key] !== undefined) said.set(`${key}_min`, String(state.least[key])); });
MOST.forEach((key) => { if (state.most[key] !== undefined) said.set(`${key}_max`, String(state.most[key])); });
if (state.since) said.set("since", state.since);
if (state.sort !== NEWEST) said.set("sort", state.sort);
if (state.columns.join() !== shown.join()) said.set("columns", state.columns.join());
if (state.offerings) said.set("rows", "offerings");
if (state.example) said.set("example", state.example);
const text = said.toString();
return text && `?${text}`;
}
