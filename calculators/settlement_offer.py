"""Set a lender's offer to settle at once beside its offer of instalments."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from calculators import labels
from calculators.answer import Answer, Note, Step, View
from calculators.charts import Bar, Bars
from calculators.declare import Input, Output
from calculators.errors import Problem, refuse
from calculators.instalments import equal_payment, monthly_growth
from calculators.money import EXACT, cents_of_ratio, exact
from calculators.old_debts import OLD_DEBT
from calculators.quantities import ANYTHING, AnnualRate, Months, Percent, PositiveYuan, Yuan
from calculators.rates import BEYOND, POINTLESS, simple_yearly, solve_period_rate
from calculators.wording import amount, number, percent, unless_nothing, yuan

CHANGE_RULE = "民法典第五百四十三条、第五百四十四条"
WAIVER_RULE = "民法典第五百七十五条"
ITEMS_RULE = "消费者权益保护法第八条"
SENTENCES: Mapping[str, str] = {
    "lump_sum": "一次付清更划算，比分期少付{by}：分期折成今天的钱是{worth}，一次付清是{lump}。前提是这笔钱不用借。",
    "instalments": "分期更划算，比一次付清少付{by}：每期{each}，{months}期，折成今天的钱是{worth}，一次付清是{lump}。",
    "equal": "两种一样，都合今天的{worth}；手头紧就选分期，留住生活费。",
}


@dataclass(frozen=True, slots=True)
class SettlementOffer:
    """What the offer to settle at once takes off, and how it compares with paying by instalments."""

    discount: Annotated[Yuan, Output(label="减免了多少")]
    discount_share: Annotated[Percent, Output(label="减免占总额")]
    share_of_principal: Annotated[Percent, Output(label="一次付清占本金")]
    instalments_total: Annotated[Yuan, Output(label="分期一共付")]
    instalments_present_value: Annotated[Yuan, Output(label="分期折成今天的钱")]
    better: Annotated[str, ANYTHING, Output(label="更划算的", is_code=True)]
    better_by: Annotated[Yuan, Output(label="划算多少")]
    break_even_lump_sum: Annotated[Yuan, Output(label="一次付清付到这个数，两种一样", is_total=True)]
    break_even_instalment: Annotated[Yuan, Output(label="每期付到约这个数，两种一样")]
    instalment_annual_rate: Annotated[Percent | None, Output(label="分期相当于的年利率（单利）")]


@exact
def settlement_offer(
    *,
    total_claimed: Annotated[
        PositiveYuan,
        Input(
            label="对方要的总额",
            help="今天全部还清要付多少：App「全部还清」或客服给的明细，本金、利息、罚息、费用都在内",
            example="13000",
            takes=("overdue-cost.total_due",),
        ),
    ],
    principal: Annotated[
        PositiveYuan, Input(label="其中没还的本金", help=labels.PRINCIPAL_IN_APP, example="10000", rare=True)
    ],
    lump_sum: Annotated[PositiveYuan, Input(label="一次付清要付", help="对方书面说的减免结清金额", example="10800")],
    instalment: Annotated[
        PositiveYuan,
        Input(
            label="分期的话，每期付",
            help="对方说的分期方案里每个月的数，费用也算进去",
            example="1000",
            takes=("negotiated-plan.monthly_payment",),
        ),
    ],
    instalment_months: Annotated[Months, Input(label="分期的话，分几个月", help="分期方案一共几期", example="12")],
    own_rate: Annotated[
        AnnualRate,
        Input(
            label="这笔钱放在手里的年利率",
            unit="% 每年",
            help="钱晚一点付，自己一年能多得百分之几，比如存款利率；没有就填0",
            rare=True,
        ),
    ] = Decimal(0),
) -> Answer[SettlementOffer]:
    """减免结清值不值

    对方说现在一次付清可以少还，看看少了多少，和分期比哪一种划算，一次付清最多付到多少才不吃亏。

    discount = total_claimed − lump_sum; discount_share = discount ÷ total_claimed; share_of_principal = lump_sum ÷
    principal; instalments_present_value = round(Σ_{k=1…months} instalment ÷ (1 + own_rate ÷ 1200)^k)
    break_even_lump_sum = instalments_present_value; better: the smaller of it and lump_sum, equal to the cent: equal
    break_even_instalment = round(L·r(1+r)^n ÷ ((1+r)^n − 1)), L = lump_sum, r = own_rate ÷ 1200
    instalment_annual_rate = 12 × the monthly rate at which the instalments are worth lump_sum (IRR)

    Source: arithmetic; 民法典 543, 544, 575 for what an offer is worth in law. Units: yuan, percent a year, months.
    The lump sum is paid today, the first instalment a month from today. The present value is reckoned as one
    fraction of whole numbers and rounded once. instalment_annual_rate is null where all instalments together are less
    than the lump sum, or the rate is above 1 000 000 %.
    Errors: lump_sum above total_claimed (on lump_sum), principal above total_claimed (on principal).

    >>> offer = {"total_claimed": Decimal(1500), "principal": Decimal(1000), "lump_sum": Decimal(1190)}
    >>> plan = {"instalment": Decimal(600), "instalment_months": 2, "own_rate": Decimal(12)}
    >>> settlement_offer(**offer, **plan).result.break_even_lump_sum
    Decimal('1182.24')
    """
    refuse(_impossible(total_claimed, principal, lump_sum))
    worth = present_value(instalment, own_rate, instalment_months)
    result = SettlementOffer(
        discount=total_claimed - lump_sum,
        discount_share=(total_claimed - lump_sum) * 100 / total_claimed,
        share_of_principal=lump_sum * 100 / principal,
        instalments_total=instalment * instalment_months,
        instalments_present_value=worth,
        better="lump_sum" if lump_sum < worth else "instalments" if lump_sum > worth else "equal",
        better_by=abs(lump_sum - worth),
        break_even_lump_sum=worth,
        break_even_instalment=equal_payment(lump_sum, own_rate, instalment_months),
        instalment_annual_rate=_implied_rate(lump_sum, instalment, instalment_months),
    )
    offer = _Offer(total_claimed, principal, lump_sum, instalment, instalment_months, own_rate)
    return Answer(result, _view(result, offer), _steps(result, offer), tuple(_notes(result, offer)))


def _impossible(total_claimed: Decimal, principal: Decimal, lump_sum: Decimal) -> Iterator[Problem]:
    if lump_sum > total_claimed:
        words = f"一次付清的{yuan(lump_sum)}比对方要的总额{yuan(total_claimed)}还多，没有减免；请核对这两个数"
        yield Problem("lump_sum", words)
    if principal > total_claimed:
        words = f"本金{yuan(principal)}不能比对方要的总额{yuan(total_claimed)}还多；总额里要包括本金"
        yield Problem("principal", words)


def present_value(instalment: Decimal, annual_rate: Decimal, months: int) -> Decimal:
    """Book what equal monthly payments are worth today: round(Σ instalment ÷ (1 + annual_rate ÷ 1200)^k).

    Reckoned in whole numbers, 1 + annual_rate ÷ 1200 as the fraction growth/base, so that a half cent survives.
    """
    paid = int(instalment.scaleb(2, EXACT))
    if annual_rate == 0:
        return cents_of_ratio(paid * months, 100)
    growth, base = monthly_growth(annual_rate)
    grown = growth**months
    return cents_of_ratio(paid * base * (grown - base**months), 100 * (growth - base) * grown)


def _implied_rate(lump_sum: Decimal, instalment: Decimal, months: int) -> Decimal | None:
    if instalment * months < lump_sum:
        return None
    return simple_yearly(solve_period_rate(lump_sum, ((instalment, months),)), 12)


@dataclass(frozen=True, slots=True)
class _Offer:
    total_claimed: Decimal
    principal: Decimal
    lump_sum: Decimal
    instalment: Decimal
    months: int
    own_rate: Decimal


def _view(result: SettlementOffer, offer: _Offer) -> View:
    big = yuan(result.instalments_present_value if result.better == "equal" else result.better_by)
    sentence = SENTENCES[result.better].format(
        lump=yuan(offer.lump_sum),
        each=yuan(offer.instalment),
        months=offer.months,
        worth=yuan(result.instalments_present_value),
        by=yuan(result.better_by),
    )
    less = f"比对方要的总额少{yuan(result.discount)}" if result.discount else "和对方要的总额一样，没有减"
    bars = (
        Bar("对方要的", offer.total_claimed),
        Bar("一次付清", offer.lump_sum, is_yours=result.better == "lump_sum"),
        Bar("分期合计", result.instalments_total),
        Bar("分期折今天", result.instalments_present_value, is_yours=result.better == "instalments"),
    )
    described = f"一次付清{yuan(offer.lump_sum)}；分期折成今天的钱{yuan(result.instalments_present_value)}。"
    return View(f"{sentence}一次付清{less}。", big, Bars("两种办法比一比（元）", described, bars, pointer=" ← 划算"))


def _steps(result: SettlementOffer, offer: _Offer) -> tuple[Step, ...]:
    claimed, lump = number(offer.total_claimed), number(offer.lump_sum)
    worth = amount(result.instalments_present_value)
    return (
        Step("减免 = 对方要的总额 − 一次付清", f"{claimed} − {lump} = {amount(result.discount)}", WAIVER_RULE),
        Step(
            "减免占总额 = 减免 ÷ 总额",
            f"{amount(result.discount)} ÷ {claimed} = {percent(result.discount_share, 4)}",
        ),
        Step(
            "一次付清占本金 = 一次付清 ÷ 本金",
            f"{lump} ÷ {number(offer.principal)} = {percent(result.share_of_principal, 4)}",
        ),
        Step(
            "分期折成今天的钱 = 每期 ÷（1 + i）+ 每期 ÷（1 + i）² + …，i = 自己的年利率 ÷ 12；四舍五入到分",
            f"{_discounted(offer)} = {worth}",
        ),
        Step(
            "比一比：一次付清和分期折成今天的钱，小的划算",
            f"{lump}和{worth}，差{amount(result.better_by)}",
        ),
        Step(
            "分期相当于的年利率 = 12 × 每月的利率：按它把每期折成今天的钱，正好等于一次付清",
            f"{lump} = {_annuity(offer, 'j')}，{_implied(result, offer)}",
        ),
    )


def _discounted(offer: _Offer) -> str:
    if not offer.own_rate:
        return f"{number(offer.instalment)} × {offer.months}"
    return f"i = {percent(offer.own_rate)} ÷ 12，{_annuity(offer, 'i')}"


def _annuity(offer: _Offer, rate: str) -> str:
    return f"{number(offer.instalment)} ×（1 −（1 + {rate}）^−{offer.months}）÷ {rate}"


def _implied(result: SettlementOffer, offer: _Offer) -> str:
    rate = result.instalment_annual_rate
    if rate is not None:
        return f"解出j × 12 = {percent(rate, 4)}" if rate else "两边一样多，j = 0"
    return "分期加起来还不到一次付清，没有这样的利率" if _is_cheaper(result, offer) else BEYOND


def _is_cheaper(result: SettlementOffer, offer: _Offer) -> bool:
    return result.instalments_total < offer.lump_sum


def _lump_sum_to_ask_for(result: SettlementOffer, offer: _Offer) -> str:
    """Say up to which sum to pay at once; who was already offered less is named no higher one."""
    if result.better == "lump_sum":
        is_more = result.break_even_lump_sum > offer.total_claimed
        more = "（分期加起来比对方要的总额还贵）" if is_more else ""
        return f"一次付清的{yuan(offer.lump_sum)}已经比分期便宜，别往上加{more}"
    return f"一次付清谈到{yuan(result.break_even_lump_sum)}以内，就不比分期贵"


def _notes(result: SettlementOffer, offer: _Offer) -> Iterator[Note]:
    yield Note(
        f"还能再谈的话：{_lump_sum_to_ask_for(result, offer)}；"
        + unless_nothing("分期每期约", result.break_even_instalment, "分期每期不到一分")
        + "，就和一次付清一样。"
    )
    if result.better != "instalments":
        yield Note("这里只比哪种便宜。一次付清的钱要是得借，或者要动吃住、看病的钱，就选付得起的分期。")
    if not offer.own_rate:
        yield Note("「放在手里的年利率」按0算：晚付的钱和今天付的一样值钱。")
    if result.instalment_annual_rate is None:
        cheaper = "分期加起来还不到一次付清的钱，没有多付利息，所以分期相当于的年利率空着。"
        beyond = f"分期相当于的年利率{BEYOND}：{POINTLESS}"
        yield Note(cheaper if _is_cheaper(result, offer) else beyond)
    if offer.principal < offer.total_claimed:
        extra = yuan(offer.total_claimed - offer.principal)
        yield Note(f"总额里本金以外的{extra}，可以请对方一项一项列出来。", ITEMS_RULE)
    yield Note(
        "减免要双方同意。付钱以前先拿到书面：付多少、哪天付、付到哪个官方账户、付了以后剩下的不用再还、征信怎样报送；"
        "约定不明确的，推定为没有变更。",
        CHANGE_RULE,
    )
    yield OLD_DEBT
