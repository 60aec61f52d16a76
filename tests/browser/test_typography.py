"""Words and figures stand as Chinese is set: at a phone's and a desk's width, on one page of each kind."""

from collections.abc import Callable

import pytest

from tests.browser import samples
from tests.browser.tab import PHONE, Tab

KINDS = (
    "", "all/", "papers/", "deadlines/", "stages/just-overdue/", "glossary/", "myths/", "channels/", "facts/",
    *(samples.address(pattern) for pattern in ("emergency", "paper", "debt", "wrong", "life")), "products/jiebei/",
    "laws/credit-reporting-regulation/", "letters/hardship-plan/", "calculators/court-deadline/", "triage/start/", "triage/",
)  # fmt: skip
DESK = {"width": 1440, "height": 900}
LINES = """() => {
  document.querySelectorAll("details").forEach((fold) => (fold.open = true));
  const found = { torn: [], spaced: [], begun: [] };
  const left = ".source, .sources, blockquote[data-law], script, style, [hidden], .paper, .rail, .result, .calculator, .chart, select, textarea";
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
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement.closest(left) || !node.parentElement.checkVisibility()) continue;
    const text = node.data;
    for (const each of text.matchAll(/[0-9][0-9,.]*(?:元|万元|天|日|年|月|个月|期)/g))
      if (isBroken(node, each.index, each.index + each[0].length - 1)) found.torn.push(each[0]);
    for (const each of text.matchAll(/[\\u4e00-\\u9fff] +[0-9]|[0-9] +[\\u4e00-\\u9fff]/g))
      found.spaced.push(text.slice(Math.max(0, each.index - 8), each.index + 8));
    for (const each of text.matchAll(/[，。；：！？、」』》）]/g))
      if (each.index && isBroken(node, each.index - 1, each.index)) found.begun.push(text.slice(each.index - 6, each.index + 1));
  }
  return found;
}"""


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("address", KINDS)
def test_lines_are_set_as_chinese_is(address: str, viewport: dict[str, int], reader: Callable[..., Tab]) -> None:
    """No number is torn from its unit, no space typed beside it, and no line begins with a mark that closes."""
    tab = reader(viewport=viewport)
    tab.go(address)

    assert tab.page.evaluate(LINES) == {"torn": [], "spaced": [], "begun": []}
