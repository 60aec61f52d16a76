"""Compare the calculators' tables of holidays and of court fees to the facts and articles they stand for."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from types import ModuleType

from calculators.workdays import days_of
from sitegen.checks.context import Context, problem
from sitegen.checks.law_numbers import FILE, names_and_lines
from sitegen.model.fact import WorkdaysFile
from sitegen.model.field_types import Model
from sitegen.model.kinds import FACT, LAW
from sitegen.problems import Place, Problem
from sitegen.reading.content import Entry

FEES = "litigation-fees-measures"
TARIFFS = {"CASE_FEE": "13", "ENFORCEMENT_FEE": "14", "PRESERVATION_FEE": "14"}
MOST_NAMED = 5
TEN_THOUSAND = 10_000


def check_all(context: Context) -> Iterator[Problem]:
    """Check the tables of every year and every fee."""
    if context.law is None:
        return
    lines = dict(names_and_lines(context.law))
    yield from _check_workdays(context, context.law, lines)
    if FEES in context.content.of(LAW):
        for name, article in TARIFFS.items():
            yield from _check_tariff(context, context.law, name, article, lines[f"{name}_BANDS"])


def _check_workdays(context: Context, law: ModuleType, lines: Mapping[str, int]) -> Iterator[Problem]:
    facts = context.content.of(FACT).values()
    tables = {entry.file.year: (entry, entry.file) for entry in facts if isinstance(entry.file, WorkdaysFile)}
    for year in sorted({*law.REST_DAYS, *law.WORK_DAYS} - tables.keys()):
        if not context.is_broken("fact", f"workdays-{year}"):
            words = f"{year} 年的放假安排没有对应的资料。请写 content/facts/workdays-{year}.yml。"
            yield Problem(Place(FILE, lines["REST_DAYS"]), "", words)
    for _, (entry, table) in sorted(tables.items()):
        for name in ("rest_days", "work_days"):
            yield from _compare_days(entry, table, name, law, lines[name.upper()])


def _compare_days(entry: Entry[Model], table: WorkdaysFile, name: str, law: ModuleType, line: int) -> Iterator[Problem]:
    year, here = table.year, set(getattr(table, name))
    there = set(days_of(year, getattr(law, name.upper()).get(year, "")))
    if here == there:
        return
    differing = "、".join(map(str, sorted(here ^ there)[:MOST_NAMED]))
    ours = f'    {year}: "{_compact(year, here)}",'
    words = f"和 {FILE}:{line}（{name.upper()}）不一样：{differing}。照这里改的话，那里的一行写成 {ours.strip()}"
    yield problem(entry, (name,), words)


def _compact(year: int, days: Iterable[date]) -> str:
    """Write days as law.py does: month and day, the first and last of several in a row; another year's day whole."""
    runs: list[tuple[date, date]] = []
    for day in sorted(days):
        if runs and (day - runs[-1][1]).days == 1 and runs[-1][0].year == day.year == year:
            runs[-1] = (runs[-1][0], day)
        else:
            runs.append((day, day))
    return " ".join(_token(year, first, last) for first, last in runs)


def _token(year: int, first: date, last: date) -> str:
    if first.year != year:
        return first.isoformat()
    return f"{first:%m%d}" if first == last else f"{first:%m%d}-{last:%m%d}"


def _check_tariff(context: Context, law: ModuleType, name: str, number: str, line: int) -> Iterator[Problem]:
    entry = context.content.of(LAW)[FEES]
    text = next((article.text for article in entry.file.articles if article.number == number), "")
    for phrase in _phrases(law, name):
        if phrase not in text:
            words = f"第 {number} 条里没有「{phrase}」，计算器是这样算的：{FILE}:{line}（{name}_BANDS）。"
            yield problem(entry, (), words)


def _phrases(law: ModuleType, name: str) -> Iterator[str]:
    """Write a fee as its article does."""
    bands = getattr(law, f"{name}_BANDS")
    ends = (*(start for start, _ in bands[1:]), None)
    yield f"每件交纳{getattr(law, f'{name}_FIXED')}元；"
    for (start, rate), end in zip(bands, ends, strict=True):
        upper = f"至{_yuan(end)}" if end else ""
        yield f"超过{_yuan(start)}{upper}的部分，按照{rate}%交纳"
    if most := getattr(law, f"{name}_MOST", None):
        yield f"最多不超过{most}元"


def _yuan(sum_: int) -> str:
    return f"{Decimal(sum_) / TEN_THOUSAND:f}万元" if sum_ >= TEN_THOUSAND else f"{sum_}元"
