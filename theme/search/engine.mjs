// Find places by words: titles first, then what readers call it, then headings, then text.

import MiniSearch from "minisearch";

import { excerpt, mark } from "./excerpt.mjs";
import { asWritten, fold, indexTerms, isBeginning, isHan, key, queryTerms, runs } from "./words.mjs";

const BOOST = { title: 12, aliases: 6, heading: 3, text: 1, page: 0.2 };
// What says what to do comes before what a word means. A law's own page is dense with the words that other pages
// explain, and a list has everybody's: they go after.
const KIND_BOOST = {
  scenario: 1.9,
  stage: 1.4,
  product: 1.3,
  letter: 1.2,
  glossary: 0.8,
  myths: 1,
  facts: 0.6,
  law: 0.6,
  laws: 0.5,
  all: 0.3,
  "law-index": 0.3,
  "to-check": 0.3,
  deadlines: 0.5,
  products: 0.5,
  stages: 0.5,
  "triage-quick": 0.4,
  "triage-question": 0.4,
  "triage-outcome": 0.7,
};
const LITERAL_BOOST = 1.6;
const EXACT_BOOST = 4;
const LITTLE_SAID = /[的了吗呢吧啊呀么我你他她它们是在就都也还要会能可以怎什]+/gu;
const FEW = 3;
const ENOUGH = 0.5;
const PAGES = 30;

/** An index of entries, ready to be asked; `forms` are other ways to write its characters. */
export async function buildIndex({ entries, forms = "" }) {
  const pages = new Map(entries.filter((entry) => !entry.location.includes("#")).map((page) => [page.location, page]));
  const index = new MiniSearch({
    idField: "location",
    fields: Object.keys(BOOST),
    tokenize: indexTerms,
    processTerm: key,
    extractField: (entry, field) => (field === "location" ? entry.location : fieldText(entry, field, pages)),
  });
  const places = new Map(entries.map((entry) => [entry.location, entry]));
  await index.addAllAsync([...places.values()], { chunkSize: 40 });
  return { index, pages, places, forms };
}

/** The pages found for a query, best first, each as the theme shows it: its sections and itself. */
export function findPages({ index, pages, places, forms }, typed) {
  const query = asWritten(typed, forms);
  const found = matches(index, query)
    .map((result) => ({ ...result, entry: places.get(result.id) }))
    .map((result) => ({ ...result, score: result.score * weight(result.entry, query) }));
  return [...byPage(found)]
    .filter(([page]) => pages.has(page))
    .map(([page, results]) => group(pages.get(page), results, query))
    .sort((first, second) => second[0].score - first[0].score)
    .slice(0, PAGES);
}

function fieldText(entry, field, pages) {
  const isPage = pages.get(entry.location) === entry;
  const page = pages.get(entry.location.split("#")[0]);
  const texts = {
    title: isPage ? entry.title : "",
    heading: isPage ? "" : entry.title,
    aliases: entry.aliases?.join("\n") ?? "",
    page: isPage || !page ? "" : [page.title, ...(page.aliases ?? [])].join("\n"),
    text: entry.text,
  };
  return texts[field];
}

/** What has all terms; if hardly anything has, also what has most of those that say something. */
function matches(index, query) {
  const options = { boost: BOOST, tokenize: queryTerms, processTerm: key, prefix: isBeginning };
  const all = index.search(query, { ...options, combineWith: "AND" }).filter(saysItItself);
  return byPage(all).size >= FEW ? all : mostTerms(index, telling(query), options);
}

/** Not only the page around it. */
function saysItItself(result) {
  return Object.values(result.match).some((fields) => fields.some((field) => field !== "page"));
}

function mostTerms(index, query, options) {
  const wanted = new Set(queryTerms(query)).size;
  const results = index
    .search(query, options)
    .filter(saysItItself)
    .map((result) => ({ ...result, share: new Set(result.queryTerms).size / wanted }));
  const best = Math.max(0, ...results.map((result) => result.share));
  return results
    .filter((result) => result.share >= best * ENOUGH)
    .map((result) => ({ ...result, score: result.score * result.share ** 4 }));
}

/** The query without words that every sentence has; as it was if nothing else is left. */
function telling(query) {
  const kept = fold(query).replace(LITTLE_SAID, " ");
  const long = runs(kept).filter((run) => !isHan(run) || [...run].length > 1);
  return long.length ? long.join(" ") : query;
}

function weight(entry, query) {
  const said = fold([entry.title, ...(entry.aliases ?? []), entry.text].join("\n"));
  const literal = runs(query).every((run) => said.includes(run)) ? LITERAL_BOOST : 1;
  const names = [entry.title, ...(entry.aliases ?? [])].map(fold);
  const exact = names.includes(fold(query.trim())) ? EXACT_BOOST : 1;
  return exact * literal * (KIND_BOOST[entry.kind] ?? 1);
}

function byPage(results) {
  const groups = new Map();
  for (const result of results) {
    const page = result.id.split("#")[0];
    if (groups.has(page)) groups.get(page).push(result);
    else groups.set(page, [result]);
  }
  return groups;
}

/** The theme needs the page itself in the group, wherever it stands. */
function group(page, results, query) {
  const items = results.sort((first, second) => second.score - first.score).map((result) => item(result, query));
  return items.some(({ location }) => location === page.location) ? items : [...items, bare(page, query)];
}

function item({ entry, score, queryTerms: matched }, query) {
  const text = entry.text ? excerpt(entry.text, query) : "";
  return { location: entry.location, title: mark(entry.title, query), text, score, terms: terms(query, matched) };
}

function bare(page, query) {
  return { location: page.location, title: mark(page.title, query), text: "", score: 0, terms: {} };
}

/** Which of several typed words were found; the theme strikes out the others. */
function terms(query, matched) {
  const words = query.trim().split(/\s+/);
  if (words.length < 2) return {};
  return Object.fromEntries(words.map((word) => [word, queryTerms(word).some((term) => matched.includes(key(term)))]));
}
