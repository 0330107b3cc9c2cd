// @ts-check
// The same arithmetic and the same words as generator/llmref/costs/, in whole numbers, so that no digit is lost.

/** @typedef {{digits: bigint, places: number}} Money */
/** @typedef {{rates: Record<string, string>, currency: string, when: Record<string, any>, at_id?: string, converted_from?: string | null, starts?: string | null, ends?: string | null, ends_after?: string | null, source?: string | null, via?: string | null, checked?: string | null, rate_sources?: Record<string, any>}} Price */
/** @typedef {{rate: string, count: number, text: string}} Minimum */
/** @typedef {{per: string, times_a_month: number, credit: string | null, currency: string | null, uses: Record<string, number>, plan: string | null, free_ids: boolean, text: string}} Allowance */
/** @typedef {{allowance: Allowance, rest?: Money, isEnough?: boolean}} AllowanceUse */
/** @typedef {{provider: string, provider_name: string, first_party: boolean, billing: string, status: string | null, retires_on?: string | null, prices: Price[], other_prices?: Price[], not_offered?: string[], minimums?: Minimum[], allowances?: Allowance[], context?: number | null, allowance?: string | null, source_names?: Record<string, string>, url: string}} Offering */
/** @typedef {{uses: Record<string, number>, requests?: number, mode?: string, at?: string, weekday?: number, isUsual?: boolean, day?: string, asks?: Record<string, string | boolean>}} Usage */
/** @typedef {{offering: Offering, state: string, total?: Money, usd?: Money, price?: Price, rates: string[], missing: string[], minimums?: Minimum[], allowances?: AllowanceUse[], why: string, isGone?: boolean, former?: Money, asked?: string[], later?: string, hours: [string, Money][], rank?: number, doubt?: string}} Quote */

// How many zeros the unit of a rate has; of all others six.
/** @type {Record<string, number>} */
const ZEROS = { image: 0, megapixel: 0, video_second: 0, audio_minute: 0, compute_second: 0, request: 3, rerank: 3, web_search: 3, page: 3 };
const INPUT = ["input", "cache_read", "cache_write", "cache_write_1h", "audio_input", "audio_cache_read", "image_input", "image_cache_read", "video_input"];
export const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const PLACES = 15; // of a cost that has no last digit
const STALE = 92; // days
const DAY = 86_400_000; // milliseconds
const SCALES = /** @type {Record<string, number>} */ ({ k: 3, m: 6, b: 9 });

/** @param {string} text @returns {Money} */
function money(text) {
  const [whole, decimals = ""] = text.split(".");
  return { digits: BigInt(whole + decimals), places: decimals.length };
}

/** @param {Money} one @param {Money} other @returns {Money} */
function sum(one, other) {
  const places = Math.max(one.places, other.places);
  return { digits: at(one, places) + at(other, places), places };
}

/** @param {Money} one @param {Money} other */
function compare(one, other) {
  const places = Math.max(one.places, other.places);
  const gap = at(one, places) - at(other, places);
  return gap > 0n ? 1 : gap < 0n ? -1 : 0;
}

/** @param {Money} amount @param {number} places */
const at = ({ digits, places: own }, places) => digits * 10n ** BigInt(places - own);

/** @param {Money} one @param {Money} other @returns {Money} */
const product = (one, other) => ({ digits: one.digits * other.digits, places: one.places + other.places });

/** All digits and no zeros that say nothing. @param {Money} amount */
export function text({ digits, places }) {
  const all = digits.toString().padStart(places + 1, "0");
  const decimals = places ? all.slice(-places).replace(/0+$/, "") : "";
  return all.slice(0, all.length - places) + (decimals && `.${decimals}`);
}

/** What a count costs at one rate of a price. @param {Price} price @param {string} rate @param {number} count @returns {Money} */
function part(price, rate, count) {
  const amount = money(price.rates[rate] === "free" ? "0" : price.rates[rate]);
  return { digits: amount.digits * BigInt(count), places: amount.places + (ZEROS[rate] ?? 6) };
}

