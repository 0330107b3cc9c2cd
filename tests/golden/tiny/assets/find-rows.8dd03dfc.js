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
field.addEventListener("input", () => this.show(field.value));
field.value = new URLSearchParams(location.search).get("q") ?? "";
if (field.value) this.show(field.value);
}
listed() {
const rows = (
document.querySelectorAll("[data-group] tbody tr, [data-group] .card")
);
return [...rows].map((row) => {
const named = row.matches("tr") ? [...row.querySelectorAll("th, td > a")] : [row];
return { row, text: this.plain(named.map((cell) => cell.textContent).join("")) };
});
}
plain(text) {
return text.toLowerCase().replace(/[\s._:/-]+/g, "");
}
show(query) {
const words = query.split(/\s+/).map((word) => this.plain(word)).filter(Boolean);
const held = this.held ?? [];
let shown = 0;
held.forEach(({ row, text }) => {
row.hidden = !words.every((word) => text.includes(word));
if (!row.hidden) shown += 1;
});
document.querySelectorAll("[data-group]").forEach((group) => {
(group).hidden = !group.querySelector("tbody tr:not([hidden]), .card:not([hidden])");
});
if (this.said) this.said.textContent = words.length ? `${shown} of ${held.length.toLocaleString("en")}` : "";
}
}
customElements.define("find-rows", FindRows);
