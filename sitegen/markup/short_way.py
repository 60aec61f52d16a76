"""Read prose without the parser, where its rules leave no doubt: nearly all of it, in a tenth of the time."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import groupby, pairwise
from typing import NamedTuple

from sitegen.markup.references import CITATION, INSERT


class Part(NamedTuple):
    """One part of a piece of prose: a token of the parser with what we ask of it."""

    type: str
    content: str = ""
    groups: tuple[str, ...] = ()
    """What a citation or an inserted value names."""
    href: str = ""
    hidden: bool = False
    children: tuple["Part", ...] = ()


Block = tuple[str, list[str]]
"""What some lines make together, and what stands in them."""
PARAGRAPH = "paragraph"
_LINK = r"\[(?P<words>[^\[\]*{}\\\n]+)\]\((?P<href>[^\s()<>\\&]+)\)"
_MARK = re.compile(
    rf"(?P<citation>{CITATION.pattern})|(?P<slot>\[\[)|(?P<insert>{INSERT.pattern})|(?P<strong>\*\*)|(?P<link>{_LINK})"
    "|(?P<softbreak>\n)"
)
KEPT = 1 << 12
_CLOSING = {"slot": "]]", "strong": "**"}
_BRACKETS = re.compile(r"[\[\]]")
_WHOLE = re.compile(rf"{CITATION.pattern}|\[\[[^\[\]\n]+\]\]|{_LINK}")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f]")
_ITEM = re.compile(r"(?:(?P<bullet>- )|(?P<ordered>[0-9]{1,9}\. ))(?=[^\s])")
_MAY_BEGIN_A_LIST = re.compile(r"[-+*0-9]")
_NO_LIST = re.compile(r"\*\*|[0-9]{1,9}[^0-9.)\s]|[0-9]{10}")


_OUTER = _MARK.groupindex
_INNER = {
    "citation": slice(_OUTER["citation"], _OUTER["citation"] + CITATION.groups),
    "insert": slice(_OUTER["insert"], _OUTER["insert"] + INSERT.groups),
}
"""Where among the groups of a mark stand those of what it names."""


def quickly(text: str) -> tuple[Part, ...] | None:
    """Read a piece of prose; None where only the parser knows what it means."""
    blocks = _blocks(text)
    if blocks is None or ("](" in text and _BRACKETS.search(_WHOLE.sub("", text))):
        return None
    return tuple(part for kind, lines in blocks for part in _block(kind, lines))


def _blocks(text: str) -> list[Block] | None:
    """Part a text into paragraphs and lists of one level."""
    if not text or _CONTROL.search(text):
        return None
    if "\n" not in text:
        kind = _kind(text)
        return [(kind, [text])] if kind else None
    found: list[Block] = []
    for piece in text.split("\n\n"):
        lines = piece.split("\n")
        kinds = [_kind(line) for line in lines]
        if None in kinds:
            return None
        grouped = [
            (str(kind), [line for _, line in group])
            for kind, group in groupby(zip(kinds, lines, strict=True), lambda each: each[0])
        ]
        if _has_doubt(found, grouped):
            return None
        found += grouped
    return found


def _kind(line: str) -> str | None:
    """Say what a line is; None if the parser has to say."""
    if not line or line != line.strip():
        return None
    item = _ITEM.match(line)
    words = line[item.end() :] if item else line
    if _MAY_BEGIN_A_LIST.match(words) and not _NO_LIST.match(words):
        return None
    return f"{item.lastgroup}_list" if item else PARAGRAPH


def _has_doubt(before: list[Block], grouped: list[Block]) -> bool:
    """Ask whether lines could go on with what stands above them: a list with a paragraph or with another list."""
    kinds = [kind for kind, _ in grouped]
    after_blank = bool(before) and before[-1][0] != PARAGRAPH and kinds[0] != PARAGRAPH
    goes_on = any(one != PARAGRAPH or (other == "ordered_list") for one, other in pairwise(kinds))
    return after_blank or goes_on


def _block(kind: str, lines: list[str]) -> Iterator[Part]:
    if kind == PARAGRAPH:
        yield from _paragraph("\n".join(lines), hidden=False)
        return
    yield _bare(f"{kind}_open")
    for line in lines:
        yield _bare("list_item_open")
        yield from _paragraph(line.partition(" ")[2], hidden=True)
        yield _bare("list_item_close")
    yield _bare(f"{kind}_close")


def _paragraph(text: str, *, hidden: bool) -> Iterator[Part]:
    yield _bare("paragraph_open", hidden=hidden)
    yield Part("inline", children=tuple(_read(text, 0, len(text))))
    yield _bare("paragraph_close", hidden=hidden)


def _read(text: str, begin: int, end: int) -> Iterator[Part]:
    """Read what the parser's rules would, in one go."""
    at = begin
    while found := _MARK.search(text, at, end):
        kind = str(found.lastgroup)
        closing = text.find(_CLOSING[kind], found.end(), end) if kind in _CLOSING else found.end()
        if closing <= found.end() and kind in _CLOSING:
            at = found.start() + 1  # nothing inside, or not closed: it stands for itself
            continue
        if begin < found.start():
            yield Part("text", text[begin : found.start()])
        if kind in _CLOSING:
            yield _bare(f"{kind}_open")
            yield from _read(text, found.end(), closing)
            yield _bare(f"{kind}_close")
            closing += len(_CLOSING[kind])
        else:
            yield from _whole(kind, found)
        begin = at = closing
    if begin < end:
        yield Part("text", text[begin:end])


def _whole(kind: str, found: re.Match[str]) -> Iterator[Part]:
    """Give what stands alone."""
    if kind == "link":
        yield Part("link_open", href=found["href"])
        yield Part("text", found["words"])
        yield _bare("link_close")
    elif kind == "softbreak":
        yield _bare(kind)
    else:
        yield _naming(kind, found[0], found.groups()[_INNER[kind]])


@cache
def _bare(kind: str, *, hidden: bool = False) -> Part:
    """Give a part that says nothing but its kind; there is one of each."""
    return Part(kind, hidden=hidden)


@lru_cache(maxsize=KEPT)
def _naming(kind: str, mark: str, groups: tuple[str, ...]) -> Part:
    """Give a part that names something; pages name the same things."""
    return Part(kind, mark, groups)
