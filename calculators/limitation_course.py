"""Follow the years of limitation: begun again by interruptions, stopped by proceedings, over at last."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from calculators import labels
from calculators.declare import Input, Output
from calculators.law import LIMITATION_OUTER_YEARS, LIMITATION_YEARS
from calculators.periods import after_years
from calculators.quantities import ANYTHING
from calculators.wording import han
from calculators.workdays import LONGEST_REST, WorkCalendar

LAST_DAY = "时效的最后一天"
WHY = "为什么"
YEARS = f"{han(LIMITATION_YEARS)}年"
COUNTS = f"从这天起重新算{YEARS}"
STOPS = f"进行中不往下走，从结束那天起重新算{YEARS}"
GOES_ON = "还没结束，时效停在这里"
TOO_EARLY = f"不晚于到期日，{YEARS}本来就从到期日算起"
BEGUN_EARLY = "不晚于到期日就开始了，没有算进去"
NOT_YET = f"在你填的「{labels.AS_OF}」以后，没有算进去"
WITHIN = "在官司、仲裁进行当中，不改变结果"
TOO_LATE = "时效已经满了，再催也不会重新算；那天答应过、还过钱的，先看提醒"
BEGUN_LATE = "开始的时候时效已经满了，没有算进去"


@dataclass(frozen=True, slots=True)
class Proceeding:
    """A lawsuit or an arbitration, from the day it was filed to the day it ended, if it has."""

    from_date: Annotated[date, Input(label="哪天起诉、申请的")]
    to_date: Annotated[date | None, Input(label="哪天结束的（没结束就空着）")] = None


@dataclass(frozen=True, slots=True)
class Interruption:
    """One of the reader's days, and what it does to the years."""

    day: Annotated[date, Output(label="哪天")]
    counts: Annotated[bool, Output(label="重新算吗")]
    why: Annotated[str, ANYTHING, Output(label=WHY)]


@dataclass(frozen=True, slots=True)
class Stop:
    """One of the reader's proceedings, and what it does to the years."""

    from_date: Annotated[date, Output(label="哪天开始")]
    to_date: Annotated[date | None, Output(label="哪天结束")]
    counts: Annotated[bool, Output(label="算进去了吗")]
    why: Annotated[str, ANYTHING, Output(label=WHY)]


@dataclass(frozen=True, slots=True)
class Course:
    """Where the years run from and end, what each of the reader's days did, and which tables were missing."""

    due_on: date
    as_of: date
    runs_from: date
    ends: date
    """The last day before rest days are looked at."""
    last_day: date | None
    """None while a proceeding goes on."""
    interruptions: tuple[Interruption, ...]
    stops: tuple[Stop, ...]
    years_without_table: tuple[int, ...]
    """Of every last day that was looked at on the way."""
    end_years: tuple[int, ...]
    """Of the last day alone."""

    @property
    def is_at_outer_limit(self) -> bool:
        """Whether it is the outer limit that ends it."""
        return self.ends == outer_limit(self.due_on)

    @property
    def has_doubt(self) -> bool:
        """Whether a proceeding that was set aside may have put the end off all the same."""
        return any(one.why == BEGUN_EARLY and (one.to_date or self.as_of) > self.due_on for one in self.stops)

    @property
    def may_end_later(self) -> bool:
        """Whether a holiday that nobody has told may have put the end off, past a day that seems to come after it."""
        if self.last_day is None or not self.end_years:
            return False
        after = (self.as_of, *self.days(TOO_LATE), *self.begun(BEGUN_LATE))
        return any(self.last_day < day <= self.last_day + LONGEST_REST for day in after)

    def days(self, why: str) -> list[date]:
        """List the interruptions of one fate."""
        return [row.day for row in self.interruptions if row.why == why]

    def begun(self, why: str) -> list[date]:
        """List the beginnings of the proceedings of one fate."""
        return [row.from_date for row in self.stops if row.why == why]


def outer_limit(due_on: date) -> date:
    """Give the day after which no interruption helps (民法典 188 II)."""
    return after_years(due_on, LIMITATION_OUTER_YEARS)


