"""Court fees agree with the courts' quick tables, which write the same tariff as straight lines."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculators.litigation_cost import PROCEDURES, LitigationCost, litigation_cost

CENT = Decimal("0.01")
EDGES = [1_000, 10_000, 100_000, 200_000, 500_000, 896_000, 10**6, 2 * 10**6, 5 * 10**6, 10**7, 2 * 10**7, 10**12]
near_edges = st.builds(lambda edge, cents: edge * 100 + cents, st.sampled_from(EDGES), st.integers(-300, 300))
sums = (near_edges | st.integers(1, 10**14)).map(lambda cents: Decimal(min(cents, 10**14)) / 100)
sums_or_none = sums | st.just(Decimal(0))
procedures = st.sampled_from(sorted(PROCEDURES))
calm = settings(max_examples=60, deadline=None)
often = settings(max_examples=150, deadline=None)

CASE_LINES = [
    ("2.5", -200),
    ("2", 300),
    ("1.5", 1300),
    ("1", 3800),
    ("0.9", 4800),
    ("0.8", 6800),
    ("0.7", 11800),
    ("0.6", 21800),
    ("0.5", 41800),
]
"""财产案件受理费速算: percent of the whole sum, and what is added to it."""
PRESERVATION_LINES = [("1", 20), ("0.5", 520), ("0", 5000)]
ENFORCEMENT_LINES = [("1.5", -100), ("1", 2400), ("0.5", 27400), ("0.1", 67400)]


def half_up(exact: Fraction) -> Decimal:
    return Decimal(int(exact * 100 + Fraction(1, 2))) / 100


def quick(charged_on: Decimal, fixed: int, first: int, lines: Iterable[tuple[str, int]]) -> Decimal:
    """Percents fall from band to band, so the lowest of the lines is the one that counts."""
    if charged_on <= first:
        return Decimal(fixed if charged_on else 0)
    return half_up(min(Fraction(rate) / 100 * Fraction(charged_on) + more for rate, more in lines))


def cost(**inputs: Decimal | str) -> LitigationCost:
    return litigation_cost(**inputs).result


@given(sums, sums_or_none, sums_or_none, procedures)
@often
def test_fees_are_those_of_the_quick_tables(
    amount: Decimal, preserved: Decimal, enforced: Decimal, procedure: str
) -> None:
    """Bands added up give what the quick tables give, to the cent, at every edge; the total adds up."""
    result = cost(amount=amount, procedure=procedure, preservation_amount=preserved, enforcement_amount=enforced)

    divisor = {"ordinary": 1, "simplified": 2, "mediated": 2, "payment_order": 3}[procedure]
    assert result.case_fee == quick(amount, 50, 10_000, CASE_LINES)
    assert result.payable_fee == half_up(Fraction(result.case_fee) / divisor)
    assert result.preservation_fee == quick(preserved, 30, 1_000, PRESERVATION_LINES)
    assert result.enforcement_fee == quick(enforced, 50, 10_000, ENFORCEMENT_LINES)
    assert result.total == result.payable_fee + result.preservation_fee + result.enforcement_fee
    assert result.total == sum(item.amount for item in result.breakdown)


@given(sums, sums)
@calm
def test_a_larger_sum_never_costs_less(one: Decimal, other: Decimal) -> None:
    """Every fee grows with the sum it is charged on."""
    less, more = (cost(amount=each, preservation_amount=each, enforcement_amount=each) for each in sorted((one, other)))

    assert less.case_fee <= more.case_fee
    assert less.preservation_fee <= more.preservation_fee <= 5000
    assert less.enforcement_fee <= more.enforcement_fee


@given(sums, procedures)
@calm
def test_the_comparison_holds_the_chosen_procedure(amount: Decimal, procedure: str) -> None:
    """The row of the chosen procedure is what is payable; none costs more than the ordinary one."""
    result = cost(amount=amount, procedure=procedure)
    fees = dict(zip(PROCEDURES, (row.payable_fee for row in result.compare), strict=True))

    assert fees[procedure] == result.payable_fee
    assert max(fees.values()) == fees["ordinary"] == result.case_fee
    assert fees["simplified"] == fees["mediated"]


@pytest.mark.parametrize("procedure", sorted(PROCEDURES))
def test_the_sentence_says_who_pays_first(procedure: str) -> None:
    """Nobody reads a sum without reading who has to pay it now."""
    answer = litigation_cost(amount=Decimal(30000), procedure=procedure)
    together = litigation_cost(amount=Decimal(30000), procedure=procedure, enforcement_amount=Decimal(1))

    assert "的一方先交；" in answer.view.answer
    assert answer.view.answer.count(answer.view.big) == 1
    assert together.view.answer.startswith(f"诉讼费一共{together.view.big}：")
    assert "的一方先交；" in together.view.answer


def test_fees_on_nothing_are_neither_listed_nor_explained() -> None:
    """Without preservation and enforcement there is one row, and no step or note speaks of them."""
    bare = litigation_cost(amount=Decimal(30000))
    full = litigation_cost(amount=Decimal(30000), preservation_amount=CENT, enforcement_amount=CENT)

    assert len(bare.result.breakdown) == 1
    assert len(full.result.breakdown) == 3
    assert len(full.steps) == len(bare.steps) + 2
    assert len(full.notes) == len(bare.notes) + 2
    assert not any("保全费" in note.text or "执行费" in note.text for note in bare.notes)


def test_the_working_names_every_band_and_the_limit() -> None:
    """A reader can add up the bands by hand, and sees where the limit cut the fee."""
    steps = litigation_cost(amount=Decimal(250000), preservation_amount=Decimal(2_000_000)).steps

    assert steps[0].numbers == "50 + 90,000 × 2.5% + 100,000 × 2% + 50,000 × 1.5% = 5,050.00"
    assert steps[2].numbers == "30 + 99,000 × 1% + 1,900,000 × 0.5% = 10,520.00，超过上限，收5,000.00"
