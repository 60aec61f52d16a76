"""Say what became of one typed text: the value, how it is written plainly, and what is asked about it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from calculators.answer import Doubt

Value_co = TypeVar("Value_co", covariant=True)


class UnreadableError(ValueError):
    """A text that is not a value of its input; the messages, one or several, say which part and what to write instead."""


@dataclass(frozen=True, slots=True)
class Understood(Generic[Value_co]):
    """A text as it was read."""

    value: Value_co
    typed: str
    """The text; of a list only the lines that were understood otherwise than typed, or that are asked about."""
    read: str
    """The same as plain as it can be typed: 12000, 2026-09-16; of a list line by line beside `typed`."""
    is_plain: bool = True
    """Whether nothing about the form is worth showing to who typed it."""
    question: str = ""

    @property
    def is_telling(self) -> bool:
        """Whether there is something to show to who typed it."""
        return bool(self.question) or not self.is_plain


@dataclass(frozen=True, slots=True)
class Reading:
    """What the answer says about an input that was understood in another form than typed, or is asked about.

    A list has one such row: its lines in question, and for each of them how it was read. `read` is machine text: typed
    again it gives the same value, and the same answer.
    """

    field: str
    typed: str
    read: str
    question: str


def readings(inputs: Iterable[tuple[str, Understood[object]]]) -> list[Reading]:
    """List what is worth telling, in the order of the form."""
    return [Reading(name, one.typed, one.read, one.question) for name, one in inputs if one.is_telling]


def with_doubts(told: Iterable[Reading], doubts: Iterable[Doubt]) -> list[Reading]:
    """Add what an answer asks about its inputs to how they were read; a field's own question comes first."""
    by_field = {one.field: one for one in told}
    for doubt in doubts:
        lines = "\n".join(doubt.lines)
        one = by_field.get(doubt.field, Reading(doubt.field, lines, lines, ""))
        by_field[doubt.field] = replace(one, question="；".join(filter(None, (one.question, doubt.question))))
    return list(by_field.values())
