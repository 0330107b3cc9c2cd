// @ts-check
import { Matcher } from "./match.js";

/** @typedef {{matcher: Matcher, ids: Promise<void>}} Loaded */

/** @type {Promise<Loaded> | undefined} */
let loading;

/**
 * The names, and the promise that ids are there, too; fetched once in a page.
 * @param {string} folder The address of the search page, which the data lie beside.
 */
export function load(folder) {
  loading ??= fetched(folder).catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

/** @param {string} folder @returns {Promise<Loaded>} */
async function fetched(folder) {
  const matcher = new Matcher(await json(new URL("names.json", folder)));
  return { matcher, ids: json(new URL("ids.json", folder)).then((ids) => matcher.addIds(ids)) };
}

/** What a refusal answers is no JSON, and raises as much as no answer. @param {URL} address */
async function json(address) {
  return (await fetch(address)).json();
}
