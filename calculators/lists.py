"""Read lists: one item a line, each line a date or fields parted by commas or tabs."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from calculators.characters import shown
from calculators.declare import InputField
from calculators.row_text import fields_of, line_of
from calculators.understood import Understood, UnreadableError

MOST_LINES = 100
MOST_DATES = 1000
MOST_TOLD = 10
LINE_END = re.compile(r"\r\n|\r|\n")

Item = TypeVar("Item")
ReadField = Callable[[InputField, str], Understood[object]]


def read_lines(one: InputField, text: str, read: ReadField) -> Understood[tuple[object, ...]]:
    """Read rows; `read` reads a field by the kind of its column."""
    most = MOST_DATES if any(column.kind == "date" for column in one.columns) else MOST_LINES
    lines = _lines(text, most)
    rows = _each(lines, lambda line: _read_row(one, line, read))
    problems = [problem for column in one.columns if column.unique for problem in _repeated(column, lines, rows)]
    _refuse(problems)
    return _together(lines, rows)


def read_each(text: str, read_line: Callable[[str], Understood[Item]]) -> Understood[tuple[Item, ...]]:
    """Read lines that are one value each."""
    lines = _lines(text, MOST_DATES)
    return _together(lines, _each(lines, read_line))


def _lines(text: str, most: int) -> list[tuple[int, str]]:
    lines = [(number, line.strip()) for number, line in enumerate(LINE_END.split(text), 1) if line.strip()]
    if len(lines) > most:
        raise UnreadableError(f"最多{most}行，现在有{len(lines)}行")
    return lines


def _each(lines: Sequence[tuple[int, str]], read_line: Callable[[str], Understood[Item]]) -> list[Understood[Item]]:
    """Read every line, and tell the bad ones together."""
    rows: list[Understood[Item]] = []
    problems: list[str] = []
    for number, line in lines:
        try:
            rows.append(read_line(line))
        except UnreadableError as error:
            problems += [f"第{number}行，{message}" for message in error.args]
    _refuse(problems)
    return rows


def _refuse(problems: Sequence[str]) -> None:
    if problems:
        more = len(problems) - MOST_TOLD
        raise UnreadableError("；".join(problems[:MOST_TOLD]) + (f"；还有{more}处要改" if more > 0 else ""))


def _together(lines: Sequence[tuple[int, str]], rows: Sequence[Understood[Item]]) -> Understood[tuple[Item, ...]]:
    """Make one of the lines, and keep the forms of those that there is something to tell about."""
    telling = [(number, row) for (number, _), row in zip(lines, rows, strict=True) if row.is_telling]
    return Understood(
        tuple(row.value for row in rows),
        "\n".join(row.typed for _, row in telling),
        "\n".join(row.read for _, row in telling),
        is_plain=all(row.is_plain for row in rows),
        question="；".join(f"第{number}行，{row.question}" for number, row in telling if row.question),
    )


def _read_row(one: InputField, line: str, read: ReadField) -> Understood[object]:
    parts = fields_of(line)
    parts += [""] * len([column for column in one.columns[len(parts) :] if column.default is not None])
    if len(parts) != len(one.columns):
        raise UnreadableError(_wrong_count(one, line, len(parts)))
    fields: list[Understood[object]] = []
    problems: list[str] = []
    for column, part in zip(one.columns, parts, strict=True):
        try:
            fields.append(_read_part(column, part, read))
        except UnreadableError as error:
            problems += [f"{column.label}：{message}" for message in error.args]
    if problems:
        raise UnreadableError(*problems)
    return _row(one, line, fields)


def _wrong_count(one: InputField, line: str, count: int) -> str:
    names = ", ".join(column.label for column in one.columns)
    needed, most = sum(column.default is None for column in one.columns), len(one.columns)
    wanted = f"{most}" if needed == most else f"{needed}到{most}"
    example = f"，比如{one.example.splitlines()[0]}" if one.example else ""
    extra = "（金额和名称里不要写逗号）" if count > most else ""
    return f"「{shown(line)}」要有{wanted}项，用逗号分开：{names}{extra}{example}"


def _read_part(column: InputField, part: str, read: ReadField) -> Understood[object]:
    if part:
        return read(column, part)
    if column.default is None:
        raise UnreadableError("没有填")
    return Understood(column.default_value, "", "")


def _row(one: InputField, line: str, fields: Sequence[Understood[object]]) -> Understood[object]:
    assert one.row is not None
    texts = [field.read for field in fields]
    while texts and not texts[-1]:
        texts.pop()  # a last field that may stay empty
    is_plain = all(field.is_plain for field in fields)
    read = line_of(texts)
    asked = [f"{c.label}：{f.question}" for c, f in zip(one.columns, fields, strict=True) if f.question]
    return Understood(
        one.row(*(field.value for field in fields)),
        line,
        line if is_plain else read,
        is_plain=is_plain,
        question="；".join(asked),
    )


def _repeated(
    column: InputField, lines: Sequence[tuple[int, str]], rows: Sequence[Understood[object]]
) -> Iterator[str]:
    first: dict[object, int] = {}
    for (number, _), row in zip(lines, rows, strict=True):
        value = getattr(row.value, column.name)
        if value in first:
            yield f"第{number}行，{column.label}：「{shown(str(value))}」和第{first[value]}行一样，请写成不同的{column.label}"
        first.setdefault(value, number)
