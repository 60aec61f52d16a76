#!/usr/bin/env node
// Measure the search of a site as it grows: node measure/search_growth.mjs INDEX-FOLDER QUERIES-JSON COUNT…
//
// Prints a line of JSON for each count: what a query needs before its first answer
// and for all of it, in bytes as gzip sends them, and how long Node takes for both.

import { gzipSync } from "node:zlib";

import { Searcher } from "../theme/search/engine.mjs";
import { indexOf } from "../theme/search/index-of.mjs";
import { entriesIn, grownTo } from "./grown_entries.mjs";

const [folder, queries, ...counts] = process.argv.slice(2);
const asked = JSON.parse(queries);
const { entries, ...given } = entriesIn(folder);

for (const count of counts.map(Number)) {
  const grown = grownTo(count, entries);
  const pieces = new Map([...indexOf({ ...given, entries: grown })].map(([name, piece]) => [name, JSON.stringify(piece)]));
  const sent = new Map([...pieces].map(([name, text]) => [name, gzipSync(text, { level: 9 }).length]));
  const first = [];
  const full = [];
  for (const query of asked) {
    first.push(await cost(pieces, sent, (searcher) => searcher.first(query)));
    full.push(await cost(pieces, sent, (searcher) => searcher.full(query)));
  }
  const total = [...sent.values()].reduce((sum, bytes) => sum + bytes, 0);
  console.log(JSON.stringify({ pages: count, pieces: pieces.size, total, first: middleOf(first), full: middleOf(full) }));
}

/** What one query costs a visitor who has nothing of the index yet. */
async function cost(pieces, sent, ask) {
  let bytes = 0;
  const load = async (name) => {
    bytes += sent.get(name);
    return JSON.parse(pieces.get(name));
  };
  const started = performance.now();
  await ask(new Searcher(load));
  return { bytes, milliseconds: performance.now() - started };
}

function middleOf(costs) {
  return { bytes: median(costs, "bytes"), most: Math.max(...costs.map(({ bytes }) => bytes)), ms: median(costs, "milliseconds") };
}

function median(costs, what) {
  const sorted = costs.map((each) => each[what]).sort((low, high) => low - high);
  return Math.round(sorted[sorted.length >> 1]);
}
