"""Set a payment that doesn't cover everything off against what is owed, one thing after the other."""

from collections.abc import Mapping
from decimal import Decimal

ORDER_RULE = "民法典第五百六十一条"
"""Costs of getting the money, then interest, then the debt itself, unless it was agreed otherwise."""


def allocate(payment: Decimal, owed: Mapping[str, Decimal]) -> tuple[Mapping[str, Decimal], Decimal]:
    """Give what each takes of a payment, in the order in which they stand, and what is left of it. Source: 民法典 561."""
    taken: dict[str, Decimal] = {}
    for name, amount in owed.items():
        taken[name] = min(amount, payment)
        payment -= taken[name]
    return taken, payment
