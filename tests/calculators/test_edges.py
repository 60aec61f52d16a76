"""At the edges, one cent, no interest, one month or six hundred, sentences say nothing that the figures deny."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculators import Calculator, InputField, catalogue, run

EDGES = {
    "money": ("0", "0.01", "0.02", "0.05", "1", "3.33", "100", "10000", "1000000", "1000000000000"),
    "percent": ("0", "0.00000001", "0.05", "1", "4.9", "24", "36", "100", "1000"),
    "integer": ("0", "1", "2", "3", "12", "60", "599", "600"),
    "date": ("2016-01-01", "2024-02-29", "2026-11-25", "2026-11-26", "2029-11-26", "2199-12-31"),
    "boolean": ("true", "false"),
    "text": ("甲", "乙", "丙", "丁"),
}
MOST_LINES = 3
CONTRADICTIONS = (
    re.compile(r"(?<![0-9.,])0\.00 ?元"),
    re.compile(r"[-−][0-9.,]+ ?元"),
    re.compile(r"(?:早|晚|快|再还|还要|要|分|只剩|还剩|拖了) ?0 ?(?:个月|期|天)"),
    re.compile(r"要1个月才"),
    re.compile(r"None|null|true|false"),
)
TRUE_ALL_THE_SAME = ("能拿来还债的是0.00元", "刚好够，剩0.00元", "有的一家分到0.00元")


def text_of(field: InputField) -> st.SearchStrategy[str]:
    """A text at the edge of what an input takes; left out where it may be."""
    if field.choices:
        texts = st.sampled_from([value for value, _ in field.choices])
    elif field.kind == "dates":
        texts = st.lists(st.sampled_from(EDGES["date"]), max_size=MOST_LINES).map("\n".join)
    elif field.columns:
        lines = st.tuples(*map(cell_of, field.columns)).map("\t".join)
        texts = st.lists(lines, min_size=1, max_size=MOST_LINES).map("\n".join)
    else:
        texts = st.sampled_from(EDGES[field.kind])
    return texts if field.default is None else st.one_of(texts, st.just(""))


def cell_of(column: InputField) -> st.SearchStrategy[str]:
    signs = st.sampled_from(("", "-")) if column.quantity.at_least < 0 else st.just("")
    return st.tuples(signs, text_of(column)).map("".join)


@pytest.mark.parametrize("calculator", catalogue(), ids=lambda one: one.id)
def test_no_sentence_contradicts_its_figures(calculator: Calculator) -> None:
    """Nothing to gain is not a gain of 0.00, no month is the zeroth, no sum is negative, no word is a machine's."""

    @given(st.fixed_dictionaries({one.name: text_of(one) for one in calculator.inputs}))
    @settings(max_examples=60, deadline=None)
    def hunt(inputs: dict[str, str]) -> None:
        answer: Any = run(calculator.id, inputs)
        if answer["ok"]:
            assert list(contradictions(answer)) == []

    hunt()


def contradictions(answer: Any) -> Iterator[str]:
    for text in (answer["view"]["answer"], *(note["text"] for note in answer["result"]["notes"])):
        told = text
        for phrase in TRUE_ALL_THE_SAME:
            told = told.replace(phrase, "")
        yield from (text for words in CONTRADICTIONS if words.search(told))


EARLY = next(one for one in catalogue() if one.id == "early-repayment")
MINIMUM = next(one for one in catalogue() if one.id == "minimum-payment")
SCHEDULE = next(one for one in catalogue() if one.id == "repayment-schedule")


@given(st.fixed_dictionaries({one.name: text_of(one) for one in EARLY.inputs}))
@settings(max_examples=150, deadline=None)
def test_paying_early_costs_no_more_than_its_fee(inputs: dict[str, str]) -> None:
    """What cents of rounding seem to cost is nobody's loss: only a fee above the interest saved is money lost."""
    answer: Any = run("early-repayment", inputs)
    if not answer["ok"]:
        return
    result, sentence = answer["result"], answer["view"]["answer"]
    saved, fee = Decimal(result["interest_saved"]), Decimal(inputs["fee"] or 0)

    assert ("净省" in sentence) == (Decimal(result["net_saved"]) > 0)
    assert ("反而多花" in sentence) == (fee > max(saved, Decimal(0)))
    assert ("少付" in sentence and "没有少付" not in sentence) == (saved > 0)


@given(st.fixed_dictionaries({one.name: text_of(one) for one in MINIMUM.inputs}))
@settings(max_examples=100, deadline=None)
def test_a_payment_that_is_named_brings_the_debt_down(inputs: dict[str, str]) -> None:
    """Whoever is told what to pay each month would really pay the debt off with it."""
    answer: Any = run("minimum-payment", inputs)
    if not answer["ok"]:
        return
    least = Decimal(answer["result"]["smallest_ending_payment"])
    named = re.findall(r"每月固定还(?:到)? ([0-9.,]+) 元", answer["view"]["answer"])

    assert all(Decimal(one.replace(",", "")) >= least for one in named)


