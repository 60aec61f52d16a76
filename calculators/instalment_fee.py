"""Turn the fee of a card instalment plan into the yearly rate that it really is."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from calculators import labels
from calculators.answer import Answer, Note, Step, View
from calculators.charts import Bar, Bars, Part, Parts
from calculators.declare import Input, Output
from calculators.errors import InputError
from calculators.instalments import principal_share
from calculators.law import FINANCIAL_RATE_CAP
from calculators.money import ZERO, cents, exact
from calculators.quantities import Count, Months, Percent, PeriodRate, PositiveYuan, Yuan
from calculators.rates import (
    BEYOND_SENSE,
    COMPOUND_BEYOND_SENSE,
    Run,
    effective_yearly,
    simple_yearly,
    solve_period_rate,
    yearly_in_words,
)
from calculators.wording import COURT_DECIDES, amount, number, percent, unless_nothing, yuan

SHOWN_PERIODS = (3, 6, 9, 12, 18, 24, 36)
FEE_TOTAL, FIRST_PAYMENT = f"{labels.FEE}一共", "第一期还"
TIMINGS: Mapping[str, str] = {"each": "每期收一次", "upfront": "办的时候一次收完"}
DISCLOSURE_RULE = "中国人民银行公告〔2021〕第3号第三条、第四条"
CARD_RULE = "银保监规〔2022〕13号（要点）"
CEILING_RULE = "银行卡纠纷规定第二条第二款；法发〔2017〕22号第2条"


@dataclass(frozen=True, slots=True)
class TermSummary:
    """What the same fee rate comes to over another number of months."""

    periods: Annotated[Count, Output(label=labels.PERIODS, unit="期")]
    fee_total: Annotated[Yuan, Output(label=FEE_TOTAL)]
    first_payment: Annotated[Yuan, Output(label=FIRST_PAYMENT)]
    annual_rate_simple: Annotated[Percent | None, Output(label="真实年化（单利）")]


@dataclass(frozen=True, slots=True)
class InstalmentFee:
    """What the plan costs, what falls due, and the rate that the fee really is."""

    fee_total: Annotated[Yuan, Output(label=FEE_TOTAL)]
    first_payment: Annotated[Yuan, Output(label=FIRST_PAYMENT)]
    last_payment: Annotated[Yuan, Output(label=labels.LAST_PAYMENT)]
    received: Annotated[Yuan, Output(label="实际用到的钱")]
    total_paid: Annotated[Yuan, Output(label="本金加手续费", is_total=True)]
    nominal_annual_rate: Annotated[Percent, Output(label="每期费率乘12")]
    annual_rate_simple: Annotated[Percent | None, Output(label=labels.SIMPLE_RATE)]
    annual_rate_effective: Annotated[Percent | None, Output(label=labels.COMPOUND_RATE)]
    by_periods: Annotated[tuple[TermSummary, ...], Output(label="费率不变，换个期数", reader_row="periods")]


@exact
def instalment_fee(
    *,
    principal: Annotated[
        PositiveYuan, Input(label="分期的本金", help="分期页面的「分期金额」，不含手续费", example="12000")
    ],
    fee_rate_per_period: Annotated[
        PeriodRate,
        Input(
            label="每期费率",
            unit="% 每期",
            help="分期页面的「每期费率」「月费率」；只写了每期收多少元，就用它除以本金再乘100",
            example="0.6",
        ),
    ],
    periods: Annotated[Months, Input(label=labels.PERIODS, help="分期页面的期数，一个月一期", example="12")],
    fee_timing: Annotated[
        str,
        Input(label="手续费怎么收", help="分期合同或确认页：写「一次性收取」的选后一个", choices=TIMINGS, rare=True),
    ] = "each",
) -> Answer[InstalmentFee]:
    """分期手续费折算

    信用卡分期写的「每期费率」，折成真实的年化利率是多少，一共要付多少手续费。

    share = round(principal ÷ periods), the last month takes the rest; f = fee_rate_per_period ÷ 100
    each:    fee = round(principal × f) with every share; received = principal
    upfront: fee = round(principal × f × periods), once; received = principal − fee
    r solves received = Σ payment_k ÷ (1 + r)^k; annual_rate_simple = 12 r; annual_rate_effective = (1 + r)^12 − 1
    nominal_annual_rate = 12 × fee_rate_per_period, the figure that looks like a yearly rate and isn't one.

    Source: 中国人民银行公告〔2021〕第3号 三、四 (all costs count, on the principal really used; compound = IRR).
    Units: yuan, percent, months. The first share is due one month after day 0, when an upfront fee is paid.
    A fee is due in every one of the periods, also where cents of principal have run out early (3 yuan in 600 shares).
    by_periods leaves out a term whose upfront fee would eat up the principal. Rates are rounded only for show.
    Errors: an upfront fee not below the principal (on fee_rate_per_period).

    >>> answer = instalment_fee(principal=Decimal(12000), fee_rate_per_period=Decimal("0.6"), periods=12)
    >>> answer.result.fee_total, f"{answer.result.annual_rate_simple:.4f}"
    (Decimal('864.00'), '13.0342')
    """
    plan = _Plan(principal, fee_rate_per_period, periods, fee_timing == "upfront")
    if plan.received <= 0:
        raise InputError("fee_rate_per_period", _refusal(plan))
    rate = plan.monthly_rate
    result = InstalmentFee(
        fee_total=plan.fee_total,
        first_payment=plan.payments[0][0],
        last_payment=plan.payments[-1][0],
        received=plan.received,
        total_paid=principal + plan.fee_total,
        nominal_annual_rate=12 * fee_rate_per_period,
        annual_rate_simple=simple_yearly(rate, 12),
        annual_rate_effective=effective_yearly(rate, 12),
        by_periods=tuple(_terms(plan)),
    )
    return Answer(result, _view(result, plan), _steps(result, plan, rate), tuple(_notes(result, plan)))


@dataclass(frozen=True, slots=True)
class _Plan:
    principal: Decimal
    fee_rate: Decimal
    periods: int
    is_upfront: bool

    @property
    def fee(self) -> Decimal:
        """What is booked at a time: with every share, or once for all of them."""
        times = self.periods if self.is_upfront else 1
        return cents(self.principal * self.fee_rate * times / 100)

    @property
    def fee_total(self) -> Decimal:
        return self.fee if self.is_upfront else self.fee * self.periods

    @property
    def received(self) -> Decimal:
        return cents(self.principal - self.fee if self.is_upfront else self.principal)

    @property
    def payments(self) -> tuple[Run, ...]:
        """The booked payments: equal shares, the rest, and where cents ran out early, months without principal."""
        share, fee = principal_share(self.principal, self.periods), ZERO if self.is_upfront else self.fee
        full = min(self.periods - 1, int(self.principal // share)) if share else self.periods - 1
        rest = self.principal - share * full
        odd = int(rest != share)
        runs = ((share + fee, full + 1 - odd), (rest + fee, odd), (fee, self.periods - full - 1))
        return tuple((payment, count) for payment, count in runs if count)

    @property
    def monthly_rate(self) -> Decimal:
        return solve_period_rate(self.received, self.payments)


def _refusal(plan: _Plan) -> str:
    highest = percent(Decimal(100) / plan.periods, 4)
    return (
        f"一次收的手续费{yuan(plan.fee)}，不比本金{yuan(plan.principal)}少，等于没有用到钱；"
        f"分{plan.periods}期，每期费率要小于约{highest}，请再看一遍是「每期」还是「一共」"
    )


def _terms(plan: _Plan) -> Iterator[TermSummary]:
    for periods in sorted({*SHOWN_PERIODS, plan.periods}):
        one = _Plan(plan.principal, plan.fee_rate, periods, plan.is_upfront)
        if one.received > 0:
            yield TermSummary(periods, one.fee_total, one.payments[0][0], simple_yearly(one.monthly_rate, 12))


def _view(result: InstalmentFee, plan: _Plan) -> View:
    simple, paid = result.annual_rate_simple, f"{FEE_TOTAL}{yuan(result.fee_total)}"
    falls_due = unless_nothing(FIRST_PAYMENT, result.first_payment, f"{labels.LAST_PAYMENT}{yuan(result.last_payment)}")
    if simple is None:
        big = yuan(result.fee_total)
        return View(
            f"{FEE_TOTAL}{big}，实际用到的钱只有{yuan(result.received)}，高到没法用年化表示。", big, _parts(plan)
        )
    big, nominal = percent(simple, 2), percent(result.nominal_annual_rate, 2)
    if not result.fee_total:
        sentence = f"这笔分期不用付手续费，真实年化利率是{big}；{falls_due}。"
    elif big == nominal:
        sentence = f"这笔分期的真实年化利率约{big}（单利）；{paid}，{falls_due}。"
    else:
        sentence = f"这笔分期的真实年化利率约{big}（单利），不是每期费率乘12的{nominal}；{paid}，{falls_due}。"
    return View(sentence, big, _bars(result, simple))


def _parts(plan: _Plan) -> Parts:
    described = f"本金{yuan(plan.principal)}，手续费{yuan(plan.fee_total)}。"
    return Parts("付出去的钱（元）", described, (Part("本金", plan.principal), Part(labels.FEE, plan.fee_total)))


def _bars(result: InstalmentFee, simple: Decimal) -> Bars:
    bars = [Bar("费率×12", result.nominal_annual_rate), Bar("真实单利", simple, is_yours=True)]
    described = f"每期费率乘12是{percent(result.nominal_annual_rate, 2)}，真实年化单利{percent(simple, 2)}"
    if result.annual_rate_effective is not None:
        bars.append(Bar("真实复利", result.annual_rate_effective))
        described += f"，复利{percent(result.annual_rate_effective, 2)}"
    return Bars("写着的费率和真实年化（%）", f"{described}。", bars)


def _steps(result: InstalmentFee, plan: _Plan, rate: Decimal) -> tuple[Step, ...]:
    share, shown = principal_share(plan.principal, plan.periods), percent(rate * 100, 6)
    count = f" × {plan.periods}" if plan.is_upfront else ""
    return (
        Step(
            "每期本金 = 本金 ÷ 期数，四舍五入到分；最后一期还清剩下的",
            f"{number(plan.principal)} ÷ {plan.periods} = {amount(share)}",
        ),
        _fee_step(plan, f"{number(plan.principal)} × {percent(plan.fee_rate)}{count} = {amount(plan.fee)}"),
        Step(
            "每月利率r：把以后各期的钱折成今天的钱，加起来正好等于实际用到的钱",
            f"{amount(plan.received)} = {_discounted(plan)}，解出r = {shown}",
            DISCLOSURE_RULE,
        ),
        Step("单利年化 = r × 12", f"{shown} × 12 = {yearly_in_words(result.annual_rate_simple)}", DISCLOSURE_RULE),
        Step(
            "复利年化 =（1 + r）^12 − 1",
            f"（1 + {shown}）^12 − 1 = {yearly_in_words(result.annual_rate_effective)}",
            DISCLOSURE_RULE,
        ),
    )


def _fee_step(plan: _Plan, worked: str) -> Step:
    if plan.is_upfront:
        used = f"{number(plan.principal)} − {amount(plan.fee)} = {amount(plan.received)}"
        return Step("手续费 = 本金 × 每期费率 × 期数，四舍五入到分；实际用到的钱 = 本金 − 手续费", f"{worked}；{used}")
    times = f"{amount(plan.fee)} × {plan.periods} = {amount(plan.fee_total)}"
    return Step("每期手续费 = 本金 × 每期费率，四舍五入到分；一共 = 每期手续费 × 期数", f"{worked}；{times}")


def _discounted(plan: _Plan) -> str:
    """Write the payments as a sum of present values; three runs at most."""
    terms, start = [], 0
    for payment, count in plan.payments:
        first, start = start + 1, start + count
        powers = f"（1 + r）^{first}" if count == 1 else f"（1 + r）^k（k从{first}到{start}，逐期相加）"
        terms.append(f"{number(payment)} ÷{powers}")
    return " + ".join(terms)


def _notes(result: InstalmentFee, plan: _Plan) -> Iterator[Note]:
    if plan.periods > 1:
        yield Note(
            "每期费率乘12不是年利率：本金一期期在还，手续费却一直按最初的本金收。和别的贷款比，用这里的年化。",
            DISCLOSURE_RULE,
        )
    yield Note("信用卡分期的合同首页和办理页面要写明全部息费、年化利率和怎么算；和这里差得多，请银行说明。", CARD_RULE)
    yield Note("提前还清，已收的手续费退不退、剩下的还收不收，各家约定不同；先看分期合同，再决定。")
    if plan.is_upfront:
        yield Note("这里按办的当天就付手续费来算；有的银行放在第一期账单里收，真实年化会低一点。")
    if result.annual_rate_simple is None:
        yield BEYOND_SENSE
    elif result.annual_rate_effective is None:
        yield COMPOUND_BEYOND_SENSE
    elif any(row.annual_rate_simple is None for row in result.by_periods):
        yield Note(f"表里空着的{BEYOND_SENSE.text}")
    if result.annual_rate_simple is not None and result.annual_rate_simple > FINANCIAL_RATE_CAP:
        yield Note(_ceiling(result.annual_rate_simple, plan), CEILING_RULE)


def _ceiling(simple: Decimal, plan: _Plan) -> str:
    cap = percent(FINANCIAL_RATE_CAP)
    return (
        f"真实年化（单利）{percent(simple, 2)}，高于{cap}。真到了法院，你可以请求把总额过高的部分减下来，要自己提出来；{COURT_DECIDES}。"
        f"分{plan.periods}期，每期费率大约{percent(_fee_rate_at(FINANCIAL_RATE_CAP, plan), 2)}时，真实年化才是{cap}。"
    )


def _fee_rate_at(annual_rate: Decimal, plan: _Plan) -> Decimal:
    """Give the fee rate whose true rate is `annual_rate`, in percent, cents aside: the equation solved for f."""
    rate, periods = annual_rate / 1200, plan.periods
    worth = (1 - (1 + rate) ** -periods) / rate
    return 100 * ((1 - worth / periods) / periods if plan.is_upfront else 1 / worth - Decimal(1) / periods)
