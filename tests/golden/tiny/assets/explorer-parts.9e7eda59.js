export function make(tag,className="",text=""){
const made=document.createElement(tag);if(className)made.className=className;made.textContent=text;return made;}
export function button(text,pressed){
const made=document.createElement("button");made.type="button";made.textContent=text;made.addEventListener("click",pressed);return made;}
export function check(text,count,changed){
const label=make("label","explorer-check");const input=document.createElement("input");input.type="checkbox";input.addEventListener("change",changed);label.append(input,make("span","",text));if(count)label.append(make("small","",count));return{label,input};}
export function folded(title,isOpen=false){
const part=document.createElement("details");part.className="explorer-part";part.open=isOpen;const head=document.createElement("summary");head.textContent=title;part.append(head);return part;}
export function save(kind,rows,columns){
const text=kind==="json"?JSON.stringify(rows,null,1):[columns,...rows.map((row)=>columns.map((column)=>row[column]))].map((line)=>line.map(quoted).join(",")).join("\r\n")+"\r\n";const link=document.createElement("a");link.href=URL.createObjectURL(new Blob([text],{type:kind==="json"?"application/json":"text/csv"}));link.download=`models.${kind}`;link.click();setTimeout(()=>URL.revokeObjectURL(link.href),1000);}
function quoted(value){const text=value??"";const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;}
