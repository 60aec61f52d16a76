"""This file works out until when a debt may be sued for without the debtor's being able to plead that time has run."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from calculators.answer import Answer, CalendarDay, Note, Step, View
from calculators.charts import Moment, Timeline
from calculators.declare import Input, Output
from calculators.errors import InputError
from calculators.money import exact
from calculators.periods import after_years
from calculators.quantities import ANYTHING, Count, Dates
from calculators.wording import chinese_date, number
from calculators.workdays import WorkCalendar

LIMITATION_YEARS = 3
OUTER_YEARS = 20
EARLIEST_DUE = date(2015, 10, 1)
"""Two years from the day before had run out when the three years came into force on 2017-10-01."""
MOST_SHOWN = 4
MOST_NAMED = 20
LIMITATION_RULE = "民法典第一百八十八条"
START_RULE = "民法典第一百八十八条、第一百八十九条、第一百九十五条"
COUNTING_RULE = "民法典第二百零一条、第二百零二条"
ROLLING_RULE = "民法典第二百零三条"
HOLIDAYS = "全国年节及纪念日放假办法第二条"

COUNTS = "从这天起重新算三年"
TOO_EARLY = "不晚于到期日，三年本来就从到期日算起"
NOT_YET = "在你填的「算到哪天」以后，没有算进去"
TOO_LATE = "时效已经满了，再催也不会重新算；那天答应过、还过钱的，先看提醒"


@dataclass(frozen=True, slots=True)
class Interruption:
    """One of the reader's days, and what it does to the three years."""

    day: Annotated[date, Output(label="哪天")]
    counts: Annotated[bool, Output(label="重新算吗")]
    why: Annotated[str, ANYTHING, Output(label="为什么")]


@dataclass(frozen=True, slots=True)
class LimitationDate:
    """Where the three years begin and end, and whether they are over."""

    runs_from: Annotated[date, Output(label="三年从哪天起算")]
    last_day: Annotated[date, Output(label="时效的最后一天", is_total=True)]
    expired: Annotated[bool, Output(label="照填的日期，时效满了吗")]
    days_left: Annotated[Count, Output(label="离最后一天还有", unit="天")]
    by_interruption: Annotated[tuple[Interruption, ...], Output(label="每个日子，算不算重新起算")]


@exact
def limitation_date(
    *,
    due_on: Annotated[
        date,
        Input(
            label="哪天到期的",
            help="合同或还款计划上的到期日；分期还的，填最后一期的到期日",
            example="2022-06-20",
        ),
    ],
    interruptions: Annotated[
        Dates,
        Input(
            label="到期以后，催过、还过、答应过的日子",
            help="一行一个日期：收到催款的短信、信、电话，被扣款，还过一笔，答应还或签过分期；起诉、仲裁的，提交那天和程序结束那天都填。"
            "翻短信、邮箱和还款记录，漏一个结果就不对",
            example="2023-12-05\n2025-03-14",
        ),
    ] = (),
    as_of: Annotated[date, Input(label="算到哪天", help="一般填今天", example="2026-11-25")],
    rest_days: Annotated[
        Dates, Input(label="放假的日子", help="一行一个日期，国务院每年公布的放假安排", rare=True)
    ] = (),
    work_days: Annotated[Dates, Input(label="调休上班的日子", help="一行一个日期，周末要上班的那几天", rare=True)] = (),
) -> Answer[LimitationDate]:
    """诉讼时效

    一笔旧债的三年诉讼时效从哪天算、到哪天满；满了债也还在，付钱、签字以前先看一眼。

    last so far = the earlier of runs_from + 3 years and due_on + 20 years, rolled to a working day; runs_from = due_on
    an interruption after due_on, not after as_of and not after the last day so far becomes runs_from, in order of date
    expired = as_of > last_day; days_left = max(0, last_day − as_of)

    Source: 民法典 188, 189, 192, 193, 195, 200–203; 诉讼时效规定 8–19; 银行卡规定 3. Units: days on the calendar.
    "Last day so far" is the rolled one: a reminder on the Monday after a last Sunday is in time (203).
    The twenty years are rolled like the three. A day in both lists is worked. A year that neither list names has no
    table, and the notes say so, for every last day that was looked at. Suspension (194) is not worked out.
    Errors: due_on before 2015-10-01, where the two-year law may apply.

    >>> limitation_date(due_on=date(2023, 5, 10), as_of=date(2026, 1, 1)).result.last_day
    datetime.date(2026, 5, 11)
    """
    if due_on < EARLIEST_DUE:
        message = f"{EARLIEST_DUE} 以前到期的债，可能要按旧的两年时效算，这里算不了；请问律师或免费的法律咨询"
        raise InputError("due_on", message)
    course = _Course.of(due_on, interruptions, as_of, WorkCalendar.of(rest_days, work_days))
    result = LimitationDate(
        runs_from=course.runs_from,
        last_day=course.last_day,
        expired=as_of > course.last_day,
        days_left=max(0, (course.last_day - as_of).days),
        by_interruption=course.rows,
    )
    about = "大约" if course.years_without_table else ""
    day = CalendarDay(
        result.last_day, f"诉讼时效：{about}最后一天", "对方催过、你还过或答应过，就不是这天了，再算一次。"
    )
    return Answer(result, _view(course, result), _steps(course, result), tuple(_notes(course, result)), (day,))


