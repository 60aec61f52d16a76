"""Work out until when a debt may be sued for without the debtor's being able to plead that time has run."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from calculators import labels
from calculators.answer import Answer, CalendarDay, View
from calculators.charts import days_in_order
from calculators.declare import Input, Output
from calculators.errors import InputError
from calculators.law import LIMITATION_OUTER_YEARS
from calculators.limitation_course import (
    COUNTS,
    LAST_DAY,
    TOO_LATE,
    YEARS,
    Course,
    Interruption,
    Proceeding,
    Stop,
    backwards,
    follow,
)
from calculators.limitation_notes import MOST_SHOWN, doubts_about, notes_on, steps_of
from calculators.money import exact
from calculators.quantities import Count, Dates
from calculators.wording import about, chinese_date, han, number
from calculators.workdays import WorkCalendar

EARLIEST_DUE = date(2015, 10, 1)
"""Two years from the day before had run out when the three years came into force on 2017-10-01."""
OUTER = han(LIMITATION_OUTER_YEARS)
READERS_DAY = "算到这天"
MOST_BACKWARDS_TOLD = 3


@dataclass(frozen=True, slots=True)
class LimitationDate:
    """Where the years begin and end, and whether they are over; no end while a proceeding goes on."""

    runs_from: Annotated[date, Output(label=f"{YEARS}从哪天起算")]
    last_day: Annotated[date | None, Output(label=LAST_DAY, is_total=True)]
    expired: Annotated[bool, Output(label="照填的日期，时效满了吗")]
    days_left: Annotated[Count | None, labels.DAYS_LEFT]
    by_interruption: Annotated[tuple[Interruption, ...], Output(label="每个日子，算不算重新起算")]
    by_proceeding: Annotated[tuple[Stop, ...], Output(label="每场官司、仲裁，算没算进去")]


@exact
def limitation_date(
    *,
    due_on: Annotated[
        date,
        Input(
            label="哪天到期的",
            help="合同或还款计划上的到期日；分期还的，填最后一期的到期日；信用卡、花呗，一期账单一期账单分开算，填那一期的最后还款日",
            example="2022-06-20",
        ),
    ],
    interruptions: Annotated[
        Dates,
        Input(
            label="到期以后，催过、还过、答应过的日子",
            help="收到催款的短信、信、电话，被扣款，还过一笔，答应还或签过分期。"
            "翻短信、邮箱和还款记录，漏一个结果就不对；起诉、仲裁写在下一栏",
            example="2023-12-05\n2025-03-14",
        ),
    ] = (),
    proceedings: Annotated[
        tuple[Proceeding, ...],
        Input(
            label="打过的官司、仲裁",
            help="对方提交起诉状、仲裁申请，申请支付令、诉前保全、执行的日子，和程序结束的日子。没有就不填",
            rare=True,
        ),
    ] = (),
    as_of: Annotated[date, Input(label=labels.AS_OF, help=labels.USUALLY_TODAY, example="2026-11-25", rare=True)],
    rest_days: Annotated[Dates, labels.REST_DAYS] = (),
    work_days: Annotated[Dates, labels.WORK_DAYS] = (),
) -> Answer[LimitationDate]:
    """诉讼时效

    一笔旧债的诉讼时效从哪天算、到哪天满；满了债也还在，付钱、签字以前先看一眼。

    last so far = the earlier of runs_from + 3 years and due_on + 20 years, rolled to a working day; runs_from = due_on
    an interruption after due_on, not after as_of and not after the last day so far becomes runs_from, in order of date
    a proceeding that begins in time stops the years: while it goes on there is no last day; from the day it ended 3 new
    years run. Proceedings that overlap are one, to the latest end; interruptions within one change nothing
    expired = as_of > last_day; days_left = max(0, last_day − as_of)

    Source: 民法典 188, 189, 192, 193, 195, 200–203; 诉讼时效规定 8–19; 银行卡规定 3. Units: days on the calendar.
    "Last day so far" is the rolled one: a reminder on the Monday after a last Sunday is in time (203).
    The twenty years are rolled like the three. A day in both lists is worked. A year that neither list names has no
    table, and the notes say so, for every last day that was looked at. Suspension (194) is not worked out.
    Errors: due_on before 2015-10-01, where the two-year law may apply; a proceeding that ends before it begins.

    >>> limitation_date(due_on=date(2023, 5, 10), as_of=date(2026, 1, 1)).result.last_day
    datetime.date(2026, 5, 11)
    """
    if due_on < EARLIEST_DUE:
        message = f"{EARLIEST_DUE}以前到期的债，可能要按旧的两年时效算，这里算不了；请问律师或免费的法律咨询"
        raise InputError("due_on", message)
    _refuse_backwards(proceedings)
    course = follow(due_on, interruptions, proceedings, as_of, WorkCalendar.of(rest_days, work_days))
    last = course.last_day
    result = LimitationDate(
        runs_from=course.runs_from,
        last_day=last,
        expired=last is not None and as_of > last,
        days_left=None if last is None else max(0, (last - as_of).days),
        by_interruption=course.interruptions,
        by_proceeding=course.stops,
    )
    return Answer(
        result,
        _view(course),
        steps_of(course),
        tuple(notes_on(course)),
        tuple(_days(course)),
        tuple(doubts_about(course)),
    )


def _refuse_backwards(proceedings: tuple[Proceeding, ...]) -> None:
    wrong = [f"{one.from_date}开始，{one.to_date}结束" for one in backwards(proceedings)]
    if wrong:
        more = " 等" if len(wrong) > MOST_BACKWARDS_TOLD else ""
        message = f"结束的日子不能早于开始的日子：{'；'.join(wrong[:MOST_BACKWARDS_TOLD])}{more}"
        raise InputError("proceedings", message)


def _days(course: Course) -> Iterator[CalendarDay]:
    """Name the last day for a calendar, if there is one: it stands there alone, so it says that the debt doesn't end."""
    if course.last_day:
        roughly = "大约" if course.end_years else ""
        more = "满了债也还在。对方催过、你还过或答应过，就不是这天了，再算一次。"
        yield CalendarDay(course.last_day, f"诉讼时效：{roughly}最后一天", more)


