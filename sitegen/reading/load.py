"""Read `content/` into models as written; it is the only step that touches files."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from sitegen.model.field_types import Model
from sitegen.model.kinds import BY_NAME, KINDS, Kind
from sitegen.problems import Place, Problem, close_to, errors, nearest, shortened
from sitegen.reading import hand_written
from sitegen.reading.content import Content, Entry, HandWritten
from sitegen.reading.more_pages import more_pages
from sitegen.reading.source_files import SourceFile, source_files
from sitegen.reading.source_text import KEPT, MOST_PROBLEMS, UnreadableError, read_text
from sitegen.reading.validation import validate
from sitegen.reading.yaml_source import Document, read_yaml

TITLE = re.compile(r"^title: *(.*\S)", re.MULTILINE)


def load(root: Path) -> Content:
    """Read every file under `content/`; problems come with what could be read, none is raised."""
    reading = _Reading()
    for file in source_files(root):
        reading.read(file)
    for kind in KINDS:
        if kind.layout == "folder":
            reading.entries[kind.name] = dict(sorted(reading.entries[kind.name].items()))
    return Content(
        entries=reading.entries, pages=tuple(reading.pages), problems=tuple(reading.problems),
        broken=reading.broken, titles=reading.titles, more_pages=reading.more_pages,
        unread=frozenset(reading.unread), root=root.name,
    )  # fmt: skip


@dataclass
class _Reading:
    entries: dict[str, dict[str, Entry[Model]]] = field(default_factory=lambda: {kind.name: {} for kind in KINDS})
    pages: list[HandWritten] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    broken: dict[tuple[str, str], str] = field(default_factory=dict)
    titles: dict[tuple[str, str], str] = field(default_factory=dict)
    more_pages: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)

    def read(self, file: SourceFile) -> None:
        if file.problem:
            self._set_aside(file, [Problem(Place(file.name), "", file.problem)])
        elif file.kind == "page":
            self._read_page(file)
        elif BY_NAME[file.kind].layout == "list":
            self._read_list(file)
        else:
            self._read_one(file)

    def _set_aside(self, file: SourceFile, problems: Iterable[Problem]) -> None:
        """Note what is wrong with a file, and that it exists, so that nobody is told that it is missing."""
        self.problems += _first(problems)
        if file.kind in BY_NAME and BY_NAME[file.kind].layout == "list":
            self.unread.add(file.kind)
        elif file.kind:
            meant = file.id.lower().replace(" ", "-").replace("_", "-")
            self.broken |= {(file.kind, file.id): file.name, (file.kind, meant): file.name}

    def _read_page(self, file: SourceFile) -> None:
        try:
            text = read_text(file.path, file.name)
            self.pages.append(HandWritten(file.path.name, text))
            self.problems += _first(hand_written.problems_of(file.name, text))
        except UnreadableError as error:
            self._set_aside(file, error.problems)

    def _read_one(self, file: SourceFile) -> None:
        text = ""
        try:
            text = read_text(file.path, file.name)
            entry, problems = _entry(file.kind, file.id, file.name, text)
        except UnreadableError as error:
            entry, problems = None, error.problems
        if entry is None or errors(problems):
            self._set_aside(file, problems)
            self.more_pages[file.kind, file.id] = more_pages(BY_NAME[file.kind], text)
            if title := TITLE.search(text):
                self.titles[file.kind, file.id] = title[1].strip("\"'")
        else:
            self.problems += _first(problems)
            self.entries[file.kind][file.id] = entry

    def _read_list(self, file: SourceFile) -> None:
        try:
            items, problems = _items(file.kind, file.name, read_text(file.path, file.name))
        except UnreadableError as error:
            items, problems = None, error.problems
        if items is None:
            self._set_aside(file, problems)
        else:
            self.problems += _first([*problems, *(each for item in items for each in self._read_item(file, item))])

    def _read_item(self, file: SourceFile, item: "_Item") -> Iterable[Problem]:
        if item.id is None:
            self.unread.add(file.kind)
            return item.problems
        entries = self.entries[file.kind]
        if item.id in entries:
            first = entries[item.id].place(("id",)).line
            message = f'id "{shortened(item.id)}" 用了两次（第一次在第 {first} 行）。请改一个。'
            self.unread.add(file.kind)  # the id that was meant
            place = item.entry.place(("id",)) if item.entry else item.place
            return [*item.problems, Problem(place, f"[{item.index}].id", message)]
        if item.entry is None:
            self.broken[file.kind, item.id.strip()] = file.name
        else:
            entries[item.entry.id] = item.entry
        return item.problems


@dataclass(frozen=True)
class _Item:
    """One item of a file that is a list, as far as it could be read."""

    index: int
    id: str | None
    place: Place
    """Where its id stands, of an item that can't be used."""
    entry: Entry[Model] | None
    problems: tuple[Problem, ...]


