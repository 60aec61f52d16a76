"""No word of the machine reaches a reader: no input's or result's name, no choice's value, no code."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from calculators import Calculator, catalogue, run

CASES = Path(__file__).parents[1] / "cases/calculators"
WORD = re.compile(r"[a-z_]{3,}")
FOR_PROGRAMS = ("只能选", "没有这一项")
"""What begins like this answers a program: a form offers its choices, and has no other fields."""


def machine_words() -> set[str]:
    fields = [field for one in catalogue() for field in (*one.inputs, *one.outputs)]
    choices = [value for one in catalogue() for field in one.inputs for value, _ in field.choices]
    named = {column.name for field in fields for column in field.columns} | {field.name for field in fields}
    return {*named, *choices, "true", "false", "null", "none"}


def texts(calculator: Calculator, answer: Any) -> Iterator[str]:
    if not answer["ok"]:
        messages = (error["message"] for error in answer["errors"])
        yield from (message for message in messages if not message.startswith(FOR_PROGRAMS))
        return
    result, view = answer["result"], answer["view"]
    yield view["answer"]
    yield re.sub(r"<[^>]*>", " ", view["chart"])
    for row in (*result["steps"], *result["notes"], *view["days"]):
        yield from row.values()
    for output in calculator.outputs:
        columns = [column for column in output.columns if column.kind == "text" and not column.is_code]
        yield from (row[column.name] for column in columns for row in result[output.name])
        if output.kind == "text" and not output.is_code:
            yield str(result[output.name])


@pytest.mark.parametrize("calculator", catalogue(), ids=lambda one: one.id)
def test_answers_hold_no_machine_words(calculator: Calculator) -> None:
    """Sentence, drawing, steps, notes, calendar, rows and messages of all cases are in the reader's words."""
    cases = yaml.safe_load((CASES / f"{calculator.id}.yml").read_text(encoding="utf-8"))
    answers = [run(calculator.id, {name: str(value) for name, value in case["input"].items()}) for case in cases]
    names = machine_words() | codes(calculator, answers)

    said = [text for answer in answers for text in texts(calculator, answer)]

    assert said
    assert [text for text in said if names & set(WORD.findall(text.lower()))] == []


def codes(calculator: Calculator, answers: list[Any]) -> set[str]:
    names = [output.name for output in calculator.outputs if output.is_code]
    return {str(answer["result"][name]) for answer in answers if answer["ok"] for name in names}
