"""This file lists the calculators, in the order in which readers see them."""

from collections.abc import Callable
from functools import cache
from typing import Any

from calculators.affordable_budget import affordable_budget
from calculators.answer import Answer
from calculators.court_deadline import court_deadline
from calculators.declare import Calculator, declare
from calculators.overdue_cost import overdue_cost
from calculators.repayment_schedule import repayment_schedule
from calculators.true_rate import true_rate

FUNCTIONS: tuple[Callable[..., Answer[Any]], ...] = (
    overdue_cost,
    true_rate,
    repayment_schedule,
    affordable_budget,
    court_deadline,
)


@cache
def catalogue() -> tuple[Calculator, ...]:
    """Gives every calculator's declaration, derived once."""
    return tuple(declare(function) for function in FUNCTIONS)
