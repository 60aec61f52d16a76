// Asks the search box from a test which texts speak of despair: {"patterns": {...}, "texts": [...]} in, a list of yes and no out.

import { readFileSync } from "node:fs";

import { despairDetector } from "../../theme/search/despair.mjs";

const { patterns, texts } = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(texts.map(despairDetector(patterns))));
