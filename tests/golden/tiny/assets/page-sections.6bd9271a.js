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
