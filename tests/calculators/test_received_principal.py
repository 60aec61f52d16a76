"""What is owed on what was received: a diary kept day by day agrees, and no sentence says more than the figures."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculators import run
from calculators.cash_flow import CashFlow
from calculators.received_principal import ReceivedPrincipal, received_principal

START = date(2020, 2, 1)
LONGEST = 1200
calm = settings(max_examples=80, deadline=None)
cents = st.one_of(st.integers(1, 500), st.integers(1, 10**6), st.integers(1, 10**14))
sums = cents.map(lambda one: Decimal(one) / 100)
days = st.integers(0, LONGEST)
rates = st.one_of(
    st.just(Decimal(0)),
    st.integers(0, 40_000).map(lambda units: Decimal(units) / 100),
    st.integers(0, 10**11).map(lambda units: Decimal(units) / 10**8),
)


@dataclass(frozen=True)
class Loan:
    """A loan as a diary knows it: days are counted from the first."""

    contract: Decimal
    received: Decimal
    returned: Decimal
    payments: tuple[tuple[int, Decimal], ...]
    rate: Decimal
    basis: int
    last: int

    @property
    def flows(self) -> tuple[CashFlow, ...]:
        came = [CashFlow(START, self.received + self.returned), CashFlow(START, -self.returned)]
        return (*(CashFlow(START + timedelta(days=day), -paid) for day, paid in self.payments), *came)

    def result(self, **changes: Any) -> ReceivedPrincipal:
        given_ = {"contract_principal": self.contract, "cash_flows": self.flows, "annual_rate": self.rate}
        terms = {"as_of": START + timedelta(days=self.last), "year_basis": str(self.basis)}
        return received_principal(**{**given_, **terms, **changes}).result


@st.composite
def loans(draw: st.DrawFn) -> Loan:
    """A loan of which part was kept back, or sent back at once; payments up to a little more than it."""
    received, kept = draw(sums), draw(st.one_of(st.just(Decimal(0)), sums))
    last = draw(days)
    payment = st.one_of(st.integers(1, 40).map(lambda part: round(received / part, 2)), sums)
    paid = draw(st.lists(st.tuples(st.integers(1, LONGEST), payment.filter(bool)), max_size=6))
    return Loan(
        contract=received + kept,
        received=received,
        returned=draw(st.one_of(st.just(Decimal(0)), sums)),
        payments=tuple(paid),
        rate=draw(rates),
        basis=draw(st.sampled_from([360, 365])),
        last=last,
    )


def half_up(exact: Fraction) -> Fraction:
    return Fraction(floor(exact * 100 + Fraction(1, 2)), 100)


def diary(principal: Decimal, loan: Loan) -> tuple[Fraction, Fraction, Fraction]:
    """Keeps a diary: each morning a day's interest, in the evening what was paid; gives principal, interest, too much."""
    left, due, fresh, over = Fraction(principal), Fraction(0), Fraction(0), Fraction(0)
    for day in range(loan.last + 1):
        if day:
            fresh += left * Fraction(loan.rate) / (100 * loan.basis)
        purse = sum((Fraction(paid) for when, paid in loan.payments if when == day), Fraction(0))
        if purse or day == loan.last:
            due, fresh = due + half_up(fresh), Fraction(0)
        while purse:
            if due:
                spent = min(due, purse)
                due -= spent
            elif left:
                spent = min(left, purse)
                left -= spent
            else:
                spent = purse
                over += spent
            purse -= spent
    return left, due, over


@given(loans())
@calm
def test_a_diary_kept_day_by_day_agrees(loan: Loan) -> None:
    """Principal, interest and what was paid too much are those of a diary, by what was received and by the contract."""
    result = loan.result()

    left, due, over = diary(loan.received, loan)
    assert (result.principal_left, result.interest_left, result.overpaid) == (left, due, over)
    contract_left, contract_due, contract_over = diary(loan.contract, loan)
    assert (result.contract_total_left, result.contract_overpaid) == (contract_left + contract_due, contract_over)
    assert result.received == loan.received
    assert result.deducted == loan.contract - loan.received


@given(loans())
@calm
def test_nothing_is_lost_on_the_way(loan: Loan) -> None:
    """Every payment is interest, principal or too much; the principal falls by what covered it; sums are sums."""
    result = loan.result()

    left = result.received
    for entry in result.by_day:
        assert entry.paid == entry.to_interest + entry.to_principal + entry.unused
        left -= entry.to_principal
        assert entry.principal == left
        assert not entry.to_principal or not entry.interest
        assert min(entry.to_interest, entry.to_principal, entry.unused, entry.principal, entry.interest) >= 0
    assert sum(entry.paid for entry in result.by_day) == result.total_paid
    assert result.total_left == result.principal_left + result.interest_left
    assert not (result.total_left and result.overpaid)
    assert [entry.day for entry in result.by_day] == sorted({entry.day for entry in result.by_day})
    assert result.by_day[-1].day == START + timedelta(days=loan.last)


