// @ts-check

/** @typedef {{path: string, name: string}} Compared A model or an offering: its path below /model/. */

export const MOST = 6; // more columns fit no screen
const KEY = "compare";

/** What the reader chose to compare, on whatever page; empty where nothing can be kept. @returns {Compared[]} */
export function chosen() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter((each) => typeof each?.path === "string" && typeof each?.name === "string").slice(0, MOST) : [];
  } catch {
    return [];
  }
}

/** @param {Compared[]} list */
export function choose(list) {
  try {
    localStorage.setItem(KEY, JSON.stringify(list.slice(0, MOST)));
  } catch {
    // Nothing can be kept here; the address of the page of comparisons still holds them.
  }
  document.dispatchEvent(new Event("compare"));
}

/** The address that compares them. @param {string} root @param {Compared[]} list */
export function address(root, list) {
  return `${root}compare/?m=${list.map(({ path }) => path.split("/").map(encodeURIComponent).join("/")).join(",")}`;
}
