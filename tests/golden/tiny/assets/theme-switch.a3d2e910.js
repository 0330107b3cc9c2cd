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