/** A minimum by which more is billed than is used. @param {Minimum[]} minimums @param {string} rate @param {number} count @param {number} [requests] */
const raisedBy = (minimums, rate, count, requests = 0) => minimums.find((each) => each.rate === rate && BigInt(count) * parts(rate) < BigInt(requests) * BigInt(each.count));

/** In how many parts of what a rate counts minimums are given: seconds of a minute. @param {string} rate */
const parts = (rate) => (rate === "audio_minute" ? 60n : 1n);

/** What requests cost of which each is billed at its minimum, rounded where it has no last digit. @param {Price} price @param {Minimum} minimum @param {number} requests @returns {Money} */
function leastCost(price, { rate, count: least }, requests) {
  const amount = money(price.rates[rate] === "free" ? "0" : price.rates[rate]), places = amount.places + (ZEROS[rate] ?? 6);
  const digits = amount.digits * BigInt(requests) * BigInt(least), by = parts(rate);
  if (by === 1n) return { digits, places };
  const wide = digits * 10n ** BigInt(PLACES), whole = by * 10n ** BigInt(places);
  return { digits: (2n * wide + whole) / (2n * whole), places: PLACES };
}

/** @param {Price} price @param {Record<string, number>} uses */
function charged(price, uses) {
  return Object.keys(uses).filter((rate) => rate in price.rates).map((rate) => part(price, rate, uses[rate])).reduce(sum, money("0"));
}

/** @param {Price} price */
const longest = ({ when }) => (when.input_from !== undefined ? when.input_from - 1 : when.input_above);

/** Tokens of one request; 0 where the number of requests is not known. @param {Usage} usage @param {string[]} rates */
const length = ({ uses, requests }, rates) => (requests ? Math.ceil(rates.reduce((all, rate) => all + (uses[rate] ?? 0), 0) / requests) : 0);

/** @param {Price} price @param {Usage} usage */
function holds(price, usage) {
  const { when } = price;
  const size = length(usage, INPUT);
  const below = longest(price);
  if (below !== undefined && size <= below) return false;
  if (usage.at === undefined) {
    if (when.hours_utc || when.weekdays) return false;
  } else if (!within(when, usage.at, usage.weekday ?? 0)) {
    return false;
  }
  return (when.mode === undefined || when.mode === usage.mode) && ["region", "thinking", "quality", "resolution"].every((name) => when[name] === undefined || when[name] === usage.asks?.[name]);
}

/** @param {Record<string, any>} when @param {string} minute @param {number} day */
function within(when, minute, day) {
  const [begins, ends] = (when.hours_utc ?? "00:00-24:00").split("-");
  let isIn = begins <= minute && minute < ends;
  if (begins >= ends) {
    isIn = minute >= begins || minute < ends;
    if (minute < ends) day += 6;
  }
  return isIn && (!when.weekdays || when.weekdays.includes(DAYS[day % 7]));
}

/** The price whose conditions hold; most conditions win. @param {Price[]} prices @param {Usage} usage */
function priceFor(prices, usage) {
  const ofId = prices.filter((price) => price.at_id && price.when.mode === usage.mode);
  const holding = (ofId.length ? ofId : prices).filter((price) => holds(price, usage));
  const conditions = (/** @type {Price} */ price) => Object.keys(price.when).length;
  const most = Math.max(0, ...holding.map(conditions));
  /** @type {Map<string, Price>} */
  const byKind = new Map();
  for (const price of holding.toSorted((one, other) => (longest(one) ?? 0) - (longest(other) ?? 0))) {
    const kind = Object.keys(price.when).map((key) => key.replace("input_from", "input_above")).sort().join();
    if (conditions(price) === most) byKind.set(kind, price);
  }
  /** @type {Price | undefined} */
  let highest;
  for (const price of byKind.values()) if (!highest || compare(charged(price, usage.uses), charged(highest, usage.uses)) > 0) highest = price;
  return highest;
}

/** @param {Offering} offering @param {Usage} usage @param {Record<string, string>} exchange @returns {Quote} */
export function quote(offering, usage, exchange) {
  const made = atPrices(offering, usage, exchange);
  // Others are held against what their creator charged.
  if (isGone(offering, usage.day)) return { offering, state: "not-applicable", rates: [], missing: [], why: offering.status === "announced" ? "It is not available yet." : "It has ended here.", hours: [], isGone: true, former: made.state === "known" ? made.usd : undefined };
  if (!offering.allowances?.length) return made;
  const total = made.missing.length || made.later ? undefined : made.total;
  return { ...made, allowances: offering.allowances.map((allowance) => allowanceUse(allowance, usage, made.price, total)) };
}

