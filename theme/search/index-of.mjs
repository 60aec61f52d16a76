// Make the index of a site: where each term stands, in pieces small enough to be fetched when somebody types it.

import { Concepts } from "./concepts.mjs";
import { NAMED_SECTIONS, PRODUCT } from "./kinds.mjs";
import { asCharacter, rarity, sumOf, telling } from "./weights.mjs";
import { inRows } from "./whole.mjs";
import { indexTerms, isHan, queryTerms, runs } from "./words.mjs";

const PIECE_OF_NAMES = 4_000;
const PIECE_OF_PAGES = 12_000;
const SHARES = 8;
const BETWEEN_SHARES = 389;
const TEXTS = 8_000;
const WHOLE_NAME = /^\p{Script=Han}{2,4}$/u;
const WORD_LENGTHS = [2, 3, 4];
const MOST_WORDS = 2000;
/** From so many lines on a right pair of characters stands in more than one of them. */
const MANY_LINES = 1000;

/**
 * The pieces of an index by their names. `places` is needed for every query: the pages, the places that have names, in
 * order, how many each has and how much each name weighs. `n3` are names, `t3` pages, each by the terms in them; `p3`
 * are the texts of some pages; `sounds` is for what is typed by its sound. A term stands in the piece of its first
 * two characters (`piecesOf`).
 *
 * Entries come as the generator gives them; `asked` has more names for them, by location; names of the locations in
 * `unshown` are in no text that can be shown; `first` has the whole queries to which a location comes first; `forms`, `sounds`, `synonyms`, `others`, `own` and `signs` are kept as they
 * are.
 */
export function indexOf({ entries, asked, unshown, ...known }) {
  const making = new IndexMaking(asked, unshown);
  const texts = entries.flatMap((entry) => making.add(entry));
  return new Map([...texts, ...making.rest(known)]);
}

/** An index that is made of one entry after the other: of ten thousand pages not all texts fit into memory. */
export class IndexMaking {
  #asked;
  #unshown;
  #odd;
  #pages = [];
  #places = [];
  #products = [];
  #inPages = new Map();
  #page = null;
  #texts = { rows: {}, pages: 0, size: 0, count: 0 };

  /** `asked` has more names for entries, by their location; `unshown` are those whose names nobody is shown. */
  constructor(asked = {}, unshown = []) {
    this.#asked = asked;
    this.#unshown = new Set(unshown);
    this.#odd = oddOnes(Object.values(asked).flat());
  }

  /** Takes an entry, first that of a page, then those of its sections; gives the pieces that are whole by now. */
  add(given) {
    const entry = this.#named(given);
    const whole = isSection(entry) ? [] : this.#begin(entry);
    if (addressOf(entry) === this.#page?.location) this.#page.entries.push(this.#shown(entry));
    if (isSection(entry) && !NAMED_SECTIONS.has(entry.kind)) return whole;
    this.#places.push({ location: entry.location, names: namesOf(entry), page: this.#pages.length - 1 });
    if (entry.kind === PRODUCT) this.#products.push(namesOf(entry).filter((name) => WHOLE_NAME.test(name)));
    return whole;
  }

  #named(entry) {
    const asked = this.#asked[entry.location] ?? [];
    return asked.length ? { ...entry, aliases: [...new Set([...(entry.aliases ?? []), ...asked])] } : entry;
  }

