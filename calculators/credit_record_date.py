"""This file works out until when a bad record stays in a credit report, and that nothing runs while money is owed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from calculators.answer import Answer, CalendarDay, Note, Step, View
from calculators.charts import Moment, Timeline
from calculators.declare import Input, Output
from calculators.money import exact
from calculators.periods import after_days, after_years
from calculators.wording import chinese_date

KEPT_YEARS = 5
KEEPING_RULE = "征信业管理条例第十六条"
COUNTING_RULE = "民法典第二百条至第二百零二条"
REGULATION_BEGAN = date(2013, 3, 15)
REPAIR_BEGAN, REPAIR_ENDED = date(2020, 1, 1), date(2026, 3, 31)
"""The first day of an overdue sum and the last day of its payment that 一次性信用修复 covered."""


@dataclass(frozen=True, slots=True)
class CreditRecordDate:
    """The last day of five years and the day from which the record must be gone; empty while they haven't begun."""

    last_day: Annotated[date | None, Output(label="保存到哪天", is_total=True)]
    removed_from: Annotated[date | None, Output(label="哪天起应当删除")]
    started: Annotated[bool, Output(label="五年开始算了吗")]


@exact
def credit_record_date(
    *,
    ended_on: Annotated[
        date | None,
        Input(
            label="哪天还清的",
            help="逾期的钱连同利息、费用付完的那天，看结清证明或最后一笔还款记录；有几条记录，一条一条算。还没还清就留空",
            example="2026-06-18",
        ),
    ] = None,
) -> Answer[CreditRecordDate]:
    """不良记录保留到哪天

    逾期记录从还清那天起保存五年，看看保存到哪天、哪天起应当删除；没还清，五年还没开始。

    last_day = ended_on + 5 years, on the corresponding day, or the month's last day where there is none
    removed_from = the day after last_day; without ended_on nothing has started and both are empty.

    Source: 征信业管理条例 16 (five years from the day the bad behaviour or event ended), 征信业务管理办法 20;
    民法典 200–202. Units: days on the calendar.
    A last day that is a rest day does not roll: nobody has to act on it. A day yet to come is answered like any
    other: as if paid off then. Errors: only bad inputs; the last days of 2199 end in 2204 and are answered.

    >>> credit_record_date(ended_on=date(2024, 2, 29)).result.removed_from
    datetime.date(2029, 3, 1)
    """
    if ended_on is None:
        return _not_started()
    last_day = after_years(ended_on, KEPT_YEARS)
    removed_from = after_days(last_day, 1)
    return Answer(
        CreditRecordDate(last_day, removed_from, started=True),
        _view(ended_on, last_day, removed_from),
        _steps(ended_on, last_day, removed_from),
        tuple(_notes(ended_on)),
        (
            CalendarDay(last_day, "征信不良记录：保存的最后一天"),
            CalendarDay(removed_from, "征信不良记录：今天起应当删除，查一次信用报告"),
        ),
    )


def _not_started() -> Answer[CreditRecordDate]:
    big = "五年还没有开始算"
    sentence = f"{big}：没还清以前，这条不良记录不会到期。哪天还清，就从哪天起算五年。"
    moments = (
        Moment("现在", "还没还清，五年没开始", is_yours=True),
        Moment("还清那天", "五年从这天起算，当天不算"),
        Moment("满五年", "保存的最后一天"),
        Moment("第二天", "应当删除"),
    )
    described = "还没还清，五年没有开始；还清那天起算，满五年的第二天应当删除。"
    step = Step("保存到 = 还清那天 + 5 年", "还没还清，五年没有开始，算不出日子", KEEPING_RULE)
    reason = (
        "没有填还清的日子，所以没有「保存到哪天」和「哪天起应当删除」：五年从不良行为终止那天起算，"
        "欠着不还，不良行为就还没有终止。放着不还，不会满五年自己消失。"
    )
    return Answer(
        CreditRecordDate(None, None, started=False),
        View(sentence, big, Timeline("五年从哪天算起", described, moments)),
        (step,),
        (Note(reason, KEEPING_RULE), _remark()),
    )


def _view(ended_on: date, last_day: date, removed_from: date) -> View:
    big = chinese_date(last_day)
    sentence = f"{chinese_date(ended_on)}还清的，这条不良记录保存到 {big}，从第二天起应当删除。"
    dated = (
        Moment(ended_on.isoformat(), "还清，五年从这天起算"),
        Moment(last_day.isoformat(), "保存的最后一天"),
        Moment(removed_from.isoformat(), "应当删除", is_yours=True),
    )
    described = "；".join(f"{moment.date} {moment.label}" for moment in dated) + "。"
    return View(sentence, big, Timeline("不良记录的五年", described, dated))


def _steps(ended_on: date, last_day: date, removed_from: date) -> tuple[Step, ...]:
    return (
        Step(
            "保存到 = 还清那天 + 5 年（还清那天不算；到对应日，没有对应日的到月末）",
            f"{ended_on} + 5 年 = {last_day}",
            f"{KEEPING_RULE}；{COUNTING_RULE}",
        ),
        Step(
            "应当删除 = 保存到的第二天；碰上休息日也不顺延，因为不用谁去办手续",
            f"{last_day} + 1 天 = {removed_from}",
            KEEPING_RULE,
        ),
    )


def _notes(ended_on: date) -> Iterator[Note]:
    words = (
        "日子以放款方报送的为准：逾期的本金、利息、罚息和费用都付完以后，查一次自己的信用报告，"
        "看这笔是不是已经还清、日期对不对；记错了，可以要求更正。"
    )
    yield Note(words, "征信业管理条例第十六条、第二十五条")
    if REPAIR_BEGAN <= ended_on <= REPAIR_ENDED:
        words = (
            "如果这笔逾期发生在 2020 年到 2025 年、单笔不超过 1 万元，按当时的一次性信用修复政策，"
            "可能早就不再展示了。那是统一处理的，不用申请，也不收费；信用报告里还看得到，可以问征信中心。"
        )
        yield Note(words, "中国人民银行关于实施一次性信用修复政策有关安排的通知第一、二部分")
    if ended_on < REGULATION_BEGAN:
        yield Note("征信业管理条例从 2013-03-15 起施行；更早还清的，这里也按它的五年算。", "征信业管理条例第四十七条")
    words = "到了日子还在显示，可以向征信机构或报送的机构提异议，要求删除；征信机构不能拿删除记录来收费。"
    yield Note(words, "征信业管理条例第二十五条；征信业务管理办法第二十七条")
    yield _remark()


def _remark() -> Note:
    return Note("保存期间，你可以对这条记录写说明，征信机构应当记上。", KEEPING_RULE)
