"""What pays off debts must do for all numbers: follow the definition to the cent, and find the smallest budget."""

import time
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from calculators.clearing import MOST_MONTHS, NEVER, Debt, follow
from calculators.instalments import monthly_interest
from calculators.payoff_order import payoff_order
from calculators.payoff_plan import METHODS, OpenDebt, from_cents

RATE_UNITS = 10**8
LARGEST = 10**14
calm = settings(max_examples=60, deadline=None)


class Ending(NamedTuple):
    months: int
    interest: int
    cleared: list[tuple[str, int]]


def defined(debts: Sequence[OpenDebt], budget: int, method: str) -> Ending | None:
    """Follow the catalogue's definition word by word, every debt every month, and share no code with the package."""
    balances = [int(debt.balance * 100) for debt in debts]
    minimums = [int(debt.minimum * 100) for debt in debts]
    rates = [int(debt.annual_rate * RATE_UNITS) for debt in debts]
    lines = range(len(debts))
    first = sum(min(minimums[line], balances[line] + grown(balances[line], rates[line])) for line in lines)
    ranks = {
        "avalanche": [(-rates[line], balances[line], line) for line in lines],
        "snowball": [(balances[line], -rates[line], line) for line in lines],
    }
    targets = [rank[-1] for rank in sorted(ranks[method])]
    cleared: dict[int, int] = {}
    interest = 0
    for month in range(1, MOST_MONTHS + 1 if budget >= first else 1):
        left = budget
        for line, rate in enumerate(rates):
            interest += grown(balances[line], rate)
            balances[line] += grown(balances[line], rate)
        for line, most in (*enumerate(minimums), *((line, left) for line in targets)):
            paid = min(most, balances[line], left)
            balances[line] -= paid
            left -= paid
        cleared |= {line: month for line, owed in enumerate(balances) if not owed and line not in cleared}
        if len(cleared) == len(debts):
            order = sorted(targets, key=lambda line: cleared[line])
            return Ending(month, interest, [(debts[line].name, cleared[line]) for line in order])
    return None


