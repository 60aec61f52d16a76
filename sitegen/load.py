"""This file reads `content/` into models as written; it is the only step that touches files."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, TypeVar

from sitegen.model.fact import FactFile, WorkdaysFile
from sitegen.model.law import LawFile
from sitegen.model.letter import LetterFile
from sitegen.model.lists import CalculatorPageFile, Channel, HomeFile, Myth, Stage, Term
from sitegen.model.product import ProductFile
from sitegen.model.scenario import ScenarioFile
from sitegen.model.triage import TriageFile
from sitegen.problems import Place, Problem, nearest
from sitegen.validation import validate
from sitegen.yaml_source import Document, Path_, read_yaml

T_co = TypeVar("T_co", covariant=True)
ID_PATTERN = "小写字母、数字和连字符"


@dataclass(frozen=True)
class Entry(Generic[T_co]):
    """One thing of the content as written, with its id and where it stands."""

    kind: str
    id: str
    file: T_co
    document: Document
    path: Path_ = ()

    def place(self, path: Path_ = ()) -> Place:
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

    entries: Mapping[str, Mapping[str, Entry[Any]]]
    pages: tuple[HandWritten, ...] = ()
    problems: tuple[Problem, ...] = ()
    broken: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def all(self) -> Iterator[Entry[Any]]:
        """Go through every entry of every kind."""
        for entries in self.entries.values():
            yield from entries.values()


FOLDERS: Mapping[str, tuple[str, Any]] = {
    "scenarios": ("scenario", ScenarioFile),
    "products": ("product", ProductFile),
    "laws": ("law", LawFile),
    "facts": ("fact", FactFile),
    "letters": ("letter", LetterFile),
    "triage": ("triage", TriageFile),
    "calculators": ("calculator", CalculatorPageFile),
}
LISTS: Mapping[str, tuple[str, Any]] = {
    "glossary": ("term", Term),
    "myths": ("myth", Myth),
    "channels": ("channel", Channel),
    "stages": ("stage", Stage),
}
SINGLE: Mapping[str, tuple[str, Any]] = {"home": ("home", HomeFile)}
KINDS = tuple(kind for table in (FOLDERS, LISTS, SINGLE) for kind, _ in table.values())


@dataclass
class _Reading:
    root: Path
    entries: dict[str, dict[str, Entry[Any]]] = field(default_factory=lambda: {kind: {} for kind in KINDS})
    pages: list[HandWritten] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    broken: dict[tuple[str, str], str] = field(default_factory=dict)

    def complain(self, name: str, message: str) -> None:
        self.problems.append(Problem(Place(name), "", message))


def load(root: Path) -> Content:
    """Read every file under `content/`; problems come with what could be read, none is raised."""
    reading = _Reading(root)
    for path in sorted(_files(root)):
        _read(reading, path)
    for kind, entries in reading.entries.items():
        reading.entries[kind] = dict(sorted(entries.items())) if kind in {k for k, _ in FOLDERS.values()} else entries
    return Content(reading.entries, tuple(reading.pages), tuple(reading.problems), reading.broken)


def _files(root: Path) -> Iterable[Path]:
    return (path for path in root.rglob("*") if path.is_symlink() or path.is_file())


def _read(reading: _Reading, path: Path) -> None:
    relative = path.relative_to(reading.root)
    name = f"{reading.root.name}/{relative.as_posix()}"
    if not path.resolve().is_relative_to(reading.root.resolve()):
        reading.complain(name, "这是指向 content/ 外面的链接。请把文件本身放进来。")
    elif path.suffix == ".md" and len(relative.parts) == 1:
        _read_page(reading, path, name)
    elif path.suffix != ".yml":
        reading.complain(
            name, f"这个文件不会被用到：内容只能是 .yml{'' if path.suffix == '.yaml' else ' 或顶层的 .md'}。"
        )
    else:
        _read_content(reading, path, name, relative)


def _read_page(reading: _Reading, path: Path, name: str) -> None:
    try:
        reading.pages.append(HandWritten(path.name, path.read_bytes().decode("utf-8")))
    except UnicodeDecodeError:
        reading.complain(name, "文件不是 UTF-8 编码。请另存为 UTF-8。")


def _read_content(reading: _Reading, path: Path, name: str, relative: Path) -> None:
    table = FOLDERS if len(relative.parts) == 2 else {**LISTS, **SINGLE} if len(relative.parts) == 1 else {}
    key = relative.parts[0] if len(relative.parts) == 2 else relative.stem
    if key not in table:
        where = "这个文件夹" if len(relative.parts) > 1 else "这个文件名"
        reading.complain(name, f"{where}不会被用到。{nearest(key, table or FOLDERS)}")
        return
    kind, model = table[key]
    document = read_yaml(path, name)
    if isinstance(document, list):
        reading.problems += document
        reading.broken[kind, path.stem] = name
        return
    reader: Callable[..., None] = _read_list if key in LISTS and len(relative.parts) == 1 else _read_one
    reader(reading, document, path.stem, kind, model)


def _read_one(reading: _Reading, document: Document, identifier: str, kind: str, model: Any) -> None:
    if not _is_id(identifier):
        reading.complain(document.file, f"文件名就是 id，只能用{ID_PATTERN}。")
    if kind == "fact" and isinstance(document.data, dict) and document.data.get("kind") == "workdays":
        model = WorkdaysFile
    value, problems = validate(model, document)
    reading.problems += problems
    if value is None:
        reading.broken[kind, identifier] = document.file
    else:
        reading.entries[kind][identifier] = Entry(kind, identifier, value, document)


def _is_id(text: str) -> bool:
    return text.replace("-", "a").isalnum() and text.isascii() and text == text.lower()


def _read_list(reading: _Reading, document: Document, _identifier: str, kind: str, model: Any) -> None:
    if not isinstance(document.data, list):
        reading.problems.append(Problem(document.place(()), "", "这个文件应该是一个列表：每一项以「- id: …」开头。"))
        return
    for index, item in enumerate(document.data):
        value, problems = validate(model, document, (index,), item)
        reading.problems += problems
        written = item.get("id") if isinstance(item, dict) else None
        if value is None:
            reading.broken[kind, str(written)] = document.file
        elif value.id in reading.entries[kind]:
            first = reading.entries[kind][value.id].place(("id",)).line
            message = f'id "{value.id}" 用了两次（第一次在第 {first} 行）。请改一个。'
            reading.problems.append(Problem(document.place((index, "id")), f"[{index}].id", message))
        else:
            reading.entries[kind][str(value.id)] = Entry(kind, str(value.id), value, document, (index,))
