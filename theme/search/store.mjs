// The pieces of an index that were asked for, each fetched once.

import { fromDistances } from "./found.mjs";
import { fromColumns, piecesOf } from "./index-of.mjs";
import { fromRows } from "./whole.mjs";
import { isBeginning } from "./words.mjs";

/** The places of an index, and its terms and texts as they're needed; `load(name)` gives a piece. */
export class Store {
  #load;
  #kept = new Map();
  #places = null;

  constructor(load) {
    this.#load = load;
  }

  /** A piece by its name. One that couldn't be had is asked for again. */
  piece(name) {
    if (!this.#kept.has(name))
      this.#kept.set(
        name,
        this.#load(name).catch((error) => {
          this.#kept.delete(name);
          throw error;
        }),
      );
    return this.#kept.get(name);
  }

  async places() {
    const piece = await this.piece("places");
    this.#places ??= { ...piece, places: fromColumns(piece.places), first: fromRows(piece.first) };
    return this.#places;
  }

  /** What names (`n`) or pages (`t`) have of each term: `{ weight, numbers }`, nothing of terms that are nowhere. */
  async terms(letter, terms) {
    const { pieces } = await this.places();
    const count = pieces[letter === "n" ? 0 : 1];
    const found = await Promise.all(
      terms.map(async (term) => {
        const names = piecesOf(term, count).map((number) => `${letter}${number}`);
        return [term, entryOf(await Promise.all(names.map((name) => this.piece(name))), term)];
      }),
    );
    return new Map(found.filter(([, entry]) => entry));
  }
}

/** A character or the beginning of a word stands for all terms that begin with it. */
function entryOf(pieces, term) {
  if (!isBeginning(term)) {
    const piece = pieces.find((each) => Object.getOwnPropertyDescriptor(each, term));
    return piece && read(piece[term]);
  }
  const meant = pieces.flatMap((piece) => Object.entries(piece).filter(([each]) => each.startsWith(term)));
  meant.sort(([first], [second]) => (first < second ? -1 : 1)); // the term itself, if it is there, comes first
  const found = meant.map(([, entry]) => read(entry));
  if (found.length < 2) return found[0];
  return {
    weight: found[0].weight,
    numbers: [...new Set(found.flatMap(({ numbers }) => numbers))].sort((first, second) => first - second),
  };
}

function read([weight, ...distances]) {
  return { weight: weight / 10, numbers: fromDistances(distances) };
}