@dataclass(frozen=True, slots=True)
class _Course:
    """The three years after every interruption, with the last days that had to be looked up in the calendar."""

    due_on: date
    as_of: date
    runs_from: date
    ends: date
    """The last day before rest days are looked at."""
    rows: tuple[Interruption, ...]
    last_day: date
    years_without_table: tuple[int, ...]

    @classmethod
    def of(cls, due_on: date, interruptions: Iterable[date], as_of: date, calendar: WorkCalendar) -> "_Course":
        runs_from, ends, rows = due_on, _ends(due_on, due_on), []
        rolled: dict[date, date] = {}

        def roll(day: date) -> date:
            if day not in rolled:  # a thousand days may ask for the same last day
                rolled[day] = calendar.roll(day)
            return rolled[day]

        for day in sorted(interruptions):
            in_time = day <= ends or day <= roll(ends)
            why = TOO_EARLY if day <= due_on else NOT_YET if day > as_of else COUNTS if in_time else TOO_LATE
            if why == COUNTS:
                runs_from, ends = day, _ends(due_on, day)
            rows.append(Interruption(day, why == COUNTS, why))
        roll(ends)
        years = {year for span in rolled.items() for year in calendar.years_without_table(*span)}
        return cls(due_on, as_of, runs_from, ends, tuple(rows), rolled[ends], tuple(sorted(years)))

    @property
    def is_at_outer_limit(self) -> bool:
        return self.ends == after_years(self.due_on, OUTER_YEARS)

    def days(self, why: str) -> list[date]:
        return [row.day for row in self.rows if row.why == why]


def _ends(due_on: date, runs_from: date) -> date:
    return min(after_years(runs_from, LIMITATION_YEARS), after_years(due_on, OUTER_YEARS))


def _view(course: _Course, result: LimitationDate) -> View:
    big = chinese_date(result.last_day)
    counted = course.days(COUNTS)[-MOST_SHOWN:]
    moments = [
        (course.due_on, "到期，当天不算", False),
        *((day, "重新算三年", False) for day in counted),
        (result.last_day, "时效的最后一天", False),
        (course.as_of, "算到这天", True),
    ]
    dated = [Moment(day.isoformat(), words, mine) for day, words, mine in sorted(moments, key=lambda one: one[0])]
    described = "；".join(f"{moment.date} {moment.label}" for moment in dated) + "。"
    return View(_sentence(course, result, big), big, Timeline("三年从哪天算起，到哪天满", described, dated))


def _sentence(course: _Course, result: LimitationDate, big: str) -> str:
    if course.as_of <= course.due_on:
        due = chinese_date(course.due_on)
        return f"这笔债 {due}才到期，时效从那以后算起；照现在填的，到 {big}满。"
    if result.expired:
        since = "那以后你要是答应过还、还过钱，就可能不能再提。" if course.days(TOO_LATE) else ""
        return (
            f"照你填的日期，诉讼时效可能在 {big}已经满了。债还在；要是被起诉，你可以自己提出「时效已过」。{since}"
            "付钱、签字、答应还以前，先问律师或免费的法律咨询。"
        )
    left = f"还剩 {number(result.days_left)} 天" if result.days_left else "就是你填的这天"
    again = "" if course.is_at_outer_limit else "对方再催、起诉，或者你还一笔、答应还，一般都会重新算三年。"
    return f"照你填的日期，诉讼时效到 {big}满，现在还在时效里（{left}）。{again}"


