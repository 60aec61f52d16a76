"""Find the rate at which what was received equals what is paid, and turn it into yearly rates."""

from collections.abc import Iterable, Sequence
from decimal import Context, Decimal
from itertools import groupby

from calculators.answer import Note
from calculators.money import EXACT, exact, rounded
from calculators.wording import percent

HIGHEST_YEARLY = Decimal(1_000_000)
"""A yearly rate in percent above this says nothing any more; it is left empty."""
BEYOND, POINTLESS = f"超过{percent(HIGHEST_YEARLY)}，不再写出", "这样的数字已经没有比较的意义。"
BEYOND_SENSE = Note(f"年化利率{BEYOND}：{POINTLESS}")
COMPOUND_BEYOND_SENSE = Note(f"复利的{BEYOND_SENSE.text}")
NEAR = Decimal("1e-24")
MOST_TRIES = 300
ROUGH = Context(prec=16)
KEPT = Decimal("1e-15")
"""What is kept of a rate in percent, far beyond 1e-10: so that one with an end, such as 31.00005, comes out whole."""

Run = tuple[Decimal, int]
"""So many equal payments in a row; a row of zeros is a pause."""


def runs(payments: Iterable[Decimal]) -> tuple[Run, ...]:
    """Put equal payments in a row together, so that each run has a closed form."""
    return tuple((amount, sum(1 for _ in same)) for amount, same in groupby(payments))


@exact
def solve_period_rate(received: Decimal, payments: Sequence[Run]) -> Decimal:
    """Solve received = Σ payment_k ÷ (1+r)^k for r ≥ 0, far beyond 1e-10; 0.01 means 1 % a period.

    The payments must add up to at least `received`. The value of the payments falls with r and bends one way,
    so Newton's method from below can't overshoot; halving an interval stands by in case digits run out.
    """
    paid = sum((amount * count for amount, count in payments), Decimal(0))
    if paid <= received:
        return Decimal(0)
    low, high = Decimal(0), paid / received
    rate = _first_guess(received, payments, paid)
    for _ in range(MOST_TRIES):
        value, slope = _present_value(payments, rate)
        low, high = (rate, high) if value > received else (low, rate)
        better = rate - (value - received) / slope
        better = better if low <= better <= high else (low + high) / 2
        if abs(better - rate) <= NEAR:
            return better
        rate = better
    return rate


def _first_guess(received: Decimal, payments: Sequence[Run], paid: Decimal) -> Decimal:
    """Give the rate as if all was paid at the average date: never above the true one (Jensen's inequality)."""
    start, weighted = 0, Decimal(0)
    for amount, count in payments:
        weighted += amount * count * (2 * start + count + 1) / 2
        start += count
    ratio = ROUGH.divide(paid, received)
    return max(NEAR, ROUGH.subtract(ROUGH.power(ratio, ROUGH.divide(paid, weighted)), 1))


def _present_value(payments: Sequence[Run], rate: Decimal) -> tuple[Decimal, Decimal]:
    """Value the payments today, and how that value changes with the rate."""
    discount = 1 / (1 + rate)
    value, slope = Decimal(0), Decimal(0)
    before, start = Decimal(1), 0
    for amount, count in payments:
        after, end = before * discount**count, start + count
        if count == 1:
            value += amount * after
            slope -= amount * end * after * discount
        elif amount:
            value += amount * (before - after) / rate
            change = discount * (end * after - start * before) - (before - after) / rate
            slope += amount * change / rate
        before, start = after, end
    return value, slope


@exact
def simple_yearly(period_rate: Decimal, periods_a_year: int) -> Decimal | None:
    """Give the yearly rate in percent without compounding (r × N), or None where it is beyond all sense."""
    return _within_reason(period_rate * periods_a_year * 100)


@exact
def effective_yearly(period_rate: Decimal, periods_a_year: int) -> Decimal | None:
    """Give the yearly rate in percent with compounding ((1+r)^N − 1), or None where it is beyond all sense."""
    return _within_reason(((1 + period_rate) ** periods_a_year - 1) * 100)


def _within_reason(rate: Decimal) -> Decimal | None:
    if rate > 2 * HIGHEST_YEARLY:  # it may have more digits than can be kept
        return None
    kept = rounded(rate, KEPT)
    return kept if kept <= HIGHEST_YEARLY else None


def yearly_in_words(rate: Decimal | None) -> str:
    """Write a yearly rate for a step, or that it is beyond all sense."""
    return BEYOND if rate is None else percent(rate, 4)


def as_percent(rate: Decimal) -> Decimal:
    """Turn 0.01 into 1 %."""
    return rounded(rate.scaleb(2, EXACT), KEPT)
