"""The content as written: what `load` gives and `link` joins."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar, cast

from sitegen.model.field_types import Model
from sitegen.model.kinds import Kind
from sitegen.problems import FieldPath, Place, Problem
from sitegen.reading.yaml_source import Document

T_co = TypeVar("T_co", bound=Model, covariant=True)
M = TypeVar("M", bound=Model)


@dataclass(frozen=True)
class Entry(Generic[T_co]):
    """One thing of the content as written, with its id and where it stands."""

    kind: str
    id: str
    file: T_co
    document: Document = field(compare=False)
    path: FieldPath = field(default=(), compare=False)

    def place(self, path: FieldPath = ()) -> Place:
        """Say where a part of this entry stands in its file."""
        return self.document.place((*self.path, *path))


@dataclass(frozen=True)
class HandWritten:
    """A Markdown page that somebody wrote by hand; MkDocs reads it as it is."""

    path: str
    text: str


@dataclass(frozen=True)
class Content:
    """All content as written; what could not be read is missing here and told in `problems`."""

    entries: Mapping[str, Mapping[str, Entry[Model]]]
    pages: tuple[HandWritten, ...] = ()
    problems: tuple[Problem, ...] = ()
    broken: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """What stands in a file but can't be used: kind and id → file."""
    titles: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """What of it has a title nevertheless, by which other pages may name it."""
    more_pages: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    """What pages it would have besides its own, as far as its text tells."""
    unread: frozenset[str] = frozenset()
    """Kinds of which not every id is known: nothing of them is told to be missing."""
    root: str = "content"

    def of(self, kind: Kind[M]) -> Mapping[str, Entry[M]]:
        """Give the entries of one kind, in order."""
        return cast("Mapping[str, Entry[M]]", self.entries.get(kind.name, {}))

    def all(self) -> Iterator[Entry[Model]]:
        """Go through every entry of every kind."""
        for entries in self.entries.values():
            yield from entries.values()
