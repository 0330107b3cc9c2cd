const ZEROS = { image: 0, megapixel: 0, video_second: 0, audio_minute: 0, compute_second: 0, request: 3, rerank: 3, web_search: 3, page: 3 };
const INPUT = ["input", "cache_read", "cache_write", "cache_write_1h", "audio_input", "audio_cache_read", "image_input", "image_cache_read", "video_input"];
export const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const PLACES = 15;
const STALE = 92;
const DAY = 86_400_000;
const SCALES = ({ k: 3, m: 6, b: 9 });
const GIVEN = ["prompt_tokens", "promptTokenCount", "prompt_token_count", "input_tokens", "inputTokens"];
export function money(text) {
const [whole, decimals = ""] = text.split(".");
return { digits: BigInt(whole + decimals), places: decimals.length };
}
export function sum(one, other) {
const places = Math.max(one.places, other.places);
return { digits: at(one, places) + at(other, places), places };
}
export function compare(one, other) {
const places = Math.max(one.places, other.places);
const gap = at(one, places) - at(other, places);
return gap > 0n ? 1 : gap < 0n ? -1 : 0;
}
const at = ({ digits, places: own }, places) => digits * 10n ** BigInt(places - own);
const product = (one, other) => ({ digits: one.digits * other.digits, places: one.places + other.places });
export function text({ digits, places }) {
const all = digits.toString().padStart(places + 1, "0");
const decimals = places ? all.slice(-places).replace(/0+$/, "") : "";
return all.slice(0, all.length - places) + (decimals && `.${decimals}`);
}
function part(price, rate, count) {
const amount = money(price.rates[rate] === "free" ? "0" : price.rates[rate]);
return { digits: amount.digits * BigInt(count), places: amount.places + (ZEROS[rate] ?? 6) };
}
const raisedBy = (minimums, rate, count, requests = 0) => minimums.find((each) => each.rate === rate && BigInt(count) * parts(rate) < BigInt(requests) * BigInt(each.count));
const parts = (rate) => (rate === "audio_minute" ? 60n : 1n);
function leastCost(price, { rate, count: least }, requests) {
const amount = money(price.rates[rate] === "free" ? "0" : price.rates[rate]), places = amount.places + (ZEROS[rate] ?? 6);
const digits = amount.digits * BigInt(requests) * BigInt(least), by = parts(rate);
if (by === 1n) return { digits, places };
const wide = digits * 10n ** BigInt(PLACES), whole = by * 10n ** BigInt(places);
return { digits: (2n * wide + whole) / (2n * whole), places: PLACES };
}
function charged(price, uses) {
return Object.keys(uses).filter((rate) => rate in price.rates).map((rate) => part(price, rate, uses[rate])).reduce(sum, money("0"));
}
const longest = ({ when }) => (when.input_from !== undefined ? when.input_from - 1 : when.input_above);
const length = ({ uses, requests }, rates) => (requests ? Math.ceil(rates.reduce((all, rate) => all + (uses[rate] ?? 0), 0) / requests) : 0);
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
function within(when, minute, day) {
const [begins, ends] = (when.hours_utc ?? "00:00-24:00").split("-");
let isIn = begins <= minute && minute < ends;
if (begins >= ends) {
isIn = minute >= begins || minute < ends;
if (minute < ends) day += 6;
}
return isIn && (!when.weekdays || when.weekdays.includes(DAYS[day % 7]));
}
export function priceFor(prices, usage) {
const ofId = prices.filter((price) => price.at_id && price.when.mode === usage.mode);
const holding = (ofId.length ? ofId : prices).filter((price) => holds(price, usage));
const conditions = (price) => Object.keys(price.when).length;
const most = Math.max(0, ...holding.map(conditions));
const byKind = new Map();
for (const price of holding.toSorted((one, other) => (longest(one) ?? 0) - (longest(other) ?? 0))) {
const kind = Object.keys(price.when).map((key) => key.replace("input_from", "input_above")).sort().join();
if (conditions(price) === most) byKind.set(kind, price);
}
let highest;
for (const price of byKind.values()) if (!highest || compare(charged(price, usage.uses), charged(highest, usage.uses)) > 0) highest = price;
return highest;
}
export function quote(offering, usage, exchange) {
const made = atPrices(offering, usage, exchange);
if (!offering.allowances?.length || isGone(offering)) return made;
const total = made.missing.length || made.later ? undefined : made.total;
return { ...made, allowances: offering.allowances.map((allowance) => allowanceUse(allowance, usage, made.price, total)) };
}
function allowanceUse(allowance, usage, price, total) {
const { uses, credit, times_a_month: times } = allowance, rates = Object.keys(uses);
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
function atPrices(offering, usage, exchange) {
const none = (state, why) => ({ offering, state, rates: [], missing: [], why, hours: [] });
if (isGone(offering)) return none("not-applicable", "It has ended here.");
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
const made = atPrice(offering, usage, price, exchange);
if (usage.at !== undefined) return made;
const hours = new Map();
for (const other of prices) {
if (!other.when.hours_utc || other.when.mode !== mode) continue;
const then = atPrice(offering, usage, other, {});
const when = other.when.hours_utc.replace("-", "–") + " UTC" + (other.when.weekdays ? ` · ${days(other.when.weekdays)}` : "");
if (!then.missing.length && then.total && made.total && compare(then.total, made.total) && !hours.has(when)) hours.set(when, then.total);
}
return { ...made, hours: [...hours] };
}
function days(names) {
const first = DAYS.indexOf(names[0]), range = names.length > 2 && DAYS.slice(first, first + names.length).join() === names.join();
return (range ? `${names[0]}–${names.at(-1)}` : names.join(", ")).replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
}
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
const total = rates.map((each) => {
const minimum = raisedBy(minimums, each, uses[each], usage.requests);
return minimum ? leastCost(price, minimum, usage.requests ?? 0) : part(price, each, uses[each]);
}).reduce(sum, money("0"));
const rate = price.currency === "USD" ? "1" : exchange[price.currency];
const later = day && checked && ((!price.starts && checked > day) || (last && day > last)) ? checked : undefined;
const state = missing.length || later ? "unknown" : total.digits ? "known" : "free";
return { offering, state, total, usd: rate ? product(total, money(rate)) : undefined, price, rates, minimums: minimums.filter((each) => rates.includes(each.rate)), missing, why: "", later, hours: [] };
}
const isGone = ({ status }) => status === "retired" || status === "announced";
const tied = (low, high) => compare(high, product(low, money("1.001"))) <= 0;
function readOn({ price, rates }) {
return rates.map((rate) => price?.rate_sources?.[rate]?.checked ?? price?.checked ?? "").filter(Boolean).sort()[0] ?? "";
}
function unverified({ price, rates }) {
return rates.every((rate) => (price?.rate_sources?.[rate]?.via ?? price?.via ?? "catalogue") === "catalogue");
}
const isConverted = ({ price }) => price?.currency !== "USD" || !!price.converted_from;
export function ranked(quotes, closed, judged = true) {
const known = quotes.filter(({ state, usd }) => state === "known" && usd);
const usd = (made) => (made.usd);
const lowest = (some) => some.map(usd).toSorted(compare)[0];
const own = lowest(known.filter(({ offering }) => offering.first_party));
for (const made of judged ? known : []) {
if (closed && own && !made.offering.first_party && unverified(made) && compare(usd(made), product(own, money("0.25"))) < 0) made.doubt = "Not ranked: far below its creator's price, unverified.";
}
const dated = (judged ? known : []).filter((made) => !made.doubt && readOn(made));
const newest = Math.max(...dated.map((made) => Date.parse(readOn(made))));
const least = lowest(dated.filter((made) => newest - Date.parse(readOn(made)) <= STALE * DAY));
for (const made of dated) if (least && compare(usd(made), least) < 0 && !tied(usd(made), least)) made.doubt = `Not ranked: read on ${readOn(made)}, long before the others.`;
const places = ["known", "", "free", "included"];
const isPriced = ({ prices }) => prices.some(({ rates }) => Object.values(rates).some((amount) => amount !== "free"));
const place = (made) => (isGone(made.offering) ? 5 : made.doubt || (made.state === "known" && !made.usd) || (made.state === "unknown" && isPriced(made.offering)) ? 1 : (places.indexOf(made.state) + 5) % 5);
const sorted = quotes.toSorted((one, other) => place(one) - place(other) || (place(one) === 0 && one.usd && other.usd ? compare(one.usd, other.usd) : 0) || one.offering.provider_name.localeCompare(other.offering.provider_name));
let first;
sorted.forEach((made, number) => {
delete made.rank;
if (made.state !== "known" || !made.usd || made.doubt) return;
if (!first || !tied(usd(first), made.usd)) first = { ...made, rank: number + 1 };
made.rank = first.rank;
});
const turns = sorted.map((made, number) => ({ made, turn: 2 * (made.rank ?? number + 1) + Number(isConverted(made)) }));
return turns.toSorted((one, other) => one.turn - other.turn).map(({ made }) => made);
}
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
let usage;
try {
JSON.parse(json, (_, value) => { if (GIVEN.some((name) => Number.isSafeInteger(value?.[name]))) usage = value; return value; });
} catch {
return undefined;
}
if (!usage) return undefined;
const all = Object.assign({}, ...Object.values(usage), usage);
const first = (...names) => names.map((name) => all[name]).find((value) => Number.isSafeInteger(value) && value >= 0) ?? 0;
const cached = first("cached_tokens", "cachedContentTokenCount", "cached_content_token_count", "cache_read_input_tokens", "cacheReadInputTokens", "prompt_cache_hit_tokens");
const written = first("cache_creation_input_tokens", "cacheWriteInputTokens", "cache_write_tokens"), hour = first("ephemeral_1h_input_tokens");
const thought = first("thoughtsTokenCount", "thoughts_token_count"), read = first(...GIVEN) + first("toolUsePromptTokenCount", "tool_use_prompt_token_count");
const isBeside = "cache_read_input_tokens" in all && !("prompt_tokens" in all) || "cacheReadInputTokens" in all;
return {
in: isBeside ? read + cached : read - written,
cached,
out: first("completion_tokens", "candidatesTokenCount", "candidates_token_count", "output_tokens", "outputTokens") + thought,
reasoning: thought || first("reasoning_tokens"),
cache_write: Math.max(0, written - hour),
cache_write_1h: hour,
web_search: first("web_search_requests"),
};
}
