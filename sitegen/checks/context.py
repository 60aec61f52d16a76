"""What every check gets: the content as written, the calculators, and the day."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from types import ModuleType
from typing import Any, TypeVar

from calculators import Calculator
from sitegen.model.kinds import KINDS
from sitegen.model.walk import walk
from sitegen.model.words import Model
from sitegen.problems import FieldPath, Level, Problem
from sitegen.reading.content import Content, Entry
from sitegen.reading.validation import field_name

T = TypeVar("T")
GENERATED_PAGES = frozenset({"all", "triage", *(kind.list_page.address for kind in KINDS if kind.list_page)})
SOUGHT = 12


@dataclass(frozen=True)
class Context:
    """All that checks look at."""

    content: Content
    calculators: Mapping[str, Calculator]
    today: date
    law: ModuleType | None = None
    """The numbers of the law that the calculators count with, where they are to be compared."""

    def has(self, kind: str, identifier: str) -> bool:
        """Ask whether a target exists, be it broken; of a kind that wasn't read whole, everything might."""
        if kind == "calculator":
            return identifier in self.calculators
        is_known = identifier in self.ids(kind) or (kind, identifier) in self.content.broken
        return is_known or kind in self.content.unread

    def ids(self, kind: str) -> list[str]:
        """Give the ids of one kind that can be used."""
        if kind == "calculator":
            return list(self.calculators)
        if kind == "page":
            return [*(page.path.removesuffix(".md") for page in self.content.pages), *GENERATED_PAGES]
        return list(self.content.entries.get(kind, {}))

    def is_broken(self, kind: str, identifier: str) -> bool:
        """Ask whether something stands in a file that can't be used."""
        return (kind, identifier) in self.content.broken or kind in self.content.unread

    def parts(self, kind: type[T]) -> Iterator[tuple[Entry[Model], FieldPath, T]]:
        """Go through every part of one type in the whole content."""
        return (each for each in self._all_parts if isinstance(each[2], kind))

    @cached_property
    def _all_parts(self) -> tuple[tuple[Entry[Model], FieldPath, Any], ...]:
        return tuple((entry, path, part) for entry in self.content.all() for path, part in walk(entry.file))


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
