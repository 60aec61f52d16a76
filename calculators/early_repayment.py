"""Work out what paying a part of a loan early saves, whether the term or the payment shrinks."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from calculators import labels
from calculators.answer import Answer, Note, Step, View
from calculators.charts import Bar, Bars
from calculators.declare import Input, Output
from calculators.errors import InputError
from calculators.instalments import Instalment, Schedule, equal_instalments, equal_payment, total_interest
from calculators.money import ZERO, exact
from calculators.plans import Plans, payment_before_step
from calculators.quantities import ANYTHING, AnnualRate, Count, Months, PositiveYuan, SignedYuan, Yuan
from calculators.wording import amount, number, percent, unless_nothing, yuan

EARLY_RULE = "民法典第六百七十七条"
WAYS: Mapping[str, str] = {"payment": "每月还的不变，早点还清", "term": "还清的日子不变，每月少还"}
INTEREST_SAVED, NET_SAVED, NOTHING_SAVED = "利息少付", "扣掉手续费净省", "没有省到钱"
MONTHS_LEFT = "还要几个月"
SHORT_WAYS: Mapping[str, str] = {"payment": "早点还清", "term": "每月少还"}


@dataclass(frozen=True, slots=True)
class Way:
    """What remains to be paid if the rest is repaid in one way."""

    way: Annotated[str, ANYTHING, Output(label="怎么还剩下的")]
    new_payment: Annotated[Yuan, Output(label=labels.PAYMENT_AFTER)]
    new_months: Annotated[Count, Output(label=MONTHS_LEFT, unit="个月")]
    interest_after: Annotated[Yuan, Output(label=labels.INTEREST_LEFT)]
    interest_saved: Annotated[SignedYuan, Output(label=INTEREST_SAVED)]
    net_saved: Annotated[SignedYuan, Output(label=NET_SAVED)]


@dataclass(frozen=True, slots=True)
class EarlyRepayment:
    """What paying early saves, and what is left to pay."""

    interest_before: Annotated[Yuan, Output(label="不提前还，还要付的利息")]
    interest_after: Annotated[Yuan, Output(label="提前还以后，还要付的利息")]
    interest_saved: Annotated[SignedYuan, Output(label=INTEREST_SAVED)]
    net_saved: Annotated[SignedYuan, Output(label=NET_SAVED, is_total=True)]
    old_payment: Annotated[Yuan, Output(label=labels.PAYMENT_BEFORE)]
    new_payment: Annotated[Yuan, Output(label=labels.PAYMENT_AFTER)]
    last_payment: Annotated[Yuan, Output(label="最后一个月还")]
    new_months: Annotated[Count, Output(label=MONTHS_LEFT, unit="个月")]
    break_even_fee: Annotated[SignedYuan, Output(label="手续费超过多少就不划算")]
    compare: Annotated[tuple[Way, ...], Output(label="两种还法比一比")]
    schedule: Annotated[tuple[Instalment, ...], Output(label="提前还以后，每一期还多少")]


@exact
def early_repayment(
    *,
    balance: Annotated[
        PositiveYuan,
        Input(label=labels.REMAINING_PRINCIPAL, help=f"{labels.PRINCIPAL_IN_APP}，刚还完一期时看", example="20000"),
    ],
    annual_rate: Annotated[
        AnnualRate, Input(label=labels.CONTRACT_RATE, unit="% 每年", help=labels.IN_CONTRACT, example="12")
    ],
    remaining_months: Annotated[Months, labels.REMAINING_MONTHS],
    prepay: Annotated[
        PositiveYuan, Input(label="想提前还多少本金", help="还完还能留够几个月生活费的数", example="5000")
    ],
    fee: Annotated[
        Yuan,
        Input(label="提前还款的手续费", help="合同「提前还款」一条的违约金、手续费；没写就填0，再问客服", rare=True),
    ] = Decimal(0),
    keep: Annotated[
        str, Input(label="剩下的怎么还", help="问客服两种能不能选；很多贷款只给一种", choices=WAYS, rare=True)
    ] = "payment",
) -> Answer[EarlyRepayment]:
    """提前还款

    看看提前还一笔能少付多少利息，扣掉手续费还省不省。

    interest_before: equal instalments of balance at annual_rate over remaining_months
    keep term: equal instalments of balance − prepay over remaining_months
    keep payment: the old payment every month, at most remaining_months; the last month takes the rest
    interest_saved = interest_before − interest_after; net_saved = interest_saved − fee; break_even_fee = interest_saved

    Source: 民法典 677 (interest for the time really borrowed, unless agreed otherwise). Units: yuan, percent a year,
    months. prepay is principal, paid just after an instalment, so no broken month of interest comes on top.
    new_payment: for payment the old payment, also where the rest is below it and one smaller payment ends the loan
    (last_payment tells it); for term the first payment. new_months: for payment the month in which the balance falls
    to 0.00, for term remaining_months. Where cents decide, a smaller balance may round to more interest in all:
    interest_saved may then be negative.
    Errors: prepay above balance (on prepay).

    >>> loan = {"balance": Decimal(20000), "annual_rate": Decimal(12), "remaining_months": 24}
    >>> one = early_repayment(**loan, prepay=Decimal(5000)).result
    >>> one.interest_saved, one.new_payment, one.new_months
    (Decimal('1173.29'), Decimal('941.47'), 18)
    """
    if prepay > balance:
        raise InputError("prepay", f"提前还的不能超过还剩的本金{yuan(balance)}；想全部还清，就填这个数")
    loan = _Loan(balance, annual_rate, remaining_months, prepay, fee)
    rests = {way: loan.rest(way) for way in WAYS}
    ways = {way: loan.way(way, rest) for way, rest in rests.items()}
    chosen, rest = ways[keep], rests[keep]
    result = EarlyRepayment(
        interest_before=loan.interest,
        interest_after=chosen.interest_after,
        interest_saved=chosen.interest_saved,
        net_saved=chosen.net_saved,
        old_payment=loan.payment,
        new_payment=chosen.new_payment,
        last_payment=rest[-1].payment if rest else ZERO,
        new_months=chosen.new_months,
        break_even_fee=chosen.interest_saved,
        compare=tuple(ways.values()),
        schedule=rest,
    )
    return Answer(result, _view(result, loan, keep), _steps(result, loan, keep), tuple(_notes(result, loan, keep)))


class _Loan:
    """A loan in equal instalments, and what of it is paid early."""

    def __init__(self, balance: Decimal, annual_rate: Decimal, months: int, prepay: Decimal, fee: Decimal) -> None:
        self.balance, self.annual_rate, self.months, self.prepay, self.fee = balance, annual_rate, months, prepay, fee
        self.left = balance - prepay
        self.payment = equal_payment(balance, annual_rate, months)
        self.interest = Plans(balance, annual_rate).over(months).total_paid - balance

    def rest(self, way: str) -> Schedule:
        if not self.left:
            return ()
        if way == "term":
            return equal_instalments(self.left, self.annual_rate, self.months).schedule()
        return Plans(self.left, self.annual_rate).schedule(self.payment, self.months)

    def way(self, way: str, rest: Schedule) -> Way:
        interest = total_interest(rest)
        payment = self.payment if way == "payment" else rest[0].payment if rest else ZERO
        saved = self.interest - interest
        return Way(WAYS[way], payment if rest else ZERO, len(rest), interest, saved, saved - self.fee)


def _view(result: EarlyRepayment, loan: _Loan, keep: str) -> View:
    big, sentence = _sentence(result, loan, keep)
    bars = [
        Bar("不提前还", result.interest_before),
        *(Bar(SHORT_WAYS[way], row.interest_after, keep == way) for way, row in zip(WAYS, result.compare, strict=True)),
        Bar(labels.FEE, loan.fee),
    ]
    described = f"不提前还要付利息{yuan(result.interest_before)}，提前还以后还要付{yuan(result.interest_after)}。"
    return View(sentence, big, Bars("以后还要付的利息（元）", described, bars, pointer=labels.POINTER))


def _sentence(result: EarlyRepayment, loan: _Loan, keep: str) -> tuple[str, str]:
    saved = "利息没有少付" if result.interest_saved <= 0 else f"利息少付{yuan(result.interest_saved)}"
    fee = f"，手续费{yuan(loan.fee)}" if loan.fee else ""
    big, net = _net(result, loan)
    return big, f"提前还{yuan(loan.prepay)}，{saved}{fee}，{net}；{_ahead(result, loan, keep)}。"


def _net(result: EarlyRepayment, loan: _Loan) -> tuple[str, str]:
    """Say what is gained; what cents of rounding seem to cost is nobody's loss, a fee is."""
    if result.net_saved > 0:
        return yuan(result.net_saved), f"净省{yuan(result.net_saved)}"
    lost = loan.fee - max(ZERO, result.interest_saved)
    return (yuan(lost), f"反而多花{yuan(lost)}") if lost else (NOTHING_SAVED, NOTHING_SAVED)


