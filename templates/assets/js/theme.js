// @ts-check
// Loaded before anything is painted, so that a page never flashes in the other theme, and has room
// for what the query in its address asks for.
const asked = new URLSearchParams(location.search);
if (["q", "m", "id"].some((name) => asked.get(name))) document.documentElement.dataset.query = "";
try {
  const kept = localStorage.getItem("theme");
  if (kept === "light" || kept === "dark") document.documentElement.dataset.theme = kept;
} catch {
  // Storage may be forbidden; the system's theme is used then.
}
