"""Say what the models allow at a place: names of fields, and words where only some may stand."""

import types
import typing
from typing import Union

from pydantic import BaseModel

from sitegen.model.field_types import IfMore


def allowed_fields(kind: object, location: tuple[int | str, ...]) -> set[str]:
    """Say which field names a model takes at a path."""
    names: set[str] = set()
    for model in _models_at(kind, location):
        names |= {field.alias or name for name, field in model.model_fields.items()}
    return names


def literal_values(kind: object, location: tuple[int | str, ...]) -> set[str]:
    """Say which words a field takes that allows only some."""
    words: set[str] = set()
    for model in _models_at(kind, location[:-1]):
        for name, field in model.model_fields.items():
            if (field.alias or name) == location[-1]:
                words |= {str(value) for part in _parts(field.annotation) for value in _literals(part)}
    return words


def if_more(kind: object, location: tuple[int | str, ...]) -> IfMore | None:
    """Find what is to be said where a list holds more than it may, if the model has words of its own for that."""
    for model in _models_at(kind, location[:-1]):
        for name, field in model.model_fields.items():
            if (field.alias or name) == location[-1]:
                return next((each for each in field.metadata if isinstance(each, IfMore)), None)
    return None


def _literals(annotation: object) -> tuple[object, ...]:
    return typing.get_args(annotation) if typing.get_origin(annotation) is typing.Literal else ()


def _models_at(kind: object, location: tuple[int | str, ...]) -> list[type[BaseModel]]:
    kinds = _parts(kind)
    for part in location:
        kinds = [inner for each in kinds for inner in _step_into(each, part)]
    return [each for each in kinds if isinstance(each, type) and issubclass(each, BaseModel)]


def _step_into(kind: object, part: int | str) -> list[object]:
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


def _parts(annotation: object) -> list[object]:
    origin = typing.get_origin(annotation)
    if origin is typing.Annotated:
        return _parts(typing.get_args(annotation)[0])
    if origin in (Union, types.UnionType):
        return [part for each in typing.get_args(annotation) for part in _parts(each)]
    return [annotation]
