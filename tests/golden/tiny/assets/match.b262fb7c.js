import { slugOf, texts, unpacked } from "./packed.d38041dc.js";
const FAR = 9;
const EXTRA_NUMBER = 0.6;
const POPULARITY = 0.4;
const ID_PART = 5;
export function words(text) {
const plain = text.normalize("NFKD").toLowerCase().replace(/\p{M}+/gu, "");
return plain.match(/\p{L}+|\p{Nd}+/gu) ?? [];
}
export const squeezed = (text) => words(text).join("");
const isNumber = (word) => /^\p{Nd}/u.test(word);
export function distance(a, b, most, toBeginning) {
if (a.length - b.length > most || (!toBeginning && b.length - a.length > most)) return FAR;
const width = Math.min(b.length, a.length + most);
let before = ([]);
let last = Array.from({ length: width + 1 }, (_, column) => column);
for (let i = 1; i <= a.length; i += 1) {
const row = [i];
for (let j = 1; j <= width; j += 1) {
const same = a[i - 1] === b[j - 1] ? 0 : 1;
row[j] = Math.min(last[j - 1] + same, last[j] + 1, row[j - 1] + 1);
if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
}
if (Math.min(...row) > most) return FAR;
before = last;
last = row;
}
return toBeginning ? Math.min(...last) : last[width];
}
export class Matcher {
constructor(names) {
this.names = names;
this.vocabulary = [...new Set([...names.names, ...names.slugs].flatMap(words))].sort();
this.rarity = unpacked(names.rarity);
this.popularity = unpacked(names.weight);
this.creator = unpacked(names.creator).map((number) => names.names[number - 1] ?? "");
this.facts = [];
const place = new Map(this.vocabulary.map((word, number) => [word, number]));
this.holders = this.vocabulary.map(() => []);
this.weight = this.popularity.map((weight) => weight ** POPULARITY);
this.numbers = new Uint8Array(names.names.length);
this.size = new Float64Array(names.names.length);
this.group = names.groups.flatMap(([, , count], group) => Array(count).fill(group));
this.squeezed = names.names.map(squeezed);
names.names.forEach((name, entry) => {
this.numbers[entry] = words(name).filter(isNumber).length;
const strength = new Map();
const parts = ([[0.5, this.creator[entry]], [0.9, names.slugs[entry]], [1, name]]);
for (const [share, text] of parts) for (const word of words(text)) strength.set(word, share);
strength.forEach((share, word) => {
const number = place.get(word);
if (number === undefined) return;
this.holders[number].push([entry, share]);
if (share === 1) this.size[entry] += this.rarity[number];
});
});
}
addIds(ids) {
this.facts = ids.facts.map(texts);
const sets = ids.sets.map(unpacked);
this.ids = ids.ids.flatMap((joined, entry) => {
const at = unpacked(ids.at[entry]);
return joined.split(" ").filter(Boolean).map((text, number) => {
const id = text.replaceAll("*", this.slug(entry));
return { text: id, plain: squeezed(id), entry, at: sets[at[number]] };
});
});
}
slug(entry) {
return slugOf(this.names.names[entry], this.names.slugs[entry]);
}
meant(word, isLast) {
const fits = [];
const start = this.vocabulary.findIndex((other) => other >= word);
const isExact = this.vocabulary[start] === word;
if (isExact) fits.push([start, 1]);
if (!isNumber(word) || isLast)
for (let at = start + (isExact ? 1 : 0); this.vocabulary[at]?.startsWith(word); at += 1)
fits.push([at, 0.45 + (0.45 * word.length) / this.vocabulary[at].length]);
if (!isNumber(word) && !isExact && word.length > 1) this.addNear(word, isLast, fits);
return fits;
}
addNear(word, isLast, fits) {
const most = word.length < 7 ? 1 : 2;
this.vocabulary.forEach((other, at) => {
if (other.length < 3 || other.startsWith(word)) return;
const away = distance(word, other, most, false);
if (away <= most) fits.push([at, (word.length > 2 ? 0.9 : 0.7) - away * 0.2]);
else if (isLast && word.length > 3 && distance(word, other, 1, true) <= 1) fits.push([at, 0.4]);
});
}
find(query, limit = 10) {
const asked = words(query).slice(0, 16);
if (!asked.length) return [];
const scores = this.byWords(asked);
const ids = this.byIds(query.trim(), asked.join(""), scores);
const best = [...scores.keys()].filter((entry) => scores[entry] > 0);
best.sort((a, b) => scores[b] - scores[a] || this.popularity[b] - this.popularity[a] || a - b);
return best.slice(0, limit).map((entry) => this.result(entry, scores[entry], ids.get(entry)));
}
byWords(asked) {
const { names, numbers, size } = this;
const count = names.names.length;
const sums = new Float64Array(count);
const found = new Uint8Array(count);
const numbersFound = new Uint8Array(count);
const last = asked.length;
const values = asked.map(() => new Float64Array(count));
asked.forEach((word, at) => {
this.value(word, at + 1 === last, values[at], 1);
if (at + 1 < last && !isNumber(word) && !isNumber(asked[at + 1])) {
const joined = new Float64Array(count);
this.value(word + asked[at + 1], at + 2 === last, joined, 0.95);
for (let entry = 0; entry < count; entry += 1)
for (const part of [at, at + 1]) if (joined[entry] / 2 > values[part][entry]) values[part][entry] = joined[entry] / 2;
}
});
values.forEach((row, at) => {
const number = isNumber(asked[at]);
for (let entry = 0; entry < count; entry += 1) if (row[entry]) {
sums[entry] += row[entry];
found[entry] += 1;
if (number) numbersFound[entry] += 1;
}
});
const hasNumber = asked.some(isNumber);
const whole = asked.join("");
for (let entry = 0; entry < count; entry += 1) {
let score = 0;
if (found[entry]) {
const share = found[entry] / last;
const shortness = Math.sqrt(Math.min(1, sums[entry] / (size[entry] || 1)));
score = sums[entry] * share ** 3 * (0.4 + 0.6 * shortness) * this.weight[entry];
if (hasNumber && numbers[entry] > numbersFound[entry]) score *= EXTRA_NUMBER ** (numbers[entry] - numbersFound[entry]);
}
if (this.squeezed[entry].startsWith(whole) && whole.length > 1) {
const part = whole.length / this.squeezed[entry].length;
score = Math.max(score, size[entry] * part * this.weight[entry]) * (part === 1 ? 1.5 : 1);
}
sums[entry] = score;
}
return sums;
}
value(word, isLast, row, share) {
for (const [at, fit] of this.meant(word, isLast)) {
const value = this.rarity[at] * fit * share;
for (const [entry, strength] of this.holders[at]) if (value * strength > row[entry]) row[entry] = value * strength;
}
}
byIds(query, asked, scores) {
const meant = new Map();
const best = new Map();
if (asked.length < 2 || /^\p{L}+$/u.test(query)) return meant;
const isPart = asked.length >= ID_PART && /^\S+$/.test(query) && /\p{Nd}/u.test(asked) && /[-/.:_@]/.test(query);
this.ids?.forEach(({ text, plain, entry }, number) => {
let value = 0;
if (plain === asked) value = text === query ? 2e6 : 1e6;
else if (!isPart) return;
else if (plain.length >= ID_PART && asked.includes(plain)) value = 1e3 * (plain.length / asked.length) ** 2;
else if (plain.includes(asked)) value = 1e3 * (asked.length / plain.length) ** 2;
if (value > (best.get(entry) ?? 0)) {
best.set(entry, value);
meant.set(entry, number);
}
});
best.forEach((value, entry) => { scores[entry] += value; });
return meant;
}
result(entry, score, id) {
const { names } = this;
const group = this.group[entry];
const held = id === undefined ? undefined : this.ids?.[id];
const start = names.groups[0][2];
return {
name: names.names[entry],
path: `${names.groups[group][1]}${this.slug(entry)}/`,
group,
creator: this.creator[entry],
facts: this.facts.map((column) => column[entry]),
id: held?.text ?? "",
at: (held?.at ?? []).map((provider) => names.names[start + provider]),
score,
};
}
}
