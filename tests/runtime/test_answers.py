"""The trimmed library of the finished folder, under Node: what it answers is what CPython answers."""

import json
from pathlib import Path

import pytest
import yaml

from calculators import catalogue, run_json
from runtime.warmup import calls_of
from scripts.parity import differences
from scripts.replay import Call
from tests.runtime.conftest import ROOT

CASES = ROOT / "tests" / "cases" / "calculators"


def case_calls() -> list[Call]:
    """Every acceptance case, as a call through the seam."""
    known = {one.id for one in catalogue()}
    files = [file for file in sorted(CASES.glob("*.yml")) if file.stem in known]
    cases = [(file.stem, case) for file in files for case in yaml.safe_load(file.read_text(encoding="utf-8"))]
    return [(id_, json.dumps(case["input"], ensure_ascii=False)) for id_, case in cases]


def test_warm_up_list(tmp_path: Path) -> None:
    """Every call of the warm-up list is answered as by CPython."""
    calls = [call for one in catalogue() for call in calls_of(one)]

    assert differences(calls, tmp_path) == []


def test_acceptance_cases(tmp_path: Path) -> None:
    """Every acceptance case is answered as by CPython, though the library was trimmed without knowing the cases."""
    assert differences(case_calls(), tmp_path) == []


@pytest.mark.parametrize("calculator", catalogue(), ids=lambda one: one.id)
def test_warm_up_covers_calculator(calculator: object) -> None:
    """The warm-up list holds results and errors of every calculator."""
    answers = [json.loads(run_json(*call))["ok"] for call in calls_of(calculator)]  # type: ignore[arg-type]

    assert {*answers} == {True, False}
