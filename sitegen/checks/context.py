"""What checks get: the content as written with the calculators and the day, and one entry of it to look at."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain
from operator import itemgetter
from types import ModuleType
from typing import Any, TypeVar

from calculators.declare import Calculator
from sitegen.model.field_types import Model
from sitegen.model.kinds import BY_NAME, KINDS, LISTS, TRIAGE
from sitegen.model.walk import walk
from sitegen.problems import FieldPath, Level, Problem
from sitegen.reading.content import Content, Entry
from sitegen.reading.validation import field_name
from sitegen.recall import question

T = TypeVar("T")
GENERATED_PAGES = frozenset({"all", "triage", *(page.address for page in LISTS)})
SOUGHT = 12


@dataclass(frozen=True)
class Context:
    """All that checks look at besides the entry that they check; what they ask of it is noted (`recall`)."""

    content: Content
    calculators: Mapping[str, Calculator]
    today: date
    law: ModuleType | None = None
    """The numbers of the law that the calculators count with, where they are to be compared."""

    @question
    def has(self, kind: str, identifier: str) -> bool:
        """Ask whether a target exists, be it broken; of a kind that wasn't read whole, everything might."""
        if kind == "calculator":
            return identifier in self.calculators
        is_known = identifier in self.ids(kind) or (kind, identifier) in self.content.broken
        return is_known or kind in self.content.unread

    @question
    def ids(self, kind: str) -> list[str]:
        """Give the ids of one kind that can be used."""
        if kind == "calculator":
            return list(self.calculators)
        if kind == "page":
            return [*(page.path.removesuffix(".md") for page in self.content.pages), *GENERATED_PAGES]
        return list(self.content.entries.get(kind, {}))

    @question
    def calculator(self, identifier: str) -> Calculator | None:
        """Give a calculator; another one once code that it rests on has been edited."""
        return self.calculators.get(identifier)

    @question
    def is_broken(self, kind: str, identifier: str) -> bool:
        """Ask whether something stands in a file that can't be used."""
        return (kind, identifier) in self.content.broken or kind in self.content.unread

    @question
    def addresses(self) -> frozenset[str]:
        """Give the addresses of pages, and of what stands on lists; those of a file that can't be used, too, as far as known."""
        broken: dict[str, list[str]] = {}
        for kind, identifier in self.content.broken:
            broken.setdefault(kind, []).append(identifier)
        of_entries = (
            kind.address(identifier)
            for kind in KINDS
            if kind.has_pages or kind.list_page
            for identifier in (*self.ids(kind.name), *broken.get(kind.name, ()))
        )
        of_pages = (f"{name}/" for name in self.ids("page"))
        return frozenset((*of_entries, *of_pages, *self._triage_addresses()))

    def _triage_addresses(self) -> Iterator[str]:
        """Give those of questions and outcomes: each is a page of its own; the first question is the tree's."""
        for entry in self.content.of(TRIAGE).values():
            tree = entry.file
            names = (*tree.questions, *(f"outcome-{name}" for name in tree.outcomes))
            yield from (TRIAGE.address(name) for name in names if name != tree.first)

    @question
    def unread_places(self) -> frozenset[str]:
        """Name the places of which not every address is known."""
        kinds = {*self.content.unread, *(kind for kind, _ in self.content.broken if kind == TRIAGE.name)}
        rows = (BY_NAME[kind] for kind in kinds if kind in BY_NAME)
        return frozenset(
            name for row in rows for name in (row.place, row.list_page.address if row.list_page else row.place)
        )


@dataclass(frozen=True)
class Subject:
    """One entry to be checked, gone through once."""

    entry: Entry[Model]

    def parts(self, kind: type[T]) -> Iterator[tuple[FieldPath, T]]:
        """Go through every part of one type, outer before inner."""
        found = [parts for type_, parts in self._by_type.items() if issubclass(type_, kind)]
        in_order = found[0] if len(found) == 1 else sorted(chain.from_iterable(found), key=itemgetter(0))
        return ((path, part) for _, path, part in in_order)

    @cached_property
    def _by_type(self) -> Mapping[type, list[tuple[int, FieldPath, Any]]]:
        parts: dict[type, list[tuple[int, FieldPath, Any]]] = {}
        for number, (path, part) in enumerate(walk(self.entry.file)):
            parts.setdefault(type(part), []).append((number, path, part))
        return parts


def problem(
    entry: Entry[Model], path: FieldPath, message: str, *, text: str = "", offset: int = 0, level: Level = "error"
) -> Problem:
    """Make a problem at a part of an entry, or at a character inside its text."""
    full = (*entry.path, *path)
    sought = text[offset : offset + SOUGHT].partition("\n")[0]
    place = entry.document.place_inside(full, sought, text.count(sought, 0, offset)) if sought else None
    return Problem(place or entry.document.place(full), field_name(full), message, level)


def name_problem(entry: Entry[Model], path: FieldPath, message: str) -> Problem:
    """Make a problem with the name of a field, not with what stands in it."""
    full = (*entry.path, *path)
    return Problem(entry.document.key_place(full), field_name(full), message)
