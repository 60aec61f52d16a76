// Read characters in the order that was meant: two of them are easily struck the wrong way round.

import { isHan } from "./words.mjs";

const LONGEST = 12;

/** A short text with each two neighbours of its characters changed over; in a long one, chance makes words of them. */
export function changedOver(text) {
  const characters = [...text];
  if (characters.length > LONGEST) return [];
  return characters.slice(1).flatMap((second, at) => {
    const first = characters[at];
    if (first === second || !isHan(first) || !isHan(second)) return [];
    return [[...characters.slice(0, at), second, first, ...characters.slice(at + 2)].join("")];
  });
}
