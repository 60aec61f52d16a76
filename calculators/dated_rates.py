"""Find the yearly rate at which sums on any dates, some received and some paid, are worth the same."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, localcontext
from itertools import accumulate, pairwise
from operator import mul

from calculators.money import EXACT, ZERO, exact, rounded
from calculators.rates import HIGHEST_YEARLY

YEAR = 365
LOWEST, HIGHEST = Decimal("-0.99"), EXACT.divide(HIGHEST_YEARLY, 100)
"""Below −99 % and above 1 000 000 % a year a rate says nothing any more."""
DIGITS = EXACT.copy()
DIGITS.prec = 38
"""What fits two machine words, and so is quick; a thousand sums over 250 years lose five or six of them."""
NEAR = Decimal("1e-20")
"""Where Newton's method moves by less, it is off by less than the square of this, times the days."""
KEPT = Decimal("1e-24")
"""What is kept of a rate: fewer digits than are right, so that one with an end, such as 0.1234565, comes out whole."""
HAIR = Decimal("1e-12")
MOST_TRIES = 400

DaySum = tuple[date, Decimal]
Imbalance = Callable[[Decimal], tuple[Decimal, Decimal]]
"""What grows with x and is 0 where both sides are worth the same, and by how much it grows."""


def sums_by_day(flows: Iterable[DaySum]) -> tuple[DaySum, ...]:
    """Add up what falls on one day, earliest day first; a day that comes to nothing is left out."""
    sums: dict[date, Decimal] = {}
    for day, amount in flows:
        sums[day] = EXACT.add(sums.get(day, ZERO), amount)
    return tuple((day, amount) for day, amount in sorted(sums.items()) if amount)


def sign_changes(sums: Sequence[DaySum]) -> int:
    """Count how often receiving turns into paying or back; only with one turn is there exactly one rate."""
    return sum((before > 0) != (after > 0) for (_, before), (_, after) in pairwise(sums))


def solve_yearly_rate(sums: Sequence[DaySum]) -> Decimal | None:
    """Solve Σ sum × (1+r)^(−days/365) = 0 for sums that change sign once; None if r is beyond all sense.

    With v = (1+r)^(−1/365) and x = ln v, what lies before the turn of signs and what lies after it are both sums of
    one sign in whole powers of v. ln(later ÷ earlier) grows with x, by at least the days next to the turn and at most
    all the days, and so is 0 exactly once.
    """
    with localcontext(DIGITS):
        sides = _sides(sums)
        low, high = limits()
        if _imbalance(sides, low)[0] > 0 or _imbalance(sides, high)[0] < 0:
            return None
        return rate_at(balance(lambda x: _imbalance(sides, x), low, high, Decimal(0)))


def limits() -> tuple[Decimal, Decimal]:
    """Give the lowest and the highest x = −ln(1+r) ÷ 365 worth looking at, a hair beyond what is answered."""
    return -(1 + HIGHEST).ln() / YEAR - HAIR, -(1 + LOWEST).ln() / YEAR + HAIR


def rate_at(x: Decimal) -> Decimal | None:
    """Turn x into the yearly rate, None beyond all sense."""
    rate = rounded((x * -YEAR).exp() - 1, KEPT)
    return rate if LOWEST <= rate <= HIGHEST else None


@dataclass(frozen=True, slots=True)
class Side:
    """Sums of one sign, the farthest from a day first, each with the days to the next nearer one."""

    sums: tuple[tuple[Decimal, int], ...]
    gaps: tuple[int, ...]
    """All these days, each number once, smallest first."""


def _sides(sums: Sequence[DaySum]) -> tuple[Side, Side]:
    turn = next(place for place, (_, amount) in enumerate(sums) if (amount > 0) != (sums[0][1] > 0))
    middle = sums[turn - 1][0]
    return _side(sums[:turn], middle), _side(sums[: turn - 1 : -1], middle)


def _side(sums: Sequence[DaySum], middle: date) -> Side:
    return side_of([(abs((day - middle).days), abs(amount)) for day, amount in sums])


def side_of(sums: Sequence[tuple[int, Decimal]]) -> Side:
    """Make a side of sums and their days from the day to which it is valued, the farthest first."""
    gaps = [before - after for (before, _), (after, _) in pairwise([*sums, (0, ZERO)])]
    amounts = (amount for _, amount in sums)
    return Side(tuple(zip(amounts, gaps, strict=True)), tuple(sorted(set(gaps))))


def balance(imbalance_at: Imbalance, low: Decimal, high: Decimal, start: Decimal) -> Decimal:
    """Find x by Newton's method; whenever a try hasn't halved the imbalance, it halves the interval instead."""
    x, before = start, Decimal("Infinity")
    for _ in range(MOST_TRIES):
        imbalance, slope = imbalance_at(x)
        low, high = (low, x) if imbalance > 0 else (x, high)
        better = x - imbalance / slope if slope else low
        if abs(better - x) <= NEAR:
            return better
        x = better if low < better < high and 2 * abs(imbalance) <= before else (low + high) / 2
        before = abs(imbalance)
    return x


def _imbalance(sides: tuple[Side, Side], x: Decimal) -> tuple[Decimal, Decimal]:
    """Give ln(later ÷ earlier), both valued on the last day before the turn, and how that changes with x."""
    discount = x.exp()
    earlier, earlier_days = worth(sides[0], 1 / discount)
    later, later_days = worth(sides[1], discount)
    return (later / earlier).ln(), earlier_days / earlier + later_days / later


def worth(side: Side, daily: Decimal) -> tuple[Decimal, Decimal]:
    """Give Σ value and Σ value × days, by Horner's rule from gap to gap."""
    powers = _powers(daily, side.gaps)
    value, weighted = Decimal(0), Decimal(0)
    for amount, gap in side.sums:
        value += amount
        weighted = (weighted + gap * value) * powers[gap]
        value *= powers[gap]
    return value, weighted


def _powers(base: Decimal, exponents: Sequence[int]) -> dict[int, Decimal]:
    """Raise to ascending exponents, each from the one before it: several times as quick as one by one."""
    steps = (after - before for before, after in pairwise((0, *exponents)))
    return dict(zip(exponents, accumulate((base**step for step in steps), mul), strict=True))


@exact
def on_one_day(sums: Sequence[DaySum], rate: Decimal) -> tuple[Decimal, ...]:
    """Value each sum on the first day, or below 0 % on the last, so that none grows: not rounded."""
    daily = (1 + rate) ** (Decimal(-1) / YEAR)
    days = [(day - sums[0][0]).days for day, _ in sums]
    start = daily ** -days[-1] if rate < 0 else Decimal(1)
    steps = (daily ** (after - before) for before, after in pairwise(days))
    factors = accumulate(steps, mul, initial=start)
    return tuple(amount * factor for (_, amount), factor in zip(sums, factors, strict=True))
