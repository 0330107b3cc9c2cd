import { Matcher } from "./match.0340af52.js";
let loading;
export function load(folder) {
loading ??= fetched(folder).catch((error) => {
loading = undefined;
throw error;
});
return loading;
}
async function fetched(folder) {
const matcher = new Matcher(await json(new URL("names.json", folder)));
return { matcher, ids: json(new URL("ids.json", folder)).then((ids) => matcher.addIds(ids)) };
}
async function json(address) {
const answer = await fetch(address);
if (!answer.ok) throw new Error(answer.statusText);
return answer.json();
}
