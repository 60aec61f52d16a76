"""Write prose as HTML: paragraphs, lists, links made relative, citations as numbers."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from calculators.wording import EXPERIENCE as EXPERIENCE_WORDS
from sitegen.markup.markdown import Part, tokens
from sitegen.markup.references import read_citation
from sitegen.model.law_text import law_title
from sitegen.pages.addresses import relative
from sitegen.site import Cited, Site

if TYPE_CHECKING:
    from sitegen.pages.citations import Block

EXPERIENCE = Markup('<span class="experience">{}</span>').format(EXPERIENCE_WORDS)
TAGS = {
    "paragraph_open": "<p>", "paragraph_close": "</p>", "bullet_list_open": "<ul>", "bullet_list_close": "</ul>",
    "ordered_list_open": "<ol>", "ordered_list_close": "</ol>", "list_item_open": "<li>", "list_item_close": "</li>",
    "strong_open": "<strong>", "strong_close": "</strong>", "slot_open": '<b class="slot">', "slot_close": "</b>",
    "softbreak": "", "hardbreak": "<br>", "link_close": "</a>",
}  # fmt: skip


class Writer:
    """Writes the prose of one page; with a block citations are numbers, without one they are named links."""

    def __init__(self, site: Site, page_address: str, block: "Block | None") -> None:
        self.site, self.page_address, self.block = site, page_address, block

    def paragraphs(self, text: str) -> Markup:
        """Write a whole piece of prose."""
        parts = []
        for token in tokens(text):
            if token.type == "inline":
                parts += [self._inline_token(child) for child in token.children]
            elif not token.hidden:
                parts.append(TAGS[token.type])
        return _written(parts)

    def inline(self, text: str) -> Markup:
        """Write prose without its paragraph tags; paragraphs become line breaks."""
        lines = [
            "".join([self._inline_token(child) for child in token.children])
            for token in tokens(text)
            if token.type == "inline"
        ]
        return _written(["<br>".join(lines)])

    def href(self, target: str) -> str:
        """Give the relative link to a target of the site; other links stay as they are."""
        if target.startswith(("https://", "#")):
            return target
        return relative(self.page_address, self.site.address(target))

    def _inline_token(self, token: Part) -> str:
        """Write a part as HTML; a string here is HTML already, and what isn't ours has been escaped."""
        if token.type == "text":
            return _escaped(token.content)
        if token.type == "link_open":
            return self._link(token.href)
        if token.type == "citation":
            return self._citation(token.groups[0])
        if token.type == "insert":
            return self._insert(*token.groups)
        return TAGS[token.type]

    def _link(self, target: str) -> str:
        outside = ' rel="noreferrer"' if target.startswith("https://") else ""
        return f'<a href="{_escaped(self.href(target))}"{outside}>'

    def _citation(self, text: str) -> str:
        parts: list[str] = []
        for reference in read_citation(text):
            if reference.kind == "experience":
                parts.append(EXPERIENCE)
            parts += [self._cited(cited) for cited in self.site.resolve(reference) if reference.kind != "experience"]
        return "".join(parts)

    def _cited(self, cited: Cited) -> str:
        if self.block is None:
            return self._named(cited)
        source = self.block.cite(cited)
        data = f' data-law="{_escaped(cited.id)}"' if cited.kind == "law" else ""
        if cited.article:
            data += f' data-article="{_escaped(cited.article.number)}"'
        label = _escaped(f"出处 {source.number}：{source.title}")
        return f'<a class="citation"{data} href="#{_escaped(source.anchor)}" aria-label="{label}">{source.number}</a>'

    def _named(self, cited: Cited) -> str:
        target = f"{cited.kind}:{cited.id}" + (f"#{cited.article.number}" if cited.article else "")
        is_law = cited.kind == "law"
        name = law_title(self.site.instrument(cited.id), cited.article) if is_law else self.site.title(target)
        return f'<a href="{_escaped(self.href(target))}">{_escaped(name)}</a>'

    def _insert(self, kind: str, identifier: str) -> str:
        words = _escaped(self.site.inserted(kind, identifier))
        if kind == "fact":
            return f'<a class="inserted" href="{_escaped(self.href(f"fact:{identifier}"))}">{words}</a>'
        return f'<a href="tel:{words}">{words}</a>'


def _escaped(text: str) -> str:
    return str(escape(text))


def _written(parts: Iterable[str]) -> Markup:
    return Markup("".join(parts))  # noqa: S704 (each part has been escaped, or is a tag written above)
