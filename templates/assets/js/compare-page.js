// @ts-check
import "./cost-open.js";
import { facts, markdown, side } from "./compare-facts.js";
import { MOST, address, choose } from "./compare-list.js";
import { load } from "./search-data.js";
import { wholeDays } from "./search-rows.js";

/** @typedef {import("./compare-facts.js").Column} Column */

/** Models and offerings side by side, as the address names them: ?m=gpt-5,gpt-5/azure&only=different */
class ComparePage extends HTMLElement {
  /** @type {Column[]} */
  columns = [];
  /** @type {string[]} */
  missing = [];

  async connectedCallback() {
    this.root = this.dataset.root ?? "/";
    addEventListener("popstate", () => this.read());
    await this.read();
  }

  get query() {
    return new URLSearchParams(location.search);
  }

  async read() {
    const paths = (this.query.get("m") ?? "").split(",").map((path) => path.trim()).filter((path) => /^[^/?#]+(\/[^/?#]+)?$/.test(path) && !path.includes(".."));
    const wanted = [...new Set(paths)].slice(0, MOST);
    const read = await Promise.all(wanted.map((path) => this.column(path)));
    this.columns = read.filter((column) => column !== undefined);
    this.missing = wanted.filter((_, at) => !read[at]);
    choose(this.columns.map(({ path, name }) => ({ path, name })));
    this.show();
  }

  /** @param {string} path @returns {Promise<Column | undefined>} */
  async column(path) {
    try {
      const [page, keeper] = await Promise.all([this.page(`model/${path}`), this.page(`provider/${path.split("/")[1] ?? ""}`)]);
      const name = page?.querySelector("h1")?.textContent?.trim() ?? path;
      return page && { path, name, facts: facts(page, path.includes("/") ? keeper : page) };
    } catch {
      return undefined;
    }
  }

  /** The page of a record; of none, nothing is fetched. @param {string} path @returns {Promise<Document | undefined>} */
  async page(path) {
    if (path.endsWith("/")) return undefined;
    const answer = await fetch(`${this.root}${path.split("/").map(encodeURIComponent).join("/")}/`);
    return answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : undefined;
  }

  /** @param {string[]} paths */
  go(paths) {
    const list = paths.map((path) => ({ path, name: "" }));
    const only = this.only ? "&only=different" : "";
    history.pushState(null, "", `${address(this.root ?? "/", list)}${only}`);
    return this.read();
  }

  get only() {
    return this.query.get("only") === "different";
  }

  show() {
    const parts = [this.adder(), this.said()];
    if (this.columns.length > 1) parts.push(this.tools());
    if (this.columns.length) parts.push(this.table(), this.costs());
    this.replaceChildren(...parts);
  }

  /** What is compared is calculated for what a reader uses, at all its providers. */
  costs() {
    const costs = document.createElement("cost-open");
    const models = new Set(this.columns.map(({ path }) => path.split("/")[0]));
    costs.dataset.pages = [...models].map((slug) => `${this.root}model/${encodeURIComponent(slug)}/`).join(" ");
    return costs;
  }

  said() {
    const said = element("p", "note");
    said.setAttribute("role", "status");
    const names = this.missing.map((path) => `“${path}”`).join(", ");
    const unknown = names ? ` There is no page of ${names}.` : "";
    const number = this.columns.length;
    said.textContent = (number > 1 ? `${number} are compared.` : number ? "Add another one to compare it with." : "Nothing is compared yet.") + unknown;
    return said;
  }

  adder() {
    const form = document.createElement("form");
    form.className = "compare-add";
    const label = element("label", "", "Model, or model and provider ");
    const field = document.createElement("input");
    field.type = "search";
    field.autocomplete = "off";
    field.maxLength = 300;
    field.disabled = this.columns.length >= MOST;
    label.append(field);
    const button = element("button", "", "Add");
    const found = element("ul", "compare-found");
    form.append(label, button, found);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.find(field.value, found);
    });
    return form;
  }

