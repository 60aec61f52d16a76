"""Say what a dated fact is worth on a day, and in which of its four states it stands."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from markupsafe import Markup

from sitegen.model.fact import FactFile, FactValue
from sitegen.model.format import time_tag

State = Literal["covered", "due", "before", "ended"]
STATE_WORDS = {"covered": "有效", "due": "该复核了", "before": "还没开始", "ended": "已结束"}
CHECK_WORDS = Markup("核对于{}，最晚{}再核")
LATE_WORDS = Markup("核对于{}，该在{}以前再核，还没有核，用以前先到官方网站查")


@dataclass(frozen=True)
class FactOnDay:
    """The value of a fact on a day; `value` is None before its first value, after its end, and where none is known."""

    file: FactFile
    state: State
    value: FactValue | None

    @property
    def shown(self) -> str:
        """The value with its unit, as prose shows it."""
        return fact_text(self.file, self.value) if self.value else ""


def fact_text(file: FactFile, value: FactValue) -> str:
    """Write a value with its unit: 24%, 5年."""
    return f"{value.value}{file.unit or ''}"


def checked_on(file: FactFile, value: FactValue) -> date:
    """Say on which day a value was last held against its source: its own day, else that of the whole file."""
    return value.checked or file.reviewed


def check_words(checked: date, again: date, today: date, write: Callable[[date], str] = time_tag) -> Markup:
    """Tell readers when something was checked and by when it must be checked again, or that this is overdue."""
    words = LATE_WORDS if today > again else CHECK_WORDS
    return words.format(write(checked), write(again))


def on_day(file: FactFile, day: date) -> FactOnDay:
    """Find the value in force on a day: covered, past its review date, not yet begun, or ended."""
    current = next((value for value in file.values if _begun(value, day) and not _over(value, day)), None)
    if current:
        return FactOnDay(file, "due" if day > current.review_by else "covered", current)
    begun = any(_begun(value, day) for value in file.values)
    return FactOnDay(file, "ended" if begun else "before", None)


def _begun(value: FactValue, day: date) -> bool:
    return value.from_ is None or value.from_ <= day


def _over(value: FactValue, day: date) -> bool:
    return value.to is not None and value.to < day


def gaps(file: FactFile) -> list[tuple[int, str]]:
    """Find where the values of a fact overlap, leave days out, or stand out of order: index and what is wrong."""
    found = []
    for index, (earlier, later) in enumerate(zip(file.values, file.values[1:], strict=False), 1):
        if earlier.to is None:
            found.append((index, "上一个值没有写结束日 to，和这一个重叠。"))
        elif later.from_ is None or later.from_ <= earlier.to:
            found.append((index, f"和上一个值重叠：上一个到 {earlier.to} 才结束。"))
        elif later.from_ > earlier.to + timedelta(days=1):
            found.append((index, f"和上一个值之间有空档：{earlier.to} 之后、{later.from_} 之前没有值。"))
    return found
