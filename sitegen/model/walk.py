"""Go through a model in the order of its fields, which is the order on the page."""

from collections.abc import Iterator
from functools import cache
from typing import TypeVar

from pydantic import BaseModel

from sitegen.problems import FieldPath

T = TypeVar("T")


def walk(value: object, path: FieldPath = ()) -> Iterator[tuple[FieldPath, object]]:
    """Give every part of a model, outer before inner, with its path as written in the file."""
    waiting = [(path, value)]
    while waiting:
        found = path, value = waiting.pop()
        yield found
        if not isinstance(value, str):
            waiting += [((*path, key), inner) for key, inner in parts(value)][::-1]


def walk_kind(value: object, kind: type[T]) -> Iterator[tuple[FieldPath, T]]:
    """Give the parts of a model that are of one kind."""
    return ((path, part) for path, part in walk(value) if isinstance(part, kind))


def parts(value: object) -> Iterator[tuple[str | int, object]]:
    """Give what a model, a list or a mapping holds, by the names that the file uses."""
    if isinstance(value, BaseModel):
        for name, written in _fields(type(value)):
            yield written, getattr(value, name)
    elif isinstance(value, tuple | list):
        yield from enumerate(value)
    elif isinstance(value, dict):
        yield from value.items()


@cache
def _fields(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """Name the fields of a model, in Python and in the file."""
    return tuple((name, field.alias or name) for name, field in model.model_fields.items())
