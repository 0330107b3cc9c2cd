// @ts-check

/**
 * @param {string} tag
 * @param {string} [className]
 * @param {string} [text]
 */
export function make(tag, className = "", text = "") {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.textContent = text;
  return made;
}

/** @param {string} text @param {() => void} pressed */
export function button(text, pressed) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  made.addEventListener("click", pressed);
  return made;
}

/** A box to check, with a count beside it. @param {string} text @param {string} count @param {() => void} changed */
export function check(text, count, changed) {
  const label = make("label", "explorer-check");
  const input = document.createElement("input");
  input.type = "checkbox";
  input.addEventListener("change", changed);
  label.append(input, make("span", "", text));
  if (count) label.append(make("small", "", count));
  return { label, input };
}

/** @param {string} title @param {boolean} [isOpen] */
export function folded(title, isOpen = false) {
  const part = document.createElement("details");
  part.className = "explorer-part";
  part.open = isOpen;
  const head = document.createElement("summary");
  head.textContent = title;
  part.append(head);
  return part;
}

/**
 * Hands the rows of the view to the reader as a file.
 * @param {"csv" | "json"} kind
 * @param {Record<string, string | null>[]} rows
 * @param {string[]} columns
 */
export function save(kind, rows, columns) {
  const text = kind === "json" ? JSON.stringify(rows, null, 1) : [columns, ...rows.map((row) => columns.map((column) => row[column]))].map((line) => line.map(quoted).join(",")).join("\r\n") + "\r\n";
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: kind === "json" ? "application/json" : "text/csv" }));
  link.download = `models.${kind}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

/** A value for CSV; what a spreadsheet would take for a formula starts with an apostrophe. @param {string | null} value */
function quoted(value) {
  const text = value ?? "";
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
