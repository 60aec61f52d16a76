"""This file checks dated facts for gaps and overlaps, and everything for being due for review."""

from collections.abc import Iterator
from datetime import date

from sitegen.calendar_months import add_months
from sitegen.checks.context import Context, problem
from sitegen.facts import gaps, on_day
from sitegen.model.fact import FactFile, FactValue, WorkdaysFile
from sitegen.model.words import Reviewed
from sitegen.problems import Level, Problem


def check(context: Context) -> Iterator[Problem]:
    """Check that a fact has at most one value a day and no hole between two."""
    for entry in context.content.entries["fact"].values():
        if isinstance(entry.file, FactFile):
            for index, message in gaps(entry.file):
                yield problem(entry, ("values", index), message)
    for entry, path, table in context.parts(WorkdaysFile):
        for index, day in enumerate(table.work_days):
            if day in table.rest_days:
                yield problem(entry, (*path, "work_days", index), f"{day} 也写在 rest_days 里，只能算一样。")
    for entry, path, value in context.parts(FactValue):
        if value.from_ and value.to and value.to < value.from_:
            yield problem(entry, (*path, "to"), f"结束日 {value.to} 早于开始日 {value.from_}。")


def freshness(context: Context, level: Level) -> Iterator[Problem]:
    """Tell what is due for review today."""
    for entry, path, part in context.parts(Reviewed):
        due = add_months(part.reviewed, part.review_months)
        if part.reviewed > context.today:
            yield problem(entry, (*path, "reviewed"), f"核对日期 {part.reviewed} 在今天（{context.today}）之后。")
        if context.today > due:
            yield problem(entry, (*path, "reviewed"), f"应当在 {due} 前复核。核对后把 reviewed 改成当天。", level=level)
    for entry in context.content.entries["fact"].values():
        if isinstance(entry.file, FactFile) and on_day(entry.file, context.today).state == "due":
            yield problem(entry, ("values",), "这个值过了 review_by，请核对后更新。", level=level)


def next_review(part: Reviewed) -> date:
    """Say until when something should be checked again."""
    return add_months(part.reviewed, part.review_months)
