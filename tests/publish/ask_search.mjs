// Asks the search engine from a test: {"entries": [...], "queries": [...]} in, one list of results per query out.

import { readFileSync } from "node:fs";

import { buildIndex, findPages } from "../../theme/search/engine.mjs";

const { entries, forms, queries } = JSON.parse(readFileSync(0, "utf8"));
const started = performance.now();
const index = await buildIndex({ entries, forms });
const built = performance.now();
const answers = queries.map((query) => findPages(index, query));
const answered = performance.now();
const milliseconds = { build: built - started, queries: answered - built };
console.log(JSON.stringify({ answers, milliseconds }));
