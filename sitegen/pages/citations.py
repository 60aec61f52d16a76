"""Number what a page cites and give each section the sources that stand under it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import NamedTuple

from markupsafe import Markup

from sitegen.markup.references import EXPERIENCE, read_citation
from sitegen.model.fact_on_day import STATE_WORDS, check_words, checked_on
from sitegen.model.format import date_text
from sitegen.model.law import LawFile
from sitegen.model.law_text import law_title, selected_paragraphs
from sitegen.model.lists import Channel
from sitegen.pages.prose import Writer, Written, escaped, whole, written
from sitegen.pages.sentence_marks import JOINED
from sitegen.recall import question
from sitegen.site import Cited, Site

NOTHING = Markup()
SOURCE = "出处"
LONGEST_LISTED = 2
"""How many numbers in a row are written out."""
APART = "\u2009"
"""A thin space."""
LEVELS = {"A": "原文多处核对", "B": "原文已核对", "C": "待官网复核", "F": "要点转述"}
DOUBTFUL = frozenset({"C", "F"})
"""The levels of what is still to be held against an official text."""


class Source(NamedTuple):
    """One cited thing as a block shows it: what it is, how far it was checked, its words."""

    number: int
    anchor: str
    kind: str
    id: str
    title: str
    href: str
    told_at: str = ""
    """Where on the page its words stand, if not here."""
    level: str = ""
    level_words: str = ""
    excerpt: bool = False
    article: str = ""
    paragraphs: tuple[str, ...] = ()
    summary: Markup = NOTHING
    effective: date | None = None
    notes: tuple[str, ...] = ()

    @property
    def link(self) -> Markup:
        """The link by which a row of sources names it, where marks lead; to where it is told, or to its own page."""
        look, href = (" source__item--again", f"#{self.told_at}") if self.told_at else ("", self.href)
        return written((
            f'<a class="citation source__item{look}" id="{self.anchor}"{self.data} href="{escaped(href)}">',
            f"{self.number} {escaped(self.title)}</a>",
        ))  # fmt: skip

    @property
    def listed(self) -> Markup:
        """Its line in the list of all sources; what isn't checked is said. The link stands where it is told."""
        level = f" {self.level_words}" if self.is_doubtful else ""
        return written((f"{self.number} {escaped(self.title)}{level}",))

    @property
    def checked(self) -> Markup:
        """What stands behind its name: whether it is an excerpt, how far it was checked, since when it is in force."""
        level = f'<span class="level" data-level="{self.level}">{self.level_words}</span>'
        parts = (
            "节录" if self.excerpt else "",
            level if self.is_doubtful else self.level_words,
            f"{date_text(self.effective)}起施行" if self.effective else "",
        )
        return written((" ", " · ".join(part for part in parts if part)))

    @property
    def is_doubtful(self) -> bool:
        """Whether its level has to be seen: what wasn't checked against an original text."""
        return self.level in DOUBTFUL

    @property
    def data(self) -> Markup:
        """The attributes by which a program knows an article."""
        law = f' data-law="{escaped(self.id)}"' if self.kind == "law" else ""
        return written((law, f' data-article="{escaped(self.article)}"' if self.article else ""))


@dataclass
class Citations:
    """The numbers of one page's citations, given in the order in which they are first met."""

    site: Site
    page_address: str
    numbers: dict[Cited, int] = field(default_factory=dict)
    anchors: set[str] = field(default_factory=set)
    firsts: list[Source] = field(default_factory=list)
    described: dict[Cited, Source] = field(default_factory=dict)
    """What the page said of each already, also with another number."""

    def anew(self) -> "Citations":
        """Begin to count again on the same page."""
        return Citations(self.site, self.page_address, described=self.described)

    def number(self, cited: Cited) -> int:
        """Give the number of a cited thing, a new one if it is met for the first time."""
        return self.numbers.setdefault(cited, len(self.numbers) + 1)

    def name(self, beginning: str) -> str:
        """Give an id not used on the page yet to something that needs one: say-1, say-2."""
        number = sum(anchor.startswith(f"{beginning}-") for anchor in self.anchors) + 1
        self.anchors.add(f"{beginning}-{number}")
        return f"{beginning}-{number}"

    def source(self, cited: Cited) -> Source:
        """Say what a cited thing is, with its number, and with an anchor not used on the page yet."""
        number = self.number(cited)
        anchor = self.anchor(number)
        if len(self.firsts) < number:
            if cited not in self.described:
                self.described[cited] = describe(self.site, self.page_address, cited, number, anchor)
            self.firsts.append(self.described[cited]._replace(number=number, anchor=anchor))
            return self.firsts[-1]
        first = self.firsts[number - 1]
        return first._replace(anchor=anchor, told_at=first.anchor)

    def anchor(self, number: int) -> str:
        """Give an id not used on the page yet: s3, then s3-2, s3-3."""
        count, anchor = 1, f"s{number}"
        while anchor in self.anchors:
            count += 1
            anchor = f"s{number}-{count}"
        self.anchors.add(anchor)
        return anchor


@dataclass(frozen=True)
class Grounds:
    """What a section rests on: sources, and experience, or one of them."""

    sources: tuple[Source, ...]
    is_experience: bool
    speaks_for_page: bool = False
    """Whether what it says of experience holds for the sections below, too."""

    @property
    def numbers(self) -> str:
        """The numbers of the sources in short: 1–3、7."""
        return in_short(self.sources)


