class CopyCode extends HTMLElement {
connectedCallback() {
const code = this.querySelector("pre");
if (!code || !navigator.clipboard || this.querySelector("button")) return;
const button = document.createElement("button");
button.type = "button";
button.textContent = "Copy";
button.setAttribute("aria-label", `Copy ${this.dataset.what ?? "code"}`);
button.addEventListener("click", async () => {
try {
await navigator.clipboard.writeText(code.textContent ?? "");
this.say(button, "Copied");
} catch {
getSelection()?.selectAllChildren(code);
this.say(button, "Selected");
}
});
const status = document.createElement("span");
status.className = "visually-hidden";
status.setAttribute("role", "status");
this.append(button, status);
}
say(button, word) {
const status = this.querySelector("[role=status]");
button.textContent = word;
if (status) status.textContent = word;
setTimeout(() => {
button.textContent = "Copy";
if (status) status.textContent = "";
}, 2000);
}
}
customElements.define("copy-code", CopyCode);
