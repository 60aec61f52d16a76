// Mark on the page that a search led to what was sought. The tab remembers it from the click until the page is there.

const GROUP = "sought";
const NAME = "sought";
const MOST = 60;
const SHORTEST = 2;
/** Stands unseen between the last characters of a paragraph. */
const JOINER = "\u2060?";
/** Signs that mean something in a pattern; a pattern for Unicode refuses the escape of any other. */
const SYNTAX = /[\\^$.*+?()[\]{}|/]/;

/** Notes what to mark on the page at an address. */
export function markLater(memory, words, address) {
  if (new URL(address).pathname === location.pathname) markSought(words);
  else memory.keep(GROUP, new URL(address).pathname, JSON.stringify(words));
}

/** Marks what was noted for this page, and forgets it. */
export function markNoted(memory) {
  const noted = memory.recall(GROUP);
  memory.drop(GROUP, Object.keys(noted));
  if (noted[location.pathname]) markSought(JSON.parse(noted[location.pathname]));
}

function markSought(words) {
  const article = document.querySelector("article");
  if (!("highlights" in CSS) || !article) return;
  const ranges = words.filter((word) => word.length >= SHORTEST).flatMap((word) => placesOf(word, article));
  CSS.highlights.set(NAME, new Highlight(...ranges.slice(0, MOST)));
}

function placesOf(word, article) {
  const ranges = [];
  const spelt = new RegExp([...word].map((each) => each.replace(SYNTAX, "\\$&")).join(JOINER), "gu");
  const texts = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { data } = texts.currentNode;
    for (const { index, 0: found } of data.matchAll(spelt)) {
      const range = document.createRange();
      range.setStart(texts.currentNode, index);
      range.setEnd(texts.currentNode, index + found.length);
      ranges.push(range);
    }
  }
  return ranges;
}
