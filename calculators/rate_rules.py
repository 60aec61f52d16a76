"""Say by which rule a court measures what a loan costs a year, and who falls under it."""

from collections.abc import Mapping
from dataclasses import dataclass

from calculators.law import PRIVATE_RATE_CAP_TIMES, PRIVATE_RATE_CAP_TIMES_SINCE
from calculators.wording import chinese_date, han

TIMES = f"{han(PRIVATE_RATE_CAP_TIMES)}倍"
SINCE_DAY = chinese_date(PRIVATE_RATE_CAP_TIMES_SINCE)
FINANCIAL_RULE = "法发〔2017〕22号第2条"
PRIVATE_RULE = "民间借贷司法解释第二十五条"
TRANSITION_RULE = "民间借贷司法解释第三十一条第二款"
LICENSED_RULE = "民间借贷司法解释第一条第二款"
MICROLOAN_RULE = "法释〔2020〕27号第一条"
CARD_RULE = "银行卡纠纷司法解释第二条第二款"
VOID_RULE = "民间借贷司法解释第十三条第（三）项、民法典第一百五十七条"
ALL_COSTS_RULE = "民间借贷司法解释第二十八条、第二十九条"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule that a court measures a rate by."""

    name: str
    source: str
    why: str
    """Why this rule and no other, for the first step."""
    why_source: str
    is_private: bool = False


LENDERS: Mapping[str, str] = {
    "bank": "银行（信托、汽车金融公司也选这个）",
    "consumer_finance": "消费金融公司",
    "microloan": "小额贷款公司",
    "private": "个人，或没有放贷牌照的公司",
}
LICENSED = f"持牌的金融机构放的贷款，不适用民间借贷的{TIMES} LPR"
RULES: Mapping[str, Rule] = {
    "financial_24": Rule(
        name="金融借款，超过就可以请求法院调减的年利率",
        source=FINANCIAL_RULE,
        why=LICENSED,
        why_source=LICENSED_RULE,
    ),
    "microloan_24": Rule(
        name="金融借款的年利率，拿来对照（条文没有点名小额贷款公司，能不能照它减，由法院定）",
        source=FINANCIAL_RULE,
        why=f"小额贷款公司是批准设立的金融机构，也不适用民间借贷的{TIMES} LPR",
        why_source=MICROLOAN_RULE,
    ),
    "private_4lpr": Rule(
        name=f"民间借贷，合同成立时1年期LPR的{TIMES}",
        source=PRIVATE_RULE,
        why="个人和没有放贷牌照的公司出借，是民间借贷",
        why_source="民间借贷司法解释第一条",
        is_private=True,
    ),
    "private_transition": Rule(
        name=f"民间借贷，起诉时1年期LPR的{TIMES}（合同在{SINCE_DAY}以前）",
        source=TRANSITION_RULE,
        why=f"个人和没有放贷牌照的公司出借，是民间借贷；合同在{SINCE_DAY}以前成立",
        why_source=TRANSITION_RULE,
        is_private=True,
    ),
}
