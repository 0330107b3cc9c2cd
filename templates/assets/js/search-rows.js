// @ts-check
// How results are shown, wherever they are listed.

/** @typedef {import("./match.js").Result} Result */

/**
 * The results by kind: the kind of the best result first.
 * @param {import("./match.js").Matcher} matcher
 * @param {Result[]} results
 * @returns {[string, Result[]][]}
 */
export function grouped(matcher, results) {
  const groups = [...new Set(results.map((result) => result.group))];
  return groups.map((group) => [matcher.names.groups[group][0], results.filter((result) => result.group === group)]);
}

/**
 * A link to a result with what is known of it.
 * @param {Result} result
 * @param {string} root The address that paths of the site are added to, without a slash.
 */
export function row(result, root) {
  const link = document.createElement("a");
  link.href = root + result.path;
  link.className = "result";
  part(link, "result-name", result.name);
  if (result.creator && !result.name.startsWith(result.creator)) part(link, "result-note", result.creator);
  const [price, context, status] = result.facts;
  if (status) part(link, "result-status", status);
  part(link, "result-facts", [price, context && `${context} context`].filter(Boolean).join(" · "));
  if (result.id) {
    const line = part(link, "result-id", "");
    const code = document.createElement("code");
    code.textContent = result.id;
    line.append(code, ` at ${few(result.at)}`);
  }
  return link;
}

/** A text for a page, in parts: its days do not break at the end of a line. @param {string} text @returns {(string | HTMLElement)[]} */
export const wholeDays = (text) => text.split(/(\d{4}-\d\d-\d\d)/).map((part, at) => (at % 2 ? Object.assign(document.createElement("time"), { textContent: part }) : part));

/** @param {string[]} names */
function few(names) {
  return names.length > 3 ? `${names.slice(0, 2).join(", ")} and ${names.length - 2} more` : names.join(", ");
}

/**
 * @param {HTMLElement} parent
 * @param {string} name
 * @param {string} text
 */
function part(parent, name, text) {
  const made = document.createElement("span");
  made.className = name;
  made.append(...wholeDays(text));
  parent.append(made, " ");
  return made;
}
