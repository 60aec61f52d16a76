// Find the phrases of content/crisis.yml in a text, however their characters are spelt. sitegen/markup/phrases.py
// reads the same phrases in order to check them; sitegen/pages/crisis.py writes them down for this.

const PARTS = /\[([^\]]*)\]|\(([^)]*)\)|(~)|([0-9]+|.)/gsu;
const LETTER = /[a-z]/;
const DIGIT = /[0-9]/;
const TONE = /[1-5]/;
const WORD = /[a-z0-9]/;
const SHORT_WORD = /(?:^|[^a-z0-9])[a-z0-9]{1,3}$/;
const WIDEST_GAP = 6;
const LONGEST_SYLLABLE = 6;

/** Phrases by the character that they may begin with, so that few are tried at each place of a text. */
export class Phrases {
  #spellings;
  #sets = new Map();
  #phrases;

  constructor(phrases, sets, spellings) {
    this.#spellings = spellings;
    for (const [name, members] of sets) this.#sets.set(name, this.#byBeginning(members.map(read)));
    this.#phrases = this.#byBeginning(phrases.map(read));
  }

  /** Where phrases stand in a text, as [start, end]; of several ends of one the nearest. */
  spans(text) {
    return Array.from({ length: text.length }, (_, start) => this.#spansAt(text, start)).flat();
  }

  #byBeginning(phrases) {
    const found = new Map();
    for (const phrase of phrases)
      for (const beginning of this.#beginnings(phrase.parts[0])) {
        if (!found.has(beginning)) found.set(beginning, []);
        found.get(beginning).push(phrase);
      }
    return found;
  }

  #beginnings({ set, character }) {
    if (set) return this.#sets.get(set).keys();
    const { written, sounds } = this.#formsOf(character);
    return new Set([...written, ...sounds].map((form) => form.charAt(0)));
  }

  #formsOf(character) {
    return this.#spellings.get(character) ?? { written: [character], sounds: [] };
  }

  #spansAt(text, start) {
    return (this.#phrases.get(text.charAt(start)) ?? [])
      .map(({ parts, isShortWord }) =>
        this.#follow(parts, text, start).filter((end) => !isShortWord || !WORD.test(text.charAt(end))),
      )
      .filter((ends) => ends.length)
      .map((ends) => [start, Math.min(...ends)]);
  }

  #follow(parts, text, start) {
    let places = [start];
    for (const part of parts) {
      places = [...new Set(places.flatMap((place) => this.#step(part, text, place)))];
      if (!places.length) break;
    }
    return places;
  }

  #step({ set, optional, gap, character }, text, place) {
    if (character) return this.#spelt(character, text, place);
    if (gap) return gapEnds(text, place);
    if (optional) return [place, ...this.#follow(optional, text, place)];
    const members = this.#sets.get(set).get(text.charAt(place)) ?? [];
    return members.flatMap(({ parts }) => this.#follow(parts, text, place));
  }

  /** A character, or a number, as itself, as what stands in for it, or by its sound, with or without the number of a tone. */
  #spelt(character, text, place) {
    const { written, sounds } = this.#formsOf(character);
    const follows = (form) => (text.startsWith(form, place) ? [place + form.length] : []);
    const isWhole = (end) => !DIGIT.test(text.charAt(end - 1)) || !DIGIT.test(text.charAt(end));
    const withTone = (end) => (TONE.test(text.charAt(end)) ? [end, end + 1] : [end]);
    return [...written.flatMap(follows).filter(isWhole), ...sounds.flatMap(follows).flatMap(withTone)];
  }
}

function read(phrase) {
  return { parts: readParts(phrase), isShortWord: SHORT_WORD.test(phrase) };
}

function readParts(phrase) {
  return [...phrase.matchAll(PARTS)].map(([, set, optional, gap, character]) => {
    if (set) return { set };
    if (optional) return { optional: readParts(optional) };
    return gap ? { gap } : { character };
  });
}

/** The ends of up to six characters, or syllables of pinyin. */
function gapEnds(text, place) {
  let widest = place;
  for (let width = 0; width < WIDEST_GAP; width++) widest = afterOne(text, widest);
  return Array.from({ length: widest - place + 1 }, (_, width) => place + width);
}

function afterOne(text, place) {
  let end = place;
  while (end - place < LONGEST_SYLLABLE && LETTER.test(text.charAt(end))) end++;
  return Math.min(text.length, Math.max(end, place + 1));
}
