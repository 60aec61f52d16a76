// How much a term says: what few have says much, what every sentence has says little.

import { isHan } from "./words.mjs";

const LITTLE_SAID = new Set("的了吗呢吧啊呀么我你他她它们是在就都也个这那有和与被把给让说去来到怎什哪啥嘛请问");
const ALL_LITTLE = 0.15;
const HALF_LITTLE = 0.5;
const FIRST_CODE = 35;
const MOST = 38;
const STEPS = 4;

/** The weight of a term that some of all places have. */
export function rarity(all, having) {
  return Math.log(1 + all / having);
}

/** The share of its weight that a term keeps: little if it is made of words that every sentence has. */
export function telling(term) {
  if (!isHan(term)) return 1;
  const characters = [...term];
  const little = characters.filter((character) => LITTLE_SAID.has(character)).length;
  if (little === 0) return 1;
  return little === characters.length ? ALL_LITTLE : HALF_LITTLE;
}

/** What terms say together. */
export function sumOf(terms, weights) {
  let sum = 0;
  for (const term of terms) sum += weights.get(term) ?? 0;
  return sum;
}

/** A weight, in steps of a fifth of itself, as one character that JSON needs no escape for. */
export function asCharacter(weight) {
  return String.fromCharCode(FIRST_CODE + Math.min(MOST, Math.round(STEPS * Math.log2(1 + weight))));
}

/** The weight that a character of a text stands for. */
export function weightAt(text, at) {
  return 2 ** ((text.charCodeAt(at) - FIRST_CODE) / STEPS) - 1;
}