  #shown(entry) {
    return this.#unshown.has(entry.location) ? { ...entry, aliases: undefined } : entry;
  }

  #quoted(entry) {
    return { ...entry, aliases: entry.aliases?.filter((alias) => !this.#odd.has(alias)) };
  }

  /** Gives the other pieces, once all entries are there. */
  *rest({ forms = "", sounds = {}, synonyms = [], others = [], own = [], signs = [], first = {} }) {
    yield* this.#end();
    if (this.#texts.pages) yield this.#textPiece();
    const concepts = new Concepts(synonyms);
    const names = this.#places.flatMap((place) => place.names);
    const meant = names.map((name) => concepts.in(name).terms);
    const found = new Map();
    names.forEach((name, number) => note(found, [...indexTerms(name), ...meant[number]], number));
    const nameWeights = weigh(found, this.#places.length, spreadOver(this.#places));
    const pageWeights = weigh(this.#inPages, this.#pages.length, (numbers) => numbers.length);
    const weights = names.map((name, number) => sumOf([...queryTerms(name), ...meant[number]], nameWeights));
    const order = lightestFirst(this.#places, weights);
    renumber(found, order);
    yield [
      "places",
      {
        forms,
        synonyms,
        others,
        own,
        signs,
        products: this.#products,
        first: inRows(first, this.#pages),
        pieces: [piecesFor(found, PIECE_OF_NAMES), piecesFor(this.#inPages, PIECE_OF_PAGES)],
        ...this.#table(),
        weights: order.map((number) => asCharacter(weights[number])).join(""),
      },
    ];
    yield* termPieces("n", PIECE_OF_NAMES, found, nameWeights);
    yield* termPieces("t", PIECE_OF_PAGES, this.#inPages, pageWeights);
    const said = [...names, ...Object.values(first).flat().filter(isLong)];
    yield ["sounds", { characters: sounds, ...likelyWords(said, new Set(this.#products.flat())) }];
  }

  #begin({ location, title, kind = "" }) {
    const whole = this.#end();
    this.#page = { location, entries: [] };
    this.#pages.push({ location, title, kind });
    return whole;
  }

  /** Counts the page whose entries are all there. */
  #end() {
    if (!this.#page) return [];
    const { location, entries } = this.#page;
    const words = entries.map(wordsOf);
    note(this.#inPages, indexTerms(words.join("\n")), this.#pages.length - 1);
    const whole = this.#texts.size >= TEXTS ? [this.#textPiece()] : [];
    this.#pages[this.#pages.length - 1].text = this.#texts.count;
    this.#texts.rows[location] = entries.map((entry) => rowOf(this.#quoted(entry), location));
    this.#texts.pages++;
    this.#texts.size += words.reduce((sum, each) => sum + each.length, 0);
    this.#page = null;
    return whole;
  }

  /** What is shown of pages that were found: their rows, put together until there is enough for a file. */
  #textPiece() {
    const { rows, count } = this.#texts;
    this.#texts = { rows: {}, pages: 0, size: 0, count: count + 1 };
    return [`p${count}`, rows];
  }

  #table() {
    const kinds = [...new Set(this.#pages.map(({ kind }) => kind))];
    return {
      kinds,
      pages: this.#pages.map(({ location, title, kind, text }) => [location, title, kinds.indexOf(kind), text]),
      places: inColumns(
        this.#places.map(({ location, names, page }) => [page, location.slice(this.#pages[page].location.length), names.length]),
      ),
    };
  }
}

/** Places by columns, which are shorter to send: pages as the distance to the one before, anchors on a line each, counts of names. */
function inColumns(places) {
  const [pages, anchors, counts] = [0, 1, 2].map((column) => places.map((place) => place[column]));
  return [distances(pages), anchors.join("\n"), counts];
}

/** The places again: of each its page, its anchor, how many names it has. */
export function fromColumns([pages, anchors, counts]) {
  const numbers = fromDistances(pages);
  return anchors.split("\n").map((anchor, at) => [numbers[at], anchor, counts[at]]);
}

/**
 * The numbers of the pieces, of so many, in which a term stands, which is the first, and what begins with it. The pairs of one
 * character are shared out among several by the other: those of a common one would else make a piece that is mostly of no use.
 */
export function piecesOf(term, pieces) {
  const [first, second = 0] = Array.from(term, (character) => character.codePointAt(0));
  if (!isHan(term)) return [first % pieces];
  const shares = second ? [second % SHARES] : Array.from({ length: SHARES }, (_, share) => share);
  return [...new Set(shares.map((share) => (first + share * BETWEEN_SHARES) % pieces))];
}

function isSection({ location }) {
  return location.includes("#");
}

function addressOf({ location }) {
  return location.split("#")[0];
}

function namesOf({ title, aliases = [] }) {
  return [title, ...aliases];
}

function wordsOf(entry) {
  return [...namesOf(entry), entry.text].join("\n");
}

/** Lines that nobody else wrote like this, by some pair of theirs: slips and half sentences are found by, but not quoted. */
function oddOnes(lines) {
  if (lines.length < MANY_LINES) return new Set();
  const terms = lines.map((line) => queryTerms(line));
  const times = new Map();
  for (const term of terms.flat()) times.set(term, (times.get(term) ?? 0) + 1);
  return new Set(lines.filter((_, number) => terms[number].some((term) => times.get(term) === 1)));
}

/** Notes for each term that it stands in the text of a number. */
function note(found, terms, number) {
  for (const term of terms) {
    const numbers = found.get(term);
    if (numbers) numbers.push(number);
    else found.set(term, [number]);
  }
}

function weigh(found, all, spread) {
  return new Map([...found].map(([term, numbers]) => [term, rarity(all, spread(numbers)) * telling(term)]));
}

/** Counts the places of names by their numbers. */
function spreadOver(places) {
  const placeOf = places.flatMap((place, number) => place.names.map(() => number));
  return (numbers) => new Set(numbers.map((number) => placeOf[number])).size;
}

/**
 * The numbers of names in the order in which they are sent: of each place the title, then the others by their weights.
 * Those that follow one another are alike then, and less is sent.
 */
function lightestFirst(places, weights) {
  let next = 0;
  return places.flatMap(({ names }) => {
    const [title, ...others] = names.map(() => next++);
    return [title, ...others.sort((first, second) => weights[first] - weights[second])];
  });
}

/** Puts names in another order: what has the numbers of the old one gets those of the new, in place of a second list as long. */
function renumber(found, order) {
  const now = new Uint32Array(order.length);
  order.forEach((before, number) => {
    now[before] = number;
  });
  for (const numbers of found.values()) {
    Uint32Array.from(numbers, (each) => now[each])
      .sort()
      .forEach((each, at) => {
        numbers[at] = each;
      });
  }
}

function piecesFor(found, most) {
  const size = [...found.values()].reduce((sum, numbers) => sum + 6 + 2 * numbers.length, 0);
  return 2 ** Math.max(0, Math.ceil(Math.log2(size / most)));
}

/** The terms by pieces; of each its weight, then the numbers, each as the distance to the one before. */
function* termPieces(letter, most, found, weights) {
  const pieces = Array.from({ length: piecesFor(found, most) }, () => []);
  for (const term of [...found.keys()].sort()) pieces[piecesOf(term, pieces.length)[0]].push(term);
  for (const [number, terms] of pieces.entries()) {
    const rows = Object.create(null); // made to hold whatever there is: of other objects each new name changes the shape
    for (const term of terms) rows[term] = [Math.round(10 * weights.get(term)), ...distances(found.get(term))];
    yield [letter + number, rows];
  }
}

/** Numbers again, of which each was written as the distance to the one before. */
export function fromDistances(written) {
  let last = 0;
  return written.map((distance) => (last += distance));
}

function distances(numbers) {
  return numbers.map((number, at) => number - (at ? numbers[at - 1] : 0));
}

function rowOf({ location, title, text, aliases }, page) {
  return [location.slice(page.length), title, text, ...(aliases ? [aliases] : [])];
}

/** Short names, those of products apart, and words that several names have: what may have been meant by a sound. The most common first. */
function likelyWords(names, ofProducts) {
  const whole = new Set(names.filter((name) => WHOLE_NAME.test(name)));
  const times = new Map([...whole].map((word) => [word, 0]));
  const hanRuns = names.flatMap(runs).filter(isHan);
  for (const length of WORD_LENGTHS)
    for (const run of hanRuns)
      for (let end = length; end <= run.length; end++) {
        const word = run.slice(end - length, end);
        if (whole.has(word) || mayBeLikely(word, times)) times.set(word, (times.get(word) ?? 0) + 1);
      }
  const likely = [...times.keys()].filter((word) => whole.has(word) || times.get(word) >= leastTimes(word.length));
  likely.sort((first, second) => times.get(second) - times.get(first) || (first < second ? -1 : 1));
  const called = likely.filter((word) => whole.has(word));
  return {
    products: called.filter((name) => ofProducts.has(name)),
    names: called.filter((name) => !ofProducts.has(name)),
    words: likely.filter((word) => !whole.has(word)).slice(0, MOST_WORDS),
  };
}

/** Letters by twos can stand for anything: what is only typed, and called so by no page, is read by more of them. */
function isLong(line) {
  return [...line].length > WORD_LENGTHS[0];
}

function leastTimes(length) {
  return 12 - 2 * length;
}

/** Whether a word may be common enough: what it begins and ends with is at least as common. Most aren't, and needn't be counted. */
function mayBeLikely(word, times) {
  const [shorter, least] = [word.length - 1, leastTimes(word.length)];
  return shorter < WORD_LENGTHS[0] || (times.get(word.slice(0, shorter)) >= least && times.get(word.slice(1)) >= least);
}
