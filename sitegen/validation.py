"""This file turns plain data into models, and pydantic's complaints into problems with a place and a remedy."""

import types
import typing
from typing import Any, TypeVar, Union

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from sitegen.problems import Problem, nearest
from sitegen.yaml_source import Document, Path_

T = TypeVar("T")

MESSAGES = {
    "missing": "缺这一项，请补上。",
    "string_type": "应该是一段文字，这里是{found}。",
    "model_type": "应该是一组字段（「字段: 内容」），这里是{found}。",
    "model_attributes_type": "应该是一组字段（「字段: 内容」），这里是{found}。",
    "dict_type": "应该是一组字段（「字段: 内容」），这里是{found}。",
    "tuple_type": "应该是列表（每项以「- 」开头），这里是{found}。",
    "list_type": "应该是列表（每项以「- 」开头），这里是{found}。",
    "string_too_short": "不能是空的。",
    "string_too_long": "太长了，最多 {max_length} 个字，这里有 {length} 个。",
    "too_short": "至少要有 {min_length} 项。",
    "too_long": "最多 {max_length} 项。",
    "int_parsing": "应该是整数，这里是{found}。",
    "int_type": "应该是整数，这里是{found}。",
    "bool_parsing": "只能写 true 或 false，这里是{found}。",
    "bool_type": "只能写 true 或 false，这里是{found}。",
    "date_from_datetime_parsing": "日期要写成 2026-11-23 的样子，这里是{found}。",
    "date_parsing": "日期要写成 2026-11-23 的样子，这里是{found}。",
    "date_type": "日期要写成 2026-11-23 的样子，这里是{found}。",
    "string_pattern_mismatch": "写法不对（这里是{found}），要符合 {pattern}：小写字母、数字和连字符。",
    "greater_than_equal": "不能小于 {ge}，这里是{found}。",
    "less_than_equal": "不能大于 {le}，这里是{found}。",
}
UNTYPED = {dict: "一组字段", list: "一个列表", type(None): "空的"}


def validate(kind: Any, document: Document, path: Path_ = (), value: Any = None) -> tuple[Any, list[Problem]]:
    """Read a document, or the part of it at `path`, as one kind of model; `None` comes with every problem found."""
    data = document.data if not path else value
    try:
        return TypeAdapter(kind).validate_python(data), []
    except ValidationError as error:
        return None, [_problem(kind, document, path, detail) for detail in error.errors()]


def _problem(kind: Any, document: Document, prefix: Path_, detail: ErrorDetails) -> Problem:
    path = (*prefix, *detail["loc"])
    place = document.place(path)
    return Problem(place, field_name(path), _message(kind, detail))


def _message(kind: Any, detail: ErrorDetails) -> str:
    found = _found(detail["input"])
    if detail["type"] == "extra_forbidden":
        known = allowed_fields(kind, detail["loc"][:-1])
        return f"没有这个字段。{nearest(str(detail['loc'][-1]), known)}"
    if detail["type"] in ("literal_error", "union_tag_invalid"):
        allowed = literal_values(kind, detail["loc"])
        return f"不能是{found}。{nearest(str(detail['input']), allowed)}"
    template = MESSAGES.get(detail["type"])
    return (
        template.format(found=found, **detail.get("ctx", {}))
        if template
        else f"写法不对：{detail['msg']}（这里是{found}）。"
    )


def _found(value: Any) -> str:
    if isinstance(value, str):
        return f' "{value[:40]}{"…" if len(value) > 40 else ""}"'
    return UNTYPED.get(type(value), f" {value!r}")


def field_name(location: tuple[int | str, ...]) -> str:
    """Write a path as contributors read it: `negotiation[2].letter`."""
    name = ""
    for part in location:
        name += f"[{part}]" if isinstance(part, int) else f".{part}" if name else str(part)
    return name


def allowed_fields(kind: Any, location: tuple[int | str, ...]) -> set[str]:
    """Say which field names a model takes at a path."""
    names: set[str] = set()
    for model in _models_at(kind, location):
        names |= {field.alias or name for name, field in model.model_fields.items()}
    return names


def literal_values(kind: Any, location: tuple[int | str, ...]) -> set[str]:
    """Say which words a field takes that allows only some."""
    words: set[str] = set()
    for model in _models_at(kind, location[:-1]):
        for name, field in model.model_fields.items():
            if (field.alias or name) == location[-1]:
                words |= {str(value) for part in _parts(field.annotation) for value in _literals(part)}
    return words


def _literals(annotation: Any) -> tuple[Any, ...]:
    return typing.get_args(annotation) if typing.get_origin(annotation) is typing.Literal else ()


def _models_at(kind: Any, location: tuple[int | str, ...]) -> list[type[BaseModel]]:
    kinds = _parts(kind)
    for part in location:
        step: list[Any] = []
        for each in kinds:
            step += _step_into(each, part)
        kinds = step or kinds
    return [each for each in kinds if isinstance(each, type) and issubclass(each, BaseModel)]


def _step_into(kind: Any, part: int | str) -> list[Any]:
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        for name, field in kind.model_fields.items():
            if (field.alias or name) == part:
                return _parts(field.annotation)
        return []
    arguments = typing.get_args(kind)
    if typing.get_origin(kind) in (tuple, list) and arguments:
        return _parts(arguments[0])
    if typing.get_origin(kind) is dict and arguments:
        return _parts(arguments[1])
    return []


def _parts(annotation: Any) -> list[Any]:
    origin = typing.get_origin(annotation)
    if origin is typing.Annotated:
        return _parts(typing.get_args(annotation)[0])
    if origin in (Union, types.UnionType):
        return [part for each in typing.get_args(annotation) for part in _parts(each)]
    return [annotation]
