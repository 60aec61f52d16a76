"""Find in a text that may be broken which pages it would make besides its own."""

import re
from collections.abc import Iterator

from sitegen.model.field_types import Model
from sitegen.model.kinds import Kind

INDEX = "index"
"""The page that holds all others of its file."""
NAME = re.compile("^( +)([a-z0-9-]+):", re.MULTILINE)


def more_pages(kind: Kind[Model], text: str) -> tuple[str, ...]:
    """Name the pages of a text besides the entry's own; of most kinds there are none."""
    if not kind.page_fields:
        return ()
    return (INDEX, *(f"{begin}{name}" for field, begin in kind.page_fields.items() for name in _names_in(field, text)))


def _names_in(field: str, text: str) -> Iterator[str]:
    """Give the names of what stands in a field, which are those that are indented least."""
    part = re.search(rf"^{field}:[ \t]*\n((?:[ \t#].*\n|\n)*)", f"{text}\n", re.MULTILINE)
    found = NAME.findall(part[1]) if part else []
    least = min((len(indent) for indent, _ in found), default=0)
    return (name for indent, name in found if len(indent) == least)
