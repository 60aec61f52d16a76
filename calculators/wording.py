"""Know how figures and dates are written in Chinese sentences, steps and charts."""

from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from calculators.money import EXACT

TEN_THOUSAND = Decimal(10**4)
HUNDRED_MILLION = Decimal(10**8)
DIGITS = "零一二三四五六七八九"
EXPERIENCE = "经验做法，不是法律规定"
"""Stands where a statement has no source in law."""
COURT_DECIDES = "没有写死一个数，由法院定"
"""Ends what a court may take off a card's costs, for which no rate is set."""
TO_MEND = "有{count}处要改"
"""Stands over the mistakes in what was filled in; the form hands it to the page's script."""


def amount(money: Decimal) -> str:
    """Write a sum without its unit: 1,234.50."""
    return f"{money:,.2f}"


def short_amount(money: Decimal) -> str:
    """Write a sum for a chart, where there is little room: from a hundred million on as 1.50亿."""
    return amount(money) if abs(money) < HUNDRED_MILLION else f"{amount(EXACT.divide(money, HUNDRED_MILLION))}亿"


def round_amount(money: Decimal) -> str:
    """Write a round sum along an axis: 5,000, 2.5万, 3亿."""
    if money < TEN_THOUSAND:
        return number(money)
    unit, word = (HUNDRED_MILLION, "亿") if money >= HUNDRED_MILLION else (TEN_THOUSAND, "万")
    return f"{number(EXACT.divide(money, unit))}{word}"


def yuan(money: Decimal) -> str:
    """Write a sum with its unit: 1,234.50元."""
    return f"{amount(money)}元"


def number(value: Decimal | int) -> str:
    """Write a figure as short as it is exact, for the numbers of a step: 10,000 or 0.05."""
    text = f"{value:,f}" if isinstance(value, Decimal) else f"{value:,}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def percent(rate: Decimal, decimals: int | None = None) -> str:
    """Write a rate, if asked rounded to so many decimals, without idle zeros: 13.03%."""
    if decimals is not None:
        rate = rate.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, EXACT)
    return f"{number(rate)}%"


def chinese_date(day: date) -> str:
    """Write a day as people read it: 2026年11月17日."""
    return f"{day.year}年{day.month}月{day.day}日"


def days_named(days: Sequence[date], most: int) -> str:
    """Name several days, of more than `most` the first, and how many they are: 2026年11月6日、2026年11月9日等5天."""
    named = "、".join(map(chinese_date, days[:most]))
    return named if len(days) <= most else f"{named}等{len(days)}天"


def han(count: int) -> str:
    """Write a small whole number as the law does: 三, 十五, 二十."""
    tens, ones = divmod(count, 10)
    ten = f"{'' if tens == 1 else DIGITS[tens]}十" if tens else ""
    return ten + (DIGITS[ones] if ones or not tens else "")


def nth_month(month: int) -> str:
    """Count months from the first one: 第3个月."""
    return f"第{month}个月"


def days_left(days: int | str) -> str:
    """Say how far off a day is: 还有15天."""
    return f"还有{days}天"


def days_past(days: int | str) -> str:
    """Say how long ago a day was: 已经过了15天."""
    return f"已经过了{days}天"


def about(day: date) -> str:
    """Write a day that nobody can be sure of yet: 大约2027年1月31日."""
    return f"大约{chinese_date(day)}"


def unless_nothing(words: str, money: Decimal, nothing: str) -> str:
    """Write a sum after its words (利息一共3.20元), or what is said where there is nothing (没有利息)."""
    return f"{words}{yuan(money)}" if money else nothing
