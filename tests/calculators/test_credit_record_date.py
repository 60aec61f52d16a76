"""The five years of a bad record: counted on the calendar, rolled by nothing, not begun while money is owed."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculators import run
from calculators.credit_record_date import credit_record_date
from calculators.registry import calculator
from calculators.wording import chinese_date

days = st.dates(date(1950, 1, 1), date(2199, 12, 31))
calm = settings(max_examples=60, deadline=None)


def notes(ended_on: date | None) -> str:
    return "".join(note.text for note in credit_record_date(ended_on=ended_on).notes)


@given(days)
@calm
def test_the_record_is_kept_to_the_same_day_five_years_later(ended_on: date) -> None:
    """Day and month stay; only 29 February, which no fifth year has, becomes 28 February."""
    result = credit_record_date(ended_on=ended_on).result

    is_leap_day = (ended_on.month, ended_on.day) == (2, 29)
    assert result.last_day == ended_on.replace(year=ended_on.year + 5, day=ended_on.day - is_leap_day)
    assert result.removed_from - result.last_day == timedelta(days=1)
    assert result.started


@given(days)
@calm
def test_who_pays_earlier_never_waits_longer(ended_on: date) -> None:
    """A day later at the end of the arrears is not a day earlier at the end of the record."""
    later = min(ended_on + timedelta(days=1), date(2199, 12, 31))

    removed = credit_record_date(ended_on=ended_on).result.removed_from
    assert removed <= credit_record_date(ended_on=later).result.removed_from


@given(days)
@calm
def test_the_sentence_names_both_days_and_the_chart_shows_them(ended_on: date) -> None:
    """What is read first is what was worked out."""
    answer = run("credit-record-date", {"ended_on": ended_on.isoformat()})

    assert f"{ended_on.year}年{ended_on.month}月{ended_on.day}日还清" in answer["view"]["answer"]
    assert answer["view"]["big"].startswith(f"{ended_on.year + 5}年")
    for name in ("last_day", "removed_from"):
        assert chinese_date(date.fromisoformat(answer["result"][name])) in answer["view"]["chart"]


def test_while_money_is_owed_nothing_has_begun_and_the_notes_say_why() -> None:
    """Without a day both dates are empty, with a reason; the sentence and the chart stand all the same."""
    answer = run("credit-record-date", {})

    assert (answer["result"]["last_day"], answer["result"]["removed_from"]) == (None, None)
    assert answer["result"]["started"] is False
    assert answer["view"]["big"] == "五年还没有开始算"
    assert "还清那天" in answer["view"]["chart"]
    assert answer["result"]["notes"][0]["text"].startswith("没有填还清的日子，所以没有")


def test_a_day_may_be_left_out() -> None:
    """The form knows that the field may stay empty, and the command line says so."""
    for field in calculator("credit-record-date").inputs:
        assert (field.kind, field.default, field.default_value) == ("date", "", None)


@pytest.mark.parametrize("ended_on", [date(2020, 1, 1), date(2026, 3, 31)])
def test_the_repair_of_2026_is_named_where_it_may_have_helped(ended_on: date) -> None:
    """Overdue from 2020 on and paid by 31 March 2026: the record may be out of sight already."""
    assert "一次性信用修复" in notes(ended_on)


@pytest.mark.parametrize("ended_on", [date(2019, 12, 31), date(2026, 4, 1), None])
def test_the_repair_of_2026_is_not_named_where_it_could_not(ended_on: date | None) -> None:
    """Paid before it, after it or not at all, the repair raises no hope."""
    assert "一次性信用修复" not in notes(ended_on)


def test_before_the_regulation_the_notes_say_by_what_is_counted() -> None:
    """The regulation came into force on 2013-03-15."""
    assert "2013年3月15日起施行" in notes(date(2013, 3, 14))
    assert "2013-03-15" not in notes(date(2013, 3, 15))
