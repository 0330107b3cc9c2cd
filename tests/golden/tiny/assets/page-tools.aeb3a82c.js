{
class CopyPage extends HTMLElement{connectedCallback(){if(!navigator.clipboard||this.querySelector("button"))return;this.button=document.createElement("button");this.button.type="button";this.button.className="compare-button";this.button.textContent="Copy as Markdown";this.button.addEventListener("click",()=>this.copy());this.status=document.createElement("span");this.status.className="visually-hidden";this.status.setAttribute("role","status");this.append(this.button,this.status);}
async copy(){try{const answer=await fetch(new URL("index.md",location.href));if(!answer.ok)throw new Error(answer.statusText);await navigator.clipboard.writeText(await answer.text());this.say("Copied");}catch{this.say("Could not be copied");}
}
say(words){if(this.status)this.status.textContent=words;if(this.button)this.button.textContent=words;setTimeout(()=>{if(this.status)this.status.textContent="";if(this.button)this.button.textContent="Copy as Markdown";},2000);}
}
customElements.define("copy-page",CopyPage);}
{
class CopyCode extends HTMLElement{connectedCallback(){const code=this.querySelector("pre");if(!code||!navigator.clipboard||this.querySelector("button"))return;const button=document.createElement("button");button.type="button";button.textContent="Copy";button.setAttribute("aria-label",`Copy ${this.dataset.what ?? "code"}`);button.addEventListener("click",async()=>{try{await navigator.clipboard.writeText(code.textContent??"");this.say(button,"Copied");}catch{getSelection()?.selectAllChildren(code);this.say(button,"Selected");}
});const status=document.createElement("span");status.className="visually-hidden";status.setAttribute("role","status");this.append(button,status);}
say(button,word){const status=this.querySelector("[role=status]");button.textContent=word;if(status)status.textContent=word;setTimeout(()=>{button.textContent="Copy";if(status)status.textContent="";},2000);}
}
customElements.define("copy-code",CopyCode);}
{
class CodeTabs extends HTMLElement{connectedCallback(){this.panels=[...this.querySelectorAll((".tab-panel"))];if(this.panels.length<2||this.dataset.ready!==undefined)return;const list=document.createElement("div");list.setAttribute("role","tablist");list.setAttribute("aria-label",this.dataset.label??"Language");this.tabs=this.panels.map((panel)=>this.tab(panel));list.append(...this.tabs);list.addEventListener("keydown",(event)=>this.move(event));this.prepend(list);this.dataset.ready="";this.select(Math.max(0,this.panels.findIndex((panel)=>panel.dataset.tab===this.kept())));}
tab(panel){const tab=document.createElement("button");tab.type="button";tab.id=`${panel.id}-tab`;tab.textContent=panel.querySelector(".tab-title")?.textContent??"";tab.setAttribute("role","tab");tab.setAttribute("aria-controls",panel.id);tab.addEventListener("click",()=>{this.select((this.tabs??[]).indexOf(tab));this.keep(panel.dataset.tab??"");});panel.setAttribute("role","tabpanel");panel.setAttribute("aria-labelledby",tab.id);panel.tabIndex=0;return tab;}
select(chosen){this.tabs?.forEach((tab,at)=>{tab.setAttribute("aria-selected",String(at===chosen));tab.tabIndex=at===chosen?0:-1;});this.panels?.forEach((panel,at)=>{panel.hidden=at!==chosen;});}
move(event){const tabs=this.tabs??[];const now=tabs.findIndex((tab)=>tab.getAttribute("aria-selected")==="true");const last=tabs.length-1;const next={ArrowRight:now===last?0:now+1,ArrowLeft:now===0?last:now-1,Home:0,End:last}[event.key];if(next===undefined)return;event.preventDefault();this.select(next);tabs[next].focus();this.keep(this.panels?.[next].dataset.tab??"");}
kept(){try{return localStorage.getItem("language");}catch{return null;}
}
keep(language){try{localStorage.setItem("language",language);}catch{}
}
}
customElements.define("code-tabs",CodeTabs);}
{
class CostOpen extends HTMLElement{connectedCallback(){const details=document.createElement("details"),title=document.createElement("summary");title.textContent="Rank by another example, or by your own use";details.append(title);details.addEventListener("toggle",async()=>{if(details.children.length>1)return;const calculator=document.createElement("cost-calculator");calculator.dataset.pages=this.dataset.pages;details.append(calculator);await import("./cost-calculator.7dbf2354.js");});this.replaceChildren(details);const asked=new URLSearchParams(location.search);details.open = [...asked.keys()].some((name) => !/^(m|only|rank)$/.test(name));}
}
if(globalThis.customElements)customElements.define("cost-open",CostOpen);}
{
class MoreCalls extends HTMLElement{connectedCallback(){const fold=this.querySelector("details");fold?.addEventListener("toggle",()=>this.show(fold),{once:true});}
async show(fold){const links=[...fold.querySelectorAll("a")];try{const answer = await fetch(links[0].href.replace(/#.*/, ""));if(!answer.ok)return;const page=new DOMParser().parseFromString(await answer.text(),"text/html");const sections=links.map((link)=>page.getElementById(link.hash.slice(1)));const calls=sections.map((section)=>this.calls((section)));fold.querySelector("ul")?.replaceWith(...calls);}catch{}
}
calls(section){const copy=document.importNode(section,true);const example=copy.dataset.id??"";const id=this.dataset.nativeId??"";const shown=document.createElement("section");const heading=document.createElement("h3");heading.textContent=copy.querySelector("h2")?.textContent??"";const written={"as-is":id,"in-path":encodeURIComponent(id),"publisher-path": (id.includes("/") ? id : `google/${id}`).replace(/[^/]*$/, "models/$&"),};copy.querySelectorAll("[data-id]").forEach((place)=>{const form=(place.getAttribute("data-id"));place.replaceWith(written[form]);});if(id!==example){copy.querySelectorAll(".standing:last-child").forEach((status)=>{status.textContent=`With ${example} in place of ${id}: ${status.textContent}`;});}
copy.querySelectorAll("h3").forEach((title)=>{const lower=document.createElement("h4");lower.className=title.className;lower.textContent=title.textContent;title.replaceWith(lower);});copy.querySelector("h2")?.remove();copy.querySelector(".note")?.remove();shown.append(heading,...copy.childNodes);return shown;}
}
customElements.define("more-calls",MoreCalls);}
