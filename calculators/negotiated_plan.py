"""Work out a plan of equal instalments that a reader can offer: what it asks for, and what fits a budget."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from calculators import labels
from calculators.answer import Answer, Note, Step, View
from calculators.charts import Bar, Bars
from calculators.declare import Input, Output
from calculators.errors import InputError
from calculators.instalments import Instalment, equal_instalments
from calculators.law import CARD_INSTALMENT_MAX_YEARS, PENALTY_UPLIFT_MAX
from calculators.money import exact
from calculators.old_debts import OLD_DEBT
from calculators.plans import Plans, in_words, telling_payment
from calculators.quantities import AnnualRate, Count, Months, PositiveYuan, SignedYuan, Uplift, Yuan
from calculators.status_quo import SAVED, StatusQuo
from calculators.wording import amount, number, percent, yuan

SHOWN_TERMS = (12, 24, 36, 48, 60)
PAYMENT = "每期还"
CARD_MONTHS = 12 * CARD_INSTALMENT_MAX_YEARS
CARD_WORDS = f"最长{CARD_INSTALMENT_MAX_YEARS}年"
AGREEMENT_RULE = "民法典第五百四十三条"
CARD_RULE = "信用卡监管办法第七十条"
LOAN_TERM_RULE = "个人贷款管理办法第八条"


@dataclass(frozen=True, slots=True)
class Term:
    """What the same debt asks for over one number of months."""

    months: Annotated[Count, Output(label=labels.PERIODS, unit="期")]
    monthly_payment: Annotated[Yuan, Output(label=PAYMENT)]
    last_payment: Annotated[Yuan, Output(label=labels.LAST_PAYMENT)]
    total_paid: Annotated[Yuan, Output(label="一共还")]
    fits: Annotated[bool, Output(label="够得着")]


@dataclass(frozen=True, slots=True)
class NegotiatedPlan:
    """What the plan asks for, what it is against waiting, and which plan fits the budget."""

    plan_base: Annotated[Yuan, Output(label="拿来分期的总额")]
    monthly_payment: Annotated[Yuan, Output(label=PAYMENT)]
    last_payment: Annotated[Yuan, Output(label=labels.LAST_PAYMENT)]
    total_paid: Annotated[Yuan, Output(label="按方案一共还", is_total=True)]
    status_quo_total: Annotated[Yuan, Output(label="照现在这样拖，同样久以后要还")]
    saved: Annotated[SignedYuan, Output(label=SAVED)]
    affordable: Annotated[bool, Output(label="每一期都够得着")]
    smallest_months: Annotated[Count | None, Output(label="够得着的最短期数", unit="期")]
    smallest_payment: Annotated[Yuan, Output(label="每月至少要拿出")]
    offer_months: Annotated[Count | None, Output(label="可以提的期数", unit="期")]
    offer_payment: Annotated[Yuan | None, Output(label="可以提的每期金额")]
    by_term: Annotated[tuple[Term, ...], Output(label="分得长短不同，每期还多少", reader_row="months")]
    schedule: Annotated[tuple[Instalment, ...], Output(label="照这个期数，每一期还多少")]


@exact
def negotiated_plan(
    *,
    principal: Annotated[
        PositiveYuan,
        Input(
            label=labels.UNPAID_PRINCIPAL,
            help=f"{labels.PRINCIPAL_IN_APP}；信用卡是账单里{labels.UNPAID_PRINCIPAL}",
            example="9000",
        ),
    ],
    arrears: Annotated[
        Yuan,
        Input(
            label="已经欠下的利息和费用",
            help="利息、罚息、违约金加起来，问客服要明细；没有就填0",
            takes=("overdue-cost.arrears",),
            rare=True,
        ),
    ] = Decimal(0),
    waived: Annotated[
        Yuan, Input(label="减免多少", help="对方答应减免的；还没谈成就填0，或填你想提的数，看看差多少", rare=True)
    ] = Decimal(0),
    plan_annual_rate: Annotated[
        AnnualRate,
        Input(
            label="分期期间的年利率", unit="% 每年", help="看方案；不再计息就填0，收手续费的先折成年化利率", rare=True
        ),
    ] = Decimal(0),
    months: Annotated[
        Months, Input(label="想分几期", unit="期", help="一个月一期；看对方给的方案，或填你想提的", example="12")
    ],
    current_annual_rate: Annotated[
        AnnualRate,
        Input(
            label=f"现在的{labels.CONTRACT_RATE}",
            unit="% 每年",
            help=f"{labels.IN_CONTRACT}，信用卡乘365",
            example="18",
            takes=("annual_rate",),
        ),
    ],
    penalty_uplift: Annotated[
        Uplift,
        Input(
            label=labels.PENALTY_UPLIFT,
            help=f"{labels.UPLIFT_IN_CONTRACT}；信用卡没有罚息，填0",
            rare=True,
        ),
    ] = PENALTY_UPLIFT_MAX,
    monthly_budget: Annotated[
        Yuan,
        Input(
            label="你每月能还多少",
            help="收入减去吃住等必要支出以后剩下的；先用「每月能还多少」算，好几家的填分给这一家的",
            example="800",
            takes=("affordable-budget.affordable_payment",),
            is_shared=False,
        ),
    ],
    max_months: Annotated[
        Months,
        Input(
            label="最长能分几期",
            unit="期",
            help=f"信用卡个性化分期{CARD_WORDS}，是{CARD_MONTHS}期；别的看对方的规定",
            rare=True,
        ),
    ] = CARD_MONTHS,
) -> Answer[NegotiatedPlan]:
    """协商分期方案

    看看每期要还多少、你够不够得着，怎样提一个自己做得到的方案。

    plan_base = principal + arrears − waived; equal instalments of it at plan_annual_rate over months
    status_quo_total = principal + arrears
        + round(principal × current_annual_rate × (1 + penalty_uplift ÷ 100) × 30 × months ÷ 36000)
    saved = status_quo_total − total_paid; affordable: no payment of the plan is above monthly_budget
    smallest_months = the fewest n ≤ max_months whose plan has no payment above monthly_budget, or none
    smallest_payment = the smallest budget that some n ≤ max_months fits
    offer_months, offer_payment: the plan asked about if it is affordable, else that of smallest_months.

    Source: arithmetic; 银发〔2003〕251号 三 for the penalty rate, 信用卡监管办法 70 for at most five years.
    Units: yuan, percent a year, months. The last instalment takes the cents and counts like every other, so a plan
    may fail by it alone, and a longer plan may fail where a shorter one fits: the search does not assume otherwise.
    monthly_payment is the first payment as booked. months may be above max_months, which only bounds the search.
    Errors: nothing left to pay (on waived).

    >>> terms = {"principal": Decimal(10000), "current_annual_rate": Decimal(18), "monthly_budget": Decimal(500)}
    >>> one = negotiated_plan(**terms, months=12).result
    >>> one.monthly_payment, one.last_payment, one.affordable, one.smallest_months
    (Decimal('833.33'), Decimal('833.37'), False, 20)
    """
    base = principal + arrears - waived
    if base <= 0:
        raise InputError("waived", f"减免以后没有要还的了；减免要小于{yuan(principal + arrears)}（本金加利息和费用）")
    waiting = StatusQuo(principal, arrears, current_annual_rate, penalty_uplift, months)
    wish = _Wish(Plans(base, plan_annual_rate), base, plan_annual_rate, months, monthly_budget, max_months)
    result = _result(waiting, wish)
    steps = (_base_step(waiting, waived, base), *_plan_steps(result, wish), waiting.step(), *_end_steps(result, wish))
    return Answer(result, _view(result, wish), steps, (*_notes(result, wish), *waiting.notes()))


@dataclass(frozen=True, slots=True)
class _Wish:
    plans: Plans
    base: Decimal
    annual_rate: Decimal
    months: int
    budget: Decimal
    max_months: int

    def term(self, months: int) -> Term:
        plan = self.plans.over(months)
        fits = plan.largest_payment <= self.budget
        return Term(months, plan.monthly_payment, plan.last_payment, plan.total_paid, fits)


def _result(waiting: StatusQuo, wish: _Wish) -> NegotiatedPlan:
    asked = wish.term(wish.months)
    smallest = wish.plans.fewest_months(wish.budget, wish.max_months)
    offered = asked.months if asked.fits else smallest
    usual = {months for months in SHOWN_TERMS if months < wish.max_months}
    shown = usual | {asked.months, smallest or asked.months, wish.max_months}
    return NegotiatedPlan(
        plan_base=wish.base,
        monthly_payment=asked.monthly_payment,
        last_payment=asked.last_payment,
        total_paid=asked.total_paid,
        status_quo_total=waiting.total,
        saved=waiting.total - asked.total_paid,
        affordable=asked.fits,
        smallest_months=smallest,
        smallest_payment=wish.plans.smallest_budget(wish.max_months),
        offer_months=offered,
        offer_payment=None if offered is None else wish.plans.over(offered).monthly_payment,
        by_term=tuple(map(wish.term, sorted(shown))),
        schedule=equal_instalments(wish.base, wish.annual_rate, wish.months).schedule(),
    )


def _view(result: NegotiatedPlan, wish: _Wish) -> View:
    big, sentence = _sentence(result, wish)
    bars = [
        Bar(labels.BUDGET, wish.budget),
        *(Bar(f"{row.months}期", _largest(row), is_yours=row.months == wish.months) for row in result.by_term),
    ]
    asked = wish.plans.over(wish.months).largest_payment
    described = (
        f"{labels.BUDGET}{yuan(wish.budget)}；分{wish.months}期，最多的一期要还{yuan(asked)}。其他期数见下面的表。"
    )
    return View(sentence, big, Bars("分几期，最多的一期还多少（元）", described, bars, pointer=labels.POINTER))


def _sentence(result: NegotiatedPlan, wish: _Wish) -> tuple[str, str]:
    asked = wish.plans.over(wish.months)
    budget = f"你每月能还的{yuan(wish.budget)}"
    if result.affordable:
        words = f"可以这样提：{in_words(asked)}，没有一期超过{budget}；{_compared(result, wish)}。"
        return telling_payment(asked), words
    if result.offer_months:
        offer = wish.plans.over(result.offer_months)
        too_much = yuan(asked.largest_payment)
        told = f"分{wish.months}期，最多的一期要还{too_much}，超过{budget}。"
        return too_much, f"{told}可以改提：{in_words(offer)}。"
    big = yuan(result.smallest_payment)
    least = f"{wish.max_months}期以内，每月至少要拿出{big}"
    if not wish.budget:
        return big, f"你现在每月能还的是0元，先别答应任何数目，可以申请延期。{least}才分得成。"
    return big, f"{least}，超过{budget}。先别答应；可以再谈减免、降利率，或先延期。"


def _in_all(wish: _Wish) -> str:
    whole = yuan(wish.budget * wish.max_months)
    return f"每月{yuan(wish.budget)}，{wish.max_months}期加起来是{whole}；" if wish.budget else ""


def _compared(result: NegotiatedPlan, wish: _Wish) -> str:
    waiting = f"照现在这样再拖{wish.months}个月"
    if result.saved < 0:
        return f"但比{waiting}，估计还多付{yuan(-result.saved)}，签之前再谈谈利率"
    return f"{waiting}，估计要多付{yuan(result.saved)}" if result.saved else f"和{waiting}付的一样多"


def _largest(row: Term) -> Decimal:
    return max(row.monthly_payment, row.last_payment)


def _base_step(waiting: StatusQuo, waived: Decimal, base: Decimal) -> Step:
    owed = f"{number(waiting.principal)} + {number(waiting.arrears)}"
    return Step("拿来分期的总额 = 本金 + 利息和费用 − 减免", f"{owed} − {number(waived)} = {amount(base)}")


def _plan_steps(result: NegotiatedPlan, wish: _Wish) -> Iterator[Step]:
    base, months, first = amount(wish.base), wish.months, amount(result.monthly_payment)
    if wish.annual_rate:
        formula = "每期还 = 总额 × r ×（1 + r）^n ÷（（1 + r）^n − 1），r = 年利率 ÷ 12，n = 期数"
        numbers = f"总额{base}，年利率{percent(wish.annual_rate)}，{months}期：{first}"
    else:
        formula, numbers = "每期还 = 总额 ÷ 期数", f"{base} ÷ {months} = {first}"
    yield Step(f"{formula}，四舍五入到分", numbers)
    yield Step("最后一期还清余下的本金和当期利息", f"第{months}期：{amount(result.last_payment)}")
    yield Step("按方案一共还 = 每一期相加", f"{months}期合计{amount(result.total_paid)}")


def _end_steps(result: NegotiatedPlan, wish: _Wish) -> Iterator[Step]:
    saved = f"{amount(result.status_quo_total)} − {amount(result.total_paid)} = {amount(result.saved)}"
    yield Step(f"{SAVED} = 照现在这样拖 − 按方案一共还", saved)
    shortest, least = result.smallest_months, result.smallest_payment
    holding = wish.plans.fewest_months(least, wish.max_months)
    if shortest is None:
        tried = f"1到{wish.max_months}期，每一种都有一期超过{amount(wish.budget)}"
    else:
        tried = "；".join(_tried(wish, months) for months in (shortest - 1, shortest) if months)
    yield Step(f"够得着的最短期数：从1期数起，第一个没有一期超过{amount(wish.budget)}的", tried)
    best = f"1到{wish.max_months}期里，分{holding}期时最小：{amount(least)}"
    yield Step("每月至少要拿出：每种期数都看最多的一期，取最小的", best)


def _tried(wish: _Wish, months: int) -> str:
    largest = wish.plans.over(months).largest_payment
    return f"{months}期最多的一期{amount(largest)}，{'不超过' if largest <= wish.budget else '超过'}"


def _notes(result: NegotiatedPlan, wish: _Wish) -> Iterator[Note]:
    yield Note("这是你可以提的数，不是对方必须答应的数；改分期、减免，要双方同意，拿到书面再付。", AGREEMENT_RULE)
    yield OLD_DEBT
    if result.smallest_months is None:
        yield Note(
            f"{wish.max_months}期以内没有够得着的分法，所以最短期数空着。{_in_all(wish)}"
            "差的部分，要靠减免、降利率，或者更长的时间。"
        )
    if result.offer_months is None:
        yield Note("没有够得着的方案，可以提的期数和金额也空着。做不到的数先不要答应。")
    elif not result.affordable:
        yield Note(f"下面每一期的表是照{wish.months}期排的；把期数改成{result.offer_months}，就是可以提的方案。")
    elif result.smallest_months and result.smallest_months < wish.months and wish.annual_rate:
        shorter = wish.plans.over(result.smallest_months)
        yield Note(f"照你每月能还的，还可以更短：{in_words(shorter)}。")
    if wish.months > wish.max_months:
        yield Note(f"你填的{wish.months}期，比最长{wish.max_months}期还长；先问对方能不能分这么久。")
    words = (
        f"信用卡的个性化分期{CARD_WORDS}，也就是{CARD_MONTHS}期；别的贷款没有这一条，看双方怎么谈。"
        "银行的消费贷款期限另有上限，分期算不算在里面，先问银行。"
    )
    yield Note(words, f"{CARD_RULE}；{LOAN_TERM_RULE}")
