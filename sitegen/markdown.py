"""This file parses the restricted Markdown of prose fields; nothing else of Markdown and no HTML exists here."""

from collections.abc import Callable, Iterator
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from sitegen.references import CITATION, INSERT

SLOT_OPEN, SLOT_CLOSE, STRONG = "[[", "]]", "**"


@cache
def parser() -> MarkdownIt:
    """Make a parser for paragraphs, lists, strong, links, citations, inserted values and slots."""
    markdown = MarkdownIt("zero").enable(["list", "link", "newline"])
    markdown.validateLink = lambda url: True  # type: ignore[method-assign]
    markdown.normalizeLink = lambda url: url  # type: ignore[method-assign]
    for name, rule in (("citation", _citation), ("slot", _slot)):
        markdown.inline.ruler.before("link", name, rule)
    markdown.inline.ruler.before("link", "insert", _insert)
    markdown.inline.ruler.before("link", "strong", _strong)
    return markdown


def tokens(text: str) -> list[Token]:
    """Parse one piece of prose."""
    return parser().parse(text)


def inline_tokens(text: str) -> Iterator[Token]:
    """Go through the inline parts of a piece of prose, in order."""
    for block in tokens(text):
        yield from block.children or ()


def _citation(state: StateInline, silent: bool) -> bool:
    return _match(state, silent, "citation", CITATION.match)


def _insert(state: StateInline, silent: bool) -> bool:
    return _match(state, silent, "insert", INSERT.match)


def _match(state: StateInline, silent: bool, kind: str, match: Callable) -> bool:  # type: ignore[type-arg]
    found = match(state.src, state.pos)
    if not found or found.end() > state.posMax:
        return False
    if not silent:
        token = state.push(kind, "", 0)
        token.content = found.group(0)
        token.meta = {"groups": found.groups(), "offset": state.pos}
    state.pos = found.end()
    return True


def _strong(state: StateInline, silent: bool) -> bool:
    return _span(state, silent, "strong", STRONG, STRONG)


def _slot(state: StateInline, silent: bool) -> bool:
    return _span(state, silent, "slot", SLOT_OPEN, SLOT_CLOSE)


def _span(state: StateInline, silent: bool, kind: str, opening: str, closing: str) -> bool:
    """Strong by its marks alone: CommonMark's rule of word borders fails beside Han punctuation."""
    if not state.src.startswith(opening, state.pos):
        return False
    begin = state.pos + len(opening)
    end = state.src.find(closing, begin, state.posMax)
    if end <= begin:
        return False
    if not silent:
        outer = state.posMax
        state.push(f"{kind}_open", kind, 1)
        state.pos, state.posMax = begin, end
        state.md.inline.tokenize(state)
        state.push(f"{kind}_close", kind, -1)
        state.posMax = outer
    state.pos = end + len(closing)
    return True
