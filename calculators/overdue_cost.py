"""Work out what a loan costs once it is overdue."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from calculators import labels
from calculators.answer import Answer, Note, Step, View
from calculators.charts import Bar, Bars
from calculators.declare import Input, Output
from calculators.law import FINANCIAL_RATE_CAP, PENALTY_UPLIFT_MAX, PENALTY_UPLIFT_MIN
from calculators.money import ZERO, cents, exact
from calculators.quantities import AnnualRate, Count, Days, Percent, PositiveYuan, Uplift, Yuan
from calculators.rate_rules import TIMES
from calculators.wording import amount, number, percent, unless_nothing, yuan

FIXED_FEE = "固定费用"
SHOWN_DAYS = (1, 7, 15, 30, 60, 90, 180, 365)
PENALTY_RULE = "银发〔2003〕251号第三项"
CEILING_RULE = "法发〔2017〕22号第2条"
CONTRACT_RULE = "民法典第六百七十六条"


@dataclass(frozen=True, slots=True)
class OverdueDay:
    """What has come on top by a given day."""

    day: Annotated[Count, Output(label="逾期", unit="天")]
    penalty_interest: Annotated[Yuan, Output(label="罚息")]
    compound_interest: Annotated[Yuan, Output(label="复利")]
    extra_cost: Annotated[Yuan, Output(label="多出来")]
    total_due: Annotated[Yuan, Output(label=labels.TOTAL_DUE)]


@dataclass(frozen=True, slots=True)
class OverdueCost:
    """What being overdue costs so far, a day more, and on other days."""

    penalty_annual_rate: Annotated[Percent, Output(label="罚息年利率")]
    penalty_interest: Annotated[Yuan, Output(label="罚息")]
    compound_interest: Annotated[Yuan, Output(label="复利", omits_zero=True)]
    fixed_fee: Annotated[Yuan, Output(label=FIXED_FEE, omits_zero=True)]
    extra_cost: Annotated[Yuan, Output(label="多出来的钱")]
    arrears: Annotated[Yuan, Output(label="欠下的利息和费用")]
    total_due: Annotated[Yuan, Output(label=labels.TOTAL_DUE, is_total=True)]
    cost_per_day: Annotated[Yuan, Output(label=labels.ONE_DAY_MORE)]
    by_day: Annotated[tuple[OverdueDay, ...], Output(label="罚息、复利各是多少", reader_row="overdue_days")]


@exact
def overdue_cost(
    *,
    principal: Annotated[
        PositiveYuan, Input(label=labels.UNPAID_PRINCIPAL, help=labels.PRINCIPAL_IN_APP, example="10000")
    ],
    annual_rate: Annotated[
        AnnualRate, Input(label=labels.CONTRACT_RATE, unit="% 每年", help=labels.IN_CONTRACT, example="18")
    ],
    penalty_uplift: Annotated[
        Uplift, Input(label=labels.PENALTY_UPLIFT, help=labels.UPLIFT_IN_CONTRACT, rare=True)
    ] = PENALTY_UPLIFT_MAX,
    overdue_days: Annotated[Days, Input(label="逾期了多少天", help="从到期日的第二天数起", example="30")],
    unpaid_interest: Annotated[Yuan, Input(label="到期没付的利息", help="账单里的「应还利息」，没有就填0")] = Decimal(
        0
    ),
    compound: Annotated[
        bool, Input(label="没付的利息再算利息（复利）", help="合同写「计收复利」就勾上，没写就去掉", rare=True)
    ] = True,
    year_basis: Annotated[
        str,
        Input(
            label=labels.YEAR_BASIS,
            help="合同里「日利率 = 年利率 ÷ 360」这类话；没写就先用360",
            choices=labels.YEAR_BASES,
            rare=True,
        ),
    ] = "360",
    fixed_fee: Annotated[Yuan, Input(label=FIXED_FEE, help="合同写明的违约金等，一次收取的", rare=True)] = Decimal(0),
) -> Answer[OverdueCost]:
    """逾期费用

    看看逾期这些天多出多少钱，一共要还多少，再拖一天又多多少。

    penalty_annual_rate = annual_rate × (1 + penalty_uplift ÷ 100)
    penalty_interest    = round(principal × penalty_annual_rate × days ÷ (100 × year_basis))
    compound_interest   = round(unpaid_interest × penalty_annual_rate × days ÷ (100 × year_basis)), if compound
    extra_cost = penalty_interest + compound_interest + fixed_fee; total_due = principal + unpaid_interest + extra_cost
    arrears = unpaid_interest + extra_cost, what is owed besides the principal

    Source: 银发〔2003〕251号 三 (a penalty rate 30 % to 50 % above the contract's; compound interest on unpaid
    interest at the penalty rate; penalty interest bears none). Units: yuan, percent a year, days.
    Both interests are booked apart, once for the whole time and not day by day: a lender who books daily may
    differ by cents. cost_per_day is therefore a difference of two booked totals.
    Errors: only bad inputs.

    >>> overdue_cost(principal=Decimal(10000), annual_rate=Decimal(18), overdue_days=30).result.extra_cost
    Decimal('225.00')
    """
    contract = _Contract(principal, annual_rate, penalty_uplift, unpaid_interest, compound, int(year_basis), fixed_fee)
    today = contract.on(overdue_days)
    result = OverdueCost(
        penalty_annual_rate=contract.penalty_rate,
        penalty_interest=today.penalty_interest,
        compound_interest=today.compound_interest,
        fixed_fee=cents(fixed_fee),
        extra_cost=today.extra_cost,
        arrears=today.total_due - principal,
        total_due=today.total_due,
        cost_per_day=contract.on(overdue_days + 1).total_due - today.total_due,
        by_day=tuple(contract.on(day) for day in sorted({*SHOWN_DAYS, overdue_days})),
    )
    return Answer(result, _view(result, today), _steps(contract, today), tuple(_notes(contract)))


@dataclass(frozen=True, slots=True)
class _Contract:
    principal: Decimal
    annual_rate: Decimal
    penalty_uplift: Decimal
    unpaid_interest: Decimal
    compound: bool
    year_basis: int
    fixed_fee: Decimal

    @property
    def penalty_rate(self) -> Decimal:
        return self.annual_rate * (100 + self.penalty_uplift) / 100

    def on(self, day: int) -> OverdueDay:
        penalty = self._interest(self.principal, day)
        compound = self._interest(self.unpaid_interest, day) if self.compound else ZERO
        extra = penalty + compound + self.fixed_fee
        return OverdueDay(day, penalty, compound, extra, self.principal + self.unpaid_interest + extra)

    def _interest(self, owed: Decimal, days: int) -> Decimal:
        return cents(owed * self.penalty_rate * days / (100 * self.year_basis))


def _view(result: OverdueCost, today: OverdueDay) -> View:
    big = yuan(result.extra_cost) if result.extra_cost else "没有多出来的钱"
    so_far = f"要多还{big}" if result.extra_cost else f"{labels.AS_FILLED_IN}，{big}"
    later = unless_nothing("以后每多一天约加", result.cost_per_day, "再多一天，加不到一分")
    sentence = f"逾期{today.day}天，{so_far}，一共要还{yuan(result.total_due)}；{later}。"
    last = result.by_day[-1]
    described = f"第{today.day}天多{yuan(today.extra_cost)}，第{last.day}天多{yuan(last.extra_cost)}。"
    bars = [Bar(f"{row.day}天", row.extra_cost, is_yours=row.day == today.day) for row in result.by_day]
    return View(sentence, big, Bars("逾期越久，多出来的钱（元）", described, bars, pointer=labels.POINTER))


def _steps(contract: _Contract, today: OverdueDay) -> tuple[Step, ...]:
    rate, basis = percent(contract.penalty_rate), contract.year_basis
    owed, unpaid = number(contract.principal), number(contract.unpaid_interest)
    compound = f"{unpaid} × {rate} × {today.day} ÷ {basis} = {amount(today.compound_interest)}"
    extra = f"{amount(today.penalty_interest)} + {amount(today.compound_interest)} + {number(contract.fixed_fee)}"
    return (
        Step(
            "罚息年利率 = 合同年利率 ×（1 + 加收）",
            f"{percent(contract.annual_rate)} ×（1 + {percent(contract.penalty_uplift)}）= {rate}",
            PENALTY_RULE,
        ),
        Step(
            f"罚息 = 本金 × 罚息年利率 × 天数 ÷ {basis}，四舍五入到分",
            f"{owed} × {rate} × {today.day} ÷ {basis} = {amount(today.penalty_interest)}",
            PENALTY_RULE,
        ),
        Step(
            f"复利 = 没付的利息 × 罚息年利率 × 天数 ÷ {basis}，四舍五入到分",
            compound if contract.compound else "合同没有约定复利，记0.00",
            PENALTY_RULE,
        ),
        Step("多出来的钱 = 罚息 + 复利 + 固定费用", f"{extra} = {amount(today.extra_cost)}", CONTRACT_RULE),
        Step(
            "一共要还 = 本金 + 没付的利息 + 多出来的钱",
            f"{owed} + {unpaid} + {amount(today.extra_cost)} = {amount(today.total_due)}",
        ),
    )


def _notes(contract: _Contract) -> list[Note]:
    notes = [
        Note("罚息和复利怎么算，先看合同；合同写的和这里填的不一样，以合同为准。", CONTRACT_RULE),
        Note(
            "个人、没有放贷牌照的公司借的，按另外的规定：没约定逾期利率的，照借期里的利率；"
            f"都没约定的，对方可以参照一年期LPR要；约定了的，不超过合同成立时一年期LPR的{TIMES}。",
            "民间借贷司法解释第二十八条",
        ),
    ]
    if not PENALTY_UPLIFT_MIN <= contract.penalty_uplift <= PENALTY_UPLIFT_MAX:
        words = (
            f"这里填的加收是{percent(contract.penalty_uplift)}；规定的罚息加收幅度是"
            f"{percent(PENALTY_UPLIFT_MIN)}到{percent(PENALTY_UPLIFT_MAX)}，请再看一遍合同。"
        )
        notes.append(Note(words, PENALTY_RULE))
    if contract.penalty_rate > FINANCIAL_RATE_CAP:
        words = (
            f"罚息年利率是{percent(contract.penalty_rate)}。"
            f"借的是银行、消费金融公司的钱，真到了法院，你可以请求把各项息费合计超过年{percent(FINANCIAL_RATE_CAP)}"
            "的部分调减，要自己提出来；小额贷款公司放的，能不能照这个数减，由法院定。"
        )
        notes.append(Note(words, CEILING_RULE))
    return notes
