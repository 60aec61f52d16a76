"""Work out what a judgment's debt costs on top when it is paid after the day the judgment set."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Annotated

from calculators import labels
from calculators.answer import Answer, Note, Step, View
from calculators.charts import Bar, Bars
from calculators.declare import Input, Output
from calculators.errors import Problem, refuse
from calculators.law import DELAYED_PERFORMANCE_DAILY_RATE, DELAYED_PERFORMANCE_DAILY_RATE_SINCE
from calculators.money import cents, exact
from calculators.quantities import Count, DailyRate, Days, PositiveYuan, Yuan
from calculators.term import PROCEDURE_PERIODS
from calculators.wording import chinese_date, number, percent, unless_nothing, yuan
from calculators.workdays import ROLLING, WorkCalendar

SHOWN_DAYS = (30, 90, 180, 365, 730)
EARLIEST_LAST_DAY = DELAYED_PERFORMANCE_DAILY_RATE_SINCE - timedelta(days=1)
"""Interest from the day after, the first on which the present rule was in force."""
RULE = "法释〔2014〕8号"
RATE_RULE, TIME_RULE, PAYMENT_RULE = f"{RULE}第一条", f"{RULE}第二条", f"{RULE}第三条"


@dataclass(frozen=True, slots=True)
class LateDay:
    """What has come on top after so many days that count."""

    day: Annotated[Count, Output(label="拖了", unit="天")]
    doubled_interest: Annotated[Yuan, Output(label="加倍部分")]


@dataclass(frozen=True, slots=True)
class DelayedPerformance:
    """What paying late costs by now, a day more, and on other days."""

    days: Annotated[Count, Output(label="拖了多少天", unit="天")]
    counted_days: Annotated[Count, Output(label="其中计息的", unit="天")]
    doubled_interest: Annotated[Yuan, Output(label="加倍部分利息", is_total=True)]
    cost_per_day: Annotated[Yuan, Output(label=labels.ONE_DAY_MORE)]
    by_day: Annotated[tuple[LateDay, ...], Output(label="各个天数，加倍部分是多少")]


@exact
def delayed_performance(
    *,
    amount: Annotated[
        PositiveYuan,
        Input(
            label="判决确定、还没付的钱",
            help="判决书、调解书、支付令写明要付的钱，去掉利息那部分；已经付掉的也去掉",
            example="30000",
            is_shared=False,
        ),
    ],
    from_date: Annotated[
        date,
        Input(
            label="应当付清的最后一天",
            help="文书写的履行期限的最后一天；写「生效后若干日内」，就从生效那天的第二天数起；没写期限的填生效那天。"
            "小额诉讼的判决不能上诉，直接生效，不要再加上诉期",
            example="2026-06-30",
        ),
    ],
    to_date: Annotated[
        date,
        Input(
            label="哪天付清",
            help="钱付清的那天；被法院扣划的填扣划那天，拍卖的填成交裁定生效那天；还没付就填打算付的那天",
            example="2026-11-25",
        ),
    ],
    daily_rate: Annotated[
        DailyRate,
        Input(label="加倍部分的利率", unit="% 每天", help="司法解释定的，一般不用改", rare=True, is_shared=False),
    ] = DELAYED_PERFORMANCE_DAILY_RATE,
    suspended_days: Annotated[
        Days,
        Input(
            label="不计息的天数",
            help="法院为审查判决而中止、暂缓（不是你申请的），或再审中止执行的天数；终本、和解的不算在内；没有就填0",
            rare=True,
        ),
    ] = 0,
) -> Answer[DelayedPerformance]:
    """迟延履行加倍利息

    判决给的期限过了还没付清，看看要加付多少利息，每多拖一天又多多少。

    days = to_date − from_date; counted_days = days − suspended_days
    doubled_interest = round(amount × daily_rate × counted_days ÷ 100)

    Source: 法释〔2014〕8号 1 (0.0175 % a day of what the judgment awards, general interest left out), 2 (from the
    end of the time given), 3 (to the day of payment; days not counted), 7 (in force 2014-08-01); 民事诉讼法 264.
    Units: yuan, percent a day, days. The last day for performance is not counted, the day of payment is.
    Booked once for the whole time; cost_per_day is the difference of two booked sums, so it may vary by a cent.
    Instalments, of the judgment or as paid: each part is reckoned on its own, to its own day (2, 3).
    Errors: from_date before 2014-07-31 (older rules); to_date before from_date; suspended_days above days.

    >>> late = {"from_date": date(2025, 1, 1), "to_date": date(2026, 1, 1)}
    >>> delayed_performance(amount=Decimal(10000), **late).result.doubled_interest
    Decimal('638.75')
    """
    days = (to_date - from_date).days
    refuse(_impossible(from_date, days, suspended_days))
    debt = _Debt(amount, daily_rate)
    counted = days - suspended_days
    result = DelayedPerformance(
        days=days,
        counted_days=counted,
        doubled_interest=debt.after(counted),
        cost_per_day=debt.after(counted + 1) - debt.after(counted),
        by_day=tuple(LateDay(day, debt.after(day)) for day in sorted({*SHOWN_DAYS, counted})),
    )
    steps = _steps(debt, result, from_date, to_date, suspended_days)
    return Answer(result, _view(result, from_date), steps, tuple(_notes(daily_rate, from_date)))


def _impossible(from_date: date, days: int, suspended_days: int) -> Iterator[Problem]:
    if from_date < EARLIEST_LAST_DAY:
        message = (
            f"不能早于{EARLIEST_LAST_DAY}：{DELAYED_PERFORMANCE_DAILY_RATE_SINCE}以前的那一段要按旧规定算，这里算不了，请问执行法官；"
            f"以后的那一段，填{EARLIEST_LAST_DAY}就能算"
        )
        yield Problem("from_date", message)
    if days < 0:
        yield Problem("to_date", f"要在{from_date}当天或以后；那天以前付清的，没有加倍部分")
    elif suspended_days > days:
        yield Problem("suspended_days", f"不能多于拖了的天数，一共{number(days)}天")


@dataclass(frozen=True, slots=True)
class _Debt:
    amount: Decimal
    daily_rate: Decimal

    def after(self, days: int) -> Decimal:
        return cents(self.amount * self.daily_rate * days / 100)


def _view(result: DelayedPerformance, from_date: date) -> View:
    big = yuan(result.doubled_interest) if result.doubled_interest else "没有加倍部分"
    last_day = chinese_date(from_date)
    counted = "" if result.counted_days == result.days else f"，计息{number(result.counted_days)}天"
    day_words = "早一天付清，约少" if result.doubled_interest else labels.ONE_DAY_MORE
    owed = f"要加付{big}（加倍部分）" if result.doubled_interest else f"{labels.AS_FILLED_IN}，{big}"
    sentence = (
        f"从{last_day}的第二天起拖了{number(result.days)}天{counted}，{owed}；"
        f"{unless_nothing(day_words, result.cost_per_day, '差一天，差不到一分')}。"
        if result.days
        else f"{last_day}当天付清，没有拖，{big}。"
    )
    last = result.by_day[-1]
    described = f"计息{result.counted_days}天加付{yuan(result.doubled_interest)}，{last.day}天加付{yuan(last.doubled_interest)}。"
    bars = [Bar(f"{row.day}天", row.doubled_interest, is_yours=row.day == result.counted_days) for row in result.by_day]
    return View(sentence, big, Bars("拖得越久，加付的钱（元）", described, bars, pointer=labels.POINTER))


def _steps(
    debt: _Debt, result: DelayedPerformance, from_date: date, to_date: date, suspended_days: int
) -> tuple[Step, ...]:
    big, factors = (
        yuan(result.doubled_interest),
        f"{number(debt.amount)} × {percent(debt.daily_rate)} × {result.counted_days}",
    )
    return (
        Step(
            "拖了的天数 = 付清那天 − 应当付清的最后一天（最后一天不算，付清那天算）",
            f"{chinese_date(to_date)} − {chinese_date(from_date)} = {result.days}天",
            f"{TIME_RULE}、第三条",
        ),
        Step(
            "计息的天数 = 拖了的天数 − 不计息的天数",
            f"{result.days} − {suspended_days} = {result.counted_days}天",
            f"{PAYMENT_RULE}第三款",
        ),
        Step(
            "加倍部分 = 还没付的钱 × 每天的利率 × 计息的天数，四舍五入到分",
            f"{factors} = {big}",
            RATE_RULE,
        ),
    )


def _notes(daily_rate: Decimal, from_date: date) -> Iterator[Note]:
    if daily_rate != DELAYED_PERFORMANCE_DAILY_RATE:
        words = (
            f"这里填的利率是每天{percent(daily_rate)}；"
            f"司法解释定的是每天{percent(DELAYED_PERFORMANCE_DAILY_RATE)}，请再看一遍。"
        )
        yield Note(words, RATE_RULE)
    if WorkCalendar.of((), ()).is_rest_day(from_date):
        yield Note(f"{chinese_date(from_date)}是周末或者节日。{ROLLING}，那样就填顺延以后的那天。", PROCEDURE_PERIODS)
    words = "用小额诉讼程序判的，一审终审，判决直接生效：履行的日子和加倍的部分，都不等上诉期。"
    yield Note(words, "民事诉讼法第一百五十八条、第一百六十五条")
    words = "这只是加倍的那一部分，从判决的期限过了才有。判决书写了还要付的利息（一般债务利息），照它写的办法另外算；没写的就不算。"
    yield Note(words, RATE_RULE)
    words = "分几次付的，每一笔单独算：金额填那一笔，付清的日子填付那一笔的日子，最后加起来。"
    yield Note(words, PAYMENT_RULE)
    words = "财产不够还清全部的，先还判决确定的钱，再还加倍部分；你和对方另有约定的，照约定。"
    yield Note(words, f"{RULE}第四条")
    words = "一时付不清，可以和对方商量执行和解：改期限、改金额都要双方同意，写成书面，交给法院。"
    words += "做不到的别签：没有正当理由不履行，要列入失信名单，对方还可以申请恢复执行。"
    yield Note(words, "民事诉讼法第二百四十一条；执行和解规定第一条、第二条、第九条；失信名单规定第一条")
