"""An offer to settle is compared to the cent with instalments, and the ways to make them equal hold."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculators import run
from calculators.answer import Answer
from calculators.errors import InputError
from calculators.settlement_offer import SettlementOffer, present_value, settlement_offer

CENT = Decimal("0.01")
calm = settings(max_examples=60, deadline=None)
sums = st.one_of(st.integers(1, 10**14), st.integers(1, 10**7)).map(lambda cents: Decimal(cents) / 100)
rates = st.one_of(st.integers(0, 10**11), st.integers(0, 24 * 10**8)).map(lambda units: Decimal(units).scaleb(-8))
months = st.integers(1, 600)


def answer_to(**given_inputs: Decimal | int) -> Answer[SettlementOffer]:
    claim = {"total_claimed": Decimal(10**12), "principal": Decimal(1000)}
    return settlement_offer(**{**claim, **given_inputs})


def offer(**given_inputs: Decimal | int) -> SettlementOffer:
    return answer_to(**given_inputs).result


def exact_worth(instalment: Decimal, rate: Decimal, count: int) -> Fraction:
    """Adds up payment by payment, from the last to the first, without any rounding."""
    growth, worth = 1 + Fraction(rate) / 1200, Fraction(0)
    for _ in range(count):
        worth = (worth + Fraction(instalment)) / growth
    return worth


@given(sums, rates, st.integers(1, 120))
@calm
def test_present_value_is_the_exact_sum_rounded_once(instalment: Decimal, rate: Decimal, count: int) -> None:
    """The closed form in whole numbers equals the sum of fractions, rounded half up."""
    exact = exact_worth(instalment, rate, count)

    assert present_value(instalment, rate, count) == Decimal(int(exact * 100 + Fraction(1, 2))) / 100


@given(st.lists(sums, min_size=3, max_size=3), sums, months, rates)
@calm
def test_an_offer_adds_up(claims: list[Decimal], instalment: Decimal, count: int, rate: Decimal) -> None:
    """Discount and shares are exact, the better one is the smaller to the cent, and a missing rate has its reason."""
    principal, lump_sum, claimed = claims[0], claims[1], max(claims)

    answer = settlement_offer(
        total_claimed=claimed,
        principal=principal,
        lump_sum=lump_sum,
        instalment=instalment,
        instalment_months=count,
        own_rate=rate,
    )

    result, worth = answer.result, answer.result.instalments_present_value
    assert result.discount + lump_sum == claimed
    assert abs(Fraction(result.discount_share) - 100 * Fraction(result.discount) / Fraction(claimed)) < 1e-40
    assert abs(Fraction(result.share_of_principal) - 100 * Fraction(lump_sum) / Fraction(principal)) < 1e-40
    assert result.instalments_total == instalment * count >= worth == result.break_even_lump_sum
    assert result.better == {True: "lump_sum", False: "instalments"}.get(lump_sum < worth) or lump_sum == worth
    assert (result.better == "equal") == (lump_sum == worth)
    assert result.better_by == abs(lump_sum - worth)
    reasons = sum("相当于的年利率空着" in note.text or "超过1,000,000%" in note.text for note in answer.notes)
    assert reasons == (result.instalment_annual_rate is None)


@given(sums, sums, st.integers(1, 60))
@calm
def test_at_their_own_rate_instalments_are_worth_the_lump_sum(
    lump_sum: Decimal, instalment: Decimal, count: int
) -> None:
    """Put in as one's own rate, the rate of the instalments makes both the same, but for its last decimals."""
    rate = offer(lump_sum=lump_sum, instalment=instalment, instalment_months=count).instalment_annual_rate

    if rate is None or rate > 1000:
        return
    lower, higher = (rate.quantize(Decimal("1e-8")) + step for step in (Decimal("-1e-8"), Decimal("1e-8")))
    assert exact_worth(instalment, higher, count) < lump_sum
    assert rate == 0 or exact_worth(instalment, max(lower, Decimal(0)), count) >= lump_sum


