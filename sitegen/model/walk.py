"""Go through a model in the order of its fields, which is the order on the page."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from pydantic import BaseModel

from sitegen.problems import FieldPath

T = TypeVar("T")
_FIELDS: dict[type, tuple[tuple[str, str], ...]] = {}
Inner = Iterable[tuple[str | int, object]]


def walk(value: object, path: FieldPath = ()) -> list[tuple[FieldPath, object]]:
    """Give every part of a model, outer before inner, with its path as written in the file; what isn't there is no part."""
    found: list[tuple[FieldPath, object]] = []
    _gather(value, path, found)
    return found


def walk_kind(value: object, kind: type[T]) -> Iterator[tuple[FieldPath, T]]:
    """Give the parts of a model that are of one kind."""
    return ((path, part) for path, part in walk(value) if isinstance(part, kind))


def parts(value: object) -> Inner:
    """Give what a model, a list or a mapping holds, by the names that the file uses."""
    kind = type(value)
    if kind not in _FIELDS:
        _FIELDS[kind] = tuple(_fields(kind))
    if fields := _FIELDS[kind]:
        held = vars(value)
        return [(written, held[name]) for name, written in fields]
    if isinstance(value, tuple | list):
        return enumerate(value)
    return value.items() if isinstance(value, dict) else ()


def _gather(value: object, path: FieldPath, found: list[tuple[FieldPath, object]]) -> None:
    found.append((path, value))
    for key, inner in parts(value):
        if inner is not None and inner != ():
            _gather(inner, (*path, key), found)


def _fields(model: type) -> Iterator[tuple[str, str]]:
    """Name the fields of a model, in Python and in the file; what is no model has none."""
    if issubclass(model, BaseModel):
        yield from ((name, field.alias or name) for name, field in model.model_fields.items())
