"""Instalment fees: booked to the cent, and turned into the rate at which the payments are worth what was received."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from calculators.errors import InputError
from calculators.instalment_fee import InstalmentFee, instalment_fee
from calculators.instalments import flat_interest
from calculators.rates import runs
from calculators.true_rate import true_rate

CENT = Decimal("0.01")
sums = st.integers(1, 10**14).map(lambda cents: Decimal(cents) / 100)
fee_rates = st.one_of(st.integers(0, 300), st.integers(0, 10**5)).map(lambda units: Decimal(units) / 100)
terms = st.integers(1, 600)
timings = st.sampled_from(["each", "upfront"])
calm = settings(max_examples=60, deadline=None)


def half_up(exact: Fraction) -> Decimal:
    """Rounds a fraction to cents, independently of the code under test."""
    return Decimal(int(exact * 100 + Fraction(1, 2))) / 100


def booked(principal: Decimal, fee_rate: Decimal, periods: int, timing: str) -> tuple[Decimal, list[Decimal]]:
    """Books fee and payments month by month, straight from the definition: what is received, and what is paid when."""
    share = half_up(Fraction(principal) / periods)
    once = half_up(Fraction(principal) * Fraction(fee_rate) * periods / 100)
    monthly = Decimal(0) if timing == "upfront" else half_up(Fraction(principal) * Fraction(fee_rate) / 100)
    left, payments = principal, []
    for month in range(1, periods + 1):
        repaid = left if month == periods else min(share, left)
        left -= repaid
        payments.append(repaid + monthly)
    return principal - once if timing == "upfront" else principal, payments


def answered(principal: Decimal, fee_rate: Decimal, periods: int, timing: str) -> InstalmentFee | None:
    """Gives the result, or None where the fee taken at once leaves nothing."""
    terms = {"principal": principal, "fee_rate_per_period": fee_rate, "periods": periods, "fee_timing": timing}
    try:
        return instalment_fee(**terms).result
    except InputError:
        return None


@given(sums, fee_rates, terms, timings)
@example(Decimal(3), Decimal("0.5"), 600, "each")
@example(Decimal("0.02"), Decimal(30), 600, "each")
@example(Decimal("5.99"), Decimal(1), 600, "upfront")
@calm
def test_fee_and_payments_are_those_booked_month_by_month(
    principal: Decimal, fee_rate: Decimal, periods: int, timing: str
) -> None:
    """What is received, the first and last payment and their sum equal the month-by-month booking."""
    received, payments = booked(principal, fee_rate, periods, timing)

    result = answered(principal, fee_rate, periods, timing)

    assert (result is None) == (received <= 0)
    if result is not None:
        assert (result.received, result.first_payment, result.last_payment) == (received, payments[0], payments[-1])
        assert result.fee_total == sum(payments) - received == result.total_paid - principal


@given(sums, fee_rates, st.integers(1, 36), timings)
@calm
def test_the_rate_makes_the_payments_worth_what_was_received(
    principal: Decimal, fee_rate: Decimal, periods: int, timing: str
) -> None:
    """A hair below the monthly rate the booked payments are worth more than was received, a hair above less."""
    received, payments = booked(principal, fee_rate, periods, timing)
    result = answered(principal, fee_rate, periods, timing)
    if result is None or result.annual_rate_simple is None:
        return
    rate, hair = Fraction(result.annual_rate_simple) / 1200, Fraction(1, 10**11)

    assert worth(payments, rate + hair) < received
    assert rate == 0 or worth(payments, rate - hair) > received


def worth(payments: list[Decimal], rate: Fraction) -> Fraction:
    return sum((Fraction(one) / (1 + rate) ** month for month, one in enumerate(payments, 1)), Fraction(0))


@given(sums, fee_rates, terms)
@calm
def test_a_monthly_fee_is_flat_interest_under_another_name(principal: Decimal, fee_rate: Decimal, periods: int) -> None:
    """等本等息 at twelve times the rate has the same payments, so the same price."""
    schedule = flat_interest(principal, 12 * fee_rate, periods).schedule()

    result = answered(principal, fee_rate, periods, "each")

    assert result is not None
    assert result.fee_total == sum(row.interest for row in schedule)
    payments = runs(row.payment for row in schedule)
    assert (result.first_payment, result.last_payment) == (payments[0][0], payments[-1][0])


@given(st.integers(1, 10**9), fee_rates, terms, timings)
@calm
def test_the_true_rate_calculator_says_the_same(share: int, fee_rate: Decimal, periods: int, timing: str) -> None:
    """Where all shares are equal, the two calculators give one rate."""
    principal = Decimal(share * periods) / 100
    result = answered(principal, fee_rate, periods, timing)
    if result is None:
        return
    fee = result.fee_total if timing == "upfront" else Decimal(0)

    same = true_rate(principal=principal, payment=result.first_payment, periods=periods, upfront_fee=fee).result

    rates = (same.annual_rate_simple, result.annual_rate_simple)
    assert rates == (None, None) or (None not in rates and abs(rates[0] - rates[1]) < Fraction(1, 10**12))


@given(sums, fee_rates, terms, timings)
@calm
def test_a_higher_fee_is_never_cheaper(principal: Decimal, fee_rate: Decimal, periods: int, timing: str) -> None:
    """Fee and rate grow with the fee rate; the same fee taken at once never has a lower rate but for its cents."""
    lower, higher = (answered(principal, rate, periods, timing) for rate in (fee_rate, fee_rate + 1))
    if lower is None or higher is None:
        return

    assert lower.fee_total <= higher.fee_total
    limit = Decimal(10**9)
    assert (lower.annual_rate_simple or limit if lower.fee_total else Decimal(0)) <= (
        higher.annual_rate_simple or limit if higher.fee_total else Decimal(0)
    )


@given(st.integers(1, 10**6).map(lambda units: Decimal(units * 10**4)), st.integers(1, 150), st.integers(2, 60))
@calm
def test_a_fee_taken_at_once_has_a_higher_rate(principal: Decimal, fee_rate: int, periods: int) -> None:
    """Paying the same fee earlier leaves less to use; either way the rate is above twelve times the fee rate."""
    rate = Decimal(fee_rate) / 100
    each, upfront = (answered(principal, rate, periods, timing) for timing in ("each", "upfront"))

    assert each is not None
    assert upfront is not None
    assert each.annual_rate_simple is not None
    assert upfront.annual_rate_simple is None or upfront.annual_rate_simple > each.annual_rate_simple > 12 * rate


@given(sums, fee_rates, terms, timings)
@example(Decimal(10**12), Decimal("99.99999999"), 1, "upfront")
@example(Decimal(1000), Decimal(1000), 1, "each")
@example(Decimal(10**12), Decimal(1000), 600, "each")
@example(Decimal(10**12), Decimal("16.66666666"), 3, "upfront")
@calm
def test_other_terms_agree_and_an_empty_rate_has_its_reason(
    principal: Decimal, fee_rate: Decimal, periods: int, timing: str
) -> None:
    """Each row is what its own term answers; notes explain what is left empty, and nothing else."""
    if answered(principal, fee_rate, periods, timing) is None:
        return
    answer = instalment_fee(principal=principal, fee_rate_per_period=fee_rate, periods=periods, fee_timing=timing)

    shown = {row.periods: row for row in answer.result.by_periods}
    for months in {3, 6, 9, 12, 18, 24, 36, periods}:
        alone = answered(principal, fee_rate, months, timing)
        row = shown.pop(months, None)
        assert (alone is None) == (row is None)
        if alone is not None and row is not None:
            assert (row.fee_total, row.first_payment) == (alone.fee_total, alone.first_payment)
            assert row.annual_rate_simple == alone.annual_rate_simple
    assert shown == {}
    rates = [answer.result.annual_rate_effective, *(row.annual_rate_simple for row in answer.result.by_periods)]
    assert any("超过1,000,000%" in note.text for note in answer.notes) == (None in rates)
    assert answer.view.big


@pytest.mark.parametrize(("timing", "named"), [("each", "1.12%"), ("upfront", "0.99%")])
def test_a_dear_plan_says_which_fee_rate_would_be_24_percent(timing: str, named: str) -> None:
    """The fee rate in the note has a true rate of 24 %, to the hundredth shown."""
    answer = instalment_fee(principal=Decimal(120000), fee_rate_per_period=Decimal(2), periods=12, fee_timing=timing)
    (note,) = (note.text for note in answer.notes if "24%" in note.text)
    at = answered(Decimal(120000), Decimal(named.removesuffix("%")), 12, timing)

    assert f"大约{named}时" in note
    assert at is not None
    assert at.annual_rate_simple is not None
    assert abs(at.annual_rate_simple - 24) < Decimal("0.15")


def test_a_plan_at_the_ceiling_is_not_called_dear() -> None:
    """2 % for one month is 24 % exactly: not above it, no note."""
    answer = instalment_fee(principal=Decimal(10000), fee_rate_per_period=Decimal(2), periods=1)

    assert answer.result.annual_rate_simple == 24
    assert not any("24%" in note.text for note in answer.notes)


def test_a_fee_that_eats_up_the_principal_says_what_would_work() -> None:
    """The error names the fee, the principal and the rate to stay below."""
    with pytest.raises(InputError) as refused:
        instalment_fee(principal=Decimal(1000), fee_rate_per_period=Decimal(30), periods=6, fee_timing="upfront")

    assert refused.value.problem.message == (
        "一次收的手续费1,800.00元，不比本金1,000.00元少，等于没有用到钱；"
        "分6期，每期费率要小于约16.6667%，请再看一遍是「每期」还是「一共」"
    )


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        (
            {},
            "这笔分期的真实年化利率约13.03%（单利），不是每期费率乘12的7.2%；手续费一共864.00元，第一期还1,072.00元。",
        ),
        ({"periods": 1}, "这笔分期的真实年化利率约7.2%（单利）；手续费一共72.00元，第一期还12,072.00元。"),
        ({"fee_rate_per_period": Decimal(0)}, "这笔分期不用付手续费，真实年化利率是0%；第一期还1,000.00元。"),
    ],
)
def test_the_sentence_fits_the_plan(changes: dict[str, object], sentence: str) -> None:
    """The true rate stands first, beside the figure it is mistaken for; a free plan is called free."""
    plan = {"principal": Decimal(12000), "fee_rate_per_period": Decimal("0.6"), "periods": 12}

    assert instalment_fee(**(plan | changes)).view.answer == sentence
