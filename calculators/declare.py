"""Derive a calculator's declaration from the signature of its function, where alone it is written."""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, dataclass, field, fields, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from inspect import Parameter, cleandoc, signature
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from calculators.answer import Answer
from calculators.quantities import ANYTHING, Quantity
from calculators.row_text import fields_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """What a parameter's type can't say: its words for readers, and what is special about it."""

    label: str
    help: str = ""
    unit: str | None = None
    example: str | None = None
    choices: Mapping[str, str] = field(default_factory=dict)
    rare: bool = False
    """Whether most readers leave it as it stands: a form folds it, so that at most four are seen before the result."""
    unique: bool = False
    signs: tuple[str, str] | None = None
    """For a column that may be below zero: what a positive and a negative amount is called where rows are edited."""
    months_need: tuple[str, str] | None = None
    """The choice, and its value, with which a count of periods may be written in months."""
    takes: tuple[str, ...] = ()
    """Where the same figure stands elsewhere: another name for the input, or a result "affordable-budget.surplus"."""
    is_shared: bool = True
    """Whether an input of this name means the same in every other calculator that has one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """What a result field's type can't say: its words for readers, and its decimals where they differ."""

    label: str
    unit: str | None = None
    decimals: int | None = None
    is_total: bool = False
    omits_zero: bool = False
    """Whether 0 says only that the case has no such part: it then stands in no statement."""
    is_code: bool = False
    """Whether it is meant for programs: what it says stands in words elsewhere in the answer."""
    reader_row: str = ""
    """For rows: the input whose value stands in the first column of the reader's own row."""


@dataclass(frozen=True, slots=True)
class InputField:
    """An input as forms, the command line, readers of text and tests need it."""

    name: str
    label: str
    kind: str
    unit: str
    help: str
    default: str | None
    """What counts when nothing is given, as machine text ('' = may stay empty); None = must be given."""
    example: str
    """A value worth showing first: the default, or one that makes a telling result."""
    choices: tuple[tuple[str, str], ...]
    columns: tuple["InputField", ...]
    rare: bool
    unique: bool
    signs: tuple[str, str] | None
    months_need: tuple[str, str] | None
    takes: tuple[str, ...]
    is_shared: bool
    quantity: Quantity
    row: Callable[..., object] | None
    default_value: object

    @property
    def line(self) -> str:
        """How one entry of a list is written as text, which is all that who fills in boxes needn't know; else ''."""
        if self.kind == "dates":
            return "一行一个日期"
        if not self.columns:
            return ""
        going = "；".join(f"{one.signs[1]}的，前面加「-」" for one in self.columns if one.signs)
        return f"一行一项：{'，'.join(one.label for one in self.columns)}{'；' if going else ''}{going}"


@dataclass(frozen=True, slots=True)
class OutputField:
    """A result field as tables, the command line, writers of text and tests need it."""

    name: str
    label: str
    kind: str
    unit: str
    decimals: int
    is_total: bool
    omits_zero: bool
    is_code: bool
    is_nullable: bool
    reader_row: str
    columns: tuple["OutputField", ...]


@dataclass(frozen=True)
class Calculator:
    """A calculator as everybody else knows it; `calculate` is the function it was derived from."""

    id: str
    title: str
    summary: str
    inputs: tuple[InputField, ...]
    outputs: tuple[OutputField, ...]
    calculate: Callable[..., Answer[Any]]

    @cached_property
    def example(self) -> Mapping[str, str]:
        """The inputs that a form shows first and whose result the page prints."""
        return {one.name: one.example for one in self.inputs if one.example}


def declare(function: Callable[..., Answer[Any]]) -> Calculator:
    """Read a calculator's declaration off its function: name, docstring, parameters and result class."""
    title, summary = cleandoc(function.__doc__ or "").split("\n\n")[:2]
    hints = get_type_hints(function, include_extras=True)
    (result,) = get_args(hints["return"])
    inputs = (_input(name, hints[name], one.default) for name, one in signature(function).parameters.items())
    return Calculator(
        id=function.__name__.replace("_", "-"),
        title=title,
        summary=summary.replace("\n", ""),
        inputs=tuple(inputs),
        outputs=outputs_of(result),
        calculate=function,
    )


