"""Paying only the minimum: month by month to the cent, and never without a way out."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from calculators.instalments import equal_instalments
from calculators.minimum_payment import minimum_payment

CENT = Decimal("0.01")
sums = st.one_of(st.integers(1, 10**7), st.integers(1, 10**14)).map(lambda cents: Decimal(cents) / 100)
rates = st.one_of(st.integers(0, 3600), st.integers(0, 10**5)).map(lambda units: Decimal(units) / 100)
ratios = st.one_of(st.integers(0, 2000), st.integers(0, 10**5)).map(lambda units: Decimal(units) / 100)
floors = st.one_of(st.just(Decimal(0)), st.just(Decimal(100)), sums)
calm = settings(max_examples=60, deadline=None)
Row = tuple[Decimal, Decimal, Decimal, Decimal]


def half_up(exact: Fraction) -> Decimal:
    """Rounds a fraction to cents, independently of the code under test."""
    return Decimal(int(exact * 100 + Fraction(1, 2))) / 100


def month_by_month(
    balance: Decimal, rate: Decimal, ratio: Decimal, floor: Decimal, most: int
) -> tuple[list[Row], bool]:
    """Books every month from the definition in fractions; tells whether some month settles that it never ends."""
    rows: list[Row] = []
    never_ends = False
    while balance and len(rows) < most:
        interest = half_up(Fraction(balance) * Fraction(rate) / 1200)
        due = balance + interest
        payment = min(due, max(floor, half_up(Fraction(due) * Fraction(ratio) / 100)))
        never_ends = never_ends or (payment <= interest and payment < due)
        balance = due - payment
        rows.append((payment, payment - interest, interest, balance))
    return rows, never_ends or bool(balance)


@given(sums, rates, ratios, floors)
@example(Decimal(10000), Decimal(0), Decimal(10), Decimal(0))
@example(Decimal(1200), Decimal(0), Decimal(0), Decimal(1))
@example(Decimal("1200.01"), Decimal(0), Decimal(0), Decimal(1))
@example(Decimal("0.01"), Decimal(1000), Decimal(10), Decimal(0))
@settings(max_examples=20, deadline=None)
def test_every_month_is_the_exact_fraction_rounded_once(
    balance: Decimal, rate: Decimal, ratio: Decimal, floor: Decimal
) -> None:
    """The schedule equals the definition in fractions through all 1200 months; whether it ends is settled by all."""
    expected, never_ends = month_by_month(balance, rate, ratio, floor, 1200)

    result = minimum_payment(balance=balance, annual_rate=rate, minimum_ratio=ratio, minimum_floor=floor).result

    assert result.never_ends == never_ends
    expected = expected[:12] if never_ends else expected
    assert [(row.payment, row.principal, row.interest, row.balance) for row in result.schedule] == expected
    assert [row.period for row in result.schedule] == list(range(1, len(expected) + 1))


@given(sums, rates, ratios, floors)
@calm
def test_sums_add_up_and_empty_results_have_their_reason(
    balance: Decimal, rate: Decimal, ratio: Decimal, floor: Decimal
) -> None:
    """What is paid is the balance and its interest; what doesn't exist is empty, and notes say why."""
    answer = minimum_payment(balance=balance, annual_rate=rate, minimum_ratio=ratio, minimum_floor=floor)
    result = answer.result

    texts = [note.text for note in answer.notes]
    if result.never_ends:
        assert (result.months, result.total_interest, result.total_paid) == (None, None, None)
        assert len(result.schedule) == 12
    else:
        assert result.months == len(result.schedule)
        assert result.total_paid == balance + result.total_interest == sum(row.payment for row in result.schedule)
        assert result.schedule[-1].balance == 0
    assert any(text.endswith("所以几个月还清、利息一共、一共要还都是空的。") for text in texts) == result.never_ends
    assert any("那两项是空的" in text for text in texts) == (result.fixed_months is None)
    assert (result.fixed_months is None) == (result.fixed_interest is None)
    assert answer.view.big


@given(sums, rates, ratios, floors)
@calm
def test_paying_more_is_never_worse(balance: Decimal, rate: Decimal, ratio: Decimal, floor: Decimal) -> None:
    """A higher ratio or floor ends no later and costs no more; month 1's payment kept up neither."""
    result = minimum_payment(balance=balance, annual_rate=rate, minimum_ratio=ratio, minimum_floor=floor).result
    assume(result.months is not None and result.total_interest is not None)

    for more in (
        {"minimum_ratio": ratio, "minimum_floor": floor + 1},
        {"minimum_ratio": ratio + 1, "minimum_floor": floor},
    ):
        other = minimum_payment(balance=balance, annual_rate=rate, **more).result
        assert other.months is not None
        assert other.months <= result.months
        assert other.total_interest <= result.total_interest
    assert result.fixed_months is not None
    assert result.fixed_months <= result.months
    assert result.fixed_interest <= result.total_interest


