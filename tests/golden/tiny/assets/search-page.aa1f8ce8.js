import { load } from "./search-data.53092b89.js";
import { grouped, row } from "./search-rows.8d516b7e.js";
const MOST = 60;
function named(root) {
const path = location.pathname.slice(root === "/" ? 0 : root.length);
try {
return decodeURIComponent(path).replace(/^\/(model|provider|creator|family|docs|kind|capability)\//, "").replace(/(index)?\.\w+$/, "").replaceAll("/", " ");
} catch {
return "";
}
}
class SearchResults extends HTMLElement {
async connectedCallback() {
const folder = new URL(this.dataset.folder ?? "", location.href);
const root = folder.href.replace(/\/search\/$/, "");
const isAddress = this.dataset.of === "address";
const query = isAddress ? named(new URL(root).pathname) : new URLSearchParams(location.search).get("q") ?? "";
document.querySelectorAll("search-box input").forEach((field) => {
if (!isAddress) (field).value = query;
});
if (!query.trim()) return;
try {
const { matcher, ids } = await load(folder.href);
await ids;
this.show(matcher.find(query, MOST), matcher, root, isAddress ? "near this address" : `for “${query}”`);
} catch {
this.textContent = "The search data could not be loaded; try again, or use the lists below.";
}
}
show(results, matcher, root, why) {
const count = document.createElement("p");
count.setAttribute("role", "status");
count.tabIndex = -1;
const shown = results.length === MOST ? `The best ${MOST} results` : results.length === 1 ? "1 result" : `${results.length || "No"} results`;
count.textContent = `${shown} ${why}`;
this.replaceChildren(count, ...grouped(matcher, results).map(([title, rows]) => {
const section = document.createElement("section");
const head = document.createElement("h2");
head.textContent = title;
const list = document.createElement("ul");
list.className = "results";
list.append(...rows.map((result) => {
const item = document.createElement("li");
item.append(row(result, root));
return item;
}));
section.append(head, list);
return section;
}));
if (this.dataset.of !== "address") count.focus({ preventScroll: true });
}
}
customElements.define("search-results", SearchResults);
