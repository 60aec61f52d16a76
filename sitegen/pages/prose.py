"""Write prose as HTML: paragraphs, lists, links made relative, citations as numbers."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from markupsafe import Markup, escape

from calculators.wording import EXPERIENCE as EXPERIENCE_WORDS
from sitegen.markup.markdown import Part, tokens
from sitegen.markup.references import read_citation
from sitegen.model.law_text import law_title
from sitegen.pages.addresses import relative
from sitegen.site import Cited, Site

EXPERIENCE = Markup('<span class="experience">{}</span>').format(EXPERIENCE_WORDS)
TAGS = {
    "paragraph_open": "<p>", "paragraph_close": "</p>", "bullet_list_open": "<ul>", "bullet_list_close": "</ul>",
    "ordered_list_open": "<ol>", "ordered_list_close": "</ol>", "list_item_open": "<li>", "list_item_close": "</li>",
    "strong_open": "<strong>", "strong_close": "</strong>", "slot_open": '<b class="slot">', "slot_close": "</b>",
    "softbreak": "", "hardbreak": "<br>", "link_close": "</a>",
}  # fmt: skip


Mark = Callable[[Cited], str]
"""Writes a citation as HTML."""


class Written(NamedTuple):
    """A piece of prose as HTML."""

    paragraphs: Markup
    line: Markup
    """The same without its paragraph tags, to stand inside a paragraph of the template; paragraphs become line breaks."""


class Writer:
    """Writes the prose of one page; citations are named links, unless there is another way to mark them."""

    def __init__(self, site: Site, page_address: str, mark: Mark | None = None) -> None:
        self.site, self.page_address, self._mark = site, page_address, mark or self._named

    def write(self, text: str) -> Written:
        """Write a piece of prose."""
        lines, parts = [], []
        for token in tokens(text):
            if token.type == "inline":
                lines.append("".join([self._inline_token(child) for child in token.children]))
                parts.append(lines[-1])
            elif not token.hidden:
                parts.append(TAGS[token.type])
        return Written(_written(parts), _written(["<br>".join(lines)]))

    def line(self, text: str) -> Markup:
        """Write prose that stands inside a paragraph."""
        return self.write(text).line

    def href(self, target: str) -> str:
        """Give the relative link to a target of the site; other links stay as they are."""
        if target.startswith(("https://", "#")):
            return target
        return relative(self.page_address, self.site.address(target))

    def _inline_token(self, token: Part) -> str:
        """Write a part as HTML; a string here is HTML already, and what isn't ours has been escaped."""
        if token.type == "text":
            return escaped(token.content)
        if token.type == "link_open":
            return self._link(token.href)
        if token.type == "citation":
            return self._citation(token.groups[0])
        if token.type == "insert":
            return self._insert(*token.groups)
        return TAGS[token.type]

    def _link(self, target: str) -> str:
        outside = ' rel="noreferrer"' if target.startswith("https://") else ""
        return f'<a href="{escaped(self.href(target))}"{outside}>'

    def _citation(self, text: str) -> str:
        parts: list[str] = []
        for reference in read_citation(text):
            if reference.kind == "experience":
                parts.append(EXPERIENCE)
            parts += [self._mark(cited) for cited in self.site.resolve(reference) if reference.kind != "experience"]
        return "".join(parts)

    def _named(self, cited: Cited) -> str:
        target = f"{cited.kind}:{cited.id}" + (f"#{cited.article.number}" if cited.article else "")
        is_law = cited.kind == "law"
        name = law_title(self.site.instrument(cited.id), cited.article) if is_law else self.site.title(target)
        return f'<a href="{escaped(self.href(target))}">{escaped(name)}</a>'

    def _insert(self, kind: str, identifier: str) -> str:
        words = escaped(self.site.inserted(kind, identifier))
        if kind == "fact":
            return f'<a class="inserted" href="{escaped(self.href(f"fact:{identifier}"))}">{words}</a>'
        return f'<a href="tel:{words}">{words}</a>'


def escaped(text: str) -> str:
    """Write text that isn't ours as HTML."""
    return str(escape(text))


def _written(parts: Iterable[str]) -> Markup:
    return Markup("".join(parts))  # noqa: S704 (each part has been escaped, or is a tag written above)
