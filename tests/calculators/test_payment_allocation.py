"""A payment goes where the law or the contract says, down to the last cent."""

from decimal import Decimal
from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculators.answer import Answer
from calculators.payment_allocation import PaymentAllocation, payment_allocation

CENT = Decimal("0.01")
ORDERS = {
    "fees_interest_principal": ("fees", "interest", "principal"),
    "principal_first": ("principal", "fees", "interest"),
}
"""民法典 561, and the catalogue's other order."""
sums = st.one_of(st.integers(0, 100), st.integers(0, 10**14), st.just(0)).map(lambda cents: Decimal(cents) / 100)
debts = st.fixed_dictionaries({"fees": sums, "interest": sums, "principal": sums})
orders = st.sampled_from(sorted(ORDERS))
calm = settings(max_examples=60, deadline=None)
Debts = dict[str, Decimal]


def allocate(payment: Decimal, owed: Debts, order: str = "fees_interest_principal") -> Answer[PaymentAllocation]:
    return payment_allocation(payment=payment, **owed, order=order)


def taken(result: PaymentAllocation) -> Debts:
    return {name: getattr(result, f"to_{name}") for name in ORDERS["principal_first"]}


@given(sums, debts, orders)
@calm
def test_each_debt_takes_what_the_ones_before_it_leave(payment: Decimal, owed: Debts, order: str) -> None:
    """What is taken up to any place in the order is the payment, or all that is owed up to there."""
    result = allocate(payment, owed, order).result
    names = ORDERS[order]

    owed_so_far = accumulate(owed[name] for name in names)
    taken_so_far = list(accumulate(taken(result)[name] for name in names))
    assert taken_so_far == [min(payment, so_far) for so_far in owed_so_far]


@given(sums, debts, orders)
@calm
def test_nothing_is_lost(payment: Decimal, owed: Debts, order: str) -> None:
    """The payment is what was taken and what is unused; every debt is what was taken and what is left."""
    result = allocate(payment, owed, order).result

    assert sum(taken(result).values()) + result.unused == payment
    for name, amount in owed.items():
        left = getattr(result, f"left_{name}")
        assert left + taken(result)[name] == amount
        assert left >= 0
    assert result.total_left == result.left_fees + result.left_interest + result.left_principal
    assert not (result.unused and result.total_left)
    assert sum(row.paid for row in result.set_off) == payment - result.unused


@given(sums, debts, orders)
@calm
def test_a_cent_more_is_never_worse(payment: Decimal, owed: Debts, order: str) -> None:
    """A cent more takes a cent off one debt, or is unused."""
    less, more = (allocate(each, owed, order).result for each in (payment, payment + CENT))

    assert all(taken(less)[name] <= taken(more)[name] for name in owed)
    assert less.total_left - more.total_left + more.unused - less.unused == CENT


@given(sums, debts)
@calm
def test_the_order_changes_the_principal_but_not_the_sum(payment: Decimal, owed: Debts) -> None:
    """Principal first never leaves more principal; what is owed in all stays the same."""
    law, agreed = (allocate(payment, owed, order).result for order in sorted(ORDERS))

    assert agreed.left_principal <= law.left_principal
    assert (agreed.total_left, agreed.unused) == (law.total_left, law.unused)


@given(debts)
@calm
def test_the_sum_ahead_of_the_principal_is_told_and_true(owed: Debts) -> None:
    """Paying exactly that leaves the principal whole, a cent more is the first to reduce it; the note says so."""
    ahead = owed["fees"] + owed["interest"]
    exactly, beyond = (allocate(each, owed) for each in (ahead, ahead + CENT))

    assert exactly.result.ahead_of_principal == ahead
    assert exactly.result.to_principal == 0
    assert beyond.result.to_principal == min(CENT, owed["principal"])
    told = any(f"一次还到{ahead + CENT:,.2f}元" in note.text for note in exactly.notes)
    assert told == bool(ahead and owed["principal"])
    assert not any("一次还到" in note.text for note in beyond.notes if owed["principal"])


@given(sums, debts, orders)
@calm
def test_every_answer_reads(payment: Decimal, owed: Debts, order: str) -> None:
    """The figure set large stands once in its sentence; the chart draws for any sums, zeros too."""
    answer = allocate(payment, owed, order)

    assert answer.view.answer.count(answer.view.big) == 1
    assert answer.view.chart
    assert answer.view.chart.svg("x").startswith("<svg")
    assert answer.notes


@pytest.mark.parametrize(
    ("payment", "sentence"),
    [
        (
            "1000",
            "这次还1,000.00元：先抵费用200.00元，再抵利息500.00元，再抵本金300.00元。本金还剩700.00元。",
        ),
        ("50", "这次还50.00元：抵费用50.00元。本金还剩1,000.00元；加上费用和利息，一共还欠1,650.00元。"),
        ("0", "这次没有还钱，什么也没有抵。本金还剩1,000.00元；加上费用和利息，一共还欠1,700.00元。"),
        ("1700", "这次还1,700.00元，全部还清了。"),
        ("1700.50", "这次还1,700.50元，全部还清了，还多付了0.50元，记得要求退回。"),
    ],
)
def test_the_sentence_says_where_the_money_went(payment: str, sentence: str) -> None:
    """From nothing paid to too much, the sentence fits."""
    owed = {"fees": Decimal(200), "interest": Decimal(500), "principal": Decimal(1000)}

    assert allocate(Decimal(payment), owed).view.answer == sentence


def test_nothing_owed_is_told_as_such() -> None:
    """Zeros everywhere are no debt that was cleared."""
    owed = dict.fromkeys(("fees", "interest", "principal"), Decimal(0))

    assert allocate(Decimal(5), owed).view.big == "没有要抵的"


def test_principal_first_needs_an_agreement() -> None:
    """Whoever chooses it is told that the other side must have agreed."""
    owed = {"fees": Decimal(200), "interest": Decimal(500), "principal": Decimal(1000)}

    assert "要双方说好才算" in allocate(Decimal(1), owed, "principal_first").notes[0].text
