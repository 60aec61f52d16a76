// Which texts each term stands in, for millions of them: terms and texts are numbers.

const AT_FIRST = 4096;

/** Texts are noted one after the other, those of a place together. */
export class Found {
  #terms = new Uint32Array(AT_FIRST);
  #size = 0;
  #ends = [];
  #texts = new Uint32Array(AT_FIRST);
  #places = new Uint32Array(AT_FIRST);
  #lastText = new Uint32Array(AT_FIRST);
  #lastPlace = new Uint32Array(AT_FIRST);

  /** Notes the next text, of this place, with lists of its terms; one that is in them twice counts once. */
  add(place, lists) {
    for (const terms of lists) for (const term of terms) this.#addTerm(term, place + 1, this.#ends.length + 1);
    this.#ends.push(this.#size);
  }

  #addTerm(term, place, text) {
    if (term >= this.#texts.length) this.#makeRoomFor(term);
    if (this.#lastText[term] === text) return;
    this.#lastText[term] = text;
    this.#texts[term]++;
    if (this.#lastPlace[term] !== place) this.#places[term]++;
    this.#lastPlace[term] = place;
    if (this.#size === this.#terms.length) this.#terms = longer(this.#terms, 2 * this.#size);
    this.#terms[this.#size++] = term;
  }

  #makeRoomFor(term) {
    const length = 2 * (term + 1);
    this.#texts = longer(this.#texts, length);
    this.#places = longer(this.#places, length);
    this.#lastText = longer(this.#lastText, length);
    this.#lastPlace = longer(this.#lastPlace, length);
  }

  /** The terms that some text has. */
  *terms() {
    for (let term = 0; term < this.#texts.length; term++) if (this.#texts[term]) yield term;
  }

  /** How many places have a term. */
  placesOf(term) {
    return this.#places[term];
  }

  /** How many times a text has a term. */
  get size() {
    return this.#size;
  }

  /** Gives, for a term, the texts that have it, by their numbers in an order, each as the distance to the one before. */
  inOrder(order) {
    const begins = new Uint32Array(this.#texts.length + 1);
    this.#texts.forEach((times, term) => {
      begins[term + 1] = begins[term] + times;
    });
    const next = begins.slice();
    const numbers = new Uint32Array(this.#size);
    order.forEach((text, number) => {
      for (let at = this.#ends[text - 1] ?? 0; at < this.#ends[text]; at++) numbers[next[this.#terms[at]]++] = number;
    });
    return (term) => distances(numbers.subarray(begins[term], begins[term + 1]));
  }
}

/** Numbers, each as the distance to the one before: those are shorter to send. */
export function distances(numbers) {
  return Array.from(numbers, (number, at) => number - (at ? numbers[at - 1] : 0));
}

/** Numbers again, of which each was written as the distance to the one before. */
export function fromDistances(written) {
  let last = 0;
  return written.map((distance) => (last += distance));
}

function longer(numbers, length) {
  const copy = new numbers.constructor(length);
  copy.set(numbers);
  return copy;
}
