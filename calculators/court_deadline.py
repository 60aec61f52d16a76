"""This file works out the last day for what must be done before a court or for what a law allows so much time."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from calculators.answer import Answer, CalendarDay, Note, Step, View
from calculators.charts import Moment, Timeline
from calculators.declare import Input, Output
from calculators.money import exact
from calculators.periods import after_days, after_months
from calculators.quantities import ANYTHING, Dates
from calculators.wording import chinese_date
from calculators.workdays import WorkCalendar

SAFE_WORKING_DAYS = 3
PROCEDURE_PERIODS = "民事诉讼法第八十五条"
CIVIL_PERIODS = "民法典第二百零一条至第二百零三条"
HOLIDAYS = "全国年节及纪念日放假办法第二条"

NOT_CERTAIN = "放假安排还不全，真正的最后一天可能晚几天；以当年的放假通知为准，最好按早的办。"


@dataclass(frozen=True, slots=True)
class Term:
    """A period of the law: what it is for, how long, and where it says so."""

    label: str
    act: str
    period: str
    source: str
    days: int = 0
    months: int = 0
    begins: str = "收到"
    """What `received_on` is the day of."""
    counted_by: str = PROCEDURE_PERIODS
    hint: Note | None = None
    advice: str = "；最好在 {safe} 以前（含当天）办好。"
    is_readers: bool = True
    """Whether it is the reader who has to act."""

    def nominal_last_day(self, start: date) -> date:
        """Gives the last day before rest days are looked at."""
        return after_months(start, self.months) if self.months else after_days(start, self.days)


TERMS: Mapping[str, Term] = {
    "payment_order_objection": Term(
        "收到支付令，提书面异议",
        "提出书面异议",
        "15日",
        "民事诉讼法第二百二十七条第二款",
        days=15,
        hint=Note(
            "要写书面异议，说清楚债务本身哪里不对；口头异议无效，只说还不起、想延期或分期，不影响支付令的效力。",
            "民诉法解释第四百三十六条",
        ),
    ),
    "answer": Term(
        "收到起诉状副本，交答辩状",
        "提交答辩状",
        "15日",
        "民事诉讼法第一百二十八条",
        days=15,
        hint=Note("没有交答辩状不影响法院审理，开庭还是要去。", "民事诉讼法第一百二十八条"),
    ),
    "jurisdiction_objection": Term(
        "提管辖权异议",
        "提出管辖权异议",
        "15日",
        "民事诉讼法第一百三十条、第一百二十八条",
        days=15,
        hint=Note("要在提交答辩状期间提出；没有提出又应诉答辩的，视为这家法院有管辖权。", "民事诉讼法第一百三十条"),
    ),
    "appeal_judgment": Term(
        "不服一审判决，上诉",
        "提起上诉",
        "15日",
        "民事诉讼法第一百七十一条第一款",
        days=15,
        hint=Note("用小额诉讼程序审的，一审终审，不能上诉，判决马上生效。", "民事诉讼法第一百五十八条、第一百六十五条"),
    ),
    "appeal_ruling": Term(
        "不服一审裁定，上诉",
        "提起上诉",
        "10日",
        "民事诉讼法第一百七十一条第二款",
        days=10,
        hint=Note(
            "只有不予受理、管辖异议、驳回起诉的裁定可以上诉；小额诉讼里，后两种一作出就生效，不能上诉。",
            "民事诉讼法第一百五十七条第二款；民诉法解释第二百七十六条、第二百七十七条",
        ),
    ),
    "enforcement_application": Term(
        "对方申请强制执行",
        "对方申请强制执行",
        "2年",
        "民事诉讼法第二百五十条",
        months=24,
        begins="履行期限的最后一天",
        hint=Note("这个期间可以中止、中断；分期履行的，从最后一期的期限算起。", "民事诉讼法第二百五十条"),
        advice="。这是对方的期限，不用你去办；过了这天，债也还在。",
        is_readers=False,
    ),
    "enforcement_reconsideration": Term(
        "不服执行异议裁定，申请复议", "申请复议", "10日", "民事诉讼法第二百三十六条", days=10
    ),
    "judicial_confirmation": Term(
        "调解协议申请司法确认",
        "双方共同申请司法确认",
        "30日",
        "民事诉讼法第二百零五条",
        days=30,
        begins="调解协议生效",
        hint=Note("要由双方当事人共同提出。确认以后做不到，对方可以申请执行。", "民事诉讼法第二百零五条、第二百零六条"),
    ),
    "arbitration_set_aside": Term(
        "收到仲裁裁决，申请撤销",
        "申请撤销仲裁裁决",
        "3个月",
        "仲裁法（2025年修订）第七十二条",
        months=3,
        counted_by=CIVIL_PERIODS,
    ),
    "guarantee_period": Term(
        "保证期间（没有另外约定时）",
        "债权人要求保证人承担保证责任",
        "6个月",
        "民法典第六百九十二条",
        months=6,
        begins="主债务到期",
        counted_by=CIVIL_PERIODS,
        hint=Note(
            "合同约定了保证期间的，先看约定；保证期间不中止、不中断、不延长。"
            "一般保证，债权人要在这天以前起诉债务人或者申请仲裁；连带责任保证，要在这天以前向保证人提出。",
            "民法典第六百九十二条、第六百九十三条",
        ),
        advice="；过了这天债权人还没有依法要求，保证人不再承担保证责任（民法典第六百九十三条）。",
        is_readers=False,
    ),
    "answer_abroad": Term("在大陆没有住所，交答辩状", "提交答辩状", "30日", "民事诉讼法第二百八十五条", days=30),
    "appeal_abroad": Term("在大陆没有住所，上诉", "提起上诉", "30日", "民事诉讼法第二百八十六条", days=30),
}


@dataclass(frozen=True, slots=True)
class CourtDeadline:
    """The last day, how it came about, and the day by which to be done."""

    period: Annotated[str, ANYTHING, Output(label="期限有多长")]
    nominal_last_day: Annotated[date, Output(label="数到的最后一天")]
    last_day: Annotated[date, Output(label="真正的最后一天", is_total=True)]
    rolled: Annotated[bool, Output(label="因休息日顺延了")]
    safe_day: Annotated[date, Output(label="最稳妥，这天以前办好")]


@exact
def court_deadline(
    *,
    kind: Annotated[
        str,
        Input(
            label="收到了什么，要做什么",
            help="看法院或仲裁机构寄来的那份文书的名称",
            choices={kind: term.label for kind, term in TERMS.items()},
            example="payment_order_objection",
        ),
    ],
    received_on: Annotated[
        date,
        Input(
            label="哪天收到的",
            help="签收快递、领取文书或送达回证上的日期；申请执行填履行期限的最后一天，司法确认填协议生效日，保证填主债务到期日",
            example="2026-11-02",
        ),
    ],
    rest_days: Annotated[
        Dates, Input(label="放假的日子", help="一行一个日期，国务院每年公布的放假安排", rare=True)
    ] = (),
    work_days: Annotated[Dates, Input(label="调休上班的日子", help="一行一个日期，周末要上班的那几天", rare=True)] = (),
) -> Answer[CourtDeadline]:
    """法院期限

    收到法院或仲裁的文书，最晚哪天要办；最好哪天以前办好。

    nominal_last_day = received_on + period: days are counted from the next day, months and years end on the
    corresponding day, or the month's last day where there is none
    last_day = nominal_last_day, or the first working day after it; safe_day = the third working day before last_day,
    not before received_on.

    Source: 民事诉讼法 85, 128, 130, 171, 205, 227, 236, 250, 285, 286; 仲裁法 (2025) 72; 民法典 201–203, 692;
    全国年节及纪念日放假办法 2. Units: days on the calendar.
    A day in both lists is worked. A year that neither list names has no table: weekends and holidays of fixed date
    count, and the notes say so. Errors: only bad inputs; a start late in 2199 ends in 2200 or 2201 and is answered.

    >>> court_deadline(kind="payment_order_objection", received_on=date(2026, 11, 2)).result.last_day
    datetime.date(2026, 11, 17)
    """
    term, calendar = TERMS[kind], WorkCalendar.of(rest_days, work_days)
    nominal = term.nominal_last_day(received_on)
    last = calendar.roll(nominal)
    safe = calendar.working_day_before(last, SAFE_WORKING_DAYS, earliest=received_on)
    result = CourtDeadline(term.period, nominal, last, last != nominal, safe)
    notes = tuple(_notes(term, result, calendar.years_without_table(min(safe, nominal), last)))
    is_certain = not calendar.years_without_table(received_on, last)
    days = tuple(_days(term, result, is_certain=is_certain))
    return Answer(result, _view(term, received_on, result), _steps(term, received_on, result), notes, days)


def _days(term: Term, result: CourtDeadline, *, is_certain: bool) -> Iterator[CalendarDay]:
    """Names what goes into a calendar: a day to be done by, and one last day, the earlier where rest days are unknown."""
    if term.is_readers and result.safe_day < result.nominal_last_day:
        yield CalendarDay(result.safe_day, f"{term.label}：最好今天就办好")
    if is_certain:
        yield CalendarDay(result.last_day, f"{term.label}：最后一天")
    else:
        yield CalendarDay(result.nominal_last_day, f"{term.label}：大约最后一天", NOT_CERTAIN)


def _view(term: Term, received_on: date, result: CourtDeadline) -> View:
    big, safe = chinese_date(result.last_day), chinese_date(result.safe_day)
    sentence = f"{term.act}的最后一天是 {big}{term.advice.format(safe=safe)}"
    moments = [(received_on, f"{term.begins}，当天不算", False)]
    if term.is_readers:
        moments.append((result.safe_day, "最好这天以前办好", True))
    if result.rolled:
        moments.append((result.nominal_last_day, "数到的最后一天，是休息日", False))
    moments.append((result.last_day, "最后一天", False))
    dated = [Moment(day.isoformat(), words, mine) for day, words, mine in sorted(moments, key=lambda one: one[0])]
    described = "；".join(f"{moment.date} {moment.label}" for moment in dated) + "。"
    return View(sentence, big, Timeline(f"{term.label}：期限 {term.period}", described, dated))


def _steps(term: Term, received_on: date, result: CourtDeadline) -> tuple[Step, ...]:
    rolled = f"{result.nominal_last_day} 是休息日，顺延到 {result.last_day}"
    kept = f"{result.nominal_last_day} 是工作日，不顺延"
    return (
        Step(f"期限 {term.period}", term.label, term.source),
        Step(
            "数到的最后一天 = 开始那天 + 期限（开始那天不算；按月、按年的到对应日，没有对应日的到月末）",
            f"{received_on} + {term.period} = {result.nominal_last_day}",
            CIVIL_PERIODS if term.months else term.counted_by,
        ),
        Step("最后一天是休息日的，顺延到下一个工作日", rolled if result.rolled else kept, term.counted_by),
        Step("最稳妥的一天 = 最后一天往前第 3 个工作日，不早于开始那天", f"{result.safe_day}", "经验做法，非法律规定"),
    )


def _notes(term: Term, result: CourtDeadline, years: tuple[int, ...]) -> Iterator[Note]:
    if years:
        named = "、".join(map(str, years))
        words = (
            f"{named} 年没有放假和调休的安排表，只按周末和日期固定的节日算；"
            "春节、清明、端午、中秋和调休可能改变最后一天。请查当年的放假通知"
        )
        words += f"，并在 {chinese_date(result.safe_day)} 以前办好。" if term.is_readers else "。"
        yield Note(words, HOLIDAYS)
    if term.hint:
        yield term.hint
    if term.counted_by == PROCEDURE_PERIODS and term.days:
        yield Note("期满前把文书交邮的，不算过期。寄的时候写明内件，留好有日期的回单。", PROCEDURE_PERIODS)
        words = "因为不可抗拒的事由或其他正当理由误了期限，可以在障碍消除后 10 日内申请顺延，是否准许由法院决定。"
        yield Note(words, "民事诉讼法第八十六条")
