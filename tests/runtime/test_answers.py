"""The trimmed library of the finished folder, under Node: what it answers is what CPython answers."""

import json
from pathlib import Path

import pytest

from calculators import catalogue, run_json
from runtime.warmup import calls_of
from scripts.parity import differences
from scripts.replay import Call
from tests.runtime.conftest import ROOT
from tests.tables import read_yaml

CASES = ROOT / "tests" / "cases" / "calculators"


def case_calls() -> list[Call]:
    """Every acceptance case, as a call through the seam."""
    known = {one.id for one in catalogue()}
    files = [file for file in sorted(CASES.glob("*.yml")) if file.stem in known]
    cases = [(file.stem, case) for file in files for case in read_yaml(file)]
    return [(id_, json.dumps(case["input"], ensure_ascii=False)) for id_, case in cases]


@pytest.mark.parametrize("level", ["2", "1"])
def test_answers_are_cpythons(level: str, tmp_path: Path) -> None:
    """The warm-up list and every acceptance case are answered as by CPython, though nobody knew the cases when the
    library was trimmed and the snapshot taken."""
    warm_up = [call for one in catalogue() for call in calls_of(one)]

    assert differences([*warm_up, *case_calls()], tmp_path, "--level", level) == []


@pytest.mark.parametrize("calculator", catalogue(), ids=lambda one: one.id)
def test_warm_up_covers_calculator(calculator: object) -> None:
    """The warm-up list holds results and errors of every calculator."""
    answers = [json.loads(run_json(*call))["ok"] for call in calls_of(calculator)]  # type: ignore[arg-type]

    assert {*answers} == {True, False}
