"""Read a finished HTML page as tokens with positions, and change it without touching anything else."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from html import escape
from html.parser import HTMLParser

from selectolax.lexbor import LexborHTMLParser

_VOID_ELEMENTS = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"},
)


@dataclass(frozen=True)
class StartTag:
    """An opening tag, its attributes as a browser would read them."""

    name: str
    attributes: Mapping[str, str]
    start: int
    end: int
    self_closing: bool = False

    @property
    def classes(self) -> frozenset[str]:
        """The tag's classes, for rules that hang on them."""
        return frozenset(self.attributes.get("class", "").split())

    def moved(self, by: int) -> "StartTag":
        """Give the same tag so many characters further on."""
        return replace(self, start=self.start + by, end=self.end + by)

    @property
    def is_void(self) -> bool:
        """Whether no closing tag will follow."""
        return self.self_closing or self.name in _VOID_ELEMENTS


@dataclass(frozen=True)
class EndTag:
    """A closing tag."""

    name: str


@dataclass(frozen=True)
class Text:
    """Text between tags, its character references resolved."""

    text: str


Token = StartTag | EndTag | Text


@dataclass(frozen=True)
class Edit:
    """Replaces the characters from `start` to `end` of a page."""

    start: int
    end: int
    replacement: str


@cache
def _opening(name: str) -> re.Pattern[str]:
    """Find where a tag opens; written so that the search goes from one `<` to the next, which IGNORECASE would not."""
    letters = "".join(f"[{letter}{letter.upper()}]" for letter in name)
    return re.compile(rf"<{letters}(?=[\s/>])")


@dataclass(frozen=True)
class Document:
    """A page as written, with its tokens; parsed once, read by every step."""

    path: str
    """Relative to the site's folder, with forward slashes."""
    html: str

    @cached_property
    def tree(self) -> LexborHTMLParser:
        """The page as a browser reads it: fast, but without positions in the source."""
        return LexborHTMLParser(self.html)

    @cached_property
    def lowered(self) -> bytes:
        """The page in small letters, as names of elements and attributes are compared; in bytes, which are fast to search."""
        return self.html.encode().lower()

    @cached_property
    def trees(self) -> tuple[LexborHTMLParser, ...]:
        """The page, and what waits in each of its templates, which isn't part of the page's own tree."""
        return self.tree, *(LexborHTMLParser(self.content(tag)) for tag in self.start_tags("template"))

    def start_tags(self, name: str, *, holding: str = "") -> Iterator[StartTag]:
        """Give the opening tags of one element whose text holds some word, where only few are wanted."""
        for start in self._holding(holding, _opening(name)) if holding else self._all(_opening(name)):
            yield self._start_tag(start, self.html[start : self.html.find("<", start + 1) + 1 or len(self.html)])

    def _all(self, opening: re.Pattern[str]) -> Iterator[int]:
        return (found.start() for found in opening.finditer(self.html))

    def _holding(self, word: str, opening: re.Pattern[str]) -> Iterator[int]:
        starts = (self.html.rfind("<", 0, place) for place in _places(word, self.html))
        return (start for start in dict.fromkeys(starts) if opening.match(self.html, start))

    def _start_tag(self, start: int, written: str) -> StartTag:
        """Read one tag; with a `<` inside an attribute its text goes on further than it seemed."""
        first = next(iter(_Tokens(written).tokens), None)
        found = first if isinstance(first, StartTag) else _Tokens(self.html[start:]).tokens[0]
        assert isinstance(found, StartTag)
        return found.moved(start)

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Everything on the page, in order."""
        return tuple(_Tokens(self.html).tokens)

    @cached_property
    def tags(self) -> tuple[StartTag, ...]:
        """The opening tags, in order."""
        return tuple(token for token in self.tokens if isinstance(token, StartTag))

    def line(self, position: int) -> int:
        """The line a reader's editor shows for a position."""
        return self.html.count("\n", 0, position) + 1

    def content(self, tag: StartTag) -> str:
        """The raw text of a script, style or template element, exactly as a browser hashes it."""
        closing = re.compile(f"</{tag.name}", re.IGNORECASE).search(self.html, tag.end)
        return self.html[tag.end : closing.start() if closing else len(self.html)]

    def edited(self, edits: Iterable[Edit]) -> str:
        """The page's text with the edits made; they may not overlap."""
        pieces, position = [], 0
        for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
            if edit.start < position:
                message = f"{self.path}: two changes meet at character {edit.start}"
                raise ValueError(message)
            pieces += [self.html[position : edit.start], edit.replacement]
            position = edit.end
        return "".join([*pieces, self.html[position:]])

    def rewritten(self, tag: StartTag, changes: Mapping[str, str | None]) -> Edit:
        """An edit that writes a tag anew with some attributes set, or removed where the value is None."""
        attributes = {**tag.attributes, **changes}
        written = (
            f' {name}="{escape(value, quote=True)}"' if value else f" {name}"
            for name, value in attributes.items()
            if value is not None
        )
        return Edit(tag.start, tag.end, f"<{tag.name}{''.join(written)}{'/' if tag.self_closing else ''}>")


def _places(word: str, text: str) -> Iterator[int]:
    place = text.find(word)
    while place >= 0:
        yield place
        place = text.find(word, place + 1)


class _Tokens(HTMLParser):
    """Collects tokens with their positions in the source."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tokens: list[Token] = []
        self._line_starts = [0, *(newline.end() for newline in re.finditer("\n", source))]
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._add_start(tag, attrs, self_closing=False)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._add_start(tag, attrs, self_closing=True)

    def handle_endtag(self, tag: str) -> None:
        self.tokens.append(EndTag(tag))

    def handle_data(self, data: str) -> None:
        self.tokens.append(Text(data))

    def _add_start(self, tag: str, attrs: list[tuple[str, str | None]], *, self_closing: bool) -> None:
        line, column = self.getpos()
        start = self._line_starts[line - 1] + column
        end = start + len(self.get_starttag_text() or "")
        attributes: dict[str, str] = {}
        for name, value in attrs:
            # As in browsers, the first of two attributes with one name wins.
            attributes.setdefault(name, value or "")
        self.tokens.append(StartTag(tag, attributes, start, end, self_closing))
