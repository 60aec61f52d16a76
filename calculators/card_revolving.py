"""Work out what a credit card bill costs that was not paid in full."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from calculators import labels
from calculators.answer import Answer, Note, Step, View
from calculators.charts import Bar, Bars
from calculators.declare import Input, Output
from calculators.law import FINANCIAL_RATE_CAP
from calculators.money import ZERO, cents, exact
from calculators.quantities import ANYTHING, DailyRate, Days, Percent, PositiveYuan, Share, SmallShare, Yuan
from calculators.wording import COURT_DECIDES, amount, number, percent, unless_nothing, yuan

DAYS_A_YEAR = 365
OLD_CEILING = Decimal("0.05")
YOURS = "你还的"
LATE_FEE, TOTAL_COST = "违约金", "一共多付"
BASES: Mapping[str, str] = {"full": "全部账单都算（全额计息）", "unpaid": "只算没还的部分"}
TERMS_RULE = "银发〔2016〕111号第二项、第六项"
LATE_FEE_RULE = "银发〔2016〕111号第三项"
RATE_RULE = "银发〔2016〕111号第一项、第六项"
REDUCTION_RULE = "银行卡纠纷规定第二条"
CEILING_RULE = "银行卡纠纷规定第二条第二款；法发〔2017〕22号第2条"


@dataclass(frozen=True, slots=True)
class PaymentOutcome:
    """What the same bill costs if another sum is paid on the same day."""

    name: Annotated[str, ANYTHING, Output(label="还多少")]
    amount_paid: Annotated[Yuan, Output(label="还款")]
    interest: Annotated[Yuan, Output(label="利息")]
    late_fee: Annotated[Yuan, Output(label=LATE_FEE)]
    total_cost: Annotated[Yuan, Output(label=TOTAL_COST)]


@dataclass(frozen=True, slots=True)
class CardRevolving:
    """What comes on top of the bill, what is still owed, and what other payments would have cost."""

    minimum_due: Annotated[Yuan, Output(label="最低还款额")]
    missing_minimum: Annotated[Yuan, Output(label="还差多少够最低", omits_zero=True)]
    interest: Annotated[Yuan, Output(label="利息")]
    late_fee: Annotated[Yuan, Output(label=LATE_FEE, omits_zero=True)]
    total_cost: Annotated[Yuan, Output(label=TOTAL_COST, is_total=True)]
    remaining_balance: Annotated[Yuan, Output(label="还没还的账单")]
    cost_per_day: Annotated[Yuan, Output(label=labels.ONE_DAY_MORE)]
    interest_full: Annotated[Yuan, Output(label="按全部账单算的利息")]
    interest_unpaid: Annotated[Yuan, Output(label="按没还部分算的利息")]
    annual_rate: Annotated[Percent, Output(label="日利率折成年利率（× 365）")]
    compare: Annotated[tuple[PaymentOutcome, ...], Output(label="同一天，要是还别的数")]


@exact
def card_revolving(
    *,
    statement_balance: Annotated[PositiveYuan, Input(label="账单金额", help=labels.IN_STATEMENT, example="10000")],
    amount_paid: Annotated[
        Yuan, Input(label="到还款日还了多少", help="还款日以前（含当天）还进这张卡的钱，没还填0", example="1000")
    ],
    days_before_payment: Annotated[
        Days,
        Input(
            label="消费入账到还款，几天",
            help="账单里「记账日」数到还款那天；几笔日子不同，取中间的一天，或者一笔一笔算",
            example="30",
        ),
    ],
    days_after_payment: Annotated[
        Days, Input(label="还款以后，又过了几天", help="还款第二天数到剩下的还清那天；还没还清，数到今天", example="30")
    ],
    daily_rate: Annotated[
        DailyRate, Input(label="日利率", unit="% 每天", help="领用合约里的日利率；万分之五就是0.05", rare=True)
    ] = Decimal("0.05"),
    minimum_ratio: Annotated[
        Share,
        Input(label=labels.MINIMUM_RATIO, help=labels.MINIMUM_IN_STATEMENT, rare=True),
    ] = Decimal(10),
    late_fee_ratio: Annotated[
        SmallShare,
        Input(label="违约金的比例", help="领用合约「违约金」一条：最低还款没还够的部分收百分之几", rare=True),
    ] = Decimal(5),
    interest_base: Annotated[
        str, Input(label="利息按哪个数算", help="领用合约「计息」一条；找不到就问客服", choices=BASES, rare=True)
    ] = "full",
) -> Answer[CardRevolving]:
    """信用卡未全额还款

    账单没有还清，利息和违约金要多付多少，还差多少够最低。

    minimum_due = round(statement_balance × minimum_ratio)
    remaining_balance = statement_balance − amount_paid, without interest and fee
    interest, full:   round(daily_rate × (statement_balance × days_before_payment + remaining × days_after_payment))
    interest, unpaid: round(daily_rate × remaining × (days_before_payment + days_after_payment))
    late_fee = round(late_fee_ratio × max(0, minimum_due − amount_paid)); total_cost = interest + late_fee
    amount_paid ≥ statement_balance: everything but minimum_due is 0.

    Source: 银发〔2016〕111号 二 (free days and minimum as the bank sets them), 三 (a late fee as agreed, itself
    without interest), 六 (daily and yearly rate must be shown). All three are the contract's figures, none a law's.
    Units: yuan, percent a day, percent, days. Interest is booked once for the whole time; a bank that books each
    purchase from its own day may differ. The daily rate is applied as it stands; annual_rate = 365 × daily_rate is
    only for comparison. minimum_due is not capped: a ratio above 100 % asks for more than the bill.
    Errors: only bad inputs.

    >>> days = {"days_before_payment": 20, "days_after_payment": 30}
    >>> card_revolving(statement_balance=Decimal(10000), amount_paid=Decimal(9900), **days).result.interest
    Decimal('101.50')
    """
    bill = _Bill(statement_balance, days_before_payment, days_after_payment, daily_rate, minimum_ratio, late_fee_ratio)
    yours = bill.outcome(YOURS, amount_paid, interest_base)
    result = CardRevolving(
        minimum_due=bill.minimum_due,
        missing_minimum=bill.missing_minimum(amount_paid),
        interest=yours.interest,
        late_fee=yours.late_fee,
        total_cost=yours.total_cost,
        remaining_balance=bill.remaining(amount_paid),
        cost_per_day=bill.interest(amount_paid, interest_base, more_days=1) - yours.interest,
        interest_full=bill.interest(amount_paid, "full"),
        interest_unpaid=bill.interest(amount_paid, "unpaid"),
        annual_rate=daily_rate * DAYS_A_YEAR,
        compare=tuple(_others(bill, yours, interest_base)),
    )
    return Answer(result, _view(result), _steps(result, bill, yours, interest_base), tuple(_notes(result, bill)))


@dataclass(frozen=True, slots=True)
class _Bill:
    balance: Decimal
    days_before: int
    days_after: int
    daily_rate: Decimal
    minimum_ratio: Decimal
    late_fee_ratio: Decimal

    @property
    def minimum_due(self) -> Decimal:
        return cents(self.balance * self.minimum_ratio / 100)

    def remaining(self, paid: Decimal) -> Decimal:
        return cents(max(ZERO, self.balance - paid))

    def missing_minimum(self, paid: Decimal) -> Decimal:
        """What the payment falls short of the minimum; nothing where the whole bill is paid."""
        return cents(max(ZERO, self.minimum_due - paid)) if self.remaining(paid) else ZERO

    def interest(self, paid: Decimal, base: str, more_days: int = 0) -> Decimal:
        left, after = self.remaining(paid), self.days_after + more_days
        if not left:
            return ZERO
        before = self.balance if base == "full" else left
        return cents(self.daily_rate * (before * self.days_before + left * after) / 100)

    def outcome(self, name: str, paid: Decimal, base: str) -> PaymentOutcome:
        interest = self.interest(paid, base)
        late_fee = cents(self.missing_minimum(paid) * self.late_fee_ratio / 100)
        return PaymentOutcome(name, cents(paid), interest, late_fee, interest + late_fee)


def _others(bill: _Bill, yours: PaymentOutcome, base: str) -> list[PaymentOutcome]:
    """Set other sums beside the reader's own, ascending, each sum once; of two names for a sum the last counts."""
    half = cents(bill.balance / 2)
    named = {half: "还一半", bill.minimum_due: "只还最低", bill.balance: "全部还清", ZERO: "一分没还"}
    others = [(paid, name) for paid, name in named.items() if paid <= bill.balance and paid != yours.amount_paid]
    return sorted([yours, *(bill.outcome(name, paid, base) for paid, name in others)], key=lambda one: one.amount_paid)


