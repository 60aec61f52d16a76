"""Number what a page cites and give each block the sources that stand right under it."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from markupsafe import Markup

from sitegen.markup.references import read_citation
from sitegen.model.fact_on_day import STATE_WORDS, check_words, checked_on
from sitegen.model.law import LawFile
from sitegen.model.law_text import law_title, selected_paragraphs
from sitegen.model.lists import Channel
from sitegen.pages.prose import Writer, Written, escaped
from sitegen.site import Cited, Site

NOTHING = Markup()
LEVELS = {"A": "A 原文多处核对", "B": "B 原文已核对", "C": "C 待官网复核", "F": "F 要点转述"}


@dataclass(frozen=True)
class Source:
    """One cited thing as a block shows it: what it is, how far it was checked, its words."""

    number: int
    anchor: str
    kind: str
    title: str
    href: str
    level: str = ""
    level_words: str = ""
    excerpt: bool = False
    law: str = ""
    article: str = ""
    paragraphs: tuple[str, ...] = ()
    summary: Markup = NOTHING
    effective: date | None = None
    notes: tuple[str, ...] = ()


@dataclass
class Citations:
    """The numbers of one page's citations, given in the order in which they are first met."""

    site: Site
    page_address: str
    numbers: dict[Cited, int] = field(default_factory=dict)
    anchors: set[str] = field(default_factory=set)
    firsts: list[Source] = field(default_factory=list)

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
            self.firsts.append(describe(self.site, self.page_address, cited, number, anchor))
            return self.firsts[-1]
        return replace(self.firsts[number - 1], anchor=anchor)

    def anchor(self, number: int) -> str:
        """Give an id not used on the page yet: s3, then s3-2, s3-3."""
        count, anchor = 1, f"s{number}"
        while anchor in self.anchors:
            count += 1
            anchor = f"s{number}-{count}"
        self.anchors.add(anchor)
        return anchor


@dataclass
class Block:
    """The citations of one stretch of text, gathered while it is written."""

    page: Citations
    cited: dict[Cited, Source] = field(default_factory=dict)

    def write(self, text: str) -> Written:
        """Write prose with numbers for its citations."""
        return Writer(self.page.site, self.page.page_address, self._mark).write(text)

    def add(self, citations: Iterable[str]) -> None:
        """Note what a `sources:` list cites."""
        for text in citations:
            for reference in read_citation(text.removeprefix("[@").removesuffix("]")):
                for cited in self.page.site.resolve(reference):
                    self._cite(cited)

    @property
    def sources(self) -> tuple[Source, ...]:
        """What has been cited up to now, by number."""
        return tuple(sorted(self.cited.values(), key=lambda source: source.number))

    def _cite(self, cited: Cited) -> Source:
        if cited not in self.cited:
            self.cited[cited] = self.page.source(cited)
        return self.cited[cited]

    def _mark(self, cited: Cited) -> str:
        source = self._cite(cited)
        data = f' data-law="{escaped(cited.id)}"' if cited.kind == "law" else ""
        if cited.article:
            data += f' data-article="{escaped(cited.article.number)}"'
        label = escaped(f"出处 {source.number}：{source.title}")
        return f'<a class="citation"{data} href="#{escaped(source.anchor)}" aria-label="{label}">{source.number}</a>'


def describe(site: Site, page_address: str, cited: Cited, number: int, anchor: str) -> Source:
    """Say what a cited thing is, in the words that stand beside it."""
    writer = Writer(site, page_address)
    target = f"{cited.kind}:{cited.id}" + (f"#{cited.article.number}" if cited.article else "")
    href = writer.href(target)
    if cited.kind == "law":
        return _law_source(site, cited, number, anchor, href)
    if cited.kind == "fact":
        title, told = _fact_words(site, writer, cited)
        return Source(number, anchor, "fact", title, href, summary=told)
    return Source(number, anchor, cited.kind, site.title(target), href, summary=_summary(site, writer, cited))


def _law_source(site: Site, cited: Cited, number: int, anchor: str, href: str) -> Source:
    law, article = site.instrument(cited.id), cited.article
    source = Source(
        number, anchor, "law", law_title(law, article), href,
        level=law.level, level_words=LEVELS[law.level], law=cited.id, effective=law.effective,
    )  # fmt: skip
    if article is None:
        return replace(source, summary=_points(law))
    return replace(
        source,
        article=article.number,
        excerpt=article.partial or cited.item is not None,
        paragraphs=selected_paragraphs(article, cited.item),
        notes=tuple(note for note in (article.superseded, article.caution) if note),
    )


def _points(law: LawFile) -> Markup:
    points = law.key_points or (law.notes,) if law.key_points or law.notes else ()
    return Markup("").join(Markup("<p>{}</p>").format(point) for point in points)


def _fact_words(site: Site, writer: Writer, cited: Cited) -> tuple[str, Markup]:
    fact = site.fact(cited.id)
    if fact is None or fact.value is None:
        state = STATE_WORDS[fact.state] if fact else "日历表"
        return site.title(f"fact:{cited.id}"), Markup("<p>{}</p>").format(state)
    checked = check_words(checked_on(fact.file, fact.value), fact.value.review_by, site.as_of)
    told = Markup("<p>{}，{}。{}</p>")
    return fact.file.title, told.format(fact.shown, checked, writer.line(fact.value.source))


def _summary(site: Site, writer: Writer, cited: Cited) -> Markup:
    entry = site.entry(cited.kind, cited.id)
    if entry is None:
        return NOTHING
    if isinstance(entry.file, Channel):
        return Markup("<p>{}：{}</p><p>{}</p>").format(
            entry.file.operator, writer.line(entry.file.for_), entry.file.verified
        )
    return Markup("<p>{}</p>").format(writer.line(getattr(entry.file, "answer", "")))
