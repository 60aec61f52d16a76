"""The dated rate solves its equation, is null exactly when it must be, and the table lets a reader check it."""

import math
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal, localcontext
from itertools import pairwise

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from calculators import run
from calculators.cash_flow import CashFlow
from calculators.true_rate import true_rate
from calculators.true_rate_dated import DatedRate, true_rate_dated

FIRST, SPAN = date(1950, 1, 1), 91310
HAIR = Decimal("1e-10")
CENT = Decimal("0.01")
REASONS = (
    "只剩一个方向",
    "超过1,000,000%",
    "低于 -99%",
    "至少有两个利率",
    "没有一个利率对得上",
    "分不清是一个还是几个",
)
GRID = 3000

calm = settings(max_examples=60, deadline=None)
cents = st.one_of(st.integers(1, 10**14), st.integers(1, 10**6), st.just(10**14), st.just(1))
sums = cents.map(lambda one: Decimal(one) / 100)
signed = st.one_of(sums, sums.map(Decimal.copy_negate), st.just(Decimal(0)))
offsets = st.one_of(st.integers(0, SPAN), st.integers(0, 800), st.sampled_from([0, 1, 365, 366, 730, SPAN]))
Days = Sequence[tuple[int, Decimal]]


def rate_of(flows: Days) -> DatedRate:
    return true_rate_dated(cash_flows=cash_flows(flows)).result


def cash_flows(flows: Days) -> tuple[CashFlow, ...]:
    return tuple(CashFlow(FIRST + timedelta(days=day), amount) for day, amount in flows)


@st.composite
def turning_once(draw: st.DrawFn, most: int = 8) -> Days:
    """Sums on different days, first of one sign, then of the other."""
    days = sorted(draw(st.lists(offsets, min_size=2, max_size=most, unique=True)))
    turn, sign = draw(st.integers(1, len(days) - 1)), draw(st.sampled_from([1, -1]))
    return [(day, draw(sums) * (sign if place < turn else -sign)) for place, day in enumerate(days)]


def sides(flows: Days, rate: Decimal) -> tuple[Decimal, Decimal]:
    """Values what comes first and what comes last, straight from the definition, in sixty digits."""
    with localcontext(prec=60, Emin=-999999, Emax=999999):
        start, sign = flows[0]
        worth = {True: Decimal(0), False: Decimal(0)}
        for day, amount in flows:
            worth[amount * sign > 0] += abs(amount) * (1 + rate) ** (Decimal(start - day) / 365)
        return worth[True], worth[False]


def assert_solves(flows: Days, percent: Decimal) -> None:
    """A hair below the rate what comes last is worth more than what comes first, a hair above less."""
    with localcontext(prec=60):
        rate = percent / 100
        first, last = sides(flows, rate - HAIR)
        assert first < last
        first, last = sides(flows, rate + HAIR)
        assert first > last


def in_range(flows: Days) -> bool:
    """Tells by the definition whether the only rate lies from −99 % to 1 000 000 %."""
    near = 1 + Decimal("1e-40")
    lowest, highest = sides(flows, Decimal("-0.99")), sides(flows, Decimal(10_000))
    with localcontext(prec=60, Emin=-999999, Emax=999999):
        return lowest[0] <= lowest[1] * near and highest[1] <= highest[0] * near


@given(turning_once())
@example([(8405, Decimal("0.01")), (19093, Decimal("42528.85")), (19095, Decimal("-42769.83")), (39320, Decimal(-1))])
@example([(10, Decimal("403171.07")), (411, Decimal("-466157.36")), (25990, Decimal("-203740914075.15"))])
@example([(0, Decimal(10000)), (365, Decimal(-100))])
@example([(0, Decimal(1)), (365, Decimal(-10001))])
@example([(0, Decimal(1)), (365, Decimal(-1))])
@settings(max_examples=100, deadline=None)
def test_a_rate_lies_where_the_worth_crosses_or_outside_the_limits(flows: Days) -> None:
    """For one turn of signs the rate is right to 1e-10; it is left out only beyond −99 % and 1 000 000 %."""
    rate = rate_of(flows).annual_rate_effective

    assert (rate is not None) == in_range(flows)
    if rate is not None:
        assert_solves(flows, rate)


