"""The linked site: every entry sound, every reference known to lead somewhere."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar, cast

from calculators import Calculator
from sitegen.markup.references import Reference, selected
from sitegen.model.fact_on_day import FactOnDay
from sitegen.model.kinds import BY_NAME, CHANNEL, LAW, Kind
from sitegen.model.law import Article, LawFile
from sitegen.model.words import Model
from sitegen.problems import Problem
from sitegen.reading.content import Entry, HandWritten

M = TypeVar("M", bound=Model)


@dataclass(frozen=True)
class Cited:
    """One resolved citation: an article, an item of it, a whole instrument, or a fact, product or channel."""

    kind: str
    id: str
    number: str = ""
    item: int | None = None
    article: Article | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Site:
    """All that pages are made of, on one day; only `link` makes one."""

    entries: Mapping[str, Mapping[str, Entry[Model]]]
    calculators: Mapping[str, Calculator]
    examples: Mapping[str, Mapping[str, str]]
    facts: Mapping[str, FactOnDay]
    used_by: Mapping[tuple[str, str], tuple[str, ...]]
    pages: tuple[HandWritten, ...]
    broken: Mapping[tuple[str, str], tuple[Problem, ...]]
    as_of: date

    def of(self, kind: Kind[M]) -> Mapping[str, Entry[M]]:
        """Give the entries of one kind, in order."""
        return cast("Mapping[str, Entry[M]]", self.entries.get(kind.name, {}))

    def entry(self, kind: str, identifier: str) -> Entry[Model] | None:
        """Find an entry by the name of its kind."""
        return self.entries.get(kind, {}).get(identifier)

    def law(self, identifier: str) -> LawFile:
        """Give one instrument."""
        return self.of(LAW)[identifier].file

    def title(self, target: str) -> str:
        """Name a page or entry for a link to it; a broken one is named by its id."""
        kind, _, rest = target.partition(":")
        identifier = rest.partition("#")[0]
        if kind == "page":
            return next((title_of(page) for page in self.pages if page.path == f"{identifier}.md"), identifier)
        if kind == "calculator":
            return self.calculators[identifier].title if identifier in self.calculators else identifier
        entry = self.entry(kind, identifier)
        return str(getattr(entry.file, "title", identifier)) if entry else identifier

    def inserted(self, kind: str, identifier: str) -> str:
        """Give the words that `{fact:…}` or `{channel:…}` stands for; a broken one is named by its id."""
        if kind == "fact":
            return self.facts[identifier].shown if identifier in self.facts else identifier
        entry = self.of(CHANNEL).get(identifier)
        return str(entry.file.number) if entry else identifier

    def address(self, target: str) -> str:
        """Say at which address of the site a target stands: `laws/civil-code/#676`."""
        kind, _, rest = target.partition(":")
        identifier, mark, anchor = rest.partition("#")
        if kind == "page":
            return f"{identifier}/{mark}{anchor}"
        return f"{BY_NAME[kind].address(identifier)}{mark}{anchor}"

    def resolve(self, reference: Reference) -> tuple[Cited, ...]:
        """Turn a citation into the articles or entries that it means; what is broken is left out."""
        if reference.kind != "law":
            return (Cited(reference.kind, reference.id),)
        if reference.id not in self.of(LAW):
            return ()
        if not reference.selectors:
            return (Cited("law", reference.id),)
        return tuple(
            Cited("law", reference.id, article.number, selector.item, article)
            for article, selector in selected(self.law(reference.id), reference.selectors)
        )


def title_of(page: HandWritten) -> str:
    """Read the title in the front matter of a hand-written page."""
    for line in page.text.splitlines():
        if line.startswith("title:"):
            return line.removeprefix("title:").strip().strip("\"'")
    return page.path.removesuffix(".md")
