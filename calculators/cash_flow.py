"""Hold what several calculators mean by money that came and money that went."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

from calculators.declare import Input
from calculators.money import ZERO
from calculators.quantities import SignedYuan

CAME, WENT = "收到", "付出"
"""The columns in which a reader writes money that came, and money that went."""


@dataclass(frozen=True, slots=True)
class CashFlow:
    """Money that came or went on one day."""

    day: Annotated[date, Input(label="日期")]
    amount: Annotated[SignedYuan, Input(label="金额", signs=(CAME, WENT))]


def came_and_went(flows: Iterable[CashFlow]) -> tuple[dict[date, Decimal], dict[date, Decimal]]:
    """Add up by day what came, and apart from it what went, which is given as positive sums; zeros are left out."""
    came: dict[date, Decimal] = {}
    went: dict[date, Decimal] = {}
    for flow in sorted(flows, key=lambda one: one.day):
        if flow.amount:
            side = came if flow.amount > 0 else went
            side[flow.day] = side.get(flow.day, ZERO) + abs(flow.amount)
    return came, went