/** What remains to be paid in a month of 30 days, as if nothing else used the allowance. @param {Allowance} allowance @param {Usage} usage @param {Price} [price] @param {Money} [total] @returns {AllowanceUse} */
function allowanceUse(allowance, usage, price, total) {
  const { uses, credit, times_a_month: times } = allowance, rates = Object.keys(uses);
  /** @type {Record<string, number>} */
  const counts = { ...(usage.requests && { request: usage.requests }), ...usage.uses };
  const within = () => (uses.request && !("request" in counts) ? undefined : rates.every((rate) => (counts[rate] ?? 0) <= uses[rate] * times));
  if (allowance.free_ids || !price || !total) return { allowance, isEnough: rates.length && (allowance.free_ids || allowance.plan) ? within() : undefined };
  if (credit === null && rates.some((rate) => !(rate in price.rates))) {
    const isEnough = rates.join() === "request" ? within() : undefined;
    return { allowance, isEnough, rest: isEnough ? money("0") : undefined };
  }
  if (credit !== null && allowance.currency !== price.currency) return { allowance };
  const saved = credit === null ? charged(price, Object.fromEntries(rates.map((rate) => [rate, Math.min(counts[rate] ?? 0, uses[rate] * times)]))) : product(money(credit), money(String(times)));
  const rest = compare(total, saved) > 0 ? sum(total, { ...saved, digits: -saved.digits }) : money("0");
  return { allowance, rest, isEnough: !rest.digits };
}

/** @param {Offering} offering @param {Usage} usage @param {Record<string, string>} exchange @returns {Quote} */
function atPrices(offering, usage, exchange) {
  const none = (/** @type {string} */ state, /** @type {string} */ why) => ({ offering, state, rates: [], missing: [], why, hours: [] });
  const { mode, day } = usage;
  if (offering.context && length(usage, INPUT) + length(usage, ["output", "reasoning"]) > offering.context) return none("not-applicable", "One request of it is longer than the context window here.");
  const prices = day ? [...offering.prices, ...(offering.other_prices ?? [])].filter(({ starts, ends }) => (!starts || starts <= day) && (!ends || day < ends)) : offering.prices;
  if (mode && !prices.some(({ when }) => when.mode === mode)) return offering.not_offered?.includes(mode) ? none("not-offered", `${mode[0].toUpperCase()}${mode.slice(1)} requests are not offered here.`) : none("unknown", `No ${mode} price is documented.`);
  const price = priceFor(prices, usage);
  if (!price || (mode && price.when.mode !== mode)) {
    if (!prices.length && offering.other_prices?.length) return none("unknown", "No price of that day is documented.");
    if (offering.billing === "free") return none("free", "Nothing is charged.");
    if (offering.billing === "subscription") return none("included", "A subscription includes it.");
    return none("unknown", "No price is documented.");
  }
  const asked = Object.entries(usage.asks ?? {}).filter(([name]) => !(name in price.when)).map(([name, wanted]) => `${name} ${{ true: "on", false: "off" }[`${wanted}`] ?? wanted}`);
  const made = { ...atPrice(offering, usage, price, exchange), asked };
  if (usage.at !== undefined) return made;
  /** @type {Map<string, Money>} */
  const hours = new Map();
  for (const other of prices) {
    if (!other.when.hours_utc || other.when.mode !== mode) continue;
    const then = atPrice(offering, usage, other, {});
    const when = `${other.when.hours_utc.replace("-", "–")} UTC${other.when.weekdays ? ` · ${days(other.when.weekdays)}` : ""}`;
    if (!then.missing.length && then.total && made.total && compare(then.total, made.total) && !hours.has(when)) hours.set(when, then.total);
  }
  return { ...made, hours: [...hours] };
}

