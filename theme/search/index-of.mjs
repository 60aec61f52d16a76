// Make the index of a site: where each term stands, in pieces small enough to be fetched when somebody types it.

import { Concepts } from "./concepts.mjs";
import { distances, Found, fromDistances } from "./found.mjs";
import { NAMED_SECTIONS, PRODUCT } from "./kinds.mjs";
import { isName, likelyWords, SHORTEST_WORD } from "./likely.mjs";
import { Terms } from "./terms.mjs";
import { asCharacter, rarity, sumOf, telling } from "./weights.mjs";
import { inRows } from "./whole.mjs";
import { isHan } from "./words.mjs";

const PIECE_OF_NAMES = 2_500;
const PIECE_OF_PAGES = 12_000;
const SHARES = 8;
const BETWEEN_SHARES = 389;
const TEXTS = 8_000;
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
  #terms = new Terms();
  #asked;
  #inAsked;
  #unshown;
  #odd;
  #pages = [];
  #places = [];
  #products = [];
  #inPages = new Found();
  #page = null;
  #texts = { rows: {}, pages: 0, size: 0, count: 0 };

  /** `asked` has more names for entries, by their location; `unshown` are those whose names nobody is shown. */
  constructor(asked = {}, unshown = []) {
    this.#asked = asked;
    this.#unshown = new Set(unshown);
    this.#inAsked = new Map(Object.values(asked).flatMap((lines) => lines.map((line) => [line, this.#terms.in(line)])));
    this.#odd = oddOnes(Object.values(asked).flat(), (line) => this.#inAsked.get(line).said);
  }

  /** Takes an entry, first that of a page, then those of its sections; gives the pieces that are whole by now. */
  add(given) {
    const entry = this.#named(given);
    const whole = isSection(entry) ? [] : this.#begin(entry);
    if (addressOf(entry) === this.#page?.location) this.#page.entries.push(this.#shown(entry));
    if (isSection(entry) && !NAMED_SECTIONS.has(entry.kind)) return whole;
    this.#places.push({ location: entry.location, names: namesOf(entry), page: this.#pages.length - 1 });
    if (entry.kind === PRODUCT) this.#products.push(namesOf(entry).filter(isName));
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
    const found = new Found();
    const termsOfNames = this.#places.flatMap(({ names }, place) =>
      names.map((name) => {
        const { said, ends } = this.#termsOf(name);
        const terms = [...said, ...concepts.in(name).terms.map((term) => this.#terms.of(term))];
        found.add(place, [terms, ends]);
        return terms;
      }),
    );
    const nameWeights = this.#weigh(found, this.#places.length);
    const pageWeights = this.#weigh(this.#inPages, this.#pages.length);
    const weights = termsOfNames.map((terms) => sumOf(terms, nameWeights));
    const order = lightestFirst(this.#places, weights);
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
    yield* this.#termPieces("n", PIECE_OF_NAMES, found, nameWeights, order);
    yield* this.#termPieces("t", PIECE_OF_PAGES, this.#inPages, pageWeights, [...this.#pages.keys()]);
    const typed = [...this.#places.flatMap(({ names }) => names), ...Object.values(first).flat().filter(isLong)];
    yield ["sounds", { characters: sounds, ...likelyWords(typed, new Set(this.#products.flat())) }];
  }

  #weigh(found, all) {
    const weight = (term) => rarity(all, found.placesOf(term)) * telling(this.#terms.text(term));
    return new Map(Array.from(found.terms(), (term) => [term, weight(term)]));
  }

  /** The terms by pieces; of each its weight, then where it stands. */
  *#termPieces(letter, most, found, weights, order) {
    const pieces = Array.from({ length: piecesFor(found, most) }, () => []);
    for (const number of this.#terms.sorted(found.terms())) {
      const term = this.#terms.text(number);
      pieces[piecesOf(term, pieces.length)[0]].push([term, number]);
    }
    const standingIn = found.inOrder(order);
    for (const [piece, terms] of pieces.entries()) {
      const rows = Object.create(null); // made to hold whatever there is: of other objects each new name changes the shape
      for (const [term, number] of terms) rows[term] = [Math.round(10 * weights.get(number)), ...standingIn(number)];
      yield [letter + piece, rows];
    }
  }

  #termsOf(text) {
    return this.#inAsked.get(text) ?? this.#terms.in(text);
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
    const texts = entries.flatMap((entry) => [...namesOf(entry), entry.text]);
    this.#inPages.add(
      this.#pages.length - 1,
      texts.flatMap((text) => Object.values(this.#termsOf(text))),
    );
    const whole = this.#texts.size >= TEXTS ? [this.#textPiece()] : [];
    this.#pages[this.#pages.length - 1].text = this.#texts.count;
    this.#texts.rows[location] = entries.map((entry) => rowOf(this.#quoted(entry), location));
    this.#texts.pages++;
    this.#texts.size += entries.reduce((sum, each) => sum + sizeOf(each), 0);
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

function sizeOf(entry) {
  return namesOf(entry).reduce((sum, name) => sum + name.length + 1, entry.text.length);
}

/** Lines that nobody else wrote like this, by some pair of theirs: slips and half sentences are found by, but not quoted. */
function oddOnes(lines, termsOf) {
  if (lines.length < MANY_LINES) return new Set();
  const times = new Map();
  for (const line of lines) for (const term of termsOf(line)) times.set(term, (times.get(term) ?? 0) + 1);
  return new Set(lines.filter((line) => termsOf(line).some((term) => times.get(term) === 1)));
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

function piecesFor(found, most) {
  const size = 6 * [...found.terms()].length + 2 * found.size;
  return 2 ** Math.max(0, Math.ceil(Math.log2(size / most)));
}

function rowOf({ location, title, text, aliases }, page) {
  return [location.slice(page.length), title, text, ...(aliases ? [aliases] : [])];
}

/** Letters by twos can stand for anything: what is only typed, and called so by no page, is read by more of them. */
function isLong(line) {
  return [...line].length > SHORTEST_WORD;
}
