"""Lay out plans month by month in fractions, from the catalogue's words, for comparison with the calculators."""

from decimal import Decimal
from fractions import Fraction
from math import floor

from hypothesis import settings
from hypothesis import strategies as st

calm = settings(max_examples=60, deadline=None)
sums = st.one_of(st.integers(1, 500), st.integers(1, 10**7), st.integers(1, 10**14)).map(
    lambda cents: Decimal(cents) / 100
)
rates = st.one_of(
    st.just(Decimal(0)),
    st.integers(0, 6000).map(lambda units: Decimal(units) / 100),
    st.integers(0, 10**11).map(lambda units: Decimal(units) / 10**8),
)


def booked(exact: Fraction) -> Fraction:
    """Rounds half up to cents."""
    return Fraction(floor(exact * 100 + Fraction(1, 2)), 100)


def equal_payment(balance: Fraction, rate: Fraction, months: int) -> Fraction:
    monthly = rate / 1200
    if not monthly:
        return booked(balance / months)
    grown = (1 + monthly) ** months
    return booked(balance * monthly * grown / (grown - 1))


def lay_out(
    balance: Decimal, annual_rate: Decimal, months: int, payment: Fraction | None = None
) -> list[tuple[Fraction, Fraction, Fraction]]:
    """Gives payment, interest and balance of every month, at the annuity or at a given payment."""
    left, rate = Fraction(balance), Fraction(annual_rate)
    payment = equal_payment(left, rate, months) if payment is None else payment
    rows = []
    for month in range(1, months + 1):
        interest = booked(left * rate / 1200)
        principal = left if month == months else min(payment - interest, left)
        left -= principal
        rows.append((principal + interest, interest, left))
    return rows


def largest_payments(balance: Decimal, annual_rate: Decimal, most: int) -> list[Fraction]:
    """Gives the largest payment of every plan of 1, 2, 3 … months: what a budget must hold."""
    return [max(row[0] for row in lay_out(balance, annual_rate, months)) for months in range(1, most + 1)]