/** As a range, where they follow one another. @param {string[]} names */
function days(names) {
  const first = DAYS.indexOf(names[0]), range = names.length > 2 && DAYS.slice(first, first + names.length).join() === names.join();
  return (range ? `${names[0]}–${names.at(-1)}` : names.join(", ")).replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
}

/** @param {Offering} offering @param {Usage} usage @param {Price} price @param {Record<string, string>} exchange @returns {Quote} */
function atPrice(offering, usage, price, exchange) {
  const uses = { ...usage.uses }, { day } = usage, { checked, ends_after: last } = price;
  if ("reasoning" in uses && !("reasoning" in price.rates)) {
    uses.output = (uses.output ?? 0) + uses.reasoning;
    delete uses.reasoning;
  }
  const fee = "request" in price.rates && !("request" in uses);
  if (fee && usage.requests) uses.request = usage.requests;
  const missing = Object.keys(uses).filter((rate) => !(rate in price.rates));
  if (fee && !usage.requests) missing.push("request");
  const { minimums = [] } = offering, rates = Object.keys(uses).filter((each) => each in price.rates);
  const total = !rates.length ? undefined : rates.map((each) => {
    const minimum = raisedBy(minimums, each, uses[each], usage.requests);
    return minimum ? leastCost(price, minimum, usage.requests ?? 0) : part(price, each, uses[each]);
  }).reduce(sum, money("0"));
  const rate = price.currency === "USD" ? "1" : exchange[price.currency];
  const later = day && checked && ((!price.starts && checked > day) || (last && day > last)) ? `read on ${checked}, not known for that day` : usage.at !== undefined && price.when.weekdays && !usage.isUsual ? "that day may be a public holiday" : "";
  const state = missing.length || later ? "unknown" : total?.digits ? "known" : "free";
  return { offering, state, total, usd: rate && total ? product(total, money(rate)) : undefined, price, rates, minimums: minimums.filter((each) => rates.includes(each.rate)), missing, why: "", later, hours: [] };
}

/** Whether calls are not answered on a day. @param {Offering} offering @param {string} [day] */
const isGone = ({ status, retires_on: end }, day) => (day && end ? end <= day : status === "retired" || status === "announced");

/** At most 0.1 percent apart. @param {Money} low @param {Money} high */
const tied = (low, high) => compare(high, product(low, money("1.001"))) <= 0;

/** An amount that somebody converted, to the four digits that mean something. @param {Money} amount @returns {Money} */
function rounded({ digits, places }) {
  const step = 10n ** BigInt(Math.max(0, digits.toString().length - 4));
  return { digits: ((2n * digits + step) / (2n * step)) * step, places };
}

/** By what quotes of one cost are sorted. @param {Quote} made */
const key = ({ offering }) => `${offering.provider_name.toLowerCase()}\0${offering.provider}`;

/** The oldest day on which a rate that enters was read. @param {Quote} made */
function readOn({ price, rates }) {
  return rates.map((rate) => price?.rate_sources?.[rate]?.checked ?? price?.checked ?? "").filter(Boolean).sort()[0] ?? "";
}

/** @param {Quote} made */
function unverified({ price, rates }) {
  return rates.every((rate) => (price?.rate_sources?.[rate]?.via ?? price?.via ?? "catalogue") === "catalogue");
}

/** @param {Quote} made */
const isConverted = ({ price }) => price?.currency !== "USD" || !!price.converted_from;

