"""Find the round numbers that stand along an axis."""

from decimal import Decimal

from calculators.money import EXACT

STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
"""What a step may begin with; anything else is hard to count in."""


def round_ticks(highest: Decimal, most: int) -> tuple[Decimal, ...]:
    """Give round numbers in equal steps from 0 up to `highest`, at most `most` besides the 0.

    >>> round_ticks(Decimal("2778.56"), 3)
    (Decimal('0'), Decimal('1000'), Decimal('2000'))
    """
    if highest <= 0:
        return (Decimal(0),)
    step = _round_step(EXACT.divide(highest, Decimal(most)))
    return tuple(step * count for count in range(int(EXACT.divide_int(highest, step)) + 1))


def _round_step(least: Decimal) -> Decimal:
    """Give the smallest round number that is not below `least`."""
    power = Decimal(1).scaleb(least.adjusted(), EXACT)
    step = next(EXACT.multiply(one, power) for one in STEPS if EXACT.multiply(one, power) >= least)
    return Decimal(f"{step.normalize(EXACT):f}")
