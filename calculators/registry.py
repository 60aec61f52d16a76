"""List the calculators, in the order in which readers see them, and those behind a button."""

from functools import cache
from importlib import import_module

from calculators.declare import Calculator, declare

NAMES = (
    "overdue_cost",
    "affordable_budget",
    "debt_warning",
    "true_rate",
    "true_rate_dated",
    "instalment_fee",
    "card_revolving",
    "minimum_payment",
    "repayment_schedule",
    "negotiated_plan",
    "settlement_offer",
    "pro_rata_offers",
    "payoff_order",
    "early_repayment",
    "extension_cost",
    "court_deadline",
    "limitation_date",
    "credit_record_date",
    "delayed_performance",
    "litigation_cost",
    "rate_cap_check",
    "payment_allocation",
    "received_principal",
)
"""Each is a file here and the function in it."""

BEHIND_BUTTONS = ("plan_days",)
"""The same, but what a button asks for itself: they have no form, no page and no place in the catalogue."""


def _id_of(name: str) -> str:
    return name.replace("_", "-")


IDS = tuple(map(_id_of, NAMES))
_NAME_BY_ID = {_id_of(name): name for name in (*NAMES, *BEHIND_BUTTONS)}


@cache
def calculator(id: str) -> Calculator:
    """Give one calculator, importing its file only now: a browser that asks for one needs no other."""
    name = _NAME_BY_ID[id]
    return declare(getattr(import_module(f"calculators.{name}"), name))


@cache
def catalogue() -> tuple[Calculator, ...]:
    """Give every calculator's declaration, derived once."""
    return tuple(map(calculator, IDS))


def is_known(id: str) -> bool:
    """Whether there is such a calculator, on a page or behind a button."""
    return id in _NAME_BY_ID


def behind_buttons() -> tuple[Calculator, ...]:
    """Give the declarations of what only buttons ask."""
    return tuple(calculator(_id_of(name)) for name in BEHIND_BUTTONS)