/** All quotes, lowest first; what is not whole or is doubted has no rank. @param {Quote[]} quotes @param {boolean} closed Whether the weights are closed. @param {boolean} judged Whether all are of one model, so that doubts are raised. */
export function ranked(quotes, closed, judged = true) {
  const known = quotes.filter(({ state, usd }) => state === "known" && usd);
  const usd = (/** @type {Quote} */ made) => /** @type {Money} */ (made.usd);
  const lowest = (/** @type {Quote[]} */ some) => some.map(usd).toSorted(compare)[0];
  const own = lowest([...known, ...quotes.map((made) => ({ ...made, usd: made.former })).filter((made) => made.usd)].filter(({ offering }) => offering.first_party));
  for (const made of judged ? known : []) {
    if (closed && own && !made.offering.first_party && unverified(made) && compare(usd(made), product(own, money("0.25"))) < 0) made.doubt = "Not ranked: far below its creator's price, unverified.";
  }
  const dated = (judged ? known : []).filter((made) => !made.doubt && readOn(made));
  const newest = Math.max(...dated.map((made) => Date.parse(readOn(made))));
  const least = lowest(dated.filter((made) => newest - Date.parse(readOn(made)) <= STALE * DAY));
  for (const made of dated) if (least && compare(usd(made), least) < 0 && !tied(usd(made), least)) made.doubt = `Not ranked: read on ${readOn(made)}, long before the others.`;
  const places = ["known", "", "free", "included"];
  const isPriced = (/** @type {Offering} */ { prices }) => prices.some(({ rates }) => Object.values(rates).some((amount) => amount !== "free"));
  const place = (/** @type {Quote} */ made) => (made.isGone ? 5 : made.doubt || (made.state === "known" && !made.usd) || (made.state === "unknown" && isPriced(made.offering)) ? 1 : (places.indexOf(made.state) + 5) % 5);
  const sorted = quotes.toSorted((one, other) => place(one) - place(other) || (place(one) === 0 && one.usd && other.usd ? compare(one.usd, other.usd) : 0) || Number(key(one) > key(other)) - Number(key(one) < key(other)));
  /** @type {Quote | undefined} */
  let first;
  sorted.forEach((made, number) => {
    delete made.rank;
    if (made.state !== "known" || !made.usd || made.doubt) return;
    if (!first || !tied(usd(first), made.usd)) first = { ...made, rank: number + 1 };
    made.rank = first.rank;
  });
  // Of those that tie, what is stated exactly comes before what was converted.
  const turns = sorted.map((made, number) => ({ made, turn: 2 * (made.rank ?? number + 1) + Number(isConverted(made)) }));
  return turns.toSorted((one, other) => one.turn - other.turn).map(({ made }) => made);
}

/** A whole number as people write it: 300k, 1.5M, and 60% of another one. @param {string} written @param {number} [whole] */
export function count(written, whole = 0) {
  const parts = /^(\d+)(?:\.(\d+))?([kmb%]?)$/i.exec(written.replace(/,(?=\d{3}(?!\d))|[_\s]/g, ""));
  if (!parts) return written.trim() ? NaN : 0;
  const [, units, decimals = "", sign] = parts;
  const digits = Number(units + decimals);
  const number = sign === "%" ? (digits * whole) / 10 ** (decimals.length + 2) : digits * 10 ** ((SCALES[sign.toLowerCase()] ?? 0) - decimals.length);
  const near = Math.round(number);
  return Math.abs(near - number) < 1e-6 && near <= 1e15 ? near : NaN;
}

const SIGNS = /** @type {Record<string, string>} */ ({ USD: "$", EUR: "€", CNY: "CN¥", GBP: "£", JPY: "JP¥" });
/** @type {Record<string, string>} */
const STATES = { free: "Free", included: "In subscription", "not-offered": "Not offered", "not-applicable": "–" };
const NOT_INCLUDED = "Without volume discounts and taxes; minimums and allowances count where a source states them.";
const NAMED = 4; // from five on, three of them

/** What a rate is called in a sentence. @param {string} rate */
const label = (rate) => rate.replaceAll("_", " ");

/** A cost; "over" where something is missing, "about" where its source converted it. @param {Quote} made */
export function figure(made) {
  if (!made.total || !made.price || !made.rates.length) return STATES[made.state] ?? "Not sourced";
  if (!made.total.digits && !made.missing.length) return "Free";
  return `${made.missing.length ? "over " : ""}${cost(made.total, made.price)}`;
}

