// @ts-check
// Finds pages by name and by id. All weights come with the data; nothing is scored by hand here.

import { slugOf, texts, unpacked } from "./packed.js";

/**
 * @typedef {{groups: [string, string, number][], rarity: string, names: string[], slugs: string[],
 *   weight: string, creator: string}} Names
 * @typedef {{ids: string[], at: string[], sets: string[], facts: import("./packed.js").Column[]}} Ids
 * @typedef {{name: string, path: string, group: number, creator: string, facts: string[], id: string,
 *   at: string[], score: number}} Result
 */

const FAR = 9;
const EXTRA_NUMBER = 0.6; // a number that nobody asked for: Grok 4.3 where Grok 4 was
const POPULARITY = 0.4;
const JOINED = 0.95; // two words that are one: sonnet from son net
const WHOLE = 1.5; // all of a name, a slug or a search term
const IN_ORDER = 1.2; // a part of a name as it is written: GPT-4o mini, not o4 mini, from 4o mini
const ID_PART = 5; // characters that name a part of an id

/** @param {string} text */
export function words(text) {
  const plain = text.normalize("NFKD").toLowerCase().replace(/\p{M}+/gu, "");
  return plain.match(/\p{L}+|\p{Nd}+/gu) ?? [];
}

/** @param {string} text */
export const squeezed = (text) => words(text).join("");

const isNumber = (/** @type {string} */ word) => /^\p{Nd}/u.test(word);

/**
 * The Damerau distance of a word to another, or to the beginning of it; a large number above `most`.
 * @param {string} a
 * @param {string} b
 * @param {number} most
 * @param {boolean} toBeginning
 */
