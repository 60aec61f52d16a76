// Cut Chinese and mixed text into the terms that are indexed and searched.

import { amountOf } from "./numerals.mjs";

const RUNS = /\p{Script=Han}+|[\p{L}\p{N}]+(?:[.,]\p{N}+)*[%‰]?/gu;
const UNSEEN = /[\p{Cf}\p{M}]/gu;
const HAN_RUNS = /(\p{Script=Han}+)/u;
const WORD = /^[\p{L}\p{N}]/u;
const HAN = /^\p{Script=Han}/u;
const ARTICLE = /第([零〇一二两三四五六七八九十百千]+)(?=条)/g;
const ORDINAL = /第(?=\d)/g;
/** Characters of other tongues, each with that of the common one: Cantonese, Shanghainese, northern. */
const TONGUES = "唔不勿不冇没咗了嘅的佢他哋们喺在畀给俾给嚟来睇看搵找攞拿咁这嗰那侬你俺我恁你咱我";
const COMMON = new Map(Array.from(TONGUES.matchAll(/(.)(.)/gu), ([, theirs, ours]) => [theirs, ours]));
const FOLDED = new RegExp(`[！-～　A-Z${[...COMMON.keys()].join("")}]`, "g");

/**
 * The text with full-width letters and digits narrowed, capitals lowered, and the words of other tongues that are one
 * character as the common one has them; positions stay the same.
 */
export function fold(text) {
  return text.replace(FOLDED, (character) => {
    if (character === "　") return " ";
    if (COMMON.has(character)) return COMMON.get(character);
    const code = character.charCodeAt(0);
    const narrow = code >= 0xff01 ? String.fromCharCode(code - 0xfee0) : character;
    return narrow.toLowerCase();
  });
}

/**
 * A query as this site writes: radicals, compatibility ideographs and full-width forms as the characters they stand for,
 * traditional characters simplified, nothing that can't be seen, an article by its number. `forms` holds pairs: what may be
 * typed, what the site has.
 */
export function asWritten(query, forms) {
  const ours = new Map(Array.from({ length: forms.length / 2 }, (_, pair) => [forms[2 * pair], forms[2 * pair + 1]]));
  const written = [...query.normalize("NFKC").replace(UNSEEN, "")].map((character) => ours.get(character) ?? character).join("");
  return written.replace(ARTICLE, (_, number) => `第${amountOf(number)}`);
}

/** Whether a term is Chinese; its parts are then pairs of characters. */
export function isHan(term) {
  return HAN.test(term);
}

/**
 * The terms of a text for the index, each once. A run of Han gives its pairs and its last character: since terms are
 * also looked up by their beginning, that makes each of its characters findable. Other words are kept whole.
 */
export function indexTerms(text) {
  const terms = new Set();
  for (const run of runs(text)) {
    if (!isHan(run)) terms.add(run);
    else terms.add(addPairs(run, terms));
  }
  return terms;
}

/** The terms of what was typed, each once: pairs, or the one character; of an article or a time its number, not that it is one. */
export function queryTerms(query) {
  return [
    ...new Set(runs(query.replace(ORDINAL, " ")).flatMap((run) => (isHan(run) && [...run].length > 1 ? pairs(run) : [run]))),
  ];
}

/** Whether a term also stands for what begins with it: a word, or one character of a pair. */
export function isBeginning(term) {
  return isHan(term) ? [...term].length === 1 : WORD.test(term);
}

/** The unbroken pieces of what was typed: the words to look for as they stand. */
export function runs(text) {
  // Han and word characters are matched by turns: \p{L} holds Han, so mixed pieces are cut again.
  return (fold(text).match(RUNS) ?? []).flatMap((piece) => (isHan(piece) ? piece : piece.split(HAN_RUNS).filter(Boolean)));
}

/** Adds the pairs of a run, and gives its last character. */
function addPairs(run, terms) {
  let before = "";
  for (const character of run) {
    if (before) terms.add(before + character);
    before = character;
  }
  return before;
}

function pairs(run) {
  const characters = [...run];
  return characters.slice(1).map((character, index) => characters[index] + character);
}
