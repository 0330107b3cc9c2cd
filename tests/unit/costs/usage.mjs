// What cost-quotes.js takes from the usage object in each line of the standard input, as a line of JSON.
import { createInterface } from "node:readline";
const { pasted } = await import(process.argv[2]);
for await (const line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(pasted(JSON.parse(line)) ?? null));
}