/** What a reader has to know of a cost. @param {Quote} made */
export function notes(made) {
  const { price, usd, offering, rates, asked } = made;
  return [
    made.why,
    made.missing.length ? `No price is documented for ${names(made.missing.map(label))}.` : "",
    made.later ? `Not ranked: ${made.later}.` : "",
    rates.length && asked?.length ? `No price of its own is documented for ${names(asked)}.` : "",
    usd && rates.length && price?.currency !== "USD" ? `About ${written(rounded(usd), "USD")}, converted.` : "",
    rates.length && price?.converted_from ? `Converted from ${price.converted_from}.` : "",
    ...made.hours.map(([when, total]) => `${when}: ${cost(total, /** @type {Price} */ (price))}.`),
    rates.length && (price?.when.weekdays || made.hours.length) ? "For working days; public holidays, when other prices may apply, are not considered." : "",
    offering.first_party ? "The creator's own API." : "",
    made.doubt ?? "",
    ...(made.minimums ?? []).map(({ text }) => text),
    ...(made.allowances ?? []).map((use) => `${use.allowance.text} ${effect(use, price)}`.trim()),
    (!made.isGone && offering.allowance) || "",
    sources(made),
  ].filter(Boolean).join(" ");
}

/**
 * Who is lowest, what the creator itself charges, how many are compared and what is left out.
 * @param {Quote[]} quotes @param {Usage} usage
 * @param {boolean} isOne Whether all are of one model. @param {(made: Quote) => string} named
 * @param {string} today
 */
export function standings(quotes, usage, isOne, named, today) {
  const noun = isOne ? "provider" : "offering", ranked = quotes.filter(({ rank }) => rank), first = ranked.filter(({ rank }) => rank === 1);
  return [
    first.length ? `Lowest: ${many(first.map(named), noun)}, ${figure(first[0])}.` : "",
    ...new Set((isOne ? quotes : []).filter(({ offering, isGone }) => offering.first_party && !isGone).map((made) => `The creator's own: ${figure(made)}${made.later ? ", not known for that day" : ""}.`)),
    `${ranked.length} of ${counted(quotes.length, noun)} compared, at prices of ${usage.day}${usage.day && usage.day > today ? ` as known on ${today}` : ""}.`,
    usage.requests ? "" : "Without requests, no long-input prices.",
    NOT_INCLUDED,
  ].filter(Boolean).join(" ");
}

/** @param {number} number @param {string} noun */
const counted = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;

/** @param {string[]} list */
const names = (list) => (list.length < 2 ? list.join("") : `${list.slice(0, -1).join(", ")} and ${list.at(-1)}`);

/** @param {string[]} list @param {string} noun */
const many = (list, noun) => (list.length > NAMED ? `${counted(list.length, noun)}, among them ${names(list.slice(0, NAMED - 1))}` : names(list));

/** An amount that follows from a price. @param {Money} amount @param {Price} price */
function cost(amount, { currency, converted_from: published }) {
  return published ? `about ${written(rounded(amount), currency)}` : written(amount, currency);
}

/** @param {Money} amount @param {string} currency */
function written(amount, currency) {
  const [whole, decimals = ""] = text(amount).split(".");
  const least = currency === "JPY" ? 0 : 2;
  const zeros = /^0*/.exec(decimals)?.[0].length ?? 0;
  const places = Math.max(whole !== "0" ? 6 - whole.length : Math.max(6, 5 + zeros), least);
  let digits = BigInt(whole + decimals.padEnd(places, "0").slice(0, places));
  if (decimals.length > places && decimals[places] >= "5") digits += 1n;
  const all = digits.toString().padStart(places + 1, "0");
  const tail = all.slice(all.length - places).replace(/0+$/, "").padEnd(least, "0");
  return (SIGNS[currency] ?? `${currency} `) + all.slice(0, all.length - places).replace(/\B(?=(\d{3})+$)/g, ",") + (tail && `.${tail}`);
}

/** Every rate that entered, with where and when it was read. @param {Quote} made */
function sources({ offering, price, rates }) {
  if (!price || !rates.length) return "";
  /** @type {Map<string, string[]>} */
  const read = new Map();
  for (const rate of rates) {
    const own = price.rate_sources?.[rate] ?? { ...price, name: offering.source_names?.[price.source ?? ""] };
    const from = own.name ? `${own.name}, ${own.checked}${own.via === "catalogue" ? ", unverified" : ""}` : "an unnamed source";
    const amount = price.rates[rate];
    read.set(from, [...(read.get(from) ?? []), `${label(rate)} ${amount === "free" ? amount : written(money(amount), price.currency)}`]);
  }
  return `[${[...read].map(([from, some]) => `${some.join(", ")} from ${from}`).join("; ")}]`;
}