@lru_cache(maxsize=KEPT)
def _items(kind: str, name: str, text: str) -> tuple[tuple[_Item, ...] | None, tuple[Problem, ...]]:
    """Read the text of a file that is a list; none of it counts where it can't be read as one."""
    document, data, problems = read_yaml(text, name)
    if document is None or errors(problems):
        return None, problems
    if not isinstance(data, list):
        message = "这个文件应该是一个列表：每一项以「- id: …」开头。"
        return None, (Problem(document.place(()), "", message),)
    return tuple(_item(kind, document, index, item) for index, item in enumerate(data)), problems


def _item(kind: str, document: Document, index: int, item: object) -> _Item:
    value, problems = validate(BY_NAME[kind].model, document, item, (index,))
    identifier = item.get("id") if isinstance(item, dict) else None
    entry = None if value is None else Entry(kind, value.id, value, document, (index,))
    place = document.place((index, "id")) if problems else Place(document.file)
    return _Item(index, identifier if isinstance(identifier, str) else None, place, entry, tuple(problems))


@lru_cache(maxsize=KEPT)
def _entry(kind: str, identifier: str, name: str, text: str) -> tuple[Entry[Model] | None, tuple[Problem, ...]]:
    """Read the text of a file that holds one entry; while somebody edits one file, the others are read once."""
    document, data, problems = read_yaml(text, name)
    if document is None:
        return None, problems
    model, more = _model_of(BY_NAME[kind], document, data)
    value, invalid = validate(model, document, data) if model else (None, ())
    problems = (*problems, *more, *_no_echo(invalid, problems))
    return (None if value is None else Entry(kind, identifier, value, document)), problems


def _model_of(kind: Kind[Model], document: Document, data: object) -> tuple[type[Model] | None, tuple[Problem, ...]]:
    """Give the model that a document is to be read as; of a kind with variants it says itself which."""
    if not kind.variants or not isinstance(data, dict):
        return kind.model, ()
    name, written = kind.variant_field, data.get(kind.variant_field)
    if isinstance(written, str) and written in kind.variants:
        return kind.variants[written], ()
    if isinstance(written, str):
        message = f'不能是 "{shortened(written)}"。{nearest(written, kind.variants)}'
        return None, (Problem(document.place((name,)), name, message),)
    if kind.model in kind.variants.values():
        return kind.model, ()
    return None, tuple(_left_out(kind, document, data))


def _left_out(kind: Kind[Model], document: Document, data: Mapping[str, object]) -> Iterator[Problem]:
    """Tell that a document doesn't say which model it is to be read as, or which name was meant to say it."""
    name = kind.variant_field
    misspelt = close_to(name, data) if name not in data else ()
    for written in misspelt:
        yield Problem(document.key_place((written,)), written, f'没有这个字段。你是不是想写 "{name}"？')
    if not misspelt:
        yield Problem(document.place((name,)), name, f"缺这一项，请补上。{nearest('', kind.variants)}")


def _no_echo(invalid: Iterable[Problem], read: Iterable[Problem]) -> list[Problem]:
    """Leave out what only follows from a slip of the same line."""
    lines = {problem.place.line for problem in read if problem.level == "error"}
    return [problem for problem in invalid if problem.place.line not in lines]


def _first(problems: Iterable[Problem]) -> list[Problem]:
    """Take the first problems of a file: one full of mistakes must not bury those of the others."""
    told = sorted(problems)
    if len(told) <= MOST_PROBLEMS:
        return told
    rest = told[MOST_PROBLEMS]
    message = f"这个文件从这里起还有 {len(told) - MOST_PROBLEMS} 处问题，先改好上面的。"
    return [*told[:MOST_PROBLEMS], Problem(rest.place, "", message)]
