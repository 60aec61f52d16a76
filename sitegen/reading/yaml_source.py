"""Read one YAML file strictly, keeping the line and column of everything in it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import Any, NoReturn

import yaml

from sitegen.problems import FieldPath, Level, Place, Problem, shortened
from sitegen.reading.characters import strange_characters
from sitegen.reading.source_text import UnreadableError, check_indents
from sitegen.reading.yaml_hints import failure
from sitegen.reading.yaml_slips import Plain, slips

DEEPEST_NESTING = 24
MOST_PARTS = 20_000
PARSER = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
FULL_WIDTH_SPACE = "\u3000"
NAMES_OF_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(frozen=True)
class _Places:
    """Where each part of a file stands."""

    values: Mapping[FieldPath, Place]
    keys: Mapping[FieldPath, Place]
    ends: Mapping[FieldPath, Place]
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Document:
    """The text of a YAML file; where each part of it stands is found out when somebody asks, which few do."""

    file: str
    text: str = ""

    @cached_property
    def _places(self) -> _Places:
        lines = tuple(self.text.split("\n"))
        composer = _Composer(self.file, lines)
        for event in yaml.parse(self.text, Loader=PARSER):
            composer.add(event)
        return _Places(composer.places, composer.keys, composer.ends, lines)

    def place(self, path: FieldPath) -> Place:
        """Say where a value stands; for a missing one, where its parent does."""
        while path and path not in self._places.values:
            path = path[:-1]
        return self._places.values.get(path, Place(self.file))

    def key_place(self, path: FieldPath) -> Place:
        """Say where the name of a field stands."""
        return self._places.keys.get(path) or self.place(path)

    def place_inside(self, path: FieldPath, sought: str, skipped: int = 0) -> Place:
        """Say where words of a text value stand in the file, the first few times that they occur left out."""
        found = iter(self._occurrences(path, sought)) if sought else iter(())
        for _ in range(skipped):
            next(found, None)
        return next(found, self.place(path))

    def _occurrences(self, path: FieldPath, sought: str) -> Iterator[Place]:
        start, end, lines = self.place(path), self._places.ends.get(path), self._places.lines
        for number in range(start.line, end.line + 1 if end else start.line):
            line = lines[number - 1] if number <= len(lines) else ""
            column = line.find(sought, start.column - 1 if number == start.line else 0)
            while column >= 0:
                yield Place(self.file, number, column + 1)
                column = line.find(sought, column + len(sought))


def read_yaml(text: str, name: str) -> tuple[Document | None, Any, tuple[Problem, ...]]:
    """Read a file's text into a document and its plain data, and say what is wrong with it.

    What can't be read at all gives no document.
    """
    try:
        check_indents(text, name)
        return _compose(text, name)
    except UnreadableError as error:
        return None, None, error.problems


def _compose(text: str, name: str) -> tuple[Document, Any, tuple[Problem, ...]]:
    lines = tuple(text.split("\n"))
    composer = _Composer(name, lines)
    try:
        for event in yaml.parse(text, Loader=PARSER):
            composer.add(event)
    except yaml.MarkedYAMLError as error:
        slip = failure(lines, error, composer.last)
        problem = Problem(Place(name, slip.line + 1, slip.column + 1), "", slip.message)
        raise UnreadableError(_without_consequences(composer.problems, problem)) from None
    return Document(name, text), composer.root, tuple(composer.problems)


def _without_consequences(slips_before: Iterable[Problem], failure: Problem) -> list[Problem]:
    """Leave out what only follows: slips after the place where the reading failed, or a failure after a slip."""
    before = [problem for problem in slips_before if problem.place <= failure.place]
    is_told = any(problem.place.line == failure.place.line for problem in before)
    return before if is_told else [*before, failure]


@dataclass
class _Open:
    """A list or mapping whose end has not been read yet."""

    path: FieldPath
    value: list[object] | dict[str, object]
    key: str | None = None
    in_brackets: bool = False


@dataclass
class _Composer:
    file: str
    lines: tuple[str, ...]
    places: dict[FieldPath, Place] = field(default_factory=dict)
    keys: dict[FieldPath, Place] = field(default_factory=dict)
    ends: dict[FieldPath, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    root: object = None
    documents: int = 0
    last: yaml.Event | None = None

    def add(self, event: yaml.Event) -> None:
        self.last = event
        place = self._spot(event.start_mark)
        if getattr(event, "anchor", None):  # aliases have one, too
            self._refuse(
                place, "不能用 YAML 的锚点和别名（& 和 *）。请把内容直接写出来；要写 * 或 & 开头的文字，请加引号。"
            )
        if getattr(event, "tag", None):
            self._refuse(place, "不能用 YAML 标签（!）。要写 ! 开头的文字，请加引号。")
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event, place)
        elif isinstance(event, yaml.DocumentStartEvent):
            self._begin_document(place)
        elif isinstance(event, yaml.CollectionStartEvent):
            value: list[object] | dict[str, object] = {} if isinstance(event, yaml.MappingStartEvent) else []
            self._begin(value, place, in_brackets=bool(event.flow_style))
        elif isinstance(event, yaml.CollectionEndEvent):
            self.stack.pop()

    def _spot(self, mark: Any) -> Place:
        return Place(self.file, mark.line + 1, mark.column + 1)

    def _refuse(self, place: Place, message: str) -> NoReturn:
        raise UnreadableError([*self.problems, Problem(place, "", message)])

    def _note(self, place: Place, message: str, level: Level = "error") -> None:
        self.problems.append(Problem(place, "", message, level))

    def _begin_document(self, place: Place) -> None:
        self.documents += 1
        if self.documents > 1:
            self._refuse(place, "一个文件里只能有一份内容，请去掉 --- 和它后面的部分。")

    def _begin(self, value: list[object] | dict[str, object], place: Place, *, in_brackets: bool) -> None:
        if len(self.stack) >= DEEPEST_NESTING:
            self._refuse(place, f"嵌套超过 {DEEPEST_NESTING} 层。请减少嵌套；方括号、花括号开头的文字要加引号。")
        if self._expects_key():
            self._refuse(place, "这里应该是字段名，不能是列表或一组字段。方括号、花括号开头的文字要加引号。")
        self.stack.append(_Open(self._put(value, place), value, in_brackets=in_brackets))

    def _scalar(self, event: yaml.ScalarEvent, place: Place) -> None:
        escaped = event.value if event.style == '"' else ""  # what is typed as it is was looked at before
        for _, message in islice(strange_characters(escaped), 1):
            self._note(place, message)
        end, is_key = self._spot(event.end_mark), self._expects_key()
        if not event.style and not (is_key and self._is_field(event.value, end)):
            self._find_slips(event.value, place, end)
        if is_key:
            self._key(event.value, place)
            return
        is_nothing = not event.style and event.value in NAMES_OF_NOTHING
        path = self._put(None if is_nothing else event.value, place)
        self.ends[path] = end

    def _is_field(self, name: str, end: Place) -> bool:
        """Ask whether a name is written as nearly all are, so that there is nothing to be seen about it."""
        in_brackets = self.stack[-1].in_brackets
        return not in_brackets and name.isidentifier() and self.lines[end.line - 1].startswith(":", end.column - 1)

    def _find_slips(self, value: str, start: Place, end: Place) -> None:
        top = self.stack[-1] if self.stack else None
        inside = ("list" if isinstance(top.value, list) else "fields") if top and top.in_brackets else ""
        plain = Plain(value, start.line - 1, start.column - 1, end.line - 1, end.column - 1, inside)
        for slip in slips(self.lines, plain):
            self._note(Place(self.file, slip.line + 1, slip.column + 1), slip.message, slip.level)

    def _expects_key(self) -> bool:
        return bool(self.stack) and isinstance(self.stack[-1].value, dict) and self.stack[-1].key is None

    def _key(self, key: str, place: Place) -> None:
        if not key:
            self._refuse(place, "这里缺字段名：冒号前面是空的。")
        top = self.stack[-1]
        if key != key.strip(FULL_WIDTH_SPACE):
            key = key.strip(FULL_WIDTH_SPACE)
            self._note(place, f'字段 "{shortened(key)}" 旁边有全角空格。请删掉它。')
        top.key = key
        if key in top.value:
            first = self.keys[(*top.path, key)].line
            another = "如果是列表的下一项，前面要加「- 」。" if any(isinstance(part, int) for part in top.path) else ""
            message = f'字段 "{shortened(key)}" 写了两次（第一次在第 {first} 行）。请删掉一个。{another}'
            self._note(place, message)
        else:
            self.keys[(*top.path, key)] = place

    def _put(self, value: object, place: Place) -> FieldPath:
        path: FieldPath = ()
        if self.stack:
            path = self._put_inside(self.stack[-1], value)
        else:
            self.root = value
        self.places[path] = place
        if len(self.places) > MOST_PARTS:
            self._refuse(place, f"文件里的内容超过 {MOST_PARTS:,} 项。请拆成几个文件。")
        return path

    def _put_inside(self, top: _Open, value: object) -> FieldPath:
        if isinstance(top.value, list):
            top.value.append(value)
            return (*top.path, len(top.value) - 1)
        assert top.key is not None
        path = (*top.path, top.key)
        top.value[top.key] = value
        top.key = None
        return path