def _view(course: Course) -> View:
    counted = [
        *((day, f"重新算{YEARS}") for day in course.days(COUNTS)),
        *((one.from_date, "官司、仲裁开始，时效停下") for one in course.stops if one.counts),
        *((one.to_date, f"结束，重新算{YEARS}") for one in course.stops if one.counts and one.to_date),
    ]
    shown = sorted(each for each in counted if each[0] <= course.as_of)[-MOST_SHOWN:]
    words = "最后一天，没有放假表，可能晚几天" if course.end_years else LAST_DAY
    ends = [(course.last_day, words)] if course.last_day else []
    dated = ((course.due_on, "到期，当天不算"), *shown, *ends, (course.as_of, READERS_DAY))
    drawn = ((day, words, words == READERS_DAY) for day, words in dated)
    big, sentence = _sentence(course)
    return View(sentence, big, days_in_order(f"{YEARS}从哪天算起，到哪天满", drawn))


def _sentence(course: Course) -> tuple[str, str]:
    if course.last_day is None:
        big = "说不出哪天满"
        since = chinese_date(course.runs_from)
        return big, f"{since}开始的官司、仲裁还没结束，时效停着不走，{big}；从结束那天起，重新算{YEARS}。"
    if course.as_of <= course.due_on:
        big = _day(course, course.last_day)
        return big, f"这笔债{chinese_date(course.due_on)}才到期，时效从那以后算起；照现在填的，到{big}满。"
    if course.as_of > course.last_day:
        return _expired(course, course.last_day)
    return _running(course, course.last_day)


def _day(course: Course, last: date) -> str:
    """Name the last day; in a year whose holidays nobody has told it may be later, never earlier."""
    return about(last) if course.end_years else chinese_date(last)


def _running(course: Course, last: date) -> tuple[str, str]:
    left = (last - course.as_of).days
    days = f"还剩{number(left)}天" if left else "就是你填的这天"
    again = "" if course.is_at_outer_limit else f"对方再催、起诉，或者你还一笔、答应还，一般都会重新算{YEARS}。"
    if course.as_of > course.ends:
        big = chinese_date(course.ends)
        return big, f"照填的日期，诉讼时效数到{big}，那天是休息日，要顺延，现在还没满（{days}）。{again}"
    big = _day(course, last)
    return big, f"照填的日期，诉讼时效到{big}满，现在还在时效里（{days}）。{again}"


def _expired(course: Course, last: date) -> tuple[str, str]:
    big = _day(course, last)
    doubt = "有官司、仲裁没有算进去，真正的日子可能更晚，看提醒。" if course.has_doubt else ""
    if course.runs_from > course.ends:
        doubt = f"这是{OUTER}年的上限；官司、仲裁是在这以前开始的，算不算满，先问律师。"
    if course.may_end_later:
        doubt = f"那天要是放假，会往后延几天，可能还没满；先当它没满。{doubt}"
    since = "那以后你要是答应过还、还过钱，就可能不能再提。" if course.days(TOO_LATE) else ""
    return big, (
        f"照填的日期，诉讼时效可能在{big}已经满了。{doubt}债还在；要是被起诉，你可以自己提出「时效已过」。{since}"
        "付钱、签字、答应还以前，先问律师或免费的法律咨询。"
    )
