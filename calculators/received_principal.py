"""Show what is still owed where less was received than the contract says, beside what its own sum comes to."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

from calculators import labels
from calculators.answer import Answer, View
from calculators.cash_flow import CashFlow
from calculators.charts import Bar, Bars
from calculators.declare import Input, Output
from calculators.loan_account import Entry, Terms
from calculators.money import exact, total
from calculators.quantities import AnnualRate, PositiveYuan, Yuan
from calculators.received_loan import ReceivedLoan, reckon
from calculators.received_notes import doubts_about, notes_on, steps_of
from calculators.wording import chinese_date, unless_nothing, yuan


@dataclass(frozen=True, slots=True)
class ReceivedPrincipal:
    """What is owed by what was received and by the contract's sum, and what became of each payment."""

    received: Annotated[Yuan, Output(label="到手多少")]
    deducted: Annotated[Yuan, Output(label="比合同少到手", omits_zero=True)]
    total_paid: Annotated[Yuan, Output(label="已经还过", omits_zero=True)]
    principal_left: Annotated[Yuan, Output(label=labels.REMAINING_PRINCIPAL)]
    interest_left: Annotated[Yuan, Output(label="没付的利息", omits_zero=True)]
    total_left: Annotated[Yuan, Output(label="照到手的数，还欠", is_total=True)]
    overpaid: Annotated[Yuan, Output(label="照到手的数，多付了", omits_zero=True)]
    contract_total_left: Annotated[Yuan, Output(label="照合同的数，还欠")]
    contract_overpaid: Annotated[Yuan, Output(label="照合同的数，多付了", omits_zero=True)]
    difference: Annotated[Yuan, Output(label="两个数差多少", omits_zero=True)]
    by_day: Annotated[tuple[Entry, ...], Output(label="照到手的数，每次还的抵了什么")]


@exact
def received_principal(
    *,
    contract_principal: Annotated[
        PositiveYuan,
        Input(
            label="合同写的借款", help="合同、借条上的本金；不是每期还款加起来的数", example="10000", is_shared=False
        ),
    ],
    cash_flows: Annotated[
        tuple[CashFlow, ...],
        Input(
            label="到手的钱，还过的钱",
            unit="元",
            help="照银行卡流水，一笔一行：到账的写收到，还过的写付出。还没还的，另外付的会员费、担保费，别写",
            example="2026-03-05, 8000\n2026-04-05, -960\n2026-05-05, -960\n2026-06-05, -960",
        ),
    ],
    annual_rate: Annotated[
        AnnualRate,
        Input(
            label=labels.CONTRACT_RATE,
            unit="% 每年",
            help="合同首页。写月利率的乘12；写日利率的乘360，下面选360天；没写利息的填0",
            example="18",
        ),
    ],
    as_of: Annotated[date, Input(label=labels.AS_OF, help=labels.USUALLY_TODAY, example="2026-11-25", rare=True)],
    year_basis: Annotated[
        str,
        Input(
            label=labels.YEAR_BASIS,
            help="合同写日利率的、写明年利率除以360的，选360天；没写的，这里按365天",
            choices=labels.YEAR_BASES,
            rare=True,
        ),
    ] = "365",
) -> Answer[ReceivedPrincipal]:
    """到手少了，还欠多少

    合同写一万，到手八千：照到手的数，到今天还欠多少；照合同的数又是多少，差在哪里。

    interest of a stretch between payments = round(Σ principal × days ÷ (100 × year_basis) × annual_rate)
    each payment covers the interest due until its day, then principal; what is left over is overpaid
    received = what came − what went back on the first day; deducted = contract_principal − received
    total_left = principal_left + interest_left on as_of; contract_total_left is the same, reckoned on contract_principal
    from the first day on, without what went back on it
    difference = (contract_total_left − contract_overpaid) − (total_left − overpaid)

    Source: 民法典 670 (interest deducted from the principal beforehand: the loan is paid back, and interest counted, on
    the sum really lent), 561 (interest before principal, unless agreed otherwise); 民间借贷规定 26 (courts take the sum
    really lent for the principal). No rule for all lenders says by how many days to divide a yearly rate: by 365 a whole
    year comes to just that rate; 银发〔2005〕129号 三 has banks divide by 360. Units: yuan (+ received, − paid), percent
    a year, days on the calendar. The day of receipt is not counted, the day of payment is. Interest bears no interest and
    is booked on days of payment and on as_of, one rounding each. What lies after as_of is left out, and asked about.
    Errors (on cash_flows): nothing received by as_of; something paid before it; all of it sent back on the first day;
    more received than the contract says; something received after more had been paid than was owed.

    >>> flows = (CashFlow(date(2026, 1, 1), Decimal(8000)), CashFlow(date(2026, 3, 15), Decimal(-1000)))
    >>> terms = {"cash_flows": flows, "annual_rate": Decimal(18), "as_of": date(2026, 3, 15)}
    >>> received_principal(contract_principal=Decimal(10000), **terms).result.total_left
    Decimal('7288.00')
    """
    terms = Terms(annual_rate, int(year_basis))
    loan = reckon(contract_principal, cash_flows, terms, as_of)
    result = _result(loan)
    return Answer(
        result,
        _view(result, loan),
        tuple(steps_of(loan)),
        tuple(notes_on(loan)),
        doubts=tuple(doubts_about(loan)),
    )


def _result(loan: ReceivedLoan) -> ReceivedPrincipal:
    received, contract = loan.by_received, loan.by_contract
    return ReceivedPrincipal(
        received=loan.received,
        deducted=loan.deducted,
        total_paid=total(loan.paid.values()),
        principal_left=received.principal,
        interest_left=received.interest,
        total_left=received.owed,
        overpaid=received.overpaid,
        contract_total_left=contract.owed,
        contract_overpaid=contract.overpaid,
        difference=contract.balance - received.balance,
        by_day=received.entries,
    )


def _view(result: ReceivedPrincipal, loan: ReceivedLoan) -> View:
    big = _owed(result.total_left)
    over = f"，还多付了{yuan(result.overpaid)}" if result.overpaid else ""
    without = "（没有算利息）" if result.total_left and not loan.terms.annual_rate else ""
    sentence = f"{_begin(result)}到{chinese_date(loan.as_of)}，{big}{over}{without}{_contract(result, loan)}。"
    bars = (Bar("照到手的数", result.total_left, is_yours=True), Bar("照合同的数", result.contract_total_left))
    described = f"照到手的{yuan(result.received)}算，{big}；照合同算，{_owed(result.contract_total_left)}。"
    return View(sentence, big, Bars("两种算法，现在各欠多少（元）", described, bars))


def _begin(result: ReceivedPrincipal) -> str:
    if not result.deducted:
        return f"到手的和合同写的都是{yuan(result.received)}，没有先扣，"
    return f"照到手的{yuan(result.received)}算，"


def _contract(result: ReceivedPrincipal, loan: ReceivedLoan) -> str:
    """Say what the contract's sum comes to, and when the other one holds."""
    if not result.deducted:
        return ""
    owed = unless_nothing("欠", result.contract_total_left, "也还清了")
    contract = f"；照合同的{yuan(loan.contract_principal)}算，{owed}，差{yuan(result.difference)}"
    return f"{contract}。少到手的{yuan(result.deducted)}是先扣的利息，才照到手的算"


def _owed(money: Decimal) -> str:
    return unless_nothing("还欠", money, "已经还清")
