"""The site in a browser of early 2020, the oldest that we promise: it doesn't know what newer ones brought, and says nothing of it."""

import json
import platform
import subprocess
import sys
from pathlib import Path
from typing import Any

import brotli
import pytest

from measure.page_kinds import KINDS

HERE = Path(__file__).parent
PACKED = HERE.parents[1] / "node_modules/chrome-aws-lambda/bin/chromium.br"
ASKED = {
    "pages": sorted(KINDS.values()),
    "search": [["借呗逾期", ".md-search-result__item h1"], ["不想活了", ".search-help__box"]],
    "calculator": {"address": "calculators/overdue-cost/", "field": "[name=principal]", "words": "太旧"},
    "letter": {"address": "letters/hardship-plan/", "field": "#letter-name", "words": "李小雨"},
}


@pytest.fixture(scope="module")
def answered(origin: str, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """What such a phone's reader saw."""
    if (sys.platform, platform.machine()) != ("linux", "x86_64"):
        pytest.skip("the browser of 2020 is packed for one kind of machine")
    program = tmp_path_factory.mktemp("old") / "chromium"
    program.write_bytes(brotli.decompress(PACKED.read_bytes()))
    program.chmod(0o755)
    done = subprocess.run(
        ["node", HERE / "old_phone.mjs", program],
        input=json.dumps({"origin": origin, **ASKED}),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    program.unlink()
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)


def test_scripts_of_no_page_stop(answered: Any) -> None:
    """A page of each kind runs its scripts to the end: what one line can't do would take all after it along."""
    assert answered["errors"] == []


def test_search_finds_and_helps(answered: Any) -> None:
    """The search answers, and words of despair are answered with help."""
    title, box = answered["found"]

    assert title == "借呗逾期了，怎么办"
    assert "12356" in box


def test_old_browser_is_told_that_it_cannot_reckon(answered: Any) -> None:
    """No such browser runs Python under our policy: it says so, and leaves the example."""
    assert answered["calculator"]["answer"].startswith("逾期30天")


def test_bar_stands_at_the_bottom_and_covers_nothing_half(answered: Any) -> None:
    """The line with the answer is dressed, not written over the fields: rules with newer selectors aren't left out."""
    dress = answered["calculator"]["dress"]

    assert (dress["position"], dress["bottom"]) == ("fixed", "0px")
    assert dress["backgroundColor"] != "rgba(0, 0, 0, 0)"


def test_print_leaves_out_what_is_for_the_screen(answered: Any) -> None:
    """A rule isn't left out for a neighbour in its list that such a browser doesn't know."""
    assert answered["calculator"]["printed"] == "none"


def test_letter_is_filled_in(answered: Any) -> None:
    """What is typed stands in the letter."""
    assert "李小雨" in answered["letter"]
