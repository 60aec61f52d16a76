"""The linked site: every entry sound, every reference known to lead somewhere."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TypeVar, cast

from calculators.declare import Calculator
from sitegen.markup.plain import plain
from sitegen.markup.references import Reference, Selector, selected
from sitegen.model.fact_on_day import FactOnDay
from sitegen.model.field_types import Model
from sitegen.model.kinds import (
    BY_NAME,
    CALCULATOR,
    CHANNEL,
    HOME,
    LAW,
    LETTER,
    LISTS,
    PASSAGE,
    PRODUCT,
    SCENARIO,
    TRIAGE,
    Kind,
)
from sitegen.model.law import Article, LawFile
from sitegen.model.passage import PassageFile
from sitegen.model.patterns import PatternFile
from sitegen.model.scenario import NextStep
from sitegen.problems import Problem
from sitegen.reading.content import Entry, HandWritten
from sitegen.recall import question

M = TypeVar("M", bound=Model)
SENTENCE_END = re.compile("[。；？\n]")
LEAST_SAID = 8
"""Characters; 父母写的 isn't enough to choose by."""
FOR_WHOM = "看这一页"
"""What follows, where a page says whom it is for."""


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
    """All that pages are made of, on one day; only `link` makes one.

    Pages ask it, and what they asked is noted (`recall`): so they look at no field but the day.
    """

    entries: Mapping[str, Mapping[str, Entry[Model]]]
    calculators: Mapping[str, Calculator]
    examples: Mapping[str, Mapping[str, str]]
    facts: Mapping[str, FactOnDay]
    used_by: Mapping[tuple[str, str], tuple[str, ...]]
    pages: tuple[HandWritten, ...]
    broken: Mapping[tuple[str, str], tuple[Problem, ...]]
    broken_titles: Mapping[tuple[str, str], str]
    broken_pages: Mapping[tuple[str, str], tuple[str, ...]]
    """What pages a broken entry would have besides its own."""
    as_of: date

    def of(self, kind: Kind[M]) -> Mapping[str, Entry[M]]:
        """Give the entries of one kind, in order."""
        return cast("Mapping[str, Entry[M]]", self.named(kind.name))

    @question
    def named(self, kind: str) -> Mapping[str, Entry[Model]]:
        """Give the entries of the kind of a name, in order."""
        return self.entries.get(kind, {})

    @question
    def ids(self, kind: str) -> tuple[str, ...]:
        """Give the ids of one kind, in order."""
        return tuple(self.entries.get(kind, {}))

    @question
    def has(self, kind: str, identifier: str) -> bool:
        """Ask whether there is an entry of an id."""
        return identifier in self.entries.get(kind, {})

    @question
    def entry(self, kind: str, identifier: str) -> Entry[Model] | None:
        """Find an entry by the name of its kind."""
        return self.entries.get(kind, {}).get(identifier)

    @question
    def instrument(self, identifier: str) -> LawFile:
        """Give what is known of an instrument besides its articles."""
        return self._instruments[identifier]

    @cached_property
    def _instruments(self) -> Mapping[str, LawFile]:
        return {name: entry.file.model_copy(update={"articles": ()}) for name, entry in self.of(LAW).items()}

    @question
    def articles(self, law: str, selectors: tuple[Selector, ...]) -> tuple[tuple[Article, int | None], ...]:
        """Give the articles of an instrument that selectors mean, each with the number of the item that is meant."""
        return tuple((article, each.item) for article, each in selected(self.of(LAW)[law].file, selectors))

    @question
    def fact(self, identifier: str) -> FactOnDay | None:
        """Say what a fact is on the day; nothing if it has no values."""
        return self.facts.get(identifier)

    @question
    def users(self, law: str, number: str) -> tuple[str, ...]:
        """Name the pages that rest on an article, or with an empty number on an instrument as a whole or on `fact:ID`."""
        return self.used_by.get((law, number), ())

    @question
    def offered(self) -> tuple[str, ...]:
        """Give the ids of the calculators, in order."""
        return tuple(self.calculators)

    @question
    def calculator(self, identifier: str) -> Calculator | None:
        """Give a calculator; another one once code that it rests on has been edited."""
        return self.calculators.get(identifier)

    @question
    def example(self, calculator: str) -> Mapping[str, str]:
        """Give the values of a calculator's example."""
        return self.examples[calculator]

    @question
    def written_by_hand(self) -> tuple[str, ...]:
        """Give the ids of the pages that people wrote."""
        return tuple(page.path.removesuffix(".md") for page in self.pages)

    @question
    def of_pattern(self, pattern: str) -> tuple[str, ...]:
        """Give the ids of the scenarios of one pattern."""
        return tuple(each.id for each in self.of(SCENARIO).values() if getattr(each.file, "pattern", "") == pattern)

    @question
    def in_stage(self, stage: str) -> tuple[str, ...]:
        """Give the scenarios of one stage as targets."""
        return tuple(f"{SCENARIO.name}:{entry.id}" for entry in self.of(SCENARIO).values() if entry.file.stage == stage)

    @question
    def products(self) -> tuple[str, ...]:
        """Give the ids of the products as the home page has them, the most met first; others stand last."""
        met = (each for home in self.of(HOME).values() for each in home.file.products if self.has(PRODUCT.name, each))
        return tuple(dict.fromkeys((*met, *self.ids(PRODUCT.name))))

    @question
    def of_product(self, product: str) -> tuple[str, ...]:
        """Give the scenarios that a product leads to, and those that are about it, as targets."""
        own = self.of(PRODUCT)[product].file.scenarios
        about = (entry.id for entry in self.of(SCENARIO).values() if product in entry.file.products)
        return tuple(f"{SCENARIO.name}:{each}" for each in dict.fromkeys((*own, *about)))

    @question
    def followers(self, calculator: str) -> tuple[str, ...]:
        """Name what goes on with a calculator's results, first what its page is related to, in that order."""
        page = self.of(CALCULATOR).get(calculator)
        related = page.file.related if page else ()
        found = tuple(self._followers(calculator))
        return tuple(sorted(found, key=[*related, *found].index))

    def _followers(self, identifier: str) -> Iterator[str]:
        for other in self.calculators.values():
            if other.id in self.of(CALCULATOR) and any(_is_from(identifier, one.takes) for one in other.inputs):
                yield f"calculator:{other.id}"
        for letter in self.of(LETTER).values():
            if any(_is_from(identifier, (blank.from_ or "").split()) for blank in letter.file.fields):
                yield f"letter:{letter.id}"

    @question
    def title(self, target: str) -> str:
        """Name a page or entry for a link to it; a broken one by the title that it seems to have, else by its id."""
        kind, _, rest = target.partition(":")
        identifier = rest.partition("#")[0]
        if kind == "page":
            titles = {each.address: each.title for each in LISTS}
            titles |= {page.path.removesuffix(".md"): title_of(page) for page in self.pages}
            return titles.get(identifier, identifier)
        if kind == "calculator":
            calculator = self.calculators.get(identifier)
            return calculator.title if calculator else identifier
        entry = self.entry(kind, identifier)
        if entry is None:
            return self.broken_titles.get((kind, identifier), identifier)
        return str(getattr(entry.file, "title", identifier))

    @question
    def hint(self, target: str) -> str:
        """Say in a line what stands behind a link: what a scenario has its reader do first, else how the page begins."""
        file = self._file(target)
        if isinstance(file, LawFile):
            return file.about or ""
        return str(file.next.title) if isinstance(file, PatternFile) else self._beginning(getattr(file, "answer", ""))

    @question
    def next_step(self, target: str) -> NextStep | None:
        """Say what a scenario has its reader do first, and when; nothing of other pages."""
        file = self._file(target)
        return file.next if isinstance(file, PatternFile) else None

    @question
    def whom(self, target: str) -> str:
        """Say in a line whom a scenario is for; else the same as `hint`."""
        file = self._file(target)
        if not isinstance(file, PatternFile) or not file.for_whom:
            return self.hint(target)
        words, is_so, _ = file.for_whom.partition(FOR_WHOM)
        return self._beginning(words).rstrip("，你") if is_so else self._beginning(file.for_whom)

    def _file(self, target: str) -> Model | None:
        kind, _, rest = target.partition(":")
        entry = self.entry(kind, rest.partition("#")[0])
        return entry.file if entry else None

    def _beginning(self, text: str) -> str:
        """Give the first sentence of a text, without what ends it; one that says little brings the next along."""
        words = plain(text, self.inserted).strip()
        end = SENTENCE_END.search(words, LEAST_SAID)
        return words[: end.start()] if end else words

    @question
    def inserted(self, kind: str, identifier: str) -> str:
        """Give the words that `{fact:…}` or `{channel:…}` stands for; a broken one is named by its id."""
        if kind == "fact":
            return self.facts[identifier].shown if identifier in self.facts else identifier
        entry = self.of(CHANNEL).get(identifier)
        return str(entry.file.number) if entry else identifier

    @question
    def passage(self, identifier: str) -> PassageFile | None:
        """Give a passage; nothing while it has mistakes."""
        found = self.of(PASSAGE).get(identifier)
        return found.file if found else None

    def address(self, target: str) -> str:
        """Say at which address of the site a target stands: `laws/civil-code/#676`; a question has a page of its own."""
        kind, _, rest = target.partition(":")
        identifier, mark, anchor = rest.partition("#")
        if kind == "page":
            return f"{identifier}/{mark}{anchor}"
        if kind == TRIAGE.name and anchor and not self._is_first_question(identifier, anchor):
            identifier = anchor
        if kind == TRIAGE.name:
            return BY_NAME[kind].address(identifier)
        return f"{BY_NAME[kind].address(identifier)}{mark}{anchor}"

    def _is_first_question(self, tree: str, name: str) -> bool:
        entry = self.of(TRIAGE).get(tree)
        return bool(entry and entry.file.first == name)

    def resolve(self, reference: Reference) -> tuple[Cited, ...]:
        """Turn a citation into the articles or entries that it means; what is broken is left out."""
        if reference.kind != "law":
            return (Cited(reference.kind, reference.id),)
        if not self.has("law", reference.id):
            return ()
        if not reference.selectors:
            return (Cited("law", reference.id),)
        return tuple(
            Cited("law", reference.id, article.number, item, article)
            for article, item in self.articles(reference.id, reference.selectors)
        )


def _is_from(identifier: str, places: Iterable[str]) -> bool:
    return any(place.startswith(f"{identifier}.") for place in places)


def title_of(page: HandWritten) -> str:
    """Read the title in the front matter of a hand-written page."""
    for line in page.text.splitlines():
        if line.startswith("title:"):
            return line.removeprefix("title:").strip().strip("\"'")
    return page.path.removesuffix(".md")
