"""What must hold for all numbers: sums that add up, rates that solve their equation, dates that roll forward."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculators.affordable_budget import BudgetLine, affordable_budget
from calculators.court_deadline import TERMS, court_deadline
from calculators.errors import InputError
from calculators.instalments import equal_payment, monthly_interest
from calculators.overdue_cost import overdue_cost
from calculators.periods import after_months
from calculators.rates import runs, solve_period_rate
from calculators.repayment_schedule import METHODS, repayment_schedule
from calculators.true_rate import true_rate
from calculators.workdays import WorkCalendar

CENT = Decimal("0.01")
sums = st.integers(1, 10**14).map(lambda cents: Decimal(cents) / 100)
rates = st.integers(0, 10**5).map(lambda units: Decimal(units) / 100)
days = st.dates(date(1950, 1, 1), date(2199, 12, 31))
calm = settings(max_examples=60, deadline=None)


def half_up(exact: Fraction) -> Decimal:
    """Rounds a positive fraction to cents, independently of the code under test."""
    return Decimal(int(exact * 100 + Fraction(1, 2))) / 100


@given(sums, rates, rates, sums, st.tuples(st.integers(0, 36600), st.sampled_from(["360", "365"])))
@calm
def test_overdue_interest_is_the_exact_fraction_rounded_once(
    principal: Decimal, annual_rate: Decimal, uplift: Decimal, unpaid: Decimal, time: tuple[int, str]
) -> None:
    """Penalty and compound interest equal the exact fraction, rounded half up; the totals add up."""
    overdue, basis = time

    result = overdue_cost(
        principal=principal,
        annual_rate=annual_rate,
        penalty_uplift=uplift,
        overdue_days=overdue,
        unpaid_interest=unpaid,
        year_basis=basis,
    ).result

    share = Fraction(annual_rate) * (100 + Fraction(uplift)) / 100 * overdue / (100 * int(basis))
    assert result.penalty_interest == half_up(Fraction(principal) * share)
    assert result.compound_interest == half_up(Fraction(unpaid) * share)
    assert result.total_due == principal + unpaid + result.extra_cost
    assert result.cost_per_day >= 0
    assert [row.day for row in result.by_day] == sorted({1, 7, 15, 30, 60, 90, 180, 365, overdue})


@given(sums, rates, st.integers(0, 36599))
@calm
def test_a_day_more_and_a_higher_rate_never_cost_less(principal: Decimal, annual_rate: Decimal, overdue: int) -> None:
    """Extra cost grows with days and with the rate."""

    def cost(rate: Decimal, overdue_days: int) -> Decimal:
        return overdue_cost(principal=principal, annual_rate=rate, overdue_days=overdue_days).result.extra_cost

    assert cost(annual_rate, overdue) <= cost(annual_rate, overdue + 1)
    assert cost(annual_rate, overdue) <= cost(annual_rate + CENT, overdue)


@given(sums, rates, st.integers(1, 600), st.sampled_from(sorted(METHODS)))
@calm
def test_a_schedule_adds_up(principal: Decimal, annual_rate: Decimal, months: int, method: str) -> None:
    """Principal adds up to the loan, every row to its payment, balances fall to 0.00, nothing is negative."""
    result = repayment_schedule(principal=principal, annual_rate=annual_rate, months=months, method=method).result

    left = principal
    for row in result.schedule:
        assert row.payment == row.principal + row.interest
        assert min(row.payment, row.principal, row.interest) >= 0
        left -= row.principal
        assert row.balance == left
    assert left == 0
    assert result.total_paid == principal + result.total_interest == sum(row.payment for row in result.schedule)
    assert result.schedule[-1].period == months


@given(sums, rates, st.integers(1, 60), st.sampled_from(sorted(METHODS)))
@calm
def test_a_higher_rate_never_costs_less(principal: Decimal, annual_rate: Decimal, months: int, method: str) -> None:
    """Interest grows with the rate; equal instalments leave their cents to the last month, so there the first grows."""

    def cost(rate: Decimal) -> Decimal:
        terms = {"principal": principal, "annual_rate": rate, "months": months, "method": method}
        result = repayment_schedule(**terms).result
        return result.first_payment if method == "equal_instalment" else result.total_interest

    assert cost(annual_rate) <= cost(annual_rate + 1)


@given(
    st.integers(10**6, 10**12).map(lambda cents: Decimal(cents) / 100),
    st.integers(1, 3600).map(lambda units: Decimal(units) / 100),
    st.integers(1, 120),
    st.sampled_from(["equal_instalment", "equal_principal", "interest_only"]),
)
@calm
def test_honest_methods_cost_the_rate_they_name(
    principal: Decimal, annual_rate: Decimal, months: int, method: str
) -> None:
    """The IRR of the booked payments is the named rate, but for what cents can do to it."""
    result = repayment_schedule(principal=principal, annual_rate=annual_rate, months=months, method=method).result

    assert result.annual_rate_simple is not None
    assert abs(result.annual_rate_simple - annual_rate) < 1200 * CENT / principal


@given(sums, rates, st.integers(1, 600))
@calm
def test_equal_payment_is_the_exact_fraction_rounded_once(balance: Decimal, annual_rate: Decimal, months: int) -> None:
    """No digit of the annuity formula is lost before the rounding."""
    rate = Fraction(annual_rate) / 1200
    exact = Fraction(balance) / months
    if rate:
        grown = (1 + rate) ** months
        exact = Fraction(balance) * rate * grown / (grown - 1)

    assert equal_payment(balance, annual_rate, months) == half_up(exact)
    assert monthly_interest(balance, annual_rate) == half_up(Fraction(balance) * rate)


def test_a_half_cent_in_an_equal_payment_goes_up() -> None:
    """6 × (1 + 1 % ÷ 12) = 6.005 exactly, although 1/1200 has no end."""
    assert equal_payment(Decimal(6), Decimal(1), 1) == Decimal("6.01")


@given(st.lists(sums, min_size=1, max_size=40), st.integers(1, 10**6))
@calm
def test_a_solved_rate_lies_where_the_value_crosses(payments: list[Decimal], parts: int) -> None:
    """A hair below the rate the payments are worth more than was received, a hair above less."""
    received = max(CENT, (sum(payments) / parts).quantize(CENT))
    if received > sum(payments):
        return
    rate = Fraction(solve_period_rate(received, runs(payments)))

    hair = Fraction(1, 10**11)
    assert worth(payments, rate + hair) < Fraction(received)
    assert rate == 0 or worth(payments, rate - hair) > Fraction(received)


def worth(payments: list[Decimal], rate: Fraction) -> Fraction:
    return sum((Fraction(one) / (1 + rate) ** month for month, one in enumerate(payments, 1)), Fraction(0))


@pytest.mark.parametrize("periods", [1, 2, 600, 3660])
@pytest.mark.parametrize("cost", [CENT, Decimal(1), Decimal(10**12)])
@pytest.mark.parametrize("received", [CENT, Decimal(100), Decimal(10**12)])
def test_extreme_loans_solve_to_their_price(received: Decimal, cost: Decimal, periods: int) -> None:
    """The closed form and a plain sum agree on the rate, from a hundredth of a cent's cost to trillions."""
    payments = ((received + cost) / periods).quantize(CENT) + CENT
    rate = solve_period_rate(received, ((payments, periods),))

    assert rate > 0
    grown = (1 + Fraction(rate)) ** -periods
    assert abs(Fraction(payments) * (1 - grown) / Fraction(rate) / Fraction(received) - 1) < Fraction(1, 10**15)


