"""Show what a payment that doesn't cover everything is set off against, and what is still owed after it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from calculators import labels
from calculators.answer import Answer, Note, Step, View
from calculators.charts import Part, Parts
from calculators.declare import Input, Output
from calculators.money import CENT, cents, exact, total
from calculators.old_debts import OLD_DEBT
from calculators.quantities import ANYTHING, Yuan
from calculators.set_off import ORDER_RULE, allocate
from calculators.wording import amount, unless_nothing, yuan

SEVERAL_DEBTS_RULE = "民法典第五百六十条"
COURT_RULE = "法释〔2014〕8号第四条"
CARD_RULE = "信用卡监管办法（条文没有核到，据一家银行的条款）"

UNUSED = "付多了"
NAMES: Mapping[str, str] = {"fees": "费用", "interest": "利息", "principal": "本金"}
ORDERS: Mapping[str, tuple[str, ...]] = {
    "fees_interest_principal": ("fees", "interest", "principal"),
    "principal_first": ("principal", "fees", "interest"),
}
ORDER_NAMES: Mapping[str, str] = {
    "fees_interest_principal": "费用、利息、本金（没有另外约定）",
    "principal_first": "本金、费用、利息（约定了先抵本金；信用卡逾期91天以上）",
}


@dataclass(frozen=True, slots=True)
class SetOff:
    """What of one kind of debt was owed, paid, and is left."""

    name: Annotated[str, ANYTHING, Output(label="欠的是")]
    owed: Annotated[Yuan, Output(label="原来欠")]
    paid: Annotated[Yuan, Output(label="这次抵掉")]
    left: Annotated[Yuan, Output(label="还欠")]


@dataclass(frozen=True, slots=True)
class PaymentAllocation:
    """Where a payment goes, what is left of each debt, and how far it is to the principal."""

    to_fees: Annotated[Yuan, Output(label="抵费用")]
    to_interest: Annotated[Yuan, Output(label=labels.TO_INTEREST)]
    to_principal: Annotated[Yuan, Output(label=labels.TO_PRINCIPAL)]
    left_fees: Annotated[Yuan, Output(label="还欠费用", omits_zero=True)]
    left_interest: Annotated[Yuan, Output(label="还欠利息", omits_zero=True)]
    left_principal: Annotated[Yuan, Output(label="还欠本金", omits_zero=True)]
    total_left: Annotated[Yuan, Output(label="一共还欠", is_total=True)]
    unused: Annotated[Yuan, Output(label=UNUSED, omits_zero=True)]
    ahead_of_principal: Annotated[Yuan, Output(label="抵到本金以前，先要抵掉的")]
    set_off: Annotated[tuple[SetOff, ...], Output(label="按这个顺序抵")]


@exact
def payment_allocation(
    *,
    payment: Annotated[
        Yuan,
        Input(
            label="这次还多少",
            help="准备还的，或者已经被扣走的钱；看银行卡扣款短信",
            example="1000",
            takes=("affordable-budget.affordable_payment",),
            is_shared=False,
        ),
    ],
    fees: Annotated[
        Yuan,
        Input(
            label="欠的费用",
            help="对方为了要回钱花的：诉讼费、保全费、约定由你出的律师费；看判决书或对方的明细，没有就填0",
            example="200",
        ),
    ],
    interest: Annotated[
        Yuan,
        Input(
            label="欠的利息",
            help="App账单里的利息、罚息、复利加起来，没有就填0",
            example="500",
            takes=("received-principal.interest_left",),
        ),
    ],
    principal: Annotated[
        Yuan,
        Input(
            label=labels.UNPAID_PRINCIPAL,
            help=labels.PRINCIPAL_IN_APP,
            example="10000",
            takes=("received-principal.principal_left",),
        ),
    ],
    order: Annotated[
        str,
        Input(
            label="按什么顺序抵",
            help="找合同里「还款」「抵充」那一条，信用卡看领用合约；没写就用第一种。写了、或者双方书面说好先抵本金的，信用卡逾期91天以上的，选第二种",
            choices=ORDER_NAMES,
            rare=True,
        ),
    ] = "fees_interest_principal",
) -> Answer[PaymentAllocation]:
    """这笔钱先抵什么

    还的钱不够全部还清时，先抵哪一样，本金还剩多少。

    in the order named, each takes min(owed, money left): fees, interest, principal; with principal_first: principal,
    fees, interest. left = owed − taken; unused = payment − all that was taken; total_left = what is left of the three
    ahead_of_principal = what is set off before the principal: fees + interest, 0.00 with principal_first

    Source: 民法典 561 (costs of getting the money, then interest, then the debt itself; “除当事人另有约定外”).
    Units: yuan. Booked amounts only, so nothing is rounded. Penalty and compound interest are interest; 561 doesn't
    name contractual damages (违约金), the notes say so. Errors: only bad inputs.

    >>> debts = {"fees": Decimal(200), "interest": Decimal(500), "principal": Decimal(10000)}
    >>> payment_allocation(payment=Decimal(1000), **debts).result.to_principal
    Decimal('300.00')
    """
    owed = {"fees": cents(fees), "interest": cents(interest), "principal": cents(principal)}
    paid, unused = allocate(cents(payment), {name: owed[name] for name in ORDERS[order]})
    left = {name: owed[name] - paid[name] for name in owed}
    result = PaymentAllocation(
        to_fees=paid["fees"],
        to_interest=paid["interest"],
        to_principal=paid["principal"],
        left_fees=left["fees"],
        left_interest=left["interest"],
        left_principal=left["principal"],
        total_left=total(left.values()),
        unused=unused,
        ahead_of_principal=_ahead_of_principal(owed, ORDERS[order]),
        set_off=tuple(SetOff(NAMES[name], owed[name], paid[name], left[name]) for name in ORDERS[order]),
    )
    return Answer(result, _view(result, payment), tuple(_steps(result, payment)), tuple(_notes(result, order)))


def _ahead_of_principal(owed: Mapping[str, Decimal], order: tuple[str, ...]) -> Decimal:
    return total(owed[name] for name in order[: order.index("principal")])


def _view(result: PaymentAllocation, payment: Decimal) -> View:
    big, sentence = _sentence(result, payment)
    taken = [Part(f"抵{row.name}", row.paid) for row in result.set_off]
    parts = [*taken, Part(UNUSED, result.unused)] if result.unused else taken
    described = "，".join(f"{part.label} {yuan(part.amount)}" for part in parts) + "。"
    return View(sentence, big, Parts(f"这{yuan(payment)}用在哪里（元）", described, parts))


def _sentence(result: PaymentAllocation, payment: Decimal) -> tuple[str, str]:
    if not total(row.owed for row in result.set_off):
        big = "没有要抵的"
        unused = f"；这次的{yuan(payment)}没有用上" if payment else ""
        return big, f"费用、利息、本金填的都是0，{big}{unused}。"
    if not result.total_left:
        big = "全部还清"
        extra = f"，还多付了{yuan(result.unused)}，记得要求退回" if result.unused else ""
        return big, f"这次还{yuan(payment)}，{big}了{extra}。"
    big = unless_nothing("本金还剩", result.left_principal, "本金已经没有了")
    taken = [f"抵{row.name}{yuan(row.paid)}" for row in result.set_off if row.paid]
    went = "，再".join(taken)
    first = "先" if len(taken) > 1 else ""
    rest = f"；加上费用和利息，一共还欠{yuan(result.total_left)}" if result.total_left > result.left_principal else ""
    paid = f"这次还{yuan(payment)}：{first}{went}" if taken else "这次没有还钱，什么也没有抵"
    return big, f"{paid}。{big}{rest}。"


def _steps(result: PaymentAllocation, payment: Decimal) -> Iterator[Step]:
    money = payment
    for row in result.set_off:
        numbers = f"{amount(row.owed)}和{amount(money)}，取小的：{amount(row.paid)}"
        yield Step(f"抵{row.name} = 欠的{row.name}和手里还剩的钱，取小的", numbers, ORDER_RULE)
        money -= row.paid
    left = " + ".join(amount(row.left) for row in result.set_off)
    yield Step("一共还欠 = 三样各自剩下的相加", f"{left} = {amount(result.total_left)}")
    if result.unused:
        yield Step("付多了 = 这次还的 − 抵掉的", f"{amount(payment)} − {amount(payment - money)} = {amount(money)}")


def _notes(result: PaymentAllocation, order: str) -> Iterator[Note]:
    if not result.total_left:
        yield Note("还清了就请对方开结清证明，写明日期、金额和「没有其他欠款」。")
        yield OLD_DEBT
        return
    if order == "principal_first":
        yield Note(
            "先抵本金要双方说好才算，写在合同里的也是；信用卡逾期91天以上的，看领用合约。都没有的，请让对方写进协议或盖章的答复里。",
            ORDER_RULE,
        )
    elif result.left_principal and result.ahead_of_principal and not result.to_principal:
        needed = yuan(result.ahead_of_principal + CENT)
        yield Note(f"一次还到{needed}，才开始抵本金；也可以跟对方谈，写明这次先抵本金。", ORDER_RULE)
    yield Note("合同另有约定的，按合同。网贷合同里常有自己的顺序，先找「还款」「抵充」那一条。", ORDER_RULE)
    yield Note(
        "信用卡：逾期1到90天的先抵利息、费用，91天以上的先抵本金；以你的领用合约为准，没照做就写信问银行。", CARD_RULE
    )
    yield Note("违约金、会员费、服务费排在哪里，第五百六十一条没有写，要看合同怎么约定。", ORDER_RULE)
    yield Note("欠同一家好几笔、不够全还的，没有约定时，你可以在还款时写明先还哪一笔。", SEVERAL_DEBTS_RULE)
    yield Note("到了强制执行，没有另外约定的，先还判决写明的钱，再还加倍的那部分迟延利息。", COURT_RULE)
    yield OLD_DEBT
