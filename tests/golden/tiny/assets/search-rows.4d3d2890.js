export function grouped(matcher,results){
const groups=[...new Set(results.map((result)=>result.group))];return groups.map((group)=>[matcher.names.groups[group][0],results.filter((result)=>result.group===group)]);}
export function row(result,root){
const link=document.createElement("a");link.href=root+result.path;link.className="result";part(link,"result-name",result.name);if(result.creator&&!result.name.startsWith(result.creator))part(link,"result-note",result.creator);const[price,context,status]=result.facts;if(status)part(link,"result-status",status);part(link,"result-facts",[price,context&&`${context} context`].filter(Boolean).join(" · "));if(result.id){const line=part(link,"result-id","");const code=document.createElement("code");code.textContent=result.id;line.append(code,` at ${few(result.at)}`);}
return link;}
function few(names){return names.length>3?`${names.slice(0, 2).join(", ")} and ${names.length - 2} more`:names.join(", ");}
function part(parent,name,text){const made=document.createElement("span");made.className=name;made.textContent=text;parent.append(made," ");return made;}