@given(sums, sums, st.integers(1, 60), st.sampled_from(["day", "week", "month"]))
@calm
def test_a_dearer_loan_has_a_higher_rate(principal: Decimal, payment: Decimal, periods: int, period: str) -> None:
    """A fee each period never lowers the rate, a fee kept back neither."""

    def rate(**fees: Decimal) -> Decimal:
        return true_rate(
            principal=principal, payment=payment, periods=periods, period=period, **fees
        ).result.period_rate

    if payment * periods < principal:
        with pytest.raises(InputError):
            rate()
        return
    assert rate() <= rate(period_fee=CENT)
    if principal > CENT:
        assert rate() <= rate(upfront_fee=CENT)


def test_rates_beyond_all_sense_are_left_empty_with_a_reason() -> None:
    """A yearly rate above 1 000 000 % is not written; the sentence then shows the cost."""
    answer = true_rate(principal=Decimal(1), payment=Decimal(10**9), periods=1, period="day")

    assert answer.result.annual_rate_simple is None
    assert answer.result.annual_rate_effective is None
    assert any("超过1,000,000%" in note.text for note in answer.notes)
    assert answer.view.big == "999,999,999.00元"


def test_more_than_600_months_are_an_error_on_periods() -> None:
    """Days and weeks may be many, months at most 600."""
    with pytest.raises(InputError, match="periods"):
        true_rate(principal=Decimal(1), payment=Decimal(1), periods=601)


