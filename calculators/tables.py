"""Write an answer as CSV for spreadsheet programs; `theme/scripts/take-away/csv-text.mjs` is its twin in the browser."""

import csv
import re
from collections.abc import Iterable, Mapping
from typing import Any

from calculators.declare import Calculator, OutputField

BOM = "\ufeff"
"""Without it some spreadsheet programs read Chinese as rubbish."""
FORMULA = re.compile("[=+\\-@\t\r\n＝＋－＠﹢﹣﹦﹫−]")
"""What a formula begins with, also on a Chinese keyboard."""
NUMBER_LIKE = re.compile(
    "(?=.*[0-9０-９])(?:[0-9０-９ .,:/+%()$¥#年月日时分秒eE\\-￥．，：／－＋％（）\u3000\u00a0]|[aApP][mM])+"
    "|(?=.*[0-9])(?:[0-9]+[ -]?)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[ .,-]?[0-9]*"
    "|true|false",
    re.IGNORECASE,
)
"""What such a program turns into a number, a date or a truth value: 0571 would lose its 0, a card's number its end."""


def to_csv(calculator: Calculator, answer: Mapping[str, Any]) -> str:
    """Write the figures, one a line, then each table under its name."""
    result = answer["result"]
    figures = [one for one in calculator.outputs if one.kind != "rows"]
    lines = [[one.label, _figure(result[one.name], one), one.unit] for one in figures]
    for table in calculator.outputs:
        if table.kind == "rows":
            lines += [[], [table.label], *_table(table, result[table.name])]
    return BOM + _written(lines)


def cell(value: object, kind: str) -> str:
    """Write a value so that a spreadsheet program shows what it is: figures bare, names never changed nor reckoned."""
    if value is None or isinstance(value, bool):
        return {None: "", True: "是", False: "否"}[value]
    text = str(value)
    if kind == "percent":
        return f"{text.rstrip('0').rstrip('.') if '.' in text else text}%"
    if kind != "text":
        return text
    return f"'{text}" if FORMULA.match(text) or NUMBER_LIKE.fullmatch(text) else text


def _figure(value: object, one: OutputField) -> str:
    return cell(value, "money" if one.kind == "percent" else one.kind)  # its unit stands in a column of its own


def _table(table: OutputField, rows: Iterable[Mapping[str, object]]) -> list[list[str]]:
    columns = [column for column in table.columns if not column.is_code]
    return [
        [_head(column) for column in columns],
        *([cell(row[one.name], one.kind) for one in columns] for row in rows),
    ]


def _head(column: OutputField) -> str:
    return f"{column.label}（{column.unit}）" if column.kind == "integer" and column.unit else column.label


def _written(lines: Iterable[Iterable[str]]) -> str:
    written = _Text()
    csv.writer(written).writerows(lines)
    return "".join(written)


class _Text(list[str]):
    """Takes what the writer writes."""

    def write(self, text: str) -> None:
        self.append(text)
