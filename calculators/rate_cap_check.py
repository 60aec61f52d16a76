"""Set what a loan costs a year beside the rate above which a court may cut or refuse it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

from calculators.answer import Answer, Note, Step, View
from calculators.charts import Bar, Bars
from calculators.declare import Input, Output
from calculators.errors import InputError
from calculators.law import (
    FINANCIAL_RATE_CAP,
    FINANCIAL_RATE_CAP_SINCE,
    INTERNET_LOAN_FACILITATION_NOTICE_2025_IN_FORCE,
    LOAN_COST_DISCLOSURE_2026_IN_FORCE,
    LPR_1Y_CHECKED,
    PRIVATE_RATE_CAP_TIMES,
    PRIVATE_RATE_CAP_TIMES_SINCE,
)
from calculators.money import ZERO, cents, exact
from calculators.quantities import ANYTHING, AnnualRate, BenchmarkRate, Percent, Yuan
from calculators.rate_rules import (
    ALL_COSTS_RULE,
    CARD_RULE,
    FINANCIAL_RULE,
    LENDERS,
    LICENSED_RULE,
    MICROLOAN_RULE,
    PRIVATE_RULE,
    RULES,
    SINCE_DAY,
    TIMES,
    TRANSITION_RULE,
    VOID_RULE,
)
from calculators.wording import amount, chinese_date, number, percent

MICROLOAN_GUIDELINE_SENT = date(2025, 12, 24)
"""On which the trade is said to have got it; no official text of it has been found."""
SHOWN_PRINCIPAL = Decimal(10_000)

NEXT_STEPS: Mapping[str, str] = {
    "within_cap": "没有超过；可以请对方列明每一项费用",
    "ask_court_to_reduce": "在答辩或开庭时，自己请求法院调减超过的部分",
    "refuse_excess": "超过的部分可以不认；被起诉就在答辩里写明",
}
SINCE = f"{SINCE_DAY}以后的利息里，"
"""A contract older than the four times LPR is measured by it only from there on."""


@dataclass(frozen=True, slots=True)
class RateCapCheck:
    """Which rule counts, whether the rate is above it and by how much, and what can be done."""

    rule: Annotated[str, ANYTHING, Output(label="规则代号", is_code=True)]
    rule_name: Annotated[str, ANYTHING, Output(label="按哪条规则对照")]
    cap_rate: Annotated[Percent, Output(label="对照的年利率", is_total=True)]
    exceeds: Annotated[bool, Output(label="超过了吗")]
    excess_rate: Annotated[Percent, Output(label="超过的部分")]
    excess_per_10000: Annotated[Yuan, Output(label="每欠1万元，一年超过的钱")]
    what_to_do: Annotated[str, ANYTHING, Output(label="做法代号", is_code=True)]
    next_step: Annotated[str, ANYTHING, Output(label="可以怎么做")]


@exact
def rate_cap_check(
    *,
    annual_cost_rate: Annotated[
        AnnualRate,
        Input(
            label="息费合计，一年百分之几",
            unit="% 每年",
            help="利息、罚息、违约金和服务费、担保费全算上；不知道就先用「真实年化利率」算，填单利那个数",
            example="28",
            takes=("true-rate.annual_rate_simple",),
        ),
    ],
    lender_type: Annotated[
        str,
        Input(
            label="谁借给你的",
            help="看借款合同「贷款人」「出借人」一栏的全称；App的名字不算。信用卡选银行，只能拿来比，看提醒",
            choices=LENDERS,
            example="bank",
        ),
    ],
    lpr_1y: Annotated[
        BenchmarkRate,
        Input(
            label="1年期LPR",
            unit="% 每年",
            help=f"只有个人、没有牌照的公司借的才填：合同成立那天的；{SINCE_DAY}以前的合同，填起诉那天的。"
            "人民银行网站可以查",
        ),
    ] = Decimal(0),
    contract_date: Annotated[
        date, Input(label="合同哪天成立", help="借款合同的签订日期；个人之间借钱，是收到钱那天", example="2025-03-01")
    ],
) -> Answer[RateCapCheck]:
    """利率对照

    看看这笔钱的息费，跟法院用来对照的年利率比，高了多少，能做什么。

    cap_rate: 24 for bank and consumer_finance (financial_24) and microloan (microloan_24); for private 4 × lpr_1y,
    private_4lpr for a contract from 2020-08-20 on, private_transition before
    exceeds = annual_cost_rate > cap_rate; excess_rate = max(0, annual_cost_rate − cap_rate)
    excess_per_10000 = round(10,000 × excess_rate ÷ 100), for a year on 10,000 yuan owed all the time
    what_to_do: within_cap; else ask_court_to_reduce where the cap is 24, refuse_excess where it is four times LPR

    Source: 法发〔2017〕22号 2; 民间借贷规定 1, 25, 31; 法释〔2020〕27号 一. Units: percent a year.
    Equal is not above. Nothing is rounded before it is shown, so that 24.00000001 exceeds 24. lpr_1y counts for private
    lenders alone, whatever else is given. Errors: a private lender without an LPR above 0 (on lpr_1y).

    >>> terms = {"annual_cost_rate": Decimal(28), "contract_date": date(2025, 3, 1)}
    >>> rate_cap_check(**terms, lender_type="bank").result.what_to_do
    'ask_court_to_reduce'
    """
    rule = _rule(lender_type, contract_date)
    chosen = RULES[rule]
    if chosen.is_private and not lpr_1y:
        raise InputError("lpr_1y", "个人或没有牌照的公司借的，要填1年期LPR，在人民银行网站查；日期怎么选见上面的说明")
    cap = PRIVATE_RATE_CAP_TIMES * lpr_1y if chosen.is_private else FINANCIAL_RATE_CAP
    excess = max(ZERO, annual_cost_rate - cap)
    what_to_do = "within_cap" if not excess else "refuse_excess" if chosen.is_private else "ask_court_to_reduce"
    result = RateCapCheck(
        rule=rule,
        rule_name=chosen.name,
        cap_rate=cap,
        exceeds=excess > 0,
        excess_rate=excess,
        excess_per_10000=cents(SHOWN_PRINCIPAL * excess / 100),
        what_to_do=what_to_do,
        next_step=_since(rule, what_to_do) + NEXT_STEPS[what_to_do],
    )
    steps = tuple(_steps(result, annual_cost_rate, lpr_1y))
    may_complain = any("投诉" in note.text for note in _complaints(lender_type, contract_date, exceeds=excess > 0))
    view = _view(result, annual_cost_rate, may_complain=may_complain)
    return Answer(result, view, steps, tuple(_notes(result, lender_type, contract_date)))


def _rule(lender_type: str, contract_date: date) -> str:
    if lender_type == "private":
        return "private_4lpr" if contract_date >= PRIVATE_RATE_CAP_TIMES_SINCE else "private_transition"
    return "microloan_24" if lender_type == "microloan" else "financial_24"


def _since(rule: str, what_to_do: str) -> str:
    return SINCE if rule == "private_transition" and what_to_do == "refuse_excess" else ""


SENTENCES: Mapping[str, str] = {
    "within_cap": "一年{rate}，{big}对照的年利率{cap}。每一项费用是谁收的、合同哪一条，还是可以请对方列明。",
    "ask_court_to_reduce": (
        "一年{rate}，比{cap}{big}。高出的部分不会自动免掉：到了法院，你可以自己请求调减，减不减、减多少由法院定。"
    ),
    "refuse_excess": (
        "一年{rate}，比{cap}{big}。{since}出借人去法院要高出的部分，按规定不予支持；你要在答辩里写明。"
        "合同有效的，{cap}以内的还是要还。"
    ),
}


def _view(result: RateCapCheck, rate: Decimal, *, may_complain: bool) -> View:
    cap = percent(result.cap_rate)
    big = f"高出{number(result.excess_rate)}个百分点" if result.exceeds else "没有超过"
    since = _since(result.rule, result.what_to_do)
    sentence = SENTENCES[result.what_to_do].format(rate=percent(rate), cap=cap, big=big, since=since)
    if result.what_to_do == "ask_court_to_reduce" and may_complain:
        sentence += "合同在新规以后，还可以看看能不能先投诉，条件看提醒。"
    bars = (Bar("你的息费", rate, is_yours=True), Bar("对照的线", result.cap_rate))
    described = f"息费合计一年{percent(rate)}，对照的年利率{cap}。"
    return View(sentence, big, Bars("一年百分之几（%）", described, bars))


def _steps(result: RateCapCheck, rate: Decimal, lpr_1y: Decimal) -> Iterator[Step]:
    rule, cap = RULES[result.rule], percent(result.cap_rate)
    yield Step("先看是谁借的，再看用哪条规则", f"{rule.why}。对照的是「{rule.name}」", rule.why_source)
    if rule.is_private:
        times = PRIVATE_RATE_CAP_TIMES
        yield Step(f"对照的年利率 = {times} × 1年期LPR", f"{times} × {percent(lpr_1y)} = {cap}", rule.source)
    else:
        yield Step("对照的年利率：利息、复利、罚息、违约金和其他费用总计", cap, rule.source)
    excess = percent(result.excess_rate)
    compared = f"{percent(rate)} − {cap} = {excess}" if result.exceeds else f"{percent(rate)}不高于{cap}，记0"
    yield Step("超过的部分 = 息费合计 − 对照的年利率；相等不算超过", compared, rule.source)
    if result.exceeds:
        money = f"10,000 × {excess} = {amount(result.excess_per_10000)}"
        yield Step("每欠1万元、欠满一年，超过的钱 = 10,000 × 超过的部分", money)


def _notes(result: RateCapCheck, lender_type: str, contract_date: date) -> Iterator[Note]:
    if RULES[result.rule].is_private:
        yield from _private_notes(result)
        return
    words = f"{percent(FINANCIAL_RATE_CAP)}不是自动生效的线：要由借款人在诉讼里，以息费过高、明显背离对方实际损失为由提出来。"
    yield Note(words, FINANCIAL_RULE)
    if result.exceeds:
        yield Note("实际超过多少钱，要按每天欠的本金来算；一期一期还的，本金一直在变少，超过的钱也跟着变少。")
    if lender_type == "microloan":
        words = "这份意见说的是金融借款合同，没有点名小额贷款公司；能不能照它减，由法院定。"
        yield Note(words, f"{FINANCIAL_RULE}、{MICROLOAN_RULE}")
    yield from _complaints(lender_type, contract_date, exceeds=result.exceeds)
    if lender_type == "bank":
        words = "信用卡另有规定：可以总额过高为由，请求适当减少；法院综合各种情况来定，没有写死一个数。"
        yield Note(words, CARD_RULE)
    if contract_date < FINANCIAL_RATE_CAP_SINCE:
        issued = chinese_date(FINANCIAL_RATE_CAP_SINCE)
        yield Note(f"这份意见是{issued}印发的；你的合同更早，能不能照它请求，由法院判断。", FINANCIAL_RULE)
    yield Note(
        f"「超过{TIMES} LPR就不用还」不适用于持牌机构，小额贷款公司也一样。", f"{LICENSED_RULE}、{MICROLOAN_RULE}"
    )


def _complaints(lender_type: str, contract_date: date, *, exceeds: bool) -> Iterator[Note]:
    """Say what newer rules let a reader ask for, and how sure their texts are."""
    if lender_type == "microloan" and contract_date >= MICROLOAN_GUIDELINE_SENT:
        words = (
            "据报道，2025年12月下发的指引要求小额贷款公司：新放的贷款，综合融资成本一年不超过"
            f"{percent(FINANCIAL_RATE_CAP)}；没有事先写明的息费不再收。"
        )
        ask = "超过了、另外收了的，可以向放款公司注册地的省级地方金融管理局投诉。"
        unsure = "没有找到官方公开的原文，投诉时别只靠这一条。"
        yield Note(words + ask * exceeds + unsure, "小贷综合融资成本指引（非官方转载、据报道，仅供参考）")
    if lender_type == "bank" and contract_date >= INTERNET_LOAN_FACILITATION_NOTICE_2025_IN_FORCE:
        words = (
            "在App、平台上借的银行贷款：增信、担保的服务费算在综合融资成本里；银行要和平台约定，平台不得以任何形式向你收息费，"
            "增信机构不得用咨询费、顾问费变相多收。收了的，先向银行投诉，不满意再打12378。"
        )
        yield Note(words, "助贷新规第六条（节录，转载文本）")
    if contract_date >= LOAN_COST_DISCLOSURE_2026_IN_FORCE:
        words = (
            f"{chinese_date(LOAN_COST_DISCLOSURE_2026_IN_FORCE)}以后办的个人贷款，放款机构要给你看综合融资成本明示表，"
            "表上应当提示，没列的息费不再收：先要这张表，一项一项对。"
        )
        yield Note(words, "明示综合融资成本规定（要点，没有核到全文）")


def _private_notes(result: RateCapCheck) -> Iterator[Note]:
    if result.rule == "private_transition":
        yield Note(
            f"这个数只管{SINCE_DAY}以后的利息，用起诉那天的LPR；还没起诉的，只能先拿现在的估一估。"
            "在那以前的利息，当事人可以请求按当时的司法解释算，这里没有算。",
            TRANSITION_RULE,
        )
    yield Note(
        "没有放贷资格、以营利为目的向不特定的人放款的，合同无效，这条线用不上：收到的本金要返还，"
        "约定的利息不能照合同要；怎么返还、赔不赔由法院定。",
        VOID_RULE,
    )
    yield Note("约定了逾期利息、违约金和其他费用的，全部加起来一起对照。", ALL_COSTS_RULE)
    words = (
        f"LPR每月公布一次，{TIMES}是多少跟着变，别用网上流传的一个固定数。"
        f"本站的LPR只核到{chinese_date(LPR_1Y_CHECKED)}公布的那一次，以后各月的请到人民银行网站查。"
    )
    yield Note(words, PRIVATE_RULE)
    yield Note(
        "没有约定利息的，借的这段日子不用付利息；也没约定逾期利率的，逾期以后，对方可以要参照一年期LPR算的利息。",
        "民间借贷司法解释第二十四条第一款、第二十八条第二款",
    )
