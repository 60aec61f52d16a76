"""Count the elements of every page of a built site, and on laws and lists those of a row."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from statistics import median
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser

ROWS = "#main :is(article, li, tr, .myth, .fact, details.fold)"
MOST = 1200
MOST_A_ROW = 6
BY_THE_ROW = frozenset(
    {"laws", "all", "papers", "who-asks", "deadlines", "law-index", "to-check", "glossary", "myths", "facts"}
)
"""Kinds of which the pages grow with what they list."""


class Count(NamedTuple):
    """How much a page holds."""

    address: str
    elements: int
    rows: int

    @property
    def a_row(self) -> float:
        """Elements for each row."""
        return self.elements / max(self.rows, 1)


class Kind(NamedTuple):
    """The pages of a kind."""

    name: str
    counts: tuple[Count, ...]

    @property
    def median(self) -> float:
        """Elements of a page in the middle."""
        return median(count.elements for count in self.counts)

    @property
    def most(self) -> Count:
        """The page with the most elements."""
        return max(self.counts, key=lambda count: count.elements)

    @property
    def over(self) -> int:
        """How many pages hold more than they should."""
        if self.name in BY_THE_ROW:
            return sum(count.elements > MOST and count.a_row > MOST_A_ROW for count in self.counts)
        return sum(count.elements > MOST for count in self.counts)


def kinds(site: Path) -> Iterator[Kind]:
    """Count the pages by the first folder of their address."""
    found: Mapping[str, list[Count]] = defaultdict(list)
    for page in sorted(site.rglob("index.html")):
        address = page.parent.relative_to(site).as_posix()
        found[address.partition("/")[0]].append(count(page, address))
    return (Kind(name, tuple(counts)) for name, counts in sorted(found.items()))


def count(page: Path, address: str) -> Count:
    """Count the elements of one page."""
    tree = LexborHTMLParser(page.read_text(encoding="utf-8"))
    return Count(address, len(tree.css("*")), len(tree.css(ROWS)))
