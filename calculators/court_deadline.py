"""Work out the last day for what must be done before a court or for what a law allows so much time."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from calculators import labels
from calculators.answer import Answer, CalendarDay, Note, Step, View
from calculators.court_terms import TRIAL_TERMS
from calculators.deadline_words import Day, sentence_of, timeline_of
from calculators.declare import Input, Output
from calculators.enforcement_terms import ENFORCEMENT_TERMS
from calculators.errors import InputError
from calculators.money import exact
from calculators.quantities import ANYTHING, Count, Dates
from calculators.term import CIVIL_PERIODS, PROCEDURE_PERIODS, RESTORED, Term
from calculators.wording import EXPERIENCE, chinese_date, days_left, days_past
from calculators.workdays import HOLIDAYS, ROLLING, WorkCalendar, years_named

SAFE_WORKING_DAYS = 3
TERMS: Mapping[str, Term] = {**TRIAL_TERMS, **ENFORCEMENT_TERMS}
OF_THE_SENTENCE = "上面说的过了以后会怎样、还能做什么，出自："
IF_REALLY_OVER = "要是真的过了："
NOT_CERTAIN = "放假安排还不全，真正的最后一天可能晚几天；以当年的放假通知为准"


@dataclass(frozen=True, slots=True)
class CourtDeadline:
    """The last day, how it came about, the day by which to be done, and how things stand on the reader's day."""

    period: Annotated[str, ANYTHING, Output(label="期限有多长")]
    nominal_last_day: Annotated[date, Output(label="数到的最后一天")]
    last_day: Annotated[date, Output(label="最后一天，遇休息日顺延以后", is_total=True)]
    rolled: Annotated[bool, Output(label="因休息日顺延了", is_code=True)]
    safe_day: Annotated[date, Output(label="留了余地的日子")]
    certain: Annotated[bool, Output(label="放假的日子查全了", is_code=True)]
    standing: Annotated[str, ANYTHING, Output(label="到今天怎么样", is_code=True)]
    days_left: Annotated[Count | None, labels.DAYS_LEFT]


@exact
def court_deadline(
    *,
    kind: Annotated[
        str,
        Input(
            label="收到了什么，要做什么",
            help="看法院或仲裁机构寄来的那份文书的名称",
            choices={kind: term.choice for kind, term in TERMS.items()},
            example="payment_order_objection",
        ),
    ],
    received_on: Annotated[
        date,
        Input(
            label="哪天收到的",
            help="签收快递、领取文书、送达回证上的日期，电子送达填短信送到那天；上面写了「填」哪一天的，填那一天",
            example="2026-11-02",
        ),
    ],
    as_of: Annotated[
        date | None,
        Input(label=labels.TODAY, help="填了，就告诉你还有几天；不填，只算最后一天", example="2026-11-06", rare=True),
    ] = None,
    rest_days: Annotated[Dates, labels.REST_DAYS] = (),
    work_days: Annotated[Dates, labels.WORK_DAYS] = (),
) -> Answer[CourtDeadline]:
    """法院期限

    收到法院或仲裁的文书，最晚哪天要办；还有几天，过了还能做什么。

    nominal_last_day = received_on + period: days are counted from the next day, months and years end on the
    corresponding day, or the month's last day where there is none
    last_day = nominal_last_day, or the first working day after it; safe_day = the third working day before last_day,
    not before received_on
    certain: every year from received_on's to last_day's has a table
    standing by as_of: open up to and with safe_day, soon after it, today, past; unknown without as_of
    days_left = max(0, last_day − as_of); where certain is false both count to nominal_last_day, which is never later.

    Source: 民事诉讼法 85, 119, 128, 130, 171, 205, 216, 227, 236, 250, 285, 286; 民诉法解释 171, 185, 266, 275, 318, 481;
    仲裁法 (2025) 72; 民法典 201–203, 692; 诉讼费用交纳办法 22; 法释〔2018〕5号 8; 法释〔2018〕18号 13; 失信名单规定 12;
    征信业管理条例 25; 全国年节及纪念日放假办法 2. Units: days on the calendar.
    A day in both lists is worked. A year that neither list names has no table: weekends and holidays of fixed date
    count, and the notes say so. Errors: as_of before received_on (on received_on), but for a judgment, a debt or a time to
    perform that may still lie ahead; a start late in 2199 ends in 2200 or 2201 and is answered.

    >>> court_deadline(kind="payment_order_objection", received_on=date(2026, 11, 2)).result.last_day
    datetime.date(2026, 11, 17)
    """
    term, calendar = TERMS[kind], WorkCalendar.of(rest_days, work_days)
    if as_of and as_of < received_on and not term.may_lie_ahead:
        raise InputError("received_on", f"这一天还没到（今天填的是{chinese_date(as_of)}），看看是不是写错了")
    nominal = term.nominal_last_day(received_on)
    last = calendar.roll(nominal)
    safe = calendar.working_day_before(last, SAFE_WORKING_DAYS, earliest=received_on)
    years = calendar.years_without_table(received_on, last)
    day = Day(received_on, as_of, last if not years else nominal, last, safe, years)
    result = CourtDeadline(term.period, nominal, last, last != nominal, safe, not years, day.standing, day.days_left)
    big, sentence = sentence_of(term, day)
    view = View(sentence, big, timeline_of(term, day, nominal))
    return Answer(
        result, view, tuple(_steps(term, day, result)), tuple(_notes(term, day, sentence)), tuple(_days(term, day))
    )