def outputs_of(result: type) -> tuple[OutputField, ...]:
    """List the result fields of a dataclass, in the order written."""
    hints = get_type_hints(result, include_extras=True)
    return tuple(_output(one.name, hints[one.name]) for one in fields(result))


def _input(name: str, hint: object, default: object) -> InputField:
    kind, row, quantity, said = _read_hint(hint, Input)
    text = None if default is Parameter.empty else _machine_text(default)
    example = said.example if said.example is not None else text or ""
    return InputField(
        name=name,
        label=said.label,
        kind="choice" if said.choices else "lines" if row else kind,
        unit=quantity.unit if said.unit is None else said.unit,
        help=said.help,
        default=text,
        example=example,
        choices=tuple(said.choices.items()),
        columns=_with_examples(_columns(row), example),
        rare=said.rare,
        unique=said.unique,
        signs=said.signs,
        months_need=said.months_need,
        takes=said.takes,
        is_shared=said.is_shared,
        quantity=quantity,
        row=row,
        default_value=default,
    )


def _columns(row: type | None) -> tuple[InputField, ...]:
    if row is None:
        return ()
    hints = get_type_hints(row, include_extras=True)
    return tuple(_input(one.name, hints[one.name], _column_default(one)) for one in fields(row))


def _with_examples(columns: tuple[InputField, ...], lines: str) -> tuple[InputField, ...]:
    """Let each column show how it is filled in on the first line of the list's example, without the sign of what went out."""
    cells = [*fields_of(next(iter(lines.splitlines()), "")), *("" for _ in columns)]
    return tuple(
        replace(one, example=one.example or cell.removeprefix("-")) for one, cell in zip(columns, cells, strict=False)
    )


def _column_default(one: Field[object]) -> object:
    return Parameter.empty if one.default is MISSING else one.default


def _output(name: str, hint: object) -> OutputField:
    kind, row, quantity, said = _read_hint(hint, Output)
    usual = {"money": 2, "percent": 4}.get(kind, 0)
    return OutputField(
        name=name,
        label=said.label,
        kind="rows" if row else kind,
        unit=quantity.unit if said.unit is None else said.unit,
        decimals=usual if said.decimals is None else said.decimals,
        is_total=said.is_total,
        omits_zero=said.omits_zero,
        is_code=said.is_code,
        is_nullable=_is_optional(hint),
        reader_row=said.reader_row,
        columns=outputs_of(row) if row else (),
    )


def _read_hint(hint: object, wanted: type) -> tuple[str, type | None, Quantity, Any]:
    """Take an annotation apart: kind, class of its rows if it has rows, quantity, and the words said about it."""
    plain, said = _unwrap(hint)
    row = get_args(plain)[0] if get_origin(plain) is tuple and get_args(plain)[0] is not date else None
    quantity = next((one for one in said if isinstance(one, Quantity)), ANYTHING)
    kind = {bool: "boolean", date: "date"}.get(plain, quantity.kind) if isinstance(plain, type) else quantity.kind
    return kind, row, quantity, next(one for one in said if isinstance(one, wanted))


def _is_optional(hint: object) -> bool:
    if get_origin(hint) is Annotated:
        return _is_optional(get_args(hint)[0])
    return NoneType in get_args(hint)


def _unwrap(hint: object) -> tuple[object, tuple[object, ...]]:
    if get_origin(hint) is Annotated:
        plain, said = _unwrap(get_args(hint)[0])
        return plain, (*said, *get_args(hint)[1:])
    if get_origin(hint) in (Union, UnionType):
        return _unwrap(next(one for one in get_args(hint) if one is not NoneType))
    return hint, ()


def _machine_text(default: object) -> str:
    if default is None or default == ():
        return ""
    return (
        str(default).lower()
        if isinstance(default, bool)
        else f"{default:f}"
        if isinstance(default, Decimal)
        else str(default)
    )
