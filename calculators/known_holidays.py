"""Lend the command the years' tables of holidays where none is given, and say that it did."""

from collections.abc import Iterable, Mapping
from typing import Any

from calculators.declare import Calculator
from calculators.law import REST_DAYS, WORK_DAYS
from calculators.workdays import days_of, years_named

TABLES = {"rest_days": REST_DAYS, "work_days": WORK_DAYS}
SOURCE = "国务院办公厅每年关于部分节假日安排的通知"


def lend_tables(calculator: Calculator | None, inputs: Mapping[str, str]) -> tuple[dict[str, str], tuple[str, ...]]:
    """Fill the lists of days that a calculator takes and nobody gave, and name those it filled.

    >>> from calculators.registry import calculator
    >>> lend_tables(calculator("overdue-cost"), {"principal": "1"})
    ({'principal': '1'}, ())
    """
    taken = {one.name for one in calculator.inputs} if calculator else set()
    missing = tuple(name for name in TABLES if name in taken and not inputs.get(name, "").strip())
    return {**inputs, **{name: _written(TABLES[name]) for name in missing}}, missing


def _written(table: Mapping[int, str]) -> str:
    return "\n".join(str(day) for year, days in table.items() for day in days_of(year, days))


def with_note(calculator: Calculator | None, answer: dict[str, Any], lent: Iterable[str]) -> dict[str, Any]:
    """Add to an answer's notes which tables it was worked out with."""
    if not calculator or not answer["ok"] or not lent:
        return answer
    labels = "、".join(f"{one.label}（{one.name}）" for one in calculator.inputs if one.name in lent)
    words = f"没有给{labels}，用的是{tables_named()}的安排表（calculators/law.py）。"
    result = answer["result"]
    notes = [*result["notes"], {"text": words, "source": SOURCE}]
    return {**answer, "result": {**result, "notes": notes}}


def tables_named() -> str:
    """Name the years whose holidays have been announced: 2025、2026 年."""
    return years_named(sorted(REST_DAYS))