def _ahead(result: EarlyRepayment, loan: _Loan, keep: str) -> str:
    if not result.new_months:
        return "这笔借款就还清了"
    if not result.new_payment:
        return f"以后每月不到一分，最后一个月再还{yuan(result.last_payment)}"
    if keep == "term":
        less = unless_nothing("比原来少", loan.payment - result.new_payment, "和原来一样")
        return f"以后每月还{yuan(result.new_payment)}，{less}"
    if result.new_months == 1:
        return f"下个月再还{yuan(result.last_payment)}就还清了"
    earlier = loan.months - result.new_months
    sooner = f"，早{earlier}个月还清" if earlier else ""
    return f"以后每月仍还{yuan(result.new_payment)}，再还{result.new_months}个月{sooner}"


def _steps(result: EarlyRepayment, loan: _Loan, keep: str) -> tuple[Step, ...]:
    left = amount(loan.left)
    paid_before = amount(loan.balance + result.interest_before)
    paid_after = amount(loan.left + result.interest_after)
    saved, fee = amount(result.interest_saved), number(loan.fee)
    return (
        payment_before_step(loan.balance, loan.annual_rate, loan.months, loan.payment),
        Step(
            "不提前还的利息 = 剩下各期还款相加 − 本金",
            f"{paid_before} − {number(loan.balance)} = {amount(result.interest_before)}",
        ),
        Step("提前还以后剩下的本金", f"{number(loan.balance)} − {number(loan.prepay)} = {left}"),
        Step(f"剩下的怎么还：{WAYS[keep]}", _rest_in_numbers(result, loan, keep)),
        Step(
            "提前还以后的利息 = 以后各期还款相加 − 剩下的本金",
            f"{paid_after} − {left} = {amount(result.interest_after)}",
            EARLY_RULE,
        ),
        Step(
            "利息少付 = 两个利息相减", f"{amount(result.interest_before)} − {amount(result.interest_after)} = {saved}"
        ),
        Step("净省 = 利息少付 − 手续费；手续费超过利息少付，就不划算", f"{saved} − {fee} = {amount(result.net_saved)}"),
    )


