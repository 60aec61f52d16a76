// Find in the pages that fit the sections that say it.

import MiniSearch from "minisearch";

import { fold, indexTerms, isBeginning, isHan, queryTerms } from "./words.mjs";

const BOOST = { title: 2, names: 1.5, text: 1 };
const SHOWN = 4;
const HAN_KEY = "\u0001";
const LETTERS = 4;
const TERMS = new Map();

/** The best sections of pages for a query, by the page's address, best first; `rows` are what stands in each page. */
export function sectionsOf(rows, query) {
  const terms = queryTerms(query);
  const isSought = among(terms);
  const all = [...rows].flatMap(([page, sections]) => sections.map((section) => ({ ...section, page })));
  const candidates = all.filter((section) => says(section, terms)).map((section, id) => ({ ...section, id }));
  const index = new MiniSearch({
    fields: Object.keys(BOOST),
    tokenize: (text, field) => (field ? termsOf(text) : terms),
    processTerm: (term, field) => (field && !isSought(term) ? null : key(term)),
    extractField: (section, field) => (field === "names" ? section.aliases.join("\n") : section[field]),
  });
  index.addAll(candidates);
  const found = index.search(query, { boost: BOOST, prefix: true }).map(({ id, score }) => ({ ...candidates[id], score }));
  return new Map([...rows.keys()].map((page) => [page, found.filter((each) => each.page === page).slice(0, SHOWN)]));
}

/** Tells the terms that a query can find: others needn't be kept, they only count for how long a section is. */
function among(terms) {
  const whole = new Set(terms);
  const beginnings = terms.filter(isBeginning);
  return (term) => whole.has(term) || beginnings.some((beginning) => term.startsWith(beginning));
}

/** The terms of a text; the next letter that is typed mostly asks the same pages again. */
function termsOf(text) {
  if (!TERMS.has(text)) TERMS.set(text, [...indexTerms(text)]);
  return TERMS.get(text);
}

function says({ title, text, aliases }, terms) {
  const written = [title, ...aliases, text].join("\n");
  const said = terms.every(isHan) ? written : fold(written); // folding changes no Chinese character
  return terms.some((term) => said.includes(term));
}

/**
 * A term as MiniSearch keeps it. Its tree looks through all first letters in turn, and Chinese has thousands: each
 * character is spelt with four letters of 32, which makes it several times faster.
 */
function key(term) {
  if (typeof term !== "string" || !isHan(term)) return String(term);
  return HAN_KEY + [...term].map((character) => character.codePointAt(0).toString(32).padStart(LETTERS, "0")).join("");
}
