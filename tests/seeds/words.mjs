// The rows of each model as the calculator of pages shows them, for the input as JSON.
import { readFileSync } from "node:fs";
const quotes = await import(process.argv[2]);
const { models, asked } = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(asked.map(([at, usage]) => {
  const { offerings, exchange_rates: exchange, weights, as_of: today } = models[at];
  const rows = quotes.ranked(offerings.map((each) => quotes.quote(each, usage, exchange)), weights === "closed");
  return {
    rows: rows.map((made) => [made.rank ? `${made.rank}.` : "", made.offering.provider_name, quotes.figure(made), quotes.notes(made)]),
    note: quotes.standings(rows, usage, true, ({ offering }) => offering.provider_name, today),
  };
})));