@given(st.integers(1, 10**9).map(lambda cents: Decimal(cents) / 100), rates)
@calm
def test_the_smallest_ending_payment_is_the_smallest(balance: Decimal, rate: Decimal) -> None:
    """Paid every month, it brings the debt down in month 1; a cent less doesn't."""
    smallest = minimum_payment(balance=balance, annual_rate=rate).result.smallest_ending_payment

    def after_a_month(payment: Decimal) -> Decimal:
        terms = {"balance": balance, "annual_rate": rate, "minimum_ratio": Decimal(0)}
        return minimum_payment(**terms, minimum_floor=payment).result.schedule[0].balance

    assert after_a_month(smallest) < balance
    assert after_a_month(smallest - CENT) == balance


@given(sums, rates)
@calm
def test_fixed_plans_are_equal_instalments(balance: Decimal, rate: Decimal) -> None:
    """Each row is the equal instalment over its months, and its booked interest."""
    plans = minimum_payment(balance=balance, annual_rate=rate).result.fixed_plans

    assert [plan.months for plan in plans] == [6, 12, 24, 36]
    for plan in plans:
        schedule = equal_instalments(balance, rate, plan.months).schedule()
        assert (plan.payment, plan.total_interest) == (schedule[0].payment, sum(row.interest for row in schedule))


@given(sums, rates, ratios, st.integers(1, 10**6).map(lambda cents: Decimal(cents) / 100))
@calm
def test_a_payment_kept_up_is_a_floor(balance: Decimal, rate: Decimal, ratio: Decimal, floor: Decimal) -> None:
    """Month 1's payment kept up is what a floor of that sum gives."""
    result = minimum_payment(balance=balance, annual_rate=rate, minimum_ratio=ratio, minimum_floor=floor).result

    terms = {"minimum_ratio": Decimal(0), "minimum_floor": result.first_payment}
    kept_up = minimum_payment(balance=balance, annual_rate=rate, **terms).result

    assert (result.fixed_months, result.fixed_interest) == (kept_up.months, kept_up.total_interest)


@pytest.mark.parametrize(
    ("terms", "big", "sentence"),
    [
        (
            {"annual_rate": "18.25"},
            "37个月（3年1个月）",
            (
                "每月只还最低，要37个月（3年1个月）才还清，利息一共1,678.66元。"
                "要是每月都还第1个月的1,015.21元，11个月就还清，利息少761.66元。"
            ),
        ),
        (
            {"annual_rate": "0", "minimum_ratio": "0", "minimum_floor": "1000"},
            "10个月",
            "每月只还最低，要10个月才还清，没有利息。",
        ),
        (
            {"annual_rate": "0"},
            "32个月（2年8个月）",
            ("每月只还最低，要32个月（2年8个月）才还清，没有利息。要是每月都还第1个月的1,000.00元，10个月就还清。"),
        ),
        (
            {"annual_rate": "18", "minimum_ratio": "1", "minimum_floor": "0"},
            "150.01元",
            (
                "每月只还最低还不完：第1个月还101.50元，利息就有150.00元。每月固定还到150.01元，欠款才会变少；"
                "想36个月还清，每月固定还361.52元。"
            ),
        ),
        (
            {"annual_rate": "0", "minimum_floor": "0"},
            "1,000.00元",
            "每月只还最低，越还越少，剩下0.04元时就不再变少，还不完。每月都还1,000.00元、不跟着变少，10个月就还清。",
        ),
        (
            {"annual_rate": "0", "minimum_ratio": "0", "minimum_floor": "8"},
            "277.78元",
            "每月只还最低，1200个月（100年）也还不完。想36个月还清，每月固定还277.78元。",
        ),
    ],
)
def test_the_sentence_says_how_long_or_what_would_work(terms: dict[str, str], big: str, sentence: str) -> None:
    """Where it ends: how long, what it costs, what paying on would change; where it doesn't: what would work."""
    view = minimum_payment(balance=Decimal(10000), **{name: Decimal(text) for name, text in terms.items()}).view

    assert (view.big, view.answer) == (big, sentence)
