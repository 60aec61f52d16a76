"""Say a deadline in words that know the reader's day: time enough, hardly any, today, or past."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from calculators.charts import Timeline, days_in_order
from calculators.term import Term
from calculators.wording import about, chinese_date, days_left, days_past, number
from calculators.workdays import LONGEST_REST, years_named


@dataclass(frozen=True, slots=True)
class Day:
    """The days of one period, and the reader's."""

    begins: date
    as_of: date | None
    counts: date
    """The day that is told and counted to: the last one, or where a year has no table the nominal one, never later."""
    rolled: date
    """The last day after weekends and the holidays that are known."""
    safe: date
    years: tuple[int, ...]
    """The years whose holidays nobody has told us."""

    @property
    def days_away(self) -> int:
        """How far off the last day is; negative once it is past."""
        return 0 if self.as_of is None else (self.counts - self.as_of).days

    @property
    def days_left(self) -> int | None:
        """How many days are left, never below 0; None where the reader's day is not known."""
        return None if self.as_of is None else max(0, self.days_away)

    @property
    def may_be_put_off(self) -> bool:
        """Whether the last day is past only if it wasn't in a holiday of a year that has no table."""
        is_unsure = self.counts.year in self.years or self.rolled.year in self.years
        return self.as_of is not None and is_unsure and self.counts < self.as_of <= self.counts + LONGEST_REST

    @property
    def standing(self) -> str:
        """Where the reader stands: unknown, open, soon, today or past."""
        if self.as_of is None:
            return "unknown"
        if self.days_away <= 0:
            return "past" if self.days_away else "today"
        return "open" if self.as_of <= self.safe else "soon"


def sentence_of(term: Term, day: Day) -> tuple[str, str]:
    """Write what is read first: the part to set large, and the sentence that holds it."""
    last = about(day.counts) if day.years else chinese_date(day.counts)
    named = f"{term.act}的最后一天{'，' if day.years else '是'}{last}{_unsure(day)}"
    say = _say_to_reader if term.is_readers else _say_of_the_other_side
    big, sentence = say(term, day, named)
    return big or last, sentence


def _unsure(day: Day) -> str:
    return f"（{years_named(day.years)}没有放假表，可能晚几天，不会更早）" if day.years else ""


def _say_to_reader(term: Term, day: Day, named: str) -> tuple[str, str]:
    if day.standing in ("unknown", "open"):
        left = f"，{days_left(number(day.days_away))}" if day.as_of else ""
        by = "今天就办好" if day.as_of == day.safe else f"在{chinese_date(day.safe)}以前（含当天）办好"
        return "", f"{named}{left}；最好{by}。{term.beware}"
    if day.standing == "soon":
        big = f"只剩{number(day.days_away)}天"
        return big, f"{big}：{named}。{term.at_once}。{term.beware}"
    if day.standing == "today":
        return "就是今天", f"{named}，就是今天。{term.on_the_day}。{term.beware}"
    return _say_it_is_past(term, day, named)


def _say_it_is_past(term: Term, day: Day, named: str) -> tuple[str, str]:
    big = days_past(number(-day.days_away))
    if day.as_of and day.as_of <= day.rolled:
        rolled = f"可是那天是周末或节日，可能顺延到{chinese_date(day.rolled)}：{term.at_once}，别等。"
        return big, f"{named}，{big}。{rolled}"
    if day.may_be_put_off:
        return big, f"{named}，{big}。可是那天要是放假，可能顺延到放假以后：{term.at_once}，别等。"
    return big, f"{named}，{big}。{term.late.text}"


def _say_of_the_other_side(term: Term, day: Day, named: str) -> tuple[str, str]:
    if day.standing == "past":
        big = days_past(number(-day.days_away))
        doubt = "那天要是放假，可能还没过。" if day.may_be_put_off else ""
        return big, f"{named}，{big}。{doubt}{term.late.text}"
    left = {"unknown": "", "today": "，就是今天"}.get(day.standing, f"，{days_left(number(day.days_away))}")
    return "", f"{named}{left}。这是对方的期限，不用你去办。{term.advice}"


def timeline_of(term: Term, day: Day, nominal: date) -> Timeline:
    """Draw the days of a period in their order; the one to act on is marked."""
    return days_in_order(f"{term.label}：期限{term.period}", _moments(term, day, nominal))


def _moments(term: Term, day: Day, nominal: date) -> Iterator[tuple[date, str, bool]]:
    yield day.begins, f"{term.begins}，当天不算", False
    if term.is_readers and day.standing in ("unknown", "open"):
        yield day.safe, "最好这天以前办好", True
    if day.as_of:
        yield day.as_of, "今天", day.standing != "open" or not term.is_readers
    if day.years:
        yield nominal, "大约的最后一天", False
    elif nominal != day.rolled:
        yield nominal, "数到的最后一天，是休息日", False
    if not day.years:
        yield day.rolled, "最后一天", False
