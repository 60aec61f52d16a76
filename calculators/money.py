"""Know how money is reckoned: exactly, and rounded half away from zero to the cent when it is booked."""

from collections.abc import Callable, Iterable
from decimal import ROUND_DOWN, ROUND_HALF_UP, Context, Decimal, DivisionByZero, InvalidOperation, localcontext
from functools import wraps
from typing import ParamSpec, TypeVar

Parameters = ParamSpec("Parameters")
Returned = TypeVar("Returned")

CENT = Decimal("0.01")
ZERO = Decimal("0.00")
EXACT = Context(prec=60, rounding=ROUND_HALF_UP, Emin=-999999, Emax=999999, traps=[InvalidOperation, DivisionByZero])
"""Sixty digits hold every product of a sum, two rates and a count of days, so that a half cent survives."""


def exact(function: Callable[Parameters, Returned]) -> Callable[Parameters, Returned]:
    """Let `function` reckon in `EXACT`, whatever decimal context its caller has set."""

    @wraps(function)
    def reckon(*args: Parameters.args, **kwargs: Parameters.kwargs) -> Returned:
        with localcontext(EXACT):
            return function(*args, **kwargs)

    return reckon


def cents(amount: Decimal) -> Decimal:
    """Book an amount: to 0.01, halves away from zero, never a negative zero."""
    return rounded(amount, CENT)


def cents_down(amount: Decimal) -> Decimal:
    """Cut a positive amount to 0.01, for promises that must not be too large."""
    return amount.quantize(CENT, ROUND_DOWN, EXACT)


def rounded(number: Decimal, unit: Decimal) -> Decimal:
    """Round to the decimals of `unit`, halves away from zero, never a negative zero."""
    return EXACT.add(number.quantize(unit, ROUND_HALF_UP, EXACT), 0)


def cents_of_ratio(numerator: int, denominator: int) -> Decimal:
    """Book the positive fraction of two whole numbers, of any length, without an intermediate rounding."""
    return Decimal((200 * numerator + denominator) // (2 * denominator)).scaleb(-2, EXACT)


def total(amounts: Iterable[Decimal]) -> Decimal:
    """Add booked amounts; nothing to add is 0.00."""
    with localcontext(EXACT):
        return sum(amounts, ZERO)
