// @ts-check
// What pages with code, or with a Markdown copy of themselves, have; published as one file.
import "./copy-page.js";
import "./copy-code.js";
import "./code-tabs.js";
import "./cost-open.js";
import "./more-calls.js";