export function distance(a, b, most, toBeginning) {
  if (a.length - b.length > most || (!toBeginning && b.length - a.length > most)) return FAR;
  const width = Math.min(b.length, a.length + most);
  let before = /** @type {number[]} */ ([]);
  let last = [...Array(width + 1).keys()];
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
  /** @param {Names} names */
  constructor(names) {
    this.names = names;
    this.vocabulary = [...new Set([...names.names, ...names.slugs].flatMap(words))].sort();
    this.rarity = unpacked(names.rarity);
    this.popularity = unpacked(names.weight);
    this.creator = unpacked(names.creator).map((number) => names.names[number - 1] ?? "");
    /** @type {string[][]} */
    this.facts = [];
    const place = new Map(this.vocabulary.map((word, number) => [word, number]));
    /** @type {[number, number][][]} */
    this.holders = this.vocabulary.map(() => []);
    this.weight = this.popularity.map((weight) => weight ** POPULARITY);
    this.numbers = names.names.map((name) => words(name).filter(isNumber).length);
    this.size = new Float64Array(names.names.length);
    this.group = names.groups.flatMap(([, , count], group) => Array(count).fill(group));
    this.forms = names.names.map((name, entry) => [name, ...names.slugs[entry].split(" ")].map(squeezed));
    names.names.forEach((name, entry) => {
      const parts = /** @type {[string, number][]} */ ([[this.creator[entry], 0.5], [names.slugs[entry], 0.9], [name, 1]]);
      new Map(parts.flatMap(([text, share]) => words(text).map((word) => [word, share]))).forEach((share, word) => {
        const number = place.get(word) ?? 0; // creators are among the names
        this.holders[number].push([entry, share]);
        if (share === 1) this.size[entry] += this.rarity[number];
      });
    });
  }

  /** @param {Ids} ids */
  addIds(ids) {
    this.facts = ids.facts.map(texts);
    const sets = ids.sets.map(unpacked);
    /** @type {{text: string, plain: string, entry: number, at: number[]}[]} */
    this.ids = ids.ids.flatMap((joined, entry) => {
      const at = unpacked(ids.at[entry]);
      return joined.split(" ").filter(Boolean).map((text, number) => {
        const id = text.replaceAll("*", this.slug(entry));
        return { text: id, plain: squeezed(id), entry, at: sets[at[number]] };
      });
    });
  }

  /** @param {number} entry */
  slug(entry) {
    return slugOf(this.names.names[entry], this.names.slugs[entry]);
  }

  /**
   * Words of the vocabulary that a word may mean, with how well each fits. Digits are never guessed.
   * @param {string} word
   * @param {boolean} isLast
   * @returns {[number, number][]}
   */
  meant(word, isLast) {
    /** @type {[number, number][]} */
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

  /**
   * @param {string} word
   * @param {boolean} isLast
   * @param {[number, number][]} fits
   */
  addNear(word, isLast, fits) {
    const most = word.length < 7 ? 1 : 2;
    this.vocabulary.forEach((other, at) => {
      if (other.length < 3 || other.startsWith(word)) return;
      const away = distance(word, other, most, false);
      if (away <= most) fits.push([at, (word.length > 2 ? 0.9 : 0.7) - away * 0.2]);
      else if (isLast && word.length > 3 && distance(word, other, 1, true) <= 1) fits.push([at, 0.4]);
    });
  }

  /**
   * The best results for a query, the best first.
   * @param {string} query
   * @param {number} limit
   * @returns {Result[]}
   */
  find(query, limit) {
    const asked = words(query).slice(0, 16);
    if (!asked.length) return [];
    const scores = this.byWords(asked);
    const ids = this.byIds(query.trim(), asked.join(""), scores);
    const best = [...scores.keys()].filter((entry) => scores[entry] > 0);
    best.sort((a, b) => scores[b] - scores[a] || this.popularity[b] - this.popularity[a]);
    return best.slice(0, limit).map((entry) => this.result(entry, scores[entry], ids.get(entry)?.[1]));
  }

  /** @param {string[]} asked */
  byWords(asked) {
    const { forms, numbers, size, weight } = this;
    const values = asked.map((word, at) => this.value(word, at + 1 === asked.length));
    asked.slice(1).forEach((word, at) => {
      if (isNumber(word) || isNumber(asked[at])) return;
      this.value(asked[at] + word, at + 2 === asked.length).forEach((value, entry) => {
        for (const row of [values[at], values[at + 1]]) row[entry] = Math.max(row[entry], (value * JOINED) / 2);
      });
    });
    const hasNumber = asked.some(isNumber);
    const whole = asked.join("");
    return size.map((most, entry) => {
      let sum = 0;
      for (const row of values) sum += row[entry];
      if (!sum) {
        const form = forms[entry].find((text) => text.startsWith(whole));
        return form ? (most * weight[entry] * whole.length) / form.length : 0;
      }
      const hits = asked.filter((_, at) => values[at][entry]);
      const shortness = Math.sqrt(Math.min(1, sum / most));
      let score = sum * (hits.length / asked.length) ** 3 * (0.4 + 0.6 * shortness) * weight[entry];
      if (hasNumber) score *= EXTRA_NUMBER ** Math.max(0, numbers[entry] - hits.filter(isNumber).length);
      if (forms[entry].includes(whole)) return Math.max(score, most * weight[entry]) * WHOLE;
      return forms[entry][0].includes(whole) ? score * IN_ORDER : score;
    });
  }

  /**
   * The value of a word in each entry.
   * @param {string} word
   * @param {boolean} isLast
   */
  value(word, isLast) {
    const row = new Float64Array(this.size.length);
    let most = Infinity; // what begins with a word is worth no more than the word itself
    for (const [at, fit] of this.meant(word, isLast)) {
      const worth = Math.min(most, this.rarity[at]);
      if (fit === 1) most = worth;
      for (const [entry, strength] of this.holders[at]) row[entry] = Math.max(row[entry], worth * fit * strength);
    }
    return row;
  }

  /**
   * Adds to the scores what the ids say; gives that value and the number of the id that was meant by entry.
   * @param {string} query
   * @param {string} asked
   * @param {Float64Array} scores
   */
  byIds(query, asked, scores) {
    /** @type {Map<number, [number, number]>} */
    const best = new Map();
    if (asked.length < 2 || /^\p{L}+$/u.test(query)) return best;
    const isPart = asked.length >= ID_PART && /^\S+$/.test(query) && /\p{Nd}/u.test(asked) && /[-/.:_@]/.test(query);
    this.ids?.forEach(({ text, plain, entry }, number) => {
      let value = 0;
      if (plain === asked) value = text === query ? 2e6 : 1e6;
      else if (!isPart) return;
      else if (plain.length >= ID_PART && asked.includes(plain)) value = 1e3 * (plain.length / asked.length) ** 2;
      else if (plain.includes(asked)) value = 1e3 * (asked.length / plain.length) ** 2;
      if (value > (best.get(entry)?.[0] ?? 0)) best.set(entry, [value, number]);
    });
    best.forEach(([value], entry) => { scores[entry] += value; });
    return best;
  }

  /**
   * @param {number} entry
   * @param {number} score
   * @param {number | undefined} id
   * @returns {Result}
   */
  result(entry, score, id) {
    const { names } = this;
    const group = this.group[entry];
    const meant = this.ids?.[id ?? -1] ?? { text: "", at: [] };
    return {
      name: names.names[entry],
      path: `${names.groups[group][1]}${this.slug(entry)}/`,
      group,
      creator: this.creator[entry],
      facts: this.facts.map((column) => column[entry]),
      id: meant.text,
      at: meant.at.map((provider) => names.names[names.groups[0][2] + provider]),
      score,
    };
  }
}
