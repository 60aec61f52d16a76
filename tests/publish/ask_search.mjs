// Asks the search from a test: for each line {"entries": [...], "queries": [...]} a line with a list of results per query. With
// "names": true only names are looked at, as in the first answer; with "near": true words come that find something. In place of
// the entries "folder" may name an index; whoever asks it again is answered from what was read of it.

import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";

import { Searcher } from "../../theme/search/engine.mjs";
import { indexOf } from "../../theme/search/index-of.mjs";

const searchers = new Map();

for await (const line of createInterface({ input: process.stdin })) {
  const { queries, names = false, near = false, folder = "", ...given } = JSON.parse(line);
  const searcher = folder ? searcherIn(folder) : searcherOf(indexOf(given));
  const how = near ? "near" : names ? "first" : "full";
  const answers = [];
  for (const query of queries) answers.push(await searcher[how](query));
  console.log(JSON.stringify({ answers }));
}

function searcherOf(pieces) {
  return new Searcher(async (name) => pieces.get(name));
}

function searcherIn(folder) {
  if (!searchers.has(folder))
    searchers.set(folder, new Searcher(async (name) => JSON.parse(readFileSync(`${folder}/${name}.json`, "utf8"))));
  return searchers.get(folder);
}
