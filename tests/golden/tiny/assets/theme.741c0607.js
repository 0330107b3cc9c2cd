if (new URLSearchParams(location.search).get("q")) document.documentElement.dataset.query = "";
try {
const kept = localStorage.getItem("theme");
if (kept === "light" || kept === "dark") document.documentElement.dataset.theme = kept;
} catch {
}
