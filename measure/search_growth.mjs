#!/usr/bin/env node
// Measure the search of a site as it grows: node measure/search_growth.mjs INDEX-FOLDER QUERIES-JSON COUNT…
//
// The pages of the index that have names of their own are copied until there are so many; each copy has words of its own
// in its titles, names and sections. Prints a line of JSON for each count: what a query needs before its first answer
// and for all of it, in bytes as gzip sends them, and how long Node takes for both.

import { readdirSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

import { Searcher } from "../theme/search/engine.mjs";
import { indexOf } from "../theme/search/index-of.mjs";

const [folder, queries, ...counts] = process.argv.slice(2);
const asked = JSON.parse(queries);
const { entries, ...given } = entriesIn(folder);

for (const count of counts.map(Number)) {
  const grown = grownTo(count, entries);
  const pieces = new Map([...indexOf({ ...given, entries: grown })].map(([name, piece]) => [name, JSON.stringify(piece)]));
  const sent = new Map([...pieces].map(([name, text]) => [name, gzipSync(text).length]));
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

function entriesIn(place) {
  const read = (name) => JSON.parse(readFileSync(`${place}/${name}.json`, "utf8"));
  const { forms, synonyms, pages, kinds } = read("places");
  const kindOf = new Map(pages.map(([location, , kind]) => [location, kinds[kind]]));
  const texts = readdirSync(place).filter((name) => /^p\d+\.json$/.test(name));
  const rows = texts.flatMap((name) => Object.entries(read(name.replace(".json", ""))));
  const found = rows.flatMap(([page, sections]) =>
    sections.map(([anchor, title, text, aliases]) => ({ location: page + anchor, title, text, aliases, kind: kindOf.get(page) })),
  );
  return { entries: found, forms, synonyms, sounds: read("sounds").characters };
}

function grownTo(count, all) {
  const pages = pagesOf(all);
  const own = pages.filter(([page]) => page.aliases);
  const grown = pages.slice(0, count);
  for (let copy = 1; grown.length < count; copy++)
    for (const page of own) if (grown.length < count) grown.push(page.map((entry) => copied(entry, `${copy}`)));
  return grown.flat();
}

function pagesOf(all) {
  const pages = new Map();
  for (const entry of all) {
    const [page] = entry.location.split("#");
    pages.set(page, [...(pages.get(page) ?? []), entry]);
  }
  return [...pages.values()];
}

function copied({ location, title, text, aliases, kind }, copy) {
  const said = (words) => `${words}${copy}`;
  return { location: `copy-${copy}/${location}`, title: said(title), text: said(text), aliases: aliases?.map(said), kind };
}
