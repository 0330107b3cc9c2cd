import { MOST, address, choose, chosen } from "./compare-list.5265f433.js";
{
const THEMES = (["system", "light", "dark"]);
class ThemeSwitch extends HTMLElement {
connectedCallback() {
const button = document.createElement("button");
button.type = "button";
button.addEventListener("click", () => {
this.choose(THEMES[(THEMES.indexOf(this.theme) + 1) % THEMES.length]);
this.label(button);
});
this.label(button);
this.replaceChildren(button);
}
get theme() {
const theme = document.documentElement.dataset.theme;
return theme === "light" || theme === "dark" ? theme : "system";
}
choose(theme) {
if (theme === "system") delete document.documentElement.dataset.theme;
else document.documentElement.dataset.theme = theme;
try {
if (theme === "system") localStorage.removeItem("theme");
else localStorage.setItem("theme", theme);
} catch {
}
}
label(button) {
button.textContent = `Theme: ${this.theme}`;
}
}
customElements.define("theme-switch", ThemeSwitch);
}
{
const MOST = 9;
let boxes = 0;
class SearchBox extends HTMLElement {
query = "";
isComplete = false;
connectedCallback() {
const form = this.querySelector("form");
const field = this.querySelector("input");
if (!form || !field || this.list) return;
this.field = field;
this.folder = form.action;
this.root = form.action.replace(/\/search\/$/, "");
this.number = boxes;
boxes += 1;
this.list = document.createElement("div");
this.list.id = `search-list-${this.number}`;
this.list.className = "search-list";
this.list.setAttribute("role", "listbox");
this.list.setAttribute("aria-label", "Search results");
this.list.hidden = true;
this.status = document.createElement("span");
this.status.className = "visually-hidden";
this.status.setAttribute("role", "status");
const hint = document.createElement("kbd");
hint.title = "Press / to search";
hint.textContent = "/";
form.append(hint, this.list, this.status);
field.setAttribute("role", "combobox");
field.setAttribute("autocapitalize", "none");
field.autocomplete = "off";
field.spellcheck = false;
field.setAttribute("aria-autocomplete", "list");
field.setAttribute("aria-controls", this.list.id);
field.setAttribute("aria-expanded", "false");
field.addEventListener("focus", () => this.update());
field.addEventListener("input", () => this.update());
field.addEventListener("keydown", (event) => this.key(event));
this.list.addEventListener("mousedown", (event) => event.preventDefault());
field.addEventListener("blur", () => this.close());
if (this.number === 0) document.addEventListener("keydown", (event) => this.shortcut(event));
if (document.activeElement === field) this.update();
}
shortcut(event) {
const at = (event.target);
const isTyping = at.isContentEditable || at.matches?.("input, textarea, select");
const isSlash = event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey;
const isK = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
if (event.defaultPrevented || !(isSlash || isK)) return;
event.preventDefault();
this.field?.focus();
this.field?.select();
}
async update() {
const field = this.field;
if (!field || !this.folder) return;
try {
const [data, rows] = await Promise.all([import("./search-data.53092b89.js"), import("./search-rows.8d516b7e.js")]);
const { matcher, ids } = await data.load(this.folder);
this.show(rows, matcher);
if (matcher.ids) return;
await ids;
this.show(rows, matcher);
} catch {
this.close();
if (this.status) this.status.textContent = "The search data could not be loaded; Enter leads to complete lists.";
}
}
show(shown, matcher) {
const query = this.field?.value.trim() ?? "";
if (!query) this.close();
const isComplete = Boolean(matcher.ids);
const isShown = query === this.query && isComplete === this.isComplete;
if (!query || isShown || document.activeElement !== this.field) return;
const kept = query === this.query ? this.chosenHref : "";
this.query = query;
this.isComplete = isComplete;
const results = matcher.find(query, MOST);
const groups = shown.grouped(matcher, results).map(([title, rows]) => {
const group = document.createElement("div");
group.setAttribute("role", "group");
group.setAttribute("aria-label", title);
const head = document.createElement("div");
head.className = "search-group";
head.setAttribute("aria-hidden", "true");
head.textContent = title;
group.append(head, ...rows.map((result) => shown.row(result, this.root ?? "")));
return group;
});
const all = document.createElement("a");
all.href = `${this.folder}?q=${encodeURIComponent(query)}`;
all.className = "result search-all";
all.textContent = results.length ? "All results" : `No result for “${query}”: lists of everything`;
this.list?.replaceChildren(...groups, all);
this.options.forEach((option, number) => {
option.setAttribute("role", "option");
option.id = `search-option-${this.number}-${number}`;
option.tabIndex = -1;
});
this.open(true);
this.choose(Math.max(0, this.options.findIndex((option) => option.href === kept)), false);
if (this.status) this.status.textContent = results.length === 1 ? "1 result" : `${results.length} results`;
}
get chosenHref() {
return this.options.find((option) => option.getAttribute("aria-selected") === "true")?.href ?? "";
}
get options() {
return [...(this.list?.querySelectorAll("a") ?? [])];
}
open(isOpen) {
if (this.list) this.list.hidden = !isOpen;
this.field?.setAttribute("aria-expanded", String(isOpen));
if (!isOpen) this.field?.removeAttribute("aria-activedescendant");
}
close() {
this.open(false);
this.query = "";
if (this.status) this.status.textContent = "";
}
choose(number, scroll = true) {
const options = this.options;
const at = (number + options.length) % options.length;
options.forEach((option, other) => option.setAttribute("aria-selected", String(other === at)));
this.field?.setAttribute("aria-activedescendant", options[at].id);
if (scroll) options[at].scrollIntoView({ block: "nearest" });
}
key(event) {
if (event.isComposing) return;
const isOpen = this.list && !this.list.hidden;
const options = this.options;
const at = options.findIndex((option) => option.ariaSelected === "true");
if (event.key === "Escape" && isOpen) this.close();
else if (event.key === "ArrowDown" && !isOpen) this.update();
else if (event.key === "ArrowDown") this.choose(at + 1);
else if (event.key === "ArrowUp" && isOpen) this.choose(at - 1);
else if (event.key === "Enter" && isOpen && this.isComplete && this.query === this.field?.value.trim()) options[at].click();
else return;
event.preventDefault();
}
}
customElements.define("search-box", SearchBox);
}
{
class CompareAdd extends HTMLElement {
connectedCallback() {
if (this.querySelector("button")) return;
this.button = document.createElement("button");
this.button.type = "button";
this.button.className = "compare-button";
this.button.addEventListener("click", () => this.change());
this.append(this.button);
document.addEventListener("compare", () => this.show());
addEventListener("storage", () => this.show());
this.show();
}
path = location.pathname.split("/model/").at(-1)?.replace(/\/(index\.html)?$/, "") ?? "";
change() {
const list = chosen();
const without = list.filter(({ path }) => path !== this.path);
choose(without.length < list.length ? without : [...list, { path: this.path, name: document.querySelector("h1")?.textContent ?? "" }]);
}
show() {
const list = chosen();
const has = list.some(({ path }) => path === this.path);
if (!this.button) return;
this.button.setAttribute("aria-pressed", String(has));
this.button.disabled = !has && list.length >= MOST;
this.button.textContent = has ? "In your comparison" : this.button.disabled ? `${MOST} are compared already` : "Add to comparison";
}
}
class CompareTray extends HTMLElement {
connectedCallback() {
document.addEventListener("compare", () => this.show());
addEventListener("storage", () => this.show());
this.show();
}
show() {
const list = chosen();
this.hidden = !list.length || document.querySelector("compare-page") !== null;
if (this.hidden) return this.replaceChildren();
const names = document.createElement("ul");
names.append(...list.map((each) => {
const item = document.createElement("li");
const remove = document.createElement("button");
remove.type = "button";
remove.textContent = "×";
remove.setAttribute("aria-label", `Remove ${each.name} from the comparison`);
remove.addEventListener("click", () => {
choose(chosen().filter(({ path }) => path !== each.path));
this.querySelector("button")?.focus();
});
item.append(each.name, " ", remove);
return item;
}));
const link = document.createElement("a");
link.href = address(this.dataset.root ?? "/", list);
link.textContent = list.length > 1 ? `Compare ${list.length}` : "Compare with …";
this.replaceChildren(names, link);
}
}
customElements.define("compare-add", CompareAdd);
customElements.define("compare-tray", CompareTray);
}
{
class PageSections extends HTMLElement {
connectedCallback() {
this.links = new Map([...this.querySelectorAll("a")].map((link) => [link.hash.slice(1), link]));
const sections = [...this.links.keys()].map((id) => document.getElementById(id)).filter((section) => section !== null);
sections.forEach((section) => this.anchor(section));
const seen = new IntersectionObserver(() => this.mark(sections), { rootMargin: "0px 0px -70% 0px" });
sections.forEach((section) => seen.observe(section));
this.mark(sections);
}
anchor(section) {
const heading = section.querySelector("h2");
if (!heading || heading.querySelector(".anchor")) return;
const link = document.createElement("a");
link.className = "anchor";
link.href = `#${section.id}`;
link.setAttribute("aria-label", `Link to this section: ${heading.textContent}`);
heading.append(link);
}
mark(sections) {
const above = sections.filter((section) => section.getBoundingClientRect().top < innerHeight * 0.3);
const current = (above.at(-1) ?? sections[0])?.id;
this.links?.forEach((link, id) => {
if (id === current) link.setAttribute("aria-current", "location");
else link.removeAttribute("aria-current");
});
}
}
customElements.define("page-sections", PageSections);
}
