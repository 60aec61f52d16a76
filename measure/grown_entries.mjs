#!/usr/bin/env node
// Let what an index is made of grow to so many pages, and print it line by line for theme/search/write.mjs: node
// measure/grown_entries.mjs INDEX-FOLDER COUNT
//
// The pages of the index that have names of their own are copied until there are so many; each copy has words of its own
// in its titles, names and sections.

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** What an index was made of. */
export function entriesIn(place) {
  const read = (name) => JSON.parse(readFileSync(`${place}/${name}.json`, "utf8"));
  const { pages, kinds, first: rowsOfFirst, forms, synonyms, others, own, signs } = read("places");
  const first = Object.fromEntries(rowsOfFirst.map(([page, anchor, said]) => [pages[page][0] + anchor, said.split("\n")]));
  const kindOf = new Map(pages.map(([location, , kind]) => [location, kinds[kind]]));
  const texts = readdirSync(place).filter((name) => /^p\d+\.json$/.test(name));
  const rows = texts.flatMap((name) => Object.entries(read(name.replace(".json", ""))));
  const found = rows.flatMap(([page, sections]) =>
    sections.map(([anchor, title, text, aliases]) => ({ location: page + anchor, title, text, aliases, kind: kindOf.get(page) })),
  );
  return { entries: found, forms, synonyms, others, own, signs, first, sounds: read("sounds").characters };
}

/** The entries of so many pages. */
export function grownTo(count, all) {
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

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder, count] = process.argv.slice(2);
  const { entries, ...known } = entriesIn(folder);
  writeFileSync(1, [known, ...grownTo(Number(count), entries)].map((line) => JSON.stringify(line)).join("\n"));
}
