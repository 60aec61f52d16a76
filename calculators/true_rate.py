"""Work out what a loan with regular payments really costs a year."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from calculators import labels
from calculators.answer import Answer, Note, Step, View
from calculators.charts import Bar, Bars
from calculators.declare import Input, Output
from calculators.errors import Problem, refuse
from calculators.money import exact
from calculators.quantities import PERIOD_WORDS as COUNT_WORDS
from calculators.quantities import Percent, PositiveYuan, Quantity, Yuan
from calculators.rates import (
    BEYOND_SENSE,
    COMPOUND_BEYOND_SENSE,
    Run,
    as_percent,
    effective_yearly,
    simple_yearly,
    solve_period_rate,
    yearly_in_words,
)
from calculators.wording import amount, number, percent, unless_nothing, yuan

HOW_OFTEN = "多久还一次"
MOST_MONTHS = 600
MOST_PERIODS = 3660
Periods = Annotated[int, Quantity("integer", "期", at_least=1, at_most=MOST_PERIODS, words=COUNT_WORDS)]
PERIODS_A_YEAR: Mapping[str, int] = {"day": 365, "week": 52, "month": 12}
PERIOD_WORDS: Mapping[str, str] = {"day": "每天", "week": "每周", "month": "每月"}
RECEIVED, TOTAL_PAID = "实际到手", "一共要付"
DISCLOSURE_RULE = "中国人民银行公告〔2021〕第3号第三条、第四条"
DEDUCTION_RULE = "民法典第六百七十条"


@dataclass(frozen=True, slots=True)
class TrueRate:
    """What came in, what goes out, and the rate that joins the two."""

    received: Annotated[Yuan, Output(label=RECEIVED)]
    total_paid: Annotated[Yuan, Output(label=TOTAL_PAID)]
    total_cost: Annotated[Yuan, Output(label="借钱的总花费")]
    period_rate: Annotated[Percent, Output(label="每期利率", decimals=6)]
    annual_rate_simple: Annotated[Percent | None, Output(label=labels.SIMPLE_RATE)]
    annual_rate_effective: Annotated[Percent | None, Output(label=labels.COMPOUND_RATE)]


@exact
def true_rate(
    *,
    principal: Annotated[PositiveYuan, Input(label="合同借款金额", help="合同或App写的借款本金", example="12000")],
    payment: Annotated[Yuan, Input(label="每期还多少", help="还款计划里每期的「应还」，本金加利息", example="1072")],
    periods: Annotated[
        Periods,
        Input(label="一共还几期", help="还款计划有几行就填几", example="12", months_need=("period", "month")),
    ],
    period: Annotated[
        str, Input(label=HOW_OFTEN, help="看还款计划相邻两期隔多久", choices=PERIOD_WORDS, rare=True)
    ] = "month",
    upfront_fee: Annotated[
        Yuan, Input(label="先扣掉的费用", help="放款时少到账的钱：砍头息、服务费、会员费；没有就填0")
    ] = Decimal(0),
    period_fee: Annotated[
        Yuan, Input(label="每期另付的费用", help="不在每期应还里的担保费、服务费、保险费；没有就填0", rare=True)
    ] = Decimal(0),
    final_payment: Annotated[
        Yuan, Input(label="最后一期另外还", help="到期一次还的本金或尾款，加在最后一期上面；没有就填0", rare=True)
    ] = Decimal(0),
) -> Answer[TrueRate]:
    """真实年化利率

    把各种费用都算进去，看看这笔钱一年到底要付百分之几。

    received = principal − upfront_fee; r solves
    received = Σ_{k=1…periods} (payment + period_fee)/(1+r)^k + final_payment/(1+r)^periods
    annual_rate_simple = r × N; annual_rate_effective = (1+r)^N − 1; N = 365, 52 or 12 periods a year.

    Source: 中国人民银行公告〔2021〕第3号 三、四 (all costs count, on the principal really used; compound = IRR),
    民法典 670 (a fee kept back is not principal). Units: yuan, percent.
    The first payment falls one whole period after the money came. No rate is rounded before it is shown.
    Errors: upfront_fee not below principal; payments that don't pay back what was received (on payment);
    more than 600 months (on periods).

    >>> answer = true_rate(principal=Decimal(12000), payment=Decimal(1072), periods=12)
    >>> f"{answer.result.annual_rate_simple:.4f} {answer.result.annual_rate_effective:.4f}"
    '13.0342 13.8418'
    """
    received = principal - upfront_fee
    paid = (payment + period_fee) * periods + final_payment
    refuse(_impossible(received, paid, period, periods))
    rate = solve_period_rate(received, _runs(payment + period_fee, final_payment, periods))
    yearly = PERIODS_A_YEAR[period]
    result = TrueRate(
        received=received,
        total_paid=paid,
        total_cost=paid - received,
        period_rate=as_percent(rate),
        annual_rate_simple=simple_yearly(rate, yearly),
        annual_rate_effective=effective_yearly(rate, yearly),
    )
    given = (principal, upfront_fee, payment + period_fee, periods, final_payment)
    return Answer(result, _view(result), _steps(result, given, yearly), tuple(_notes(result, upfront_fee)))


def _impossible(received: Decimal, paid: Decimal, period: str, periods: int) -> Iterator[Problem]:
    if received <= 0:
        yield Problem("upfront_fee", "先扣掉的费用要小于借款金额，不然等于没有借到钱")
    if period == "month" and periods > MOST_MONTHS:
        yield Problem("periods", f"按月还最多{MOST_MONTHS}期；按天或按周还，请把「{HOW_OFTEN}」改过来")
    if paid < received:
        yield Problem(
            "payment", f"一共只还{yuan(paid)}，比到手的{yuan(received)}还少；请核对每期还多少、期数和最后一期另外还"
        )


def _runs(payment: Decimal, final_payment: Decimal, periods: int) -> tuple[Run, ...]:
    if not final_payment:
        return ((payment, periods),)
    last = (payment + final_payment, 1)
    return ((payment, periods - 1), last) if periods > 1 else (last,)


def _view(result: TrueRate) -> View:
    simple = result.annual_rate_simple
    costs = f"到手{yuan(result.received)}，一共要付{yuan(result.total_paid)}，{unless_nothing('多付', result.total_cost, labels.NOTHING_MORE)}。"
    big = percent(simple, 2) if simple is not None else yuan(result.total_cost)
    sentence = (
        f"这笔钱的真实年化利率约{big}（单利）。{costs}" if simple is not None else f"利率高到没法用年化表示。{costs}"
    )
    bars = (
        Bar(RECEIVED, result.received),
        Bar(TOTAL_PAID, result.total_paid),
        Bar("总花费", result.total_cost, is_yours=True),
    )
    return View(sentence, big, Bars("到手的钱和要付的钱（元）", costs, bars))


def _steps(result: TrueRate, given: tuple[Decimal, Decimal, Decimal, int, Decimal], yearly: int) -> tuple[Step, ...]:
    principal, upfront, payment, periods, final = given
    rate = percent(result.period_rate, 6)
    ending = f" + {number(final)} ÷（1 + r）^{periods}" if final else ""
    return (
        Step(
            "实际到手 = 借款金额 − 先扣掉的费用",
            f"{number(principal)} − {number(upfront)} = {amount(result.received)}",
            DEDUCTION_RULE,
        ),
        Step(
            "一共要付 =（每期还款 + 每期费用）× 期数 + 最后一期另外还",
            f"{number(payment)} × {periods} + {number(final)} = {amount(result.total_paid)}",
        ),
        Step(
            "每期利率r：把以后每期的付款折成今天的钱，加起来正好等于到手的钱",
            f"{amount(result.received)} = {number(payment)} ×（1 −（1 + r）^−{periods}）÷ r{ending}，解出r = {rate}",
            DISCLOSURE_RULE,
        ),
        Step(
            f"单利年化 = r × {yearly}",
            f"{rate} × {yearly} = {yearly_in_words(result.annual_rate_simple)}",
            DISCLOSURE_RULE,
        ),
        Step(
            f"复利年化 =（1 + r）^{yearly} − 1",
            f"（1 + {rate}）^{yearly} − 1 = {yearly_in_words(result.annual_rate_effective)}",
            DISCLOSURE_RULE,
        ),
    )


def _notes(result: TrueRate, upfront_fee: Decimal) -> list[Note]:
    notes = [
        Note(
            "宣传的「日息」「月费率」「年费率」常常不含费用，或不管你每月在还本金；比较贷款请用这里的年化。",
            DISCLOSURE_RULE,
        )
    ]
    if upfront_fee:
        notes.append(Note("利息不得预先从本金里扣；扣了的，按实际到手的钱还款和计息。", DEDUCTION_RULE))
    if result.annual_rate_simple is None:
        notes.append(BEYOND_SENSE)
    elif result.annual_rate_effective is None:
        notes.append(COMPOUND_BEYOND_SENSE)
    return notes
