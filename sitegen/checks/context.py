"""This file is what every check gets: the content as written, the calculators, and the day."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from calculators import Calculator
from sitegen.load import Content, Entry
from sitegen.problems import Level, Problem
from sitegen.validation import field_name
from sitegen.walk import walk_kind
from sitegen.yaml_source import Path_

T = TypeVar("T")


@dataclass(frozen=True)
class Context:
    """All that checks look at."""

    content: Content
    calculators: Mapping[str, Calculator]
    today: date

    def has(self, kind: str, identifier: str) -> bool:
        """Ask whether a target exists, be it broken."""
        if kind == "calculator":
            return identifier in self.calculators
        if kind == "page":
            return f"{identifier}.md" in {page.path for page in self.content.pages} or identifier in GENERATED_PAGES
        return identifier in self.content.entries.get(kind, {}) or (kind, identifier) in self.content.broken

    def ids(self, kind: str) -> list[str]:
        """Give the ids of one kind."""
        if kind == "calculator":
            return list(self.calculators)
        if kind == "page":
            return [page.path.removesuffix(".md") for page in self.content.pages]
        return list(self.content.entries.get(kind, {}))

    def parts(self, kind: type[T]) -> Iterator[tuple[Entry[Any], Path_, T]]:
        """Go through every part of one type in the whole content."""
        for entry in self.content.all():
            for path, part in walk_kind(entry.file, kind):
                yield entry, path, part


GENERATED_PAGES = frozenset({"all", "glossary", "myths", "channels", "facts", "laws"})


def problem(
    entry: Entry[Any], path: Path_, message: str, *, text: str = "", offset: int = 0, level: Level = "error"
) -> Problem:
    """Make a problem at a part of an entry, or at a character inside its text."""
    full = (*entry.path, *path)
    place = entry.document.place_inside(full, text, offset) if text else entry.document.place(full)
    return Problem(place, field_name(full), message, level)
