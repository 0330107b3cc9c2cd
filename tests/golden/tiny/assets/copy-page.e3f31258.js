class CopyPage extends HTMLElement {
connectedCallback() {
if (!navigator.clipboard || this.querySelector("button")) return;
this.button = document.createElement("button");
this.button.type = "button";
this.button.className = "compare-button";
this.button.textContent = "Copy as Markdown";
this.button.addEventListener("click", () => this.copy());
this.status = document.createElement("span");
this.status.className = "visually-hidden";
this.status.setAttribute("role", "status");
this.append(this.button, this.status);
}
async copy() {
try {
const answer = await fetch(new URL("index.md", location.href));
if (!answer.ok) throw new Error(answer.statusText);
await navigator.clipboard.writeText(await answer.text());
this.say("Copied");
} catch {
this.say("Could not be copied");
}
}
say(words) {
if (this.status) this.status.textContent = words;
if (this.button) this.button.textContent = words;
setTimeout(() => {
if (this.status) this.status.textContent = "";
if (this.button) this.button.textContent = "Copy as Markdown";
}, 2000);
}
}
customElements.define("copy-page", CopyPage);
