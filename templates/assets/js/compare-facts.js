// @ts-check

/** @typedef {{text: string, state: string, note: string}} Value */
/** @typedef {Map<string, Map<string, Value>>} Facts The facts of a page: by group, then by label. */
/** @typedef {{name: string, path: string, facts: Facts}} Column */

const PRICES = ["summary", "why", "pricing"]; // sections whose facts are compared as one group
const LIMITS = ["Context window", "Max output tokens", "Dimensions", "Input", "Output"];
const FIRST = ["Status", "Prices", "Limits", "Specifications", "Capabilities", "Parameters", "Benchmark scores", "Data policy", "Recipe", "Sources"];
const SKIPPED = ["faq", "sources", "edit", "start", "ids", "recipe", "history", "scores", "data"];

/**
 * The facts that the page of a model or an offering shows, in its own words.
 * @param {Document} page
 * @param {Document} keeper the page whose data policy applies: of the provider of an offering
 * @returns {Facts}
 */
export function facts(page, keeper = page) {
  /** @type {Facts} */
  const found = new Map();
  const badges = [...page.querySelectorAll(".page-head .badge")].map((badge) => text(badge)).filter((badge) => !badge.endsWith(" weights")); // they are a specification
  const status = badges.length ? { text: badges.join(" \u00b7 "), state: "known", note: "" } : { text: "Not known", state: "unknown", note: "" };
  found.set("Status", new Map([["Status", status]]));
  const own = prices(page);
  if (own.length) found.set("Prices", new Map(own));
  for (const section of page.querySelectorAll("main section[id]")) {
    if (SKIPPED.includes(section.id)) continue;
    const rows = [...listed(section), ...capabilities(section)];
    const title = PRICES.includes(section.id) ? "Prices" : text(section.querySelector("h2"));
    for (const row of rows) {
      const group = section.id === "specs" && LIMITS.includes(row[0]) ? "Limits" : title;
      found.set(group, new Map([...(found.get(group) ?? []), row]));
    }
  }
  for (const [title, rows] of Object.entries({ "Benchmark scores": scores(page), "Data policy": policy(keeper), Recipe: recipe(page), Sources: sources(page) })) {
    const firsts = rows.filter(([label], at) => rows.findIndex(([other]) => other === label) === at);
    if (rows.length) found.set(title, new Map(firsts));
  }
  return found;
}

/** @param {Document} page @returns {[string, Value][]} */
function scores(page) {
  return [...page.querySelectorAll("#scores tbody tr")].map((row) => {
    const [score, setting, day, by] = row.querySelectorAll("td");
    const label = [row.querySelector("th"), setting?.querySelector("[data-state]") ? null : setting].map((cell) => text(cell)).filter(Boolean).join(", ");
    return [label, { text: text(score), state: "known", note: `${text(day)}, ${text(by)}` }];
  });
}

/** What becomes of prompts. @param {Document} page @returns {[string, Value][]} */
function policy(page) {
  const section = page.querySelector("section#data");
  return section ? [...listed(section), ...capabilities(section)] : [];
}

/** @param {Document} page @returns {[string, Value][]} */
function recipe(page) {
  const ids = [...new Set([...page.querySelectorAll("#recipe [data-what='the model ID'] code, #ids td code, #ids th code")].map((code) => text(code)))];
  const installs = [...new Set([...page.querySelectorAll("#recipe [data-what='the install command'] code")].map((code) => text(code)))];
  const known = (/** @type {string} */ value) => ({ text: value, state: "known", note: "" });
  /** @type {[string, Value][]} */
  const rows = [];
  if (ids.length) rows.push(["Model ID", known(ids[0] + (ids.length > 1 ? ` and ${ids.length - 1} more` : ""))]);
  if (installs.length) rows.push(["Install", known(installs.join(" \u00b7 "))]);
  return rows;
}

/** The documents that were read, with the newest day. @param {Document} page @returns {[string, Value][]} */
function sources(page) {
  return [...page.querySelectorAll("#sources .sources li")].map((row) => {
    const day = [...row.querySelectorAll("time")].map((time) => text(time)).sort().at(-1) ?? "";
    return [text(row.querySelector("a")), { text: day, state: "known", note: "" }];
  });
}

