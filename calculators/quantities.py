"""This file names what inputs and results are made of: money, rates, counts, days, names, and their ranges."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

TRILLION = 10**12
FIRST_DAY = date(1950, 1, 1)
LAST_DAY = date(2199, 12, 31)


@dataclass(frozen=True, slots=True)
class Quantity:
    """One kind of value: how it is called to readers, what range it has, how many decimals it may carry."""

    kind: str
    unit: str = ""
    at_least: int = 0
    at_most: int = TRILLION
    above_zero: bool = False
    decimals: int = 0


ANYTHING = Quantity("text")

Yuan = Annotated[Decimal, Quantity("money", "元", decimals=2)]
PositiveYuan = Annotated[Decimal, Quantity("money", "元", above_zero=True, decimals=2)]
SignedYuan = Annotated[Decimal, Quantity("money", "元", at_least=-TRILLION, decimals=2)]
Percent = Annotated[Decimal, Quantity("percent", "%", at_most=1000, decimals=8)]
Portion = Annotated[Decimal, Quantity("percent", "%", at_most=100, decimals=8)]
Days = Annotated[int, Quantity("integer", "天", at_most=36600)]
Months = Annotated[int, Quantity("integer", "个月", at_least=1, at_most=600)]
Count = Annotated[int, Quantity("integer")]
Dates = Annotated[tuple[date, ...], Quantity("dates")]
