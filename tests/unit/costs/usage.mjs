// What cost-quotes.js takes from each usage object on the standard input, as JSON.
import { readFileSync } from "node:fs";
const { pasted } = await import(process.argv[2]);
console.log(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map((text) => pasted(text) ?? null)));