@pytest.mark.parametrize("turn", [1, 2, 500, 998, 999])
@pytest.mark.parametrize("step", [1, 30, 91])
@pytest.mark.parametrize("growth", [1, 3])
def test_a_thousand_sums_are_solved(turn: int, step: int, growth: int) -> None:
    """Long lists, dense or over 250 years, even or uneven, paid back with 7 % on top: what is left over is nothing."""
    amounts = [Decimal(1000 * (place * 7919 % 1000 + 1) ** growth) for place in range(turn)]
    back = (sum(amounts) * Decimal("1.07") / (1000 - turn)).quantize(CENT)
    flows = [(place * step, amounts[place] if place < turn else -back) for place in range(1000)]

    rate = rate_of(flows).annual_rate_effective

    with localcontext(prec=50):
        daily = (1 + rate / 100) ** (Decimal(-1) / 365)
        assert abs(sum(amount * daily**day for day, amount in flows)) < sum(amounts) * Decimal("1e-15")


def crossings(flows: Days, grid: int = GRID) -> int:
    """Counts, on a fine grid of rates, where the whole worth clearly changes its sign: a second way, without proofs."""
    lowest, highest = -math.log(10_001) / 365, -math.log(0.01) / 365
    amounts = [(day, float(amount)) for day, amount in flows]
    signs = []
    for place in range(grid + 1):
        x = lowest + (highest - lowest) * place / grid
        most = max(day * x + math.log(abs(amount)) for day, amount in amounts)
        terms = [math.copysign(math.exp(day * x + math.log(abs(one)) - most), one) for day, one in amounts]
        signs += [math.fsum(terms) > 0] * (abs(math.fsum(terms)) > 1e-9)
    return sum(before != after for before, after in pairwise(signs))


@given(st.lists(st.tuples(offsets, signed), min_size=2, max_size=6))
@example([(0, Decimal(100)), (365, Decimal(-230)), (730, Decimal(132))])
@example([(0, Decimal("-0.01")), (1, Decimal(10**12)), (2, Decimal(-(10**12)))])
@settings(max_examples=100, deadline=None)
def test_a_rate_is_null_exactly_when_it_must_be_and_says_why(flows: Days) -> None:
    """One turn of signs and in range, or no second rate found on a fine grid; else null, and one note says why."""
    assume(any(one > 0 for _, one in flows) and any(one < 0 for _, one in flows))
    assume(len({day for day, _ in flows}) > 1)
    by_day: Counter[int] = Counter()
    for day, amount in flows:
        by_day[day] += int(amount * 100)
    kept = [(day, Decimal(one)) for day, one in sorted(by_day.items()) if one]

    answer = true_rate_dated(cash_flows=cash_flows(flows))

    turns = sum(before * after < 0 for (_, before), (_, after) in pairwise(kept))
    exists = answer.result.annual_rate_effective is not None
    if turns == 1:
        assert exists == in_range(kept)
    elif turns == 0:
        assert not exists
    else:
        assert (crossings(kept) == 1) <= (exists or "至少有两个利率" in answer.notes[0].text)
        assert (crossings(kept) > 1) <= ("至少有两个利率" in answer.notes[0].text)
    assert (answer.result.annual_rate_simple is not None) == exists
    assert sum(reason in answer.notes[0].text for reason in REASONS) == (not exists)
    assert all((row.value is not None) == exists for row in answer.result.by_day)
    assert len(answer.result.by_day) == len(kept)


FEE_FIRST = "2025-12-25, -299\n2026-01-01, 10000\n" + "\n".join(f"2026-0{month}-01, -2100" for month in range(2, 7))


