"""Write prose as HTML: paragraphs, lists, links made relative, citations as numbers."""

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
                parts.append(tag(token.type))
        return Markup("").join(parts)

    def inline(self, text: str) -> Markup:
        """Write prose without its paragraph tags; paragraphs become line breaks."""
        lines = [
            Markup("").join(self._inline_token(child) for child in token.children)
            for token in tokens(text)
            if token.type == "inline"
        ]
        return Markup("<br>").join(lines)

    def href(self, target: str) -> str:
        """Give the relative link to a target of the site; other links stay as they are."""
        if target.startswith(("https://", "#")):
            return target
        return relative(self.page_address, self.site.address(target))

    def _inline_token(self, token: Part) -> Markup:
        if token.type == "text":
            return escape(token.content)
        if token.type == "link_open":
            return self._link(token.href)
        if token.type == "citation":
            return self._citation(token.groups[0])
        if token.type == "insert":
            return self._insert(*token.groups)
        return tag(token.type)

    def _link(self, target: str) -> Markup:
        outside = Markup(' rel="noreferrer"') if target.startswith("https://") else ""
        return Markup('<a href="{}"{}>').format(self.href(target), outside)

    def _citation(self, text: str) -> Markup:
        parts = []
        for reference in read_citation(text):
            if reference.kind == "experience":
                parts.append(EXPERIENCE)
            parts += [self._cited(cited) for cited in self.site.resolve(reference) if reference.kind != "experience"]
        return Markup("").join(parts)

    def _cited(self, cited: Cited) -> Markup:
        if self.block is None:
            return self._named(cited)
        source = self.block.cite(cited)
        data = Markup(' data-law="{}"').format(cited.id) if cited.kind == "law" else Markup("")
        if cited.article:
            data += Markup(' data-article="{}"').format(cited.article.number)
        label = f"出处 {source.number}：{source.title}"
        return Markup('<a class="citation"{} href="#{}" aria-label="{}">{}</a>').format(
            data, source.anchor, label, source.number
        )

    def _named(self, cited: Cited) -> Markup:
        target = f"{cited.kind}:{cited.id}" + (f"#{cited.article.number}" if cited.article else "")
        name = (
            law_title(self.site.instrument(cited.id), cited.article) if cited.kind == "law" else self.site.title(target)
        )
        return Markup('<a href="{}">{}</a>').format(self.href(target), name)

    def _insert(self, kind: str, identifier: str) -> Markup:
        words = self.site.inserted(kind, identifier)
        if kind == "fact":
            return Markup('<a class="inserted" href="{}">{}</a>').format(self.href(f"fact:{identifier}"), words)
        return Markup('<a href="tel:{}">{}</a>').format(words, words)


def tag(kind: str) -> Markup:
    """Give the tag of a token that carries no text of its own."""
    return Markup(TAGS[kind])  # noqa: S704 (a table written above)
