"""Read `content/` into models as written; it is the only step that touches files."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from sitegen.model.kinds import BY_NAME, KINDS, Kind
from sitegen.model.words import Model
from sitegen.problems import Place, Problem, errors, nearest, shortened
from sitegen.reading import hand_written
from sitegen.reading.content import Content, Entry, HandWritten
from sitegen.reading.source_files import SourceFile, source_files
from sitegen.reading.source_text import MOST_PROBLEMS, UnreadableError, read_text
from sitegen.reading.validation import validate
from sitegen.reading.yaml_source import Document, read_yaml


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
        broken=reading.broken, unread=frozenset(reading.unread), root=root.name,
    )  # fmt: skip


KEPT = 1 << 14


def _document(file: SourceFile) -> tuple[Document | None, tuple[Problem, ...]]:
    try:
        return read_yaml(read_text(file.path, file.name), file.name)
    except UnreadableError as error:
        return None, error.problems


@dataclass
class _Reading:
    entries: dict[str, dict[str, Entry[Model]]] = field(default_factory=lambda: {kind.name: {} for kind in KINDS})
    pages: list[HandWritten] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    broken: dict[tuple[str, str], str] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)

    def read(self, file: SourceFile) -> None:
        if file.mistake:
            self._set_aside(file, [Problem(Place(file.name), "", file.mistake)])
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
        try:
            entry, problems = _entry(file.kind, file.id, file.name, read_text(file.path, file.name))
        except UnreadableError as error:
            entry, problems = None, error.problems
        if entry is None or errors(problems):
            self._set_aside(file, problems)
        else:
            self.problems += _first(problems)
            self.entries[file.kind][file.id] = entry

    def _read_list(self, file: SourceFile) -> None:
        document, problems = _document(file)
        if document is None or errors(problems):
            self._set_aside(file, problems)
        elif not isinstance(document.data, list):
            message = "这个文件应该是一个列表：每一项以「- id: …」开头。"
            self._set_aside(file, [Problem(document.place(()), "", message)])
        else:
            read = [self._read_item(file, document, index) for index in range(len(document.data))]
            self.problems += _first([*problems, *(each for found in read for each in found)])

    def _read_item(self, file: SourceFile, document: Document, index: int) -> Iterable[Problem]:
        item = document.data[index]
        value, problems = validate(BY_NAME[file.kind].model, document, (index,), item)
        identifier = item.get("id") if isinstance(item, dict) else None
        if not isinstance(identifier, str):
            self.unread.add(file.kind)
            return problems
        entries = self.entries[file.kind]
        if identifier in entries:
            first = entries[identifier].place(("id",)).line
            message = f'id "{shortened(identifier)}" 用了两次（第一次在第 {first} 行）。请改一个。'
            return [*problems, Problem(document.place((index, "id")), f"[{index}].id", message)]
        if value is None:
            self.broken[file.kind, identifier.strip()] = file.name
        else:
            entries[value.id] = Entry(file.kind, value.id, value, document, (index,))
        return problems


@lru_cache(maxsize=KEPT)
def _entry(kind: str, identifier: str, name: str, text: str) -> tuple[Entry[Model] | None, tuple[Problem, ...]]:
    """Read the text of a file that holds one entry; while somebody edits one file, the others are read once."""
    document, problems = read_yaml(text, name)
    if document is None:
        return None, problems
    model, more = _model_of(BY_NAME[kind], document)
    value, invalid = validate(model, document) if model else (None, ())
    problems = (*problems, *more, *_no_echo(invalid, problems))
    return (None if value is None else Entry(kind, identifier, value, document)), problems


def _model_of(kind: Kind[Model], document: Document) -> tuple[type[Model] | None, tuple[Problem, ...]]:
    """Give the model that a document is to be read as; of a kind with variants it says itself which."""
    written = document.data.get("kind") if isinstance(document.data, dict) else None
    if not kind.variants or not isinstance(written, str):
        return kind.model, ()
    if written in kind.variants:
        return kind.variants[written], ()
    message = f'不能是 "{shortened(written)}"。{nearest(written, kind.variants)}'
    return None, (Problem(document.place(("kind",)), "kind", message),)


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
