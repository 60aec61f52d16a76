// Hear despair in what is typed: a pure function, ready with the page, without index, worker or network.

import { Phrases } from "./phrases.mjs";

const IGNORED = /[\p{M}\u115f\u1160\u3164\uffa0]/gu;
const PARTICLES = /[了啊吧呀呢吗嘛阿惹]$/u;
const SOUND = /([a-z]+)([^a-z]+)/g;
const MOST_READ = 1000;

/** Makes the function that says whether a text speaks of despair; `patterns` are those of sitegen/pages/crisis.py. */
export function despairDetector(patterns) {
  if (!patterns) return () => false;
  let lexicon = null;
  return (text) => {
    lexicon ??= readPatterns(patterns);
    return isDespair(lexicon, text);
  };
}

function readPatterns({ sets, words, asWritten, alone, harmless, spellings, sounds, simplified, marks }) {
  const spelt = bySpelling(spellings, sounds);
  const written = new Map();
  const setsOf = Object.entries(sets).map(([name, members]) => [name, listOf(members)]);
  return {
    separators: new RegExp(`[^\\p{L}\\p{N}${marks}]+`, "u"),
    simplified: new Map(pairs(simplified)),
    alone: new Set(listOf(alone)),
    words: new Phrases(listOf(words), setsOf, spelt),
    asWritten: new Phrases(listOf(asWritten), setsOf, written),
    harmless: new Phrases(listOf(harmless), setsOf, written),
  };
}

function listOf(line = "") {
  return line.split(" ").filter(Boolean);
}

function pairs(text) {
  const characters = [...text];
  return characters.flatMap((other, index) => (index % 2 ? [] : [[other, characters[index + 1]]]));
}

/** For each character what stands in for it and how it sounds; each sound stands before the characters that are read so. */
function bySpelling(spellings, sounds) {
  const found = new Map();
  for (const [, sound, characters] of sounds.matchAll(SOUND))
    for (const character of characters) {
      const forms = found.get(character) ?? { written: [character, ...listOf(spellings[character])], sounds: [] };
      forms.sounds.push(sound);
      found.set(character, forms);
    }
  return found;
}

/** What is harmless excuses only what lies wholly in it, and only if nothing was put between its characters. */
function isDespair({ separators, simplified, alone, words, asWritten, harmless }, text) {
  const pieces = fold(read(text), simplified).split(separators).filter(Boolean);
  const joined = pieces.join("");
  if (alone.has(joined) || alone.has(joined.replace(PARTICLES, ""))) return true;
  const alarming = [...words.spans(joined), ...asWritten.spans(joined)];
  if (!alarming.length) return false;
  const breaks = endsOf(pieces);
  const excused = harmless.spans(joined).filter((span) => !isBroken(span, breaks));
  return alarming.some(([start, end]) => !excused.some(([first, last]) => first <= start && end <= last));
}

/** Nobody types more; of what was pasted the beginning and the end. */
function read(text) {
  return text.length > 2 * MOST_READ ? `${text.slice(0, MOST_READ)} ${text.slice(-MOST_READ)}` : text;
}

/** The text as the phrases are written: plain letters, simplified characters. */
function fold(text, simplified) {
  const plain = text.normalize("NFKD").replace(IGNORED, "").toLowerCase();
  return [...plain].map((character) => simplified.get(character) ?? character).join("");
}

function endsOf(pieces) {
  let end = 0;
  return pieces.map((piece) => (end += piece.length));
}

function isBroken([start, end], breaks) {
  return breaks.some((place) => start < place && place < end);
}