@given(sums, rates, st.integers(1, 120))
@calm
def test_the_break_even_instalment_is_the_nearest_cent(lump_sum: Decimal, rate: Decimal, count: int) -> None:
    """Half a cent less a month is worth no more than the lump sum, half a cent more no less."""
    found = offer(lump_sum=lump_sum, instalment=CENT, instalment_months=count, own_rate=rate).break_even_instalment

    half = CENT / 2
    assert exact_worth(found - half, rate, count) <= lump_sum <= exact_worth(found + half, rate, count)


@given(sums, rates, months)
@calm
def test_later_money_is_worth_less(instalment: Decimal, rate: Decimal, count: int) -> None:
    """A higher rate never raises the present value; more a month or more months never lower it."""
    worth = present_value(instalment, rate, count)

    assert present_value(instalment, rate + 1, count) <= worth
    assert present_value(instalment + CENT, rate, count) >= worth
    assert present_value(instalment, rate, count + 1) >= worth


@pytest.mark.parametrize(
    ("lump_sum", "beginning", "big"),
    [
        ("1100", "一次付清更划算，比分期少付100.00元：分期折成今天的钱是1,200.00元", "100.00元"),
        ("1300", "分期更划算，比一次付清少付100.00元：每期100.00元，12期", "100.00元"),
        ("1200", "两种一样，都合今天的1,200.00元", "1,200.00元"),
    ],
)
def test_the_first_sentence_names_the_better_one(lump_sum: str, beginning: str, big: str) -> None:
    """The better way stands first, with what it saves set large."""
    terms = {"total_claimed": "1500", "principal": "1000", "instalment": "100", "instalment_months": "12"}

    view = run("settlement-offer", {**terms, "lump_sum": lump_sum})["view"]

    assert view["answer"].startswith(beginning)
    assert view["answer"].endswith(f"一次付清比对方要的总额少{1500 - int(lump_sum):,}.00元。")
    assert view["big"] == big


def test_no_discount_is_called_so() -> None:
    """An offer of the whole claim is no discount, and the sentence says it."""
    terms = {"total_claimed": "1500", "principal": "1000", "instalment": "100", "instalment_months": "12"}

    answer = run("settlement-offer", {**terms, "lump_sum": "1500"})

    assert answer["view"]["answer"].endswith("一次付清和对方要的总额一样，没有减。")


def test_nobody_is_told_to_pay_more_than_is_offered() -> None:
    """Instalments may come to more than the lump sum, or the whole claim; no sum is named that is more than the offered one."""
    plan = {"instalment": Decimal(900), "instalment_months": 24}
    answer = answer_to(total_claimed=Decimal(20000), lump_sum=Decimal(12000), **plan)

    assert answer.result.break_even_lump_sum == Decimal(21600)
    assert "一次付清的12,000.00元已经比分期便宜，别往上加（分期加起来比对方要的总额还贵）" in answer.notes[0].text


def test_a_dearer_lump_sum_is_told_how_far_to_come_down() -> None:
    """Where instalments are cheaper, the sum to talk down to is what they are worth."""
    answer = answer_to(lump_sum=Decimal(1300), instalment=Decimal(100), instalment_months=12)

    assert "一次付清谈到1,200.00元以内，就不比分期贵" in answer.notes[0].text


def test_a_lump_sum_that_is_better_must_not_be_borrowed() -> None:
    """Where the lump sum wins or draws, the answer warns of borrowing for it."""
    answer = answer_to(lump_sum=Decimal(900), instalment=Decimal(100), instalment_months=12)

    assert "前提是这笔钱不用借" in answer.view.answer
    assert any("就选付得起的分期" in note.text for note in answer.notes)


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("lump_sum", Decimal("1500.01"), "一次付清的1,500.01元比对方要的总额1,500.00元还多，没有减免"),
        ("principal", Decimal("1500.01"), "本金1,500.01元不能比对方要的总额1,500.00元还多"),
    ],
)
def test_more_than_the_claim_is_an_error(name: str, value: Decimal, message: str) -> None:
    """The message names both sums and stands on the input to change."""
    terms = {"total_claimed": Decimal(1500), "principal": Decimal(1000), "lump_sum": Decimal(900)}
    plan = {"instalment": Decimal(100), "instalment_months": 12}

    with pytest.raises(InputError, match=message) as caught:
        settlement_offer(**{**terms, **plan, name: value})

    assert caught.value.problem.field == name
