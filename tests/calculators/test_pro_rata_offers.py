"""What a fair share must be for all numbers: whole, to the cent, and never more than is owed."""

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from calculators.pro_rata_offers import OwedBalance, ProRataOffers, pro_rata_offers

cents = st.integers(1, 40) | st.integers(1, 10**14)
calm = settings(max_examples=60, deadline=None)


def share(budget: int, balances: list[int]) -> ProRataOffers:
    debts = tuple(OwedBalance(f"债{line}", Decimal(owed) / 100) for line, owed in enumerate(balances))
    return pro_rata_offers(monthly_budget=Decimal(budget) / 100, debts=debts).result


def by_largest_remainder(budget: int, balances: list[int]) -> list[int]:
    """Hand out cent by cent to whoever is furthest below the exact share, the first of equals first."""
    exact = [Fraction(min(budget, sum(balances)) * owed, sum(balances)) for owed in balances]
    parts = [int(each) for each in exact]
    while sum(parts) < sum(exact):
        missing = [each - part for each, part in zip(exact, parts, strict=True)]
        parts[missing.index(max(missing))] += 1
    return parts


@given(cents, st.lists(cents, min_size=1, max_size=12))
@calm
def test_offers_are_those_of_the_largest_remainders(budget: int, balances: list[int]) -> None:
    """Offers equal an independent count in fractions, and shares are exact to the decimals shown."""
    result = share(budget, balances)

    assert [int(row.offer * 100) for row in result.offers] == by_largest_remainder(budget, balances)
    for row, owed in zip(result.offers, balances, strict=True):
        assert abs(Fraction(row.share) - Fraction(100 * owed, sum(balances))) < Fraction(1, 10**40)


@given(cents, st.lists(cents, min_size=1, max_size=100))
@calm
def test_every_cent_is_offered_and_nobody_gets_more_than_is_owed(budget: int, balances: list[int]) -> None:
    """Offers add up to the budget or to all debts, stay within a cent of the share, and keep the order of balances."""
    result = share(budget, balances)

    assert sum(row.offer for row in result.offers) == result.total_offer == Decimal(min(budget, sum(balances))) / 100
    assert all(0 <= row.offer <= row.balance for row in result.offers)
    for row in result.offers:
        exact = Fraction(result.total_offer) * Fraction(row.balance) / Fraction(result.total_balance)
        assert abs(Fraction(row.offer) - exact) < Fraction(1, 100)
    ranked = sorted(result.offers, key=lambda row: row.balance)
    assert all(less.offer <= more.offer or less.balance == more.balance for less, more in pairwise(ranked))


@given(cents, cents, st.lists(cents, min_size=1, max_size=12))
@calm
def test_the_whole_list_does_not_mind_its_order_but_for_ties(budget: int, first: int, balances: list[int]) -> None:
    """Turning the list round gives each different balance the same offer."""
    owed = list(dict.fromkeys([first, *balances]))

    forth, back = share(budget, owed), share(budget, owed[::-1])

    pairs = zip(forth.offers, reversed(back.offers), strict=True)
    assert all(abs(one.offer - other.offer) <= Decimal("0.01") for one, other in pairs)
    assert sum(row.offer for row in forth.offers) == sum(row.offer for row in back.offers)


def test_the_time_without_interest_counts_the_slowest_creditor() -> None:
    """333.33 a month leaves a last small payment of 10,000: 31 months, not the 30 of the sum."""
    debts = tuple(OwedBalance(name, Decimal(owed)) for name, owed in (("甲", 5000), ("乙", 10000), ("丙", 15000)))

    notes = pro_rata_offers(monthly_budget=Decimal(1000), debts=debts).notes

    assert "最晚的一家31个月还完" in notes[1].text


def test_the_sentence_fits_one_creditor_equal_ones_and_enough_money() -> None:
    """Each kind of answer reads as a sentence of its own."""

    def sentence(budget: int, *balances: int) -> str:
        debts = tuple(OwedBalance(name, Decimal(owed)) for name, owed in zip("甲乙丙丁戊", balances, strict=False))
        return pro_rata_offers(monthly_budget=Decimal(budget), debts=debts).view.answer

    assert sentence(1000, 5000, 10000) == ("每月一共1,000.00元，按欠多少分给2家：给「乙」666.67元，给「甲」333.33元。")
    assert sentence(1500, 1000, 2000, 3000, 4000, 5000) == (
        "每月一共1,500.00元，按欠多少分给5家：最多给「戊」500.00元，最少给「甲」100.00元。"
    )
    assert sentence(1000, 5000, 5000) == "每月一共1,000.00元，按欠多少分给2家：每家500.00元。"
    assert sentence(1000, 5000) == "只有「甲」一家，就向它报每月1,000.00元。"
    assert sentence(1000, 400, 500) == "每月能还的钱，够把这2家一次还清，一共900.00元。"
