"""This file knows how a loan is paid off month by month, in booked cents, under each method lenders use."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from math import gcd
from typing import Annotated

from calculators.declare import Output
from calculators.money import EXACT, ZERO, cents, cents_of_ratio, exact, total
from calculators.quantities import Count, Yuan

MONTHLY = Decimal(1200)
"""Twelve months, and a hundred for the percent: a year's rate divided by it is a month's."""
RATE_UNITS = 10**8


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
    """Books a month's interest: round(balance × annual_rate ÷ 1200)."""
    return cents(EXACT.divide(EXACT.multiply(balance, annual_rate), MONTHLY))


def equal_payment(balance: Decimal, annual_rate: Decimal, months: int) -> Decimal:
    """Books the payment of equal instalments: round(B·r·(1+r)^n ÷ ((1+r)^n − 1)), with r = annual_rate ÷ 1200.

    Reckoned in whole numbers, (1+r) as the fraction growth/base, so that no digit is lost before the rounding.
    """
    owed = int(balance.scaleb(2, EXACT))
    if annual_rate == 0:
        return cents_of_ratio(owed, 100 * months)
    growth, base = monthly_growth(annual_rate)
    grown = growth**months
    return cents_of_ratio(owed * (growth - base) * grown, 100 * base * (grown - base**months))


def monthly_growth(annual_rate: Decimal) -> tuple[int, int]:
    """Gives 1 + annual_rate ÷ 1200 as a fraction in lowest terms: numerator and denominator."""
    base, growth = 1200 * RATE_UNITS, 1200 * RATE_UNITS + int(annual_rate.scaleb(8, EXACT))
    common = gcd(base, growth)
    return growth // common, base // common


def equal_instalments(balance: Decimal, annual_rate: Decimal, months: int) -> Schedule:
    """Pays the same every month (等额本息); the last month pays the whole balance and its interest."""
    payment = equal_payment(balance, annual_rate, months)
    return _amortise(balance, months, lambda left: payment - monthly_interest(left, annual_rate), annual_rate)


def equal_principal(balance: Decimal, annual_rate: Decimal, months: int) -> Schedule:
    """Pays the same principal every month (等额本金), and the month's interest on what is still owed."""
    share = principal_share(balance, months)
    return _amortise(balance, months, lambda _: share, annual_rate)


def interest_only(balance: Decimal, annual_rate: Decimal, months: int) -> Schedule:
    """Pays interest every month and the principal in the last one (先息后本)."""
    return _amortise(balance, months, lambda _: ZERO, annual_rate)


def flat_interest(balance: Decimal, annual_rate: Decimal, months: int) -> Schedule:
    """Pays the same principal every month, and interest always on the first principal (等本等息)."""
    share = principal_share(balance, months)
    return _amortise(balance, months, lambda _: share, annual_rate, interest=monthly_interest(balance, annual_rate))


def bullet(balance: Decimal, annual_rate: Decimal, months: int) -> Schedule:
    """Pays everything once at the end (到期一次还本付息): interest = round(B × annual_rate × months ÷ 1200)."""
    interest = cents(EXACT.divide(EXACT.multiply(EXACT.multiply(balance, annual_rate), months), MONTHLY))
    return (Instalment(months, EXACT.add(balance, interest), cents(balance), interest, ZERO),)


def principal_share(balance: Decimal, months: int) -> Decimal:
    """Books a month's equal share of the principal: round(B ÷ months)."""
    return cents(EXACT.divide(balance, months))


def total_interest(schedule: Schedule) -> Decimal:
    """Adds up the booked interest."""
    return total(row.interest for row in schedule)


def total_paid(schedule: Schedule) -> Decimal:
    """Adds up the payments."""
    return total(row.payment for row in schedule)


@exact
def _amortise(
    balance: Decimal,
    months: int,
    share_of: Callable[[Decimal], Decimal],
    annual_rate: Decimal,
    interest: Decimal | None = None,
) -> Schedule:
    """Books month after month: principal = min(share, balance), the last month takes the rest."""

    def rows() -> Iterator[Instalment]:
        left = cents(balance)
        for month in range(1, months + 1):
            charged = monthly_interest(left, annual_rate) if interest is None else interest
            repaid = left if month == months else min(share_of(left), left)
            left -= repaid
            yield Instalment(month, repaid + charged, repaid, charged, left)

    return tuple(rows())
