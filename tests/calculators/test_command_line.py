"""The command line gives the same answers as the page, in Chinese, with exit codes that scripts can use."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from calculators import catalogue, run_json
from calculators.__main__ import main

ROOT = Path(__file__).parents[2]


def call(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "calculators", *arguments]
    quiet = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False, env=quiet)


def test_it_lists_every_calculator() -> None:
    """Without arguments it says what there is."""
    answer = call()

    assert answer.returncode == 0
    assert [line.split()[0] for line in answer.stdout.splitlines()] == [one.id for one in catalogue()]


def test_json_is_the_seams_own_text() -> None:
    """--json prints what the page gets, to the byte; \\n and a real line end mean the same."""
    inputs = {"income": "工资, 8000\n兼职, 500", "spending": "房租, 2200\n吃饭, 2000"}

    answer = call("affordable-budget", "income=工资, 8000\\n兼职, 500", "--json", f"spending={inputs['spending']}")

    assert answer.stdout == run_json("affordable-budget", json.dumps(inputs)) + "\n"
    assert answer.returncode == 0


def test_bad_inputs_are_told_with_exit_code_1() -> None:
    """Errors name the input in words; as JSON they are the seam's."""
    plain = call("overdue-cost", "principal=-1", "annual_rate=18", "overdue_days=30")
    as_json = call("overdue-cost", "principal=-1", "annual_rate=18", "overdue_days=30", "--json")

    assert (plain.returncode, as_json.returncode) == (1, 1)
    assert plain.stderr == "有1处要改\n还没还的本金（principal）：要大于0，比如10000\n"
    assert json.loads(as_json.stdout)["errors"] == [{"field": "principal", "message": "要大于0，比如10000"}]


def test_an_unknown_calculator_is_told_with_exit_code_1() -> None:
    """A misspelt id gets the answer of the seam."""
    assert main(["overdue", "principal=1"]) == 1


def test_wrong_usage_is_told_with_exit_code_2() -> None:
    """What is no `name=value`, a name given twice, and unknown options are the caller's mistakes."""
    for arguments in (
        ("true-rate", "principal"),
        ("true-rate", "periods=1", "periods=2"),
        ("true-rate", "--xml"),
        ("true-rate", "--json", "--csv"),
    ):
        with pytest.raises(SystemExit) as stopped:
            main(arguments)
        assert stopped.value.code == 2


def test_help_is_derived_from_the_declaration() -> None:
    """--help after an id names every input, its label and its choices."""
    manual = call("court-deadline", "--help").stdout
    (declared,) = (one for one in catalogue() if one.id == "court-deadline")

    for one in declared.inputs:
        assert one.name in manual
        assert one.label in manual
        assert all(value in manual and label in manual for value, label in one.choices)


def test_the_plain_report_begins_with_the_sentence() -> None:
    """A reader of the terminal meets the answer first, then the figures and the working."""
    report = call("overdue-cost", "principal=10000", "annual_rate=18", "overdue_days=30").stdout

    assert report.startswith("逾期30天，要多还225.00元")
    assert "再拖一天多：7.50 元" in report
    assert "怎么算出来的" in report


def test_csv_holds_figures_and_tables_and_no_formula() -> None:
    """--csv gives every figure and row, with a mark for spreadsheet programs; a name can't become a formula."""
    answer = call("affordable-budget", "income=工资, 8000", "spending==1+1, 200", "--csv")

    lines = list(csv.reader(io.StringIO(answer.stdout.removeprefix("\ufeff"))))
    assert answer.stdout.startswith("\ufeff")
    assert ["每月收入", "8000.00", "元"] in lines
    assert ["'=1+1", "200.00", "2.5%"] in lines
    assert answer.returncode == 0


def test_the_years_tables_are_lent_where_none_is_given() -> None:
    """The command knows the holidays of the years that have been announced, and its notes say which it used."""
    inputs = {"kind": "appeal_ruling", "received_on": "2026-09-25"}
    answer = json.loads(call("court-deadline", *(f"{name}={text}" for name, text in inputs.items()), "--json").stdout)
    bare = json.loads(run_json("court-deadline", json.dumps(inputs)))

    assert (answer["result"]["last_day"], answer["result"]["certain"]) == ("2026-10-08", True)
    assert (bare["result"]["last_day"], bare["result"]["certain"]) == ("2026-10-05", False)
    assert answer["result"]["notes"][-1]["text"] == (
        "没有给放假的日子（rest_days）、调休上班的日子（work_days），用的是2025、2026年的安排表（calculators/law.py）。"
    )


def test_a_list_that_is_given_is_kept() -> None:
    """Only what was left out is filled: a table of one's own counts, blank counts as not given."""
    own = ("kind=appeal_ruling", "received_on=2026-09-25", "rest_days=2026-10-05")
    answer = json.loads(call("court-deadline", *own, "work_days= ", "--json").stdout)

    assert answer["result"]["last_day"] == "2026-10-06"
    assert answer["result"]["notes"][-1]["text"].startswith("没有给调休上班的日子（work_days），用的是")


def test_other_calculators_and_bad_inputs_get_no_table() -> None:
    """What takes no table says nothing of one, and an error stays an error."""
    limitation = call("limitation-date", "due_on=2022-05-10", "as_of=2026-11-26").stdout

    assert "安排表（calculators/law.py）" in limitation
    assert "安排表" not in call("overdue-cost", "principal=1", "annual_rate=1", "overdue_days=1").stdout
    assert call("court-deadline", "kind=answer").stderr.startswith("有1处要改")
    assert "不填就用 2025、2026年的安排表" in call("court-deadline", "--help").stdout


def test_the_report_has_no_word_of_machines() -> None:
    """A code that says in English what the sentence says in Chinese is for programs."""
    report = call("court-deadline", "kind=answer", "received_on=2026-11-02", "as_of=2026-11-26").stdout

    assert "past" not in report
    assert "已经过了9天" in report
