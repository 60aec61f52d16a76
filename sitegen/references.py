"""This file reads what prose points at: citations, links and inserted values."""

import re
from dataclasses import dataclass
from typing import Literal

CITED_KINDS = ("fact", "product", "channel", "calculator")
LINKED_KINDS = (
    "scenario", "product", "law", "letter", "calculator", "term", "myth", "channel", "fact", "stage", "triage", "page",
)  # fmt: skip
CITATION = re.compile(r"\[@([^\]\n]+)\]")
INSERT = re.compile(r"\{(fact|channel):([^{}\s]+)\}")
EXPERIENCE = "experience"
_ARTICLE = re.compile(r"(?P<number>\d+(?:-\d+)?)(?:\((?P<item>\d+)\))?(?:\.\.(?P<last>\d+(?:-\d+)?))?$")


@dataclass(frozen=True)
class Selector:
    """Which article of an instrument is meant: a number, an item of it, or a range."""

    number: str
    item: int | None = None
    last: str | None = None


@dataclass(frozen=True)
class Reference:
    """One thing that a piece of prose cites, as written."""

    kind: Literal["law", "fact", "product", "channel", "calculator", "experience"]
    id: str
    selectors: tuple[Selector, ...] = ()


class BadReference(ValueError):
    """A citation that can't be read."""


def read_citation(text: str) -> tuple[Reference, ...]:
    """Read what stands between `[@` and `]`: one or several citations, parted by `;`."""
    return tuple(_read_one(part.strip().removeprefix("@").strip()) for part in text.split(";"))


def _read_one(text: str) -> Reference:
    if text == EXPERIENCE:
        return Reference("experience", "")
    head, _, rest = text.partition(":")
    if head in CITED_KINDS:
        return Reference(head, rest)  # type: ignore[arg-type]
    if not rest and ":" in text:
        raise BadReference(f'"{text}" 的冒号后面缺条号，例如 [@civil-code:676]。')
    selectors = tuple(_selector(part.strip()) for part in rest.split(",")) if rest else ()
    return Reference("law", head, selectors)


def _selector(text: str) -> Selector:
    found = _ARTICLE.match(text)
    if not found:
        raise BadReference(f'"{text}" 不是条号。写成 676、188..190、293-1 或 13(1) 的样子。')
    item = found["item"]
    return Selector(found["number"], int(item) if item else None, found["last"])


def article_order(number: str) -> tuple[int, int]:
    """Put article numbers in the order of the law: 293 before 293-1 before 294."""
    head, _, tail = number.partition("-")
    return int(head), int(tail or 0)
