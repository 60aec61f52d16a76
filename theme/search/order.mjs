// Read characters in the order that was meant: two of them are easily struck the wrong way round.

import { isHan, queryTerms } from "./words.mjs";

const LONGEST = 12;
const SPOILT = 2;

/**
 * A short text with two neighbours of its characters changed over, wherever several of the pairs that have one of them are
 * unknown; in a long text, chance makes words of them.
 */
export function changedOver(text, isKnown) {
  const characters = [...text];
  if (characters.length > LONGEST) return [];
  return characters.slice(1).flatMap((second, at) => {
    const first = characters[at];
    if (first === second || !isHan(first) || !isHan(second)) return [];
    const around = characters.slice(Math.max(0, at - 1), at + 3).join("");
    if (queryTerms(around).filter((pair) => !isKnown(pair)).length < SPOILT) return [];
    return [[...characters.slice(0, at), second, first, ...characters.slice(at + 2)].join("")];
  });
}