def _view(result: CardRevolving) -> View:
    big, sentence = _sentence(result)
    bars = [Bar(row.name, row.total_cost, is_yours=row.name == YOURS) for row in result.compare]
    described = "；".join(f"{row.name}，{yuan(row.amount_paid)}，多付{yuan(row.total_cost)}" for row in result.compare)
    return View(sentence, big, Bars("还多少，多付多少（元）", f"{described}。", bars))


def _sentence(result: CardRevolving) -> tuple[str, str]:
    if not result.remaining_balance:
        return labels.NOTHING_MORE, "账单已经还清，没有多付：没有利息，也没有违约金。"
    big = yuan(result.total_cost) if result.total_cost else labels.NOTHING_MORE
    interest = unless_nothing("利息", result.interest, labels.NO_INTEREST)
    parts = f"{interest}，{unless_nothing(LATE_FEE, result.late_fee, '没有违约金')}"
    cost = f"要多付{big}" if result.total_cost else f"{labels.AS_FILLED_IN}，{big}"
    more = unless_nothing("再拖一天约多", result.cost_per_day, "再拖一天，加不到一分")
    missing = f"还差{yuan(result.missing_minimum)}才够最低还款额。" if result.missing_minimum else ""
    left = yuan(result.remaining_balance)
    return big, f"这期没还清，{cost}：{parts}；还有{left}没还，{more}。{missing}"


