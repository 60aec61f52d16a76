"""List the calculators, in the order in which readers see them."""

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

IDS = tuple(name.replace("_", "-") for name in NAMES)


@cache
def calculator(id: str) -> Calculator:
    """Give one calculator, importing its file only now: a browser that asks for one needs no other."""
    name = NAMES[IDS.index(id)]
    return declare(getattr(import_module(f"calculators.{name}"), name))


@cache
def catalogue() -> tuple[Calculator, ...]:
    """Give every calculator's declaration, derived once."""
    return tuple(map(calculator, IDS))