@given(st.fixed_dictionaries({one.name: text_of(one) for one in SCHEDULE.inputs}))
@settings(max_examples=100, deadline=None)
def test_months_that_pay_nothing_are_explained(inputs: dict[str, str]) -> None:
    """Rows of 0.00 come with a note, and the sentence says from when on or until when nothing is paid."""
    answer: Any = run("repayment-schedule", inputs)
    if not answer["ok"]:
        return
    rows, sentence = answer["result"]["schedule"], answer["view"]["answer"]
    paying = [int(row["period"]) for row in rows if row["payment"] != "0.00"]

    assert any("是0.00：" in note["text"] for note in answer["result"]["notes"]) == (len(paying) < len(rows))
    assert ("不用再还" in sentence) == (rows[-1]["payment"] == "0.00")
    if "不用再还" in sentence:
        assert f"第{paying[-1]}个月就还清了" in sentence
    if "个月不用还" in sentence:
        assert f"前{paying[0] - 1}个月不用还" in sentence


@pytest.mark.parametrize(
    ("calculator", "inputs", "sentence"),
    [
        (
            "minimum-payment",
            {"balance": "0.01", "annual_rate": "1000", "minimum_floor": "0"},
            "每月只还最低还不完：最低还款额是0，利息就有0.01元。每月固定还到0.02元，欠款才会变少；欠得很少，一次还清就行。",
        ),
        (
            "early-repayment",
            {"balance": "1000000", "annual_rate": "4.9", "remaining_months": "600", "prepay": "1", "keep": "term"},
            "提前还1.00元，利息没有少付，没有省到钱；以后每月还4,471.08元，比原来少0.01元。",
        ),
        (
            "repayment-schedule",
            {"principal": "0.05", "annual_rate": "36", "months": "12", "method": "equal_instalment"},
            "第一个月还0.01元，第5个月就还清了，后面不用再还；没有利息，本息合计0.05元。",
        ),
        (
            "repayment-schedule",
            {"principal": "100", "annual_rate": "0", "months": "12", "method": "interest_only"},
            "前11个月不用还，最后一个月还100.00元；没有利息，本息合计100.00元。",
        ),
        (
            "affordable-budget",
            {"income": "工资\t5000", "spending": "房租\t2000", "safety_margin": "100"},
            "现在每月能拿来还债的是0.00元，剩下的都留作余地。先别答应还款数目，更不要借新还旧。",
        ),
        (
            "overdue-cost",
            {"principal": "1", "annual_rate": "0", "overdue_days": "0"},
            "逾期0天，照填的数，没有多出来的钱，一共要还1.00元；再多一天，加不到一分。",
        ),
    ],
)
def test_sentences_at_the_edges(calculator: str, inputs: dict[str, str], sentence: str) -> None:
    """What readers with hardly any debt, rate or time are told, word for word."""
    assert run(calculator, inputs)["view"]["answer"] == sentence


@pytest.mark.parametrize(
    ("calculator", "inputs"),
    [
        ("true-rate", {"principal": "2000", "upfront_fee": "600", "payment": "2000", "periods": "1", "period": "week"}),
        (
            "instalment-fee",
            {"principal": "12000", "fee_rate_per_period": "8", "periods": "12", "fee_timing": "upfront"},
        ),
    ],
)
def test_a_rate_that_is_told_is_not_called_beyond_telling(calculator: str, inputs: dict[str, str]) -> None:
    """Where only the compound rate is left out, the note speaks of that one."""
    answer: Any = run(calculator, inputs)
    told = [note["text"] for note in answer["result"]["notes"] if "不再写出" in note["text"]]

    assert answer["result"]["annual_rate_simple"] is not None
    assert answer["result"]["annual_rate_effective"] is None
    assert [text for text in told if not text.startswith("复利的")] == []
    assert told


@pytest.mark.parametrize(
    ("calculator", "inputs"),
    [
        ("card-revolving", {"statement_balance": "10000", "amount_paid": "0", "days_before_payment": "30",
                            "days_after_payment": "30", "daily_rate": "0.08"}),
        ("minimum-payment", {"balance": "10000", "annual_rate": "36"}),
        ("instalment-fee", {"principal": "12000", "fee_rate_per_period": "2", "periods": "12"}),
    ],
)  # fmt: skip
def test_what_a_court_takes_off_a_card_is_for_it_to_decide(calculator: str, inputs: dict[str, str]) -> None:
    """银行卡规定 2 II sets no rate: 24 % is what to compare with, not a line that holds by itself."""
    answer: Any = run(calculator, inputs)
    told = next(note["text"] for note in answer["result"]["notes"] if "高于24%" in note["text"])

    assert "没有写死一个数，由法院定" in told


def test_whoever_agreed_on_no_interest_hears_what_may_still_be_asked() -> None:
    """民间借贷规定 28 II (1): from the day it is overdue a private lender may ask for interest by LPR."""
    answer: Any = run("overdue-cost", {"principal": "10000", "annual_rate": "0", "overdue_days": "30"})

    assert any("参照" in note["text"] and "第二十八条" in note["source"] for note in answer["result"]["notes"])
