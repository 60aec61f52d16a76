"""Say what is wrong in the content, where, and what to do about it."""

import difflib
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal, NamedTuple

Level = Literal["error", "warning"]
FieldPath = tuple[str | int, ...]
"""How to reach a part of a document: names of fields, numbers of list items."""
LONGEST_SHOWN = 40
LONGEST_COMPARED = 100
MOST_NAMES, MOST_CLOSE = 12, 3
IN_ANNOTATION = {ord("%"): "%25", ord("\r"): "%0D", ord("\n"): "%0A"}


class Place(NamedTuple):
    """A spot in a content file, for editors to jump to; line and column count from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that a contributor can put right, in their language."""

    place: Place
    field: str
    message: str
    level: Level = "error"

    def __str__(self) -> str:
        field = f"字段 {self.field}: " if self.field else ""
        mark = "提醒：" if self.level == "warning" else ""
        return f"{self.place}: {mark}{field}{self.message}"


class SiteError(Exception):
    """The content can't become a site; carries every problem of the run."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(map(str, self.problems)))


def errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Pick those that stop a build, sorted by file and line."""
    return tuple(sorted({problem for problem in problems if problem.level == "error"}))


@contextmanager
def noting(work: str) -> Iterator[None]:
    """Let an error of our own code say at what work it came up: its place alone tells who edits content nothing."""
    try:
        yield
    except Exception as error:
        error.add_note(work)
        raise


def shortened(text: str) -> str:
    """Cut what was found to a length that fits a line."""
    words = " ".join(text.split())
    return words if len(words) <= LONGEST_SHOWN else f"{words[:LONGEST_SHOWN]}…"


def nearest(word: str, known: Iterable[str]) -> str:
    """Ask whether the nearest right spelling was meant, or say what is allowed."""
    names = sorted(set(known))
    if close := close_to(word, names):
        quoted = "、".join(f'"{name}"' for name in close)
        return f"你是不是想写 {quoted}？"
    shown = "、".join(names[:MOST_NAMES]) + ("……" if len(names) > MOST_NAMES else "")
    return f"可以写：{shown}。" if names else ""


def no_such_field(name: str, known: Iterable[str]) -> str:
    """Say that a field isn't known, and which are."""
    return f"没有这个字段。{nearest(name, known)}"


def close_to(word: str, known: Iterable[str]) -> list[str]:
    """Find the name that may be meant with another spelling; several, where none is closer than the others."""
    compared = difflib.SequenceMatcher(b=word[:LONGEST_COMPARED])
    close = difflib.get_close_matches(word[:LONGEST_COMPARED], known, n=MOST_CLOSE, cutoff=0.55)

    def likeness(name: str) -> float:
        compared.set_seq1(name)
        return compared.ratio()

    return [name for name in close if likeness(name) == likeness(close[0])]


def meant(unknown: Iterable[str], known: Iterable[str]) -> set[str]:
    """Give the names that unknown ones may be misspellings of: who is asked that needn't hear that these are missing."""
    names = sorted(set(known))
    return {name for each in unknown for name in close_to(each, names)}


def as_json(problems: Iterable[Problem]) -> str:
    """Write problems for editors: a JSON list with place, field, message and level."""
    rows = [
        {**problem.place._asdict(), "field": problem.field, "message": problem.message, "level": problem.level}
        for problem in problems
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1)


def from_json(text: str) -> tuple[Problem, ...]:
    """Read back what `as_json` wrote."""
    return tuple(
        Problem(Place(row["file"], row["line"], row["column"]), row["field"], row["message"], row["level"])
        for row in json.loads(text)
    )


def as_github(problems: Iterable[Problem]) -> str:
    """Write problems as the annotations that GitHub shows beside a changed line."""
    return "\n".join(map(_annotation, problems))


def _annotation(problem: Problem) -> str:
    place = problem.place
    message = f"{problem.field} {problem.message}".strip().translate(IN_ANNOTATION)
    file = place.file.translate(IN_ANNOTATION | {ord(":"): "%3A", ord(","): "%2C"})
    return f"::{problem.level} file={file},line={place.line},col={place.column}::{message}"
