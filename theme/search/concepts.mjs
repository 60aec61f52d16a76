// Words that readers use for one thing count as one: each group is a term of its own.

import { fold } from "./words.mjs";

const FIRST = 0xe000; // private use: no text has these characters

/** Finds words of groups in texts; `groups` are lists of words. */
export class Concepts {
  #byBeginning = new Map();

  constructor(groups) {
    groups.forEach((words, group) => {
      for (const word of words.map(fold)) {
        const beginning = word.slice(0, 2);
        this.#byBeginning.set(beginning, [...(this.#byBeginning.get(beginning) ?? []), { word, group }]);
      }
    });
    for (const words of this.#byBeginning.values()) words.sort((a, b) => b.word.length - a.word.length);
  }

  /** The terms of the groups that a text has words of, and the words that were found. */
  in(text) {
    const folded = fold(text);
    const terms = new Set();
    const words = [];
    for (let at = 0; at < folded.length; at++)
      for (const { word, group } of this.#byBeginning.get(folded.slice(at, at + 2)) ?? [])
        if (folded.startsWith(word, at)) {
          terms.add(String.fromCharCode(FIRST + group));
          words.push(word);
        }
    return { terms: [...terms], words };
  }
}
