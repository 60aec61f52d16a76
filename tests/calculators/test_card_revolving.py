"""A card bill that was not paid in full: interest, late fee and what other payments would have cost."""

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from calculators.card_revolving import CardRevolving, card_revolving

CENT = Decimal("0.01")
sums = st.integers(1, 10**14).map(lambda cents: Decimal(cents) / 100)
payments = st.one_of(st.just(Decimal(0)), sums)
days = st.one_of(st.integers(0, 90), st.integers(0, 36600))
rates = st.integers(0, 10**5).map(lambda units: Decimal(units) / 100)
daily_rates = st.one_of(st.just(Decimal("0.05")), st.integers(0, 10**11).map(lambda units: Decimal(units) / 10**8))
bases = st.sampled_from(["full", "unpaid"])
calm = settings(max_examples=60, deadline=None)
Terms = dict[str, object]


def half_up(exact: Fraction) -> Decimal:
    """Rounds a fraction to cents, independently of the code under test."""
    return Decimal(int(exact * 100 + Fraction(1, 2))) / 100


@st.composite
def bills(draw: st.DrawFn) -> Terms:
    balance = draw(sums)
    near = st.integers(-200, 200).map(lambda cents: max(Decimal(0), balance + cents * CENT))
    return {
        "statement_balance": balance,
        "amount_paid": draw(st.one_of(payments, near, st.just(half_up(Fraction(balance) / 10)))),
        "days_before_payment": draw(days),
        "days_after_payment": draw(days),
        "daily_rate": draw(daily_rates),
        "minimum_ratio": draw(rates),
        "late_fee_ratio": draw(rates),
        "interest_base": draw(bases),
    }


def expected(bill: Terms) -> tuple[Decimal, ...]:
    """Gives minimum, interest, late fee and rest as the catalogue defines them, in fractions."""
    balance, paid = Fraction(bill["statement_balance"]), Fraction(bill["amount_paid"])
    before, after, rate = bill["days_before_payment"], bill["days_after_payment"], Fraction(bill["daily_rate"]) / 100
    minimum = half_up(balance * Fraction(bill["minimum_ratio"]) / 100)
    if paid >= balance:
        return minimum, Decimal(0), Decimal(0), Decimal(0)
    rest = balance - paid
    full, unpaid = rate * (balance * before + rest * after), rate * rest * (before + after)
    late = max(Fraction(0), Fraction(minimum) - paid) * Fraction(bill["late_fee_ratio"]) / 100
    return minimum, half_up(full if bill["interest_base"] == "full" else unpaid), half_up(late), half_up(rest)


def figures(result: CardRevolving) -> tuple[Decimal, ...]:
    return result.minimum_due, result.interest, result.late_fee, result.remaining_balance


@given(bills())
@settings(max_examples=150, deadline=None)
def test_every_figure_is_the_exact_fraction_rounded_once(bill: Terms) -> None:
    """Minimum, interest, late fee and rest equal the definition in fractions; the cost is their booked sum."""
    result = card_revolving(**bill).result

    assert figures(result) == expected(bill)
    assert result.total_cost == result.interest + result.late_fee
    assert result.interest == (result.interest_full if bill["interest_base"] == "full" else result.interest_unpaid)
    assert result.interest_unpaid <= result.interest_full


@given(bills())
@calm
def test_rows_are_what_those_payments_would_answer(bill: Terms) -> None:
    """Each row of the comparison is the answer to its own sum; sums ascend, none twice, the reader's among them."""
    rows = card_revolving(**bill).result.compare

    for row in rows:
        alone = card_revolving(**{**bill, "amount_paid": row.amount_paid}).result
        assert (row.interest, row.late_fee, row.total_cost) == (alone.interest, alone.late_fee, alone.total_cost)
    paid = [row.amount_paid for row in rows]
    assert paid == sorted(set(paid))
    assert [row.amount_paid for row in rows if row.name == "你还的"] == [bill["amount_paid"]]
    assert paid[0] == 0
    assert paid[-1] >= bill["statement_balance"]


@given(bills())
@calm
def test_paying_more_never_costs_more(bill: Terms) -> None:
    """Down the rows of the comparison, interest and late fee fall or stay."""
    rows = card_revolving(**bill).result.compare

    for less, more in pairwise(rows):
        assert more.interest <= less.interest
        assert more.late_fee <= less.late_fee


@given(bills())
@calm
def test_a_day_more_is_the_cost_of_a_day(bill: Terms) -> None:
    """cost_per_day is the difference that one more day after the payment makes."""
    bill = {**bill, "days_after_payment": min(bill["days_after_payment"], 36599)}

    today = card_revolving(**bill).result
    tomorrow = card_revolving(**{**bill, "days_after_payment": bill["days_after_payment"] + 1}).result

    assert today.cost_per_day == tomorrow.total_cost - today.total_cost >= 0


@given(bills())
@example(
    {
        "statement_balance": Decimal(10**12),
        "amount_paid": Decimal(0),
        "days_before_payment": 36600,
        "days_after_payment": 36600,
        "daily_rate": Decimal(1000),
        "minimum_ratio": Decimal(1000),
        "late_fee_ratio": Decimal(1000),
        "interest_base": "full",
    }
)
@calm
def test_the_missing_minimum_paid_as_well_ends_the_late_fee(bill: Terms) -> None:
    """Whoever pays what is missing has no late fee; whoever pays the rest has no cost at all."""
    short = card_revolving(**bill).result
    enough = card_revolving(**{**bill, "amount_paid": bill["amount_paid"] + short.missing_minimum}).result
    whole = card_revolving(**{**bill, "amount_paid": bill["amount_paid"] + short.remaining_balance}).result

    assert (enough.late_fee, enough.missing_minimum) == (0, 0)
    assert (whole.total_cost, whole.remaining_balance, whole.cost_per_day) == (0, 0, 0)


BILL: Terms = {
    "statement_balance": Decimal(10000),
    "amount_paid": Decimal(400),
    "days_before_payment": 20,
    "days_after_payment": 30,
}


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        (
            {},
            (
                "这期没还清，要多付274.00元：利息244.00元，违约金30.00元；"
                "还有9,600.00元没还，再拖一天约多4.80元。还差600.00元才够最低还款额。"
            ),
        ),
        (
            {"amount_paid": Decimal(1000)},
            "这期没还清，要多付235.00元：利息235.00元，没有违约金；还有9,000.00元没还，再拖一天约多4.50元。",
        ),
        ({"amount_paid": Decimal(10000)}, "账单已经还清，没有多付：没有利息，也没有违约金。"),
    ],
)
def test_the_sentence_fits_what_was_paid(changes: Terms, sentence: str) -> None:
    """A missed minimum is named with the sum that is missing; a bill paid in full is called so."""
    answer = card_revolving(**(BILL | changes))

    assert answer.view.answer == sentence
    cost = answer.result.total_cost
    assert answer.view.big == (f"{cost:,.2f}元" if cost else "没有多付")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "「滞纳金」"),
        ({"daily_rate": Decimal("0.0501")}, "高于0.05%"),
        ({"daily_rate": Decimal("0.0658")}, "折成年利率是24.017%，高于24%"),
        ({"minimum_ratio": Decimal(101)}, "超过100%"),
    ],
)
def test_what_needs_a_word_gets_a_note(changes: Terms, words: str) -> None:
    """Each of these notes appears with its cause, and not for a bill paid in full at the usual terms."""
    assert any(words in note.text for note in card_revolving(**(BILL | changes)).notes)
    paid = card_revolving(**(BILL | {"amount_paid": Decimal(10000)}))
    assert not any(words in note.text for note in paid.notes)