@pytest.mark.parametrize(
    ("flows", "rate"),
    [
        (FEE_FIRST, "38.2557"),
        ("2026-01-01, 10000\n2026-02-01, -6000\n2026-03-01, 500\n2026-04-01, -6000", "135.6953"),
        ("2025-01-01, 100\n2026-01-01, -220\n2027-01-01, 121", "10.0000"),
        ("2025-01-01, 100\n2026-01-01, -200\n2027-01-01, 100", "0.0000"),
        ("2025-01-01, 100\n2026-01-01, -230\n2027-01-01, 132", None),
        ("2025-01-01, 100\n2026-01-01, -230\n2027-01-01, 133", None),
        ("2025-01-01, 1000\n2026-01-01, -3300\n2027-01-01, 3630\n2028-01-01, -1331", "10.0000"),
        ("2025-01-01, 1000\n2026-01-01, -3400\n2027-01-01, 3850\n2028-01-01, -1452", None),
    ],
)
def test_whatever_has_exactly_one_rate_has_an_answer(flows: str, rate: str | None) -> None:
    """A fee before the loan, a refund midway, sums that only touch zero; but none for two rates, or for no rate."""
    assert run("true-rate-dated", {"cash_flows": flows})["result"]["annual_rate_effective"] == rate


@pytest.mark.parametrize("flows", [FEE_FIRST, FEE_FIRST.replace("-299", "-1")])
def test_a_loan_with_a_fee_before_it_is_called_a_loan(flows: str) -> None:
    """Whoever pays first and is lent money afterwards has not invested; the note says that the rate was proved."""
    answer = run("true-rate-dated", {"cash_flows": flows})

    assert answer["view"]["answer"].startswith("这笔钱的真实年化利率约")
    assert "只有这一个对得上" in answer["result"]["notes"][0]["text"]


@pytest.mark.parametrize(("step", "every"), [(91, 2), (91, 10), (1, 3), (30, 2)])
def test_a_thousand_sums_that_turn_all_the_time_are_settled(step: int, every: int) -> None:
    """Money that comes and goes a thousand times, over years or over 250 of them, gets one rate or a reason."""
    flows = [(place * step, Decimal(1000 if place % every == 0 else -1050) / every) for place in range(1000)]

    answer = true_rate_dated(cash_flows=cash_flows(flows))

    if answer.result.annual_rate_effective is None:
        assert any(reason in answer.notes[0].text for reason in REASONS[3:5])
    else:
        assert crossings(flows, 60) == 1


