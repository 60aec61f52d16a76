"""Tables saved for a spreadsheet program hold what the page shows, and what the command writes, to the byte."""

import csv
import io
import json
import subprocess
from pathlib import Path

import pytest

from calculators import catalogue, run
from calculators.tables import cell, to_csv
from setup.environment import node_command
from tests.browser.tab import Tab
from tests.tables import table

HERE = Path(__file__).parent
CASES = table("spreadsheet")
NAMES = ("3,6", "0571", "6222021234567890123", "＝1+1", "＠x", "借呗", "-甲", '乙"丙')


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['kind']} {case['value']!r}")
def test_command_writes_cells_that_no_program_changes(case: dict[str, str]) -> None:
    """Figures are bare, names stay what they are."""
    written = io.StringIO()
    csv.writer(written).writerow(["", cell(case["value"], case["kind"])])

    assert written.getvalue() == f",{case['cell']}\r\n"


def test_page_writes_the_same_cells() -> None:
    """The page's twin makes the same text of the words that it shows."""
    asked = json.dumps([{"unit": "", **case} for case in CASES])
    command = [*node_command(), str(HERE / "csv_cells.mjs")]

    done = subprocess.run(command, input=asked, capture_output=True, check=True, encoding="utf-8")

    assert json.loads(done.stdout) == [case["cell"] for case in CASES]


def test_saved_table_is_the_commands(tab: Tab) -> None:
    """Debts with difficult names, typed row by row, come out of the page as out of the command."""
    tab.go("calculators/pro-rata-offers/")
    debts = "\n".join(f"{name}\t{1000 + place}" for place, name in enumerate(NAMES))
    inputs = {**tab.inputs("pro-rata-offers"), "debts": debts}
    answer = run("pro-rata-offers", inputs)
    (calculator,) = (one for one in catalogue() if one.id == "pro-rata-offers")
    offers = next(one for one in calculator.outputs if one.name == "offers")

    tab.page.click("button >> text=粘贴一整段文字")
    tab.page.fill("[name=debts]", debts)
    tab.page.click("form[data-calculator] [type=submit]")
    tab.wait_for("() => document.querySelector('form[data-calculator]').dataset.answer === 'own'")
    tab.wait_for_result("pro-rata-offers", {"total_offer": str(answer["result"]["total_offer"])})
    tab.settled(lambda: len(tab.tables("pro-rata-offers")["offers"]), len(NAMES))
    with tab.page.expect_download() as saved:
        tab.page.click("[data-save-csv=offers]")

    text = Path(saved.value.path()).read_text(encoding="utf-8").removeprefix("\ufeff").replace("\r\n", "\n")
    whole = to_csv(calculator, answer).replace("\r\n", "\n")
    assert text.strip()
    assert f"\n{offers.label}\n{text}" in whole
