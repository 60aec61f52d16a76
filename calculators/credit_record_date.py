"""Work out until when a bad record stays in a credit report, and that nothing runs while money is owed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from calculators import labels
from calculators.answer import Answer, CalendarDay, Note, Step, View
from calculators.charts import Moment, Timeline, days_in_order
from calculators.declare import Input, Output
from calculators.law import (
    CREDIT_OBJECTION_DAYS,
    CREDIT_RECORD_YEARS,
    CREDIT_RECORD_YEARS_SINCE,
    ONE_TIME_CREDIT_REPAIR,
    ONE_TIME_CREDIT_REPAIR_UNTIL,
)
from calculators.money import exact
from calculators.periods import after_days, after_years
from calculators.quantities import Count
from calculators.wording import chinese_date, days_left, days_past, han, number, round_amount

KEEPING_RULE = "征信业管理条例第十六条"
COUNTING_RULE = "民法典第二百条至第二百零二条"
DELETION_RULE = "征信业管理条例第二十五条；征信业务管理办法第二十七条"
REPAIR_RULE = "中国人民银行关于实施一次性信用修复政策有关安排的通知第一、二部分"
REPAIR_BEGAN = date(2020, 1, 1)
"""The first day of an overdue sum that 一次性信用修复 covered."""
KEPT = f"{han(CREDIT_RECORD_YEARS)}年"
KEPT_UNTIL, LAST_DAY, REMOVED, REMOVED_FROM = "保存到哪天", "保存的最后一天", "应当删除", "哪天起应当删除"
DAYS_LEFT = f"离{LAST_DAY}还有"


@dataclass(frozen=True, slots=True)
class CreditRecordDate:
    """The last day on which the record is kept and the day from which it must be gone; empty while nothing runs."""

    last_day: Annotated[date | None, Output(label=KEPT_UNTIL, is_total=True)]
    removed_from: Annotated[date | None, Output(label=REMOVED_FROM)]
    started: Annotated[bool, Output(label=f"{KEPT}开始算了吗")]
    days_left: Annotated[Count | None, Output(label=DAYS_LEFT, unit="天", omits_zero=True)]


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
    as_of: Annotated[
        date | None,
        Input(label=labels.TODAY, help="填了，就告诉你还有几天；不填，只算到哪天", example="2026-11-25", rare=True),
    ] = None,
) -> Answer[CreditRecordDate]:
    """不良记录保留到哪天

    逾期记录从还清那天起保存几年：看看保存到哪天、还有几天、哪天起应当删除；没还清，还没开始算。

    last_day = ended_on + 5 years, on the corresponding day, or the month's last day where there is none
    removed_from = the day after last_day; without ended_on nothing has started and both are empty
    days_left = max(0, last_day − as_of); empty without as_of or ended_on.

    Source: 征信业管理条例 16 (five years from the day the bad behaviour or event ended), 征信业务管理办法 20;
    民法典 200–202. Units: days on the calendar.
    A last day that is a rest day does not roll: nobody has to act on it. A day yet to come is answered like any
    other: as if paid off then. Errors: only bad inputs; the last days of 2199 end in 2204 and are answered.

    >>> credit_record_date(ended_on=date(2024, 2, 29)).result.removed_from
    datetime.date(2029, 3, 1)
    """
    if ended_on is None:
        return _not_started()
    last_day = after_years(ended_on, CREDIT_RECORD_YEARS)
    removed_from = after_days(last_day, 1)
    days_left = None if as_of is None else max(0, (last_day - as_of).days)
    return Answer(
        CreditRecordDate(last_day, removed_from, started=True, days_left=days_left),
        _view(ended_on, as_of, last_day, removed_from),
        _steps(ended_on, last_day, removed_from),
        tuple(_notes(ended_on, is_over=as_of is not None and as_of > last_day)),
        tuple(_days(last_day, removed_from)),
    )


def _days(last_day: date, removed_from: date) -> Iterator[CalendarDay]:
    yield CalendarDay(last_day, "征信不良记录：保存的最后一天")
    yield CalendarDay(removed_from, "征信不良记录：今天起应当删除，查一次信用报告")


def _not_started() -> Answer[CreditRecordDate]:
    big = f"{KEPT}还没有开始算"
    sentence = f"{big}：没还清以前，这条不良记录不会到期。哪天还清，就从哪天起算{KEPT}。"
    moments = (
        Moment("现在", f"还没还清，{KEPT}没开始", is_yours=True),
        Moment("还清那天", f"{KEPT}从这天起算，当天不算"),
        Moment(f"满{KEPT}", LAST_DAY),
        Moment("第二天", REMOVED),
    )
    described = f"还没还清，{KEPT}没有开始；还清那天起算，满{KEPT}的第二天应当删除。"
    step = Step(f"保存到 = 还清那天 + {CREDIT_RECORD_YEARS}年", f"还没还清，{KEPT}没有开始，算不出日子", KEEPING_RULE)
    reason = (
        f"没有填还清的日子，所以没有「{KEPT_UNTIL}」「{REMOVED_FROM}」和「{DAYS_LEFT}」："
        f"{KEPT}从不良行为终止那天起算，欠着不还，不良行为就还没有终止。放着不还，不会满{KEPT}自己消失。"
    )
    return Answer(
        CreditRecordDate(None, None, started=False, days_left=None),
        View(sentence, big, Timeline(f"{KEPT}从哪天算起", described, moments)),
        (step,),
        (Note(reason, KEEPING_RULE), _remark()),
    )


def _view(ended_on: date, as_of: date | None, last_day: date, removed_from: date) -> View:
    dated = [
        (ended_on, f"还清，{KEPT}从这天起算", False),
        (last_day, LAST_DAY, False),
        (removed_from, REMOVED, True),
        *([(as_of, "今天", False)] if as_of else []),
    ]
    big, sentence = _sentence(ended_on, as_of, last_day)
    return View(sentence, big, days_in_order(f"不良记录的{KEPT}", dated))


def _sentence(ended_on: date, as_of: date | None, last_day: date) -> tuple[str, str]:
    big, paid = chinese_date(last_day), f"{chinese_date(ended_on)}还清的，"
    if as_of and as_of < ended_on:
        paid = f"要是{chinese_date(ended_on)}还清，"
    away = (last_day - as_of).days if as_of else 0
    if away < 0:
        over = days_past(number(-away))
        return over, f"{paid}这条不良记录保存到{big}，{over}，应当已经删除。还在显示，可以提异议要求删除。"
    if as_of and not away:
        return big, f"{paid}这条不良记录保存到{big}，就是今天；从明天起应当删除。"
    left = f"，{days_left(number(away))}" if as_of else ""
    return big, f"{paid}这条不良记录保存到{big}{left}，从第二天起应当删除。"


def _steps(ended_on: date, last_day: date, removed_from: date) -> tuple[Step, ...]:
    return (
        Step(
            f"保存到 = 还清那天 + {CREDIT_RECORD_YEARS}年（还清那天不算；到对应日，没有对应日的到月末）",
            f"{chinese_date(ended_on)} + {CREDIT_RECORD_YEARS}年 = {chinese_date(last_day)}",
            f"{KEEPING_RULE}；{COUNTING_RULE}",
        ),
        Step(
            "应当删除 = 保存到的第二天；碰上休息日也不顺延，因为不用谁去办手续",
            f"{chinese_date(last_day)} + 1天 = {chinese_date(removed_from)}",
            KEEPING_RULE,
        ),
    )


def _notes(ended_on: date, *, is_over: bool) -> Iterator[Note]:
    if is_over:
        yield _still_shown()
    words = (
        "日子以放款方报送的为准：逾期的本金、利息、罚息和费用都付完以后，查一次自己的信用报告，"
        "看这笔是不是已经还清、日期对不对；记错了，可以要求更正。"
    )
    yield Note(words, "征信业管理条例第十六条、第二十五条")
    if REPAIR_BEGAN <= ended_on <= ONE_TIME_CREDIT_REPAIR_UNTIL:
        words = (
            f"如果这笔逾期发生在2020年到2025年、单笔不超过{round_amount(ONE_TIME_CREDIT_REPAIR)}元，"
            "按当时的一次性信用修复政策，可能早就不再展示了。那是统一处理的，不用申请，也不收费；"
            "信用报告里还看得到，可以向征信中心的客服热线或者人民银行的征信窗口提出，不收费。"
        )
        yield Note(words, REPAIR_RULE)
    if ended_on < CREDIT_RECORD_YEARS_SINCE:
        since = f"征信业管理条例从{chinese_date(CREDIT_RECORD_YEARS_SINCE)}起施行；更早还清的，这里也按它的{KEPT}算。"
        yield Note(since, "征信业管理条例第四十七条")
    if not is_over:
        yield _still_shown()
    yield _remark()


def _still_shown() -> Note:
    words = (
        "到了日子还在显示，可以向征信机构或报送的机构提异议，要求删除；"
        f"对方收到异议，要在{CREDIT_OBJECTION_DAYS}日里核查处理、书面答复。征信机构不能拿删除记录来收费。"
    )
    return Note(words, DELETION_RULE)


def _remark() -> Note:
    return Note("保存期间，你可以对这条记录写说明，征信机构应当记上。", KEEPING_RULE)
