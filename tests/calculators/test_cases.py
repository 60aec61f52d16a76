"""Every case of tests/cases/calculators/ gives what its source says."""

import json
import re
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from calculators import catalogue, run_json
from calculators.declare import Calculator
from tests.tables import read_yaml

CASES = Path(__file__).parents[1] / "cases" / "calculators"


def written_cases() -> Iterator[Any]:
    for path in sorted(CASES.glob("*.yml")):
        for case in read_yaml(path):
            yield pytest.param(path.stem, case, id=f"{path.stem}: {case['name']}")


@pytest.mark.parametrize(("calculator", "case"), tuple(written_cases()))
def test_case_gives_what_its_source_says(calculator: str, case: dict[str, Any]) -> None:
    """A case's expected figures stand in the answer, or its bad inputs are the ones told, with these words if the case has them."""
    answer = json.loads(run_json(calculator, json.dumps(case["input"])))

    if "errors" in case:
        told = [(error["field"], error["message"]) for error in answer["errors"]]
        assert sorted(field for field, _ in told) == sorted(case["errors"])
        assert not isinstance(case["errors"], dict) or dict(told) == case["errors"]
    else:
        assert answer["ok"], answer
        for name, expected in case["expect"].items():
            assert_like(answer["result"][name], expected, name)


def assert_like(found: object, expected: object, where: str) -> None:
    if isinstance(expected, list):
        assert len(found) == len(expected), where
        expected = dict(enumerate(expected))
    if isinstance(found, list) and isinstance(expected, dict):
        for index, row in expected.items():
            for name, value in row.items():
                assert found[index][name] == value, f"{where}[{index}].{name}"
    else:
        assert found == expected, where


def test_every_calculator_has_cases_and_every_case_a_source() -> None:
    """No calculator goes without cases, no case without a source."""
    assert {path.stem for path in CASES.glob("*.yml")} == {one.id for one in catalogue()}
    assert all(parameters.values[1]["source"] for parameters in written_cases())


NUMBER = r"[0-9][0-9,]*(?:\.[0-9]+)?%?"
SUM = re.compile(rf"(?<![0-9,.^])({NUMBER}(?: [+×÷−] {NUMBER})+) = ({NUMBER})")
"""A line of figures without brackets and powers, and what it comes to."""
BEFORE_A_SUM = re.compile("[0-9%）] ?[+×÷−] ?$")
"""Then it is only the end of a longer one."""


def sums(numbers: str) -> Iterator[tuple[str, str]]:
    """Find the sums that a step shows whole."""
    return (found.groups() for found in SUM.finditer(numbers) if not BEFORE_A_SUM.search(numbers[: found.start()]))


def reckoned(line: str) -> Fraction:
    """Reckon a line of figures, × and ÷ first."""
    first, *rest = line.split(" ")
    parts, signs = [figure(first)], [1]
    for sign, written in zip(rest[::2], rest[1::2], strict=True):
        if sign == "×":
            parts[-1] *= figure(written)
        elif sign == "÷":
            parts[-1] /= figure(written)
        else:
            parts.append(figure(written))
            signs.append(-1 if sign == "−" else 1)
    return sum((sign * part for sign, part in zip(signs, parts, strict=True)), Fraction())


def figure(written: str) -> Fraction:
    value = Fraction(written.rstrip("%").replace(",", ""))
    return value / 100 if written.endswith("%") else value


def half_of_last_place(written: str) -> Fraction:
    """Say by how much a figure may have been rounded."""
    decimals = len(written.rstrip("%").partition(".")[2]) + 2 * written.endswith("%")
    return Fraction(1, 2 * 10**decimals)


def test_sums_that_steps_show_are_right() -> None:
    """Whoever reckons after the page on paper gets what stands there, in every case."""
    answers = [(parameters.values[0], parameters.values[1]["input"]) for parameters in written_cases()]
    shown = [
        (calculator, line, result)
        for calculator, given in answers
        for step in json.loads(run_json(calculator, json.dumps(given))).get("result", {}).get("steps", ())
        for line, result in sums(step["numbers"])
    ]

    assert len(shown) > 500
    assert [each for each in shown if abs(reckoned(each[1]) - figure(each[2])) > half_of_last_place(each[2])] == []


@pytest.mark.parametrize("calculator", catalogue(), ids=lambda one: one.id)
def test_every_input_is_given_in_some_case(calculator: Calculator) -> None:
    """Who adds an input shows by a case what becomes of it; days that are off are taken from a table of their own."""
    given = {name for case in read_yaml(CASES / f"{calculator.id}.yml") for name in case["input"]}

    assert {one.name for one in calculator.inputs} - given == set()
