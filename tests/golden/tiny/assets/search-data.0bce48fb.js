import { Matcher } from "./match.5a4765ff.js";
let loading;export function load(folder){
loading??=fetched(folder).catch((error)=>{loading=undefined;throw error;});return loading;}
async function fetched(folder){const matcher=new Matcher(await json(new URL("names.json",folder)));return{matcher,ids:json(new URL("ids.json",folder)).then((ids)=>matcher.addIds(ids))};}
async function json(address){return(await fetch(address)).json();}
