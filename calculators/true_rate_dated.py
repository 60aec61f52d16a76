"""Work out what money that came and went on any dates really costs a year."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

from calculators import labels
from calculators.answer import Answer, Note, Step, View
from calculators.cash_flow import CashFlow
from calculators.charts import Bar, Bars
from calculators.dated_rates import YEAR, DaySum, on_one_day, sign_changes, solve_yearly_rate, sums_by_day
from calculators.dated_roots import solve_yearly_rates
from calculators.declare import Input, Output
from calculators.errors import InputError
from calculators.money import exact, total
from calculators.quantities import Count, Percent, SignedYuan, Yuan
from calculators.rates import BEYOND_SENSE, as_percent
from calculators.wording import amount, chinese_date, number, percent, yuan

RECEIVED, PAID = "一共收到", "一共付出"
MOST_WRITTEN = 4
ONE_WAY, BEYOND, NONE, SEVERAL, UNCLEAR = "one way", "beyond", "none", "several", "unclear"
DISCLOSURE_RULE = "中国人民银行公告〔2021〕第3号第三条、第四条"
DEDUCTION_RULE = "民法典第六百七十条"


@dataclass(frozen=True, slots=True)
class DatedSum:
    """What came or went on one day in all, and what that is worth on the day to which all is reckoned."""

    day: Annotated[date, Output(label="日期")]
    days: Annotated[Count, Output(label="第几天", unit="天")]
    amount: Annotated[SignedYuan, Output(label="这天的收付")]
    value: Annotated[SignedYuan | None, Output(label="折成同一天的钱")]


@dataclass(frozen=True, slots=True)
class DatedRate:
    """The rate that joins what came and what went, and the sums it rests on."""

    annual_rate_effective: Annotated[Percent | None, Output(label=labels.COMPOUND_RATE)]
    annual_rate_simple: Annotated[Percent | None, Output(label="真实年化利率（单利，按月折）")]
    total_received: Annotated[Yuan, Output(label=RECEIVED)]
    total_paid: Annotated[Yuan, Output(label=PAID)]
    total_cost: Annotated[SignedYuan, Output(label="付出减收到")]
    days: Annotated[Count, Output(label="从第一笔到最后一笔", unit="天")]
    by_day: Annotated[tuple[DatedSum, ...], Output(label="每一天的收付，折成同一天的钱")]


@dataclass(frozen=True, slots=True)
class _Solution:
    """The only rate, or why there is none; and whether the money is rather borrowed than lent."""

    rate: Decimal | None
    is_loan: bool
    changes: int
    """How often receiving turns into paying or back."""
    reason: str = ""

    @classmethod
    def of(cls, sums: Sequence[DaySum]) -> "_Solution":
        changes, begins = sign_changes(sums), bool(sums) and sums[0][1] > 0
        if changes == 0:
            return cls(None, begins, changes, ONE_WAY)
        if changes == 1:
            rate = solve_yearly_rate(sums)
            return cls(rate, begins, changes, BEYOND if rate is None else "")
        roots = solve_yearly_rates(sums)
        if len(roots.rates) == 1:
            return cls(roots.rates[0], roots.is_loan, changes)
        return cls(None, begins, changes, UNCLEAR if not roots.is_proved else SEVERAL if roots.rates else NONE)


@exact
def true_rate_dated(
    *,
    cash_flows: Annotated[
        tuple[CashFlow, ...],
        Input(
            label="每一笔收到和付出的钱",
            unit="元",
            help="看银行卡流水，还没到期的看还款计划；费用也是付出，先后不用排",
            example="2026-01-05, 9800\n2026-02-05, -1750\n2026-03-05, -1750\n2026-04-07, -1750\n"
            "2026-05-05, -1750\n2026-06-05, -1750\n2026-07-05, -1750",
        ),
    ],
) -> Answer[DatedRate]:
    """按日期算的真实利率

    哪天收到多少、哪天付出多少，一笔一笔写上，看看这笔钱一年到底要付百分之几；金额和日子不整齐也能算。

    r solves Σ amount × (1 + r)^(−days ÷ 365) = 0, days from the earliest date (XIRR, actual/365);
    annual_rate_effective = r; annual_rate_simple = 12 × ((1 + r)^(1/12) − 1)
    total_cost = total_paid − total_received, negative where more came than went

    Source: 中国人民银行公告〔2021〕第3号 三、四 (all costs count, on the principal really used; compound = IRR),
    民法典 670. Units: yuan (+ received, − paid), percent a year, days on the calendar.
    Sums of one day are added up, zeros left out; then exactly one rate from −99 % to 1 000 000 %, both included, must
    solve the equation. Signs that change once in time have one at most (Descartes); of others it is proved by bounds on
    what lies between (dated_roots). Else both rates are null, with the reason in the notes: none, several, beyond all
    sense, or so near each other that they can't be told apart.
    The totals count every line, also where lines of one day cancel out.
    r is solved beyond 1e-30, so that a rate with few decimals comes out whole and its half rounds up.
    Errors (on cash_flows): nothing received, nothing paid, or all lines on one date, whatever their amounts.

    >>> flows = (CashFlow(date(1994, 1, 1), Decimal(1000)), CashFlow(date(1995, 7, 1), Decimal(-1200)))
    >>> f"{true_rate_dated(cash_flows=flows).result.annual_rate_effective:.4f}"
    '12.9620'
    """
    _refuse_one_sided(cash_flows)
    sums = sums_by_day((flow.day, flow.amount) for flow in cash_flows)
    solution = _Solution.of(sums)
    rate = solution.rate
    received, paid = _total(cash_flows, 1), _total(cash_flows, -1)
    days = sorted(flow.day for flow in cash_flows)
    result = DatedRate(
        annual_rate_effective=None if rate is None else as_percent(rate),
        annual_rate_simple=None if rate is None else _simple(rate),
        total_received=received,
        total_paid=paid,
        total_cost=paid - received,
        days=(days[-1] - days[0]).days,
        by_day=_by_day(sums, rate, days[0]),
    )
    return Answer(result, _view(result, solution), _steps(result, cash_flows), tuple(_notes(result, solution)))


def _refuse_one_sided(flows: Sequence[CashFlow]) -> None:
    if all(flow.amount <= 0 for flow in flows):
        raise InputError("cash_flows", "还没有收到的钱；借到手的那一笔写成收到，比如2026-01-05, 9800")
    if all(flow.amount >= 0 for flow in flows):
        words = (
            "还没有付出的钱；还款和费用写成付出（文字里前面加「-」，比如2026-02-05, -1750）；还没还的，照还款计划写上"
        )
        raise InputError("cash_flows", words)
    if len({flow.day for flow in flows}) == 1:
        raise InputError("cash_flows", "所有的钱都在同一天，算不出一年的利率；请核对每一笔的日期")


def _simple(rate: Decimal) -> Decimal:
    return as_percent(12 * ((1 + rate) ** (Decimal(1) / 12) - 1))


def _total(flows: Sequence[CashFlow], sign: int) -> Decimal:
    return total(abs(flow.amount) for flow in flows if flow.amount * sign > 0)


def _by_day(sums: Sequence[DaySum], rate: Decimal | None, first: date) -> tuple[DatedSum, ...]:
    values = [None] * len(sums) if rate is None else on_one_day(sums, rate)
    return tuple(
        DatedSum(day, (day - first).days, amount, value) for (day, amount), value in zip(sums, values, strict=True)
    )


def _view(result: DatedRate, solution: _Solution) -> View:
    costs = f"一共收到{yuan(result.total_received)}，一共付出{yuan(result.total_paid)}，{_more(result.total_cost)}。"
    bars = (
        Bar(RECEIVED, result.total_received),
        Bar(PAID, result.total_paid),
        Bar("少付" if result.total_cost < 0 else "多付", abs(result.total_cost), is_yours=True),
    )
    chart = Bars("收到的钱和付出的钱（元）", costs, bars)
    unpaid = "还没还的，照还款计划写上再算。" if solution.is_loan and result.total_cost < 0 else ""
    rate = result.annual_rate_effective
    if rate is None:
        return View(f"{_unknown(result, solution)}{costs}{unpaid}", yuan(result.total_paid), chart)
    big = percent(rate, 2)
    kind = "这笔钱的真实年化利率" if solution.is_loan else "你先拿出去、后收回的这笔钱，年化收益率"
    return View(f"{kind}约{big}（复利，按实际天数算）。{costs}{unpaid}", big, chart)


def _more(cost: Decimal) -> str:
    if not cost:
        return "付出和收到一样多"
    return f"多付{yuan(cost)}" if cost > 0 else f"付出比收到少{yuan(-cost)}"


def _unknown(result: DatedRate, solution: _Solution) -> str:
    if solution.reason == ONE_WAY:
        return "同一天的收付相抵以后，剩下的钱只有一个方向，算不出年化利率。"
    if solution.reason == BEYOND:
        high = _is_high(result, solution)
        return "利率高到没法用年化表示。" if high else "后来的钱比先前的少太多，还算不出年化利率。"
    turned = f"收到和付出来回变了{solution.changes}次，"
    if solution.reason == SEVERAL:
        return f"{turned}不止一个年化利率对得上，没有唯一的，请把几笔借款分开算。"
    if solution.reason == NONE:
        return f"{turned}没有一个年化利率对得上，请核对有没有漏写、正负号对不对。"
    return f"{turned}说不准是不是只有一个年化利率，请把几笔借款分开算。"


def _is_high(result: DatedRate, solution: _Solution) -> bool:
    """Tells, for a rate beyond all sense, on which side: what came later in time is more than what came before."""
    return (result.total_cost > 0) == solution.is_loan


def _steps(result: DatedRate, flows: Sequence[CashFlow]) -> tuple[Step, ...]:
    received = [flow.amount for flow in flows if flow.amount > 0]
    paid = [-flow.amount for flow in flows if flow.amount < 0]
    sums = (
        Step("一共收到 = 收到的各笔相加", _added(received, result.total_received), DEDUCTION_RULE),
        Step("一共付出 = 付出的各笔相加，费用也算", _added(paid, result.total_paid), DISCLOSURE_RULE),
        Step(
            "付出减收到 = 一共付出 − 一共收到",
            f"{amount(result.total_paid)} − {amount(result.total_received)} = {amount(result.total_cost)}",
        ),
    )
    return (*sums, *_rate_steps(result))


def _added(amounts: Sequence[Decimal], whole: Decimal) -> str:
    if len(amounts) == 1:
        return f"只有一笔，{amount(whole)}"
    shown = " + ".join(map(number, amounts[:MOST_WRITTEN]))
    more = " " if len(amounts) <= MOST_WRITTEN else f" + …（共{len(amounts)}笔）"
    return f"{shown}{more}= {amount(whole)}"


def _rate_steps(result: DatedRate) -> tuple[Step, ...]:
    formula = "年化利率r：每一笔 ÷（1 + r）^（天数 ÷ 365），加起来正好是0；天数从第一天数起"
    rate, simple = result.annual_rate_effective, result.annual_rate_simple
    if rate is None or simple is None:
        return (Step(formula, "解不出唯一的、有意义的r，原因写在结果下面", DISCLOSURE_RULE),)
    day = result.by_day[-1 if rate < 0 else 0].day
    values = [row.value for row in result.by_day if row.value is not None]
    came, went = total(one for one in values if one > 0), total(-one for one in values if one < 0)
    return (
        Step(formula, f"{_equation(result.by_day)}= 0，解出r = {percent(rate, 4)}", DISCLOSURE_RULE),
        Step(f"验算：收到的和付出的都折到{chinese_date(day)}，应当相等", f"收到的{amount(came)}，付出的{amount(went)}"),
        Step(
            "单利年化 = 每月的利率 × 12，每月的利率 =（1 + r）^（1 ÷ 12）− 1",
            f"（（1 + {percent(rate, 4)}）^（1 ÷ 12）− 1）× 12 = {percent(simple, 4)}",
            DISCLOSURE_RULE,
        ),
    )


def _equation(rows: Sequence[DatedSum]) -> str:
    terms = (
        f"{'−' if row.amount < 0 else '+'} {number(abs(row.amount))} ÷（1 + r）^（{row.days} ÷ {YEAR}）"
        for row in rows[:MOST_WRITTEN]
    )
    more = "" if len(rows) <= MOST_WRITTEN else f"…（共{len(rows)}天）"
    return "".join(terms).removeprefix("+ ") + more


def _notes(result: DatedRate, solution: _Solution) -> Iterator[Note]:
    rate = result.annual_rate_effective
    if rate is None:
        yield Note(_reason(result, solution))
    elif not solution.is_loan:
        yield Note("先是你付出的钱，所以这里是你拿出去的钱的收益率，不是借款的利率。借款请把到手的钱写成收到。")
    elif rate < 0:
        gap = yuan(-result.total_cost)
        yield Note(f"付出的比收到的少{gap}，利率是负的。请核对有没有漏写还款和费用；还没还的，照还款计划写上。")
    if rate is not None and solution.changes > 1:
        yield Note(
            f"收和付来回变了{solution.changes}次，这样的一串数可能有几个利率；"
            "这里证明过，从 -99%到1,000,000%，只有这一个对得上。"
        )
    words = "收到的写实际到手的数。先扣掉的利息、服务费没有到手，不算收到；每期另收的费用算付出。"
    yield Note(words, DEDUCTION_RULE)
    if rate is not None:
        words = "同一笔钱，复利的数比单利的高。和合同、别家比的时候，先看清对方写的是哪一种，用同一种比。"
        yield Note(words, DISCLOSURE_RULE)


def _reason(result: DatedRate, solution: _Solution) -> str:
    if solution.reason == ONE_WAY:
        return "同一天收到的和付出的先相抵；抵完以后只剩一个方向的钱，算不出利率。请核对日期和正负号。"
    if solution.reason == BEYOND:
        if _is_high(result, solution):
            return f"{BEYOND_SENSE.text}请核对日期和金额。"
        return "年化利率低于 -99%，不再写出：后来的钱比先前的少太多。请核对有没有漏写，还没还的照还款计划写上。"
    turned = f"按日期排好，同一天的相抵以后，收和付来回变了{solution.changes}次。"
    if solution.reason == SEVERAL:
        return f"{turned}至少有两个利率都对得上，所以空着。请把每一次借的钱和还它的钱分开，一笔一笔算。"
    if solution.reason == NONE:
        return f"{turned}从 -99%到1,000,000%，没有一个利率对得上，所以空着。请核对有没有漏写、正负号对不对。"
    return f"{turned}有几个利率靠得太近，分不清是一个还是几个，所以空着。请把每一次借的钱和还它的钱分开，一笔一笔算。"