def _steps(course: _Course, result: LimitationDate) -> tuple[Step, ...]:
    three, twenty = after_years(course.runs_from, LIMITATION_YEARS), after_years(course.due_on, OUTER_YEARS)
    rolled = f"{course.ends} 是休息日，顺延到 {result.last_day}"
    kept = f"{course.ends} 是工作日，不顺延"
    return (
        Step("从哪天起算 = 到期日；后来中断过的，是最后一次算数的那天", _chain(course), START_RULE),
        Step(
            "三年满 = 起算的那天 + 3 年（那天不算；到对应日，没有对应日的到月末）",
            f"{course.runs_from} + 3 年 = {three}",
            f"{LIMITATION_RULE}；{COUNTING_RULE}",
        ),
        Step(
            "最长 = 到期日 + 20 年；两个日子取早的",
            f"{course.due_on} + 20 年 = {twenty}；取 {course.ends}",
            f"{LIMITATION_RULE}第二款",
        ),
        Step(
            "最后一天是休息日的，顺延到下一个工作日",
            kept if course.ends == result.last_day else rolled,
            ROLLING_RULE,
        ),
        Step(
            "还有几天 = 最后一天 − 算到的那天，过了就是 0",
            f"{result.last_day} − {course.as_of}，{'已经过了' if result.expired else f'还有 {result.days_left} 天'}",
        ),
    )


def _chain(course: _Course) -> str:
    counted = course.days(COUNTS)
    skipped = ["……"] if len(counted) > MOST_SHOWN else []
    return " → ".join([str(course.due_on), *skipped, *map(str, counted[-MOST_SHOWN:])])


def _notes(course: _Course, result: LimitationDate) -> Iterator[Note]:
    yield from _about_other_days(course)
    yield from _about_expiry(course, result)
    words = (
        "有些日子你可能不知道：信用卡发到预留号码的催收短信、从账户扣款、起诉、债权转让通知，只要那时还没满，"
        "都会让时效重新算。"
        "所以这个结果只能参考，要紧的时候带着材料去问律师。"
    )
    yield Note(words, "民法典第一百九十五条；诉讼时效规定第八条、第十条、第十七条；银行卡规定第三条")
    if course.years_without_table:
        named = "、".join(map(str, course.years_without_table))
        words = f"{named} 年没有放假和调休的安排表，只按周末和日期固定的节日算，最后一天可能差几天。"
        yield Note(words, HOLIDAYS)


def _about_other_days(course: _Course) -> Iterator[Note]:
    if late := course.days(TOO_LATE):
        words = (
            f"{_named(late)} 在时效满了以后：对方这时再催，时效不会重新算。但那天你要是答应过还、"
            "签了新的协议或催款单，可能就不能再用时效抗辩；已经自愿还的，要不回来。请先问律师。"
        )
        yield Note(words, "民法典第一百九十二条；诉讼时效规定第十九条")
    if future := course.days(NOT_YET):
        yield Note(f"{_named(future)} 在你填的「算到哪天」（{course.as_of}）以后，没有算进去。")
    if early := course.days(TOO_EARLY):
        words = f"{_named(early)} 不晚于到期日 {course.due_on}，没有算进去：三年本来就从到期日算起。"
        yield Note(words, LIMITATION_RULE)


def _named(days: Sequence[date]) -> str:
    named = "、".join(map(str, days[:MOST_NAMED]))
    return named if len(days) <= MOST_NAMED else f"{named} 等 {len(days)} 天"


def _about_expiry(course: _Course, result: LimitationDate) -> Iterator[Note]:
    if result.expired:
        words = (
            "时效要你自己提：法院不会主动用，也不会提醒你，一般要在一审提。"
            "满了以后又答应还、签新的协议或催款单，就可能不能再提；已经自愿还的，要不回来。"
        )
        yield Note(words, "民法典第一百九十二条、第一百九十三条；诉讼时效规定第二条、第三条、第十九条")
    else:
        words = "时效不是免还的日子：满了债也还在，对方仍然可以起诉，只是你可以在法庭上提出「时效已过」。"
        yield Note(words, "民法典第一百八十八条、第一百九十二条")
    if course.is_at_outer_limit:
        words = (
            "这里已经到了二十年的上限：再催也不会往后延；有特殊情况的，法院可以根据对方的申请决定延长。"
            "签字、答应还以前，还是先问律师。"
        )
        yield Note(words, f"{LIMITATION_RULE}第二款")
