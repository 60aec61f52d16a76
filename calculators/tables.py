"""This file writes an answer as CSV, for spreadsheet programs; nothing in it can be taken for a formula."""

import csv
import re
from collections.abc import Iterable, Mapping
from typing import Any

from calculators.declare import Calculator, OutputField

BOM = "\ufeff"
"""Without it some spreadsheet programs read Chinese as rubbish."""
NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
FORMULA = re.compile(r"[=+\-@\t\r]")


def to_csv(calculator: Calculator, answer: Mapping[str, Any]) -> str:
    """Writes the figures, one a line, then each table under its name."""
    result = answer["result"]
    figures = [one for one in calculator.outputs if one.kind != "rows"]
    lines: list[list[str]] = [[one.label, _cell(result[one.name]), one.unit] for one in figures]
    for table in calculator.outputs:
        if table.kind == "rows":
            lines += [[], [table.label], [column.label for column in table.columns], *_rows(table, result[table.name])]
    written = _Text()
    csv.writer(written).writerows(lines)
    return BOM + "".join(written)


class _Text(list[str]):
    """Takes what the writer writes."""

    def write(self, text: str) -> None:
        self.append(text)


def _rows(table: OutputField, rows: Iterable[Mapping[str, object]]) -> list[list[str]]:
    return [[_cell(row[column.name]) for column in table.columns] for row in rows]


def _cell(value: object) -> str:
    if value is None or isinstance(value, bool):
        return {None: "", True: "是", False: "否"}[value]
    text = str(value)
    return f"'{text}" if FORMULA.match(text) and not NUMBER.fullmatch(text) else text
