"""Know how a loan is paid off month by month, in booked cents, under each method lenders use."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from math import gcd
from typing import Annotated

from calculators.declare import Output
from calculators.money import EXACT, cents, cents_of_ratio, total
from calculators.quantities import Count, Yuan

MONTHLY = Decimal(1200)
"""Twelve months, and a hundred for the percent: a year's rate divided by it is a month's."""
RATE_UNITS = 10**8
RATE_BASE = 1200 * RATE_UNITS
"""A yearly rate in units of 0.00000001 % divided by it is a month's rate."""


@dataclass(frozen=True, slots=True)
class Instalment:
    """One row of a schedule: what is paid, what of it is principal and interest, what is still owed after it."""

    period: Annotated[Count, Output(label="第几期")]
    payment: Annotated[Yuan, Output(label="这期要还")]
    principal: Annotated[Yuan, Output(label="其中本金")]
    interest: Annotated[Yuan, Output(label="其中利息")]
    balance: Annotated[Yuan, Output(label="还剩本金")]


Schedule = tuple[Instalment, ...]


def monthly_interest(balance: Decimal, annual_rate: Decimal) -> Decimal:
    """Book a month's interest: round(balance × annual_rate ÷ 1200)."""
    return cents(EXACT.divide(EXACT.multiply(balance, annual_rate), MONTHLY))


def equal_payment(balance: Decimal, annual_rate: Decimal, months: int) -> Decimal:
    """Book the payment of equal instalments: round(B·r·(1+r)^n ÷ ((1+r)^n − 1)), with r = annual_rate ÷ 1200.

    Reckoned in whole numbers, (1+r) as the fraction growth/base, so that no digit is lost before the rounding.
    """
    owed = whole(balance, 2)
    if annual_rate == 0:
        return cents_of_ratio(owed, 100 * months)
    growth, base = monthly_growth(annual_rate)
    grown = growth**months
    return cents_of_ratio(owed * (growth - base) * grown, 100 * base * (grown - base**months))


def monthly_growth(annual_rate: Decimal) -> tuple[int, int]:
    """Give 1 + annual_rate ÷ 1200 as a fraction in lowest terms: numerator and denominator."""
    base, growth = RATE_BASE, RATE_BASE + whole(annual_rate, 8)
    common = gcd(base, growth)
    return growth // common, base // common


@dataclass(frozen=True, slots=True)
class Course:
    """How a loan is paid off, in whole cents: of each instalment principal, interest, and balance after it."""

    steps: tuple[tuple[int, int, int], ...]
    first_period: int = 1

    @property
    def first_payment(self) -> Decimal:
        """What is paid first."""
        return yuan_of(self.steps[0][0] + self.steps[0][1])

    @property
    def last_payment(self) -> Decimal:
        """What is paid last, with all that rounding has left over."""
        return yuan_of(self.steps[-1][0] + self.steps[-1][1])

    @property
    def total_interest(self) -> Decimal:
        """Add up the booked interest."""
        return yuan_of(sum(interest for _, interest, _ in self.steps))

    def schedule(self) -> Schedule:
        """Lay the course out row by row."""
        return tuple(
            Instalment(period, yuan_of(principal + interest), yuan_of(principal), yuan_of(interest), yuan_of(balance))
            for period, (principal, interest, balance) in enumerate(self.steps, self.first_period)
        )


def equal_instalments(balance: Decimal, annual_rate: Decimal, months: int) -> Course:
    """Pay the same every month (等额本息); the last month pays the whole balance and its interest."""
    payment = whole(equal_payment(balance, annual_rate, months), 2)
    return _course(balance, annual_rate, months, lambda interest: payment - interest)


def equal_principal(balance: Decimal, annual_rate: Decimal, months: int) -> Course:
    """Pay the same principal every month (等额本金), and the month's interest on what is still owed."""
    share = whole(principal_share(balance, months), 2)
    return _course(balance, annual_rate, months, lambda _: share)


def interest_only(balance: Decimal, annual_rate: Decimal, months: int) -> Course:
    """Pay interest every month and the principal in the last one (先息后本)."""
    return _course(balance, annual_rate, months, lambda _: 0)


def flat_interest(balance: Decimal, annual_rate: Decimal, months: int) -> Course:
    """Pay the same principal every month, and interest always on the first principal (等本等息)."""
    interest = interest_cents(whole(balance, 2), whole(annual_rate, 8))
    repaid = equal_principal(balance, Decimal(0), months)
    return Course(tuple((principal, interest, left) for principal, _, left in repaid.steps))


def bullet(balance: Decimal, annual_rate: Decimal, months: int) -> Course:
    """Pay everything once at the end (到期一次还本付息): interest = round(B × annual_rate × months ÷ 1200)."""
    owed = whole(balance, 2)
    return Course(((owed, interest_cents(owed * months, whole(annual_rate, 8)), 0),), first_period=months)


def _course(balance: Decimal, annual_rate: Decimal, months: int, share_of: Callable[[int], int]) -> Course:
    """Book month after month: principal = min(the share beside this interest, balance), the last takes the rest."""
    rate = whole(annual_rate, 8)

    def steps() -> Iterator[tuple[int, int, int]]:
        left = whole(balance, 2)
        for month in range(1, months + 1):
            interest = interest_cents(left, rate)
            repaid = left if month == months else min(share_of(interest), left)
            left -= repaid
            yield repaid, interest, left

    return Course(tuple(steps()))


def interest_cents(owed: int, rate: int) -> int:
    """Book a month's interest in whole cents; the rate comes in units of 0.00000001 % a year."""
    return (owed * rate + RATE_BASE // 2) // RATE_BASE


def whole(number: Decimal, decimals: int) -> int:
    """Turn a figure with so many decimals into a whole number of its last ones: 12.34 → 1234."""
    return int(number.scaleb(decimals, EXACT))


def yuan_of(cents: int) -> Decimal:
    """Turn whole cents into yuan."""
    return Decimal(cents).scaleb(-2, EXACT)


def principal_share(balance: Decimal, months: int) -> Decimal:
    """Book a month's equal share of the principal: round(B ÷ months)."""
    return cents(EXACT.divide(balance, months))


def total_interest(schedule: Schedule) -> Decimal:
    """Add up the booked interest."""
    return total(row.interest for row in schedule)


def total_paid(schedule: Schedule) -> Decimal:
    """Add up the payments."""
    return total(row.payment for row in schedule)