def in_short(sources: Iterable[Source]) -> str:
    """Write the numbers of sources in their order, of a run the first and the last: 1–3、7."""
    runs: list[list[int]] = []
    for source in sources:
        if runs and source.number == runs[-1][-1] + 1:
            runs[-1].append(source.number)
        else:
            runs.append([source.number])
    return "、".join(_run(run) for run in runs)


def _run(numbers: list[int]) -> str:
    return f"{numbers[0]}–{numbers[-1]}" if len(numbers) > LONGEST_LISTED else "、".join(map(str, numbers))


@dataclass
class Section:
    """The citations of one section, gathered while its texts are written."""

    page: Citations
    cited: dict[Cited, Source] = field(default_factory=dict)
    is_experience: bool = False
    are_named: bool = False
    """Whether all its sources are named right under it, so that its marks need not lead to them."""

    def write(self, text: str, sources: Iterable[str] = ()) -> Written:
        """Write prose with a mark after each sentence that cites; what a `sources:` list cites is marked at its end."""
        return Writer(self.page.site, self.page.page_address, self._mark).write(text, tuple(self._listed(sources)))

    def add(self, sources: Iterable[str]) -> None:
        """Note what a `sources:` list cites."""
        self._cite(self._listed(sources))

    def _listed(self, sources: Iterable[str]) -> Iterator[Cited]:
        for text in sources:
            for reference in read_citation(text.removeprefix("[@").removesuffix("]")):
                yield from self.page.site.resolve(reference)

    @property
    def grounds(self) -> Grounds:
        """What the section rests on, as far as it is written."""
        return Grounds(tuple(sorted(self.cited.values(), key=lambda source: source.number)), self.is_experience)

    def _cite(self, all_cited: Iterable[Cited]) -> list[Source]:
        sources = []
        for cited in all_cited:
            if cited.kind == EXPERIENCE:
                self.is_experience = True
                continue
            if cited not in self.cited:
                self.cited[cited] = self.page.source(cited)
            sources.append(self.cited[cited])
        return sorted(sources, key=lambda source: source.number)

    def _mark(self, cited: tuple[Cited, ...]) -> str:
        first, *others = self._cite(cited) or (None,)
        if not first:
            return ""
        numbers = in_short((first, *others))
        if self.are_named:
            return f"{JOINED}[{numbers.replace('、', f'、{JOINED}')}]{APART}"
        along = f' data-with="{" ".join(source.anchor for source in others)}"' if others else ""
        return (
            f'<a class="citation citation--mark" href="#{first.anchor}"{along}'
            f' aria-label="{SOURCE}{numbers}">{numbers}</a>'
        )


def describe(site: Site, page_address: str, cited: Cited, number: int, anchor: str) -> Source:
    """Say what a cited thing is, in the words that stand beside it."""
    writer = Writer(site, page_address)
    target = f"{cited.kind}:{cited.id}" + (f"#{cited.article.number}" if cited.article else "")
    href = writer.href(target)
    if cited.kind == "law":
        told = _law_source(site, cited.id, cited.number, cited.item)
        return told._replace(number=number, anchor=anchor, href=href)
    if cited.kind == "fact":
        title, words = _fact_words(site, writer, cited)
        return Source(number, anchor, "fact", cited.id, title, href, summary=words)
    return Source(number, anchor, cited.kind, cited.id, site.title(target), href, summary=_summary(site, writer, cited))


@question
def _law_source(site: Site, identifier: str, article_number: str, item: int | None) -> Source:
    """Say what an instrument or one of its articles is, wherever it is cited."""
    law = site.instrument(identifier)
    article = law.by_number[article_number] if article_number else None
    make = partial(
        Source, 0, "", "law", identifier, law_title(law, article), "",
        level=law.level, level_words=LEVELS[law.level], effective=law.effective,
    )  # fmt: skip
    if article is None:
        return make(summary=_points(law))
    return make(
        article=article.number,
        excerpt=article.partial or item is not None,
        paragraphs=selected_paragraphs(article, item),
        notes=tuple(note for note in (article.superseded, article.caution) if note),
    )


def _points(law: LawFile) -> Markup:
    points = law.key_points or tuple(filter(None, [law.notes]))
    return _lines(points) if points else NOTHING


def _lines(lines: Iterable[str]) -> Markup:
    """Write lines as one paragraph, as the words of an article are: told under a section, they keep their breaks."""
    return _paragraph("\n".join(map(escaped, lines)))


def _paragraph(html: str) -> Markup:
    return written(("<p>", html, "</p>"))


def _fact_words(site: Site, writer: Writer, cited: Cited) -> tuple[str, Markup]:
    fact = site.fact(cited.id)
    if fact is None or fact.value is None:
        state = STATE_WORDS[fact.state] if fact else "日历表"
        return site.title(f"fact:{cited.id}"), _paragraph(escaped(state))
    checked = check_words(checked_on(fact.file, fact.value), fact.value.review_by, site.as_of)
    return fact.file.title, _paragraph(f"{escaped(fact.shown)}，{escaped(checked)}。{writer.line(fact.value.source)}")


def _summary(site: Site, writer: Writer, cited: Cited) -> Markup:
    entry = site.entry(cited.kind, cited.id)
    if entry is None:
        return NOTHING
    if isinstance(entry.file, Channel):
        named = f"{escaped(entry.file.operator)}：{whole(entry.file.for_)}"
        return _paragraph(f"{named}\n{escaped(entry.file.verified)}")
    return _paragraph(writer.line(getattr(entry.file, "answer", "")))
