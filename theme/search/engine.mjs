// Find places by words: first by names, at once; then also in texts, with the sentence that was found.

import { Concepts } from "./concepts.mjs";
import { kindWeight } from "./kinds.mjs";
import { byNames, weighed } from "./names.mjs";
import { wordsThatFind } from "./near.mjs";
import { changedOver } from "./order.mjs";
import { sectionsOf } from "./sections.mjs";
import { bare, COMING, group, MEANT, shareIn } from "./shown.mjs";
import { Sounds } from "./sounds.mjs";
import { Store } from "./store.mjs";
import { askedBySums } from "./sums.mjs";
import { wholeOf } from "./whole.mjs";
import { asWritten, isHan, queryTerms } from "./words.mjs";

const PAGES = 30;
const OPENED = 6;
const LEAST_IN_TEXT = 0.6;
const TEXT = 0.3;
const HEADING = 0.1;
const NEAR = 0.05;
const LETTERS = /[a-z]{2}/i;
const COMMON = 4;
const SEVERAL = 2;
const SELDOM = 0.3;
const COMMONER = 4.5;
const OTHER_PRODUCT = 0.6;
const MANY_PRODUCTS = 3;
const MANY_LENDERS = "好几家";
/** With this somebody asks for an explanation: which kind of page has it is told by `kinds.mjs`, no name need have it. */
const EXPLAIN = /(?:到底|究竟)?(?:[是叫]个?(?:什么|啥)(?:意思|东西)?|(?:什么|啥)意思)[啊呀呢]?$/;
const SURE = 1.3;
const SURE_OF_OTHERS = 3.2;
const SURE_WITHOUT_SIGN = 1.9;
const STORY = 13;
const OWN_STORY = 10;
const TOLD = /[我他她让叫给]/;
const NAMES = "n";
const TEXTS = "t";

/** Answers queries from an index in pieces; `load(name)` gives a piece. */
export class Searcher {
  #store;
  #sounds = null;
  #concepts = null;

  constructor(load) {
    this.#store = new Store(load);
  }

  /** The pages whose names fit, best first, by their titles; the first have room for what is said of them next. */
  async first(typed) {
    const places = await this.#store.places();
    const asked = await this.#read(typed, places);
    const found = firstOf(asked, places, best(inNames(asked, places)));
    return found.map(({ page }, number) => [bare(places.pages[page], asked, number < OPENED ? COMING : "")]);
  }

  /** The pages whose names or texts fit, each with the sections that were found in it. */
  async full(typed) {
    const places = await this.#store.places();
    const read = await this.#read(typed, places);
    const texts = await this.#store.terms(TEXTS, queryTerms(read.query));
    const asked = { ...read, isKnown: (term) => read.names.has(term) || texts.has(term) };
    const named = inNames(asked, places);
    const isMeant = named.length > 0 || !isOfOthers(asked.query, places);
    const inAll = best([...named, ...(isMeant ? inTexts(asked, texts, places) : [])]);
    const found = firstOf(asked, places, inAll);
    const rows = await this.#rows(found.slice(0, OPENED), places);
    const sections = sectionsOf(rows, asked.query);
    return inOrder(found.map((each) => withSections(each, sections.get(places.pages[each.page][0]), asked))).map((each) => {
      const page = places.pages[each.page];
      const opened = rows.get(page[0]);
      const kind = places.kinds[page[2]];
      if (!opened) return [bare(page, asked)];
      return group({ found: each, page, rows: opened, sections: sections.get(page[0]), kind, asked });
    });
  }

