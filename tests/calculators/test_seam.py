"""The seam answers every text with JSON, decides every odd input, and repeats itself byte for byte."""

import json
import time
from decimal import ROUND_DOWN, Inexact, localcontext
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculators import Calculator, catalogue, run, run_json

IDS = [one.id for one in catalogue()]
OVERDUE = {"principal": "10000", "annual_rate": "18", "overdue_days": "30"}
JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
ODD_TEXTS = st.sampled_from(
    [
        "",
        " ",
        "0",
        "-1",
        "1e5",
        "NaN",
        "Infinity",
        "１２",
        "1,000",
        "1,00",
        "²",
        "true",
        "a,1\nb",
        "2026-02-30",
        "\ud800",
    ]
)


def told(answer: dict[str, Any]) -> dict[str, str]:
    return {error["field"]: error["message"] for error in answer["errors"]}


def asked(**changes: object) -> dict[str, Any]:
    return json.loads(run_json("overdue-cost", json.dumps(OVERDUE | changes)))


def is_an_answer(text: str) -> bool:
    answer = json.loads(text.encode().decode())
    return (
        {"ok", "result", "view", "read"} == set(answer)
        if answer["ok"]
        else bool(answer["errors"]) and set(answer) == {"ok", "errors"}
    )


@given(st.sampled_from([*IDS, "", "nope"]) | st.text(), st.text() | JSON_VALUES.map(json.dumps))
@settings(max_examples=100, deadline=None)
def test_any_text_gets_an_answer(calculator: str, inputs: str) -> None:
    """Whatever comes in, JSON that says ok or what to change goes out."""
    assert is_an_answer(run_json(calculator, inputs))


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_any_values_of_known_inputs_get_an_answer(data: st.DataObject) -> None:
    """No value of a known input is too odd for an answer."""
    calculator = data.draw(st.sampled_from(catalogue()))
    values = data.draw(
        st.fixed_dictionaries({}, optional={one.name: ODD_TEXTS | st.text() | JSON_VALUES for one in calculator.inputs})
    )

    assert is_an_answer(run_json(calculator.id, json.dumps({**calculator.example, **values})))


@pytest.mark.parametrize("calculator", catalogue(), ids=IDS)
def test_the_example_answers_the_same_bytes_twice_and_as_data(calculator: Calculator) -> None:
    """The same inputs give the same bytes, and the text holds what `run` gives as data."""
    inputs = json.dumps(dict(calculator.example))

    first, second = run_json(calculator.id, inputs), run_json(calculator.id, inputs)

    assert first == second
    assert json.loads(first) == run(calculator.id, calculator.example)
    assert [*json.loads(first)["result"]] == [*(one.name for one in calculator.outputs), "steps", "notes"]


@pytest.mark.parametrize("calculator", catalogue(), ids=IDS)
def test_the_callers_decimal_context_does_not_matter(calculator: Calculator) -> None:
    """A caller who reckons with three digits, rounds down and traps gets the same answer."""
    expected = run(calculator.id, calculator.example)

    with localcontext() as context:
        context.prec, context.rounding, context.traps[Inexact] = 3, ROUND_DOWN, True

        assert run(calculator.id, calculator.example) == expected


def test_unknown_calculator_is_an_error_on_id() -> None:
    """An unknown calculator is told together with those there are."""
    message = told(run("nope", {}))["id"]

    assert message == f"没有「nope」这个计算器；有的是：{'、'.join(IDS)}"


@pytest.mark.parametrize(
    "text", ["", "[]", "1", "null", '"x"', "{", "{'a': 1}", "\ufeff{}", "NaN", "[" * 100_000, '{"a":' * 100_000]
)
def test_text_that_is_no_object_is_an_error_on_inputs(text: str) -> None:
    """Broken JSON, other JSON, and nesting deeper than any reader's stack are told on `inputs`."""
    assert [*told(json.loads(run_json("overdue-cost", text)))] == ["inputs"]


def test_unknown_input_is_told_on_its_own_name_with_all_bad_inputs() -> None:
    """A stranger is told on its name, beside the bad inputs and after them."""
    assert [*told(asked(principal="x", colour="red"))] == ["principal", "colour"]


@pytest.mark.parametrize("value", [10000, 1.5, True, None, ["10000"], {"a": "b"}, float("nan")])
def test_a_value_that_is_no_text_is_an_error_on_its_input(value: object) -> None:
    """Numbers are texts here: bare ones are refused, with an example of what to write."""
    assert told(asked(principal=value)) == {"principal": '要写成带引号的文字，比如 "10000"'}


def test_a_bare_number_of_any_length_is_an_error_on_its_input() -> None:
    """Python's limit on digits doesn't come into it."""
    text = '{"annual_rate": "18", "overdue_days": "1", "principal": ' + "9" * 10_000 + "}"

    assert [*told(json.loads(run_json("overdue-cost", text)))] == ["principal"]


def test_a_name_written_twice_is_an_error_on_it() -> None:
    """Neither of two values is guessed to be the right one."""
    text = '{"principal": "1", "principal": "2", "annual_rate": "x", "overdue_days": "1"}'

    assert told(json.loads(run_json("overdue-cost", text))) == {
        "principal": "这一项写了两次，只留一个",
        "annual_rate": "「x」读不了，要写成数字，比如18",
    }


@pytest.mark.parametrize(
    "text",
    [
        json.dumps({"principal": "9" * 1_000_000}),
        json.dumps({"income": "工资, 1\n" * 120_000}),
        json.dumps({"income": "[{" * 500_000}),
        '{"a": "' + '\\"' * 500_000,
        json.dumps({str(number): "" for number in range(80_000)}),
        " " * 1_000_000,
        "[" + "[]," * 300_000 + "[]]",
    ],
    ids=["number", "lines", "brackets in text", "open string", "names", "blanks", "siblings"],
)
def test_huge_texts_are_refused_quickly(text: str) -> None:
    """A megabyte of anything is refused within a second of work."""
    start = time.process_time()
    answers = [json.loads(run_json(calculator, text)) for calculator in ("overdue-cost", "affordable-budget")]

    assert not any(answer["ok"] for answer in answers)
    assert time.process_time() - start < 2


def test_strangers_that_no_encoding_can_write_are_shown_as_such() -> None:
    """A name of half a character doesn't break the answer's encoding."""
    answer = run_json("overdue-cost", '{"\\ud800": "1"}')

    assert "\ufffd" in told(json.loads(answer.encode()))
