"""A longer term eases each month and never costs less than its fee."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.errors import InputError
from calculators.extension_cost import extension_cost
from tests.calculators.laid_out import calm, lay_out, rates, sums


@given(sums, rates, st.integers(1, 100), st.integers(1, 100), sums)
@calm
def test_payments_and_interest_are_those_laid_out(
    balance: Decimal, rate: Decimal, months: int, extra: int, fee: Decimal
) -> None:
    """Both terms equal their schedules in fractions, and the cost is their difference and the fee."""
    result = extension_cost(
        balance=balance, annual_rate=rate, remaining_months=months, extra_months=extra, extension_fee=fee
    ).result

    before, after = lay_out(balance, rate, months), lay_out(balance, rate, months + extra)
    assert (result.payment_before, result.payment_after) == (before[0][0], after[0][0])
    assert result.last_payment_after == after[-1][0]
    assert result.interest_before == sum(row[1] for row in before)
    assert result.interest_after == sum(row[1] for row in after)
    assert result.extra_cost == result.interest_after - result.interest_before + fee


@given(sums, rates, st.integers(1, 599), st.data())
@calm
def test_a_longer_term_never_costs_less_and_never_asks_more_a_month(
    balance: Decimal, rate: Decimal, months: int, data: st.DataObject
) -> None:
    """Down the table payments don't rise and costs don't fall; none costs less than the fee."""
    extra = data.draw(st.integers(1, 600 - months))
    answer = extension_cost(
        balance=balance, annual_rate=rate, remaining_months=months, extra_months=extra, extension_fee=Decimal(5)
    )
    rows = answer.result.by_extra_months

    assert [row.extra_months for row in rows] == sorted({row.extra_months for row in rows})
    assert extra in {row.extra_months for row in rows}
    assert all(months + row.extra_months <= 600 for row in rows)
    assert [row.payment_after for row in rows] == sorted((row.payment_after for row in rows), reverse=True)
    assert [row.extra_cost for row in rows] == sorted(row.extra_cost for row in rows)
    assert rows[0].extra_cost >= 5
    assert answer.result.eased_per_month >= 0
    assert answer.view.big
    assert answer.view.chart is not None
    assert answer.view.chart.svg("x").startswith("<svg")


@pytest.mark.parametrize(
    ("inputs", "words"),
    [
        (
            {"balance": Decimal(20000)},
            "延12个月，每月少还277.18元（从941.47元到664.29元），一共多花1,319.04元。",
        ),
        ({"balance": Decimal("0.01")}, "延12个月，每月还的没有变少（从不到一分到不到一分），一共没有多花。"),
    ],
)
def test_the_sentence_fits_the_case(inputs: dict[str, Decimal], words: str) -> None:
    """What eases each month stands beside what it costs in all."""
    answer = extension_cost(**inputs, annual_rate=Decimal(12), remaining_months=24, extra_months=12)

    assert answer.view.answer == words


def test_a_fee_is_told_in_months_of_relief() -> None:
    """30 yuan for 50 yuan less a month is 0.6 of a month."""
    answer = extension_cost(
        balance=Decimal(1200),
        annual_rate=Decimal(0),
        remaining_months=12,
        extra_months=12,
        extension_fee=Decimal(30),
    )

    assert any("相当于0.6个月少还的钱" in note.text for note in answer.notes)


@pytest.mark.parametrize(("months", "way_out"), [(590, "最多还能延10个月"), (600, "请核对还剩几期")])
def test_too_long_a_term_is_told_at_extra_months(months: int, way_out: str) -> None:
    """The message says how much longer is possible."""
    with pytest.raises(InputError) as told:
        extension_cost(balance=Decimal(1), annual_rate=Decimal(1), remaining_months=months, extra_months=11)

    assert told.value.problem.field == "extra_months"
    assert told.value.problem.message == f"原来剩下的加上延的，一共最多600个月；{way_out}"
