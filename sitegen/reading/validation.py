"""Turn plain data into models, and pydantic's errors into problems with a place and a remedy."""

import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from sitegen.model.field_types import FIELD_NAME, SLUG
from sitegen.model.law import ARTICLE_NUMBER
from sitegen.model.lists import PHONE
from sitegen.problems import FieldPath, Problem, meant, nearest, no_such_field, shortened
from sitegen.reading.allowed import allowed_fields, if_more, literal_values
from sitegen.reading.yaml_source import Document

NO_FIELDS = "应该是一组字段（「字段: 内容」），这里是{found}。"
MESSAGES = {
    "missing": "缺这一项，请补上。",
    "string_type": "应该是一段文字，这里是{found}。{quotes}",
    "model_type": NO_FIELDS,
    "dict_type": NO_FIELDS,
    "tuple_type": "应该是列表（每项以「- 」开头），这里是{found}。",
    "string_too_short": "不能是空的。",
    "string_too_long": "太长了，最多 {max_length} 个字，这里有 {length} 个。",
    "too_short": "至少要有 {min_length} 项，这里有 {actual_length} 项。",
    "too_long": "最多 {max_length} 项，这里有 {actual_length} 项。",
    "greater_than_equal": "不能小于 {ge}，这里是{found}。",
    "less_than_equal": "不能大于 {le}，这里是{found}。",
    "day_shape": "日期要写成 2026-11-23 的样子，这里是{found}。{day}",
    "no_such_day": "日历上没有这一天，这里是{found}。",
    "day_far_away": "年份要在 1900 到 2100 之间，这里是{found}。",
    "whole_number": "应该是整数，例如 6，这里是{found}。",
    "yes_or_no": "只能写 true 或 false，这里是{found}。",
    SLUG: "只能用小写字母、数字和连字符，例如 hardship-plan，这里是{found}。",
    FIELD_NAME: "只能用小写字母、数字和下划线，以字母开头，例如 first_date，这里是{found}。",
    ARTICLE_NUMBER: "条号只能写数字，例如 676 或 293-1，这里是{found}。",
    PHONE: "号码只能写数字和连字符，例如 12378，这里是{found}。",
}
UNTYPED = {dict: "一组字段", list: "一个列表", type(None): "空的"}
QUOTES = "文字里有冒号、方括号或花括号的，请加引号。"
BRACKETS = "几项写在半角的方括号「[」「]」里，用半角逗号隔开。"
SOME_DAY = re.compile("[0-9]{8}|[0-9]{4}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}[日号]?")
PARTS_OF_DAY = re.compile("^[0-9]{4}|[0-9]{1,2}")
NAME_OF_KEY = "[key]"  # how pydantic says that it means the name of a field, not what stands in it


def validate(kind: Any, document: Document, data: object, path: FieldPath = ()) -> tuple[Any, list[Problem]]:
    """Read the data of a document, or of the part of it at `path`, as one kind of model; `None` comes with every problem found."""
    try:
        return _adapter(kind).validate_python(data), []
    except ValidationError as error:
        details = error.errors(include_url=False)
        told = (each for each in details if not _is_echo(each, details) and not _is_misspelt(kind, each, details))
        return None, [_problem(kind, document, path, data, each) for each in told]


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def _is_echo(detail: ErrorDetails, details: Iterable[ErrorDetails]) -> bool:
    """Ask whether a list only counts as too short because of problems inside it."""
    inside = (each for each in details if each["loc"][: len(detail["loc"])] == detail["loc"])
    return detail["type"] == "too_short" and len(list(inside)) > 1


def _is_misspelt(kind: object, detail: ErrorDetails, details: Iterable[ErrorDetails]) -> bool:
    """Ask whether a field only counts as missing because its name is written otherwise, which is told there."""
    if detail["type"] != "missing":
        return False
    *parent, name = detail["loc"]
    unknown = [each["loc"] for each in details if each["type"] == "extra_forbidden"]
    beside = (str(loc[-1]) for loc in unknown if loc[:-1] == tuple(parent))
    return name in meant(beside, allowed_fields(kind, tuple(parent)))


def _problem(kind: object, document: Document, prefix: FieldPath, data: object, detail: ErrorDetails) -> Problem:
    path = (*prefix, *(part for part in detail["loc"] if part != NAME_OF_KEY))
    is_name = detail["type"] == "extra_forbidden" or NAME_OF_KEY in detail["loc"]
    place = document.key_place(path) if is_name else document.place(path)
    return Problem(place, field_name(path), _too_many(kind, data, detail) or _message(kind, detail))


def _too_many(kind: object, data: Any, detail: ErrorDetails) -> str:
    """Say of a list that holds too much what the model says of it, naming what the list belongs to."""
    found = if_more(kind, detail["loc"]) if detail["type"] == "too_long" else None
    if found is None:
        return ""
    for part in detail["loc"][:-1]:
        data = data[part]
    return found.words.format(name=shortened(str(data.get(found.named_by) or "")), **detail["ctx"])


def _message(kind: object, detail: ErrorDetails) -> str:
    written = detail["input"]
    if detail["type"] == "extra_forbidden":
        return no_such_field(str(detail["loc"][-1]), allowed_fields(kind, detail["loc"][:-1]))
    if detail["type"] == "literal_error":
        return f"不能是{_found(written)}。{nearest(str(written), literal_values(kind, detail['loc']))}"
    context = detail.get("ctx", {})
    template = MESSAGES.get(context.get("pattern", detail["type"]), "写法不对，这里是{found}。")
    length = len(written) if isinstance(written, str) else 0
    quotes = QUOTES if isinstance(written, dict | list) else ""
    words = template.format(found=_found(written), length=length, quotes=quotes, day=_day_meant(written), **context)
    return words + (BRACKETS if detail["type"] == "tuple_type" and _is_list_in_words(written) else "")


def _is_list_in_words(value: object) -> bool:
    return isinstance(value, str) and (value.startswith("【") or any(mark in value for mark in "，、；"))


def _day_meant(value: object) -> str:
    """Ask whether the day was meant that is written otherwise: 2026/1/2, 2026年1月2日."""
    with suppress(ValueError):
        if isinstance(value, str) and SOME_DAY.fullmatch(value):
            meant = date(*map(int, PARTS_OF_DAY.findall(value)))
            return f'你是不是想写 "{meant}"？'
    return ""


def _found(value: object) -> str:
    return UNTYPED.get(type(value), f' "{shortened(str(value))}"')


def field_name(location: tuple[int | str, ...]) -> str:
    """Write a path as contributors read it: `steps[2].letter`."""
    name = ""
    for part in location:
        name += f"[{part}]" if isinstance(part, int) else f".{shortened(part)}" if name else shortened(part)
    return name
