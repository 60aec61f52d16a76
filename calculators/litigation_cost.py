"""Work out what a court charges for a claim, who pays it first and who bears it in the end."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from calculators import labels
from calculators.answer import Answer, Note, Step, View
from calculators.charts import Bar, Bars
from calculators.court_fees import (
    CASE,
    CASE_FEE,
    ENFORCEMENT,
    ENFORCEMENT_FEE,
    MEASURES,
    PRESERVATION,
    PRESERVATION_FEE,
)
from calculators.declare import Input, Output
from calculators.money import cents, exact
from calculators.quantities import ANYTHING, PositiveYuan, Yuan
from calculators.wording import amount as written
from calculators.wording import yuan

INTERPRETATION = "民诉法解释"
HALVED_ONCE = f"{INTERPRETATION}第二百零六条"


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure:
    """One way in which a court deals with a claim: what part of the case fee is due, and who bears it."""

    name: str
    short: str = ""
    """The name again where a chart or a step has little room, if it is another."""
    divisor: int = 1
    source: str
    fee: str = "案件受理费"
    paid_first: str = "起诉的一方"
    borne_by: str = "输的一方；有输有赢的，法院定"
    who: str = "由起诉的一方先交；判决以后，由输的一方出，有输有赢的由法院定各出多少。"
    """How the sentence that is read first goes on after the fee."""
    notes: tuple[Note, ...]


PROCEDURES: Mapping[str, Procedure] = {
    "ordinary": Procedure(
        name="普通程序，判决结案",
        short="普通程序",
        source=f"{MEASURES}第十三条、第二十条、第二十九条",
        notes=(Note("调解结案、撤诉，或者用简易程序审，受理费减半。", f"{MEASURES}第十五条、第十六条"),),
    ),
    "simplified": Procedure(
        name="简易程序",
        divisor=2,
        source=f"{MEASURES}第十六条、第二十条、第二十九条",
        notes=(
            Note("简易程序里又调解结案的，也只减半一次。", HALVED_ONCE),
            Note("中途转成普通程序的，由起诉的一方补交受理费。", f"{INTERPRETATION}第一百九十九条"),
        ),
    ),
    "mediated": Procedure(
        name="调解结案或撤诉",
        short="调解或撤诉",
        divisor=2,
        source=f"{MEASURES}第十五条、第二十条、第三十一条、第三十四条",
        borne_by="调解的，双方商量，谈不拢法院定；撤诉的，起诉的一方",
        who="由起诉的一方先交；在法院调解谈成的，最后谁出可以一起谈；对方撤诉的，由对方出。",
        notes=(
            Note("谈调解的时候，把诉讼费谁出、出多少也写进协议。", f"{MEASURES}第三十一条"),
            Note("本来就用简易程序的，调解结案也只减半一次。", HALVED_ONCE),
        ),
    ),
    "payment_order": Procedure(
        name="支付令",
        divisor=3,
        source=f"{MEASURES}第十四条第（三）项、第二十条、第三十六条",
        fee="支付令申请费",
        paid_first="申请的一方",
        borne_by="没提异议的，收到支付令的一方；异议使程序终结的，申请的一方",
        who="由申请的一方先交；你没提异议的，最后由你出。",
        notes=(
            Note(
                "你提了书面异议、程序因此终结的，申请费由申请的一方出；他另行起诉的，可以把这笔费用写进请求。",
                f"{MEASURES}第三十六条",
            ),
            Note("转成诉讼以后，由申请支付令的一方补交受理费。", f"{INTERPRETATION}第一百九十五条"),
        ),
    ),
}


@dataclass(frozen=True, slots=True)
class FeeItem:
    """One fee: how much, who pays it first, who bears it in the end."""

    name: Annotated[str, ANYTHING, Output(label="哪一笔")]
    amount: Annotated[Yuan, Output(label="多少")]
    paid_first: Annotated[str, ANYTHING, Output(label="谁先交")]
    borne_by: Annotated[str, ANYTHING, Output(label="最后谁出")]


@dataclass(frozen=True, slots=True)
class ProcedureFee:
    """What the same claim costs under one procedure."""

    name: Annotated[str, ANYTHING, Output(label="怎么处理的")]
    payable_fee: Annotated[Yuan, Output(label="要交")]


@dataclass(frozen=True, slots=True)
class LitigationCost:
    """What the court charges in all, fee by fee, and under the other procedures."""

    case_fee: Annotated[Yuan, Output(label=CASE_FEE)]
    payable_fee: Annotated[Yuan, Output(label="按这个程序要交")]
    preservation_fee: Annotated[Yuan, Output(label=PRESERVATION_FEE, omits_zero=True)]
    enforcement_fee: Annotated[Yuan, Output(label=ENFORCEMENT_FEE, omits_zero=True)]
    total: Annotated[Yuan, Output(label="诉讼费一共", is_total=True)]
    breakdown: Annotated[tuple[FeeItem, ...], Output(label="每一笔谁先交，最后谁出")]
    compare: Annotated[tuple[ProcedureFee, ...], Output(label="几种处理的费用")]


@exact
def litigation_cost(
    *,
    amount: Annotated[
        PositiveYuan,
        Input(
            label="对方要你付多少",
            help="起诉状「诉讼请求」里要你付的钱加起来，本金、利息、违约金都算；支付令就填支付令上的数",
            example="30000",
        ),
    ],
    procedure: Annotated[
        str,
        Input(
            label="法院怎么处理",
            help="应诉通知书、传票或判决书里会写「简易程序」还是「普通程序」；小额诉讼也选简易程序；还不知道就先选普通程序",
            choices={key: one.name for key, one in PROCEDURES.items()},
        ),
    ] = "ordinary",
    preservation_amount: Annotated[
        Yuan, Input(label="申请保全的财产数额", help="保全裁定书上写的查封、冻结金额；没有保全就填0", rare=True)
    ] = Decimal(0),
    enforcement_amount: Annotated[
        Yuan, Input(label="申请执行的金额", help="执行通知书上写的执行标的；还没到执行就填0", rare=True)
    ] = Decimal(0),
) -> Answer[LitigationCost]:
    """诉讼费

    看看法院收多少诉讼费，谁先交，最后谁出；简易程序、调解能少多少。

    case_fee    = 50 up to 10,000; above it 2.5 % to 100,000, 2 % to 200,000, 1.5 % to 500,000, 1 % to 1,000,000,
                  0.9 % to 2,000,000, 0.8 % to 5,000,000, 0.7 % to 10,000,000, 0.6 % to 20,000,000, 0.5 % beyond
    payable_fee = case_fee; round(case_fee ÷ 2) for simplified and mediated; round(case_fee ÷ 3) for payment_order
    preservation_fee = 30 up to 1,000; above it 1 % to 100,000, 0.5 % beyond; at most 5,000
    enforcement_fee  = 50 up to 10,000; above it 1.5 % to 500,000, 1 % to 5,000,000, 0.5 % to 10,000,000, 0.1 % beyond
    total = payable_fee + preservation_fee + enforcement_fee; a fee on nothing is 0

    Source: 诉讼费用交纳办法 13(1), 14(1)–(3), 15, 16 (how much), 20, 29, 31, 34, 36, 38 (who pays);
    民诉法解释 206 (halved once). Units: yuan.
    Each fee is rounded once, when it is booked; a half or a third is taken of the booked case fee. A sum at a band's
    end belongs wholly to the bands below it. Errors: only bad inputs.

    >>> litigation_cost(amount=Decimal(30000), procedure="simplified").result.payable_fee
    Decimal('275.00')
    """
    chosen, case_fee = PROCEDURES[procedure], CASE.fee(amount)
    payable = _payable(case_fee, chosen)
    preservation, enforcement = PRESERVATION.fee(preservation_amount), ENFORCEMENT.fee(enforcement_amount)
    result = LitigationCost(
        case_fee=case_fee,
        payable_fee=payable,
        preservation_fee=preservation,
        enforcement_fee=enforcement,
        total=payable + preservation + enforcement,
        breakdown=tuple(_breakdown(chosen, payable, preservation, enforcement)),
        compare=tuple(ProcedureFee(one.name, _payable(case_fee, one)) for one in PROCEDURES.values()),
    )
    steps = _steps(result, chosen, (amount, preservation_amount, enforcement_amount))
    return Answer(result, _view(result, chosen), tuple(steps), tuple(_notes(result, chosen)))


def _payable(case_fee: Decimal, procedure: Procedure) -> Decimal:
    return cents(case_fee / procedure.divisor)


def _breakdown(chosen: Procedure, payable: Decimal, preservation: Decimal, enforcement: Decimal) -> Iterator[FeeItem]:
    yield FeeItem(chosen.fee, payable, chosen.paid_first, chosen.borne_by)
    if preservation:
        yield FeeItem(PRESERVATION_FEE, preservation, "申请保全的一方", "申请保全的一方；他起诉时可以请求由对方出")
    if enforcement:
        yield FeeItem(ENFORCEMENT_FEE, enforcement, "执行以后才交", "被执行人；执行和解的，双方商量，谈不拢法院定")


def _view(result: LitigationCost, chosen: Procedure) -> View:
    big = yuan(result.total)
    sentence = f"{chosen.fee}是{big}，{chosen.who}"
    if len(result.breakdown) > 1:
        items = "、".join(f"{item.name}{yuan(item.amount)}" for item in result.breakdown)
        sentence = f"诉讼费一共{big}：{items}。{chosen.fee}{chosen.who}"
    bars = [
        Bar(one.short or one.name, row.payable_fee, is_yours=one is chosen)
        for one, row in zip(PROCEDURES.values(), result.compare, strict=True)
    ]
    described = "；".join(f"{row.name} {yuan(row.payable_fee)}" for row in result.compare) + "。"
    return View(sentence, big, Bars("同样的金额，换一种处理要交多少（元）", described, bars, pointer=labels.POINTER))


def _steps(result: LitigationCost, chosen: Procedure, given: tuple[Decimal, Decimal, Decimal]) -> Iterator[Step]:
    claimed, preserved, enforced = given
    yield Step(CASE.words, CASE.working(claimed), CASE.source)
    short = chosen.short or chosen.name
    standard, payable = written(result.case_fee), written(result.payable_fee)
    if chosen.divisor == 1:
        yield Step(f"{short}：按标准交", payable, chosen.source)
    else:
        halved = f"{standard} ÷ {chosen.divisor} = {payable}"
        yield Step(f"{short}：标准 ÷ {chosen.divisor}，四舍五入到分", halved, chosen.source)
    if preserved:
        yield Step(PRESERVATION.words, PRESERVATION.working(preserved), PRESERVATION.source)
    if enforced:
        yield Step(ENFORCEMENT.words, ENFORCEMENT.working(enforced), ENFORCEMENT.source)
    fees = " + ".join(written(item.amount) for item in result.breakdown)
    yield Step("诉讼费一共 = 上面要交的各项相加", f"{fees} = {written(result.total)}")


def _notes(result: LitigationCost, chosen: Procedure) -> Iterator[Note]:
    yield from chosen.notes
    if result.preservation_fee:
        words = "保全费由申请的一方先出；他起诉时可以把它写进请求，由法院决定要不要你出。"
        yield Note(words, f"{MEASURES}第三十八条第三款")
    if result.enforcement_fee:
        words = "执行费不用预先交，执行以后由被执行人出；对方没有申请执行，就没有这一项。"
        yield Note(words, f"{MEASURES}第二十条第二款、第三十八条第一款")
    yield Note(
        "受理费按对方请求的金额算。他请求得多、法院只支持一部分的，诉讼费各出多少由法院决定。",
        f"{MEASURES}第十三条第（一）项、第二十九条第二款",
    )
    yield Note(
        "律师费、公证费、鉴定费不在里面。多少钱、谁出，以法院的通知和裁判文书为准；觉得算错了，可以请法院复核。",
        f"{MEASURES}第四十三条第三款",
    )
    yield Note(
        "轮到你交（比如上诉）又确实困难的，可以书面申请缓交、减交或免交，由法院审查。",
        f"{MEASURES}第四十四条至第四十八条",
    )
