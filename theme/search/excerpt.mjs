// Show where the words stand: the sentence around them, the words marked, everything else escaped.

import { telling } from "./weights.mjs";
import { fold, isHan, queryTerms, runs } from "./words.mjs";

const BEFORE = 24;
const LENGTH = 90;
const MOST_BACK = 40;
const WORD_BEFORE = /[a-z0-9.,]{1,20}$/i;
const WORD_AFTER = /^[a-z0-9%.,]/i;

const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** The text as HTML that shows as it is. */
export function escapeHtml(text) {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character]);
}

/** The text as HTML, with what was searched for marked. */
export function mark(text, query) {
  let html = "";
  let position = 0;
  for (const [start, end] of hits(text, query)) {
    html += `${escapeHtml(text.slice(position, start))}<mark data-md-highlight>${escapeHtml(text.slice(start, end))}</mark>`;
    position = end;
  }
  return html + escapeHtml(text.slice(position));
}

/** The part of the text with the most that was searched for, marked; its beginning if nothing stands in it. */
export function excerpt(text, query) {
  const start = windowStart(text, hits(text, query));
  const end = wholeWords(text, start + LENGTH);
  const before = start > 0 ? "…" : "";
  const after = end < text.length ? "…" : "";
  return before + mark(text.slice(start, end), query) + after;
}

/** The ranges of the text that were searched for, joined where they touch. */
export function hits(text, query) {
  const folded = fold(text);
  const ranges = sought(folded, query).flatMap((word) => occurrences(folded, word));
  ranges.sort(([first], [second]) => first - second);
  return ranges.reduce(join, []);
}

/** Whole words where they stand in the text; else the pairs they are made of. What every sentence has isn't sought. */
function sought(folded, query) {
  const words = runs(query).flatMap((run) => (folded.includes(run) ? [run] : isHan(run) ? queryTerms(run) : []));
  const telltale = words.filter((word) => word.length > 1 && telling(word) === 1);
  return [...new Set(telltale.length ? telltale : words)];
}

/** The beginning of a text, marked. */
export function opening(text, query) {
  return mark(text.slice(0, wholeWords(text, LENGTH)), query) + (text.length > LENGTH ? "…" : "");
}

/** Where to cut a text, at a place or just before: a number cut in two is another number. */
function wholeWords(text, at) {
  if (at >= text.length) return text.length;
  const cut = WORD_AFTER.test(text.slice(at)) && WORD_BEFORE.exec(text.slice(0, at));
  return cut?.index || at;
}

function occurrences(folded, word) {
  const found = [];
  for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length)) found.push([at, at + word.length]);
  return found;
}

function join(joined, [start, end]) {
  const last = joined[joined.length - 1];
  if (last && start <= last[1]) last[1] = Math.max(last[1], end);
  else joined.push([start, end]);
  return joined;
}

function windowStart(text, ranges) {
  let best = 0;
  let most = 0;
  for (const [start] of ranges) {
    const from = Math.max(0, start - BEFORE);
    const covered = ranges
      .filter(([first, last]) => first >= from && last <= from + LENGTH)
      .reduce((sum, [first, last]) => sum + (last - first) ** 2, 0);
    if (covered > most) [best, most] = [from, covered];
  }
  return beginning(text, best);
}

/** Starts after a sentence's end if one stands just before; what others say begins with its quotation mark, or it reads as ours. */
function beginning(text, from) {
  const start = sentenceStart(text, from);
  const opened = text.lastIndexOf("「", start - 1);
  const isInside = opened > text.lastIndexOf("」", start - 1) && start - opened <= MOST_BACK;
  return isInside ? opened : start;
}

function sentenceStart(text, from) {
  if (from === 0) return 0;
  const sentence = /[。！？；：]\s*/g;
  sentence.lastIndex = from;
  const found = sentence.exec(text.slice(0, from + BEFORE));
  return found ? found.index + found[0].length : wholeWords(text, from);
}
