// Quotes of cost-quotes.js for the offerings and usages on the standard input, as JSON.
import { readFileSync } from "node:fs";
const { quote, text } = await import(process.argv[2]);
const { offerings, asked, exchange } = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(asked.map(([at, usage]) => {
  const made = quote(offerings[at], usage, exchange);
  return [made.state, made.why, made.total ? text(made.total) : null, made.usd ? text(made.usd) : null, [...made.missing].sort(), made.hours.map(([, total]) => text(total)).sort(), (made.allowances ?? []).map(({ rest, isEnough }) => [rest ? text(rest) : null, isEnough ?? null])];
})));
