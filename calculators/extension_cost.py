"""Work out what a longer term costs, and by how much it eases each month."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from calculators import labels
from calculators.answer import Answer, Note, Step, View
from calculators.charts import Bar, Bars
from calculators.declare import Input, Output
from calculators.errors import InputError
from calculators.money import exact
from calculators.old_debts import OLD_DEBT
from calculators.plans import Plan, Plans, payment_before_step
from calculators.quantities import AnnualRate, Count, Months, PositiveYuan, Yuan
from calculators.wording import amount, number, yuan

MOST_MONTHS = 600
EXTRA_COST = "一共多花"
SHOWN_EXTRA = (3, 6, 12, 24, 36)
EXTENSION_RULE = "民法典第六百七十八条"


@dataclass(frozen=True, slots=True)
class Extension:
    """What one longer term asks for."""

    extra_months: Annotated[Count, Output(label="延", unit="个月")]
    payment_after: Annotated[Yuan, Output(label=labels.PAYMENT_AFTER)]
    interest_after: Annotated[Yuan, Output(label=labels.INTEREST_LEFT)]
    extra_cost: Annotated[Yuan, Output(label=EXTRA_COST)]


@dataclass(frozen=True, slots=True)
class ExtensionCost:
    """What the longer term eases a month, and what it costs in all."""

    payment_before: Annotated[Yuan, Output(label=labels.PAYMENT_BEFORE)]
    payment_after: Annotated[Yuan, Output(label="延期以后每月还")]
    eased_per_month: Annotated[Yuan, Output(label="每月少还")]
    last_payment_after: Annotated[Yuan, Output(label="延期以后最后一个月还")]
    interest_before: Annotated[Yuan, Output(label="不延期，还要付的利息")]
    interest_after: Annotated[Yuan, Output(label="延期以后，还要付的利息")]
    extra_cost: Annotated[Yuan, Output(label=EXTRA_COST, is_total=True)]
    by_extra_months: Annotated[tuple[Extension, ...], Output(label="延得长短不同，多花多少", reader_row="extra_months")]


@exact
def extension_cost(
    *,
    balance: Annotated[
        PositiveYuan, Input(label=labels.REMAINING_PRINCIPAL, help=labels.PRINCIPAL_IN_APP, example="20000")
    ],
    annual_rate: Annotated[
        AnnualRate,
        Input(
            label=labels.CONTRACT_RATE,
            unit="% 每年",
            help=f"{labels.IN_CONTRACT}。延期以后利率会变的，问清再填",
            example="12",
        ),
    ],
    remaining_months: Annotated[Months, labels.REMAINING_MONTHS],
    extra_months: Annotated[Months, Input(label="想延几个月", help="对方给的方案，或你想提的", example="12")],
    extension_fee: Annotated[
        Yuan, Input(label="延期的手续费", help="问客服：办延期另外收不收钱；不收就填0", rare=True)
    ] = Decimal(0),
) -> Answer[ExtensionCost]:
    """延期要多花多少

    看看延期以后每个月少还多少，一共又要多花多少。

    payment_before, interest_before: equal instalments of balance at annual_rate over remaining_months
    payment_after, interest_after: the same over remaining_months + extra_months
    extra_cost = interest_after − interest_before + extension_fee; eased_per_month = payment_before − payment_after

    Source: arithmetic; 民法典 678 (an extension is asked for before the due date and needs the lender's consent).
    Units: yuan, percent a year, months. Interest is booked to the cent each month and the last month takes the rest;
    the fee is added once and bears no interest. A longer term has a payment no larger, so a balance no smaller in any
    month: extra_cost is never below the fee.
    Errors: more than 600 months in all (on extra_months).

    >>> one = extension_cost(
    ...     balance=Decimal(20000), annual_rate=Decimal(12), remaining_months=24, extra_months=12
    ... ).result
    >>> one.payment_before, one.payment_after, one.extra_cost
    (Decimal('941.47'), Decimal('664.29'), Decimal('1319.04'))
    """
    _refuse_too_long(remaining_months, extra_months)
    loan = _Loan(balance, annual_rate, remaining_months, extension_fee)
    before, after, chosen = loan.plan(0), loan.plan(extra_months), loan.extension(extra_months)
    shown = {extra for extra in SHOWN_EXTRA if remaining_months + extra <= MOST_MONTHS} | {extra_months}
    result = ExtensionCost(
        payment_before=before.monthly_payment,
        payment_after=after.monthly_payment,
        eased_per_month=before.monthly_payment - after.monthly_payment,
        last_payment_after=after.last_payment,
        interest_before=before.total_paid - balance,
        interest_after=chosen.interest_after,
        extra_cost=chosen.extra_cost,
        by_extra_months=tuple(map(loan.extension, sorted(shown))),
    )
    return Answer(result, _view(result, extra_months), _steps(result, loan, extra_months), tuple(_notes(result, loan)))


def _refuse_too_long(remaining_months: int, extra_months: int) -> None:
    if remaining_months + extra_months > MOST_MONTHS:
        left = MOST_MONTHS - remaining_months
        way_out = f"最多还能延{left}个月" if left else "请核对还剩几期"
        raise InputError("extra_months", f"原来剩下的加上延的，一共最多{MOST_MONTHS}个月；{way_out}")


@dataclass(frozen=True, slots=True)
class _Loan:
    balance: Decimal
    annual_rate: Decimal
    months: int
    fee: Decimal

    def plan(self, extra_months: int) -> Plan:
        return Plans(self.balance, self.annual_rate).over(self.months + extra_months)

    def extension(self, extra_months: int) -> Extension:
        before, after = self.plan(0), self.plan(extra_months)
        extra_cost = after.total_paid - before.total_paid + self.fee
        return Extension(extra_months, after.monthly_payment, after.total_paid - self.balance, extra_cost)


def _view(result: ExtensionCost, extra_months: int) -> View:
    easing = result.eased_per_month
    big = yuan(result.extra_cost) if result.extra_cost > 0 else "没有多花"
    eased = f"每月少还{yuan(easing)}" if easing else "每月还的没有变少"
    cost = f"多花{big}" if result.extra_cost > 0 else big
    before, after = (yuan(one) if one else "不到一分" for one in (result.payment_before, result.payment_after))
    change = f"从{before}到{after}"
    sentence = f"延{extra_months}个月，{eased}（{change}），一共{cost}。"
    described = "；".join(f"延{row.extra_months}个月多花{yuan(row.extra_cost)}" for row in result.by_extra_months)
    bars = [
        Bar(f"{row.extra_months}个月", row.extra_cost, is_yours=row.extra_months == extra_months)
        for row in result.by_extra_months
    ]
    return View(sentence, big, Bars("延得越久，一共多花的钱（元）", f"{described}。", bars, pointer=labels.POINTER))


def _steps(result: ExtensionCost, loan: _Loan, extra_months: int) -> tuple[Step, ...]:
    owed, months = number(loan.balance), loan.months + extra_months
    before, after = amount(result.interest_before), amount(result.interest_after)
    paid_before = amount(loan.balance + result.interest_before)
    paid_after = amount(loan.balance + result.interest_after)
    return (
        payment_before_step(loan.balance, loan.annual_rate, loan.months, result.payment_before),
        Step(
            "延期以后每月还：同一个公式，n换成延期以后的月数",
            f"n = {loan.months} + {extra_months} = {months}：{amount(result.payment_after)}",
            EXTENSION_RULE,
        ),
        Step("不延期的利息 = 各期还款相加 − 本金", f"{paid_before} − {owed} = {before}"),
        Step("延期以后的利息 = 各期还款相加 − 本金", f"{paid_after} − {owed} = {after}"),
        Step(
            "一共多花 = 延期以后的利息 − 不延期的利息 + 手续费",
            f"{after} − {before} + {number(loan.fee)} = {amount(result.extra_cost)}",
        ),
    )


def _notes(result: ExtensionCost, loan: _Loan) -> Iterator[Note]:
    yield Note("到期以前向对方申请，对方同意才算延期；利率、手续费变不变，要写在书面上。", EXTENSION_RULE)
    yield Note("已经逾期的部分，罚息没有算在这里；延期以前欠下的罚息，先问清怎么处理。")
    yield OLD_DEBT
    if result.last_payment_after > result.payment_after:
        yield Note(f"最后一个月把剩下的都还清，是{yuan(result.last_payment_after)}。")
    if not result.eased_per_month:
        yield Note("每月还的没有变少：金额太小，四舍五入到分以后没有差别。")
    elif loan.fee:
        months = loan.fee / result.eased_per_month
        yield Note(f"手续费相当于{number(months.quantize(Decimal('0.1')))}个月少还的钱；可以先问能不能免。")
