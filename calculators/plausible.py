"""Ask about rates that look as if they were meant otherwise: a hundred times larger or smaller, of another time."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from calculators.money import exact, rounded
from calculators.quantities import Quantity
from calculators.wording import number, percent

OTHER_TIMES: Mapping[str, Mapping[str, tuple[int, int]]] = {
    "一年": {"一天": (360, 1), "一月": (12, 1)},
    "一期": {"一年": (1, 12)},
    "一天": {"一年": (1, 360)},
}
"""What a rate is often given for instead, and what it is multiplied with and divided by."""
SHOWN_DECIMALS = Decimal("0.0001")


@exact
def question(quantity: Quantity, value: Decimal) -> str:
    """Ask about a rate outside what is usual for it; nothing is nothing, and no question."""
    if quantity.usual is None or not value or _is_usual(quantity, value):
        return ""
    advice = next(_advices(quantity, value), "请对照合同或账单再看一眼")
    return f"{percent(value)}{quantity.per}？{advice}"


def _advices(quantity: Quantity, value: Decimal) -> Iterator[str]:
    for meant in (value * 100, value / 100):
        if _is_usual(quantity, meant):
            yield f"如果是{percent(meant)}，写{number(meant)}"
    for time, (times, parts) in OTHER_TIMES.get(quantity.per, {}).items():
        meant = rounded(value * times / parts, SHOWN_DECIMALS)
        if _is_usual(quantity, meant):
            yield f"如果是{time}{percent(value)}，写{number(meant)}"


def _is_usual(quantity: Quantity, value: Decimal) -> bool:
    assert quantity.usual is not None
    least, most = quantity.usual
    return least <= value <= most
