// @ts-check
import { load } from "./search-data.js";
import { row, wholeDays } from "./search-rows.js";

/** @typedef {import("./match.js").Matcher} Matcher */

const MOST = 4; // so many parts are left out at most
const STATED = 6; // of so many providers at most, what they state is fetched
// The same as in generator/llmref/search/forms.py: a route or a maker, a region, a variant, a date.
const LEFT_OUT = [
  /^(?<out>[^/]+\/)(?<rest>.+)$/,
  /^(?<out>(?:us|eu|apac|global|jp|au|us-gov)\.)(?<rest>.+)$/,
  /^(?<rest>.+)(?<out>:[a-z][a-z-]*)$/,
  /^(?<rest>.+)(?<out>[-@]20(?:\d{6}|\d\d-\d\d-\d\d))(?<end>(?:-v\d+(?::\d+)?)?)$/,
];

/**
 * An ID as it is, then without one part, without two, and so on; each form once, with what was left out.
 * @param {string} id
 * @returns {[string, string[]][][]}
 */
export function forms(id) {
  /** @type {[string, string[]][][]} */
  const levels = [[[id.trim(), []]]];
  const seen = new Set([id.trim()]);
  while (levels[levels.length - 1].length && levels.length <= MOST) {
    /** @type {[string, string[]][]} */
    const shorter = [];
    for (const [text, leftOut] of levels[levels.length - 1]) {
      for (const rule of LEFT_OUT) {
        const parts = rule.exec(text)?.groups;
        const rest = parts ? parts.rest + (parts.end ?? "") : text;
        if (seen.has(rest)) continue;
        seen.add(rest);
        shorter.push([rest, [...leftOut, parts?.out ?? ""]]);
      }
    }
    levels.push(shorter);
  }
  return levels.filter((level) => level.length);
}

/** @param {Element | null | undefined} element */
const words = (element) => element?.textContent?.replace(/\s+/g, " ").trim() ?? "";

/**
 * What the page of an offering says of one of its IDs: first prices and status; empty if it cannot be read.
 * @param {string} path
 * @param {string} id
 */
async function stated(path, id) {
  try {
    const page = new DOMParser().parseFromString(await (await fetch(path)).text(), "text/html");
    const row = [...page.querySelectorAll("#recipe tbody tr")]
      .find((other) => words(other.querySelector("th")).toLowerCase() === id.toLowerCase());
    const heads = [...page.querySelectorAll("#recipe thead .number")];
    const prices = row ? [...row.querySelectorAll(".number")].map((cell, at) => `${words(heads[at])}: ${words(cell)}`)
      : [...page.querySelectorAll(".tile")].slice(0, 2).map((tile) => [...tile.children].map(words).join(" "));
    return [...prices, ...[...page.querySelectorAll(".badges > *")].map(words)].join(" · ");
  } catch {
    return "";
  }
}

/** Which models and providers the ID in the address means; nothing is guessed. */
class ResolveId extends HTMLElement {
  async connectedCallback() {
    const folder = new URL(this.dataset.folder ?? "", location.href).href;
    const id = (new URLSearchParams(location.search).get("id") ?? "").trim();
    const field = document.querySelector("main input[name=id]");
    if (field instanceof HTMLInputElement) field.value = id;
    if (!id) return;
    try {
      const { matcher, ids } = await load(folder);
      await ids;
      await this.show(matcher, id, folder);
    } catch {
      this.textContent = "The list of IDs could not be loaded; try again.";
    }
  }

  /** @param {Matcher} matcher @param {string} id @param {string} folder */
  async show(matcher, id, folder) {
    const root = folder.replace(/\/search\/$/, "");
    /** @type {Map<string, number[]>} */
    const numbers = new Map();
    matcher.ids?.forEach(({ text }, number) => numbers.set(text.toLowerCase(), [...numbers.get(text.toLowerCase()) ?? [], number]));
    for (const level of forms(id)) {
      const meanings = level.flatMap(([text, leftOut]) => (numbers.get(text.toLowerCase()) ?? []).map((number) => ({ number, leftOut })));
      if (!meanings.length) continue;
      const count = document.createElement("p");
      count.setAttribute("role", "status");
      count.textContent = meanings.length === 1 ? "This ID means one model:" : `This ID means ${meanings.length} models:`;
      this.replaceChildren(count, ...await Promise.all(meanings.map(({ number, leftOut }) => this.meaning(matcher, number, leftOut, root))));
      return;
    }
    const none = document.createElement("p");
    none.setAttribute("role", "status");
    const search = document.createElement("a");
    search.href = `${folder}?q=${encodeURIComponent(id)}`;
    search.textContent = "Search for similar names";
    none.append("No provider here lists this ID. ", search);
    this.replaceChildren(none);
  }

  /** @param {Matcher} matcher @param {number} number @param {string[]} leftOut @param {string} root */
  async meaning(matcher, number, leftOut, root) {
    const { entry, at, text } = /** @type {NonNullable<Matcher["ids"]>} */ (matcher.ids)[number];
    const section = document.createElement("section");
    section.className = "results";
    section.append(row(matcher.result(entry, 0, number), root));
    if (leftOut.length) {
      const note = document.createElement("p");
      note.className = "note";
      note.append("Left out to find it: ", ...leftOut.flatMap((part, at) => {
        const code = document.createElement("code");
        code.textContent = part;
        return at ? [" ", code] : [code];
      }));
      section.append(note);
    }
    const list = document.createElement("ul");
    list.className = "index-list";
    const first = matcher.names.groups[0][2];
    list.append(...await Promise.all(at.map(async (provider) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = `${root}/model/${matcher.slug(entry)}/${matcher.slug(first + provider)}/`;
      link.textContent = matcher.names.names[first + provider];
      item.append(link);
      const note = document.createElement("small");
      note.append(...wholeDays(at.length > STATED ? "" : await stated(link.href, text)));
      if (note.textContent) item.append(" ", note);
      return item;
    })));
    section.append(list);
    return section;
  }
}

customElements.define("resolve-id", ResolveId);
