import { quote, ranked, readOn, text } from "./cost-quotes.c08ce99411.js";


const FIELDS = { in: "Input tokens", cached: "Of these, cached", out: "Output tokens", requests: "Requests" };
const MODES = ["batch", "flex", "priority", "fast"];
const SIGNS = /** @type {Record<string, string>} */ ({ USD: "$", EUR: "€", CNY: "CN¥", GBP: "£", JPY: "JP¥" });
const SCALES = /** @type {Record<string, number>} */ ({ k: 3, m: 6, b: 9 });
const PASTED = [["prompt_tokens", "input_tokens", "promptTokenCount"], ["completion_tokens", "output_tokens", "candidatesTokenCount"], ["cached_tokens", "cache_read_input_tokens", "cachedContentTokenCount"]];

export function count(written, whole = 0) {
  const parts = /^(\d+)(?:\.(\d+))?([kmb%]?)$/i.exec(written.replace(/[,_\s]/g, ""));
  if (!parts) return written.trim() ? NaN : 0;
  const [, units, decimals = "", sign] = parts;
  const digits = Number(units + decimals);
  const number = sign === "%" ? (digits * whole) / 10 ** (decimals.length + 2) : digits * 10 ** ((SCALES[sign.toLowerCase()] ?? 0) - decimals.length);
  const near = Math.round(number);
  return Math.abs(near - number) < 1e-6 && near <= 1e15 ? near : NaN;
}

export function pasted(json) {
  const numbers = new Map();
  try {
    JSON.parse(json, (key, value) => { if (typeof value === "number" && Number.isSafeInteger(value) && value >= 0) numbers.set(key, value); return value; });
  } catch {
    return undefined;
  }
  const [given, out, cached] = PASTED.map((names) => numbers.get(names.find((name) => numbers.has(name)) ?? "") ?? 0);
  if (!given && !out) return undefined;
  return [numbers.has("cache_read_input_tokens") ? given + cached : given, cached, out]; // there, cached tokens are not part of the input
}

class CostCalculator extends HTMLElement {
  async connectedCallback() {
    this.rows = document.createElement("div");
    this.said = element("p", "note");
    this.said.setAttribute("role", "status");
    this.append(this.form(), this.said, this.rows);
    try {
      const answer = await fetch(new URL("index.json", location.href));
      this.data = await answer.json();
    } catch {
      this.said.textContent = "The prices could not be loaded; try again.";
      return;
    }
    this.show();
  }

  form() {
    const form = element("form", "calculator");
    const asked = new URLSearchParams(location.search);
    for (const [name, label] of Object.entries(FIELDS)) form.append(this.field(name, label, asked.get(name) ?? ""));
    const mode = document.createElement("select");
    mode.name = "mode";
    mode.append(new Option("Plain", ""), ...MODES.map((each) => new Option(each[0].toUpperCase() + each.slice(1), each)));
    mode.value = asked.get("mode") ?? "";
    const when = document.createElement("input");
    when.type = "datetime-local";
    when.name = "at";
    when.value = asked.get("at") ?? "";
    form.append(labelled("Mode", mode), labelled("Instant in UTC, for prices of certain hours", when));
    form.addEventListener("input", () => this.show(true));
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("paste", (event) => {
      const numbers = pasted(event.clipboardData?.getData("text") ?? "");
      if (!numbers) return;
      event.preventDefault();
      ["in", "cached", "out"].forEach((name, place) => { this.input(name).value = String(numbers[place]); });
      this.show(true);
    });
    return form;
  }

  field(name, label, value) {
    const input = document.createElement("input");
    Object.assign(input, { name, value, type: "text", maxLength: 20, autocomplete: "off", placeholder: { in: "50M", cached: "60%", out: "5M" }[name] ?? "" });
    return labelled(label, input);
  }

  input(name) {
    return /** @type {HTMLInputElement} */ (this.querySelector(`[name=${name}]`));
  }

  usage() {
    const value = (/** @type {string} */ name) => this.input(name).value;
    const given = count(value("in")), out = count(value("out")), cached = count(value("cached"), given), requests = count(value("requests"));
    if ([given, out, cached, requests].some(Number.isNaN)) return "Write whole numbers such as 300000, 300k or 1.5M, and cached tokens also as 60%.";
    if (cached > given) return "More tokens are cached than there are of input.";
    if (!given && !out) return "Say how many tokens you use, or paste the usage object of an API.";
    const uses = Object.fromEntries(Object.entries({ input: given - cached, cache_read: cached, output: out }).filter(([, number]) => number));
    const at = value("at");
    return { uses, requests: requests || undefined, mode: value("mode") || undefined, at: at ? at.slice(11, 16) : undefined, weekday: at ? (new Date(`${at}Z`).getUTCDay() + 6) % 7 : undefined };
  }

