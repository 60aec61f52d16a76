"""Every case of tests/cases/calculators/ gives what its source says."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from calculators import catalogue, run_json
from tests.tables import read_yaml

CASES = Path(__file__).parents[1] / "cases" / "calculators"


def written_cases() -> Iterator[Any]:
    for path in sorted(CASES.glob("*.yml")):
        for case in read_yaml(path):
            yield pytest.param(path.stem, case, id=f"{path.stem}: {case['name']}")


@pytest.mark.parametrize(("calculator", "case"), tuple(written_cases()))
def test_case_gives_what_its_source_says(calculator: str, case: dict[str, Any]) -> None:
    """A case's expected figures stand in the answer, or its bad inputs are the ones told."""
    answer = json.loads(run_json(calculator, json.dumps(case["input"])))

    if "errors" in case:
        assert sorted(error["field"] for error in answer["errors"]) == sorted(case["errors"])
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
