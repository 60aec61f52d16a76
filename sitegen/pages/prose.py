"""Write prose as HTML: paragraphs, lists, links made relative, citations as marks."""

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from markupsafe import Markup, escape

from sitegen.markup.markdown import tokens
from sitegen.markup.references import EXPERIENCE, read_citation
from sitegen.markup.short_way import Part
from sitegen.model.law_text import law_title
from sitegen.pages.addresses import relative
from sitegen.pages.sentence_marks import SentenceMarks
from sitegen.site import Cited, Site

TAGS = {
    "paragraph_open": "<p>", "paragraph_close": "</p>", "bullet_list_open": "<ul>", "bullet_list_close": "</ul>",
    "ordered_list_open": "<ol>", "ordered_list_close": "</ol>", "list_item_open": "<li>", "list_item_close": "</li>",
    "strong_open": "<strong>", "strong_close": "</strong>", "slot_open": '<b class="slot">', "slot_close": "</b>",
    "link_close": "</a>",
}  # fmt: skip
LINE_BREAK = "<br>"
ONE_PARAGRAPH = 3
"""Tokens of a piece that is nothing but a paragraph: it opens, its line, it closes."""
SPECIAL = re.compile("[&<>'\"]")
QUOTATION = re.compile("“([^”]*)”")
INNER_QUOTES = str.maketrans("「」", "『』")
NUMBER = "第?[0-9][0-9,.]*(万元|亿元|[元万亿]|个工作日|个月|小时|分钟|周岁|[天日年月期倍条号步次份页岁个种项家笔行])"
WHOLE = re.compile(rf"[0-9]{{4}}年[0-9]+月([0-9]+日)?|[0-9]+月[0-9]+日|{NUMBER}")
"""A date, or a number with its unit."""
DIGIT = re.compile("[0-9]")
"""What each of them has, and most prose hasn't: this is looked for ten times faster."""
AFTER_MARK = re.compile(r"(?<=[，。；：！？、」』）\]]) +(?=\S)|(?<=[，。；：！？、」』）\]]\*\*) +(?=\S)")
"""A space after a mark that is as wide as a character, where a line was folded or bold ended: it would be a second one."""
WHOLE_SLOT = re.compile(r'<b class="slot"><span class="whole">([^<]*)</span></b>')
"""A slot that holds nothing else."""
Mark = Callable[[tuple[Cited, ...]], str]
"""Writes what a sentence cites as HTML."""


class Written(NamedTuple):
    """A piece of prose as HTML."""

    paragraphs: Markup
    line: Markup
    """The same without its paragraph tags, to stand inside a paragraph of the template; paragraphs become line breaks."""
    inside: Markup
    """What stands alone in an element of the template: a single paragraph needs no tags of its own."""


class Writer:
    """Writes the prose of one page; what it cites is named with a link, unless there is a way to mark it."""

    def __init__(self, site: Site, page_address: str, mark: Mark | None = None) -> None:
        self.site, self.page_address, self._mark = site, page_address, mark

    def write(self, text: str, at_end: tuple[Cited, ...] = ()) -> Written:
        """Write a piece of prose; its last sentence cites something more."""
        lines, parts = [], []
        blocks = tokens(AFTER_MARK.sub("", text))
        last = next(token for token in reversed(blocks) if token.type == "inline")
        for token in blocks:
            if token.type == "inline":
                lines.append(self._line(token.children, at_end if token is last else ()))
                parts.append(lines[-1])
            elif not token.hidden:
                parts.append(TAGS[token.type])
        paragraphs, line = written(parts), written([LINE_BREAK.join(lines)])
        return Written(paragraphs, line, line if len(blocks) == ONE_PARAGRAPH else paragraphs)

    def line(self, text: str) -> Markup:
        """Write prose that stands inside a paragraph."""
        return self.write(text).line

    def href(self, target: str) -> str:
        """Give the relative link to a target of the site; other links stay as they are."""
        if target.startswith(("https://", "#")):
            return target
        return relative(self.page_address, self.site.address(target))

    def _line(self, parts: Iterable[Part], at_end: tuple[Cited, ...]) -> str:
        """Write a line; what is added here is HTML already, and what isn't ours has been escaped."""
        line = SentenceMarks(self._mark or self._named)
        for part in parts:
            if part.type == "text":
                line.words(_one_kind_of_quotes(part.content), _whole)
            elif part.type == "link_open":
                line.tag(self._link(part.href), 1)
            elif part.type == "citation":
                self._cite(line, part.groups[0])
            elif part.type == "insert":
                line.tag(self._insert(*part.groups), 0)
            elif part.type == "hardbreak":
                line.end_line(LINE_BREAK)
            elif part.type != "softbreak":
                line.tag(TAGS[part.type], 1 if part.type.endswith("_open") else -1)
        line.cite(at_end)
        return WHOLE_SLOT.sub(r'<b class="slot whole">\1</b>', line.finish())

    def _link(self, target: str) -> str:
        outside = ' rel="noreferrer"' if target.startswith("https://") else ""
        return f'<a href="{escaped(self.href(target))}"{outside}>'

    def _cite(self, line: SentenceMarks[Cited], text: str) -> None:
        for reference in read_citation(text):
            cited = self.site.resolve(reference)
            if self._mark:
                line.cite(cited)
            elif reference.kind != EXPERIENCE:
                line.tag(self._named(cited), 0)

    def _named(self, cited: tuple[Cited, ...]) -> str:
        return "".join(map(self._name, cited))

    def _name(self, cited: Cited) -> str:
        target = f"{cited.kind}:{cited.id}" + (f"#{cited.article.number}" if cited.article else "")
        is_law = cited.kind == "law"
        name = law_title(self.site.instrument(cited.id), cited.article) if is_law else self.site.title(target)
        return f'<a href="{escaped(self.href(target))}">{escaped(name)}</a>'

    def _insert(self, kind: str, identifier: str) -> str:
        words = escaped(self.site.inserted(kind, identifier))
        if kind == "fact":
            return f'<a class="inserted" href="{escaped(self.href(f"fact:{identifier}"))}">{words}</a>'
        return f'<a href="tel:{words}">{words}</a>'


def _one_kind_of_quotes(text: str) -> str:
    """Write quotations of the law, which content marks with “”, as all others."""
    if "“" not in text:
        return text
    return QUOTATION.sub(lambda found: f"「{found[1].translate(INNER_QUOTES)}」", text)


def quoted(words: Markup) -> Markup:
    """Write words that stand in 「」 themselves."""
    return written([words.translate(INNER_QUOTES)])


def whole(text: str) -> Markup:
    """Write words as HTML: no line breaks between a number and its unit."""
    return written([_whole(text)])


def _whole(text: str) -> str:
    html = escaped(text)
    return WHOLE.sub(r'<span class="whole">\g<0></span>', html) if DIGIT.search(html) else html


def escaped(text: str) -> str:
    """Write text that isn't ours as HTML."""
    return str(escape(text)) if SPECIAL.search(text) else text


def written(parts: Iterable[str]) -> Markup:
    """Take for HTML what is made of HTML."""
    return Markup("".join(parts))  # noqa: S704 (each part has been escaped, or is a tag written above)
