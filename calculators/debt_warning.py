"""Tell a household one, two or three months ahead that its money won't reach, while there is time to talk."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

from calculators import labels
from calculators.answer import Answer, CalendarDay, Note, Step, View
from calculators.charts import Bar, Bars, Timeline, days_in_order
from calculators.declare import Input, Output
from calculators.money import ZERO, cents, exact
from calculators.old_debts import OLD_DEBT
from calculators.periods import after_months
from calculators.quantities import ANYTHING, Count, Percent, Yuan
from calculators.wording import EXPERIENCE, amount, chinese_date, number, percent, yuan

MOST_MONTHS = 600
WORTH_WATCHING = Decimal(50)
"""Percent of income that goes to debts; experience, not law."""
AHEAD = (1, 2, 3)
LEVELS: Mapping[int, str] = {1: "urgent", 2: "act"}
WORDS: Mapping[str, str] = {"urgent": "很急", "act": "该动手了", "watch": "要留意", "ok": "暂时没有"}
ADVICE: Mapping[str, str] = {
    "urgent": "今天就打各家官方客服，申请延期或者分期，先别借新的来补。",
    "act": "这几天就打各家官方客服，问延期、分期怎么办，先别借新的来补。",
    "watch": "先别借新的，趁早去和各家谈。",
    "ok": "",
}
FIRST_SHORT = "第几个月不够 = 月数 × 缺口第一次超过存款"
EXTENSION_RULE = "民法典第六百七十八条"
PERIOD_RULE = "民法典第二百零二条"


@dataclass(frozen=True, slots=True)
class Ahead:
    """How the money stands so many months from now."""

    month: Annotated[Count, Output(label="几个月以后")]
    day: Annotated[date, Output(label="到哪天")]
    savings_left: Annotated[Yuan, Output(label="存款还剩")]
    short: Annotated[Yuan, Output(label="还差")]


@dataclass(frozen=True, slots=True)
class DebtWarning:
    """How heavy the debts are, what is missing each month, and from when savings no longer cover it."""

    debt_to_income: Annotated[Percent | None, Output(label="还款占收入")]
    monthly_gap: Annotated[Yuan, Output(label="每月缺口", is_total=True)]
    first_short_month: Annotated[Count | None, Output(label="第几个月开始不够", omits_zero=True)]
    first_short_date: Annotated[date | None, Output(label="到哪天就不够了", omits_zero=True)]
    level: Annotated[str, ANYTHING, Output(label="提醒的代号", is_code=True)]
    warning: Annotated[str, ANYTHING, Output(label="提醒")]
    payable_without_gap: Annotated[Yuan, Output(label="每月还多少以内没有缺口")]
    ahead: Annotated[tuple[Ahead, ...], Output(label="往后30、60、90天")]


@exact
def debt_warning(
    *,
    income: Annotated[
        Yuan,
        Input(
            label=labels.INCOME,
            help="到手的钱；不固定的，填最近三个月银行流水里最少的一个月",
            example="8000",
            takes=("affordable-budget.total_income",),
            is_shared=False,
        ),
    ],
    necessary_spending: Annotated[
        Yuan,
        Input(
            label=labels.SPENDING,
            help="房租、吃饭、水电、交通、看病、孩子；翻一个月的付款记录",
            example="5000",
            takes=("affordable-budget.total_spending",),
        ),
    ],
    debt_payments: Annotated[
        Yuan, Input(label="每月要还的", help="各家账单或App还款计划里，一个月的应还加起来，房贷也算", example="4500")
    ],
    savings: Annotated[Yuan, Input(label="能动用的存款", help="银行卡、零钱、随时取得出的钱加起来", example="3000")],
    as_of: Annotated[date, Input(label="从哪天算起", help=labels.USUALLY_TODAY, example="2026-11-25", rare=True)],
) -> Answer[DebtWarning]:
    """30/60/90天预警

    看看照现在的收支，钱会不会不够，从哪天开始不够，现在该做什么。

    debt_to_income = debt_payments ÷ income, none without income
    monthly_gap = max(0, necessary_spending + debt_payments − income)
    first_short_month = the smallest k with k × monthly_gap > savings; first_short_date = as_of + k months
    level: k = 1 urgent, 2 act, later watch; without k: watch if debt_to_income > 50 or if there are debt_payments and
    no income, else ok
    payable_without_gap = max(0, income − necessary_spending).

    Source: arithmetic; 民法典 202 (months end on the corresponding day), 678 (an extension is asked for before the
    debt is due). The 50 is experience, not law. Units: yuan a month, percent, months.
    A k beyond 600 counts as none, for the level too: first_short_month and first_short_date are then empty.
    Errors: only bad inputs; a start late in 2199 may end in 2249 and is answered.

    >>> start = {"savings": Decimal(3000), "as_of": date(2026, 11, 30)}
    >>> found = debt_warning(income=Decimal(8000), necessary_spending=Decimal(5000), debt_payments=Decimal(4500), **start)
    >>> found.result.first_short_month, found.result.first_short_date
    (3, datetime.date(2027, 2, 28))
    """
    now = _Now(income, necessary_spending, debt_payments, savings, as_of)
    month, share = now.first_short_month, now.debt_to_income
    level = _level(now)
    result = DebtWarning(
        debt_to_income=share,
        monthly_gap=now.gap,
        first_short_month=month,
        first_short_date=None if month is None else after_months(as_of, month),
        level=level,
        warning=WORDS[level],
        payable_without_gap=cents(max(ZERO, income - necessary_spending)),
        ahead=tuple(now.after(month) for month in AHEAD),
    )
    short = result.first_short_date
    days = (CalendarDay(short, "照算的时候的收支，钱到今天就不够了"),) if short else ()
    return Answer(result, _view(now, result), tuple(_steps(now, result)), tuple(_notes(now, result)), days)


@dataclass(frozen=True, slots=True)
class _Now:
    income: Decimal
    spending: Decimal
    payments: Decimal
    savings: Decimal
    day: date

    @property
    def left(self) -> Decimal:
        return self.income - self.spending - self.payments

    @property
    def gap(self) -> Decimal:
        return cents(max(ZERO, -self.left))

    @property
    def debt_to_income(self) -> Decimal | None:
        return self.payments * 100 / self.income if self.income else None

    @property
    def first_short_month(self) -> int | None:
        if not self.gap:
            return None
        month = int(self.savings // self.gap) + 1
        return month if month <= MOST_MONTHS else None

    def after(self, month: int) -> Ahead:
        left = self.savings - month * self.gap
        return Ahead(month, after_months(self.day, month), cents(max(ZERO, left)), cents(max(ZERO, -left)))


def _level(now: _Now) -> str:
    month, share = now.first_short_month, now.debt_to_income
    if month is not None:
        return LEVELS.get(month, "watch")
    is_heavy = now.payments > 0 if share is None else share > WORTH_WATCHING
    return "watch" if is_heavy else "ok"


def _view(now: _Now, result: DebtWarning) -> View:
    gap, advice = yuan(now.gap), ADVICE[result.level]
    if result.first_short_date is not None:
        big, last = chinese_date(result.first_short_date), (result.first_short_month or 1) - 1
        savings = f"存款只能补{last}个月" if last else "存款补不满第一个月"
        return View(f"照现在的收支，每月差{gap}，{savings}，到{big}就不够了。{advice}", big, _timeline(now, result))
    if now.gap:
        sentence = f"照现在的收支，每月差{gap}，存款能补{MOST_MONTHS}个月（50年）以上。{advice}"
        return View(sentence, gap, _bars(now))
    if result.level == "watch" and result.debt_to_income is not None:
        big = percent(result.debt_to_income, 2)
        sentence = f"现在每月没有缺口，但收入的{big}要拿去还债，一有意外就不够。{advice}"
        return View(sentence, big, _bars(now))
    big = yuan(now.left)
    words = f"每月还剩{big}，没有缺口。" if now.left else f"每月刚好够，剩{big}，没有留意外的钱。"
    return View(f"照现在的收支，{words}", big, _bars(now))


def _timeline(now: _Now, result: DebtWarning) -> Timeline:
    months = sorted({*AHEAD, result.first_short_month or 1})
    rows = [now.after(month) for month in months]
    ahead = ((row.day, _standing(row), row.month == result.first_short_month) for row in rows)
    return days_in_order("存款还剩多少（元）", ((now.day, f"现在，存款{amount(now.savings)}", False), *ahead))


def _standing(row: Ahead) -> str:
    return f"不够，差{amount(row.short)}" if row.short else f"还剩{amount(row.savings_left)}"


def _bars(now: _Now) -> Bars:
    last = Bar("缺口", now.gap, is_yours=True) if now.gap else Bar("剩下", now.left, is_yours=True)
    bars = (Bar("收入", now.income), Bar(labels.NECESSARY, now.spending), Bar("要还的", now.payments), last)
    described = "，".join(f"{bar.label} {yuan(bar.amount)}" for bar in bars) + "。"
    return Bars("每月的钱（元）", described, bars)


def _steps(now: _Now, result: DebtWarning) -> Iterator[Step]:
    income, spending, payments = number(now.income), number(now.spending), number(now.payments)
    share, month, day = result.debt_to_income, result.first_short_month, result.first_short_date
    yield Step(
        "还款占收入 = 每月要还的 ÷ 收入",
        labels.NO_INCOME if share is None else f"{payments} ÷ {income} = {percent(share, 4)}",
    )
    gap = f"{spending} + {payments} − {income} = {amount(-now.left)}"
    yield Step("每月缺口 = 必要支出 + 每月要还的 − 收入；不到0就是0", gap if now.gap else f"{gap}，缺口0.00")
    if month is None or day is None:
        beyond = f"{number(now.savings)}够补{MOST_MONTHS}个月以上，不再数"
        yield Step(FIRST_SHORT, beyond if now.gap else "没有缺口，不会不够")
    else:
        savings, each = number(now.savings), number(now.gap)
        covered = f"{month - 1} × {each} = {number((month - 1) * now.gap)}，不超过{savings}"
        yield Step(
            FIRST_SHORT,
            f"{covered}；{month} × {each} = {number(month * now.gap)}，超过了",
        )
        yield Step(
            "到哪天 = 开始那天 + 月数，到对应的日子；没有对应日的，到月末",
            f"{chinese_date(now.day)} + {month}个月 = {chinese_date(day)}",
            PERIOD_RULE,
        )
    yield Step(
        "第1个月不够：很急；第2个月：该动手了；更晚：要留意。没有哪个月不够，但还款超过收入的50%，也要留意",
        WORDS[result.level],
        EXPERIENCE,
    )


def _notes(now: _Now, result: DebtWarning) -> Iterator[Note]:
    if result.debt_to_income is None:
        yield Note("收入是0，还款占收入多少算不出来。")
    if now.gap and result.first_short_month is None:
        yield Note(f"存款够补{MOST_MONTHS}个月以上，所以没有写从哪天开始不够。")
    elif not now.gap:
        yield Note("没有缺口，所以没有从哪天开始不够。")
    else:
        yield Note(_way_out(now, result))
        yield Note("到期以前就可以申请展期；对方同意，才算数。所以早一点谈。", EXTENSION_RULE)
    yield OLD_DEBT
    yield Note("还款占收入50%这条线是经验，不是法律规定。", EXPERIENCE)
    yield Note("这里当成每月收支都一样；奖金、学费、过年这样的大数，自己加减。")


def _way_out(now: _Now, result: DebtWarning) -> str:
    """Say what would close the gap, or that no payment at all would."""
    payable = result.payable_without_gap
    if payable:
        less = yuan(now.payments - payable)
        return f"每月还的压到{yuan(payable)}以内，就没有缺口：现在是{yuan(now.payments)}，要谈下来{less}。"
    missing = yuan(now.spending - now.income)
    if now.spending > now.income:
        return f"就算一分不还，收入也比必要支出少{missing}。先保住吃住和看病，这时别答应还款的数目。"
    return "收入刚好够必要支出，没有钱可以还。先保住吃住和看病，这时别答应还款的数目。"
