"""Say which of several debts to pay off first, how long one budget takes, and the least that would do."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from calculators import labels
from calculators.answer import Answer, Note, Step, View
from calculators.charts import Bar, Bars, Moment, Timeline
from calculators.clearing import MOST_MONTHS, smallest_budget
from calculators.declare import Input, Output
from calculators.instalments import monthly_interest
from calculators.money import ZERO, exact
from calculators.old_debts import OLD_DEBT
from calculators.payoff_plan import METHODS, ClearedDebt, FirstPayment, OpenDebt, Plan, plans
from calculators.quantities import ANYTHING, Count, Yuan
from calculators.svg import shortened
from calculators.wording import EXPERIENCE, amount, nth_month, number, percent, unless_nothing, yuan

ORDERS: Mapping[str, str] = {
    "avalanche": "先后 = 年利率高的在前；一样高的，欠得少的在前",
    "snowball": "先后 = 欠得少的在前；一样多的，年利率高的在前",
}
MOST_MOMENTS = 12
MOST_TOLD = 5
CHOICE_RULE = "民法典第五百六十条"
CHANGE_RULE = "民法典第五百四十三条"
EARLY_RULE = "民法典第六百七十七条"


@dataclass(frozen=True, slots=True)
class MethodSummary:
    """What the same budget does under one method."""

    name: Annotated[str, ANYTHING, Output(label="还法")]
    months: Annotated[Count | None, Output(label=labels.MONTHS_TO_CLEAR, unit="个月")]
    total_interest: Annotated[Yuan | None, Output(label=labels.TOTAL_INTEREST)]
    method: Annotated[str, ANYTHING, Output(label="代号", is_code=True)]


@dataclass(frozen=True, slots=True)
class PayoffOrder:
    """How long it takes, what it costs, what goes first, and the least that would do."""

    months: Annotated[Count | None, Output(label=labels.MONTHS_TO_CLEAR, unit="个月")]
    total_interest: Annotated[Yuan | None, Output(label=labels.TOTAL_INTEREST)]
    order: Annotated[tuple[ClearedDebt, ...], Output(label="每一笔还清的月份")]
    feasible: Annotated[bool, Output(label="按这个数还得清", is_code=True)]
    smallest_budget: Annotated[Yuan, Output(label="每月最少要还", is_total=True)]
    compare: Annotated[tuple[MethodSummary, ...], Output(label="两种还法比一比")]
    first_month: Annotated[tuple[FirstPayment, ...], Output(label="这个月每笔还多少")]


@exact
def payoff_order(
    *,
    monthly_budget: Annotated[
        Yuan,
        Input(
            label=labels.TOTAL_BUDGET,
            help=labels.IN_BUDGET,
            example="3000",
            takes=("affordable-budget.affordable_payment",),
        ),
    ],
    debts: Annotated[
        tuple[OpenDebt, ...],
        Input(
            label="每一笔欠款",
            unit="元、% 每年",
            help="都在账单或App的还款页：信用卡填最低还款额，网贷填每期应还；没有就填0",
            example="信用卡, 10000, 18, 1000\n花呗, 5000, 15, 500\n微粒贷, 20000, 12, 700",
            is_shared=False,
        ),
    ],
    method: Annotated[
        str, Input(label="余下的钱先还哪一笔", help="两种都会算出来比较，拿不准就不改", choices=METHODS, rare=True)
    ] = "avalanche",
) -> Answer[PayoffOrder]:
    """先还哪一笔

    欠了好几笔，每月就这么多钱：先还哪一笔，多久还清，每月最少要还多少。

    each month: balance + round(balance × annual_rate ÷ 1200); then min(minimum, balance) to every debt; all that is
    left to the first target, then to the next
    avalanche: highest rate, then smaller balance; snowball: smallest balance, then higher rate; then list order;
    ordered once, from the balances given
    total_interest = all that is paid − Σ balance
    smallest_budget = the smallest one that is feasible under `method`, exact to the cent.

    Source: arithmetic; 民法典 560 (the debtor may say which of the debts at one creditor is paid), 677 (early
    repayment). Units: yuan, percent a year, months.
    feasible: the budget covers month 1's Σ min(minimum, balance + interest), and all is cleared within 600 months.
    Minimums and rates stay as they are, and no penalty is added. first_month shares out month 1 in list order; like
    order it is empty where the budget is not feasible. Errors: only bad inputs.

    >>> two = (OpenDebt("甲", Decimal(1000), Decimal(0), ZERO), OpenDebt("乙", Decimal(1000), Decimal(24), ZERO))
    >>> found = payoff_order(monthly_budget=Decimal(600), debts=two).result
    >>> found.months, found.total_interest
    (4, Decimal('28.40'))
    """
    by_method = plans(monthly_budget, debts)
    plan = by_method[method]
    other = next(one for one in by_method.values() if one is not plan)
    slowest = plan.with_cents(smallest_budget(plan.line))
    result = PayoffOrder(
        months=plan.months,
        total_interest=plan.interest,
        order=plan.order(),
        feasible=plan.months is not None,
        smallest_budget=slowest.budget,
        compare=tuple(MethodSummary(METHODS[name], one.months, one.interest, name) for name, one in by_method.items()),
        first_month=plan.first_month(),
    )
    return Answer(result, _view(plan, slowest), tuple(_steps(plan, slowest)), tuple(_notes(plan, other, slowest)))


def _view(plan: Plan, slowest: Plan) -> View:
    budget, first = yuan(plan.budget), plan.targets[0].name
    if plan.interest is None:
        big = yuan(slowest.budget)
        enough = f"每月最少要{big}才还得清，那样要{_long(slowest.months)}"
        now = f"现在的{budget}" if plan.budget else "现在拿不出钱"
        advice = "先别借新还旧，找各家谈减免、分期。"
        return View(f"{enough}；{now}，{_why_not(plan)}。{advice}", big, _bars(plan, slowest))
    big, interest = f"{plan.months}个月", unless_nothing(labels.TOTAL_INTEREST, plan.interest, labels.NO_INTEREST)
    if len(plan.debts) == 1:
        return View(f"每月还{budget}，{big}{_in_years(plan.months)}还清，{interest}。", big, _timeline(plan, first))
    how = "先付够各家的最低，余下的" if plan.line.least else ""
    return View(
        f"每月{budget}，{how}都先还「{first}」：{big}{_in_years(plan.months)}全部还清，{interest}。",
        big,
        _timeline(plan, first),
    )


def _why_not(plan: Plan) -> str:
    return "不够付这个月各家的最低" if plan.cents < plan.line.least else f"{_long(MOST_MONTHS)}也还不完"


def _long(months: int | None) -> str:
    return f"{months}个月{_in_years(months)}"


def _in_years(months: int | None) -> str:
    """Add in years what is hard to picture in months."""
    years, rest = divmod(months or 0, 12)
    return f"（{years}年{f'{rest}个月' if rest else ''}）" if years > 1 else ""


def _timeline(plan: Plan, first: str) -> Timeline:
    rows = plan.order()
    shown = rows if len(rows) <= MOST_MOMENTS else (*rows[: MOST_MOMENTS - 1], rows[-1])
    moments = [Moment(nth_month(row.month_cleared), f"还清{shortened(row.name)}", row.name == first) for row in shown]
    described = "；".join(f"第{row.month_cleared}个月还清{row.name}" for row in shown) + "。"
    return Timeline("哪一笔什么时候还清", described, moments)


def _bars(plan: Plan, slowest: Plan) -> Bars:
    sums = {labels.BUDGET: plan.budget, "最低合计": plan.minimums, "最少要": slowest.budget}
    described = "，".join(f"{label} {yuan(money)}" for label, money in sums.items()) + "。"
    bars = [Bar(label, money, is_yours=label == labels.BUDGET) for label, money in sums.items()]
    return Bars("每月能还的和最少要还的（元）", described, bars)


def _steps(plan: Plan, slowest: Plan) -> Iterator[Step]:
    first, rest = plan.targets[0], plan.budget - plan.minimums
    interest = monthly_interest(first.balance, first.annual_rate)
    ranked = (f"{one.name}（{percent(one.annual_rate)}，欠{number(one.balance)}）" for one in plan.targets)
    yield Step(ORDERS[plan.method], _told(ranked, " → "))
    yield Step(
        "一个月的利息 = 还欠的 × 年利率 ÷ 12，四舍五入到分",
        f"{first.name}第1个月：{number(first.balance)} × {percent(first.annual_rate)} ÷ 12 = {amount(interest)}",
    )
    minimums = (number(min(debt.minimum, debt.balance + _interest(debt))) for debt in plan.debts)
    yield Step(
        "最低合计 = 每笔的最低相加；本息不到最低的，按本息", f"{_told(minimums, ' + ')} = {amount(plan.minimums)}"
    )
    yield Step(
        "余下的 = 每月能还 − 最低合计，先给排在最前的；它还清了，再给下一笔",
        f"{amount(plan.budget)} − {amount(plan.minimums)} = {amount(rest)}" + ("，不够" if rest < 0 else ""),
    )
    if plan.interest is not None:
        owed = plan.paid - plan.interest
        yield Step("利息一共 = 一共还的 − 原来欠的", f"{amount(plan.paid)} − {amount(owed)} = {amount(plan.interest)}")
    less = slowest.with_cents(slowest.cents - 1)
    yield Step(
        f"每月最少要还：少1分，就不够付最低，或者{MOST_MONTHS}个月还不完",
        f"{amount(slowest.budget)}：{_long(slowest.months)}还清；{amount(less.budget)}：{_why_not(less)}",
    )


def _interest(debt: OpenDebt) -> Decimal:
    return monthly_interest(debt.balance, debt.annual_rate)


def _told(words: Iterable[str], between: str) -> str:
    """Name the first few of a long list, and how many there are."""
    known = list(words)
    return between.join(known[:MOST_TOLD]) + (f"{between}……（共{len(known)}笔）" if len(known) > MOST_TOLD else "")


def _notes(plan: Plan, other: Plan, slowest: Plan) -> Iterator[Note]:
    if plan.interest is None:
        gap = yuan(slowest.budget - plan.budget)
        yield Note("按这个数还不清，所以没有月数、利息和先后。")
        yield Note(f"每月还差{gap}。可以请各家降最低、减息或者延长期限；要双方谈妥，对方可以不同意。", CHANGE_RULE)
    elif len(plan.debts) > 1:
        yield Note(_compared(plan, other))
    if plan.interest is not None and slowest.cents < plan.cents:
        needs = "但要" if (slowest.months or 0) > (plan.months or 0) else "也是"
        interest = unless_nothing(labels.TOTAL_INTEREST, slowest.interest or ZERO, labels.NO_INTEREST)
        yield Note(f"每月最少还{yuan(slowest.budget)}也还得清，{needs}{_long(slowest.months)}，{interest}。")
    yield Note(
        "多还的算提前还款：没有另外约定的，利息按实际借的时间算；合同写了提前还款要收费的，先算进去。", EARLY_RULE
    )
    yield OLD_DEBT
    yield Note("欠同一家几笔的，没有另外约定时，还款时可以说明还的是哪一笔。", CHOICE_RULE)
    yield Note("这里按月计息，利率和最低都不变，不借新的，没有罚息；按日计息的，会差一些。")
    yield Note("有抵押的、法院已经判了的，不按这张表排：先保住住的和挣钱用的，先守法院的期限。", EXPERIENCE)


def _compared(plan: Plan, other: Plan) -> str:
    name = f"换成「{METHODS[other.method]}」"
    if plan.months is None or plan.interest is None or other.months is None or other.interest is None:
        return f"{name}，同样的钱{MOST_MONTHS}个月还不完。"
    more, later = other.interest - plan.interest, other.months - plan.months
    if not more and not later:
        return f"{name}，利息和月数都一样，选你更能坚持的。"
    interest = f"利息{'多' if more > 0 else '少'}{yuan(abs(more))}" if more else "利息一样"
    time = f"{'晚' if later > 0 else '早'}{abs(later)}个月还清" if later else "同一个月还清"
    return f"{name}，{interest}，{time}。"
