import { isGone, money as amountOf, rounded, text } from "./cost-quotes.a4976a64.js";
const SIGNS = ({ USD: "$", EUR: "€", CNY: "CN¥", GBP: "£", JPY: "JP¥" });
const STATES = { free: "Free", included: "In subscription", "not-offered": "Not offered", "not-applicable": "–" };
const LABELS = { cache_write_1h: "cache write, kept 1 hour", reasoning: "reasoning output", megapixel: "image area", video_second: "video", audio_minute: "audio", characters: "text", compute_second: "compute time" };
const NOT_INCLUDED = "Without volume discounts and taxes. Minimums and free allowances count where a source states them, else they are not known; an allowance counts for 30 days, as if nothing else used it.";
const NAMED = 4;
export const label = (rate) => LABELS[rate] ?? rate.replaceAll("_", " ");
export function figure(made) {
if (!made.total || !made.price || !made.rates.length) return STATES[made.state] ?? "Not sourced";
if (!made.total.digits && !made.missing.length) return "Free";
return `${made.missing.length ? "over " : ""}${cost(made.total, made.price)}`;
}
export function notes(made) {
const { price, usd, offering } = made;
return [
made.why,
made.missing.length ? `No price is documented for ${names(made.missing.map(label))}.` : "",
made.later ? `Not ranked: this price was read on ${made.later}, for that day it is not known.` : "",
usd && price && price.currency !== "USD" ? `About ${money(rounded(usd), "USD")}, converted.` : "",
price?.converted_from ? `Converted from ${price.converted_from} by its source.` : "",
...made.hours.map(([when, total]) => price ? `${when}: ${cost(total, price)}.` : ""),
price && (price.when.weekdays || (made.hours.length && offering.prices.some(({ when }) => when.weekdays))) ? "Public holidays count as any other day." : "",
offering.first_party ? "The creator's own API." : "",
made.doubt ?? "",
...(made.minimums ?? []).map(({ text }) => text),
...(made.allowances ?? []).map((use) => `${use.allowance.text} ${effect(use, price)}`.trim()),
offering.allowance ?? "",
sources(made),
].filter(Boolean).join(" ");
}
export function standings(quotes, usage, isOne, named) {
const noun = isOne ? "provider" : "offering", ranked = quotes.filter(({ rank }) => rank), first = ranked.filter(({ rank }) => rank === 1);
return [
first.length ? `Lowest: ${many(first.map(named), noun)}, ${figure(first[0])}.` : "",
...(isOne ? quotes : []).filter(({ offering }) => offering.first_party && !isGone(offering)).map((made) => `The creator's own: ${figure(made)}.`),
`${thousands(ranked.length)} of ${counted(quotes.length, noun)} compared, at prices of ${usage.day}.`,
usage.requests ? "" : "Without requests, no long-input prices apply.",
NOT_INCLUDED,
].filter(Boolean).join(" ");
}
const thousands = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, ",");
const counted = (number, noun) => `${thousands(number)} ${noun}${number === 1 ? "" : "s"}`;
const names = (list) => (list.length < 2 ? list.join("") : `${list.slice(0, -1).join(", ")} and ${list.at(-1)}`);
const many = (list, noun) => (list.length > NAMED ? `${counted(list.length, noun)}, among them ${names(list.slice(0, NAMED - 1))}` : names(list));
function cost(amount, { currency, converted_from: published }) {
return published ? `about ${money(rounded(amount), currency)}` : money(amount, currency);
}
function money(amount, currency) {
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
function sources({ offering, price, rates }) {
if (!price || !rates.length) return "";
const read = new Map();
for (const rate of rates) {
const own = price.rate_sources?.[rate] ?? { ...price, name: offering.source_names?.[price.source ?? ""] };
const from = own.name ? `${own.name}, ${own.checked}${own.via === "catalogue" ? ", unverified" : ""}` : "an unnamed source";
const amount = price.rates[rate];
read.set(from, [...(read.get(from) ?? []), `${label(rate)} ${amount === "free" ? amount : money(amountOf(amount), price.currency)}`]);
}
return `[${[...read].map(([from, some]) => `${some.join(", ")} from ${from}`).join("; ")}]`;
}
function effect({ rest, isEnough }, price) {
if (rest?.digits && price) return `With it ${cost(rest, price)} remains to be paid.`;
return isEnough === undefined ? "" : isEnough ? "It is enough for this use." : "This use is more than that.";
}
