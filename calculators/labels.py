"""Words that several calculators share: what a figure is called, where it is found, and inputs that are asked alike."""

from calculators.declare import Input, Output
from calculators.law import PENALTY_UPLIFT_MAX
from calculators.wording import percent

AS_OF = "算到哪天"
BUDGET = "每月能还"
COMPOUND_RATE = "真实年化利率（复利）"
CONTRACT_RATE = "合同年利率"
FEE = "手续费"
FIRST_PAYMENT_DAY = "第一次还款日"
INCOME = "每月收入"
INTEREST_LEFT = "还要付的利息"
LAST_PAYMENT = "最后一期还"
MINIMUM_RATIO = "最低还款的比例"
MONTHS_TO_CLEAR = "几个月还清"
NECESSARY = "必要支出"
ONE_DAY_MORE = "再拖一天多"
OWED = "还欠多少"
PAYMENT_AFTER = "以后每月还"
PAYMENT_BEFORE = "原来每月还"
PENALTY_UPLIFT = "罚息加收"
PERIODS = "分几期"
REMAINING_PRINCIPAL = "还剩的本金"
SIMPLE_RATE = "真实年化利率（单利）"
SPENDING = f"每月{NECESSARY}"
TODAY = "今天是哪天"
TOTAL_BUDGET = "每月一共能还"
TOTAL_DUE = "一共要还"
TO_INTEREST = "抵利息"
TO_PRINCIPAL = "抵本金"
TOTAL_INTEREST = "利息一共"
UNPAID_PRINCIPAL = "还没还的本金"
YEARLY_RATE = "年利率"
YEAR_BASIS = "一年按多少天"

IN_BUDGET = "收入减去吃住、看病以后，每月拿得出的数；拿不准，先用「每月能还多少」算"
IN_CONTRACT = "合同首页；写的是日利率就乘360"
IN_STATEMENT = "账单或银行App里的「本期应还总额」"
MINIMUM_IN_STATEMENT = "账单上的最低还款额除以账单金额，再乘100；或看领用合约"
PRINCIPAL_IN_APP = "App借款详情里的「剩余本金」"
UPLIFT_IN_CONTRACT = f"合同「逾期」一条，常写加收{percent(PENALTY_UPLIFT_MAX)}"
USUALLY_TODAY = "一般填今天"

DAYS_LEFT = Output(label="离最后一天还有", unit="天", omits_zero=True)
REMAINING_MONTHS = Input(label="还剩几期没还", help="还款计划里没还的行数", example="24")
REST_DAYS = Input(label="放假的日子", help="国务院每年公布的放假安排", rare=True)
WORK_DAYS = Input(label="调休上班的日子", help="周末要上班的那几天", rare=True)

YEAR_BASES = {"360": "360天", "365": "365天"}
"""Which days of a year contracts divide a yearly rate by."""

AS_FILLED_IN = "照填的数"
"""Begins what is said of an answer of nothing."""
COUNTED_WITH = "按这个算"
"""Stands beside what the answer is about, among others: the reader's own, or still the example's."""
POINTER = f" ← {COUNTED_WITH}"
NO_INCOME = "没有收入，算不出"
NO_INTEREST = "没有利息"
NOTHING_MORE = "没有多付"