def _steps(result: CardRevolving, bill: _Bill, yours: PaymentOutcome, base: str) -> tuple[Step, ...]:
    owed, paid = number(bill.balance), number(yours.amount_paid)
    return (
        Step(
            "最低还款额 = 账单金额 × 最低还款的比例，四舍五入到分",
            f"{owed} × {percent(bill.minimum_ratio)} = {amount(result.minimum_due)}",
            TERMS_RULE,
        ),
        Step(
            "还没还的 = 账单金额 − 还了多少；还够了就是0",
            f"{owed} − {paid} → {amount(result.remaining_balance)}",
        ),
        _interest_step(result, bill, base),
        Step(
            "违约金 =（最低还款额 − 还了多少）× 违约金的比例；还够最低就没有",
            f"{amount(result.missing_minimum)} × {percent(bill.late_fee_ratio)} = {amount(result.late_fee)}",
            LATE_FEE_RULE,
        ),
        Step(
            "一共多付 = 利息 + 违约金",
            f"{amount(result.interest)} + {amount(result.late_fee)} = {amount(result.total_cost)}",
        ),
    )


def _interest_step(result: CardRevolving, bill: _Bill, base: str) -> Step:
    rate, left, before, after = (
        percent(bill.daily_rate),
        number(result.remaining_balance),
        bill.days_before,
        bill.days_after,
    )
    if not result.remaining_balance:
        return Step("账单全部还清，按免息期不收消费的利息", "0.00", TERMS_RULE)
    if base == "full":
        formula = "利息 = 日利率 ×（账单金额 × 还款前的天数 + 没还的 × 还款后的天数），四舍五入到分"
        numbers = f"{rate} ×（{number(bill.balance)} × {before} + {left} × {after}）= {amount(result.interest)}"
    else:
        formula = "利息 = 日利率 × 没还的 ×（还款前的天数 + 还款后的天数），四舍五入到分"
        numbers = f"{rate} × {left} ×（{before} + {after}）= {amount(result.interest)}"
    return Step(formula, numbers, TERMS_RULE)


def _notes(result: CardRevolving, bill: _Bill) -> Iterator[Note]:
    yield Note(
        "免息期、最低还款、从哪天起按哪个数计息，都由发卡银行定，写在领用合约里。两种算法的利息都列出来了，"
        "看哪个和账单接近，就可能是哪种。",
        TERMS_RULE,
    )
    if result.remaining_balance:
        yield Note(
            f"再还{yuan(result.remaining_balance)}和已经产生的利息，才不会继续计息。只差几元的，有的银行按还清处理，看合约。"
        )
        yield Note(
            "利息、违约金条款，银行订合同时没有提示、说明，让你没注意或没理解的，可以主张不受它约束；"
            "总额过高的，可以请求法院适当减少。都要自己提出来。",
            REDUCTION_RULE,
        )
    if result.missing_minimum:
        yield Note("收不收违约金、收多少，看合约；违约金不得再计利息，也没有「滞纳金」了。", LATE_FEE_RULE)
    if bill.daily_rate > OLD_CEILING:
        yield Note(
            f"这里填的日利率高于{percent(OLD_CEILING)}。日利率由银行和你约定，合约里要同时写明日利率和年利率，请再核对。",
            RATE_RULE,
        )
    if result.annual_rate > FINANCIAL_RATE_CAP:
        yield Note(
            f"日利率折成年利率是{percent(result.annual_rate)}，高于{percent(FINANCIAL_RATE_CAP)}。真到了法院，可以说总额过高，请求适当减少，要自己提出来；{COURT_DECIDES}。",
            CEILING_RULE,
        )
    if bill.minimum_due > bill.balance:
        yield Note("这里填的最低还款比例超过100%，最低还款额比账单还多；请再看一遍账单。")
