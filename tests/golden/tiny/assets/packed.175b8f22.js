export const unpacked=(text)=>Array.from(text,(character)=>{
const code=character.codePointAt(0)??0;return code-(code<92?35:code<127?36:code<0xd800?70:0x846);});export const texts=(column)=>unpacked(column.rows).map((number)=>column.texts[number]);
export const slugOf = (name, stated) => stated.split(" ")[0] || name.toLowerCase().replace(/[^a-z0-9.]+/g, "-").replace(/^-|-$/g, "");
