export const FACETS = ["kind", "creator", "provider", "weights", "license", "status", "verified"];
export const LEAST = ["context", "max_output"];
export const MOST = ["input", "output", "cost"];
export const UNKNOWN = "Not known";
export const STATES = { Free: "free", "In subscription": "included", "–": "not-applicable" };
export const NO_SUCH_RATE = "This kind of model has no such price";
const plain = (text) => text.normalize("NFKD").toLowerCase().replace(/[\p{M}\s._:/-]+/gu, "");
export function amount(text) {
if (text === "Free") return 0;
return text && /^\d/.test(text) ? parseFloat(text.replaceAll(",", "")) : NaN;
}
export class Rows {
constructor(models) {
this.models = models;
this.count = models.names.length;
this.shape = new Map(models.columns.map(([key, , , shape]) => [key, shape]));
this.plain = models.names.map((name, row) => plain(`${name}${models.slugs[row]}${this.model("creator", row)}`));
this.numbers = new Map();
}
addOfferings(offerings) {
let at = 0;
this.offerings = offerings;
this.of = offerings.model.map((step) => (at += step));
this.numbers.clear();
}
model(key, row) {
const column = this.models.values[key];
return column.texts[column.rows[row]];
}
offering(key, row) {
const { offerings, of } = this;
if (!offerings || !of) return "";
if (key === "provider") return offerings.providers[offerings.provider[row]][0];
const column = offerings.values[key];
return column ? column.texts[column.rows[row]] : this.model(key, of[row]);
}
text(key, row, isOffering) {
return isOffering ? this.offering(key, row) : this.model(key, row);
}
numbersOf(key, isOffering) {
const name = `${key} ${isOffering}`;
const known = this.numbers.get(name);
if (known) return known;
const made = Float64Array.from({ length: isOffering ? this.of?.length ?? 0 : this.count }, (_, row) => amount(this.text(key, row, isOffering)));
this.numbers.set(name, made);
return made;
}
view(state) {
const isOffering = state.offerings || Boolean(state.any.provider?.length);
const passing = this.passing(state, isOffering);
const rows = isOffering && !state.offerings ? this.cheapest(passing.rows) : passing.rows;
return { rows: this.sorted(rows, state, isOffering), counts: passing.counts };
}
cheapest(rows) {
const cost = this.numbersOf("cost", true);
const input = this.numbersOf("input", true);
const best = new Map();
for (const row of rows) {
const model = this.of?.[row] ?? 0;
const held = best.get(model);
if (held === undefined || less(cost[row], cost[held], () => less(input[row], input[held], () => false))) best.set(model, row);
}
return [...best.values()];
}
passing(state, isOffering) {
const total = isOffering ? this.of?.length ?? 0 : this.count;
const words = state.q.split(/\s+/).map(plain).filter(Boolean);
const mask = state.has.reduce((bits, feature) => bits | (1 << this.models.features.indexOf(feature)), 0);
const limits = [...LEAST.map((key) => ({ key, bound: state.least[key], sign: 1 })), ...MOST.map((key) => ({ key, bound: state.most[key], sign: -1 }))]
.filter(({ bound }) => bound !== undefined)
.map(({ key, bound, sign }) => ({ numbers: this.numbersOf(key, isOffering), bound, sign }));
const facets = FACETS.filter((key) => key !== "provider" || isOffering)
.map((key) => ({ key, chosen: new Set(state.any[key] ?? []), counts: (new Map()) }));
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
sorted(rows, state, isOffering) {
const key = state.sort.replace(/^-/, "");
const way = state.sort.startsWith("-") ? -1 : 1;
const shape = this.shape.get(key);
const name = (row) => this.models.names[isOffering ? this.of?.[row] ?? 0 : row];
if (shape === "money" || shape === "count") {
const numbers = this.numbersOf(key, isOffering);
return rows.sort((a, b) => (Number.isNaN(numbers[a]) ? 1 : 0) - (Number.isNaN(numbers[b]) ? 1 : 0) || (numbers[a] - numbers[b]) * way || a - b);
}
const texts = new Map(rows.map((row) => [row, key === "name" ? name(row).toLowerCase() : shape === "date" ? date(this.text(key, row, isOffering)) : this.text(key, row, isOffering).toLowerCase()]));
const text = (row) => texts.get(row) ?? "";
return rows.sort((a, b) => (text(a) ? 0 : 1) - (text(b) ? 0 : 1) || (text(a) < text(b) ? -way : text(a) > text(b) ? way : a - b));
}
}
const date = (text) => text.replace(/^by /, "");
function less(a, b, ifEqual) {
if (Number.isNaN(a)) return Number.isNaN(b) ? ifEqual() : false;
return Number.isNaN(b) || a < b || (a === b && ifEqual());
}
