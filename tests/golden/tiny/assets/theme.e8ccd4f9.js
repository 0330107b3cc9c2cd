const asked = new URLSearchParams(location.search);
if (asked.get("q") || asked.get("m")) document.documentElement.dataset.query = "";
try {
const kept = localStorage.getItem("theme");
if (kept === "light" || kept === "dark") document.documentElement.dataset.theme = kept;
} catch {
}