  /** @param {string} query @param {HTMLElement} found */
  async find(query, found) {
    try {
      const { matcher, ids } = await load(new URL(`${this.root}search/`, location.href).href);
      await ids;
      const results = matcher.find(query, 12).filter(({ path }) => path.startsWith("/model/"));
      const buttons = results.slice(0, 6).map((result) => {
        const item = document.createElement("li");
        const button = element("button", "", result.name);
        button.addEventListener("click", () => this.go([...this.columns.map(({ path }) => path), result.path.slice("/model/".length, -1)]));
        item.append(button);
        return item;
      });
      found.replaceChildren(...(buttons.length ? buttons : [element("li", "", "Nothing found.")]));
      found.querySelector("button")?.focus();
    } catch {
      found.replaceChildren(element("li", "", "The names could not be loaded; try again."));
    }
  }

  tools() {
    const tools = element("div", "compare-tools");
    const label = element("label", "");
    const box = document.createElement("input");
    box.type = "checkbox";
    box.checked = this.only;
    box.addEventListener("change", () => {
      const only = box.checked ? "&only=different" : "";
      history.replaceState(null, "", `${address(this.root ?? "/", this.columns)}${only}`);
      this.show();
      /** @type {HTMLElement | null} */ (this.querySelector("input[type=checkbox]"))?.focus(); // the old one is gone
    });
    label.append(box, " Only differences");
    const copy = element("button", "", "Copy as Markdown");
    copy.addEventListener("click", async () => {
      await navigator.clipboard.writeText(markdown(this.columns, this.only));
      copy.textContent = "Copied";
    });
    tools.append(label, copy);
    return tools;
  }

  table() {
    const region = element("div", "table-region");
    region.tabIndex = 0;
    region.setAttribute("role", "region");
    region.setAttribute("aria-label", "Side by side");
    const table = element("table", "data-table compared");
    const head = table.appendChild(document.createElement("thead")).appendChild(document.createElement("tr"));
    head.append(cell("th", "Fact", "col"), ...this.columns.map((column) => this.head(column)));
    for (const { title, rows } of side(this.columns)) {
      const shown = rows.filter(({ differs }) => differs || !this.only || this.columns.length < 2);
      if (!shown.length) continue;
      const body = table.appendChild(document.createElement("tbody"));
      const group = cell("th", title, "rowgroup");
      group.setAttribute("colspan", String(this.columns.length + 1));
      body.appendChild(document.createElement("tr")).append(group);
      for (const { label, values, differs } of shown) {
        const row = body.appendChild(document.createElement("tr"));
        const first = cell("th", label, "row");
        if (differs) {
          row.className = "differs";
          first.append(" ", element("span", "visually-hidden", "(differs)"));
        }
        row.append(first, ...values.map((value) => {
          const td = document.createElement("td");
          const shownValue = element("span", "");
          shownValue.append(...wholeDays(value?.text ?? "–"));
          shownValue.dataset.state = value?.state ?? "not-applicable";
          if (!value) shownValue.title = "Its page has no such fact";
          td.append(shownValue);
          const note = element("small", "");
          note.append(...wholeDays(value?.note ?? ""));
          if (value?.note) td.append(" ", note);
          return td;
        }));
      }
    }
    region.append(table);
    return region;
  }

  /** @param {Column} column */
  head({ path, name }) {
    const head = cell("th", "", "col");
    const link = document.createElement("a");
    link.href = `${this.root}model/${path}/`;
    link.textContent = name;
    const remove = element("button", "compare-remove", "×");
    remove.setAttribute("aria-label", `Remove ${name}`);
    remove.addEventListener("click", () => this.go(this.columns.map((column) => column.path).filter((each) => each !== path)));
    head.append(link, " ", remove);
    return head;
  }
}

/** @param {string} name @param {string} className @param {string} [text] */
function element(name, className, text = "") {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (made instanceof HTMLButtonElement && name === "button") made.type = text === "Add" ? "submit" : "button";
  made.textContent = text;
  return made;
}

/** @param {string} name @param {string} text @param {string} scope */
function cell(name, text, scope) {
  const made = element(name, "", text);
  made.setAttribute("scope", scope);
  return made;
}

customElements.define("compare-page", ComparePage);
