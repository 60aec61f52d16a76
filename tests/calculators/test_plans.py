"""Plans are found as if every schedule had been laid out, and without doing so."""

from decimal import Decimal
from fractions import Fraction
from itertools import islice
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.instalments import equal_instalments, total_paid
from calculators.plans import Plans
from tests.calculators.laid_out import calm, largest_payments, lay_out, rates, sums

CENT = Decimal("0.01")


@given(sums, rates, st.integers(1, 36), st.data())
@calm
def test_search_finds_what_laying_out_every_plan_finds(
    balance: Decimal, annual_rate: Decimal, most: int, data: st.DataObject
) -> None:
    """The shortest plan within a budget and the smallest budget are those of the full list of schedules."""
    largest = largest_payments(balance, annual_rate, most)
    around = Decimal(int(data.draw(st.sampled_from(largest)) * 100)) / 100
    budget = max(Decimal(0), around + data.draw(st.sampled_from([-CENT, Decimal(0), CENT])))
    plans = Plans(balance, annual_rate)

    fitting = [months for months, one in enumerate(largest, 1) if one <= Fraction(budget)]
    assert plans.fewest_months(budget, most) == (fitting[0] if fitting else None)
    assert plans.smallest_budget(most) == min(largest)


@pytest.mark.parametrize("annual_rate", ["0", "3", "100", "999.99999999"])
@pytest.mark.parametrize("cents", range(1, 61, 7))
def test_search_finds_every_budget_of_tiny_debts(cents: int, annual_rate: str) -> None:
    """Where rounding rules, debts of some cents over up to ninety months, each budget has its right answer."""
    balance, rate = Decimal(cents) / 100, Decimal(annual_rate)
    largest = largest_payments(balance, rate, 90)
    plans = Plans(balance, rate)

    for budget in range(cents + 5):
        fitting = [months for months, one in enumerate(largest, 1) if one * 100 <= budget]
        assert plans.fewest_months(Decimal(budget) / 100, 90) == (fitting[0] if fitting else None)
    assert plans.smallest_budget(90) == min(largest)


@given(sums, rates, st.integers(1, 120))
@calm
def test_a_plan_is_its_schedule_in_short(balance: Decimal, annual_rate: Decimal, months: int) -> None:
    """First, last and total payment are those of the booked schedule."""
    schedule = equal_instalments(balance, annual_rate, months).schedule()

    plan = Plans(balance, annual_rate).over(months)

    assert plan.monthly_payment == schedule[0].payment
    assert plan.last_payment == schedule[-1].payment
    assert plan.total_paid == total_paid(schedule)
    assert plan.largest_payment == max(row.payment for row in schedule)


@given(sums, rates, st.integers(1, 60), st.integers(1, 60))
@calm
def test_a_given_payment_is_paid_until_nothing_is_owed(
    balance: Decimal, annual_rate: Decimal, months: int, most: int
) -> None:
    """A schedule at the payment of some term is the one laid out, without the empty months at its end."""
    plans = Plans(balance, annual_rate)
    payment = plans.over(months).monthly_payment

    schedule = plans.schedule(payment, most)

    expected = lay_out(balance, annual_rate, most, Fraction(payment))
    owed = [row for row, before in zip(expected, [1, *(one[2] for one in expected)], strict=False) if before]
    assert [(row.payment, row.interest, row.balance) for row in schedule] == owed
    assert sum(row.principal for row in schedule) == balance
    assert [row.period for row in schedule] == list(range(1, len(schedule) + 1))


@pytest.mark.parametrize(
    ("balance", "annual_rate"),
    [
        ("6", "0"),
        ("3410.83", "0"),
        ("3551.62", "1"),
        ("3686.60", "2"),
        ("27403803.96", "18.83"),
        ("706527475170.29", "46.05"),
        ("2000000000000", "999.99999999"),
        ("0.01", "0.00000001"),
    ],
)
def test_search_walks_few_plans_even_where_many_round_unluckily(balance: str, annual_rate: str) -> None:
    """Of six hundred terms some dozens are walked at most, so that no input can make a page wait."""
    walked = []
    plans = Plans(Decimal(balance), Decimal(annual_rate))
    dues = plans._dues

    def counted(payment: int) -> object:
        walked.append(payment)
        return dues(payment)

    with patch.object(plans, "_dues", counted):
        smallest = plans.smallest_budget(600)
        assert plans.fewest_months(smallest, 600)
        assert not plans.fewest_months(smallest - CENT, 600)
    assert len(walked) < 80


def test_a_payment_that_is_just_the_interest_never_repays() -> None:
    """Month after month the same is due."""
    plans = Plans(Decimal(100), Decimal(12))

    assert list(islice(plans._dues(100), 3)) == [10100, 10100, 10100]
