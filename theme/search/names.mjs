// Find pages by their names: titles, and what readers call them.

import { kindWeight, quotes } from "./kinds.mjs";
import { rarity, sumOf, telling, weightAt } from "./weights.mjs";

const UNKNOWN = 0.45;
const EXACT = 0.95;
const EXACTLY = 0.4;
const NEXT = 0.7;
const LESS = 0.8;
const NEAREST = 10;
const TITLE = 0.7;
const ABOUT = 5;
const OFTEN = 4;
const MANY = 80;
const COVER = 0.85;
const EACH = 0.8;
const SAID = 0.5;
const QUOTED = 0.75;

/**
 * What was typed, weighed: its terms, how much each says, and what they say together. The unknown terms of a word that
 * has synonyms don't count: they are known by those.
 */
export function weighed(asked, found, count) {
  const terms = asked.terms.filter((term) => found.has(term) || !asked.words.some((word) => word.includes(term)));
  const weights = new Map(terms.map((term) => [term, found.get(term)?.weight ?? UNKNOWN * rarity(count, 1) * telling(term)]));
  return { terms, weights, total: sumOf(terms, weights) || 1 };
}

/**
 * The places that have terms in their names, each with `cover`, the share of what was typed that its names have
 * together, which is `least` or more, and `score`. That also counts how well its nearest names fit as a whole, each
 * less than the one before (one may by chance), what its title has, and what many of its names have: what the place is
 * about. Where there are very many, they count as so many that have as much. `sure` is how likely it is that the place
 * is meant at all: much of a little may be met by chance, much of a lot isn't. The weights are those with which the
 * queries of `tests/cases` find most, but for the sets that only count.
 */
export function byNames({ places, pages, kinds, weights }, asked, least) {
  const share = (terms) => sumOf(terms, asked.weights) / asked.total;
  const found = [];
  for (const [place, names] of matches(places, asked.names)) {
    const [page, anchor, count] = places[place];
    const times = new Map();
    for (const terms of names.values()) for (const term of terms) times.set(term, (times.get(term) ?? 0) + 1);
    const cover = share([...times.keys()]);
    if (cover < least) continue;
    const fits = [...names].map(([name, terms]) => fit(share(terms), weightAt(weights, name) / asked.total));
    fits.sort((first, second) => second - first);
    const near = fits[0] + NEXT * lessAndLess(fits.slice(1, NEAREST));
    const titled = endOf(places, place) - count;
    const title = share(names.get(titled) ?? []);
    const of = Math.min(1, MANY / count);
    const about = [...times].reduce((sum, [term, often]) => sum + (share([term]) * of * often) / (of * often + OFTEN), 0);
    const each = wordsMet(asked.parts, times, asked.weights);
    const score = EACH * each + COVER * cover + near + TITLE * title + ABOUT * about;
    const sure = each + cover + near + (SAID * cover * asked.total) / rarity(places.length, 1);
    const kind = kinds[pages[page][2]];
    const isCalled = fits[0] > 1;
    const isQuoted = quotes(kind) && fit(title, weightAt(weights, titled) / asked.total) <= 1;
    const weight = kindWeight(kind, asked.query, isCalled);
    found.push({ page, anchor, place, cover, sure, score: score * weight, isCalled, isQuoted });
  }
  return explained(found);
}

/** Who types just what something is called has it explained before what quotes the law on it, unless that is called so by its title. */
function explained(found) {
  const isExplained = found.some(({ isCalled, isQuoted }) => isCalled && !isQuoted);
  return found.map(({ isCalled, isQuoted, ...each }) =>
    isExplained && isQuoted ? { ...each, score: QUOTED * each.score } : each,
  );
}

/** The sum of numbers, each of which counts less than the one before. */
function lessAndLess(numbers) {
  return numbers.reduceRight((sum, each) => each + LESS * sum, 0);
}

/** The terms that each name has, by place. */
function matches(places, found) {
  const all = new Map();
  for (const [term, { numbers }] of found)
    for (const name of numbers) {
      const place = placeOf(places, name);
      if (!all.has(place)) all.set(place, new Map());
      const names = all.get(place);
      if (names.has(name)) names.get(name).push(term);
      else names.set(name, [term]);
    }
  return all;
}

/** How well a name fits: what it shares with what was typed, by what either has. */
function fit(common, named) {
  const shared = common / ((1 + Math.max(common, named)) / 2);
  return shared > EXACT ? shared + EXACTLY : shared;
}

/** The share of the words, typed with spaces between them, that are met at least in half; nothing of a single one. */
function wordsMet(parts, met, weights) {
  const isMet = (terms) => {
    const found = terms.filter((term) => met.has(term));
    return 2 * sumOf(found, weights) >= sumOf(terms, weights);
  };
  return parts.length > 1 ? parts.filter(isMet).length / parts.length : 0;
}

const ENDS = new WeakMap();

/** The numbers after the last name of each place. */
function ends(places) {
  if (!ENDS.has(places)) {
    let end = 0;
    ENDS.set(
      places,
      places.map(([, , names]) => {
        end += names;
        return end;
      }),
    );
  }
  return ENDS.get(places);
}

function endOf(places, place) {
  return ends(places)[place];
}

function placeOf(places, name) {
  const all = ends(places);
  let [low, high] = [0, all.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (all[middle] > name) high = middle;
    else low = middle + 1;
  }
  return low;
}
