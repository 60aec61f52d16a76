"""Name what inputs and results are made of: money, rates, counts, days, names, and their ranges."""

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
    words: tuple[str, ...] = ()
    """What may follow a number of this kind as its unit."""
    usual: tuple[Decimal, Decimal] | None = None
    """Between what most real values lie; another one but 0 is taken, and asked about."""
    per: str = ""
    """The time that a rate is for, as a question names it."""


ANYTHING = Quantity("text")

YUAN_WORDS = ("元整", "元", "块钱", "块", "圆")
DAY_WORDS = ("天", "日")
MONTH_WORDS = ("个月", "月")
PERIOD_WORDS = (*MONTH_WORDS, "期")

Yuan = Annotated[Decimal, Quantity("money", "元", decimals=2, words=YUAN_WORDS)]
PositiveYuan = Annotated[Decimal, Quantity("money", "元", above_zero=True, decimals=2, words=YUAN_WORDS)]
SignedYuan = Annotated[Decimal, Quantity("money", "元", at_least=-TRILLION, decimals=2, words=YUAN_WORDS)]
Days = Annotated[int, Quantity("integer", "天", at_most=36600, words=DAY_WORDS)]
Months = Annotated[int, Quantity("integer", "个月", at_least=1, at_most=600, words=PERIOD_WORDS)]
Count = Annotated[int, Quantity("integer")]
Dates = Annotated[tuple[date, ...], Quantity("dates")]


def _percent(least: str, most: str, per: str = "", at_most: int = 1000) -> Quantity:
    usual = (Decimal(least), Decimal(most))
    return Quantity("percent", "%", at_most=at_most, decimals=8, words=("%",), usual=usual, per=per)


Percent = Annotated[Decimal, Quantity("percent", "%", at_most=1000, decimals=8, words=("%",))]
"""A percentage of any size, as results have it; an input says with the next ones what is usual for it."""
AnnualRate = Annotated[Decimal, _percent("1", "100", "一年")]
BenchmarkRate = Annotated[Decimal, _percent("1", "10", "一年")]
PeriodRate = Annotated[Decimal, _percent("0.1", "3", "一期")]
DailyRate = Annotated[Decimal, _percent("0.01", "0.1", "一天")]
Uplift = Annotated[Decimal, _percent("10", "100")]
Share = Annotated[Decimal, _percent("1", "100")]
SmallShare = Annotated[Decimal, _percent("1", "30")]
Portion = Annotated[Decimal, _percent("1", "90", at_most=100)]
