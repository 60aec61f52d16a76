// What was found, as the theme shows it: a page, the places of it that say it, why it was found.

import { escapeHtml, excerpt, mark, opening } from "./excerpt.mjs";
import { fold, queryTerms } from "./words.mjs";

const MYTHS = "myths";
/** What says no more than 「不会。」 brings the next sentence along. */
const FIRST_SENTENCE = /^.{6,}?[。！？]/;
const MYTH = "误区：";
const ASKED = "有人问";
/** What was typed as keywords, or begins with a name's initials, is nobody's sentence. */
const KEYWORDS = /\s|^[a-z]{2}/;
const CLEARLY = 0.1;
/** Stands for the place of a page that comes first to just this query: nothing in it need be like what was typed. */
export const MEANT = null;
const FIRST = 2;
const AFTER = 1;

/** Keeps the place of a text that is on its way, so that nothing moves from under a finger when it comes. */
export const COMING = "<span data-search-coming></span>";

/** A page by its title alone. */
export function bare([location, title], asked, text = "") {
  return { location, title: marked(title, asked), text, score: FIRST, terms: {} };
}

/**
 * A page and its sections, as the theme wants them: what was found best comes first, the page itself is always there.
 * `found` says how well names fit, and which place of the page has them; `rows` are what stands in the page, as
 * `{ anchor, title, text, aliases }`, the page itself first; `sections` are those that were found.
 */
export function group({ found, page, rows, sections, kind, asked }) {
  const named = found.anchor ? rows.filter(({ anchor }) => anchor === found.anchor) : [];
  const places = [...named, ...sections.filter(({ anchor }) => anchor && anchor !== found.anchor)];
  const [own] = rows;
  const leads = named.length > 0 || saysMore(places[0], own, found, asked);
  const [first, ...others] = places.map((place) => sectionItem(place, page[0], kind, asked));
  const why = found.place === MEANT ? excerpt(own.text, asked.query) : reason(own, asked);
  const self = { ...bare(page, asked), text: leads ? "" : why, terms: missing(asked) };
  const rest = (items) => items.map((item) => ({ ...item, score: AFTER }));
  return leads ? [first, { ...self, score: 0 }, ...rest(others)] : [self, ...rest(first ? [first, ...others] : [])];
}

/** Whether a section, together with the page's names, has clearly more of what was typed than the names alone. */
function saysMore(section, own, { cover, place }, asked) {
  if (!section) return false;
  return place === undefined || shareIn(`${namesOf(own)}\n${namesOf(section)}\n${section.text}`, asked) > cover + CLEARLY;
}

function namesOf({ title, aliases }) {
  return [title, ...aliases].join("\n");
}

/** The share of what was typed that stands in a text. */
export function shareIn(text, { weights, total }) {
  const said = fold(text);
  let sum = 0;
  for (const [term, weight] of weights) if (said.includes(term)) sum += weight;
  return sum / total;
}

function sectionItem({ anchor, title, text }, location, kind, asked) {
  const words = kind === MYTHS ? mythItem(title, text, asked) : { title: marked(title, asked), text: excerpt(text, asked.query) };
  return { location: location + anchor, ...words, score: FIRST, terms: missing(asked) };
}

/** What is true is read first, and then what is believed. */
function mythItem(belief, text, asked) {
  const [truth] = FIRST_SENTENCE.exec(text) ?? [text];
  const told = `${MYTH}「${mark(belief.replace(/。$/, ""), asked.query)}」。`;
  return { title: marked(truth.replace(/。$/, ""), asked), text: told + opening(text.slice(truth.length), asked.query) };
}

/**
 * The sentence with what was typed; if there is none, the words of readers that it is like, and what the page says first: what
 * readers believe or were told must not stand there alone, as if the page said it.
 */
function reason({ title, text, aliases }, asked) {
  const shown = excerpt(text, asked.query);
  if (shown.includes("<mark") || shareIn(title, asked) > 0) return shown;
  const [likest] = aliases
    .filter((alias) => !KEYWORDS.test(alias))
    .map((alias) => [alias, shareIn(alias, asked) / (2 + alias.length)])
    .sort(([, first], [, second]) => second - first);
  const said = likest?.[1] > 0 ? `<span data-search-said>${ASKED}「${mark(likest[0], asked.query)}」。</span>` : "";
  return said ? said + opening(text, "") : shown;
}

function marked(title, { query, meant }) {
  return mark(title, query) + (meant ? `<span data-search-as="${escapeHtml(meant)}"></span>` : "");
}

/** Which of several typed words were found; the theme strikes out the others. */
function missing({ typed, meant, isKnown }) {
  const words = typed.trim().split(/\s+/);
  if (words.length < 2 || meant) return {};
  return Object.fromEntries(words.map((word) => [word, queryTerms(word).some(isKnown)]));
}
