// @ts-check

/** A calculator of costs that is loaded when a reader opens it, or an address asks for it. */
class CostOpen extends HTMLElement {
  connectedCallback() {
    const details = document.createElement("details"), title = document.createElement("summary");
    title.textContent = "Rank by another example, or by your own use";
    details.append(title);
    details.addEventListener("toggle", async () => {
      if (details.children.length > 1) return;
      const calculator = document.createElement("cost-calculator");
      calculator.dataset.pages = this.dataset.pages;
      details.append(calculator);
      await import("./cost-calculator.js");
    });
    this.replaceChildren(details);
    const asked = new URLSearchParams(location.search);
    details.open = [...asked.keys()].some((name) => !/^(m|only|rank)$/.test(name)); // these ask for no costs
  }
}

if (globalThis.customElements) customElements.define("cost-open", CostOpen);
