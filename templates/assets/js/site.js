// @ts-check
// What every page has; published as one file.
import "./theme-switch.js";
import "./search-box.js";
import "./compare-tray.js";
import "./page-sections.js";
