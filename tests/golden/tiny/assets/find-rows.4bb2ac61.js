class FindRows extends HTMLElement {
connectedCallback() {
if (this.querySelector("form")) return;
this.held = this.listed();
const form = document.createElement("form");
form.setAttribute("role", "search");
const label = document.createElement("label");
const field = document.createElement("input");
field.type = "search";
field.name = "q";
field.autocomplete = "off";
label.append(this.dataset.label ?? "Find", field);
this.said = document.createElement("span");
this.said.setAttribute("role", "status");
form.append(label, this.said);
form.addEventListener("submit", (event) => event.preventDefault());
this.append(form);
field.addEventListener("input", () => this.find(field.value));
field.value = new URLSearchParams(location.search).get("q") ?? "";
if (field.value) this.find(field.value);
}
listed() {
const rows = (
document.querySelectorAll("[data-group] tbody tr, [data-group] .card")
);
return [...rows].map((row) => {
const named = row.matches("tr") ? [...row.querySelectorAll("th, td > a")] : [row];
return { row, text: this.plain(named.map((cell) => cell.textContent).join("")), isOther: this.others.has(row) };
});
}
others = new Set();
adding;
isPart = false;
addOthers() {
this.adding ??= Promise.all((this.dataset.others ?? "").split(" ").filter(Boolean).map(async (path) => {
const answer = await fetch(path);
if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
return new DOMParser().parseFromString(await answer.text(), "text/html");
})).then((pages) => {
pages.forEach((page) => page.querySelectorAll("[data-group]").forEach((group) => this.add((group))));
this.held = this.listed();
});
return this.adding;
}
add(group) {
group.querySelectorAll("tbody tr").forEach((row) => this.others.add(row));
const same = document.getElementById(group.id)?.querySelector("tbody");
if (same) same.append(...group.querySelectorAll("tbody tr"));
else [...document.querySelectorAll("[data-group]")].at(-1)?.after(group);
}
async find(query) {
try {
if (query && this.dataset.others) await this.addOthers();
} catch {
this.adding = undefined;
this.isPart = true;
}
this.show(this.querySelector("input")?.value ?? query);
}
plain(text) {
return text.toLowerCase().replace(/[\s._:/-]+/g, "");
}
show(query) {
const words = query.split(/\s+/).map((word) => this.plain(word)).filter(Boolean);
const held = this.held ?? [];
let shown = 0;
held.forEach(({ row, text, isOther }) => {
row.hidden = !words.every((word) => text.includes(word)) || (isOther && !words.length);
if (!row.hidden) shown += 1;
});
document.querySelectorAll("[data-group]").forEach((group) => {
(group).hidden = !group.querySelector("tbody tr:not([hidden]), .card:not([hidden])");
});
if (this.said) this.said.textContent = words.length ? `${shown} of ${held.length.toLocaleString("en")}${this.isPart ? " on this page; the others could not be loaded" : ""}` : "";
}
}
customElements.define("find-rows", FindRows);
