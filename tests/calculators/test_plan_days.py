"""The days of a plan, which the reader's calendar gets, are those that the Civil Code counts."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators import behind_buttons, catalogue, run, run_json
from calculators.quantities import FIRST_DAY, LAST_DAY


def days_of(first_day: object, periods: object) -> list[str]:
    answer = json.loads(run_json("plan-days", json.dumps({"first_day": str(first_day), "periods": str(periods)})))
    return [each["day"] for each in answer["view"]["days"]]


@pytest.mark.parametrize(
    ("first_day", "periods", "last_day"),
    [
        ("2026-11-30", 1, "2026-11-30"),
        ("2026-11-30", 2, "2026-12-30"),
        ("2026-12-31", 2, "2027-01-31"),
        ("2026-12-31", 3, "2027-02-28"),
        ("2027-12-31", 3, "2028-02-29"),
        ("2028-02-29", 13, "2029-02-28"),
        ("2028-02-29", 49, "2032-02-29"),
        ("2026-10-31", 2, "2026-11-30"),
        ("2026-01-15", 13, "2027-01-15"),
        ("2096-02-29", 49, "2100-02-28"),
        ("1950-01-31", 2, "1950-02-28"),
        ("2199-12-31", 361, "2229-12-31"),
    ],
)
def test_last_day_is_the_corresponding_one(first_day: str, periods: int, last_day: str) -> None:
    """A payment falls on the day of the first, or on the month's last day where there is none (民法典 202)."""
    days = days_of(first_day, periods)

    assert len(days) == periods
    assert (days[0], days[-1]) == (first_day, last_day)


@given(st.dates(FIRST_DAY, LAST_DAY), st.integers(1, 600))
def test_each_month_has_its_day(first_day: date, periods: int) -> None:
    """No month is left out, none has two, and a short month moves no later day."""
    days = [date.fromisoformat(day) for day in days_of(first_day, periods)]
    months = [12 * day.year + day.month for day in days]

    assert months == list(range(months[0], months[0] + periods))
    assert all(day.day == first_day.day or (day.day >= 28 and day.day < first_day.day) for day in days)


def test_bad_inputs_are_named() -> None:
    """Whoever asks wrongly is told of each input, as by any calculator."""
    answer = run("plan-days", {"first_day": "2027-02-30", "periods": "0"})

    assert answer["ok"] is False
    assert [each["field"] for each in answer["errors"]] == ["first_day", "periods"]  # type: ignore[attr-defined]


def test_it_has_no_page() -> None:
    """What only a button asks is in no list of calculators."""
    assert {one.id for one in behind_buttons()} & {one.id for one in catalogue()} == set()
