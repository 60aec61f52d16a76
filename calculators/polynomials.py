"""Take repeated roots out of a polynomial with whole coefficients, exactly."""

from collections.abc import Mapping
from math import gcd

Factors = list[int]
"""Coefficients, the highest power first."""


def without_repeated_roots(terms: Mapping[int, int]) -> dict[int, int] | None:
    """Gives, by power, a polynomial with the same roots, each once; None if none was repeated.

    >>> without_repeated_roots({0: 100, 1: -220, 2: 121})
    {0: -10, 1: 11}
    """
    polynomial = [terms.get(power, 0) for power in range(max(terms), -1, -1)]
    common = _common(polynomial, _derivative(polynomial))
    if len(common) == 1:
        return None
    single = _primitive(_divide(polynomial, common)[0])
    return {power: factor for power, factor in enumerate(reversed(single)) if factor}


def _derivative(polynomial: Factors) -> Factors:
    degree = len(polynomial) - 1
    return [factor * (degree - place) for place, factor in enumerate(polynomial[:-1])]


def _common(one: Factors, other: Factors) -> Factors:
    """Find the greatest common divisor by Euclid's steps, kept small by what divides all coefficients."""
    while other:
        one, other = other, _primitive(_divide(one, other)[1])
    return _primitive(one)


def _divide(dividend: Factors, divisor: Factors) -> tuple[Factors, Factors]:
    """Divides, after a multiplication that keeps all whole: quotient and remainder, both up to a factor."""
    quotient: Factors = []
    rest, lead = list(dividend), divisor[0]
    while len(rest) >= len(divisor):
        head = rest[0]
        quotient = [lead * factor for factor in quotient] + [head]
        rest = [lead * factor for factor in rest]
        for place, factor in enumerate(divisor):
            rest[place] -= head * factor
        rest.pop(0)
    return quotient, _stripped(rest)


def _stripped(polynomial: Factors) -> Factors:
    first = next((place for place, factor in enumerate(polynomial) if factor), len(polynomial))
    return polynomial[first:]


def _primitive(polynomial: Factors) -> Factors:
    if not polynomial:
        return []
    whole = gcd(*polynomial)
    return [factor // whole for factor in polynomial]
