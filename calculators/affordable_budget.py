"""Work out what can be paid each month without going short of food and rent."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from calculators import labels
from calculators.answer import Answer, Note, Step, View
from calculators.charts import Bar, Bars
from calculators.declare import Input, Output
from calculators.money import ZERO, cents, cents_down, exact, total
from calculators.old_debts import OLD_DEBT
from calculators.quantities import ANYTHING, Percent, Portion, Yuan
from calculators.wording import amount, number, percent, yuan

Name = Annotated[str, ANYTHING]
MOST_BARS = 12


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """One line of a household's month."""

    name: Annotated[Name, Input(label="名称")]
    amount: Annotated[Yuan, Input(label="金额")]


@dataclass(frozen=True, slots=True)
class SpendingItem:
    """What goes to one purpose, equal names added up."""

    name: Annotated[Name, Output(label="用途")]
    amount: Annotated[Yuan, Output(label="每月")]
    share: Annotated[Percent | None, Output(label="占收入")]


@dataclass(frozen=True, slots=True)
class AffordableBudget:
    """What is left at the end of a month, and how much of it may be promised."""

    total_income: Annotated[Yuan, Output(label=labels.INCOME)]
    total_spending: Annotated[Yuan, Output(label=labels.SPENDING)]
    surplus: Annotated[Yuan, Output(label="每月剩下")]
    affordable_payment: Annotated[Yuan, Output(label="每月最多能还", is_total=True)]
    shortfall: Annotated[Yuan, Output(label="每月还差", omits_zero=True)]
    spending_share: Annotated[Percent | None, Output(label="必要支出占收入")]
    spending_by_name: Annotated[tuple[SpendingItem, ...], Output(label="钱花在哪里")]


@exact
def affordable_budget(
    *,
    income: Annotated[
        tuple[BudgetLine, ...],
        Input(
            label=labels.INCOME,
            unit="元",
            help="填到手的钱；不固定的，填最近三个月里最少的一个月",
            example="工资, 8000\n兼职, 500",
        ),
    ],
    spending: Annotated[
        tuple[BudgetLine, ...],
        Input(
            label=labels.SPENDING,
            unit="元",
            help="房租、吃饭、水电、孩子、看病、上班交通；翻三个月的账单",
            example="房租, 2200\n吃饭, 2000\n孩子, 1000",
        ),
    ] = (),
    priority_payments: Annotated[
        Yuan, Input(label="每月必须先付的", help="房贷、抚养费、法院已经判决的款项；没有就填0", example="300")
    ] = Decimal(0),
    safety_margin: Annotated[
        Portion, Input(label="留多少余地", help="给生病、修车这类意外留的，一般一成", rare=True)
    ] = Decimal(10),
) -> Answer[AffordableBudget]:
    """每月能还多少

    先保住吃住和看病，再看每月最多能答应还多少；协商时只答应这个数以内的。

    surplus = total_income − total_spending − priority_payments
    affordable_payment = max(0, surplus × (1 − safety_margin ÷ 100)), rounded down to 0.01
    spending_share = total_spending ÷ total_income, none without income; shortfall = max(0, −surplus)

    Source: arithmetic; the margin of 10 % is experience, not law. Units: yuan a month, percent.
    Rounded down, unlike everything else here: a promise must not be a cent too large.
    Errors: only bad inputs. Equal names are added up in spending_by_name.

    >>> lines = (BudgetLine("工资", Decimal("100.05")),)
    >>> affordable_budget(income=lines).result.affordable_payment
    Decimal('90.04')
    """
    earned, spent = total(line.amount for line in income), total(line.amount for line in spending)
    surplus = earned - spent - priority_payments
    result = AffordableBudget(
        total_income=earned,
        total_spending=spent,
        surplus=surplus,
        affordable_payment=cents_down(max(ZERO, surplus * (100 - safety_margin) / 100)),
        shortfall=cents(max(ZERO, -surplus)),
        spending_share=_share(spent, earned),
        spending_by_name=tuple(
            SpendingItem(name, money, _share(money, earned)) for name, money in _added_up(spending).items()
        ),
    )
    return Answer(
        result,
        _view(result, priority_payments),
        _steps(result, priority_payments, safety_margin),
        tuple(_notes(result, safety_margin)),
    )


