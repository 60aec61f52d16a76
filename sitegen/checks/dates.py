"""Check dated facts for gaps and overlaps, and everything for being due for review."""

from collections.abc import Iterator
from datetime import date

from calculators.periods import after_months
from sitegen.checks.context import Context, Subject, problem
from sitegen.model.fact import FactFile, FactValue, WorkdaysFile
from sitegen.model.fact_on_day import checked_on, gaps, on_day
from sitegen.model.field_types import Model, Reviewed
from sitegen.problems import Level, Problem
from sitegen.reading.content import Entry

EARLIEST, LATEST = (12, 25), (1, 7)
"""A notice may move days around New Year into its neighbours."""


def check(_: Context, subject: Subject) -> Iterator[Problem]:
    """Check that a fact has at most one value a day and no hole between two."""
    entry = subject.entry
    for _path, fact in subject.parts(FactFile):
        for index, message in gaps(fact):
            yield problem(entry, ("values", index), message)
        yield from _check_reviews(entry, fact)
    for _path, table in subject.parts(WorkdaysFile):
        yield from _check_workdays(entry, table)
    for path, value in subject.parts(FactValue):
        if value.from_ and value.to and value.to < value.from_:
            yield problem(entry, (*path, "to"), f"结束日 {value.to} 早于开始日 {value.from_}。")


def _check_reviews(entry: Entry[Model], file: FactFile) -> Iterator[Problem]:
    """Refuse a next check before the last one: a later `reviewed` would vouch for a value that nobody looked at."""
    for index, value in enumerate(file.values):
        if (checked := checked_on(file, value)) > value.review_by:
            message = f"再核的日子 {value.review_by} 早于核对的日子 {checked}。"
            remedy = "重新核过的，把 review_by 往后改；没有核的，写上 checked，写实际核对的那天。"
            yield problem(entry, ("values", index, "review_by"), message + remedy)


def _check_workdays(entry: Entry[Model], table: WorkdaysFile) -> Iterator[Problem]:
    """Refuse days that aren't the year's: a year that has a day counts as told, and its readers are no longer warned."""
    if entry.id != f"workdays-{table.year}":
        message = f"文件名要和年份一致：{table.year} 年的放假安排写在 workdays-{table.year}.yml 里。"
        yield problem(entry, ("year",), message)
    first, last = date(table.year - 1, *EARLIEST), date(table.year + 1, *LATEST)
    seen: set[date] = set()
    for name in ("rest_days", "work_days"):
        for index, day in enumerate(getattr(table, name)):
            if not first <= day <= last:
                yield problem(entry, (name, index), f"{day} 不是 {table.year} 年的安排，要在 {first} 到 {last} 之间。")
            elif day in seen:
                yield problem(entry, (name, index), f"{day} 写了两次，只能算一样。")
            seen.add(day)


def freshness(context: Context, level: Level) -> Iterator[Problem]:
    """Tell what is due for review today."""
    for entry in context.content.all():
        yield from _freshness(context, Subject(entry), level)


def _freshness(context: Context, subject: Subject, level: Level) -> Iterator[Problem]:
    entry = subject.entry
    for path, part in subject.parts(Reviewed):
        due = after_months(part.reviewed, part.review_months)
        if part.reviewed > context.today:
            yield problem(entry, (*path, "reviewed"), f"核对日期 {part.reviewed} 在今天（{context.today}）之后。")
        if context.today > due:
            yield problem(entry, (*path, "reviewed"), f"应当在 {due} 前复核。核对后把 reviewed 改成当天。", level=level)
    for path, value in subject.parts(FactValue):
        if value.checked and value.checked > context.today:
            message = f"核对日期 {value.checked} 在今天（{context.today}）之后。"
            yield problem(entry, (*path, "checked"), message)
    for _, fact in subject.parts(FactFile):
        if on_day(fact, context.today).state == "due":
            yield problem(entry, ("values",), "这个值过了 review_by，请核对后更新。", level=level)


def next_review(part: Reviewed) -> date:
    """Say until when something should be checked again."""
    return after_months(part.reviewed, part.review_months)
