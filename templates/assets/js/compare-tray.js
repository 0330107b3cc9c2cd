// @ts-check
import { MOST, address, choose, chosen } from "./compare-list.js";

/** The button of a page, or of a row in a list, that puts it into the tray of what is compared, or takes it out again. */
class CompareAdd extends HTMLElement {
  connectedCallback() {
    if (this.querySelector("button")) return;
    this.button = document.createElement("button");
    this.button.type = "button";
    this.button.className = "compare-button";
    this.button.addEventListener("click", () => this.change());
    this.append(this.button);
    this.show();
  }

  /** What the address of a comparison calls the page or the row: its path below that of models. */
  get path() {
    return this.dataset.path ?? location.pathname.split("/model/").at(-1)?.replace(/\/(index\.html)?$/, "") ?? "";
  }

  change() {
    const list = chosen();
    const without = list.filter(({ path }) => path !== this.path);
    choose(without.length < list.length ? without : [...list, { path: this.path, name: this.dataset.name ?? document.querySelector("h1")?.textContent ?? "" }]);
  }

  show() {
    const list = chosen();
    const has = list.some(({ path }) => path === this.path);
    if (!this.button) return;
    this.button.setAttribute("aria-pressed", String(has));
    this.button.disabled = !has && list.length >= MOST;
    const text = has ? "In your comparison" : this.button.disabled ? `${MOST} are compared already` : "Add to comparison";
    const { name } = this.dataset;
    this.button.textContent = name === undefined ? text : ""; // a row has a sign, by its style
    if (name === undefined) return;
    this.button.setAttribute("aria-label", has ? `Remove ${name} from the comparison` : `Add ${name} to the comparison`);
    this.button.title = text;
  }
}

/** Shows on every button what is compared now. */
const showAll = () => document.querySelectorAll("compare-add").forEach((add) => /** @type {CompareAdd} */ (add).show());
document.addEventListener("compare", showAll);
addEventListener("storage", showAll);

/** The tray at the end of a page: what is compared, and the way there. */
class CompareTray extends HTMLElement {
  connectedCallback() {
    this.setAttribute("role", "region"); // outside of main, it is a landmark of its own
    this.setAttribute("aria-label", "Comparison");
    document.addEventListener("compare", () => this.show());
    addEventListener("storage", () => this.show());
    this.show();
  }

  show() {
    const list = chosen();
    this.hidden = !list.length || document.querySelector("compare-page") !== null;
    if (this.hidden) return this.replaceChildren();
    const names = document.createElement("ul");
    names.append(...list.map((each) => {
      const item = document.createElement("li");
      const remove = document.createElement("button");
      remove.type = "button";
      remove.textContent = "×";
      remove.setAttribute("aria-label", `Remove ${each.name} from the comparison`);
      remove.addEventListener("click", () => {
        choose(chosen().filter(({ path }) => path !== each.path));
        this.querySelector("button")?.focus(); // the one that was pressed is gone
      });
      item.append(each.name, " ", remove);
      return item;
    }));
    const link = document.createElement("a");
    link.href = address(this.dataset.root ?? "/", list);
    link.textContent = list.length > 1 ? `Compare ${list.length}` : "Compare with …";
    this.replaceChildren(names, link);
  }
}

customElements.define("compare-add", CompareAdd);
customElements.define("compare-tray", CompareTray);