def follow(
    due_on: date,
    interruptions: Iterable[date],
    proceedings: Iterable[Proceeding],
    as_of: date,
    calendar: WorkCalendar,
) -> Course:
    """Go through all days in their order; a proceeding comes before an interruption of the same day."""
    run = _Run(due_on, as_of, calendar)
    events = [(one.from_date, 0, one) for one in proceedings] + [(day, 1, day) for day in interruptions]
    for _, _, event in sorted(events, key=lambda each: each[:2]):
        if isinstance(event, Proceeding):
            run.stops.append(run.meet_proceeding(event))
        else:
            run.days.append(run.meet_interruption(event))
    return run.course()


class _Run:
    """The state of the years on the way from day to day."""

    def __init__(self, due_on: date, as_of: date, calendar: WorkCalendar) -> None:
        self.due_on, self.as_of, self.calendar = due_on, as_of, calendar
        self.runs_from, self.ends = due_on, self._end_of(due_on)
        self.stopped_since, self.stopped_until = due_on, due_on
        """The first and the last day of the latest proceeding that has ended, overlapping ones as one."""
        self.is_stopped = False
        """Whether a proceeding goes on; then nothing that comes later changes anything."""
        self.days: list[Interruption] = []
        self.stops: list[Stop] = []
        self.rolled: dict[date, date] = {}

    def meet_interruption(self, day: date) -> Interruption:
        """Say what a day does, and let the years begin again if it does that."""
        why = TOO_EARLY if day <= self.due_on else NOT_YET if day > self.as_of else self._fate(day)
        if why == COUNTS:
            self._begin_again(day)
        return Interruption(day, why == COUNTS, why)

    def _fate(self, day: date) -> str:
        if self._is_within(day):
            return WITHIN
        return COUNTS if self._is_in_time(day) else TOO_LATE

    def meet_proceeding(self, one: Proceeding) -> Stop:
        """Say what a proceeding does, and stops the years from its first day to its last."""
        why = BEGUN_EARLY if one.from_date <= self.due_on else NOT_YET if one.from_date > self.as_of else ""
        if not why and not self._is_within(one.from_date) and not self._is_in_time(one.from_date):
            why = BEGUN_LATE
        if why:
            return Stop(one.from_date, one.to_date, counts=False, why=why)
        return Stop(one.from_date, one.to_date, counts=True, why=self._stop(one))

    def _stop(self, one: Proceeding) -> str:
        if not self._is_within(one.from_date):
            self.stopped_since = one.from_date
        if one.to_date is None or one.to_date > self.as_of:
            self.is_stopped, self.runs_from = True, self.stopped_since
            return GOES_ON
        if not self.is_stopped:
            self.stopped_until = max(one.to_date, self.stopped_until)
            self._begin_again(self.stopped_until)
        return STOPS

    def _is_within(self, day: date) -> bool:
        return self.is_stopped or day <= self.stopped_until

    def _is_in_time(self, day: date) -> bool:
        return day <= self.ends or day <= self._roll(self.ends)

    def _begin_again(self, day: date) -> None:
        self.runs_from, self.ends = day, self._end_of(day)

    def _end_of(self, runs_from: date) -> date:
        return min(after_years(runs_from, LIMITATION_YEARS), outer_limit(self.due_on))

    def _roll(self, day: date) -> date:
        if day not in self.rolled:  # a thousand days may ask for the same last day
            self.rolled[day] = self.calendar.roll(day)
        return self.rolled[day]

    def course(self) -> Course:
        """Give where all this has led."""
        last_day = None if self.is_stopped else self._roll(self.ends)
        years = {year for span in self.rolled.items() for year in self.calendar.years_without_table(*span)}
        end_years = self.calendar.years_without_table(self.ends, last_day) if last_day else ()
        return Course(
            self.due_on, self.as_of, self.runs_from, self.ends, last_day,
            tuple(self.days), tuple(self.stops), tuple(sorted(years)), end_years,
        )  # fmt: skip


def backwards(proceedings: Iterable[Proceeding]) -> Iterator[Proceeding]:
    """Find those that end before they begin."""
    return (one for one in proceedings if one.to_date and one.to_date < one.from_date)
