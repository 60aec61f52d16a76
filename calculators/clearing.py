"""Clear several debts with one monthly budget, in whole cents, and find the smallest budget that does."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from math import gcd
from operator import neg
from typing import NamedTuple

from calculators.instalments import RATE_BASE, interest_cents

MOST_MONTHS = 600
NEVER = MOST_MONTHS + 1
STRIDE = 40


class Debt(NamedTuple):
    """What one debt is at the start, in cents; its rate in 0.00000001 % a year."""

    balance: int
    rate: int
    minimum: int

    def with_interest(self) -> int:
        """Give what is owed after the first month's interest."""
        return self.balance + interest_cents(self.balance, self.rate)


@dataclass(frozen=True, slots=True)
class Course:
    """A debt that gets only its minimum: what is left after each month, whatever the budget and the order.

    A month is (balance × factor + half) shifted right by `shift` bits, less the payment. That is the exact
    floor((balance × growth + base ÷ 2) ÷ base), but faster than a long division: factor and half are growth and
    base ÷ 2 times 2^shift ÷ base, rounded up, so the quotient is too large by less than (balance + 1) ÷ 2^shift,
    which is below 1 ÷ base, too little to reach the next whole number from a fraction with that denominator.
    """

    minimum: int
    factor: int
    half: int
    shift: int
    hopeless: int
    """From here on a month's interest is above any budget worth trying."""
    left: Sequence[int]
    """After month 0, 1, 2 … up to the first that is not above 0, or to the last month, or until it is hopeless."""
    ends: int
    """The month in which the minimum alone clears it, or `NEVER`."""

    def after_month(self, owed: int) -> int:
        """Add a month's interest."""
        return owed * self.factor + self.half >> self.shift


def follow(debts: Sequence[Debt]) -> tuple[Course, ...]:
    """Lay out the course of each debt; no budget worth trying is above what clears all of them at once."""
    most = sum(debt.with_interest() for debt in debts)
    return tuple(_course(debt, most) for debt in debts)


