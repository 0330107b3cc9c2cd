// @ts-check
// Loaded before anything is painted, so that a page never flashes in the other theme.
try {
  const kept = localStorage.getItem("theme");
  if (kept === "light" || kept === "dark") document.documentElement.dataset.theme = kept;
} catch {
  // Storage may be forbidden; the system's theme is used then.
}