@given(loans())
@calm
def test_the_contracts_sum_never_comes_to_less(loan: Loan) -> None:
    """The two differ by at least what was kept back, by no more where there is no interest, by nothing if nothing was."""
    result = loan.result()

    assert result.difference >= result.deducted
    assert loan.result(annual_rate=Decimal(0)).difference == result.deducted
    if not result.deducted:
        assert result.difference == 0


@given(loans(), st.integers(0, 5))
@calm
def test_a_higher_rate_a_smaller_payment_and_more_days_never_owe_less(loan: Loan, place: int) -> None:
    """What is owed less what was paid too much grows with the rate and with time, and shrinks with each cent paid."""

    def balance(result: ReceivedPrincipal) -> Decimal:
        return result.total_left - result.overpaid

    result = loan.result()
    assert balance(result) <= balance(loan.result(annual_rate=loan.rate + Decimal("0.01"))) + Decimal("0.05")
    if not any(when > loan.last for when, _ in loan.payments):
        assert balance(result) <= balance(loan.result(as_of=START + timedelta(days=loan.last + 1)))
    if loan.payments:
        place %= len(loan.payments)
        fewer = [flow for index, flow in enumerate(loan.flows) if index != place]
        assert balance(result) <= balance(loan.result(cash_flows=tuple(fewer)))


def asked(flows: str, **changes: str) -> Any:
    given_ = {"contract_principal": "10000", "cash_flows": flows, "annual_rate": "18", "as_of": "2026-03-15"}
    return run("received-principal", {**given_, **changes})


CAME = "2026-01-01, 8000"
PREMISE = "少到手的2,000.00元是先扣的利息，才照到手的算。"


@pytest.mark.parametrize(
    ("flows", "changes", "sentence"),
    [
        (
            CAME,
            {},
            f"照到手的8,000.00元算，到2026年3月15日，还欠8,288.00元；照合同的10,000.00元算，欠10,360.00元，差2,072.00元。{PREMISE}",
        ),
        (
            CAME,
            {"annual_rate": "0"},
            f"照到手的8,000.00元算，到2026年3月15日，还欠8,000.00元（没有算利息）；照合同的10,000.00元算，欠10,000.00元，差2,000.00元。{PREMISE}",
        ),
        (
            f"{CAME}\n2026-03-15, -9000",
            {},
            f"照到手的8,000.00元算，到2026年3月15日，已经还清，还多付了712.00元；照合同的10,000.00元算，欠1,360.00元，差2,072.00元。{PREMISE}",
        ),
        (
            f"{CAME}\n2026-03-15, -8288",
            {},
            f"照到手的8,000.00元算，到2026年3月15日，已经还清；照合同的10,000.00元算，欠2,072.00元，差2,072.00元。{PREMISE}",
        ),
        (
            f"{CAME}\n2026-03-15, -10360",
            {},
            f"照到手的8,000.00元算，到2026年3月15日，已经还清，还多付了2,072.00元；照合同的10,000.00元算，也还清了，差2,072.00元。{PREMISE}",
        ),
        (
            "2026-01-01, 10000",
            {"as_of": "2026-01-01"},
            "到手的和合同写的都是10,000.00元，没有先扣，到2026年1月1日，还欠10,000.00元。",
        ),
        (
            "2026-01-01, 10000\n2026-03-15, -10360",
            {},
            "到手的和合同写的都是10,000.00元，没有先扣，到2026年3月15日，已经还清。",
        ),
    ],
)
def test_the_sentence_fits_what_is_owed(flows: str, changes: dict[str, str], sentence: str) -> None:
    """With interest or without, owing, paid off or paid too much, with nothing deducted: each is told as it is."""
    answer = asked(flows, **changes)

    assert answer["view"]["answer"] == sentence
    assert sentence.count(answer["view"]["big"]) == 1


@pytest.mark.parametrize(
    ("flows", "changes", "message"),
    [
        ("2026-01-02, -960", {}, "少了到手的那一笔：写上哪天到账、收到多少，比如2026-03-05, 8000"),
        (
            "2026-04-01, 8000",
            {},
            "到手的日子在「算到哪天」（2026-03-15）以后，还没有东西可算；看看哪个日子写错了",
        ),
        (
            f"{CAME}\n2025-12-31, -299",
            {},
            "2025-12-31付出的，比第一笔到手（2026-01-01）还早，不是还这一笔：删掉它，或者改对日子",
        ),
        (
            f"{CAME}\n2026-01-01, -8000",
            {},
            "2026-01-01到手的，当天全都付出去了，等于没有借到；看看金额、日子有没有写错",
        ),
        (
            f"{CAME}\n2026-02-01, 2000.01",
            {},
            "收到的加起来10,000.01元，比合同写的10,000.00元还多：还过的写在「付出」一栏；两份合同的钱，分开算",
        ),
        (
            f"{CAME}\n2026-01-02, -9000\n2026-02-01, 500",
            {},
            "2026-02-01到手的那笔以前，先借的已经还清还有多：这是另一笔借款，分开算",
        ),
    ],
)
def test_what_cannot_be_is_told_at_the_list(flows: str, changes: dict[str, str], message: str) -> None:
    """Each says which line is meant and what to do; today, which nobody typed, gets no mistake."""
    assert asked(flows, **changes)["errors"] == [{"field": "cash_flows", "message": message}]