def _share(part: Decimal, whole: Decimal) -> Decimal | None:
    return part * 100 / whole if whole else None


def _added_up(lines: Iterable[BudgetLine]) -> dict[str, Decimal]:
    sums: dict[str, Decimal] = {}
    for line in lines:
        sums[line.name] = sums.get(line.name, ZERO) + line.amount
    return sums


def _view(result: AffordableBudget, priority: Decimal) -> View:
    big, sentence = _sentence(result)
    spending = [Bar(item.name, item.amount) for item in result.spending_by_name]
    shown = spending if len(spending) <= MOST_BARS else [Bar(labels.NECESSARY, result.total_spending)]
    bars = [Bar("收入", result.total_income), *shown, Bar("必须先付", priority), _affordable_bar(result)]
    spent, left = yuan(result.total_spending), yuan(result.affordable_payment)
    described = f"收入{yuan(result.total_income)}，必要支出{spent}，能还{left}。"
    return View(sentence, big, Bars("每月的钱去了哪里（元）", described, bars))


def _sentence(result: AffordableBudget) -> tuple[str, str]:
    if result.affordable_payment:
        big = yuan(result.affordable_payment)
        return big, f"每月最多能还{big}。协商时只答应这个数以内的，多了还不上。"
    if result.shortfall:
        big = yuan(result.shortfall)
        return big, f"现在每月还差{big}，拿不出钱来还债。先保住吃住和看病，不要答应还款数目，更不要借新还旧。"
    big = yuan(result.affordable_payment)
    left = "剩下的都留作余地" if result.surplus else "钱刚好够过日子"
    return big, f"现在每月能拿来还债的是{big}，{left}。先别答应还款数目，更不要借新还旧。"


def _affordable_bar(result: AffordableBudget) -> Bar:
    return Bar("能还", result.affordable_payment, is_yours=True)


def _steps(result: AffordableBudget, priority: Decimal, margin: Decimal) -> tuple[Step, ...]:
    left = f"{amount(result.total_income)} − {amount(result.total_spending)} − {number(priority)}"
    payment = f"{amount(result.surplus)} ×（1 − {percent(margin)}）= {amount(result.affordable_payment)}"
    share = f"{amount(result.total_spending)} ÷ {amount(result.total_income)} = "
    return (
        Step("每月剩下 = 收入 − 必要支出 − 必须先付的", f"{left} = {amount(result.surplus)}"),
        Step(
            "每月最多能还 = 剩下的 ×（1 − 余地），分以下舍去；剩下的不到0就是0",
            payment if result.surplus > 0 else f"剩下{amount(result.surplus)}，能还0.00",
        ),
        Step(
            "必要支出占收入 = 必要支出 ÷ 收入",
            labels.NO_INCOME if result.spending_share is None else share + percent(result.spending_share, 4),
        ),
    )


def _notes(result: AffordableBudget, margin: Decimal) -> list[Note]:
    notes = [Note(f"留{percent(margin)}的余地是经验做法，不是法律规定。"), OLD_DEBT]
    if result.spending_share is None:
        notes.append(Note("收入是0，必要支出占收入的比例算不出来。"))
    if result.shortfall:
        gap = yuan(result.shortfall)
        notes.append(Note(f"收入再多{gap}，或支出再少{gap}，才刚好够过日子；比这更多的部分才能拿来还债。"))
    if not result.affordable_payment:
        notes.append(Note("这时可以如实告诉对方收支，申请延期、先停一段或减少每期金额，并请对方书面答复。"))
    return notes
