"""This file reads what people type: one text per input, by the catalogue's rules, into exact values."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from inspect import Parameter
from typing import TypeVar

from calculators.declare import Calculator, InputField
from calculators.errors import Problem
from calculators.quantities import FIRST_DAY, LAST_DAY, Quantity

LONGEST_VALUE = 200
LONGEST_LIST = 200_000
LONGEST_NUMBER = 40
LONGEST_NAME = 40
MOST_LINES = 100
MOST_DATES = 1000
MOST_TOLD = 3

HALF_WIDTH = str.maketrans("０１２３４５６７８９．，＋－−", "0123456789.,+--")
NUMBER = re.compile(r"[+-]?(?P<whole>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)?(?:\.(?P<decimals>[0-9]+))?")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
LINE_END = re.compile(r"\r\n|\r|\n")
COMMA = re.compile("[,，]")
UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")

Item = TypeVar("Item")


class UnreadableError(ValueError):
    """A text that is not a value of its input; the words say what to write instead."""


def read_inputs(calculator: Calculator, given: Mapping[str, object]) -> tuple[dict[str, object], list[Problem]]:
    """Reads every input of a calculator; problems are all told at once, in the order of the form."""
    values: dict[str, object] = {}
    problems: list[Problem] = []
    for one in calculator.inputs:
        try:
            values[one.name] = _read_or_default(one, given.get(one.name, ""))
        except UnreadableError as error:
            problems.append(Problem(one.name, str(error)))
    return values, problems


def _read_or_default(one: InputField, text: object) -> object:
    if not isinstance(text, str):
        raise UnreadableError(f"要写成带引号的文字{_such_as(one, quoted=True)}")
    if text.strip():
        return read(one, text)
    if one.default_value is Parameter.empty:
        raise UnreadableError(f"请填写这一项{_such_as(one)}")
    return one.default_value


def read(one: InputField, text: str) -> object:
    """Reads one text that is not blank as the input's kind of value; lists keep their line numbers."""
    is_list = one.kind in ("lines", "dates")
    text = text if is_list else text.strip()
    if len(text) > (LONGEST_LIST if is_list else LONGEST_VALUE):
        raise UnreadableError("内容太长了，请检查是不是贴错了")
    return READERS[one.kind](one, text)


def _read_decimal(one: InputField, text: str) -> Decimal:
    found = _digits(one, text)
    if len(found["decimals"] or "") > one.quantity.decimals:
        raise UnreadableError(f"最多 {one.quantity.decimals} 位小数")
    return _in_range(one, Decimal(found[0].replace(",", "")))


def _read_whole(one: InputField, text: str) -> int:
    found = _digits(one, text)
    if found["decimals"]:
        raise UnreadableError(f"要写整数{_such_as(one)}")
    return int(_in_range(one, Decimal(found[0].replace(",", ""))))


def _digits(one: InputField, text: str) -> re.Match[str]:
    text = text.translate(HALF_WIDTH)
    found = NUMBER.fullmatch(text) if len(text) <= LONGEST_NUMBER else None
    if found is None or not (found["whole"] or found["decimals"]):
        raise UnreadableError(f"要写成数字{_such_as(one)}")
    return found


def _in_range(one: InputField, value: Decimal) -> Decimal:
    quantity: Quantity = one.quantity
    if quantity.above_zero and value <= 0:
        raise UnreadableError(f"要大于 0{_such_as(one)}")
    if value < quantity.at_least:
        raise UnreadableError(f"不能小于 {quantity.at_least:,}")
    if value > quantity.at_most:
        raise UnreadableError(f"不能大于 {quantity.at_most:,}")
    return abs(value) if value == 0 else value


def _read_date(one: InputField, text: str) -> date:
    text = text.translate(HALF_WIDTH)
    if not DAY.fullmatch(text):
        raise UnreadableError(f"日期要写成 年-月-日 的样子，比如 {one.example or '2026-11-02'}")
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise UnreadableError(f"没有 {text} 这一天，请检查日期") from None
    if not FIRST_DAY <= day <= LAST_DAY:
        raise UnreadableError(f"日期要在 {FIRST_DAY} 到 {LAST_DAY} 之间")
    return day


def _read_boolean(_: InputField, text: str) -> bool:
    if text not in ("true", "false"):
        raise UnreadableError("只能是 true（是）或 false（否）")
    return text == "true"


def _read_choice(one: InputField, text: str) -> str:
    text = text.translate(HALF_WIDTH)
    if text not in dict(one.choices):
        raise UnreadableError("只能选：" + "、".join(f"{value}（{label}）" for value, label in one.choices))
    return text


def _read_name(_: InputField, text: str) -> str:
    if len(text) > LONGEST_NAME or UNPRINTABLE.search(text):
        raise UnreadableError(f"名称要有 1 到 {LONGEST_NAME} 个字，不能有换行和控制符")
    return text


def _read_dates(one: InputField, text: str) -> tuple[date, ...]:
    return _each_line(text, MOST_DATES, lambda line: _read_date(one, line))


def _read_lines(one: InputField, text: str) -> tuple[object, ...]:
    most = MOST_DATES if any(column.kind == "date" for column in one.columns) else MOST_LINES
    rows = _each_line(text, most, lambda line: _read_row(one, line))
    for column in one.columns:
        if column.unique and len({getattr(row, column.name) for row in rows}) < len(rows):
            raise UnreadableError(f"「{column.label}」不能重复，请写成不同的名称")
    return rows


def _each_line(text: str, most: int, read_line: Callable[[str], Item]) -> tuple[Item, ...]:
    lines = [(number, line.strip()) for number, line in enumerate(LINE_END.split(text), 1) if line.strip()]
    if len(lines) > most:
        raise UnreadableError(f"最多 {most} 行，现在有 {len(lines)} 行")
    rows: list[Item] = []
    problems: list[str] = []
    for number, line in lines:
        try:
            rows.append(read_line(line))
        except UnreadableError as error:
            problems.append(f"第 {number} 行：{error}")
    if problems:
        raise UnreadableError("；".join(problems[:MOST_TOLD]) + ("……" if len(problems) > MOST_TOLD else ""))
    return tuple(rows)


def _read_row(one: InputField, line: str) -> object:
    parts = [part.strip() for part in (line.split("\t") if "\t" in line else COMMA.split(line))]
    if len(parts) != len(one.columns):
        names = ", ".join(column.label for column in one.columns)
        raise UnreadableError(f"要有 {len(one.columns)} 项，用逗号分开：{names}（金额里不要写逗号）")
    assert one.row is not None
    return one.row(*(_read_part(column, part) for column, part in zip(one.columns, parts, strict=True)))


def _read_part(column: InputField, part: str) -> object:
    if not part:
        raise UnreadableError(f"「{column.label}」没有填")
    try:
        return read(column, part)
    except UnreadableError as error:
        raise UnreadableError(f"「{column.label}」{error}") from None


def _such_as(one: InputField, *, quoted: bool = False) -> str:
    if not one.example:
        return ""
    first = one.example.splitlines()[0]
    return f'，比如 "{first}"' if quoted else f"，比如 {first}"


READERS: Mapping[str, Callable[[InputField, str], object]] = {
    "money": _read_decimal,
    "percent": _read_decimal,
    "integer": _read_whole,
    "date": _read_date,
    "boolean": _read_boolean,
    "choice": _read_choice,
    "text": _read_name,
    "lines": _read_lines,
    "dates": _read_dates,
}
