"""Parse the restricted Markdown of prose fields; nothing else of Markdown and no HTML exists here."""

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from sitegen.markup.references import CITATION, INSERT
from sitegen.markup.short_way import Part, quickly

KEPT = 1 << 15
"""Pieces of prose; a thousand pages have about as many. Beyond it is cheaper to read them again than to hold them."""
KEPT_WITH_PLACES = 1 << 10
"""Those of one entry: checks ask for them one after the other."""
Rule = Callable[[StateInline, bool], bool]


@cache
def parser() -> MarkdownIt:
    """Make a parser for paragraphs, lists, strong, links, citations, inserted values and slots."""
    markdown = MarkdownIt("zero").enable(["list", "link", "newline"])
    markdown.validateLink = _any_link  # type: ignore[method-assign]
    markdown.normalizeLink = lambda url: url  # type: ignore[method-assign]
    rules = {
        "citation": _mark("citation", CITATION),
        "slot": _span("slot", "[[", "]]"),
        "insert": _mark("insert", INSERT),
        "strong": _span("strong", "**", "**"),
    }
    for name, rule in rules.items():
        markdown.inline.ruler.before("link", name, rule)
    return markdown


def _any_link(url: str) -> bool:
    """Take every address for a link, so that `checks.targets` can judge it rather than let it stand as text."""
    del url
    return True


@lru_cache(maxsize=KEPT)
def tokens(text: str) -> tuple[Part, ...]:
    """Parse one piece of prose; checks and pages ask for the same ones again."""
    return quickly(text) or parsed(text)


def parsed(text: str) -> tuple[Part, ...]:
    """Have the parser read a piece of prose, whatever is in it."""
    return tuple(map(_part, parser().parse(text)))


def _part(token: Token) -> Part:
    children = tuple(map(_part, token.children or ()))
    content = "" if children else token.content
    return Part(
        token.type, content, token.meta.get("groups", ()), str(token.attrs.get("href", "")), token.hidden, children
    )


def inline_tokens(text: str) -> Iterator[Part]:
    """Go through the inline parts of a piece of prose, in order."""
    for block in tokens(text):
        yield from block.children


@lru_cache(maxsize=KEPT_WITH_PLACES)
def located_tokens(text: str) -> tuple[tuple[Part, int], ...]:
    """Give the inline parts with the place in the text where each is written."""
    return tuple(_located(text))


def _located(text: str) -> Iterator[tuple[Part, int]]:
    end = target = 0
    for token in inline_tokens(text):
        if token.type == "link_open":
            target = _link_offset(text, token.href, end)
            yield token, target
            continue
        # A link's target is written behind its words, but its token comes before theirs.
        found = target if token.type == "link_close" else max(text.find(token.content, end), end)
        yield token, found
        end = found + len(token.content)


def _link_offset(text: str, target: str, begin: int) -> int:
    """Find where a link's target is written, however it was escaped."""
    for opening in (f"]({target}", f"](<{target}", "]("):
        if (found := text.find(opening, begin)) >= 0:
            return found + len("](")
    return begin


def _mark(kind: str, pattern: re.Pattern[str]) -> Rule:
    """Make a rule for what stands alone: a citation, an inserted value."""

    def rule(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 (the parser calls it so)
        found = pattern.match(state.src, state.pos)
        if not found or found.end() > state.posMax:
            return False
        if not silent:
            token = state.push(kind, "", 0)
            token.content = found[0]
            token.meta = {"groups": found.groups()}
        state.pos = found.end()
        return True

    return rule


def _span(kind: str, opening: str, closing: str) -> Rule:
    """Make a rule that goes by the marks alone: CommonMark's rule of word borders fails beside Han punctuation."""

    def rule(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 (the parser calls it so)
        if not state.src.startswith(opening, state.pos):
            return False
        begin = state.pos + len(opening)
        end = state.src.find(closing, begin, state.posMax)
        if end <= begin:
            return False
        if not silent:
            _inside(state, kind, begin, end)
        state.pos = end + len(closing)
        return True

    return rule


def _inside(state: StateInline, kind: str, begin: int, end: int) -> None:
    outer = state.posMax
    state.push(f"{kind}_open", kind, 1)
    state.pos, state.posMax = begin, end
    state.md.inline.tokenize(state)
    state.push(f"{kind}_close", kind, -1)
    state.posMax = outer