@given(
    st.lists(st.builds(BudgetLine, st.sampled_from("甲乙丙"), sums), max_size=5).map(tuple),
    st.lists(st.builds(BudgetLine, st.sampled_from("甲乙丙"), sums), max_size=5).map(tuple),
    sums,
    st.integers(0, 100),
)
@calm
def test_a_budget_adds_up(
    income: tuple[BudgetLine, ...], spending: tuple[BudgetLine, ...], priority: Decimal, margin: int
) -> None:
    """Never promises more than is left after the margin; names are added up; a gap is told as one."""
    result = affordable_budget(
        income=income, spending=spending, priority_payments=priority, safety_margin=Decimal(margin)
    ).result

    kept = max(Fraction(0), Fraction(result.surplus)) * (100 - margin) / 100
    assert kept - Fraction(1, 100) < Fraction(result.affordable_payment) <= kept
    assert result.surplus == result.total_income - result.total_spending - priority
    assert sum(item.amount for item in result.spending_by_name) == result.total_spending
    assert result.shortfall == max(Decimal(0), -result.surplus)
    assert (result.spending_share is None) == (result.total_income == 0)


@given(st.sampled_from(sorted(TERMS)), days, st.lists(days, max_size=30), st.lists(days, max_size=30))
@settings(max_examples=150, deadline=None)
def test_deadlines_roll_forward_to_a_working_day(
    kind: str, received_on: date, rest_days: list[date], work_days: list[date]
) -> None:
    """The last day is a working day, never before the one counted to; the safe day lies between receipt and it."""
    result = court_deadline(
        kind=kind, received_on=received_on, rest_days=tuple(rest_days), work_days=tuple(work_days)
    ).result
    calendar = WorkCalendar.of(rest_days, work_days)

    assert not calendar.is_rest_day(result.last_day)
    assert result.nominal_last_day <= result.last_day
    assert result.rolled == (result.nominal_last_day != result.last_day)
    between = (result.last_day - result.nominal_last_day).days
    assert all(calendar.is_rest_day(result.nominal_last_day + timedelta(days=day)) for day in range(between))
    assert received_on <= result.safe_day <= result.last_day


@given(st.sampled_from(sorted(TERMS)), days)
@calm
def test_a_later_receipt_never_ends_earlier(kind: str, received_on: date) -> None:
    """A day later at the start is not a day earlier at the end."""
    later = min(received_on + timedelta(days=1), date(2199, 12, 31))

    assert last_day(kind, received_on) <= last_day(kind, later)


def last_day(kind: str, received_on: date) -> date:
    return court_deadline(kind=kind, received_on=received_on).result.last_day


@given(days, st.integers(0, 240))
@calm
def test_a_corresponding_day_is_the_same_day_or_the_months_last(day: date, months: int) -> None:
    """The month is the right one; the day differs only where that month has no such day."""
    found = after_months(day, months)

    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == months
    assert found.day == day.day or (found.day < day.day and (found + timedelta(days=1)).day == 1)


def test_29_february_ends_on_28_february() -> None:
    """Where there is no corresponding day the month's last day counts (民法典 202)."""
    assert after_months(date(2024, 2, 29), 12) == date(2025, 2, 28)
    assert after_months(date(2024, 2, 29), 48) == date(2028, 2, 29)


def test_a_year_without_a_table_is_named_with_the_safe_day() -> None:
    """Where no table of holidays is given the notes say so; where it is given they don't."""
    bare = court_deadline(kind="answer", received_on=date(2026, 12, 20))
    told = court_deadline(
        kind="answer", received_on=date(2026, 12, 20), rest_days=(date(2026, 2, 17), date(2027, 2, 6))
    )

    assert bare.result.last_day == date(2027, 1, 4)
    assert bare.notes[0].text.startswith("2026、2027年没有放假和调休的安排表")
    assert "2026年12月29日以前办好" in bare.notes[0].text
    assert not any("安排表" in note.text for note in told.notes)


@pytest.mark.parametrize("kind", ["enforcement_application", "guarantee_period"])
def test_the_other_sides_period_urges_the_reader_to_nothing(kind: str) -> None:
    """A period in which a creditor must act is not told as something the reader has to do by a day."""
    answer = court_deadline(kind=kind, received_on=date(2026, 11, 6))

    told = answer.view.answer + "".join(note.text for note in answer.notes) + answer.view.chart.description
    assert "办好" not in told


@pytest.mark.parametrize("kind", sorted(TERMS))
def test_a_start_at_the_end_of_all_dates_is_answered(kind: str) -> None:
    """Periods may end after 2199; the last day is told all the same."""
    assert last_day(kind, date(2199, 12, 31)) > date(2200, 1, 1)


def test_the_second_of_may_is_a_holiday_since_2025() -> None:
    """全国年节及纪念日放假办法 2 as amended: 2 May counts from 2025 on."""
    calendar = WorkCalendar.of((), ())

    assert calendar.is_rest_day(date(2025, 5, 2))
    assert not calendar.is_rest_day(date(2024, 5, 2))
