"""Read the tables of docs/content.md, the one place that says what each field of the content is for."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel

GUIDE = Path(__file__).resolve().parents[1] / "docs" / "content.md"
COMMON = "Named"
CELLS = 4
_MARK = re.compile(r"<!-- fields: (\w+) -->")
_LINK = re.compile(r"\[([^\]]*)\]\(#[^)]*\)")


class GuideError(LookupError):
    """The guide doesn't tell what is asked of it."""


@dataclass(frozen=True)
class Note:
    """What the guide says of one field; the example is YAML."""

    what: str
    required: bool
    example: str


@dataclass(frozen=True)
class Table:
    """The guide's table of one model, under its heading."""

    heading: str
    notes: Mapping[str, Note]


def read_tables(guide: str) -> dict[str, Table]:
    """Read every table of fields, by the name of its model."""
    tables, heading, lines = {}, "", guide.splitlines()
    for index, line in enumerate(lines):
        if line.startswith("#"):
            heading = line.lstrip("# ").replace("`", "")
        elif found := _MARK.fullmatch(line):
            tables[found[1]] = Table(heading, dict(_rows(lines[index + 4 :])))
    return tables


def _rows(lines: list[str]) -> list[tuple[str, Note]]:
    rows = []
    for line in lines:
        if not line.startswith("|"):
            break
        cells = [cell.strip() for cell in line[1:-1].split("|")]
        if len(cells) != CELLS:
            name = cells[0].strip("`")
            raise GuideError(
                f"docs/content.md 里 {name} 这一行有 {len(cells)} 格，要有 {CELLS} 格。格子里不能写「|」。"
            )
        name, what, required, example = cells
        rows.append((name.strip("`"), Note(_LINK.sub(r"\1", what).replace("`", ""), bool(required), example[1:-1])))
    return rows


def heading_of(tables: Mapping[str, Table], model: type[BaseModel]) -> str:
    """Find how the guide calls what a model describes."""
    return _table_of(tables, model).heading


def _table_of(tables: Mapping[str, Table], model: type[BaseModel]) -> Table:
    if model.__name__ not in tables:
        raise GuideError(
            f"docs/content.md 里没有 {model.__name__} 的表。请写一个，上面一行写 <!-- fields: {model.__name__} -->。"
        )
    return tables[model.__name__]


def note_of(tables: Mapping[str, Table], model: type[BaseModel], field: str) -> Note:
    """Find what the guide says of a field: in its model's table, in those of its bases, or among the common ones."""
    for name in (*(base.__name__ for base in model.__mro__), COMMON):
        if name in tables and field in tables[name].notes:
            return tables[name].notes[field]
    _table_of(tables, model)
    raise GuideError(f"docs/content.md 没有讲 {model.__name__} 的字段 {field}。请在它的表里加一行。")
