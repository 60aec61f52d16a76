// Make the index of a site: where each term stands, in pieces small enough to be fetched when somebody types it.

import { Concepts } from "./concepts.mjs";
import { NAMED_SECTIONS, PRODUCT } from "./kinds.mjs";
import { asCharacter, rarity, sumOf, telling } from "./weights.mjs";
import { indexTerms, isHan, queryTerms, runs } from "./words.mjs";

const PIECE = 12_000;
const TEXTS = 8_000;
const WHOLE_NAME = /^\p{Script=Han}{2,4}$/u;
const WORD_LENGTHS = [2, 3, 4];
const MOST_WORDS = 2000;

/**
 * The pieces of an index by their names. `places` is needed for every query: the pages, the places that have names, in
 * order, how many each has and how much each name weighs. `n3` are names, `t3` pages, each by the terms in them; `p3`
 * are the texts of some pages; `sounds` is for what is typed by its sound. A term stands in the piece of its first
 * character (`pieceOf`).
 *
 * Entries come as the generator gives them; `forms`, `sounds`, `synonyms` and `others` are kept as they are.
 */
export function indexOf({ entries, forms = "", sounds = {}, synonyms = [], others = [] }) {
  const concepts = new Concepts(synonyms);
  const termsOfName = (name) => [...indexTerms(name), ...concepts.in(name).terms];
  const typedTerms = (name) => [...queryTerms(name), ...concepts.in(name).terms];
  const pages = pagesOf(entries);
  const places = entries.filter((entry) => !isSection(entry) || NAMED_SECTIONS.has(entry.kind));
  const names = places.flatMap(namesOf);
  const inNames = termsOf(names, termsOfName);
  const inPages = termsOf(
    pages.map((page) => page.entries.map(wordsOf).join("\n")),
    indexTerms,
  );
  const nameWeights = weigh(inNames, places.length, spreadOver(places));
  const pageWeights = weigh(inPages, pages.length, (numbers) => numbers.length);
  const texts = textsOf(pages);
  return new Map([
    [
      "places",
      {
        forms,
        synonyms,
        others,
        products: productNames(entries),
        pieces: [piecesFor(inNames), piecesFor(inPages)],
        ...tableOf(places, pages, texts),
        weights: names.map((name) => asCharacter(sumOf(typedTerms(name), nameWeights))).join(""),
      },
    ],
    ...termPieces("n", inNames, nameWeights),
    ...termPieces("t", inPages, pageWeights),
    ...texts.map((text, number) => [`p${number}`, text.rows]),
    ["sounds", { characters: sounds, ...likelyWords(names) }],
  ]);
}

/** What each product is called, in few characters. */
function productNames(entries) {
  const products = entries.filter((entry) => entry.kind === PRODUCT && !isSection(entry));
  return products.map((entry) => namesOf(entry).filter((name) => WHOLE_NAME.test(name)));
}

/** The number of the piece, of so many, in which a term stands. */
export function pieceOf(term, pieces) {
  return term.codePointAt(0) % pieces;
}

function isSection({ location }) {
  return location.includes("#");
}

function addressOf({ location }) {
  return location.split("#")[0];
}

function pagesOf(entries) {
  const pages = new Map();
  for (const entry of entries)
    if (isSection(entry)) pages.get(addressOf(entry))?.entries.push(entry);
    else pages.set(entry.location, { ...entry, entries: [entry] });
  return [...pages.values()];
}

function namesOf({ title, aliases = [] }) {
  return [title, ...aliases];
}

function wordsOf(entry) {
  return [...namesOf(entry), entry.text].join("\n");
}

/** The numbers of the texts in which each term stands. */
function termsOf(texts, split) {
  const found = new Map();
  texts.forEach((text, number) => {
    for (const term of split(text)) {
      const numbers = found.get(term);
      if (numbers) numbers.push(number);
      else found.set(term, [number]);
    }
  });
  return found;
}

function weigh(found, all, spread) {
  return new Map([...found].map(([term, numbers]) => [term, rarity(all, spread(numbers)) * telling(term)]));
}

/** Counts the places of names by their numbers. */
function spreadOver(places) {
  const placeOf = places.flatMap((place, number) => namesOf(place).map(() => number));
  return (numbers) => new Set(numbers.map((number) => placeOf[number])).size;
}

function piecesFor(found) {
  const size = [...found.values()].reduce((sum, numbers) => sum + 6 + 2 * numbers.length, 0);
  return 2 ** Math.max(0, Math.ceil(Math.log2(size / PIECE)));
}

/** The terms by pieces; of each its weight, then the numbers, each as the distance to the one before. */
function termPieces(letter, found, weights) {
  const all = Array.from({ length: piecesFor(found) }, () => ({}));
  for (const term of [...found.keys()].sort())
    all[pieceOf(term, all.length)][term] = [Math.round(10 * weights.get(term)), ...distances(found.get(term))];
  return all.map((piece, number) => [letter + number, piece]);
}

function distances(numbers) {
  return numbers.map((number, at) => number - (at ? numbers[at - 1] : 0));
}

/** What is shown of pages that were found: their rows, put together until there is enough for a file. */
function textsOf(pages) {
  const all = [];
  let size = TEXTS;
  for (const { location, entries } of pages) {
    if (size >= TEXTS) {
      all.push({ rows: {}, pages: 0 });
      size = 0;
    }
    const last = all[all.length - 1];
    last.rows[location] = entries.map((entry) => rowOf(entry, location));
    last.pages++;
    size += entries.reduce((sum, entry) => sum + wordsOf(entry).length, 0);
  }
  return all;
}

function rowOf({ location, title, text, aliases }, page) {
  return [location.slice(page.length), title, text, ...(aliases ? [aliases] : [])];
}

function tableOf(places, pages, texts) {
  const kinds = [...new Set(pages.map(({ kind = "" }) => kind))];
  const textOf = texts.flatMap((text, number) => new Array(text.pages).fill(number));
  const numbers = new Map(pages.map(({ location }, number) => [location, number]));
  return {
    kinds,
    pages: pages.map(({ location, title, kind = "" }, number) => [location, title, kinds.indexOf(kind), textOf[number]]),
    places: places.map((place) => [
      numbers.get(addressOf(place)) ?? 0,
      place.location.slice(addressOf(place).length),
      namesOf(place).length,
    ]),
  };
}

/** Short names, and words that several names have: what may have been meant by a sound. The most common first. */
function likelyWords(names) {
  const whole = new Set(names.filter((name) => WHOLE_NAME.test(name)));
  const times = new Map([...whole].map((word) => [word, 0]));
  for (const run of names.flatMap(runs).filter(isHan))
    for (const word of piecesOf(run)) times.set(word, (times.get(word) ?? 0) + 1);
  const likely = [...times.keys()].filter((word) => whole.has(word) || times.get(word) >= 12 - 2 * word.length);
  likely.sort((first, second) => times.get(second) - times.get(first) || (first < second ? -1 : 1));
  return {
    names: likely.filter((word) => whole.has(word)),
    words: likely.filter((word) => !whole.has(word)).slice(0, MOST_WORDS),
  };
}

function piecesOf(run) {
  return WORD_LENGTHS.flatMap((length) =>
    Array.from({ length: Math.max(0, run.length - length + 1) }, (_, at) => run.slice(at, at + length)),
  );
}