/** Rates by the names that the page of a model gives them, and costs of examples. @param {Document} page @returns {[string, Value][]} */
function prices(page) {
  const rates = [...page.querySelectorAll(".page-head .tile")].map((tile) => {
    const [value, unit] = tile.querySelectorAll("dd");
    const [per, ...also] = text(unit, "time").replace(/,$/, "").split("; ");
    const label = `${text(tile.querySelector("dt"))} ${per}`.trim();
    const note = [value?.title, ...also, text(unit?.querySelector("time"))].filter(Boolean).join(". ");
    return /** @type {[string, Value]} */ ([label, { text: text(value), state: value?.dataset.state ?? "known", note }]);
  });
  const costs = [...page.querySelectorAll("[aria-label='Example costs'] tbody tr")].map((row) => {
    const cell = row.querySelector("td"), state = cell?.querySelector("[data-state]")?.getAttribute("data-state") ?? "known";
    return /** @type {[string, Value]} */ ([`Cost of ${text(row.querySelector("th"))}`, { text: text(cell), state, note: "" }]);
  });
  return [...rates, ...costs];
}

/** @param {Element} section @returns {[string, Value][]} */
function listed(section) {
  const rows = [...section.querySelectorAll("dl.facts > div")].filter((row) => !row.closest("details"));
  return rows.map((row) => {
    const value = row.querySelector("dd");
    const state = value?.querySelector("span")?.getAttribute("data-state") ?? "known";
    return [text(row.querySelector("dt")), { text: text(value, "small"), state, note: text(row.querySelector("small")) }];
  });
}

const ANSWERS = /** @type {Record<string, string>} */ ({ yes: "known", no: "known", "not-known": "unknown" });

/** @param {Element} section @returns {[string, Value][]} */
function capabilities(section) {
  const answered = [...section.querySelectorAll(".capabilities > li")].map((row) => {
    const answer = row.querySelector("[data-answer]");
    const state = ANSWERS[answer?.getAttribute("data-answer") ?? ""] ?? "known";
    return /** @type {[string, Value]} */ ([text(row.firstElementChild), { text: text(answer), state, note: text(row.querySelector("small")) }]);
  });
  const names = [...section.querySelectorAll(".open-answers")].flatMap((line) => text(line, "b").split(", "));
  const open = names.map((name) => /** @type {[string, Value]} */ ([name, { text: "Not known", state: "unknown", note: "" }]));
  return [...answered, ...open];
}

/**
 * The words of an element, without those of its children that a selector names.
 * @param {Element | null | undefined} element
 * @param {string} [without]
 */
function text(element, without) {
  const parts = [...(element?.childNodes ?? [])].filter((part) => !without || !(part instanceof Element && part.matches(without)));
  return parts.map((part) => part.textContent).join("").replace(/\s+/g, " ").trim();
}

/**
 * The rows of a table: facts of one name side by side, with whether they differ.
 * @param {Column[]} columns
 * @returns {{title: string, rows: {label: string, values: (Value | undefined)[], differs: boolean}[]}[]}
 */
export function side(columns) {
  const all = columns.flatMap(({ facts }) => [...facts.keys()]);
  const titles = new Set([...FIRST.filter((title) => all.includes(title)), ...all]);
  return [...titles].map((title) => {
    const groups = columns.map(({ facts }) => facts.get(title));
    const labels = new Set(groups.flatMap((group) => [...(group?.keys() ?? [])]));
    return {
      title,
      rows: [...labels].map((label) => {
        const values = groups.map((group) => group?.get(label));
        return { label, values, differs: new Set(values.map((value) => `${value?.text} ${value?.state}`)).size > 1 };
      }),
    };
  });
}

/**
 * The comparison as a Markdown table for each group.
 * @param {Column[]} columns
 * @param {boolean} onlyDifferent
 */
export function markdown(columns, onlyDifferent) {
  const cell = (/** @type {string} */ value) => value.replace(/[\\|`*_[\]<>]/g, "\\$&");
  const said = (/** @type {Value | undefined} */ value) => (value ? value.text + (value.note && ` (${value.note})`) : "–");
  const lines = [`| | ${columns.map(({ name }) => cell(name)).join(" | ")} |`, `|---${"|---".repeat(columns.length)}|`];
  for (const { title, rows } of side(columns)) {
    const shown = rows.filter(({ differs }) => differs || !onlyDifferent);
    if (shown.length) lines.push(`| **${cell(title)}** ${"| ".repeat(columns.length)}|`);
    for (const { label, values } of shown) lines.push(`| ${cell(label)} | ${values.map((value) => cell(said(value))).join(" | ")} |`);
  }
  return `${lines.join("\n")}\n\n${location.href}\n`;
}
