"""Hold what a calculator says when it can't work with what it was given."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to change: the input's name, and in plain words what to do."""

    field: str
    message: str


class InputError(ValueError):
    """What a reader gave can't be worked with; carries the problems, so that each can stand beside its input."""

    def __init__(self, field: str, message: str, others: tuple[Problem, ...] = ()) -> None:
        super().__init__(f"{field}: {message}")
        self.problem = Problem(field, message)
        self.problems = (self.problem, *others)


def refuse(problems: Iterable[Problem]) -> None:
    """Raise one InputError that tells all problems, if there are any."""
    found = tuple(problems)
    if found:
        raise InputError(found[0].field, found[0].message, found[1:])
