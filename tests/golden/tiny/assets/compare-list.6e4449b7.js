export const MOST=6;const KEY="compare";export function chosen(){try{const kept=JSON.parse(localStorage.getItem(KEY)??"[]");return Array.isArray(kept)?kept.filter((each)=>typeof each?.path==="string"&&typeof each?.name==="string").slice(0,MOST):[];}catch{return[];}}
export function choose(list){try{localStorage.setItem(KEY,JSON.stringify(list.slice(0,MOST)));}catch{}
document.dispatchEvent(new Event("compare"));}
export function address(root,list){return`${root}compare/?m=${list.map(({path}) => path.split("/").map(encodeURIComponent).join("/")).join(",")}`;}