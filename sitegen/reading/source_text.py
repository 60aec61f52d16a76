"""Turn the bytes of a content file into text, or says what in it can't be read."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from pathlib import Path

from sitegen.problems import Place, Problem
from sitegen.reading.characters import strange_characters

LARGEST_FILE = 2_000_000
MEGABYTE = 1_000_000
MOST_PROBLEMS = 50
KEPT = 1 << 14
"""How many files are remembered as read."""
BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
BAD_INDENT = re.compile(r" *([\t\u3000])")
INDENTS = {"\t": "制表符（Tab）", "\u3000": "全角空格"}


class UnreadableError(Exception):
    """A file that can't be read; carries every reason found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


def read_text(path: Path, name: str) -> str:
    """Read a file as UTF-8 text with plain line ends, or raise with every reason why that can't be."""
    text = _decoded(_bytes(path, name), name)
    if not text.strip():
        raise UnreadableError([Problem(Place(name), "", "文件是空的。请填写内容，或者删掉这个文件。")])
    if "\r" in text and "\n" not in text.strip("\n"):
        message = "整个文件只有旧式的换行（CR），会连成一行。请把换行符改成 LF，重新保存。"
        raise UnreadableError([Problem(Place(name), "", message)])
    if problems := _strange(text, name):
        raise UnreadableError(problems)
    return text


def check_indents(text: str, name: str) -> None:
    """Raise if a line is indented with anything but spaces, which YAML wouldn't explain."""
    problems = [
        Problem(Place(name, number, found.end()), "", f"缩进用了{INDENTS[found[1]]}。YAML 只能用空格缩进。")
        for number, line in enumerate(text.split("\n"), 1)
        if (found := BAD_INDENT.match(line))
    ]
    if problems:
        raise UnreadableError(problems[:MOST_PROBLEMS])


def _bytes(path: Path, name: str) -> bytes:
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            message = f"文件有 {size / MEGABYTE:.1f} MB，超过 {LARGEST_FILE // MEGABYTE} MB。请拆成几个文件。"
            raise UnreadableError([Problem(Place(name), "", message)])
        return path.read_bytes()
    except OSError as error:
        message = f"打不开这个文件（{error.strerror}）。请检查它的权限。"
        raise UnreadableError([Problem(Place(name), "", message)]) from None


def _decoded(raw: bytes, name: str) -> str:
    if raw.startswith(BYTE_ORDER_MARKS):
        raise UnreadableError([Problem(Place(name), "", "文件开头有 BOM 标记。请用「UTF-8 无 BOM」重新保存。")])
    try:
        return raw.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8").replace("\r\n", "\n")
        place = Place(name, before.count("\n") + 1, len(before) - before.rfind("\n"))
        raise UnreadableError([Problem(place, "", "这里的字不是 UTF-8 编码。请把文件另存为 UTF-8。")]) from None


@lru_cache(maxsize=KEPT)
def _strange(text: str, name: str) -> tuple[Problem, ...]:
    """Find what looks like nothing or like something else; while somebody edits one file, the others are read once."""
    if not any(strange_characters("".join(set(text)))):  # few characters, each many times
        return ()
    return tuple(islice(_strange_in_lines(text, name), MOST_PROBLEMS))


def _strange_in_lines(text: str, name: str) -> Iterator[Problem]:
    for number, line in enumerate(text.split("\n"), 1):
        for position, message in strange_characters(line):
            yield Problem(Place(name, number, position + 1), "", message)