def texts(answer: Any) -> Sequence[str]:
    return [note["text"] for note in answer["result"]["notes"]]


def test_what_is_yet_to_come_is_asked_about_and_left_out() -> None:
    """Lines after the day stand in the question as they can be typed, and change no figure."""
    answer = asked(f"{CAME}\n2026-03-16, -960\n2026-04-16, -960.5")

    (read,) = answer["read"]
    assert (read["field"], read["typed"]) == ("cash_flows", "2026-03-16, -960\n2026-04-16, -960.5")
    named = "2026年3月16日、2026年4月16日在「算到哪天」以后，没有算进去"
    assert read["question"] == f"{named}，看看日子是不是写错了"
    assert any(text.startswith(named) for text in texts(answer))
    assert answer["result"]["total_left"] == asked(CAME)["result"]["total_left"]


def test_what_came_later_than_the_rest_is_asked_about() -> None:
    """A repayment in the wrong column is counted as lent, and asked about with its line; one receipt asks nothing."""
    answer = asked(f"{CAME}\n2026-02-01, 960\n2026-01-01, 100")

    (read,) = answer["read"]
    assert (read["field"], read["typed"]) == ("cash_flows", "2026-02-01, 960")
    assert read["question"] == "2026年2月1日又收到钱，算又借到手的；要是还款，写在「付出」"
    assert asked(CAME)["read"] == []


def test_many_days_yet_to_come_are_counted() -> None:
    """Of more than four the first are named."""
    flows = "\n".join(f"2026-0{month}-01, -1" for month in range(4, 10))

    (read,) = asked(f"{CAME}\n{flows}")["read"]

    assert read["question"].startswith("2026年4月1日、2026年5月1日、2026年6月1日、2026年7月1日等6天在")


@pytest.mark.parametrize(
    ("flows", "changes", "told", "untold"),
    [
        (
            CAME,
            {},
            ["全当作先扣的利息", "银行流水", "别只凭它少还、停还", "利率对照", "合同无效"],
            ["没有算利息", "要回来"],
        ),
        (CAME, {"annual_rate": "0"}, ["没有算利息", "视为没有利息"], ["利率对照", "该再加利息"]),
        (f"{CAME}\n2026-02-01, -9000", {}, ["多付的", "能不能要回来，由法院看", "985"], ["别只凭它"]),
        (f"{CAME}\n2026-03-15, -8288", {}, ["再付以前先打12348问"], ["别只凭它", "多付的"]),
        ("2026-01-01, 10000\n2026-01-01, -2000", {}, ["当天又付出去的2,000.00元", "由法院看"], ["还要回来"]),
        ("2026-01-01, 10000", {}, ["没有先扣"], ["先扣的利息", "到手少"]),
    ],
)
def test_conditions_that_may_hurt_stand_beside_the_figures(
    flows: str, changes: dict[str, str], told: list[str], untold: list[str]
) -> None:
    """What rests on a court, on proof, on the contract is told where it matters, and nowhere else."""
    answer = asked(flows, **changes)
    said = "".join(f"{note['text']}{note['source']}".replace("九百八十五", "985") for note in answer["result"]["notes"])

    assert [words for words in told if words not in said] == []
    assert [words for words in untold if words in said] == []


def test_a_hundred_payments_are_told_in_a_few_steps() -> None:
    """The working shows the first ones, the last and how many there are."""
    paid = "\n".join(f"{START + timedelta(days=day)}, -1" for day in range(1, 101))
    answer = asked(f"{START}, 8000\n{paid}", as_of="2020-06-01")

    numbers = [step["numbers"] for step in answer["result"]["steps"]]
    assert any(words.endswith("（共101段）") for words in numbers)
    assert any(words.endswith("（共100段）") for words in numbers)
    assert max(map(len, numbers)) < 300
    assert len(answer["result"]["by_day"]) == 101


def test_several_sums_that_came_are_all_in_the_working() -> None:
    """The sum received and the interest of its parts can be checked by hand."""
    answer = asked("2026-01-01, 6000\n2026-02-01, 3000\n2026-01-01, -1000")

    numbers = [step["numbers"] for step in answer["result"]["steps"]]
    assert numbers[0] == "6,000 + 3,000 − 1,000 = 8,000.00"
    assert numbers[2] == "到2026年3月15日：（5,000 × 31 + 8,000 × 42）× 18% ÷ 365 = 242.14"


def test_a_thousand_sums_that_came_are_told_in_a_few_words() -> None:
    """However many there are, a step stays short."""
    came = "\n".join(f"{START + timedelta(days=day)}, 1" for day in range(1000))
    answer = asked(came, as_of="2024-01-01")

    numbers = [step["numbers"] for step in answer["result"]["steps"]]
    assert numbers[0] == "1 + 1 + 1 + 1 + …（共1000天）= 1,000.00"
    assert "1 × 1 + 2 × 1 + 3 × 1 + 4 × 1 + …，一共1000个）× 18% ÷ 365" in numbers[2]
    assert max(map(len, numbers)) < 300
