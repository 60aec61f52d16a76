"""Paying early saves what the schedules say, in either way of repaying the rest."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.early_repayment import early_repayment
from calculators.errors import InputError
from tests.calculators.laid_out import calm, equal_payment, lay_out, rates, sums

shares = st.fractions(0, 1)


def part(balance: Decimal, share: Fraction) -> Decimal:
    """Takes a share of the balance in whole cents, at least one."""
    return max(Decimal("0.01"), Decimal(int(Fraction(balance) * 100 * share)) / 100)


@given(sums, rates, st.integers(1, 120), shares, st.sampled_from(["term", "payment"]))
@calm
def test_interest_is_that_of_the_schedules_laid_out(
    balance: Decimal, rate: Decimal, months: int, share: Fraction, keep: str
) -> None:
    """Interest before and after, months and payments equal those laid out in fractions."""
    prepay, fee = part(balance, share), Decimal("12.34")
    result = early_repayment(
        balance=balance, annual_rate=rate, remaining_months=months, prepay=prepay, fee=fee, keep=keep
    ).result

    before = sum(row[1] for row in lay_out(balance, rate, months))
    old = equal_payment(Fraction(balance), Fraction(rate), months)
    rest = balance - prepay
    rows = lay_out(rest, rate, months, old if keep == "payment" else None) if rest else []
    ended = next((count for count, row in enumerate(rows, 1) if not row[2]), 0)
    assert result.interest_before == before
    assert result.interest_after == sum(row[1] for row in rows)
    assert result.interest_saved == result.break_even_fee == before - Fraction(result.interest_after)
    assert result.net_saved == result.interest_saved - fee
    assert result.old_payment == old
    assert result.new_payment == (0 if not rest else old if keep == "payment" else rows[0][0])
    assert result.new_months == (0 if not rest else ended if keep == "payment" else months)
    assert result.last_payment == (0 if not rest else rows[result.new_months - 1][0])


@given(sums, rates, st.integers(1, 120), shares)
@calm
def test_the_same_payment_saves_at_least_as_much_as_nothing(
    balance: Decimal, rate: Decimal, months: int, share: Fraction
) -> None:
    """With the old payment the balance is lower in every month, so interest never grows and the end comes no later."""
    result = early_repayment(
        balance=balance, annual_rate=rate, remaining_months=months, prepay=part(balance, share)
    ).result

    assert result.interest_saved >= 0
    assert result.new_months <= months


@given(sums, rates, st.integers(1, 120), shares, st.sampled_from(["term", "payment"]))
@calm
def test_the_schedule_pays_back_exactly_what_is_left(
    balance: Decimal, rate: Decimal, months: int, share: Fraction, keep: str
) -> None:
    """Principal adds up to the rest, interest to interest_after; both ways stand side by side; a sentence and a chart."""
    prepay = part(balance, share)
    answer = early_repayment(balance=balance, annual_rate=rate, remaining_months=months, prepay=prepay, keep=keep)
    result = answer.result

    assert sum(row.principal for row in result.schedule) == balance - prepay
    assert sum(row.interest for row in result.schedule) == result.interest_after
    chosen = result.compare[0 if keep == "payment" else 1]
    assert (chosen.new_payment, chosen.new_months) == (result.new_payment, result.new_months)
    assert answer.view.big
    assert answer.view.chart is not None
    assert answer.view.chart.svg("x").startswith("<svg")


@pytest.mark.parametrize(
    ("inputs", "words"),
    [
        (
            {"prepay": Decimal(5000)},
            ("提前还5,000.00元，利息少付1,173.29元，净省1,173.29元；以后每月仍还941.47元，再还18个月，早6个月还清。"),
        ),
        (
            {"prepay": Decimal(5000), "keep": "term", "fee": Decimal(700)},
            (
                "提前还5,000.00元，利息少付648.81元，手续费700.00元，反而多花51.19元；"
                "以后每月还706.10元，比原来少235.37元。"
            ),
        ),
        (
            {"prepay": Decimal(20000)},
            "提前还20,000.00元，利息少付2,595.27元，净省2,595.27元；这笔借款就还清了。",
        ),
        (
            {"prepay": Decimal(19500)},
            "提前还19,500.00元，利息少付2,590.27元，净省2,590.27元；下个月再还505.00元就还清了。",
        ),
    ],
)
def test_the_sentence_fits_the_case(inputs: dict[str, object], words: str) -> None:
    """Sooner, smaller, all paid, one payment left: each has its own words."""
    loan = {"balance": Decimal(20000), "annual_rate": Decimal(12), "remaining_months": 24}

    assert early_repayment(**loan, **inputs).view.answer == words


def test_notes_name_the_fee_that_eats_the_saving() -> None:
    """Where the fee is as large as the saving a note says so; without a fee it doesn't."""
    loan = {"balance": Decimal(20000), "annual_rate": Decimal(12), "remaining_months": 24, "prepay": Decimal(5000)}

    def notes(**inputs: Decimal) -> str:
        return " ".join(note.text for note in early_repayment(**loan, **inputs).notes)

    assert "手续费到1,173.29元就不省钱了" in notes(fee=Decimal(1200))
    assert "就不省钱了" not in notes()


def test_more_than_the_balance_is_told_at_prepay() -> None:
    """The message says how much is the most."""
    with pytest.raises(InputError) as told:
        early_repayment(balance=Decimal(1000), annual_rate=Decimal(12), remaining_months=2, prepay=Decimal("1000.01"))

    assert told.value.problem.field == "prepay"
    assert told.value.problem.message == "提前还的不能超过还剩的本金1,000.00元；想全部还清，就填这个数"
