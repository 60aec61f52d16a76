"""An answer names the days that belong in a calendar: each once, after its paper, and none that nobody has to know."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators import run
from calculators.court_deadline import TERMS

TABLES = {"rest_days": "2026-10-01\n2026-10-02\n2027-01-01", "work_days": "2026-10-10"}
LAST = "最后一天"


def court_days(kind: str, received: date, **tables: str) -> tuple[list[dict[str, str]], dict[str, Any]]:
    answer: Any = run("court-deadline", {"kind": kind, "received_on": received.isoformat(), **tables})
    return answer["view"]["days"], answer["result"]


@given(st.sampled_from(sorted(TERMS)), st.dates(date(2026, 1, 1), date(2027, 6, 30)))
def test_court_days_are_named_after_their_paper(kind: str, received: date) -> None:
    """Each day stands once, in order, with the paper's name; a day to be done by only where the reader has to act."""
    days, result = court_days(kind, received, **TABLES)

    assert [one["day"] for one in days] == sorted({one["day"] for one in days})
    assert all(one["words"].startswith(TERMS[kind].label) for one in days)
    assert len(days) == 1 or TERMS[kind].is_readers
    assert days[-1]["day"] in (result["last_day"], result["nominal_last_day"])


@given(st.sampled_from(sorted(TERMS)), st.dates(date(2026, 1, 1), date(2027, 6, 30)))
def test_last_day_is_rolled_only_where_rest_days_are_known(kind: str, received: date) -> None:
    """With a table of every year the real last day is named; else the earlier one, called about, and why."""
    days, result = court_days(kind, received, **TABLES)
    is_known = date.fromisoformat(result["last_day"]).year <= 2027

    assert days[-1]["day"] == result["last_day" if is_known else "nominal_last_day"]
    assert ("大约" in days[-1]["words"]) != is_known
    assert ("可能晚几天" in days[-1]["more"]) != is_known


def test_a_day_that_stands_alone_in_a_calendar_keeps_its_condition() -> None:
    """What may make a period shorter stands with its last day; a period of the other side tells nobody to hurry."""
    answer, _ = court_days("answer", date(2026, 9, 1), **TABLES)
    theirs, _ = court_days("enforcement_application", date(2026, 9, 1), **TABLES)

    assert "可能更短" in answer[-1]["more"]
    assert "按早的办" not in theirs[-1]["more"]
    assert "重新算" in theirs[-1]["more"]


def test_day_that_is_not_rolled_stands_once() -> None:
    """A last day on a working day is one entry, not two."""
    days, result = court_days("answer", date(2026, 9, 1), **TABLES)

    assert not result["rolled"]
    assert [one["day"] for one in days] == [result["safe_day"], result["last_day"]]


def test_record_that_runs_not_yet_has_no_days() -> None:
    """While money is owed there is no day to know."""
    answer: Any = run("credit-record-date", {"ended_on": ""})

    assert answer["view"]["days"] == []


def test_record_has_its_last_day_and_the_next() -> None:
    """The last day of the five years, and the day to look whether the record is gone."""
    answer: Any = run("credit-record-date", {"ended_on": "2024-02-29"})

    first, second = (date.fromisoformat(one["day"]) for one in answer["view"]["days"])
    assert first.isoformat() == answer["result"]["last_day"]
    assert second == first + timedelta(days=1)


@pytest.mark.parametrize(("savings", "count"), [("2000", 1), ("99999999999", 0)])
def test_household_has_the_day_its_money_runs_out(savings: str, count: int) -> None:
    """A day only where there is one."""
    household = {"income": "7000", "necessary_spending": "4200", "debt_payments": "3600", "as_of": "2026-11-25"}
    answer: Any = run("debt-warning", {**household, "savings": savings})

    days = [one["day"] for one in answer["view"]["days"]]

    assert days == [answer["result"]["first_short_date"]] * count
