"""Find every yearly rate at which sums that change sign more than once are worth the same, and prove it.

With x = −ln(1+r) ÷ 365 what is received and what is paid are worth P(x) and N(x), sums of exponentials. Logarithms of
such sums are convex: on an interval they lie below their chord and above their tangents, and their slopes, the mean days
of the sums, only grow. So the values at two ends tell for all that lies between whether ln P − ln N keeps its sign, or
only rises, or only falls; where they don't, the interval is cut in two.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, localcontext
from math import gcd

from calculators.dated_rates import DIGITS, DaySum, Side, balance, limits, rate_at, side_of, worth
from calculators.polynomials import without_repeated_roots

SURE = Decimal("1e-25")
"""Far above what forty digits lose, far below what any two different rates of real sums lie apart."""
NARROWEST = Decimal("1e-14")
CUTS = (Decimal("0.4871"), Decimal("0.5303"), Decimal("0.4517"))
"""Where an interval is cut; no round number, so that a cut hardly ever falls on a root."""
MOST_CUTS = 1000
"""A thousand sums that turn all the time take a hundred; where rates fall together no number would do."""
MOST_DEGREE = 120

Term = tuple[int, Decimal]
"""Days from the first one, and the sum."""


@dataclass(frozen=True, slots=True)
class Roots:
    """The rates between −99 % and the limit: all of them, the first two of several, or as many as could be proved."""

    rates: tuple[Decimal, ...]
    is_loan: bool
    """Whether, at the only rate, money is received before it is paid, on the average."""
    is_proved: bool = True


class UnclearError(ArithmeticError):
    """Two rates so near each other that they can't be told from none or from one."""


def solve_yearly_rates(sums: Sequence[DaySum]) -> Roots:
    """Find the rates that solve Σ sum × (1+r)^(−days/365) = 0; two are enough to know that there are several."""
    first = sums[0][0]
    terms = [((day - first).days, amount) for day, amount in sums]
    with localcontext(DIGITS):
        try:
            return _rates_of(terms)
        except UnclearError:
            return _rates_without_repetition(terms)


def _rates_without_repetition(terms: Sequence[Term]) -> Roots:
    """Try again with each root counted once: where two fall together the sums only touch zero."""
    step = gcd(*(days for days, _ in terms))
    unclear = Roots((), is_loan=False, is_proved=False)
    if terms[-1][0] > MOST_DEGREE * step:
        return unclear
    single = without_repeated_roots({days // step: int(amount * 100) for days, amount in terms})
    if single is None:
        return unclear
    try:
        found = _rates_of([(power * step, Decimal(factor)) for power, factor in sorted(single.items())])
    except UnclearError:
        return unclear
    return replace(found, is_loan=terms[0][1] > 0)  # where the sums only touch zero, neither side comes first


def _rates_of(terms: Sequence[Term]) -> Roots:
    ledger = _Ledger.of(terms)
    found: list[tuple[Decimal, bool]] = []
    if ledger:
        for low, high in _intervals(ledger):
            rate, is_loan = _solve(ledger, low, high)
            found += [] if rate is None else [(rate, is_loan)]
            if len(found) > 1:
                break
    return Roots(tuple(rate for rate, _ in found), is_loan=all(is_loan for _, is_loan in found))


@dataclass(frozen=True, slots=True)
class _Curve:
    """The logarithm of one side's worth at an end of an interval, and its slope, the mean of its days."""

    value: Decimal
    slope: Decimal


@dataclass(frozen=True, slots=True)
class _End:
    """Both sides at an end of an interval."""

    x: Decimal
    received: _Curve
    paid: _Curve

    @property
    def height(self) -> Decimal:
        return self.received.value - self.paid.value


@dataclass(frozen=True, slots=True)
class _Ledger:
    """What is received and what is paid, both valued on the first day."""

    received: Side
    paid: Side

    @classmethod
    def of(cls, terms: Sequence[Term]) -> "_Ledger | None":
        sides = [[(days, abs(one)) for days, one in reversed(terms) if one * sign > 0] for sign in (1, -1)]
        return cls(*map(side_of, sides)) if all(sides) else None

    def at(self, x: Decimal) -> _End:
        daily = x.exp()
        received, paid = (self._curve(side, daily) for side in (self.received, self.paid))
        return _End(x, received, paid)

    @staticmethod
    def _curve(side: Side, daily: Decimal) -> _Curve:
        value, weighted = worth(side, daily)
        return _Curve(value.ln(), weighted / value)


def _intervals(ledger: _Ledger) -> Iterator[tuple[_End, _End]]:
    """Give intervals with exactly one root each; those left out have been proved to have none."""
    low, high = limits()
    open_ = [(ledger.at(low), ledger.at(high))]
    cuts = 0
    while open_:
        left, right = open_.pop()
        if _keeps_sign(left, right):
            continue
        if _only_rises_or_falls(left, right):
            if (left.height > 0) != (right.height > 0):
                yield left, right
            continue
        cuts += 1
        if cuts > MOST_CUTS:
            raise UnclearError
        middle = _cut(ledger, left, right)
        open_ += [(middle, right), (left, middle)]


def _cut(ledger: _Ledger, left: _End, right: _End) -> _End:
    if right.x - left.x < NARROWEST:
        raise UnclearError
    ends = (ledger.at(left.x + (right.x - left.x) * cut) for cut in CUTS)
    middle = next((end for end in ends if abs(end.height) > SURE), None)
    if middle is None:
        raise UnclearError
    return middle


def _keeps_sign(left: _End, right: _End) -> bool:
    """Tell whether the chord of one side stays below both tangents of the other."""
    return (
        _highest(left.x, right.x, (left.received, right.received), (left.paid, right.paid)) < -SURE
        or _highest(left.x, right.x, (left.paid, right.paid), (left.received, right.received)) < -SURE
    )


def _highest(low: Decimal, high: Decimal, above: tuple[_Curve, _Curve], below: tuple[_Curve, _Curve]) -> Decimal:
    """Bounds how far one curve can rise over another: at an end, or where the tangents of the lower one meet."""
    ends = [upper.value - lower.value for upper, lower in zip(above, below, strict=True)]
    width, (first, last) = high - low, below
    bend = last.slope - first.slope
    if bend <= 0:
        return max(ends)
    meeting = min(max((first.value - last.value + last.slope * width) / bend, Decimal(0)), width)
    chord = above[0].value + (above[1].value - above[0].value) * meeting / width
    return max(*ends, chord - (first.value + first.slope * meeting))


def _only_rises_or_falls(left: _End, right: _End) -> bool:
    """Tell whether the mean days of one side stay above those of the other; slopes only grow."""
    return left.received.slope >= right.paid.slope + SURE or right.received.slope <= left.paid.slope - SURE


def _solve(ledger: _Ledger, left: _End, right: _End) -> tuple[Decimal | None, bool]:
    falls = left.height > 0
    sign = -1 if falls else 1

    def imbalance(x: Decimal) -> tuple[Decimal, Decimal]:
        end = ledger.at(x)
        return sign * end.height, sign * (end.received.slope - end.paid.slope)

    return rate_at(balance(imbalance, left.x, right.x, (left.x + right.x) / 2)), falls
