"""This file holds what a calculator says when it can't work with what it was given."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to change: the input's name, and in plain words what to do."""

    field: str
    message: str


class InputError(ValueError):
    """What a reader gave can't be worked with; carries the problem, so that it can stand beside its input."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(f"{field}: {message}")
        self.problem = Problem(field, message)
