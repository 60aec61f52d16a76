"""Write each calculator's declaration as JSON Schema, for programs that call it or read its answers."""

from collections.abc import Iterable, Mapping

from calculators.answer import CalendarDay, Note, Step
from calculators.declare import Calculator, InputField, OutputField
from calculators.understood import Reading

DIALECT = "https://json-schema.org/draft/2020-12/schema"
WHOLE = "^-?[0-9]+$"
DAY = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
Schema = dict[str, object]


def input_schema(calculator: Calculator) -> Schema:
    """Describe what `run_json` takes as its second argument: one text per input, none of them but these."""
    return {
        "$schema": DIALECT,
        "title": calculator.title,
        "description": calculator.summary,
        **_object({one.name: _input(one) for one in calculator.inputs}, _needed(calculator.inputs)),
    }


def output_schema(calculator: Calculator) -> Schema:
    """Describe what `run_json` gives back: the result with its view, or every problem."""
    result = {one.name: _output(one) for one in calculator.outputs}
    rows = {
        "steps": _rows({name: {"type": "string"} for name in Step.__dataclass_fields__}),
        "notes": _rows({name: {"type": "string"} for name in Note.__dataclass_fields__}),
    }
    text: Schema = {"type": "string"}
    days = _rows(dict.fromkeys(CalendarDay.__dataclass_fields__, text))
    view = _object(dict.fromkeys(("answer", "big", "chart", "chart_title"), text) | {"days": days})
    errors = _rows({"field": {"type": "string"}, "message": {"type": "string"}})
    read = _rows({name: {"type": "string"} for name in Reading.__dataclass_fields__})
    answered = _object({"ok": {"const": True}, "result": _object(result | rows), "view": view, "read": read})
    refused = _object({"ok": {"const": False}, "errors": errors})
    return {"$schema": DIALECT, "title": calculator.title, "oneOf": [answered, refused]}


def _object(properties: Mapping[str, Schema], required: Iterable[str] | None = None) -> Schema:
    needed = list(properties if required is None else required)
    return {"type": "object", "properties": properties, "required": needed, "additionalProperties": False}


def _rows(columns: Mapping[str, Schema]) -> Schema:
    return {"type": "array", "items": _object(columns)}


def _needed(inputs: Iterable[InputField]) -> list[str]:
    return [one.name for one in inputs if one.default is None]


def _input(one: InputField) -> Schema:
    schema: Schema = {"type": "string", "title": one.label}
    if one.help:
        schema["description"] = one.help
    if one.unit:
        schema["x-unit"] = one.unit
    if one.choices:
        schema["enum"] = [value for value, _ in one.choices]
        schema["x-labels"] = dict(one.choices)
    if one.default is not None:
        schema["default"] = one.default
    if one.example:
        schema["examples"] = [one.example]
    if one.rare:
        schema["x-rare"] = True
    if one.columns:
        schema["x-columns"] = [_column(column) for column in one.columns]
    return schema | _range(one)


def _column(column: InputField) -> dict[str, object]:
    optional = {} if column.default is None else {"optional": True}
    return {"name": column.name, "title": column.label, **optional}


def _range(one: InputField) -> Schema:
    quantity = one.quantity
    if one.kind not in ("money", "percent", "integer"):
        return {}
    least = "x-above" if quantity.above_zero else "x-minimum"
    return {
        least: str(quantity.at_least),
        "x-maximum": str(quantity.at_most),
        "x-decimals": quantity.decimals,
    }


def _output(one: OutputField) -> Schema:
    if one.kind == "rows":
        columns = {column.name: _output(column) for column in one.columns}
        return {"title": one.label, **_rows(columns)}
    plain: Schema = {"type": "boolean"} if one.kind == "boolean" else {"type": "string"} | _form(one)
    if one.is_nullable:
        plain["type"] = [plain["type"], "null"]
    unit = {"x-unit": one.unit} if one.unit else {}
    return {"title": one.label, **plain, **unit}


def _form(one: OutputField) -> Schema:
    if one.kind == "date":
        return {"pattern": DAY}
    if one.kind in ("money", "percent") and one.decimals:
        return {"pattern": f"^-?[0-9]+\\.[0-9]{{{one.decimals}}}$"}
    return {"pattern": WHOLE} if one.kind == "integer" else {}
