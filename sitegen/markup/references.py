"""Read what prose points at: citations, links and inserted values."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from sitegen.model.kinds import KINDS
from sitegen.model.law import Article, LawFile, article_order
from sitegen.problems import shortened

CITED_KINDS = tuple(kind.name for kind in KINDS if kind.is_cited)
LINKED_KINDS = (*(kind.name for kind in KINDS if kind.is_linked), "page")
CITATION = re.compile(r"\[@([^\]\n]+)\]")
INSERT = re.compile(r"\{(fact|channel):([^{}\s]+)\}")
EXPERIENCE = "experience"
_NARROW = {"：": ":", "，": ",", "、": ",", "；": ";"}
"""What parts a citation, by what an input method types for it."""
_NUMBER = "[0-9]{1,5}(?:-[0-9]{1,3}){0,2}"
_ARTICLE = re.compile(rf"(?P<number>{_NUMBER})(?:\((?P<item>[0-9]{{1,2}})\)|\.\.(?P<last>{_NUMBER}))?")


class Selector(NamedTuple):
    """Which article of an instrument is meant: a number, an item of it, or a range."""

    number: str
    item: int | None = None
    last: str | None = None


class Reference(NamedTuple):
    """One thing that a piece of prose cites, as written."""

    kind: str
    id: str
    selectors: tuple[Selector, ...] = ()


class CitationError(ValueError):
    """A citation that can't be read."""


@lru_cache(maxsize=1 << 14)
def read_citation(text: str) -> tuple[Reference, ...]:
    """Read what stands between `[@` and `]`: one or several citations, parted by `;`."""
    return tuple(_read_one(part.strip().removeprefix("@").strip()) for part in text.split(";"))


def _read_one(text: str) -> Reference:
    if text == EXPERIENCE:
        return Reference(EXPERIENCE, "")
    if wide := next((mark for mark in text if mark in _NARROW), ""):
        raise CitationError(f'"{shortened(text)}" 里要用半角的「{_NARROW[wide]}」，不是「{wide}」。')
    head, colon, rest = (part.strip() for part in text.partition(":"))
    if colon and not rest:
        raise CitationError(f'"{shortened(text)}" 的冒号后面是空的，要写条号或 id，例如 [@civil-code:676]。')
    if not head:
        raise CitationError(f'"{shortened(text)}" 的前面缺文件的 id，例如 [@civil-code:676]。')
    if head in CITED_KINDS and colon:
        return Reference(head, rest)
    return Reference("law", head, tuple(_selector(part.strip()) for part in rest.split(",")) if rest else ())


def _selector(text: str) -> Selector:
    found = _ARTICLE.fullmatch(text)
    if not found:
        raise CitationError(f'"{shortened(text)}" 不是条号。写成 676、188..190、293-1 或 13(1) 的样子。')
    item = found["item"]
    return Selector(found["number"], int(item) if item else None, found["last"])


def selected(law: LawFile, selectors: Iterable[Selector]) -> Iterator[tuple[Article, Selector]]:
    """Give the articles that selectors mean, each with its selector; what the instrument lacks is left out."""
    for selector in selectors:
        if selector.last is None:
            if selector.number in law.by_number:
                yield law.by_number[selector.number], selector
            continue
        first, last = article_order(selector.number), article_order(selector.last)
        yield from ((article, selector) for article in law.articles if first <= article_order(article.number) <= last)
