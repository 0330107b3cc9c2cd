// @ts-check
// Reads the columns that `llmref/packed.py` writes.

/** @typedef {{texts: string[], rows: string}} Column */

/** The numbers that a text has, a character each. @param {string} text */
export const unpacked = (text) => Array.from(text, (character) => {
  const code = character.codePointAt(0) ?? 0;
  return code - (code < 92 ? 35 : code < 127 ? 36 : code < 0xd800 ? 70 : 0x846);
});

/** The text of each row of a column. @param {Column} column */
export const texts = (column) => unpacked(column.rows).map((number) => column.texts[number]);

/** The slug of a thing, stated before any search terms, and only where its name does not give it. @param {string} name @param {string} stated */
export const slugOf = (name, stated) => stated.split(" ")[0] || name.toLowerCase().replace(/[^a-z0-9.]+/g, "-").replace(/^-|-$/g, "");