  /** Words of a query that found nothing, of which each finds something by itself; none if it is about other matters. */
  async near(typed) {
    const places = await this.#store.places();
    const query = asWritten(typed, places.forms);
    if (isOfOthers(query, places)) return [];
    this.#concepts ??= new Concepts(places.synonyms);
    const finds = async (word) => (await this.full(word)).length > 0;
    return wordsThatFind(query, this.#concepts.in(query).words, finds);
  }

  /** What was typed as this site writes it, by its sound if the site doesn't know it. */
  async #read(typed, { forms, synonyms, others, signs, products, places }) {
    const written = asWritten(typed, forms);
    this.#concepts ??= new Concepts(synonyms);
    const known = await this.#store.terms(NAMES, queryTerms(written));
    const meant = await this.#meant(written, known, { synonyms, said: [...others, ...signs] });
    const query = meant || written;
    const said = saidBy(query, products);
    const concepts = this.#concepts.in(said);
    const asked = { terms: [...queryTerms(said), ...concepts.terms], words: concepts.words };
    const names = await this.#store.terms(NAMES, asked.terms);
    return { typed, query, meant, names, parts: this.#parts(query), ...weighed(asked, names, places.length) };
  }

  /** The terms of each word that was typed. */
  #parts(query) {
    const words = query.trim().split(/\s+/);
    return words.map((word) => [...queryTerms(word), ...this.#concepts.in(word).terms]);
  }

  /**
   * A pair is known if a word that says what it is about or several names have it: a single name may hold a slip that
   * somebody wrote down. Letters are, if they are more than the way in which somebody spells a name; a character, if it
   * is such a word.
   */
  async #meant(written, known, { synonyms, said }) {
    const words = [...this.#concepts.in(written).words, ...said.filter((word) => written.includes(word))];
    const has = (word, term) => ([...term].length > 1 ? word.includes(term) : word === term);
    const isKnown = (term) =>
      known.get(term)?.numbers.length >= (isHan(term) ? SEVERAL : COMMON) || words.some((word) => has(word, term));
    if (!LETTERS.test(written) && queryTerms(written).every(isKnown)) return "";
    this.#sounds ??= new Sounds(await this.#store.piece("sounds"), synonyms.flat());
    const all = this.#sounds.meant(written, isKnown);
    if (LETTERS.test(written)) return all[0] ?? "";
    const before = unknown(written, known);
    const [meant = "", left = before] = await this.#nearest(all);
    const ordered = await this.#ordered(written, known, Math.min(before - 1, left));
    return ordered || (left < before ? meant : await this.#commoner(written, isKnown));
  }

  /** What was typed with one word respelt, if that is much more like what names say. */
  async #commoner(written, isKnown) {
    const texts = [written, ...this.#sounds.alike(written, isKnown)];
    const names = await this.#store.terms(NAMES, [...new Set(texts.flatMap(queryTerms))]);
    const times = (term) => names.get(term)?.numbers.length ?? SELDOM;
    const common = texts.map((text) => queryTerms(text).reduce((sum, term) => sum + Math.log(times(term)), 0));
    const most = Math.max(...common);
    return most - common[0] > COMMONER ? texts[common.indexOf(most)] : "";
  }

  /** The first text with the fewest terms that are in no name, and how many these are. */
  async #nearest(texts) {
    const names = await this.#store.terms(NAMES, [...new Set(texts.flatMap(queryTerms))]);
    const counted = texts.map((text) => [text, unknown(text, names)]);
    return counted.sort(([, first], [, second]) => first - second)[0] ?? [];
  }

  /** What was typed with two characters changed over, if fewer than so many of its terms are in no name then. */
  async #ordered(written, known, most) {
    const [text, left] = await this.#nearest(most > 0 ? changedOver(written, (pair) => known.has(pair)) : []);
    return left < most ? text : "";
  }

  /** What stands in pages, by their address. */
  async #rows(found, { pages }) {
    const opened = found.map(async ({ page }) => {
      const [location, , , chunk] = pages[page];
      const rows = (await this.#store.piece(`p${chunk}`))[location];
      return [location, rows.map(([anchor, title, text, aliases = []]) => ({ anchor, title, text, aliases }))];
    });
    return new Map(await Promise.all(opened));
  }
}

/** What was found, with the place ahead that is meant for just this query, if there is one; alone, if that says nothing else. */
function firstOf({ query }, { first }, found) {
  const said = wholeOf(query);
  const meant = first.get(said);
  if (!meant) return found;
  const own = { ...meant, place: MEANT, cover: 1, score: Number.POSITIVE_INFINITY };
  return [own, ...(said ? found.filter(({ page }) => page !== meant.page) : [])];
}

/** How many terms of a text are in no name. */
function unknown(text, known) {
  return queryTerms(text).filter((term) => !known.has(term)).length;
}

/** Nothing, rather than what has a word of a query by chance. */
function inNames(asked, places) {
  const isOther = aboutOthers(asked.query, places);
  const found = byNames(places, asked, least(asked));
  const enough = howSure(asked.query, places);
  const isSure = found.some(({ sure }) => sure >= enough);
  return (isSure ? found : []).map((each) => (isOther(each.page) ? { ...each, score: each.score * OTHER_PRODUCT } : each));
}

/**
 * What must be met: more if nothing says that the query is about debts at all, much more if it names another matter. Who
 * tells a whole story, of themselves and others above all, tells of trouble: the weather is asked about in a few words.
 */
function howSure(query, places) {
  if (isOfOthers(query, places)) return SURE_OF_OTHERS;
  const { signs } = places;
  const isStory = [...query].filter(isHan).length >= (TOLD.test(query) ? OWN_STORY : STORY);
  return signs.length && !isStory && !signs.some((sign) => query.includes(sign)) ? SURE_WITHOUT_SIGN : SURE;
}

/**
 * Whether a query has a word of what this site isn't about: a page that has it in a name has it by chance. Not so if the
 * query has a word of ours besides, or around it (装修 in 装修贷): it tells what the money was borrowed for.
 */
function isOfOthers(query, { others, own }) {
  const said = others.filter((word) => query.includes(word));
  const rest = said.reduce((text, word) => text.split(word).join(" "), query);
  const isSaid = (word) => rest.includes(word) || (query.includes(word) && said.some((other) => word.includes(other)));
  return said.length > 0 && !own.some(isSaid);
}

/** The products that a text names, each by its names. */
function namedIn(text, products) {
  return products.filter((names) => names.some((name) => text.includes(name)));
}

/** What is said, also by sums, or by naming many products. */
function saidBy(query, products) {
  const said = askedBySums(query.trim().replace(EXPLAIN, "") || query);
  const named = namedIn(query, products);
  if (named.length < MANY_PRODUCTS) return said;
  return named.flat().reduce((rest, name) => rest.split(name).join(" "), `${said} ${MANY_LENDERS}`);
}

/** Who names what they owe isn't helped by a page whose title names something else; who names many, by none about one. */
function aboutOthers(query, { products, pages }) {
  const wanted = namedIn(query, products);
  return (page) => {
    const own = wanted.length ? namedIn(pages[page][1], products) : [];
    return own.length > 0 && (wanted.length >= MANY_PRODUCTS || !own.some((names) => wanted.includes(names)));
  };
}

/** The share of what was typed that names must have: much of a word or two, little of a whole story. */
function least({ terms }) {
  return Math.max(0.08, Math.min(0.4, 1.9 / (terms.length + 1)));
}

function inTexts({ query }, found, { pages, kinds }) {
  const { weights, total } = weighed({ terms: queryTerms(query), words: [] }, found, pages.length);
  const covered = new Map();
  for (const [term, { numbers }] of found)
    for (const page of numbers) covered.set(page, (covered.get(page) ?? 0) + weights.get(term) / total);
  return [...covered]
    .filter(([, cover]) => cover >= LEAST_IN_TEXT)
    .map(([page, cover]) => ({ page, cover, score: TEXT * cover * kindWeight(kinds[pages[page][2]], query) }));
}

/** Pages, each with its best place by name, scores of names and texts together. */
function best(found) {
  const pages = new Map();
  for (const each of found) {
    const held = pages.get(each.page);
    if (!held) pages.set(each.page, { ...each });
    else if (each.place === undefined) held.score += each.score;
    else if (each.score > held.score) pages.set(each.page, { ...each });
  }
  return inOrder([...pages.values()]).slice(0, PAGES);
}

/** A page that was found by its text counts more if a heading has it, or one section has it all. */
function withSections(found, sections, asked) {
  if (found.place !== undefined || !sections?.length) return found;
  const headed = Math.max(...sections.map(({ title }) => shareIn(title, asked)));
  return { ...found, score: found.score + HEADING * headed + (NEAR * sections[0].score) / (10 + sections[0].score) };
}

function inOrder(found) {
  return found.sort((first, second) => second.score - first.score);
}