  show(changed = false) {
    if (!this.data || !this.said || !this.rows) return;
    const usage = this.usage();
    if (changed) {
      const asked = new URLSearchParams(location.search);
      for (const name of [...Object.keys(FIELDS), "mode", "at"]) this.input(name).value ? asked.set(name, this.input(name).value) : asked.delete(name);
      history.replaceState(null, "", `${location.pathname}${asked.size ? `?${asked}` : ""}${location.hash}`);
    }
    if (typeof usage === "string") {
      this.said.textContent = usage;
      this.rows.replaceChildren();
      return;
    }
    const quotes = ranked(this.data.offerings.map((/** @type {any} */ each) => quote(each, usage, JSON.parse(this.dataset.exchange ?? "{}"))), this.data.weights === "closed");
    const whole = quotes.filter(({ rank }) => rank);
    this.said.textContent = `${whole.length} of ${quotes.length} providers compared, at prices of ${this.data.as_of}.${usage.requests ? "" : " Without a number of requests, prices of long inputs do not apply."}`;
    this.rows.replaceChildren(...this.table(quotes));
  }

  table(quotes) {
    const lines = quotes.map((made) => [made.rank ? `${made.rank}.` : "", made.offering.provider_name, figure(made), notes(made)]);
    const region = element("div", "table-region");
    region.tabIndex = 0;
    region.setAttribute("role", "region");
    region.setAttribute("aria-label", "Cost at each provider");
    const table = element("table", "data-table");
    const head = document.createElement("thead"), body = document.createElement("tbody");
    const heads = ["Rank", "Provider", "Cost", "Notes"];
    head.append(row("th", heads));
    quotes.forEach((made, number) => {
      const cells = row("td", lines[number]);
      const name = element("th", "");
      name.setAttribute("scope", "row");
      const link = document.createElement("a");
      link.href = new URL(`${encodeURIComponent(made.offering.provider)}/`, location.href.split(/[?#]/)[0]).href;
      link.textContent = made.offering.provider_name;
      name.append(link);
      cells.children[1].replaceWith(name);
      body.append(cells);
    });
    table.append(head, body);
    region.append(table);
    const plain = (/** @type {string} */ cell) => cell.replaceAll("|", "\\|");
    const markdown = () => [heads, ["---:", "---", "---:", "---"], ...lines.map((line) => line.map(plain))].map((line) => `| ${line.join(" | ")} |`).join("\n");
    const csv = () => [[...heads, "Exact", "Currency"], ...quotes.map((made, number) => [...lines[number], made.total ? text(made.total) : "", made.price?.currency ?? ""])].map((line) => line.map(quoted).join(",")).join("\r\n");
    return [region, this.copier("Copy as Markdown", markdown), " ", this.copier("Copy as CSV", csv)];
  }

  copier(label, made) {
    const button = element("button", "compare-button");
    button.setAttribute("type", "button");
    button.textContent = label;
    button.addEventListener("click", async () => {
      await navigator.clipboard?.writeText(made());
      if (this.said) this.said.textContent = "Copied.";
    });
    return button;
  }
}

const quoted = (cell) => `"${(/^[=+\-@\t\r]/.test(cell) ? "'" : "") + cell.replaceAll('"', '""')}"`;

function element(name, className) {
  const made = document.createElement(name);
  if (className) made.className = className;
  return made;
}

function labelled(label, field) {
  const made = document.createElement("label");
  made.append(`${label} `, field);
  return made;
}

function row(name, cells) {
  const made = document.createElement("tr");
  made.append(...cells.map((cell, place) => {
    const each = element(name, place === 2 ? "number" : "");
    if (name === "th") each.setAttribute("scope", "col");
    each.textContent = cell;
    return each;
  }));
  return made;
}

function figure(made) {
  if (!made.total || !made.price) return { free: "Free", included: "In subscription" }[made.state] ?? "Not sourced";
  if (made.state === "free") return "Free";
  return `${made.missing.length ? "over " : ""}${shown(text(made.total), made.price.currency)}`;
}

function shown(amount, currency) {
  const [whole, decimals = ""] = amount.split(".");
  const least = currency === "JPY" ? 0 : 2;
  const zeros = /^0*/.exec(decimals)?.[0].length ?? 0;
  const places = Math.max(whole !== "0" ? 6 - whole.length : Math.max(6, 5 + zeros), least);
  let digits = BigInt(whole + decimals.padEnd(places, "0").slice(0, places));
  if (decimals.length > places && decimals[places] >= "5") digits += 1n;
  const all = digits.toString().padStart(places + 1, "0");
  const tail = all.slice(all.length - places).replace(/0+$/, "").padEnd(least, "0");
  return (SIGNS[currency] ?? `${currency} `) + all.slice(0, all.length - places).replace(/\B(?=(\d{3})+$)/g, ",") + (tail && `.${tail}`);
}

function notes(made) {
  const currency = made.price?.currency ?? "USD";
  return [
    made.why,
    made.missing.length ? `No price is documented for ${made.missing.join(", ").replaceAll("_", " ")}.` : "",
    made.usd && currency !== "USD" ? `About ${shown(text(made.usd), "USD")}, converted.` : "",
    ...made.hours.map(([when, total]) => `${when}: ${shown(text(total), currency)}.`),
    made.offering.first_party ? "The creator's own API." : "",
    made.doubt ?? "",
    readOn(made) ? `Read on ${readOn(made)}.` : "",
  ].filter(Boolean).join(" ");
}

if (globalThis.customElements) customElements.define("cost-calculator", CostCalculator);
