// Number the terms of many texts: numbers are compared and counted in a part of the time that words take.

import { isHan, queryTerms, runs } from "./words.mjs";

const LONG_CHARACTER = /[\ud800-\udbff]/;
const HALF = 16;
const SECOND = 0xffff;

/** Terms and their numbers: each gets one when it is first met. */
export class Terms {
  #numbers = new Map();
  #keys = [];
  #lastMet = [];
  #texts = 0;

  /** The numbers of a text's terms, each once: those that a query has, and the other ends of Han runs, by which it is found, too. */
  in(text) {
    this.#texts++;
    const said = [];
    const ends = [];
    for (const run of runs(text))
      if (!isHan(run)) this.#add(run, said);
      else if (LONG_CHARACTER.test(run)) this.#addLong(run, said, ends);
      else addPairs(run, (key) => this.#add(key, said), ends);
    return { said, ends: ends.map((key) => this.#unmet(key)).filter((number) => number >= 0) };
  }

  /** The number of a term. */
  of(term) {
    if (!isHan(term) || LONG_CHARACTER.test(term)) return this.#numberOf(term);
    return this.#numberOf(term.length > 1 ? pairAt(term, 0) : alone(term, 0));
  }

  /** The term that has a number. */
  text(number) {
    const key = this.#keys[number];
    return typeof key === "string" ? key : textOf(key);
  }

  /** Numbers in the order of their terms: words, then what is Chinese. */
  sorted(numbers) {
    const keys = Array.from(numbers, (number) => this.#keys[number]);
    const words = keys.filter((key) => typeof key === "string").sort();
    const pairs = Uint32Array.from(keys.filter((key) => typeof key !== "string")).sort();
    return [...words, ...Int32Array.from(pairs)].map((key) => this.#numbers.get(key));
  }

  #addLong(run, said, ends) {
    for (const term of queryTerms(run)) this.#add(this.#keys[this.of(term)], said);
    ends.push(this.#keys[this.of([...run].pop())]);
  }

  #add(key, numbers) {
    const number = this.#unmet(key);
    if (number >= 0) numbers.push(number);
  }

  /** The number of a term that this text hasn't had yet; else -1. */
  #unmet(key) {
    const number = this.#numberOf(key);
    if (this.#lastMet[number] === this.#texts) return -1;
    this.#lastMet[number] = this.#texts;
    return number;
  }

  #numberOf(key) {
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.#keys.length;
      this.#numbers.set(key, number);
      this.#keys.push(key);
      this.#lastMet.push(0);
    }
    return number;
  }
}

/** Two characters of a text as one integer; without its sign such integers have the order that the characters have. */
export function pairAt(text, at) {
  return (text.charCodeAt(at) << HALF) | text.charCodeAt(at + 1);
}

/** The characters that an integer stands for. */
export function textOf(key) {
  const second = key & SECOND;
  return String.fromCharCode(key >>> HALF) + (second ? String.fromCharCode(second) : "");
}

function alone(text, at) {
  return text.charCodeAt(at) << HALF;
}

function addPairs(run, add, ends) {
  const last = run.length - 1;
  if (!last) add(alone(run, 0));
  for (let at = 0; at < last; at++) add(pairAt(run, at));
  ends.push(alone(run, last));
}
