"""What a warning must hold for all numbers: it comes in the month in which the money runs out, and says why."""

from calendar import monthrange
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from calculators.answer import Answer
from calculators.debt_warning import AHEAD, DebtWarning, debt_warning

calm = settings(max_examples=60, deadline=None)
sums = st.integers(0, 3000).map(lambda tens: Decimal(tens) / 10) | st.integers(0, 10**14).map(
    lambda c: Decimal(c) / 100
)
households = st.fixed_dictionaries(
    {
        "income": sums,
        "necessary_spending": sums,
        "debt_payments": sums,
        "savings": sums,
        "as_of": st.dates(date(1950, 1, 1), date(2199, 12, 31)),
    }
)


def answer(household: dict[str, Any], **changes: object) -> Answer[DebtWarning]:
    return debt_warning(**{**household, **changes})


@given(households)
@calm
def test_the_first_short_month_is_the_first_that_savings_miss(household: dict[str, Any]) -> None:
    """Counting month by month, up to 600, finds the same month; the date is the corresponding day then."""
    result = answer(household).result

    months = (month for month in range(1, 601) if month * result.monthly_gap > household["savings"])
    assert result.first_short_month == next(months, None)
    if result.first_short_month is None:
        assert result.first_short_date is None
    else:
        assert result.first_short_date == later(household["as_of"], result.first_short_month)


def later(day: date, months: int) -> date:
    """Count on the calendar, month after month, and stop at its last day."""
    year, month = day.year, day.month
    for _ in range(months):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


@given(households)
@calm
def test_the_level_follows_the_month_or_the_share(household: dict[str, Any]) -> None:
    """One month is urgent, two call for action, later is to be watched; else the share of income decides."""
    result = answer(household).result

    heavy = 2 * household["debt_payments"] > household["income"]
    late = "watch" if result.first_short_month or heavy else "ok"
    assert result.level == {1: "urgent", 2: "act"}.get(result.first_short_month, late)
    assert (result.debt_to_income is None) == (household["income"] == 0)


@given(households)
@calm
def test_three_months_ahead_savings_and_shortfall_add_up(household: dict[str, Any]) -> None:
    """What is left less what is short is savings less the gaps so far, and never both are there."""
    result = answer(household).result

    for row in result.ahead:
        assert row.savings_left - row.short == household["savings"] - row.month * result.monthly_gap
        assert min(row.savings_left, row.short) == 0
        assert (row.short > 0) == (result.first_short_month is not None and row.month >= result.first_short_month)
    assert tuple(row.month for row in result.ahead) == AHEAD


@given(households, sums)
@calm
def test_paying_no_more_than_is_payable_leaves_no_gap(household: dict[str, Any], more: Decimal) -> None:
    """The payment told closes the gap, and a cent more opens it again, unless spending alone is too much."""
    payable = answer(household).result.payable_without_gap
    assume(household["income"] >= household["necessary_spending"])

    assert answer(household, debt_payments=payable).result.monthly_gap == 0
    assert answer(household, debt_payments=payable + more).result.monthly_gap == more


@given(households, sums)
@calm
def test_more_savings_never_bring_the_date_forward(household: dict[str, Any], more: Decimal) -> None:
    """With more savings the money lasts as long or longer."""
    before = answer(household).result.first_short_month
    after = answer(household, savings=household["savings"] + more).result.first_short_month

    assert after is None or (before is not None and after >= before)


@given(households)
@calm
def test_what_is_empty_has_its_reason(household: dict[str, Any]) -> None:
    """A share or a date that does not exist is explained in the notes, and only then."""
    found = answer(household)

    words = "".join(note.text for note in found.notes)
    assert ("收入是0" in words) == (found.result.debt_to_income is None)
    assert ("从哪天开始不够" in words) == (found.result.first_short_date is None)


def test_the_sentence_gives_the_day_and_what_to_do() -> None:
    """Each level has its own sentence, the day first; without a gap it gives what is left."""
    month = {"necessary_spending": Decimal(4000), "savings": Decimal(2000), "as_of": date(2026, 1, 31)}

    def sentence(income: int, payments: int) -> str:
        return answer({**month, "income": Decimal(income), "debt_payments": Decimal(payments)}).view.answer

    assert sentence(5000, 3001) == (
        "照现在的收支，每月差2,001.00元，存款补不满第一个月，到2026年2月28日就不够了。"
        "今天就打各家官方客服，申请延期或者分期，先别借新的来补。"
    )
    assert sentence(5000, 2900) == (
        "照现在的收支，每月差1,900.00元，存款只能补1个月，到2026年3月31日就不够了。"
        "这几天就打各家官方客服，问延期、分期怎么办，先别借新的来补。"
    )
    assert sentence(9000, 5000) == (
        "现在每月没有缺口，但收入的55.56%要拿去还债，一有意外就不够。先别借新的，趁早去和各家谈。"
    )
    assert sentence(9000, 3000) == "照现在的收支，每月还剩2,000.00元，没有缺口。"
    assert sentence(7000, 3000) == "照现在的收支，每月刚好够，剩0.00元，没有留意外的钱。"
