"""Share out one monthly sum among several creditors, to each by what is owed to it, to the cent."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from calculators import labels
from calculators.answer import Answer, Note, Step, View
from calculators.charts import Bar, Bars
from calculators.declare import Input, Output
from calculators.money import cents_of_ratio, exact, total
from calculators.old_debts import OLD_DEBT
from calculators.quantities import ANYTHING, Percent, PositiveYuan, Yuan
from calculators.wording import EXPERIENCE, amount, number, yuan

MOST_BARS = 12
MOST_TOLD = 5
MOST_NAMED = 4
"""In the sentence, which stays one that can be read out."""
MOST_MONTHS = 600
CHANGE_RULE = "民法典第五百四十三条"
SET_OFF_RULE = "民法典第五百六十一条"


@dataclass(frozen=True, slots=True)
class OwedBalance:
    """What is still owed to one creditor."""

    name: Annotated[str, ANYTHING, Input(label="名称", unique=True)]
    balance: Annotated[PositiveYuan, Input(label=labels.OWED)]


@dataclass(frozen=True, slots=True)
class Offer:
    """What one creditor may be offered each month."""

    name: Annotated[str, ANYTHING, Output(label="哪一家")]
    balance: Annotated[Yuan, Output(label="还欠")]
    share: Annotated[Percent, Output(label="占欠款")]
    offer: Annotated[Yuan, Output(label="每月报多少")]


@dataclass(frozen=True, slots=True)
class ProRataOffers:
    """What all creditors get together, and each of them."""

    total_balance: Annotated[Yuan, Output(label="一共欠")]
    total_offer: Annotated[Yuan, Output(label="每月一共报", is_total=True)]
    offers: Annotated[tuple[Offer, ...], Output(label="每一家报多少")]


@exact
def pro_rata_offers(
    *,
    monthly_budget: Annotated[
        PositiveYuan,
        Input(
            label=labels.TOTAL_BUDGET,
            help=labels.IN_BUDGET,
            example="1000",
            takes=("affordable-budget.affordable_payment",),
        ),
    ],
    debts: Annotated[
        tuple[OwedBalance, ...],
        Input(
            label="每一家欠多少",
            unit="元",
            help="看各家App或账单上的剩余应还；同一家几笔的，加成一行",
            example="信用卡, 12000\n花呗, 3000\n借呗, 9000",
            is_shared=False,
        ),
    ],
) -> Answer[ProRataOffers]:
    """多家按比例还

    钱不够还全部的时候，按各家欠多少来分，一家一个数，谁来问都说得清。

    shared out = min(monthly_budget, Σ balance); share = balance ÷ Σ balance
    offer = shared out × balance ÷ Σ balance cut down to 0.01; the cents left over go one each to the largest
    remainders, ties to the earlier line. So offers add up to what is shared out, and none is above its balance.

    Source: arithmetic (largest remainders); a fair share among creditors is experience, not law: each of them must
    agree (民法典 543). Units: yuan a month, percent. Errors: only bad inputs.

    >>> three = tuple(OwedBalance(name, Decimal(700)) for name in "甲乙丙")
    >>> [row.offer for row in pro_rata_offers(monthly_budget=Decimal(100), debts=three).result.offers]
    [Decimal('33.34'), Decimal('33.33'), Decimal('33.33')]
    """
    owed = total(debt.balance for debt in debts)
    shared = min(monthly_budget, owed)
    cut = _cut_down(shared, [debt.balance for debt in debts])
    result = ProRataOffers(
        total_balance=owed,
        total_offer=shared,
        offers=tuple(
            Offer(debt.name, debt.balance, debt.balance * 100 / owed, cents_of_ratio(part.cents + part.one_more, 100))
            for debt, part in zip(debts, cut, strict=True)
        ),
    )
    return Answer(result, _view(result), tuple(_steps(result, monthly_budget, cut)), tuple(_notes(result)))


@dataclass(frozen=True, slots=True)
class _Part:
    cents: int
    one_more: bool


def _cut_down(shared: Decimal, balances: Sequence[Decimal]) -> list[_Part]:
    """Cut each share down to the cent; the cents left go to the largest remainders, the earlier line first."""
    cents, weights = int(shared * 100), [int(balance * 100) for balance in balances]
    parts, remainders = zip(*(divmod(cents * weight, sum(weights)) for weight in weights), strict=True)
    largest_first = sorted(range(len(parts)), key=lambda index: -remainders[index])
    favoured = set(largest_first[: cents - sum(parts)])
    return [_Part(part, index in favoured) for index, part in enumerate(parts)]


def _view(result: ProRataOffers) -> View:
    total, count = yuan(result.total_offer), len(result.offers)
    big = total
    if result.total_offer == result.total_balance:
        sentence = f"每月能还的钱，够把这{count}家一次还清，一共{total}。"
    elif count == 1:
        sentence = f"只有「{result.offers[0].name}」一家，就向它报每月{total}。"
    else:
        big, each = _each(result)
        sentence = f"每月一共{total}，按欠多少分给{count}家：{each}。"
    return View(sentence, big, _bars(result))


def _each(result: ProRataOffers) -> tuple[str, str]:
    """Say what each gets, of many the largest and the smallest debt; the large figure is what was found, not what was typed."""
    ranked = _by_offer(result)
    most, least = ranked[0], ranked[-1]
    if most.offer == least.offer:
        return yuan(most.offer), f"每家{yuan(most.offer)}"
    if len(ranked) <= MOST_NAMED:
        return yuan(most.offer), "，".join(map(_told_offer, ranked))
    smallest = f"最少{_told_offer(least)}" if least.offer else _told_offer(least)
    return yuan(most.offer), f"最多{_told_offer(most)}，{smallest}"


def _told_offer(one: Offer) -> str:
    return f"给「{one.name}」{yuan(one.offer)}" if one.offer else f"「{one.name}」分不到一分"


def _by_offer(result: ProRataOffers) -> list[Offer]:
    return sorted(result.offers, key=lambda one: (-one.offer, -one.balance))


def _bars(result: ProRataOffers) -> Bars:
    ranked = _by_offer(result)
    shown = len(ranked) if len(ranked) <= MOST_BARS else MOST_BARS - 1
    bars = [Bar(one.name, one.offer) for one in ranked[:shown]]
    if ranked[shown:]:
        bars.append(Bar(f"其余{len(ranked) - shown}家", total(one.offer for one in ranked[shown:])))
    described = "，".join(f"{bar.label} {yuan(bar.amount)}" for bar in bars) + "。"
    return Bars("每月报给每一家的数（元）", described, bars)


def _steps(result: ProRataOffers, budget: Decimal, cut: Sequence[_Part]) -> Iterator[Step]:
    owed, shared = result.total_balance, result.total_offer
    balances = _told((number(one.balance) for one in result.offers), " + ")
    yield Step("一共欠 = 每一家欠的相加", f"{balances} = {amount(owed)}")
    yield Step("拿来分的 = 每月能还和一共欠的，取小的一个", f"{amount(budget)}和{amount(owed)}，取{amount(shared)}")
    parts = (
        f"{one.name}：{number(shared)} × {number(one.balance)} ÷ {number(owed)} → {_yuan(part.cents)}"
        for one, part in zip(result.offers, cut, strict=True)
    )
    yield Step("每一家 = 拿来分的 × 这家欠的 ÷ 一共欠，分以下先舍去", _told(parts, "；"))
    more = [one.name for one, part in zip(result.offers, cut, strict=True) if part.one_more]
    yield Step(
        "舍去以后还差的几分，给零头最大的几家，一家1分；零头一样大的，先给排在前面的",
        f"还差{_yuan(len(more))}，给{_told(more, '、')}" if more else "正好分完，不差",
        EXPERIENCE,
    )


def _yuan(cents: int) -> str:
    return amount(cents_of_ratio(cents, 100))


def _told(words: Iterable[str], between: str) -> str:
    """Name the first few of a long list, and how many there are."""
    known = list(words)
    return between.join(known[:MOST_TOLD]) + (f"{between}……（共{len(known)}家）" if len(known) > MOST_TOLD else "")


def _notes(result: ProRataOffers) -> Iterator[Note]:
    yield Note("按欠多少来分是经验做法，不是法律规定；每一家都要谈妥才算，对方可以不同意。", CHANGE_RULE)
    months = max(map(_months, result.offers))
    if result.total_offer == result.total_balance:
        yield Note("付之前先向各家要一份算到当天的结清金额，还清后要结清证明。", EXPERIENCE)
    elif months <= MOST_MONTHS:
        yield Note(f"各家都答应不再加利息的话，最晚的一家{months}个月还完；还要加利息的，就要更久。")
    else:
        yield Note(
            f"就算不再加利息，有的一家{MOST_MONTHS}个月（50年）也还不完；可以请它减免一部分，或者等收入多了再谈。"
        )
    if not all(one.offer for one in result.offers):
        yield Note("有的一家分到0.00元：钱太少，分不到1分。先告诉它现在还不了，写下哪天再联系。")
    yield Note(
        "没有另外约定的，还的钱先抵费用和利息，最后抵本金；信用卡看领用合约。谈的时候问清这家抵哪一项。", SET_OFF_RULE
    )
    yield Note("有抵押的、法院已经判了的，先单独留出来，不放进这张表里分。", EXPERIENCE)
    yield OLD_DEBT


def _months(one: Offer) -> int:
    """Count the months in which an offer pays a balance without interest; one that pays nothing never does."""
    balance, offer = int(one.balance * 100), int(one.offer * 100)
    return -(-balance // offer) if offer else MOST_MONTHS + 1
