"""Find pages that say the same: two of one pattern must not read as if one were filled in from the other."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations, pairwise

from sitegen.checks.context import problem
from sitegen.markup.own_words import HAN, own_words
from sitegen.model.field_types import Prose
from sitegen.model.kinds import SCENARIO
from sitegen.model.patterns import PatternFile
from sitegen.model.walk import walk_kind
from sitegen.problems import Problem
from sitegen.reading.content import Content

RUN = 9
MOST_SHARED = 0.12
MOST_PAIRED = 8
"""Pages with one run that are compared each with each; the pairs of more would be too many."""


def overlaps(content: Content) -> Iterator[Problem]:
    """Warn of pages that share too much with another outside passages, each with the one that is closest."""
    closest: dict[str, tuple[float, str]] = {}
    for (one, other), share in shares(content).items():
        for page, neighbour in ((one, other), (other, one)):
            closest[page] = max(closest.get(page, (0.0, "")), (share, neighbour))
    for page, (share, neighbour) in closest.items():
        if share > MOST_SHARED:
            message = f"和 {neighbour} 有 {share:.0%} 的话一样，最多 {MOST_SHARED:.0%}。一样的话写成一段（passages），两页都用它。"
            yield problem(content.of(SCENARIO)[page], (), message, level="warning")


def shares(content: Content) -> Mapping[tuple[str, str], float]:
    """Give for two pages how many of the runs of nine characters of the shorter one stand in the other, if any do.

    What many pages say is counted between those that follow one another: of a hundred that are alike each is still near one.
    """
    runs = {entry.id: _runs(entry.file) for entry in content.of(SCENARIO).values()}
    pages_of: dict[str, list[str]] = defaultdict(list)
    for page, its in runs.items():
        for run in its:
            pages_of[run].append(page)
    common = Counter(pair for pages in pages_of.values() for pair in _pairs(pages))
    return {pair: count / min(len(runs[page]) for page in pair) for pair, count in common.items()}


def _pairs(pages: list[str]) -> Iterator[tuple[str, str]]:
    return combinations(pages, 2) if len(pages) <= MOST_PAIRED else pairwise(pages)


def _runs(page: PatternFile) -> frozenset[str]:
    """Collect the runs of Han characters of a page's own text, field by field."""
    texts = ("".join(HAN.findall(own_words(prose))) for _, prose in walk_kind(page, Prose))
    return frozenset(text[start : start + RUN] for text in texts for start in range(len(text) - RUN + 1))
