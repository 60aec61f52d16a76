"""No word of the machine reaches a reader: no input's or result's name, no choice's value, no code, no date with strokes."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

import pytest

from calculators import Calculator, catalogue
from tests.calculators.answers import answers_of

WORD = re.compile(r"[a-z_]{3,}")
DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
TITLE = re.compile("<title[^>]*>(.*?)</title>")
TYPED_SPACE = re.compile("[\u3400-\u9fff] +[0-9]|[0-9] +[\u3400-\u9fff]")
CLAUSES = re.compile("[，：（）]")
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
    for row in (*result["steps"], *result["notes"]):
        yield from row.values()
    yield from (words for one in view["days"] for words in (one["words"], one["more"]))
    for output in calculator.outputs:
        columns = [column for column in output.columns if column.kind == "text" and not column.is_code]
        yield from (row[column.name] for column in columns for row in result[output.name])
        if output.kind == "text" and not output.is_code:
            yield str(result[output.name])


@pytest.mark.parametrize("calculator", catalogue(), ids=lambda one: one.id)
def test_answers_hold_no_machine_words(calculator: Calculator) -> None:
    """Sentence, drawing, steps, notes, calendar, rows and messages of all cases are in the reader's words."""
    answers = answers_of(calculator.id)
    names = machine_words() | codes(calculator, answers)

    said = [text for answer in answers for text in texts(calculator, answer)]

    assert said
    assert [text for text in said if names & set(WORD.findall(text.lower()))] == []


@pytest.mark.parametrize("calculator", catalogue(), ids=lambda one: one.id)
def test_dates_have_one_form(calculator: Calculator) -> None:
    """A day is written 2026年11月6日 wherever an answer names one, in the drawing and in the working too."""
    answers = [answer for answer in answers_of(calculator.id) if answer["ok"]]
    said = [text for answer in answers for text in texts(calculator, answer)]

    assert [text for text in said if DATE.search(text)] == []


@pytest.mark.parametrize("calculator", catalogue(), ids=lambda one: one.id)
def test_sentences_have_no_typed_spaces(calculator: Calculator) -> None:
    """The browser sets the gap between Han and figures; a space typed there as well would make two."""
    answers = [answer for answer in answers_of(calculator.id) if answer["ok"]]
    said = [(answer["view"]["answer"], *(note["text"] for note in answer["result"]["notes"])) for answer in answers]

    assert [text for texts in said for text in texts if TYPED_SPACE.search(text)] == []


@pytest.mark.parametrize("calculator", catalogue(), ids=lambda one: one.id)
def test_drawing_and_tables_have_titles_of_their_own(calculator: Calculator) -> None:
    """A drawing stands above the tables: their titles share no clause, so that none is read twice."""
    tables = {clause for one in calculator.outputs if one.columns for clause in CLAUSES.split(one.label)}
    drawn = {
        title
        for answer in answers_of(calculator.id)
        if answer["ok"]
        for title in TITLE.findall(answer["view"]["chart"])
    }

    assert tables & {clause for title in drawn for clause in CLAUSES.split(title)} <= {""}


def codes(calculator: Calculator, answers: Iterable[Any]) -> set[str]:
    names = [output.name for output in calculator.outputs if output.is_code]
    return {str(answer["result"][name]) for answer in answers if answer["ok"] for name in names}