/** What an allowance does to a cost. @param {AllowanceUse} use @param {Price} [price] */
function effect({ rest, isEnough }, price) {
  if (rest?.digits && price) return `With it you pay ${cost(rest, price)}.`;
  return isEnough === undefined ? "" : isEnough ? "It is enough for this use." : "This use is more than that.";
}

/** The names of each count, in lower case without lines between words. @type {Record<string, RegExp>} */
const FIELDS = {
  in: /^(prompt|input)tokens?(count)?$/,
  out: /^(completion|candidates|output)tokens?(count)?$/,
  tools: /^tooluseprompt/,
  cached: /^(num)?cached?(content|input|read|readinput)?(tokens?(count)?)?$|^promptcachehit/,
  written: /^cache(creation|write)(input)?(tokens?(count)?)?$/,
  hour: /^ephemeral1h/,
  short: /^ephemeral5m/,
  thoughts: /^thoughts/,
  reasoning: /^reasoning/,
  total: /^total/,
  web_search: /^websearch/,
  rerank: /^searchunits/,
};
const AGAIN = /^(raw|iterations|tokens)$/; // count again what is counted beside them
const WITHIN = /^(promptcachemiss|nocache|accepted|rejected|text)|cost|time|created|seed/; // parts of others, or no counts

/** All counts with their depth and name. @param {any} data @param {number} [depth] @returns {[number, string, number, string][]} */
const leaves = (data, depth = 0) => Object.entries(data ?? "").flatMap(([key, value]) => {
  if (typeof value === "object") return AGAIN.test(key) ? [] : leaves(data.modality || data.ttl ? "" : value, depth + 1);
  if (key === "tokenCount") key = `${data.modality}`;
  if (data.ttl) key = `ephemeral${data.ttl}`;
  return Number.isSafeInteger(value) && value >= 0 ? [/** @type {[number, string, number, string]} */ ([depth, key.replaceAll("_", "").toLowerCase(), value, key])] : [];
});

/**
 * What a usage object says, by the name of the field, what of it has no field.
 * Some APIs count cached tokens within the input, some beside it; so with reasoning.
 * @param {string} json @returns {{numbers: Record<string, number>, unknown: string[]} | undefined}
 */
export function pasted(json) {
  /** @type {any} */
  let usage;
  try {
    for (let near = [JSON.parse(json)]; near.length && !usage; near = near.flatMap((each) => Object.entries(each ?? "")).filter(([key, value]) => typeof value === "object" && !AGAIN.test(key)).map(([, value]) => value)) {
      usage = near.findLast((each) => leaves(each).some(([depth, name]) => !depth && (FIELDS.in.test(name) || FIELDS.rerank.test(name))));
    }
  } catch {
    return undefined;
  }
  if (!usage) return undefined;
  const all = leaves(usage), own = all.filter(([depth]) => !depth);
  const number = (/** @type {string} */ field, some = all) => some.find(([, name, count]) => count && FIELDS[field].test(name))?.[2] ?? 0;
  const read = number("in", own), cached = number("cached"), thoughts = number("thoughts"), reasoning = thoughts || number("reasoning"), out = number("out", own);
  const hour = number("hour"), kept = Math.max(number("written"), hour + number("short"));
  const isBeside = cached > read || (own.some(([, name]) => /^cachereadinput/.test(name)) && !("prompt_tokens" in usage));
  const isKnown = (/** @type {string} */ name) => WITHIN.test(name) || Object.values(FIELDS).some((field) => field.test(name));
  return {
    numbers: {
      in: (isBeside ? read + cached : Math.max(cached, read - kept)) + number("tools"),
      cached,
      out: out + (thoughts || (number("total", own) === read + out + reasoning ? reasoning : 0)),
      reasoning,
      cache_write: Math.max(0, kept - hour),
      cache_write_1h: hour,
      web_search: number("web_search"),
      rerank: number("rerank"),
    },
    unknown: all.filter(([, name, count]) => count && !isKnown(name)).map(([, , count, name]) => `${name} ${count}`),
  };
}
