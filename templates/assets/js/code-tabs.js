// @ts-check

/** Turns panels that stand one below the other into tabs; the choice holds on every page. */
class CodeTabs extends HTMLElement {
  connectedCallback() {
    /** @type {HTMLElement[]} */
    this.panels = [...this.querySelectorAll(/** @type {"div"} */ (".tab-panel"))];
    if (this.panels.length < 2 || this.dataset.ready !== undefined) return;
    const list = document.createElement("div");
    list.setAttribute("role", "tablist");
    list.setAttribute("aria-label", this.dataset.label ?? "Language");
    this.tabs = this.panels.map((panel) => this.tab(panel));
    list.append(...this.tabs);
    list.addEventListener("keydown", (event) => this.move(event));
    this.prepend(list);
    this.dataset.ready = "";
    this.select(Math.max(0, this.panels.findIndex((panel) => panel.dataset.tab === this.kept())));
  }

  /** @param {HTMLElement} panel */
  tab(panel) {
    const tab = document.createElement("button");
    tab.type = "button";
    tab.id = `${panel.id}-tab`;
    tab.textContent = panel.querySelector(".tab-title")?.textContent ?? "";
    tab.setAttribute("role", "tab");
    tab.setAttribute("aria-controls", panel.id);
    tab.addEventListener("click", () => {
      this.select((this.tabs ?? []).indexOf(tab));
      this.keep(panel.dataset.tab ?? "");
    });
    panel.setAttribute("role", "tabpanel");
    panel.setAttribute("aria-labelledby", tab.id);
    panel.tabIndex = 0;
    return tab;
  }

  /** @param {number} chosen */
  select(chosen) {
    this.tabs?.forEach((tab, at) => {
      tab.setAttribute("aria-selected", String(at === chosen));
      tab.tabIndex = at === chosen ? 0 : -1;
    });
    this.panels?.forEach((panel, at) => {
      panel.hidden = at !== chosen;
    });
  }

  /** @param {KeyboardEvent} event */
  move(event) {
    const tabs = this.tabs ?? [];
    const now = tabs.findIndex((tab) => tab.getAttribute("aria-selected") === "true");
    const last = tabs.length - 1;
    const next = { ArrowRight: now === last ? 0 : now + 1, ArrowLeft: now === 0 ? last : now - 1, Home: 0, End: last }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    this.select(next);
    tabs[next].focus();
    this.keep(this.panels?.[next].dataset.tab ?? "");
  }

  kept() {
    try {
      return localStorage.getItem("language");
    } catch {
      return null;
    }
  }

  /** @param {string} language */
  keep(language) {
    try {
      localStorage.setItem("language", language);
    } catch {
      // The choice holds for this page only.
    }
  }
}

customElements.define("code-tabs", CodeTabs);
