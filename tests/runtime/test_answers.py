"""The trimmed library of the finished folder, under Node: what it answers is what CPython answers."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from calculators import catalogue, run_json
from runtime.warmup import calls_of
from tests.runtime.conftest import ROOT

CASES = ROOT / "tests" / "cases" / "calculators"
Calls = list[tuple[str, str]]
Answer = Callable[[Calls], list[str]]


@pytest.fixture(scope="module")
def answer_in_node(http_site: Path, node: str) -> Answer:
    """Ask the finished folder, with the code that the browser's worker runs."""
    (folder,) = http_site.glob("assets/runtime/*")
    script = Path(__file__).with_name("answer_in_node.mjs")
    command = [node, script, folder, ROOT / "node_modules" / "pyodide"]

    def answer(calls: Calls) -> list[str]:
        done = subprocess.run(command, input=json.dumps(calls), capture_output=True, encoding="utf-8", check=True)
        answers: list[str] = json.loads(done.stdout)
        return answers

    return answer


def case_calls() -> Calls:
    """Every acceptance case, as a call through the seam."""
    known = {one.id for one in catalogue()}
    files = [file for file in sorted(CASES.glob("*.yml")) if file.stem in known]
    cases = [(file.stem, case) for file in files for case in yaml.safe_load(file.read_text(encoding="utf-8"))]
    return [(id_, json.dumps(case["input"], ensure_ascii=False)) for id_, case in cases]


def differing(calls: Calls, answers: list[str]) -> list[tuple[str, str]]:
    return [call for call, answer in zip(calls, answers, strict=True) if answer != run_json(*call)]


def test_warm_up_list(answer_in_node: Answer) -> None:
    """Every call of the warm-up list is answered as by CPython."""
    calls = [call for one in catalogue() for call in calls_of(one)]

    assert differing(calls, answer_in_node(calls)) == []


@pytest.mark.skipif(not case_calls(), reason="no acceptance cases yet")
def test_acceptance_cases(answer_in_node: Answer) -> None:
    """Every acceptance case is answered as by CPython, though the library was trimmed without knowing the cases."""
    calls = case_calls()

    assert differing(calls, answer_in_node(calls)) == []


@pytest.mark.parametrize("calculator", catalogue(), ids=lambda one: one.id)
def test_warm_up_covers_calculator(calculator: object) -> None:
    """The warm-up list holds results and errors of every calculator."""
    answers = [json.loads(run_json(*call))["ok"] for call in calls_of(calculator)]  # type: ignore[arg-type]

    assert {*answers} == {True, False}
