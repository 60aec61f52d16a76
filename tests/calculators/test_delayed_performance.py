"""The doubled part of a judgment's interest: the exact fraction, rounded once, by days that are counted apart."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculators import run
from calculators.delayed_performance import delayed_performance
from calculators.errors import InputError

CENT = Decimal("0.01")
FIRST = date(2014, 7, 31)
sums = st.integers(1, 10**14).map(lambda cents: Decimal(cents) / 100)
rates = st.integers(0, 10**11).map(lambda units: Decimal(units).scaleb(-8))
starts = st.dates(FIRST, date(2199, 12, 31))
spans = st.integers(0, 67723)
calm = settings(max_examples=60, deadline=None)


def half_up(exact: Fraction) -> Decimal:
    """Rounds a positive fraction to cents, independently of the code under test."""
    return Decimal(int(exact * 100 + Fraction(1, 2))).scaleb(-2)


def end_of(start: date, span: int) -> date:
    return min(start + timedelta(days=span), date(2199, 12, 31))


@given(sums, starts, spans, rates, st.integers(0, 36600))
@calm
def test_the_doubled_part_is_the_exact_fraction_rounded_once(
    amount: Decimal, start: date, span: int, rate: Decimal, suspended: int
) -> None:
    """Amount, rate and days multiply as whole fractions; days are ordinals' difference less those left out."""
    end = end_of(start, span)
    days = end.toordinal() - start.toordinal()
    left_out = min(suspended, days)

    result = delayed_performance(
        amount=amount, from_date=start, to_date=end, daily_rate=rate, suspended_days=left_out
    ).result

    a_day = Fraction(amount) * Fraction(rate) / 100
    assert (result.days, result.counted_days) == (days, days - left_out)
    assert result.doubled_interest == half_up(a_day * (days - left_out))
    assert result.doubled_interest + result.cost_per_day == half_up(a_day * (days - left_out + 1))
    assert [row.day for row in result.by_day] == sorted({30, 90, 180, 365, 730, days - left_out})
    assert all(row.doubled_interest == half_up(a_day * row.day) for row in result.by_day)


@given(sums, starts, spans)
@calm
def test_a_day_more_and_a_larger_sum_never_cost_less(amount: Decimal, start: date, span: int) -> None:
    """The doubled part grows with time and with what is still owed."""

    def cost(owed: Decimal, end: date) -> Decimal:
        return delayed_performance(amount=owed, from_date=start, to_date=end).result.doubled_interest

    end = end_of(start, span)
    assert cost(amount, end) <= cost(amount, end_of(start, span + 1))
    assert cost(amount, end) <= cost(amount + CENT, end)


@given(sums, sums, starts, st.lists(spans, min_size=2, max_size=2).map(sorted))
@calm
def test_paying_a_part_early_saves(first: Decimal, rest: Decimal, start: date, spans: list[int]) -> None:
    """A part paid before the rest, each reckoned to its own day, never costs more than all paid last, but for a cent."""
    early, late = (end_of(start, span) for span in spans)

    def cost(amount: Decimal, end: date) -> Decimal:
        return delayed_performance(amount=amount, from_date=start, to_date=end).result.doubled_interest

    assert cost(first, early) + cost(rest, late) <= cost(first + rest, late) + CENT


@given(sums, starts, spans)
@calm
def test_the_sentence_says_the_sum_and_the_chart_marks_it(amount: Decimal, start: date, span: int) -> None:
    """The large figure is the result; one bar is the reader's own."""
    inputs = {
        "amount": f"{amount:f}", "from_date": start.isoformat(), "to_date": end_of(start, span).isoformat()
    }  # fmt: skip

    answer = run("delayed-performance", inputs)

    doubled = answer["result"]["doubled_interest"]
    assert answer["view"]["big"].replace(",", "") == (f"{doubled}元" if doubled != "0.00" else "没有加倍部分")
    assert answer["view"]["chart"].count("chart__row--you") == 1
    assert "…" not in answer["view"]["chart"]


def problem(**inputs: object) -> tuple[str, str]:
    with pytest.raises(InputError) as told:
        delayed_performance(**{"amount": Decimal(1), **inputs})
    return told.value.problem.field, told.value.problem.message


def test_what_cannot_be_is_told_with_what_to_do() -> None:
    """The older rules, an end before the start, and more days left out than there are, each on its own input."""
    assert problem(from_date=date(2014, 7, 30), to_date=date(2014, 7, 29)) == (
        "from_date",
        "不能早于2014-07-31：2014-08-01以前的那一段要按旧规定算，这里算不了，请问执行法官；以后的那一段，填2014-07-31就能算",
    )
    assert problem(from_date=date(2026, 1, 2), to_date=date(2026, 1, 1)) == (
        "to_date",
        "要在2026-01-02当天或以后；那天以前付清的，没有加倍部分",
    )
    assert problem(from_date=date(2026, 1, 1), to_date=date(2026, 1, 3), suspended_days=3) == (
        "suspended_days",
        "不能多于拖了的天数，一共2天",
    )


def test_another_rate_than_the_rules_is_remarked() -> None:
    """0.0175 % a day is what the interpretation sets; any other is taken and named, the usual one is not."""
    dates = {"from_date": date(2026, 1, 1), "to_date": date(2026, 1, 3)}

    usual = delayed_performance(amount=Decimal(1), **dates)
    other = delayed_performance(amount=Decimal(1), **dates, daily_rate=Decimal("0.05"))

    assert "这里填的利率是每天0.05%" in other.notes[0].text
    assert not any("这里填的利率" in note.text for note in usual.notes)


def test_where_no_day_counts_an_earlier_day_saves_nothing() -> None:
    """All days left out: a day more costs, a day less would not."""
    dates = {"from_date": date(2026, 6, 30), "to_date": date(2026, 11, 25), "suspended_days": 148}

    assert delayed_performance(amount=Decimal(30000), **dates).view.answer == (
        "从2026年6月30日的第二天起拖了148天，计息0天，照填的数，没有加倍部分；再拖一天多5.25元。"
    )


def test_a_last_day_at_the_weekend_is_asked_about() -> None:
    """民诉法 85: such a last day rolls, and interest runs from the day after it; a Friday asks nothing."""

    def asked(day: int) -> bool:
        answer = delayed_performance(amount=Decimal(1), from_date=date(2026, 6, day), to_date=date(2026, 7, 1))
        return any("顺延" in note.text and "第八十五条" in note.source for note in answer.notes)

    assert [day for day in range(22, 30) if asked(day)] == [27, 28]
