"""Make the warm-up list: calls that together touch what the calculators need, with CPython's answers.

Run as a program by `bundle.py`, in a process of its own, so that it reads the calculators as they are on disk now:
`python -I -S -B warmup.py ROOT` prints [[id, inputs, answer], …].
"""

import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from calculators import Calculator, InputField

Inputs = dict[str, str]
Call = tuple[str, str]

UNREADABLE = "x"
# Telling texts for each kind of field; whether a calculator accepts them doesn't matter, only that it answers.
OTHER_TEXTS = {
    "money": ("１，２３４.５６", "￥1.2万元"),
    "percent": ("0", "0.05%", "500"),
    "integer": ("1", "12期", "30 天"),
    "date": ("2024-02-29", "2024年2月29日"),
    "boolean": ("true",),
    "lines": ("",),
    "dates": ("2024-02-29\n2024/3/31",),
}
BAD_NUMBERS = ("-1", "0", "1e999", "NaN", "999999999999999", "1万2", "百分之五", "+5", "1 000", "1,00", "5.", "5\u200b")
BAD_DATES = ("2026-02-30", "9999-12-31", "16/9/2026", "26-1-5", "二〇二六年九月十六日", "八月初五", "20269")


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
    """Take the example and change one field at a time: each choice, and other texts of its kind."""
    for field in calculator.inputs:
        others = (*OTHER_TEXTS.get(field.kind, (UNREADABLE,)), *lines(field))
        for text in (*(value for value, _ in field.choices), *others):
            yield {**calculator.example, field.name: text}


def lines(field: "InputField") -> Iterator[str]:
    """Write a line of a list, with every column and with those alone that must be there."""
    if field.columns:
        needed = [column for column in field.columns if column.default is None]
        for columns in (field.columns, needed):
            yield "\t".join(OTHER_TEXTS.get(column.kind, (UNREADABLE,))[0] for column in columns)


def mistakes(calculator: "Calculator") -> Iterator[Inputs]:
    """Get everything wrong at once, in each of the ways that readers do."""
    names = [field.name for field in calculator.inputs]
    for text in ("", UNREADABLE, *BAD_NUMBERS, *BAD_DATES):
        yield dict.fromkeys(names, text)
    yield {**calculator.example, "no-such-field": "1"}


def main(root: str) -> None:
    """Print the list for the calculators below `root`."""
    sys.path.insert(0, root)
    from calculators import behind_buttons, catalogue, run_json  # noqa: PLC0415 (only now is it known where they are)

    calls = [
        ("no-such-calculator", "{}"),
        *(call for one in (*catalogue(), *behind_buttons()) for call in calls_of(one)),
    ]
    answered = [(id_, inputs, run_json(id_, inputs)) for id_, inputs in dict.fromkeys(calls)]
    print(json.dumps(answered))  # noqa: T201 (its one reader is bundle.py)


if __name__ == "__main__":
    main(sys.argv[1])
