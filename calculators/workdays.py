"""Know rest days and working days: weekends, holidays of fixed date, and the tables of each year."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

SATURDAY = 5
ONE_DAY = timedelta(days=1)
FIXED_HOLIDAYS = ((1, 1), (5, 1), (10, 1), (10, 2), (10, 3))
"""Month and day, 全国年节及纪念日放假办法 2; festivals of the lunar calendar stand in each year's table."""
SECOND_OF_MAY_SINCE = 2025
ROLLING = "最后一天是休息日的，顺延到下一个工作日"
HOLIDAYS = "全国年节及纪念日放假办法第二条"
MOST_YEARS_NAMED = 4
LONGEST_REST = timedelta(days=10)
"""By how much a holiday that nobody has told may put a last day off: nine days of Spring Festival, as in 2026, and one."""


@dataclass(frozen=True)
class WorkCalendar:
    """The days on which nobody has to act, and those worked although they look like rest days."""

    rest_days: frozenset[date]
    work_days: frozenset[date]

    @classmethod
    def of(cls, rest_days: Iterable[date], work_days: Iterable[date]) -> "WorkCalendar":
        """Make a calendar from lists of days; a day in both lists is worked."""
        return cls(frozenset(rest_days), frozenset(work_days))

    def is_rest_day(self, day: date) -> bool:
        """Tell whether a period that ends on this day rolls forward."""
        return day not in self.work_days and (
            day.weekday() >= SATURDAY or _is_fixed_holiday(day) or day in self.rest_days
        )

    def roll(self, day: date) -> date:
        """Give the day itself, or the first working day after it (民诉法 85, 民法典 203)."""
        while self.is_rest_day(day):
            day += ONE_DAY
        return day

    def working_day_before(self, day: date, count: int, earliest: date) -> date:
        """Give the `count`-th working day before `day`, but none before `earliest`."""
        while count and day > earliest:
            day -= ONE_DAY
            count -= not self.is_rest_day(day)
        return max(day, earliest)

    def years_without_table(self, first: date, last: date) -> tuple[int, ...]:
        """List the years of a span whose holidays nobody has told us."""
        told = {day.year for day in self.rest_days | self.work_days}
        return tuple(year for year in range(first.year, last.year + 1) if year not in told)


def years_named(years: Sequence[int]) -> str:
    """Name years in a sentence: 2027 年, 2025、2027 年, or only the first and the last of many."""
    if len(years) > MOST_YEARS_NAMED:
        return f"{years[0]}年到{years[-1]}年里有的年份"
    return f"{'、'.join(map(str, years))}年"


def days_of(year: int, written: str) -> Iterator[date]:
    """Read a year's table as law.py writes it: 0101, 0215-0223, or 2025-12-31 for a day of another year."""
    for one in written.split():
        if len(one) == len("2025-12-31"):
            yield date.fromisoformat(one)
        else:
            first, last = (date(year, int(day[:2]), int(day[2:])) for day in (one[:4], one[-4:]))
            yield from (first + timedelta(days=count) for count in range((last - first).days + 1))


def _is_fixed_holiday(day: date) -> bool:
    since_2025 = (day.month, day.day) == (5, 2) and day.year >= SECOND_OF_MAY_SINCE
    return since_2025 or (day.month, day.day) in FIXED_HOLIDAYS
