// Words that may have been meant by what is typed by its sound: those that the site's names have.

import { pairAt, textOf } from "./terms.mjs";
import { isHan, runs } from "./words.mjs";

export const SHORTEST_WORD = 2;
const LONGER_WORDS = [3, 4];
const MOST_WORDS = 1700;
const NAME = /^\p{Script=Han}{2,4}$/u;

/** Whether a text is one name, short enough to be typed whole. */
export function isName(text) {
  return NAME.test(text);
}

/** Short names, those of products apart, and words that several names have: what may have been meant by a sound. The most common first. */
export function likelyWords(names, ofProducts) {
  const whole = new Set(names.filter(isName));
  const times = timesOfWords(names.flatMap(runs).filter(isHan), whole);
  const likely = [...times.keys()].filter((word) => whole.has(word) || times.get(word) >= leastTimes(word.length));
  likely.sort((first, second) => times.get(second) - times.get(first) || (first < second ? -1 : 1));
  const called = likely.filter((word) => whole.has(word));
  return {
    products: called.filter((name) => ofProducts.has(name)),
    names: called.filter((name) => !ofProducts.has(name)),
    words: likely.filter((word) => !whole.has(word)).slice(0, MOST_WORDS),
  };
}

/**
 * How often words of two to four characters stand in texts, if they are whole names or may be common enough: what such a word
 * begins and ends with is at least as common. Most aren't, and needn't be counted.
 */
function timesOfWords(texts, whole) {
  const pairs = new Map();
  const keysOf = texts.map((text) => Array.from({ length: text.length - 1 }, (_, at) => pairAt(text, at)));
  for (const keys of keysOf) for (const key of keys) pairs.set(key, (pairs.get(key) ?? 0) + 1);
  const times = new Map([...whole].map((word) => [word, 0]));
  for (const [key, count] of pairs)
    if (count >= leastTimes(SHORTEST_WORD) || whole.has(textOf(key))) times.set(textOf(key), count);
  const beginNames = new Set([...whole].map((name) => pairAt(name, 0)));
  const timesOf = (word) => (word.length === SHORTEST_WORD ? pairs.get(pairAt(word, 0)) : times.get(word)) ?? 0;
  for (const length of LONGER_WORDS) {
    const least = leastTimes(length);
    const isCommon = (key) => pairs.get(key) >= least;
    const mayBeLikely = (word) => timesOf(word.slice(0, -1)) >= least && timesOf(word.slice(1)) >= least;
    for (const [number, keys] of keysOf.entries())
      for (let at = 0; at <= keys.length - length + 1; at++) {
        if (!beginNames.has(keys[at]) && !(isCommon(keys[at]) && isCommon(keys[at + length - 2]))) continue;
        const word = texts[number].slice(at, at + length);
        if (whole.has(word) || mayBeLikely(word)) times.set(word, (times.get(word) ?? 0) + 1);
      }
  }
  return times;
}

function leastTimes(length) {
  return 12 - 2 * length;
}
