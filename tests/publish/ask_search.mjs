// Asks the search from a test: {"entries": [...], "queries": [...]} in, one list of results per query out. With
// "names": true only names are looked at, as in the first answer; with "near": true words come that find something.

import { readFileSync } from "node:fs";

import { Searcher } from "../../theme/search/engine.mjs";
import { indexOf } from "../../theme/search/index-of.mjs";

const { queries, names = false, near = false, folder = "", ...given } = JSON.parse(readFileSync(0, "utf8"));
const pieces = folder ? null : indexOf(given);
const searcher = new Searcher(async (name) =>
  pieces ? pieces.get(name) : JSON.parse(readFileSync(`${folder}/${name}.json`, "utf8")),
);
const answers = [];
const how = near ? "near" : names ? "first" : "full";
for (const query of queries) answers.push(await searcher[how](query));
console.log(JSON.stringify({ answers }));
