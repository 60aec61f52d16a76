"""Ask about rates that look as if they were meant otherwise: a hundred times larger or smaller, of another time."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import get_args

from calculators.money import exact, rounded
from calculators.quantities import DailyRate, Quantity
from calculators.wording import number, percent

OTHER_TIMES: Mapping[str, Mapping[str, tuple[int, int]]] = {
    "一年": {"一天": (360, 1), "一月": (12, 1)},
    "一期": {"一年": (1, 12)},
    "一天": {"一年": (1, 360)},
}
"""What a rate is often given for instead, and what it is multiplied with and divided by."""
A_DAY: Quantity = get_args(DailyRate)[1]
SHOWN_DECIMALS = Decimal("0.0001")


@exact
def question(quantity: Quantity, value: Decimal) -> str:
    """Ask about a rate outside what is usual for it; nothing is nothing, and no question."""
    if quantity.usual is None or not value or _is_usual(quantity, value):
        return ""
    advice = next(_advices(quantity, value), "请再看一眼；合同、账单上有的，对着看")
    advices = dict.fromkeys((advice, of_a_day(quantity, value)))
    return f"{percent(value)}{quantity.per}？{'；'.join(filter(None, advices))}"


@exact
def of_a_day(quantity: Quantity, value: Decimal) -> str:
    """Say what to write where a rate for a year looks like one for a day, as contracts have it; nothing else."""
    if quantity.per != "一年" or not _is_usual(A_DAY, value):
        return ""
    return next(_of_another_time(quantity, value, "一天"), "")


@exact
def of_a_month(quantity: Quantity, value: Decimal) -> str:
    """Say what to write where a rate for a year was given as one for a month; nothing else."""
    return next(_of_another_time(quantity, value, "一月"), "") if quantity.per == "一年" else ""


def _advices(quantity: Quantity, value: Decimal) -> Iterator[str]:
    for meant in (value * 100, value / 100):
        if _is_usual(quantity, meant):
            yield f"如果是{percent(meant)}，写{number(meant)}"
    for time in OTHER_TIMES.get(quantity.per, {}):
        yield from _of_another_time(quantity, value, time)


def _of_another_time(quantity: Quantity, value: Decimal, time: str) -> Iterator[str]:
    times, parts = OTHER_TIMES[quantity.per][time]
    meant = rounded(value * times / parts, SHOWN_DECIMALS)
    if _is_usual(quantity, meant):
        yield f"如果是{time}{percent(value)}，写{number(meant)}"


def _is_usual(quantity: Quantity, value: Decimal) -> bool:
    assert quantity.usual is not None
    least, most = quantity.usual
    return least <= value <= most