def _rest_in_numbers(result: EarlyRepayment, loan: _Loan, keep: str) -> str:
    if not result.schedule:
        return "全部还清，没有剩下的"
    first = result.schedule[0]
    month = f"第一个月利息{amount(loan.left)} × {percent(loan.annual_rate)} ÷ 12 = {amount(first.interest)}"
    if keep == "term":
        return f"{loan.months}个月，每月{amount(result.new_payment)}，最后一个月{amount(result.last_payment)}；{month}"
    full, last = result.new_months - 1, amount(result.last_payment)
    return f"{full}个月每月{amount(loan.payment)}，第{result.new_months}个月{last}还清；{month}"


def _notes(result: EarlyRepayment, loan: _Loan, keep: str) -> list[Note]:
    notes = [
        Note(
            "没有另外约定时，提前还款只按实际借的时间付利息；合同约定了违约金、手续费的，把它填进来再比。",
            EARLY_RULE,
        )
    ]
    is_real = all(way.interest_saved >= 0 for way in result.compare)
    if loan.left and is_real and result.compare[0].net_saved > result.compare[1].net_saved:
        more = yuan(result.compare[0].net_saved - result.compare[1].net_saved)
        notes.append(
            Note(f"「{SHORT_WAYS['payment']}」比「{SHORT_WAYS['term']}」多省{more}；手头紧的时候，每月少还更稳当。")
        )
    if loan.fee and 0 < result.interest_saved <= loan.fee:
        notes.append(Note(f"手续费到{yuan(result.break_even_fee)}就不省钱了；先问清能不能免，或者把钱留在手里。"))
    if loan.fee and result.interest_saved <= 0:
        notes.append(Note("利息没有少付，收手续费就是白花；先问清能不能免，或者把钱留在手里。"))
    if result.interest_saved < 0:
        gap = yuan(-result.interest_saved)
        notes.append(
            Note(
                f"表里的「{INTEREST_SAVED}」是负{gap}：每月还的和利息都要四舍五入到分，{loan.months}个月差出来的，"
                "不是真的多收；提前还得太少时会这样。"
            )
        )
    if keep == "term" and loan.left and result.last_payment > 2 * result.new_payment:
        notes.append(Note(f"最后一个月要还{yuan(result.last_payment)}，比平时多，请早作准备。"))
    notes.append(Note("这里当作刚还完一期就提前还。两期中间还的，当天还要付上一期以来的利息，以客服报的数为准。"))
    return notes
