const asked = new URLSearchParams(location.search);
if (["q", "m", "id"].some((name) => asked.get(name))) document.documentElement.dataset.query = "";
try {
const kept = localStorage.getItem("theme");
if (kept === "light" || kept === "dark") document.documentElement.dataset.theme = kept;
} catch {
}
