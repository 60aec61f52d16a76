"""Say what a calculator gives back: the result, how it came about, and what a reader sees first."""

from dataclasses import dataclass
from datetime import date
from typing import Generic, Protocol, TypeVar

Result = TypeVar("Result")


class Chart(Protocol):
    """A drawing that knows its figures and can write itself as SVG text."""

    @property
    def title(self) -> str:
        """Say what is drawn, and in which unit."""

    def svg(self, prefix: str) -> str:
        """Write the drawing; every id in it begins with `prefix`, so that two charts fit one page."""


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the working that a reader can check by hand."""

    formula: str
    numbers: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """Something the figures don't say by themselves: a limit, a reason for an empty result, a way out."""

    text: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class View:
    """What a worried person reads first: one sentence, the part of it to set large, and a drawing."""

    answer: str
    big: str = ""
    chart: Chart | None = None

    def __post_init__(self) -> None:
        """Hold `big` to its promise, a part of the sentence."""
        if self.big not in self.answer:
            raise ValueError(f"big {self.big!r} is not part of {self.answer!r}")


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day worth an entry in the reader's calendar, in words that tell it from every other entry there."""

    day: date
    words: str
    more: str = ""


@dataclass(frozen=True, slots=True)
class Doubt:
    """What an answer asks about an input beside its field, where only the others show that it may be a slip."""

    field: str
    lines: tuple[str, ...]
    """What is asked about, as plain as it can be typed: of a list those lines alone."""
    question: str


@dataclass(frozen=True, slots=True)
class Answer(Generic[Result]):
    """The whole answer of a calculator; `result` is the dataclass whose fields are the calculator's outputs."""

    result: Result
    view: View
    steps: tuple[Step, ...]
    notes: tuple[Note, ...] = ()
    days: tuple[CalendarDay, ...] = ()
    doubts: tuple[Doubt, ...] = ()
