"""This file reads one YAML file strictly, keeping the line and column of everything in it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from sitegen.problems import Place, Problem

LARGEST_FILE = 2_000_000
DEEPEST_NESTING = 24
Path_ = tuple[str | int, ...]
PARSER = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
NAMES_OF_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(frozen=True)
class Document:
    """The plain data of a YAML file and where each part of it stands."""

    file: str
    data: Any
    places: Mapping[Path_, Place]
    block_scalars: frozenset[Path_] = frozenset()

    def place(self, path: Path_) -> Place:
        """Say where a value stands; for a missing one, where its parent does."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, Place(self.file))

    def place_inside(self, path: Path_, text: str, offset: int) -> Place:
        """Say where a character of a text value stands, to the line."""
        start = self.place(path)
        if path not in self.block_scalars:
            return start
        before = text[:offset]
        return Place(self.file, start.line + 1 + before.count("\n"), start.column)


class Refusal(Exception):
    """What stops the reading of one file, with its place."""

    def __init__(self, line: int, column: int, message: str) -> None:
        super().__init__(message)
        self.line, self.column, self.message = line, column, message


def read_yaml(path: Path, name: str) -> Document | list[Problem]:
    """Read a file into a document, or say every reason why it can't be read."""
    try:
        return _compose(_text(path), name)
    except Refusal as refusal:
        return [Problem(Place(name, refusal.line, refusal.column), "", refusal.message)]


def _text(path: Path) -> str:
    if path.stat().st_size > LARGEST_FILE:
        raise Refusal(1, 1, f"文件有 {path.stat().st_size // 1_000_000} MB，超过 2 MB。请拆成几个文件。")
    raw = path.read_bytes()
    if raw.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        raise Refusal(1, 1, "文件开头有 BOM 标记。请用「UTF-8 无 BOM」重新保存。")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        column = error.start - raw.rfind(b"\n", 0, error.start)
        raise Refusal(line, column, "这里的字不是 UTF-8 编码。请把文件另存为 UTF-8。") from None
    if not text.strip():
        raise Refusal(1, 1, "文件是空的。请填写内容，或者删掉这个文件。")
    for number, line_text in enumerate(text.splitlines(), 1):
        if found := re.match(r"[ ]*\t", line_text):
            raise Refusal(number, found.end(), "缩进用了制表符（Tab）。YAML 只能用空格缩进。")
    return text


@dataclass
class _Open:
    """A list or mapping whose end has not been read yet."""

    path: Path_
    value: list[Any] | dict[str, Any]
    key: str | None = None


@dataclass
class _Composer:
    file: str
    places: dict[Path_, Place] = field(default_factory=dict)
    blocks: set[Path_] = field(default_factory=set)
    stack: list[_Open] = field(default_factory=list)
    root: Any = None
    documents: int = 0

    def add(self, event: Any) -> None:
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise Refusal(
                line,
                column,
                "不能用 YAML 的锚点和别名（& 和 *）。请把内容直接写出来；要写 * 或 & 开头的文字，请加引号。",
            )
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                raise Refusal(line, column, "一个文件里只能有一份内容，请去掉 --- 后面的部分。")
        elif isinstance(event, yaml.ScalarEvent):
            self._scalar(event, line, column)
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            self._begin(event, line, column)
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self.stack.pop()

    def _begin(self, event: Any, line: int, column: int) -> None:
        if len(self.stack) >= DEEPEST_NESTING:
            raise Refusal(line, column, f"嵌套超过 {DEEPEST_NESTING} 层。")
        if event.tag:
            raise Refusal(line, column, f"不能用 YAML 标签 {event.tag}。")
        if self._expects_key():
            raise Refusal(line, column, "这里应该是字段名，不能是列表或映射。")
        value: list[Any] | dict[str, Any] = {} if isinstance(event, yaml.MappingStartEvent) else []
        path = self._place(value, line, column)
        self.stack.append(_Open(path, value))

    def _scalar(self, event: Any, line: int, column: int) -> None:
        if event.tag and event.tag != "!":
            raise Refusal(line, column, f"不能用 YAML 标签 {event.tag}。")
        if self._expects_key():
            self._key(event.value, line, column)
            return
        plain = event.style is None or event.style == ""
        value = None if plain and event.value in NAMES_OF_NOTHING else event.value
        path = self._place(value, line, column)
        if event.style in ("|", ">"):
            self.blocks.add(path)

    def _expects_key(self) -> bool:
        return bool(self.stack) and isinstance(self.stack[-1].value, dict) and self.stack[-1].key is None

    def _key(self, key: str, line: int, column: int) -> None:
        top = self.stack[-1]
        if key in top.value:
            first = self.places[(*top.path, key)].line
            raise Refusal(line, column, f'字段 "{key}" 写了两次（第一次在第 {first} 行）。请删掉一个。')
        top.key = key
        self.places[(*top.path, key)] = Place(self.file, line, column)

    def _place(self, value: Any, line: int, column: int) -> Path_:
        if not self.stack:
            self.root = value
            self.places[()] = Place(self.file, line, column)
            return ()
        top = self.stack[-1]
        if isinstance(top.value, dict):
            assert top.key is not None
            top.value[top.key] = value
            path = (*top.path, top.key)
            top.key = None
        else:
            path = (*top.path, len(top.value))
            top.value.append(value)
        self.places[path] = Place(self.file, line, column)
        return path


def _compose(text: str, name: str) -> Document:
    composer = _Composer(name)
    try:
        for event in yaml.parse(text, Loader=PARSER):
            composer.add(event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise Refusal(line, column, _in_chinese(str(error.problem))) from None
    except yaml.reader.ReaderError as error:
        line = text[: error.position].count("\n") + 1 if isinstance(error.position, int) else 1
        raise Refusal(line, 1, "这里有看不见的控制字符，请删掉重新输入。") from None
    return Document(name, composer.root, composer.places, frozenset(composer.blocks))


HINTS = {
    "mapping values are not allowed": "冒号的位置不对。一行里有第二个「: 」时，请给整段文字加引号，或者换成「：」。",
    "could not find expected ':'": "这里缺一个冒号和空格（「字段: 内容」），或者上一段文字的缩进不对。",
    "did not find expected key": "缩进不对，或者上一行的引号没有成对。",
    "did not find expected '-' indicator": "缩进不对：列表的每一项都要以「- 」开头，左边对齐。",
    "found unexpected end of stream": "引号没有成对，一直到文件结尾都没有找到另一半。",
    "found character that cannot start any token": "这个符号不能放在开头。请给这段文字加引号。",
    "found unknown escape character": "双引号里的反斜杠写法不对。请改用单引号。",
    "did not find expected ',' or": "方括号或花括号没有成对，或者中间少了逗号。",
}


def _in_chinese(problem: str) -> str:
    for start, hint in HINTS.items():
        if problem.startswith(start):
            return hint
    return f"YAML 的写法不对（{problem}）。请检查缩进、引号和冒号。"