def _days(term: Term, day: Day) -> Iterator[CalendarDay]:
    """Name what goes into a calendar: a day to be done by, and one last day, the earlier where rest days are unknown."""
    if term.is_readers and day.safe < day.counts:
        yield CalendarDay(day.safe, f"{term.label}：最好今天就办好")
    about, unsure = ("大约", f"{NOT_CERTAIN}{'，最好按早的办' if term.is_readers else ''}。") if day.years else ("", "")
    yield CalendarDay(day.counts, f"{term.label}：{about}最后一天", f"{term.beware or term.advice}{unsure}")


def _steps(term: Term, day: Day, result: CourtDeadline) -> Iterator[Step]:
    yield Step(f"期限{term.period}", term.label, term.source)
    yield Step(
        "数到的最后一天 = 开始那天 + 期限（开始那天不算；按月、按年的到对应日，没有对应日的到月末）",
        f"{chinese_date(day.begins)} + {term.period} = {chinese_date(result.nominal_last_day)}",
        CIVIL_PERIODS if term.months else term.counted_by,
    )
    yield Step(ROLLING, _rolling(day, result), term.counted_by)
    formula = f"留了余地的日子 = 最后一天往前第{SAFE_WORKING_DAYS}个工作日，不早于开始那天"
    yield Step(formula, chinese_date(result.safe_day), EXPERIENCE)
    if day.as_of:
        passed = days_past(-day.days_away) if day.days_away < 0 else days_left(day.days_away)
        yield Step(
            "离最后一天还有 = 最后一天 − 今天，过了就是0",
            f"{chinese_date(day.counts)} − {chinese_date(day.as_of)}，{passed}",
        )


def _rolling(day: Day, result: CourtDeadline) -> str:
    nominal = chinese_date(result.nominal_last_day)
    unsure = f"（{years_named(day.years)}没有放假表，先只看周末和固定的节日）" if day.years else ""
    if result.rolled:
        return f"{nominal}是休息日，顺延到{chinese_date(result.last_day)}{unsure}"
    return f"{nominal}按工作日算，不顺延{unsure}" if unsure else f"{nominal}是工作日，不顺延"


def _notes(term: Term, day: Day, sentence: str) -> Iterator[Note]:
    if day.years:
        yield _unsure(term, day)
    if day.standing == "past":
        is_told = term.late.text in sentence
        yield Note(OF_THE_SENTENCE if is_told else f"{IF_REALLY_OVER}{term.late.text}", term.late.source)
    yield from term.notes
    if term.is_mailed:
        yield Note("期满前把文书交邮的，不算过期。寄的时候写明内件，留好有日期的回单。", PROCEDURE_PERIODS)
    if term.is_readers and term.counted_by == PROCEDURE_PERIODS and term.days and day.standing != "past":
        yield Note(f"{RESTORED}。", "民事诉讼法第八十六条")


def _unsure(term: Term, day: Day) -> Note:
    words = (
        f"{years_named(day.years)}没有放假和调休的安排表，只按周末和日期固定的节日算；"
        "春节、清明、端午、中秋和调休可能改变最后一天，所以说的是大约：只会往后延，不会比它早。"
        "国务院一般在前一年11月公布，请查当年的放假通知"
    )
    urged = term.is_readers and day.standing in ("unknown", "open")
    return Note(words + (f"，并在{chinese_date(day.safe)}以前办好。" if urged else "。"), HOLIDAYS)