def grown(owed: int, rate: int) -> int:
    """Round a month's interest half up: twice the exact fraction, plus one, halved."""
    return (2 * owed * rate // (1200 * RATE_UNITS) + 1) // 2


@st.composite
def several_debts(draw, largest: int = 3000, most: int = 5) -> tuple[OpenDebt, ...]:
    """Debts whose minimums may clear them, just keep them, or let them grow."""
    lines = []
    for line in range(draw(st.integers(1, most))):
        owed = draw(st.integers(1, largest))
        rate = draw(st.sampled_from([0, 12, 24, 1000]) | st.integers(0, 100) | st.decimals(0, 36, places=8))
        minimum = draw(
            st.sampled_from([0, 2 * owed, *(owed // part + 1 for part in (3, 5, 40))]) | st.integers(0, owed)
        )
        lines.append(OpenDebt(f"债{line}", from_cents(owed), Decimal(rate), from_cents(minimum)))
    return tuple(lines)


methods = st.sampled_from(sorted(METHODS))


def listed(*lines: str) -> tuple[OpenDebt, ...]:
    return tuple(OpenDebt(name, *map(Decimal, figures)) for name, *figures in (line.split() for line in lines))


TWO_END_TOGETHER = listed("甲 10 24 2.1", "乙 60 18 1", "丙 10.5 12 2.1")
"""甲, the first target, is gone early; in the month in which its minimum alone would clear it, 丙 is cleared."""
OUT_OF_HAND = listed("甲 29 0 0", "乙 30 1000 0")
"""While 甲 is paid, 乙 grows beyond what any budget could stop."""


@given(several_debts(), st.integers(0, 4000), methods)
@example(TWO_END_TOGETHER, 600, "avalanche")
@example(TWO_END_TOGETHER, 700, "snowball")
@example(OUT_OF_HAND, 30, "snowball")
@calm
def test_a_plan_is_the_definitions_own(debts: tuple[OpenDebt, ...], budget: int, method: str) -> None:
    """Months, interest and order of both methods are those of the definition, stepped debt by debt."""
    result = payoff_order(monthly_budget=from_cents(budget), debts=debts, method=method).result

    told = {one.method: (one.months, one.total_interest) for one in result.compare}
    for name in METHODS:
        ending = defined(debts, budget, name)
        assert told[name] == ((ending.months, from_cents(ending.interest)) if ending else (None, None))
    ending = defined(debts, budget, method)
    assert result.feasible == (ending is not None)
    assert [(row.name, row.month_cleared) for row in result.order] == (ending.cleared if ending else [])


@given(several_debts(), methods)
@example(TWO_END_TOGETHER, "avalanche")
@example(OUT_OF_HAND, "snowball")
@calm
def test_the_smallest_budget_is_feasible_and_a_cent_less_is_not(debts: tuple[OpenDebt, ...], method: str) -> None:
    """The definition clears everything with the smallest budget, and does not with one cent less."""
    result = payoff_order(monthly_budget=Decimal(0), debts=debts, method=method).result

    smallest = int(result.smallest_budget * 100)
    assert defined(debts, smallest, method) is not None
    assert defined(debts, smallest - 1, method) is None


@given(several_debts(), st.data(), methods)
@calm
def test_more_money_never_takes_longer_or_costs_more(
    debts: tuple[OpenDebt, ...], data: st.DataObject, method: str
) -> None:
    """From the smallest budget on every budget is feasible, in fewer or as many months, with no more interest."""
    smallest = payoff_order(monthly_budget=Decimal(0), debts=debts, method=method).result.smallest_budget
    budget = smallest + from_cents(data.draw(st.integers(0, 2000)))
    more = budget + from_cents(data.draw(st.integers(0, 500)))

    before, after = (payoff_order(monthly_budget=each, debts=debts, method=method).result for each in (budget, more))

    assert before.feasible
    assert after.feasible
    assert after.months <= before.months
    assert after.total_interest <= before.total_interest
    assert before.smallest_budget == smallest


@given(st.integers(1, LARGEST), st.integers(0, 1000 * RATE_UNITS), st.integers(0, 2000))
@example(LARGEST, 1000 * RATE_UNITS, 0)
@example(LARGEST, 1, 0)
@example(1000, 6 * RATE_UNITS // 10, 0)
@calm
def test_a_course_is_booked_interest_less_the_minimum(balance: int, rate: int, part: int) -> None:
    """Multiply and shift gives what dividing and rounding gives, month by month, until it ends or is hopeless."""
    debt = Debt(balance, rate, balance * part // 10_000)

    (course,) = follow([debt])

    owed, most = from_cents(balance), debt.with_interest()
    for month, left in enumerate(course.left):
        assert from_cents(left) == owed
        assert (left <= 0) == (month == course.ends)
        if month + 1 < len(course.left):
            assert left > 0
        if left >= course.hopeless:
            assert monthly_interest(owed - from_cents(most), Decimal(rate).scaleb(-8)) >= from_cents(most)
            break
        owed += monthly_interest(owed, Decimal(rate).scaleb(-8)) - from_cents(debt.minimum)
    assert course.ends <= MOST_MONTHS or course.ends == NEVER


@given(several_debts(), st.integers(1, 4000), methods)
@calm
def test_the_first_month_shares_out_the_whole_budget(debts: tuple[OpenDebt, ...], budget: int, method: str) -> None:
    """First payments cover every minimum and add up to the budget, or to all that is owed with interest."""
    result = payoff_order(monthly_budget=from_cents(budget), debts=debts, method=method).result

    assume(result.feasible)
    owed = [debt.balance + monthly_interest(debt.balance, debt.annual_rate) for debt in debts]
    payments = [row.payment for row in result.first_month]
    assert sum(payments) == min(from_cents(budget), sum(owed))
    assert all(min(debt.minimum, each) <= paid <= each for debt, paid, each in zip(debts, payments, owed, strict=True))


@given(several_debts(), st.integers(0, 4000), methods)
@calm
def test_what_is_empty_has_its_reason(debts: tuple[OpenDebt, ...], budget: int, method: str) -> None:
    """Without a plan months, interest, order and first month are empty, and exactly then the notes say why."""
    answer = payoff_order(monthly_budget=from_cents(budget), debts=debts, method=method)

    empty = [answer.result.months is None, answer.result.total_interest is None]
    empty += [not answer.result.order, not answer.result.first_month]
    assert set(empty) == {not answer.result.feasible}
    assert any("所以没有月数" in note.text for note in answer.notes) == (not answer.result.feasible)


def test_interest_of_a_month_is_the_exact_fraction_rounded() -> None:
    """The independent rounding used here is right about halves."""
    for owed, rate in ((1000, 60_000_000), (999, 60_000_000), (1001, 60_000_000), (LARGEST - 1, 1000 * RATE_UNITS)):
        assert grown(owed, rate) == int(Fraction(owed * rate, 1200 * RATE_UNITS) + Fraction(1, 2))


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize(("rate", "part"), [("0.00000001", 0), ("4.99999999", 0), ("9.87654321", 110), ("1000", 0)])
def test_a_hundred_of_the_largest_debts_take_no_time(method: str, rate: str, part: int) -> None:
    """The worst lists, most debts over most months, are answered within a fraction of a second."""
    debts = tuple(
        OpenDebt(f"债{line}", Decimal(10**12 - line * 10**9), Decimal(rate), Decimal(10**12) * part / 10_000)
        for line in range(100)
    )
    start = time.process_time()

    result = payoff_order(monthly_budget=Decimal(10**12), debts=debts, method=method).result

    assert result.smallest_budget > 0
    assert time.process_time() - start < 0.2


def test_the_sentence_names_the_target_the_time_and_the_cost() -> None:
    """A reader is told what to pay first, how long it takes and what it costs; without a plan, what would do."""
    debts = (
        OpenDebt("甲", Decimal(5000), Decimal(12), Decimal(200)),
        OpenDebt("乙", Decimal(3000), Decimal(12), Decimal(150)),
    )

    good, bad = (payoff_order(monthly_budget=Decimal(budget), debts=debts).view for budget in (2500, 300))

    assert good.answer == ("每月2,500.00元，先付够各家的最低，余下的都先还「乙」：4个月全部还清，利息一共173.83元。")
    assert bad.answer == (
        "每月最少要350.00元才还得清，那样要27个月（2年3个月）；"
        "现在的300.00元，不够付这个月各家的最低。先别借新还旧，找各家谈减免、分期。"
    )