@given(turning_once(), st.randoms(use_true_random=False), st.integers(0, 40_000), st.integers(1, 50))
@calm
def test_order_signs_scale_and_start_change_nothing(flows: Days, chance, later: int, times: int) -> None:
    """Lines in any order, all signs turned, all sums so many times as large, all days later: the same rate."""
    flows = [(day * 51310 // SPAN, amount) for day, amount in flows]
    assume(len({day for day, _ in flows}) == len(flows))
    shuffled = [(day + later, -amount * times) for day, amount in flows]
    chance.shuffle(shuffled)

    found, again = rate_of(flows), rate_of(shuffled)

    assert found.annual_rate_effective == again.annual_rate_effective
    assert (found.total_received * times, found.total_paid * times) == (again.total_paid, again.total_received)


@given(turning_once())
@calm
def test_the_table_lets_a_reader_check(flows: Days) -> None:
    """Day by day the sums add up to the totals; on one day they are worth nothing together, and none has grown."""
    result = rate_of(flows)

    assert sum(row.amount for row in result.by_day) == -result.total_cost
    assert result.total_cost == result.total_paid - result.total_received
    assert [row.days for row in result.by_day] == [day - flows[0][0] for day, _ in flows]
    assert result.days == result.by_day[-1].days
    if result.annual_rate_effective is not None:
        assert abs(sum(row.value for row in result.by_day)) < Decimal("1e-4")
        assert all(abs(row.value) <= abs(row.amount) for row in result.by_day)


@given(turning_once(), sums)
@calm
def test_a_dearer_loan_has_a_higher_rate(flows: Days, more: Decimal) -> None:
    """More at the end never lowers the rate."""
    dearer = [*flows[:-1], (flows[-1][0], flows[-1][1] + more.copy_sign(flows[-1][1]))]

    rate, higher = rate_of(flows).annual_rate_effective, rate_of(dearer).annual_rate_effective

    if rate is not None and higher is not None:
        assert rate <= higher


@given(sums, st.integers(1, 120), st.integers(1, 3000))
@calm
def test_equal_daily_payments_cost_what_the_regular_calculator_says(
    received: Decimal, periods: int, per_cent: int
) -> None:
    """A payment on each of the next days is what `true-rate` calls period day; two solvers, one rate."""
    payment = (received * (100 + Decimal(per_cent) / 100) / 100 / periods).quantize(CENT) + CENT

    dated = rate_of([(0, received), *((day, -payment) for day in range(1, periods + 1))])
    regular = true_rate(principal=received, payment=payment, periods=periods, period="day").result

    if dated.annual_rate_effective is not None and regular.annual_rate_effective is not None:
        assert abs(dated.annual_rate_effective - regular.annual_rate_effective) < Decimal("1e-12")


@given(turning_once())
@calm
def test_the_simple_rate_compounds_to_the_effective_one(flows: Days) -> None:
    """A twelfth of the simple rate, twelve times compounded, is the effective rate."""
    result = rate_of(flows)

    if result.annual_rate_effective is not None:
        with localcontext(prec=60):
            grown = (1 + result.annual_rate_simple / 1200) ** 12
        assert abs((grown - 1) * 100 - result.annual_rate_effective) < HAIR


@pytest.mark.parametrize(
    ("flows", "words"),
    [
        ("2026-01-01, 100\n2026-02-01, 0", "还没有付出的钱；还款和费用写成付出（文字里前面加「-」"),
        ("2026-01-01, -100\n2026-02-01, 0", "还没有收到的钱；借到手的那一笔写成收到"),
        ("2026-01-01, 100\n2026-01-01, -120", "所有的钱都在同一天"),
    ],
)
def test_lists_without_a_rate_say_what_is_missing(flows: str, words: str) -> None:
    """The message says what to write, and names the sign."""
    answer = run("true-rate-dated", {"cash_flows": flows})

    assert [error["field"] for error in answer["errors"]] == ["cash_flows"]
    assert answer["errors"][0]["message"].startswith(words)


@pytest.mark.parametrize(
    ("flows", "beginning"),
    [
        ("2026-01-01, 100\n2027-01-01, -110", "这笔钱的真实年化利率约10%（复利"),
        ("2026-01-01, -100\n2027-01-01, 110", "你先拿出去、后收回的这笔钱，年化收益率约10%（复利"),
        (
            "2026-01-01, 100\n2027-01-01, -230\n2028-01-01, 132",
            "收到和付出来回变了2次，不止一个年化利率对得上，没有唯一的",
        ),
        ("2026-01-01, 5\n2026-01-01, -5\n2027-01-01, 1", "同一天的收付相抵以后"),
        ("2026-01-01, 1\n2026-01-02, -2", "利率高到没法用年化表示"),
        ("2026-01-01, 1000\n2026-01-02, -2", "后来的钱比先前的少太多，还算不出年化利率"),
    ],
)
def test_the_first_sentence_says_what_the_figure_is(flows: str, beginning: str) -> None:
    """A rate is called a cost or a yield; where there is none the sentence says so before any sum."""
    answer = run("true-rate-dated", {"cash_flows": flows})

    assert answer["view"]["answer"].startswith(beginning)
    assert answer["view"]["big"]
    assert answer["view"]["chart"]


def test_a_loan_not_yet_paid_back_asks_for_the_rest() -> None:
    """Where less was paid than received the sentence ends with what to add; money lent out is not asked for."""
    unpaid = run("true-rate-dated", {"cash_flows": "2026-01-01, 1000\n2027-01-01, -900"})
    lent = run("true-rate-dated", {"cash_flows": "2026-01-01, -1000\n2027-01-01, 1100"})

    assert unpaid["view"]["answer"].endswith("付出比收到少100.00元。还没还的，照还款计划写上再算。")
    assert lent["view"]["answer"].endswith("付出比收到少100.00元。")


@pytest.mark.parametrize(
    ("amount", "told"),
    [
        ("-一万二", "「一万二」要用数字写；如果是12000，就写12000"),
        ("-abc", "「abc」读不了，要写成数字，比如9800"),
        ("-9999999999999", "不能大于1,000,000,000,000"),
    ],
)
def test_sign_of_a_column_is_not_told_to_who_wrote_none(amount: str, told: str) -> None:
    """What went is a column of its own: its sums have a sign that the page's script put there."""
    answer = run("true-rate-dated", {"cash_flows": f"2026-01-05, 9800\n2026-02-05, {amount}"})

    assert [error["message"] for error in answer["errors"]] == [f"第2行，金额：{told}"]
