"""Lay out a loan month by month and sets the methods of repayment side by side."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from calculators import labels
from calculators.answer import Answer, Note, Step, View
from calculators.charts import Column, Columns
from calculators.declare import Input, Output
from calculators.instalments import (
    Course,
    Instalment,
    Schedule,
    bullet,
    equal_instalments,
    equal_principal,
    flat_interest,
    interest_only,
    total_paid,
)
from calculators.money import ZERO, exact
from calculators.quantities import ANYTHING, AnnualRate, Months, Percent, PositiveYuan, Yuan
from calculators.rates import BEYOND_SENSE, runs, simple_yearly, solve_period_rate, yearly_in_words
from calculators.wording import amount, nth_month, number, percent, unless_nothing, yuan

DISCLOSURE_RULE = "中国人民银行公告〔2021〕第3号第三条、第四条"
WORTH_A_WARNING = Decimal("0.5")
"""Percentage points between the named and the true rate from which a note says so."""
METHODS: Mapping[str, Callable[[Decimal, Decimal, int], Course]] = {
    "equal_instalment": equal_instalments,
    "equal_principal": equal_principal,
    "interest_only": interest_only,
    "flat_interest": flat_interest,
    "bullet": bullet,
}
METHOD, FIRST_PAYMENT, FINAL_PAYMENT = "还款方式", "第一次还", "最后一次还"
NAMES: Mapping[str, str] = {
    "equal_instalment": "等额本息",
    "equal_principal": "等额本金",
    "interest_only": "先息后本",
    "flat_interest": "等本等息",
    "bullet": "到期一次还清",
}
FORMULAS: Mapping[str, str] = {
    "equal_instalment": (
        "每月还款 = 本金 × r ×（1 + r）^n ÷（（1 + r）^n − 1），r = 年利率 ÷ 12，n = 月数；最后一期还清余额"
    ),
    "equal_principal": "每月本金 = 本金 ÷ 月数；每月利息 = 剩余本金 × 年利率 ÷ 12",
    "interest_only": "每月利息 = 本金 × 年利率 ÷ 12；本金在最后一个月还",
    "flat_interest": "每月本金 = 本金 ÷ 月数；每月利息 = 最初的本金 × 年利率 ÷ 12，不随还款减少",
    "bullet": "到期还 = 本金 + 本金 × 年利率 × 月数 ÷ 12",
}


@dataclass(frozen=True, slots=True)
class MethodSummary:
    """What the same loan costs under one method."""

    name: Annotated[str, ANYTHING, Output(label=METHOD)]
    first_payment: Annotated[Yuan, Output(label=FIRST_PAYMENT)]
    last_payment: Annotated[Yuan, Output(label=FINAL_PAYMENT)]
    total_interest: Annotated[Yuan, Output(label=labels.TOTAL_INTEREST)]


@dataclass(frozen=True, slots=True)
class RepaymentSchedule:
    """What is paid when, what it costs in all, and the rate that it truly is."""

    first_payment: Annotated[Yuan, Output(label=FIRST_PAYMENT)]
    last_payment: Annotated[Yuan, Output(label=FINAL_PAYMENT)]
    total_interest: Annotated[Yuan, Output(label=labels.TOTAL_INTEREST)]
    total_paid: Annotated[Yuan, Output(label=labels.TOTAL_DUE)]
    annual_rate_simple: Annotated[Percent | None, Output(label=labels.SIMPLE_RATE)]
    compare: Annotated[tuple[MethodSummary, ...], Output(label="几种还款方式比一比")]
    schedule: Annotated[tuple[Instalment, ...], Output(label="每一期还多少")]


@exact
def repayment_schedule(
    *,
    principal: Annotated[PositiveYuan, Input(label="借款本金", help="合同或App写的借款金额", example="12000")],
    annual_rate: Annotated[
        AnnualRate, Input(label=labels.CONTRACT_RATE, unit="% 每年", help=labels.IN_CONTRACT, example="18")
    ],
    months: Annotated[Months, Input(label="分几个月还", help="合同里的借款期限", example="12")],
    method: Annotated[str, Input(label=METHOD, help="合同「还款方式」一条", choices=NAMES, example="equal_instalment")],
) -> Answer[RepaymentSchedule]:
    """还款方式比较

    看看每个月还多少、利息一共多少，同一笔钱换一种还款方式差多少。

    interest of a month = round(balance × annual_rate ÷ 1200)
    equal_instalment: payment = round(B·r·(1+r)^n ÷ ((1+r)^n − 1)), r = annual_rate ÷ 1200; round(B ÷ n) when r = 0
    equal_principal: principal = round(B ÷ n); interest_only: principal in the last month
    flat_interest: principal as equal_principal, interest always on B
    bullet: one payment after n months, interest = round(B × annual_rate × n ÷ 1200), not compounded
    annual_rate_simple = 12 × the monthly rate at which the booked payments are worth B (IRR).

    Source: arithmetic; 中国人民银行公告〔2021〕第3号 三、四 for the true rate. Units: yuan, percent a year, months.
    Every interest is booked to the cent each month and the last instalment takes the rest, as lenders do; a table
    that rounds only at the end differs by cents. If cents run out early, the months that follow pay 0.00.
    Errors: only bad inputs.

    >>> terms = {"principal": Decimal(2500), "annual_rate": Decimal("8.24"), "months": 12}
    >>> one = repayment_schedule(**terms, method="equal_instalment")
    >>> one.result.first_payment, one.result.last_payment
    (Decimal('217.75'), Decimal('217.72'))
    """
    courses = {name: pay_off(principal, annual_rate, months) for name, pay_off in METHODS.items()}
    schedule = courses[method].schedule()
    result = RepaymentSchedule(
        first_payment=schedule[0].payment,
        last_payment=schedule[-1].payment,
        total_interest=courses[method].total_interest,
        total_paid=total_paid(schedule),
        annual_rate_simple=simple_yearly(_monthly_rate(principal, schedule), 12),
        compare=tuple(_summary(NAMES[name], one) for name, one in courses.items()),
        schedule=schedule,
    )
    terms = _Terms(principal, annual_rate, months, method)
    return Answer(result, _view(result, terms), _steps(result, terms), tuple(_notes(result, terms)))


@dataclass(frozen=True, slots=True)
class _Terms:
    principal: Decimal
    annual_rate: Decimal
    months: int
    method: str


def _monthly_rate(principal: Decimal, schedule: Schedule) -> Decimal:
    """Solve the rate of the booked payments; months before the only row of a bullet loan pay nothing."""
    pause = ((ZERO, schedule[0].period - 1),) if schedule[0].period > 1 else ()
    return solve_period_rate(principal, (*pause, *runs(row.payment for row in schedule)))


def _summary(name: str, course: Course) -> MethodSummary:
    return MethodSummary(name, course.first_payment, course.last_payment, course.total_interest)


def _view(result: RepaymentSchedule, terms: _Terms) -> View:
    interest = unless_nothing(labels.TOTAL_INTEREST, result.total_interest, labels.NO_INTEREST)
    sentence = f"{_payments(result, terms)}；{interest}，本息合计{yuan(result.total_paid)}。"
    return View(sentence, yuan(result.first_payment or result.last_payment), _chart(result, terms))


def _payments(result: RepaymentSchedule, terms: _Terms) -> str:
    first, last = yuan(result.first_payment), yuan(result.last_payment)
    paying = [row.period for row in result.schedule if row.payment]
    if len(result.schedule) == 1:
        return f"第{terms.months}个月到期要一次还{first}"
    if result.first_payment == result.last_payment:
        return f"每个月还{first}"
    if not result.last_payment:
        return f"第一个月还{first}，第{paying[-1]}个月就还清了，后面不用再还"
    if not result.first_payment:
        return f"前{paying[0] - 1}个月不用还，最后一个月还{last}"
    return f"第一个月还{first}，最后一个月还{last}"


def _chart(result: RepaymentSchedule, terms: _Terms) -> Columns:
    cleared = next(row.period for row in result.schedule if not row.balance)
    columns = [Column("借款时", terms.principal), *_balances(result.schedule)]
    described = f"一开始欠本金{yuan(terms.principal)}，第{cleared}个月还清。每期的数字在下面的表里。"
    return Columns("还剩多少本金（元）", described, columns)


def _balances(schedule: Schedule) -> list[Column]:
    return [Column(nth_month(row.period), row.balance) for row in schedule]


def _steps(result: RepaymentSchedule, terms: _Terms) -> tuple[Step, ...]:
    first = result.schedule[0]
    given = f"本金{number(terms.principal)}，年利率{percent(terms.annual_rate)}，{terms.months}个月"
    rate = result.annual_rate_simple
    return (
        Step(FORMULAS[terms.method], f"{given}：第一次还{amount(result.first_payment)}"),
        Step("第一次的利息，四舍五入到分", _first_interest(terms, first)),
        Step(
            "一共要还 = 本金 + 每期利息相加",
            f"{number(terms.principal)} + {amount(result.total_interest)} = {amount(result.total_paid)}",
        ),
        Step(
            "真实年化（单利）= 12 × 每月的内部收益率：把各期还款折成今天的钱，正好等于本金",
            yearly_in_words(rate),
            DISCLOSURE_RULE,
        ),
    )


def _first_interest(terms: _Terms, first: Instalment) -> str:
    times = f" × {terms.months}" if terms.method == "bullet" else ""
    return f"{number(terms.principal)} × {percent(terms.annual_rate)}{times} ÷ 12 = {amount(first.interest)}"


def _notes(result: RepaymentSchedule, terms: _Terms) -> list[Note]:
    notes = [Note("每期利息都先四舍五入到分，差的几分在最后一期补齐；以合同附的还款计划为准。")]
    if not all(row.payment for row in result.schedule):
        notes.append(Note("表里有的月份是0.00：那个月没有利息、也不还本金，或者钱数太小，已经还清、不到一分。"))
    rate = result.annual_rate_simple
    if rate is None:
        notes.append(BEYOND_SENSE)
    elif rate - terms.annual_rate > WORTH_A_WARNING:
        named, true = percent(terms.annual_rate), percent(rate, 2)
        words = f"合同写的是{named}，按实际占用的本金算是{true}：本金在一期期还，利息却没有跟着少。"
        notes.append(Note(words, DISCLOSURE_RULE))
    if terms.method == "interest_only":
        notes.append(Note(f"最后一个月要一次拿出{yuan(result.last_payment)}，请早作准备。"))
    return notes
