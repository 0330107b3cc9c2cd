import { load } from "./search-data.53092b89.js";
import { row } from "./search-rows.8d516b7e.js";
const MOST = 4;
const LEFT_OUT = [
/^(?<out>[^/]+\/)(?<rest>.+)$/,
/^(?<out>(?:us|eu|apac|global|jp|au|us-gov)\.)(?<rest>.+)$/,
/^(?<rest>.+)(?<out>:[a-z][a-z-]*)$/,
/^(?<rest>.+)(?<out>[-@]20(?:\d{6}|\d\d-\d\d-\d\d))(?<end>(?:-v\d+(?::\d+)?)?)$/,
];
export function forms(id) {
const levels = [[[id.trim(), []]]];
const seen = new Set([id.trim()]);
while (levels[levels.length - 1].length && levels.length <= MOST) {
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
this.show(matcher, id, folder);
} catch {
this.textContent = "The list of IDs could not be loaded; try again.";
}
}
show(matcher, id, folder) {
const root = folder.replace(/\/search\/$/, "");
const numbers = new Map();
matcher.ids?.forEach(({ text }, number) => numbers.set(text.toLowerCase(), [...numbers.get(text.toLowerCase()) ?? [], number]));
for (const level of forms(id)) {
const meanings = level.flatMap(([text, leftOut]) => (numbers.get(text.toLowerCase()) ?? []).map((number) => ({ number, leftOut })));
if (!meanings.length) continue;
const count = document.createElement("p");
count.setAttribute("role", "status");
count.textContent = meanings.length === 1 ? "This ID means one model:" : `This ID means ${meanings.length} models:`;
this.replaceChildren(count, ...meanings.map(({ number, leftOut }) => this.meaning(matcher, number, leftOut, root)));
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
meaning(matcher, number, leftOut, root) {
const { entry, at } = (matcher.ids)[number];
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
list.append(...at.map((provider) => {
const item = document.createElement("li");
const link = document.createElement("a");
link.href = `${root}/model/${matcher.slug(entry)}/${matcher.slug(first + provider)}/`;
link.textContent = matcher.names.names[first + provider];
item.append(link);
return item;
}));
section.append(list);
return section;
}
}
customElements.define("resolve-id", ResolveId);
