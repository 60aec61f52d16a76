"""How Chinese is set, looked at line by line in a page that a test has open."""

from sitegen.pages.prose import NUMBER
from tests.browser.tab import DESK, PHONE, Tab

FAULTS = """(whole) => {
  document.querySelectorAll("details").forEach((fold) => (fold.open = true));
  const found = { torn: [], spaced: [], begun: [], alone: [], quoted: [], split: [] };
  const left = ".source, .sources, blockquote[data-law], script, style, [hidden], .only-read, .paper, .rail, select, textarea";
  const blocks = "p, li, dt, dd, h1, h2, h3, h4, caption, figcaption, summary";
  const closing = /[，。；：！？、」』》）]/g;
  const walker = document.createTreeWalker(document.querySelector(".md-typeset"), NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  const top = (node, at) => {
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    const boxes = range.getClientRects();
    return boxes.length ? boxes[0].top + boxes[0].height / 2 : null;
  };
  const isBroken = (node, one, other) => {
    const [above, below] = [top(node, one), top(node, other)];
    return above !== null && below !== null && below - above > 8;
  };
  const around = (text, index) => text.slice(Math.max(0, index - 8), index + 8);
  const texts = new Map();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement.closest(left) || !node.parentElement.checkVisibility()) continue;
    const text = node.data;
    const block = node.parentElement.closest(blocks);
    if (block) texts.set(block, [...(texts.get(block) ?? []), node]);
    const isSource = node.parentElement.matches(".working__source, .result__note small");
    for (const each of text.matchAll(new RegExp(whole, "g")))
      if (!isSource && isBroken(node, each.index, each.index + each[0].length - 1)) found.torn.push(each[0]);
    for (const each of text.matchAll(/[\\u4e00-\\u9fff] +[0-9]|[0-9] +[\\u4e00-\\u9fff]/g)) found.spaced.push(around(text, each.index));
    for (const each of text.matchAll(/[“”"]/g)) found.quoted.push(around(text, each.index));
    for (const each of text.matchAll(closing))
      if (each.index && isBroken(node, each.index - 1, each.index)) found.begun.push(text.slice(each.index - 6, each.index + 1));
  }
  const titles = document.querySelectorAll("h1, h2, h3, h4, .choice__name, .onward, .plain-links a, .rail__list a");
  const sentences = ".myth, .fold, .channel, .listed > h2, .page--law .head";
  const isHan = (character) => /[\\u4e00-\\u9fff]/.test(character);
  for (const title of titles) {
    const node = title.firstChild;
    const isRow = title.matches(".choice");
    const isName = node.nodeType === Node.TEXT_NODE && (isRow || title.childNodes.length === 1);
    if (title.closest(sentences) || !isName || !title.checkVisibility()) continue;
    const room = isRow ? parseFloat(getComputedStyle(title).gridTemplateColumns) : title.getBoundingClientRect().width;
    let at = 0;
    for (const phrase of node.data.split(/(?<=[，。；：！？、」』》） ])|(?=[「『《（])/)) {
      range.setStart(node, at);
      range.setEnd(node, at + phrase.length);
      const pieces = [...range.getClientRects()];
      const fits = pieces.reduce((sum, piece) => sum + piece.width, 0) <= room;
      for (let next = at + 1; fits && next < at + phrase.length; next += 1)
        if (isHan(node.data[next - 1]) && isHan(node.data[next]) && isBroken(node, next - 1, next)) found.split.push(phrase);
      at += phrase.length;
    }
  }
  const lastLine = (nodes) => {
    let [line, words] = [null, ""];
    for (const node of nodes.reverse())
      for (let at = node.data.length - 1; at >= 0; at--) {
        const here = top(node, at);
        if (here === null || !node.data[at].trim() || node.parentElement.closest(".citation--mark")) continue;
        line ??= here;
        if (Math.abs(line - here) > 8) return words;
        words = node.data[at] + words;
        if (words.length > 4) return null;
      }
    return null;
  };
  for (const [block, nodes] of texts) {
    const words = lastLine(nodes);
    if (words !== null && words.replace(closing, "").length <= 1) found.alone.push(block.textContent.trim().slice(-12));
  }
  if (found.alone.length === 1) found.alone.pop(); // a browser leaves one where the line above would gape; a fault of ours makes many
  return found;
}"""
UNBROKEN = rf"{NUMBER}|[0-9][0-9,.]*[ \u00a0][A-Z]+"
"""A number with its unit, be it MB."""
NONE: dict[str, list[str]] = {"torn": [], "spaced": [], "begun": [], "alone": [], "quoted": [], "split": []}


def are_set_well(tab: Tab) -> bool:
    """Look at a phone and a desk: what is torn, spaced, begun with a closing mark, alone on a line, oddly quoted, or a title cut in two."""
    for viewport in (PHONE, DESK):
        tab.page.set_viewport_size(viewport)
        assert tab.page.evaluate(FAULTS, UNBROKEN) == NONE, viewport
    return True
