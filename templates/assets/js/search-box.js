// @ts-check

const MOST = 9;
let boxes = 0;

/** A field that lists matching pages while one types; without it, its form leads to the search page. */
class SearchBox extends HTMLElement {
  /** What the list was made for, and whether ids were among what was searched. */
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

  /** @param {KeyboardEvent} event */
  shortcut(event) {
    const at = /** @type {HTMLElement} */ (event.target);
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
      const [data, rows] = await Promise.all([import("./search-data.js"), import("./search-rows.js")]);
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

  /**
   * @param {typeof import("./search-rows.js")} shown
   * @param {import("./match.js").Matcher} matcher
   */
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

  /** Where the chosen row leads, which stays chosen when the IDs arrive. */
  get chosenHref() {
    return this.options.find((option) => option.getAttribute("aria-selected") === "true")?.href ?? "";
  }

  /** The rows that can be chosen. @returns {HTMLAnchorElement[]} */
  get options() {
    return [...(this.list?.querySelectorAll("a") ?? [])];
  }

  /** @param {boolean} isOpen */
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


  /**
   * @param {number} number
   * @param {boolean} [scroll]
   */
  choose(number, scroll = true) {
    const options = this.options;
    const at = (number + options.length) % options.length;
    options.forEach((option, other) => option.setAttribute("aria-selected", String(other === at)));
    this.field?.setAttribute("aria-activedescendant", options[at].id);
    if (scroll) options[at].scrollIntoView({ block: "nearest" });
  }

  /** @param {KeyboardEvent} event */
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
