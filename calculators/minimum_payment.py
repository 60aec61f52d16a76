"""Work out how long a card's debt lasts if only the minimum is paid, and what paying more would change."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from calculators import labels
from calculators.answer import Answer, Note, Step, View
from calculators.charts import Column, Columns
from calculators.declare import Input, Output
from calculators.instalments import (
    Instalment,
    Schedule,
    equal_instalments,
    monthly_interest,
    total_interest,
    total_paid,
)
from calculators.law import CARD_INSTALMENT_MAX_YEARS, FINANCIAL_RATE_CAP
from calculators.money import CENT, cents, exact
from calculators.quantities import AnnualRate, Count, PositiveYuan, Share, Yuan
from calculators.wording import COURT_DECIDES, amount, nth_month, number, percent, unless_nothing, yuan

MOST_MONTHS = 1200
SHOWN_WHERE_ENDLESS = 12
FIXED_TERMS = (6, 12, 24, 36)
LONG = 12
"""Months beyond which a way out is named."""
TERMS_RULE = "银发〔2016〕111号第二项、第六项"
CEILING_RULE = "银行卡纠纷规定第二条第二款；法发〔2017〕22号第2条"
PLAN_RULE = "信用卡监管办法第七十条"


@dataclass(frozen=True, slots=True)
class FixedPlan:
    """What it takes to be free of the debt in so many months by paying the same every month."""

    months: Annotated[Count, Output(label=labels.MONTHS_TO_CLEAR, unit="个月")]
    payment: Annotated[Yuan, Output(label="每月固定还")]
    total_interest: Annotated[Yuan, Output(label=labels.TOTAL_INTEREST)]


@dataclass(frozen=True, slots=True)
class MinimumPayment:
    """How long the minimum takes, what it costs, and what fixed payments would take and cost instead."""

    months: Annotated[Count | None, Output(label="只还最低，几个月还清", unit="个月")]
    total_interest: Annotated[Yuan | None, Output(label=labels.TOTAL_INTEREST)]
    total_paid: Annotated[Yuan | None, Output(label=labels.TOTAL_DUE, is_total=True)]
    never_ends: Annotated[bool, Output(label="只还最低还不完", is_code=True)]
    smallest_ending_payment: Annotated[Yuan, Output(label="每月固定还到多少，欠款才变少")]
    first_payment: Annotated[Yuan, Output(label="第1个月的最低还款")]
    fixed_months: Annotated[Count | None, Output(label="一直还第1个月的数，几个月还清", unit="个月")]
    fixed_interest: Annotated[Yuan | None, Output(label="一直还第1个月的数，利息一共")]
    fixed_plans: Annotated[tuple[FixedPlan, ...], Output(label="每月还一样多，多久还清")]
    schedule: Annotated[tuple[Instalment, ...], Output(label="每个月还多少，还欠多少")]


@exact
def minimum_payment(
    *,
    balance: Annotated[
        PositiveYuan,
        Input(
            label="现在欠多少",
            help=labels.IN_STATEMENT,
            example="10000",
            takes=("statement_balance",),
        ),
    ],
    annual_rate: Annotated[
        AnnualRate,
        Input(
            label=labels.YEARLY_RATE,
            unit="% 每年",
            help="领用合约里的年利率；只写日利率就乘365，日利率0.05%就是18.25",
            example="18.25",
            takes=("card-revolving.annual_rate",),
        ),
    ],
    minimum_ratio: Annotated[Share, Input(label=labels.MINIMUM_RATIO, help=labels.MINIMUM_IN_STATEMENT)] = Decimal(10),
    minimum_floor: Annotated[
        Yuan, Input(label="最低还款至少多少元", help="领用合约里的「最低还款额不低于」；没写就填0", rare=True)
    ] = Decimal(100),
) -> Answer[MinimumPayment]:
    """最低还款要还多久

    不再刷卡，每月只还最低还款额，要多久才还清，利息一共多少，每月多还一点会差多少。

    interest = round(balance × annual_rate ÷ 1200); due = balance + interest
    payment = min(due, max(minimum_floor, round(due × minimum_ratio ÷ 100))), month after month until nothing is due
    never_ends: payment ≤ interest and payment < due in some month, or 1200 months are not enough
    smallest_ending_payment = month 1's interest + 0.01; fixed_…: month 1's payment every month instead
    fixed_plans: equal instalments over so many months, the last takes the rest.

    Source: arithmetic; 银发〔2016〕111号 二 (the bank sets the minimum), 六 (it must be shown in the agreement).
    Units: yuan, percent a year, months. A month's interest is a twelfth of a year's; banks reckon by days.
    Of two balances the larger one also leaves more (or as much) a month later, so the first month that doesn't bring
    the balance down settles that none will. Where it never ends, months, total_interest and total_paid are empty and
    the schedule holds the first 12 months; principal is then negative where the balance grows.
    Without a floor the last cents stay: 10 % of 0.04 is 0.00. fixed_… are empty where 1200 months aren't enough.
    Errors: only bad inputs.

    >>> result = minimum_payment(balance=Decimal(10000), annual_rate=Decimal("18.25")).result
    >>> result.months, result.total_interest, result.fixed_months
    (37, Decimal('1678.66'), 11)
    """
    course = _pay_down(balance, annual_rate, lambda due: max(minimum_floor, cents(due * minimum_ratio / 100)))
    first = course.rows[0]
    fixed = _pay_down(balance, annual_rate, lambda _: first.payment)
    result = MinimumPayment(
        months=len(course.rows) if course.ends else None,
        total_interest=total_interest(course.rows) if course.ends else None,
        total_paid=total_paid(course.rows) if course.ends else None,
        never_ends=not course.ends,
        smallest_ending_payment=first.interest + CENT,
        first_payment=first.payment,
        fixed_months=len(fixed.rows) if fixed.ends else None,
        fixed_interest=total_interest(fixed.rows) if fixed.ends else None,
        fixed_plans=tuple(_fixed_plan(balance, annual_rate, months) for months in FIXED_TERMS),
        schedule=course.rows if course.ends else course.rows[:SHOWN_WHERE_ENDLESS],
    )
    terms = _Terms(balance, annual_rate, minimum_ratio, minimum_floor)
    return Answer(result, _view(result, course), _steps(result, terms), tuple(_notes(result, course, annual_rate)))


@dataclass(frozen=True, slots=True)
class _Course:
    """Month after month until it ends, or is known not to."""

    rows: Schedule
    stuck: Instalment | None
    """The first month whose payment is no more than its interest, though more is due."""

    @property
    def ends(self) -> bool:
        return self.stuck is None and not self.rows[-1].balance


def _pay_down(balance: Decimal, annual_rate: Decimal, payment_of: Callable[[Decimal], Decimal]) -> _Course:
    rows: list[Instalment] = []
    stuck, left = None, cents(balance)
    while left and len(rows) < (SHOWN_WHERE_ENDLESS if stuck else MOST_MONTHS):
        interest = monthly_interest(left, annual_rate)
        due = left + interest
        payment = min(due, payment_of(due))
        left = due - payment
        rows.append(Instalment(len(rows) + 1, payment, payment - interest, interest, left))
        if stuck is None and left and payment <= interest:
            stuck = rows[-1]
    return _Course(tuple(rows), stuck)


def _fixed_plan(balance: Decimal, annual_rate: Decimal, months: int) -> FixedPlan:
    course = equal_instalments(balance, annual_rate, months)
    return FixedPlan(months, course.first_payment, course.total_interest)


def _view(result: MinimumPayment, course: _Course) -> View:
    big, sentence = _sentence(result, course)
    start = result.schedule[0].balance + result.schedule[0].principal
    last = result.schedule[-1]
    columns = [Column("现在", start), *(Column(nth_month(row.period), row.balance) for row in result.schedule)]
    described = f"现在欠{yuan(start)}，第{last.period}个月后还剩{yuan(last.balance)}。"
    return View(sentence, big, Columns("只还最低，还剩多少没还（元）", described, columns))


def _sentence(result: MinimumPayment, course: _Course) -> tuple[str, str]:
    if result.months is not None and result.total_interest is not None:
        big = _long(result.months)
        needed = f"要{big}才还清" if result.months > 1 else f"{big}就还清"
        interest = unless_nothing(labels.TOTAL_INTEREST, result.total_interest, labels.NO_INTEREST)
        return big, f"每月只还最低，{needed}，{interest}。{_instead(result)}"
    if result.fixed_months is not None:
        big = yuan(result.first_payment)
        return big, f"每月只还最低{_endless(course)}。每月都还{big}、不跟着变少，{_long(result.fixed_months)}就还清。"
    if course.stuck is course.rows[0]:
        big = yuan(result.smallest_ending_payment)
        return big, f"每月只还最低{_endless(course)}。每月固定还到{big}，欠款才会变少；{_goal(result)}"
    return _big(result), f"每月只还最低{_endless(course)}。{_goal(result)}"


def _big(result: MinimumPayment) -> str:
    plan = _plan(result)
    return yuan(plan.payment) if plan else "还不完"


def _goal(result: MinimumPayment) -> str:
    plan = _plan(result)
    return f"想{plan.months}个月还清，每月固定还{yuan(plan.payment)}。" if plan else "欠得很少，一次还清就行。"


def _plan(result: MinimumPayment) -> FixedPlan | None:
    """Find the longest plan whose payments bring the debt down; of a few cents none may."""
    plans = (plan for plan in reversed(result.fixed_plans) if plan.payment >= result.smallest_ending_payment)
    return next(plans, None)


def _endless(course: _Course) -> str:
    stuck = course.stuck
    if stuck is None:
        return f"，{_long(MOST_MONTHS)}也还不完"
    if stuck is course.rows[0]:
        paid = unless_nothing("第1个月还", stuck.payment, "最低还款额是0")
        interest = unless_nothing("利息就有", stuck.interest, "欠款一直不变")
        return f"还不完：{paid}，{interest}"
    return f"，越还越少，剩下{yuan(stuck.balance)}时就不再变少，还不完"


def _instead(result: MinimumPayment) -> str:
    months, interest = result.fixed_months, result.fixed_interest
    if months is None or interest is None or months == result.months or result.total_interest is None:
        return ""
    saved = result.total_interest - interest
    less = f"，利息少{yuan(saved)}" if saved else ""
    return f"要是每月都还第1个月的{yuan(result.first_payment)}，{_long(months)}就还清{less}。"


def _long(months: int) -> str:
    years, rest = divmod(months, 12)
    return f"{months}个月" + (f"（{years}年{f'{rest}个月' if rest else ''}）" if years else "")


@dataclass(frozen=True, slots=True)
class _Terms:
    balance: Decimal
    annual_rate: Decimal
    ratio: Decimal
    floor: Decimal


def _steps(result: MinimumPayment, terms: _Terms) -> tuple[Step, ...]:
    first, owed = result.schedule[0], number(terms.balance)
    due = f"{owed} + {amount(first.interest)}"
    return (
        Step(
            "每月利息 = 没还的 × 年利率 ÷ 12，四舍五入到分",
            f"{owed} × {percent(terms.annual_rate)} ÷ 12 = {amount(first.interest)}",
        ),
        Step(
            "最低还款 =（没还的 + 当月利息）× 比例，四舍五入到分；不少于保底的数，不多于一共欠的",
            f"（{due}）× {percent(terms.ratio)}，不少于{number(terms.floor)} → {amount(first.payment)}",
            TERMS_RULE,
        ),
        Step("月底还剩 = 没还的 + 当月利息 − 还款", f"{due} − {amount(first.payment)} = {amount(first.balance)}"),
        Step("下个月从还剩的数再算，一直算到0", _outcome(result)),
        Step(
            "每月固定还到多少，欠款才变少 = 第1个月的利息 + 0.01",
            f"{amount(first.interest)} + 0.01 = {amount(result.smallest_ending_payment)}",
        ),
    )


def _outcome(result: MinimumPayment) -> str:
    if result.months is None or result.total_interest is None:
        return f"前{len(result.schedule)}个月在下面的表里；这样还，到不了0"
    return f"第{result.months}个月到0；每月利息相加是{amount(result.total_interest)}"


def _notes(result: MinimumPayment, course: _Course, annual_rate: Decimal) -> Iterator[Note]:
    yield Note(
        "这里假设：不再用这张卡，每月按时还，没有违约金和别的费用，一个月算十二分之一年。"
        "银行按天计息，账单上的数会差一点。"
    )
    yield Note("最低还款的比例和保底由发卡银行定；有的银行把分期、费用整笔算进最低还款，看账单。", TERMS_RULE)
    if result.never_ends:
        yield Note(f"{_reason(course)}所以几个月还清、利息一共、一共要还都是空的。")
    if result.fixed_months is None:
        yield Note(
            f"一直还第1个月的数，{MOST_MONTHS}个月里也还不清，所以那两项是空的；每月要还多少，看「每月还一样多」。"
        )
    if result.months is None or result.months > LONG:
        yield Note(
            "有特殊情况、欠款超出还款能力、又愿意还的，可以和银行协商个性化分期，"
            f"最长{CARD_INSTALMENT_MAX_YEARS}年；银行可以谈，不是必须同意。",
            PLAN_RULE,
        )
    if annual_rate > FINANCIAL_RATE_CAP:
        words = (
            f"年利率{percent(annual_rate)}，高于{percent(FINANCIAL_RATE_CAP)}。"
            f"真到了法院，可以请求把过高的部分减下来，要自己提出来；{COURT_DECIDES}。"
        )
        yield Note(words, CEILING_RULE)


def _reason(course: _Course) -> str:
    stuck = course.stuck
    if stuck is None:
        return f"{MOST_MONTHS}个月（{MOST_MONTHS // 12}年）以后还有{yuan(course.rows[-1].balance)}没还，算作还不完，"
    paid = unless_nothing("最低还款是", stuck.payment, "最低还款是0")
    interest = unless_nothing("当月的利息", stuck.interest, "当月的利息0元")
    return f"第{stuck.period}个月的{paid}，不比{interest}多，欠款不再变少，"
