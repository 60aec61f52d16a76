// The pieces of an index that were asked for, each fetched once.

import { pieceOf } from "./index-of.mjs";
import { isBeginning } from "./words.mjs";

/** The places of an index, and its terms and texts as they're needed; `load(name)` gives a piece. */
export class Store {
  #load;
  #kept = new Map();

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
    return this.piece("places");
  }

  /** What names (`n`) or pages (`t`) have of each term: `{ weight, numbers }`, nothing of terms that are nowhere. */
  async terms(letter, terms) {
    const { pieces } = await this.places();
    const count = pieces[letter === "n" ? 0 : 1];
    const found = await Promise.all(
      terms.map(async (term) => [term, entryOf(await this.piece(`${letter}${pieceOf(term, count)}`), term)]),
    );
    return new Map(found.filter(([, entry]) => entry));
  }
}

/** A character or the beginning of a word stands for all terms that begin with it. */
function entryOf(piece, term) {
  const entries = isBeginning(term) ? Object.keys(piece).filter((each) => each.startsWith(term)) : [term];
  const found = entries.flatMap((each) => (Object.hasOwn(piece, each) ? [read(piece[each])] : []));
  if (found.length < 2) return found[0];
  const own = Object.hasOwn(piece, term) ? read(piece[term]) : null;
  return {
    weight: (own ?? found[0]).weight,
    numbers: [...new Set(found.flatMap(({ numbers }) => numbers))].sort((first, second) => first - second),
  };
}

function read([weight, ...distances]) {
  let last = 0;
  return { weight: weight / 10, numbers: distances.map((distance) => (last += distance)) };
}
