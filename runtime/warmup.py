"""This file makes the warm-up list: calls that together touch what the calculators need, with CPython's answers.

Run as a program by `bundle.py`, in a process of its own, so that it reads the calculators as they are on disk now:
`python -I -S -B warmup.py ROOT` prints [[id, inputs, answer], …].
"""

import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from calculators import Calculator

Inputs = dict[str, str]
Call = tuple[str, str]

UNREADABLE = "x"
# One telling text for each kind of field; whether a calculator accepts it doesn't matter, only that it answers.
OTHER_TEXTS = {
    "money": "１，２３４.５６",
    "percent": "0",
    "integer": "1",
    "date": "2024-02-29",
    "boolean": "true",
    "lines": "",
    "dates": "2024-02-29\n2024-03-31",
}
BAD_NUMBERS = ("-1", "0", "1e999", "NaN", "999999999999999")
BAD_DATES = ("2026-02-30", "9999-12-31")


def calls_of(calculator: "Calculator") -> Iterator[Call]:
    """List calls to one calculator, from its declaration alone: what is new tomorrow is covered too."""
    yield calculator.id, "{"
    yield calculator.id, "[]"
    for inputs in (*plain_inputs(calculator), *variations(calculator), *mistakes(calculator)):
        yield calculator.id, json.dumps(inputs, ensure_ascii=False)


def plain_inputs(calculator: "Calculator") -> Iterator[Inputs]:
    """Give nothing at all, and the example that the page shows first."""
    yield {}
    yield dict(calculator.example)


def variations(calculator: "Calculator") -> Iterator[Inputs]:
    """Take the example and change one field at a time: each choice, and one other text of its kind."""
    for field in calculator.inputs:
        for text in (*(value for value, _ in field.choices), OTHER_TEXTS.get(field.kind, UNREADABLE)):
            yield {**calculator.example, field.name: text}


def mistakes(calculator: "Calculator") -> Iterator[Inputs]:
    """Get everything wrong at once, in each of the ways that readers do."""
    names = [field.name for field in calculator.inputs]
    for text in ("", UNREADABLE, *BAD_NUMBERS, *BAD_DATES):
        yield dict.fromkeys(names, text)
    yield {**calculator.example, "no-such-field": "1"}


def main(root: str) -> None:
    """Print the list for the calculators below `root`."""
    sys.path.insert(0, root)
    from calculators import catalogue, run_json  # noqa: PLC0415 (only now is it known where they are)

    calls = [("no-such-calculator", "{}"), *(call for one in catalogue() for call in calls_of(one))]
    answered = [(id_, inputs, run_json(id_, inputs)) for id_, inputs in dict.fromkeys(calls)]
    print(json.dumps(answered))  # noqa: T201 (its one reader is bundle.py)


if __name__ == "__main__":
    main(sys.argv[1])