def _course(debt: Debt, most: int) -> Course:
    """Follow one debt; it is hopeless where, `most` paid off it, a month's interest is above `most` again."""
    common = gcd(debt.rate, RATE_BASE)
    base, rate = RATE_BASE // common, debt.rate // common
    hopeless = most + 1 + (most + 1) * base // max(rate, 1)
    shift = ((hopeless + 1) * base).bit_length()
    factor, half = -(-(base + rate << shift) // base), -(-(base // 2 << shift) // base)
    constant = half - (debt.minimum << shift)
    owed, left = debt.balance, [debt.balance]
    while len(left) <= MOST_MONTHS and 0 < owed < hopeless:
        left += [owed := owed * factor + constant >> shift for _ in range(STRIDE)]
    ends = min(NEVER, bisect_left(left, 0, key=neg)) if owed <= 0 else NEVER
    return Course(debt.minimum, factor, half, shift, hopeless, left[: ends + 1], ends)


class Release(NamedTuple):
    """A minimum that falls free once it has cleared its debt, and what the last one leaves over."""

    month: int
    place: int
    minimum: int
    over: int


@dataclass(frozen=True, slots=True)
class Queue:
    """Debts in the order in which the money beyond the minimums goes to them."""

    courses: Sequence[Course]
    releases: Sequence[Release]
    """By month, then by place."""
    minimums: int
    debt: int
    least: int
    """What the first month's minimums take; a smaller budget is no plan."""
    most: int
    """What clears everything in the first month."""


def queue(debts: Sequence[Debt], courses: Sequence[Course], order: Sequence[int]) -> Queue:
    """Lines up debts, with their courses, in an order of their places in the list."""
    in_line = [courses[index] for index in order]
    ending = ((place, one) for place, one in enumerate(in_line) if one.ends < NEVER)
    return Queue(
        courses=in_line,
        releases=sorted(Release(one.ends, place, one.minimum, -one.left[-1]) for place, one in ending),
        minimums=sum(debt.minimum for debt in debts),
        debt=sum(debt.balance for debt in debts),
        least=sum(min(debt.minimum, debt.with_interest()) for debt in debts),
        most=sum(debt.with_interest() for debt in debts),
    )


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a budget ends: in which month each debt of the queue is cleared, or that it is not enough."""

    cleared: Sequence[int] = ()
    paid: int = 0
    missing: int | None = None
    """What is owed after the last month, or, below zero, what the plan leaves unspent; None: interest outruns it."""


def pay_off(line: Queue, budget: int) -> Outcome:
    """Follow a budget that covers the first month's minimums.

    Debts behind the target are on their own courses, so that only the target is reckoned month by month. As the
    first month's minimums are covered, all later ones are: a debt that takes more one month later is none.
    """
    walk, cleared = _Walk(line, budget), []
    for place, course in enumerate(line.courses):
        if course.ends > walk.month:
            missing = walk.clear(place, course)
            if missing != 0:
                return Outcome(missing=missing)
        cleared.append(min(course.ends, walk.month))
    unspent = walk.spare + budget * (MOST_MONTHS - walk.month)
    return Outcome(cleared, budget * walk.month - walk.spare, -unspent)


class _Walk:
    """One budget on its way along the queue."""

    __slots__ = ("budget", "line", "minimums", "month", "released", "spare")

    def __init__(self, line: Queue, budget: int) -> None:
        self.line = line
        self.budget = budget
        self.month = 0
        self.spare = 0
        """What this month's money has left after the targets it cleared."""
        self.minimums = line.minimums
        """What the debts behind the target take each month."""
        self.released = 0

    def clear(self, place: int, course: Course) -> int | None:
        """Pay a target until it is cleared and give 0, or what is missing in the end; None: interest outruns it."""
        if self.month >= len(course.left):
            return None
        self.minimums -= course.minimum
        owed = course.left[self.month] - self.spare
        while owed > 0:
            quiet = self._quiet_until(place)
            if quiet == MOST_MONTHS and course.after_month(owed) - self._payment() >= owed:
                return None
            owed = self._pay_evenly(course, owed, quiet)
            if owed >= course.hopeless:
                return None
            if owed > 0 and quiet == MOST_MONTHS:
                return owed + self._owed_behind(place)
            if owed > 0:
                owed = course.after_month(owed) - self._payment_with_releases()
        self.spare = -owed
        return 0

    def _quiet_until(self, place: int) -> int:
        """Give the month before the next release behind the target; those of a month are sorted by place."""
        releases = self.line.releases
        while self.released < len(releases) and releases[self.released].place <= place:
            self.released += 1
        return releases[self.released].month - 1 if self.released < len(releases) else MOST_MONTHS

    def _payment(self) -> int:
        return self.budget - self.minimums

    def _pay_evenly(self, course: Course, owed: int, until: int) -> int:
        factor, shift, hopeless = course.factor, course.shift, course.hopeless
        constant = course.half - (self._payment() << shift)
        month = self.month
        for month in range(self.month + 1, until + 1):  # noqa: B007 (how far it came is wanted)
            owed = owed * factor + constant >> shift
            if not 0 < owed < hopeless:
                break
        self.month = month
        return owed

    def _payment_with_releases(self) -> int:
        """Go one month on, to one in which minimums behind the target fall free, and give what the target gets."""
        self.month += 1
        payment, releases = self._payment(), self.line.releases
        while self.released < len(releases) and releases[self.released].month == self.month:
            payment += releases[self.released].over
            self.minimums -= releases[self.released].minimum
            self.released += 1
        return payment

    def _owed_behind(self, place: int) -> int:
        return sum(one.left[-1] for one in self.line.courses[place + 1 :] if one.ends == NEVER)


def smallest_budget(line: Queue) -> int:
    """Find the smallest budget that covers the first month's minimums and clears everything in time.

    A larger budget never leaves more of any debt: it pays each target at least as much, and interest rounded on less
    is not more. So halving finds it; every other try interpolates what is missing, which is nearly a straight line.
    """
    low, high = max(line.least, (line.debt - 1) // MOST_MONTHS), line.most
    under, over = pay_off(line, low), pay_off(line, high)
    if under.cleared:
        return low
    budget, halve = line.most - line.debt + line.debt // MOST_MONTHS, True
    while high - low > 1:
        budget = min(max(budget, low + 1), high - 1)
        outcome = pay_off(line, budget)
        if outcome.cleared:
            high, over = budget, outcome
        else:
            low, under = budget, outcome
        budget = low + (high - low) // 2 if halve else _interpolated(low, high, under.missing, over.missing)
        halve = not halve
    return high


def _interpolated(low: int, high: int, under: int | None, over: int | None) -> int:
    if under is None or over is None:
        return low + (high - low) // 2
    return low + (high - low) * under // (under - over)
