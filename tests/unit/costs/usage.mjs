// What cost-usage.js takes from each usage object on the standard input, as JSON.
import { readFileSync } from "node:fs";
const { pasted } = await import(process.argv[2]);
const { texts, charged } = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(texts.map((text) => pasted(text, charged) ?? null)));
