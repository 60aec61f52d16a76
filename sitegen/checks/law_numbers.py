"""Compare the numbers of the law that calculators count with to the facts and articles they stand for."""

import ast
import inspect
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from types import ModuleType

from sitegen.checks.context import Context, problem
from sitegen.model.fact import FactFile, FactValue
from sitegen.model.fact_on_day import on_day
from sitegen.model.field_types import Model
from sitegen.model.kinds import FACT, LAW
from sitegen.problems import Place, Problem, shortened
from sitegen.reading.content import Entry

FILE = "calculators/law.py"
ASPECTS = {"_SINCE": "from", "_UNTIL": "to", "_CHECKED": "checked"}
"""What of a fact a name stands for by its ending; any other stands for its value."""
IN_FORCE = "_IN_FORCE"
UNITS = {"_DAYS": ("日", "天"), "_MONTHS": ("个月",), "_YEARS": ("年",), "_TIMES": ("倍",)}
REMEDY = "法律改了，就两处一起改；没有改，把写错的那一处改回来。"

Number = int | Decimal | date


@dataclass(frozen=True)
class LawNumber:
    """A number as calculators count with it: its name, what it is, and where it stands."""

    name: str
    number: Number
    line: int

    @property
    def aspect(self) -> str:
        """Which field of a fact's value it must equal."""
        return next((field for ending, field in ASPECTS.items() if self.name.endswith(ending)), "value")

    @property
    def fact(self) -> str:
        """The id of its fact."""
        name = next((self.name.removesuffix(one) for one in ASPECTS if self.name.endswith(one)), self.name)
        return name.lower().replace("_", "-")

    @property
    def where(self) -> str:
        """Where it stands, as editors and people read it."""
        return f"{FILE}:{self.line}（{self.name}）"

    def place(self) -> Place:
        """Where to put a problem that has no place in the content."""
        return Place(FILE, self.line)


def check_all(context: Context) -> Iterator[Problem]:
    """Check that every number has its fact and that both say the same."""
    if context.law is None:
        return
    numbers = tuple(law_numbers(context.law))
    used_until = {each.fact for each in numbers if each.aspect == "to"}
    for number in numbers:
        if number.name.endswith(IN_FORCE):
            yield from _compare_in_force(context, number)
        elif not context.is_broken("fact", number.fact):
            yield from _compare(context, number, may_have_ended=number.fact in used_until)


def law_numbers(law: ModuleType) -> Iterator[LawNumber]:
    """List the numbers of a module, but for the fees, whose article says them (law_tables)."""
    for name, line in names_and_lines(law):
        value = getattr(law, name)
        if isinstance(value, int | Decimal | date) and "_FEE_" not in name.removesuffix("_DAYS"):
            yield LawNumber(name, value, line)


def names_and_lines(law: ModuleType) -> Iterator[tuple[str, int]]:
    """Say on which line each constant of a module stands."""
    for node in ast.parse(inspect.getsource(law)).body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        for target in targets:
            if isinstance(target, ast.Name) and target.id.isupper():
                yield target.id, node.lineno


def _compare_in_force(context: Context, number: LawNumber) -> Iterator[Problem]:
    identifier = number.name.removesuffix(IN_FORCE).lower().replace("_", "-")
    entry = context.content.of(LAW).get(identifier)
    if entry is None and not context.is_broken("law", identifier):
        yield Problem(number.place(), "", f"{number.name} 没有对应的法规 content/laws/{identifier}.yml。")
    if entry and entry.file.effective != number.number:
        words = f"这里是 {entry.file.effective}，计算器用的是 {number.number}：{number.where}。{REMEDY}"
        yield problem(entry, ("effective",), words)


def _compare(context: Context, number: LawNumber, *, may_have_ended: bool) -> Iterator[Problem]:
    entry = context.content.of(FACT).get(number.fact)
    if entry is None or not isinstance(entry.file, FactFile):
        words = f"{number.name} 没有对应的资料。请写 content/facts/{number.fact}.yml，或者改回原来的名字。"
        yield Problem(number.place(), "", words)
        return
    found = _in_force(entry.file, context.today, may_have_ended=may_have_ended)
    if found is None:
        words = f"{context.today} 没有有效的值，计算器还在用 {number.where} 的 {number.number}。{REMEDY}"
        yield problem(entry, ("values",), words)
        return
    index, value = found
    yield from _compare_value(entry, entry.file.unit, index, value, number)


def _in_force(file: FactFile, day: date, *, may_have_ended: bool) -> tuple[int, FactValue] | None:
    """Find the value of a day; of what is over for good, the last one."""
    current = on_day(file, day).value
    if current is None and may_have_ended and file.values:
        current = file.values[-1]
    return None if current is None else (file.values.index(current), current)


def _compare_value(
    entry: Entry[Model], unit: str | None, index: int, value: FactValue, number: LawNumber
) -> Iterator[Problem]:
    written = getattr(value, "from_" if number.aspect == "from" else number.aspect)
    if _read(written) != number.number:
        shown = "没有写" if written is None else f"是 {shortened(str(written))}"
        words = f"这里{shown}，计算器用的是 {number.number}：{number.where}。{REMEDY}"
        yield problem(entry, ("values", index, number.aspect), words)
    units = next((units for ending, units in UNITS.items() if number.name.endswith(ending)), None)
    if units and unit not in units:
        words = f"单位要写 {'或者 '.join(units)}，才和计算器用的一样：{number.where}。"
        yield problem(entry, ("unit",), words)


def _read(written: str | date | None) -> Number | None:
    if not isinstance(written, str):
        return written
    try:
        return Decimal(written)
    except InvalidOperation:
        return None
