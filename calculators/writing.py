"""Write answers as plain data whose numbers are texts, the same on every machine."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from calculators.answer import Answer, CalendarDay, View
from calculators.declare import Calculator, OutputField
from calculators.errors import Problem
from calculators.money import rounded
from calculators.understood import Reading, with_doubts

Plain = str | bool | None | list[dict[str, str | bool | None]]


def write_answer(calculator: Calculator, answer: Answer[object], readings: Iterable[Reading]) -> dict[str, object]:
    """Write a calculator's answer, the result in the order of its fields, steps and notes last; then how it was read."""
    result: dict[str, object] = {one.name: _write(getattr(answer.result, one.name), one) for one in calculator.outputs}
    result["steps"] = [{"formula": one.formula, "numbers": one.numbers, "source": one.source} for one in answer.steps]
    result["notes"] = [{"text": one.text, "source": one.source} for one in answer.notes]
    view = _write_view(answer.view, calculator.id) | {"days": [_write_day(one) for one in answer.days]}
    read = [
        {"field": one.field, "typed": one.typed, "read": one.read, "question": one.question}
        for one in with_doubts(readings, answer.doubts)
    ]
    return {"ok": True, "result": result, "view": view, "read": read}


def write_problems(problems: Iterable[Problem]) -> dict[str, object]:
    """Write the answer that says what to change instead of a result."""
    return {"ok": False, "errors": [{"field": one.field, "message": one.message} for one in problems]}


def _write_view(view: View, prefix: str) -> dict[str, object]:
    title, drawing = (view.chart.title, view.chart.svg(prefix)) if view.chart else ("", "")
    return {"answer": view.answer, "big": view.big, "chart": drawing, "chart_title": title}


def _write_day(one: CalendarDay) -> dict[str, str]:
    return {"day": one.day.isoformat(), "words": one.words, "more": one.more}


def _write(value: object, one: OutputField) -> Plain:
    if one.kind == "rows":
        assert isinstance(value, tuple)
        return [
            {column.name: _write_cell(getattr(row, column.name), column) for column in one.columns} for row in value
        ]
    return _write_cell(value, one)


def _write_cell(value: object, one: OutputField) -> str | bool | None:
    if isinstance(value, Decimal):
        unit = UNITS[one.decimals]
        is_booked = value.same_quantum(unit) and value  # a thousand rows hold little else; a zero may have a sign
        return f"{value if is_booked else rounded(value, unit):f}"
    if isinstance(value, date):
        return value.isoformat()
    return value if value is None or isinstance(value, bool) else str(value)


UNITS: Mapping[int, Decimal] = {decimals: Decimal(1).scaleb(-decimals) for decimals in range(9)}
