// Read what was typed by its sound: pinyin, initials, characters that sound or look like the right ones.

import { LOOKS } from "./looks.mjs";
import { fold, isHan, queryTerms } from "./words.mjs";

const LATIN = /[a-z]+(?:[ '’][a-z]+)*/g;
const HALF_SPELT = /(\p{Script=Han}{0,2})([a-z]{2,6})(\p{Script=Han}{0,2})/gu;
const PARTICLE = /[了吗呢吧啊呀]$/; // goes with any verb
const SHORTEST = 2;
const LONGEST = 6;
const NO_ACCIDENT = 5;
const COMMON = 1000;
const READINGS = 8;
const BY_SOUND = 1;
const BY_INITIALS = 2.5;

/** What a syllable by itself is most often. */
const ALONE = new Map(
  Object.entries({
    wo: "我",
    ni: "你",
    ta: "他",
    bei: "被",
    le: "了",
    de: "的",
    ma: "吗",
    bu: "不",
    mei: "没",
    hui: "会",
    yao: "要",
    qian: "欠",
    huan: "还",
    jie: "借",
    dai: "贷",
    hou: "后",
    shi: "是",
    zai: "在",
    you: "有",
    qu: "去",
    dao: "到",
    ba: "把",
    gei: "给",
    neng: "能",
    zen: "怎",
    ge: "个",
    ren: "人",
    nian: "年",
    yue: "月",
    tian: "天",
    qi: "期",
    ka: "卡",
    kuan: "款",
    xin: "信",
    fa: "法",
    nei: "内",
    fei: "费",
    gao: "告",
    pan: "判",
    cha: "查",
    shou: "收",
    fu: "付",
    wan: "万",
    duo: "多",
    shao: "少",
    xie: "写",
    dou: "都",
    zhao: "找",
    shui: "谁",
    jia: "家",
    zhang: "张",
    kan: "看",
    wen: "问",
    ban: "办",
    lai: "来",
  }),
);

/**
 * Knows words by their sounds: `characters` are the characters of each syllable, `products`, `names` and `words` in them the
 * most common first. Of what sounds the same a product's name is meant, then a very common word, then another name. Initials
 * stand for whole names alone; `synonyms` are heard in pinyin alone, since many sound like what is typed about other matters.
 */
export class Sounds {
  #soundsOf = new Map();
  #bySound = new Map();
  #byInitials = new Map();
  #spoken = new Map();
  #written;
  #named;

  constructor({ characters, products, names, words }, synonyms = []) {
    for (const [sound, those] of Object.entries(characters))
      for (const character of those) this.#soundsOf.set(character, [...(this.#soundsOf.get(character) ?? []), sound]);
    for (const name of products) this.#addName(name);
    for (const word of words.slice(0, COMMON)) this.#add(word, this.#bySound);
    for (const name of names) this.#addName(name);
    for (const word of words.slice(COMMON)) this.#add(word, this.#bySound);
    for (const word of synonyms) this.#add(word, this.#spoken);
    this.#named = new Set([...products, ...names, ...synonyms]);
    this.#written = new Set([...this.#named, ...words]);
  }

  #addName(name) {
    for (const sounds of this.#add(name, this.#bySound)) keep(this.#byInitials, sounds.map((sound) => sound[0]).join(""), name);
  }

  #add(word, bySound) {
    const spelt = combinations([...word].map((character) => this.#soundsOf.get(character) ?? []));
    for (const sounds of spelt) {
      keep(bySound, sounds.join(""), word);
      keep(bySound, plainly(sounds).join(""), word);
    }
    return spelt;
  }

  /**
   * What was probably meant, the likeliest first: all that sounds like something read so, or one word of it alone.
   * `isKnown` says of a pair of characters or of a word whether the site has it.
   */
  meant(query, isKnown) {
    const written = fold(query);
    const heard = new Set();
    const spelt = this.#halfSpelt(written).replace(LATIN, (letters) => {
      const typed = letters.split(/[ '’]/);
      const text = this.#asWords(typed, isKnown) ?? this.#whatIsPinyin(typed);
      for (const pair of queryTerms(text)) if (isHan(pair)) heard.add(pair);
      return text;
    });
    const slips = this.#slips(spelt, (pair) => heard.has(pair) || isKnown(pair));
    const single =
      slips.length > 1 ? slips.filter(([start, word]) => isOneSlip(word, [...spelt].slice(start, start + word.length))) : [];
    const each = single.map((slip) => respelt(spelt, [slip]));
    return [respelt(spelt, slips), ...each, spelt].filter((text) => text !== written);
  }

  /**
   * What was typed with one name or synonym in place of what sounds or looks like it, wherever a pair of characters is unknown:
   * also if what was typed instead has a meaning of its own. Which of them is likely must be asked of the names.
   */
  alike(query, isKnown) {
    const written = fold(query);
    const characters = [...written];
    const pieces = characters.flatMap((_, at) =>
      isUnknown(characters, at, isKnown) ? [...piecesWith(characters, at), ...piecesWith(characters, at + 1)] : [],
    );
    const slips = pieces.flatMap(([start, piece]) => {
      const word = this.#wordLike(piece);
      return this.#named.has(word) && isOneSlip(word, piece) ? [[start, word]] : [];
    });
    return [...new Set(slips.map((slip) => respelt(written, [slip])))];
  }

  /** Words of which a part was typed as pinyin, such as 拘liu, in characters. */
  #halfSpelt(text) {
    return text.replace(HALF_SPELT, (typed, before, letters, after) => {
      for (let length = before.length + after.length; length > 0; length--)
        for (let first = Math.min(length, before.length); first >= Math.max(0, length - after.length); first--) {
          const [begins, ends] = [before.slice(before.length - first), after.slice(0, length - first)];
          const word = this.#between(begins, letters, ends);
          if (word) return before.slice(0, before.length - first) + word + after.slice(length - first);
        }
      return typed;
    });
  }

  /** The word that begins and ends with some characters, with what some letters spell in between. */
  #between(begins, letters, ends) {
    const soundsOf = (text) =>
      combinations([...text].map((character) => this.#soundsOf.get(character) ?? [])).map((each) => each.join(""));
    const spelt = soundsOf(begins).flatMap((first) => soundsOf(ends).map((last) => first + letters + last));
    const words = spelt.map((sounds) => this.#bySound.get(sounds) ?? this.#spoken.get(sounds));
    return words.find((word) => word?.startsWith(begins) && word.endsWith(ends) && word.length > begins.length + ends.length);
  }

  /** Letters as words, if all are and the site doesn't know them as they are. */
  #asWords(typed, isKnown) {
    const { text, isSound } = this.#words(typed) ?? {};
    return text && (isSound || !typed.every(isKnown)) ? text : null;
  }

  /** Of letters that aren't all words those that are by themselves, if one is long enough to be no accident. */
  #whatIsPinyin(typed) {
    const each = typed.map((letters) => ({ letters, ...this.#words([letters]) }));
    const isPinyin = each.some(({ letters, isSound }) => isSound && letters.length >= NO_ACCIDENT);
    return each.map(({ letters, text }) => (isPinyin && text) || letters).join(" ");
  }

  /**
   * Pinyin and initials as words, and whether it is pinyin alone; nothing if some letters belong to no word. A word that
   * goes across a space ends at one, and begins at one.
   */
  #words(typed) {
    const text = typed.join("");
    const spaces = new Set(typed.map((_, at) => typed.slice(0, at + 1).join("").length)).add(0);
    const isTorn = (start, end) =>
      !(spaces.has(start) && spaces.has(end)) && [...spaces].some((space) => space > start && space < end);
    const best = [{ cost: 0, words: [] }];
    for (let end = 1; end <= text.length; end++)
      for (let start = Math.max(0, end - 6 * LONGEST); start < end; start++) {
        const [word, cost] = this.#word(text.slice(start, end), spaces.has(start) && spaces.has(end)) ?? [];
        if (!word || !best[start] || isTorn(start, end)) continue;
        const total = best[start].cost + cost;
        if (!best[end] || total < best[end].cost) best[end] = { cost: total, words: [...best[start].words, word] };
      }
    const found = best[text.length];
    return found && { text: found.words.join(""), isSound: found.cost <= BY_SOUND * found.words.length };
  }

  /** The word for some letters, and how far-fetched it is. */
  #word(letters, isApart) {
    const word = this.#bySound.get(letters) ?? this.#spoken.get(letters);
    if (word) return [word, BY_SOUND];
    if (isApart && ALONE.has(letters)) return [ALONE.get(letters), BY_SOUND];
    return this.#byInitials.has(letters) ? [this.#byInitials.get(letters), BY_INITIALS] : null;
  }

  /** Words for characters that sound or look like them, where a pair of characters is unknown, each with its place. */
  #slips(text, isKnown) {
    const characters = [...text];
    const slips = [];
    for (let at = 0; at + 1 < characters.length; at++) {
      if (!isUnknown(characters, at, isKnown)) continue;
      if (PARTICLE.test(characters[at + 1]) || isBetween(characters, at, isKnown)) continue;
      const [start, word] = this.#like(characters, at) ?? [];
      if (!word || tears(characters, start, word, isKnown)) continue;
      characters.splice(start, word.length, ...word);
      slips.push([start, word]);
      at = start + word.length - 2; // the pairs in the word are as they should be
    }
    return slips;
  }

  /** The longest word that sounds like the characters around an unknown pair, and where it starts; else one that looks so. */
  #like(characters, pair) {
    for (const [start, piece] of piecesWith(characters, pair, pair + 1)) {
      const word = this.#wordLike(piece);
      if (word) return [start, word];
    }
    return null;
  }

  #wordLike(piece) {
    return this.#sounding(piece) ?? this.#looking(piece);
  }

  #sounding(piece) {
    const spelt = combinations(piece.map((character) => this.#soundsOf.get(character) ?? []));
    for (const sounds of spelt) {
      const keys = [sounds.join(""), plainly(sounds).join("")];
      const word = keys.map((key) => this.#bySound.get(key)).find(Boolean);
      if (word && word.length === piece.length && word !== piece.join("")) return word;
      const spoken = this.#spoken.get(keys[0]);
      if (spoken && isOneSlip(spoken, piece)) return spoken;
    }
    return null;
  }

  #looking(piece) {
    const texts = piece.flatMap((character, at) =>
      (LOOKS.get(character) ?? []).map((other) => [...piece.slice(0, at), other, ...piece.slice(at + 1)].join("")),
    );
    return texts.find((text) => this.#written.has(text)) ?? null;
  }
}

function isUnknown(characters, at, isKnown) {
  const pair = characters.slice(at, at + 2);
  return pair.length === 2 && pair.every(isHan) && !isKnown(pair.join(""));
}

/** The pieces of a text that may be a word and have some of its characters, each with its place; the longest first. */
function* piecesWith(characters, first, last = first) {
  for (let length = LONGEST; length >= SHORTEST; length--)
    for (let start = Math.max(0, last + 1 - length); start <= first; start++)
      if (start + length <= characters.length) yield [start, characters.slice(start, start + length)];
}

function respelt(text, slips) {
  const characters = [...text];
  for (const [start, word] of slips) characters.splice(start, word.length, ...word);
  return characters.join("");
}

function isOneSlip(word, piece) {
  return word.length === piece.length && piece.filter((character, at) => character !== word[at]).length === 1;
}

/** A slip spoils what stands around it: whoever is right about a known pair, or about a character that says a lot, means it. */
function tears(characters, start, word, isKnown) {
  const isChanged = (at) => characters[at] !== [...word][at - start];
  const end = start + [...word].length - 1;
  const changed = characters.filter((_, at) => at >= start && at <= end && isChanged(at));
  return (
    changed.some(isKnown) ||
    (start > 0 && isChanged(start) && isKnown(characters[start - 1] + characters[start])) ||
    (end + 1 < characters.length && isChanged(end) && isKnown(characters[end] + characters[end + 1]))
  );
}

/** Two known words meet in a pair that no name has; nothing is wrong with it. */
function isBetween(characters, at, isKnown) {
  const [before, first, second, after] = characters.slice(Math.max(0, at - 1), at + 3);
  return at > 0 && after !== undefined && isKnown(before + first) && isKnown(second + after);
}

function keep(words, sound, word) {
  if (!words.has(sound)) words.set(sound, word);
}

function combinations(spelt) {
  if (spelt.some((sounds) => !sounds.length)) return [];
  return spelt.reduce((all, sounds) => all.flatMap((begun) => sounds.map((sound) => [...begun, sound])).slice(0, READINGS), [[]]);
}

/** As many speak: no difference between zh and z, ng and n. */
function plainly(sounds) {
  return sounds.map((sound) => sound.replace(/^([zcs])h/, "$1").replace(/ng$/, "n"));
}
