"""A rate is measured by the rule of its lender and its day, and nothing is promised."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculators.answer import Answer
from calculators.errors import InputError
from calculators.rate_cap_check import LENDERS, NEXT_STEPS, RULES, SINCE, VOID_RULE, RateCapCheck, rate_cap_check

rates = st.integers(0, 10**11).map(lambda units: Decimal(units) / 10**8)
close_rates = st.integers(-5, 5).map(lambda units: 24 + Decimal(units) / 10**8)
lprs = st.integers(1, 10**11).map(lambda units: Decimal(units) / 10**8)
days = st.dates(date(1950, 1, 1), date(2199, 12, 31))
lenders = st.sampled_from(sorted(LENDERS))
licensed = st.sampled_from(sorted(LENDERS.keys() - {"private"}))
calm = settings(max_examples=60, deadline=None)
FROM = date(2020, 8, 20)
PROMISES = ("一定", "保证", "肯定", "必须减", "无效", "不用还。")


def check(rate: Decimal, lender: str, lpr: Decimal = Decimal(3), day: date = FROM) -> Answer[RateCapCheck]:
    return rate_cap_check(annual_cost_rate=rate, lender_type=lender, lpr_1y=lpr, contract_date=day)


@given(rates | close_rates, lenders, lprs, days)
@calm
def test_rule_cap_and_excess_follow_from_lender_and_day(rate: Decimal, lender: str, lpr: Decimal, day: date) -> None:
    """24 % for those with a licence, four times LPR for others; only what is above the cap is excess."""
    result = check(rate, lender, lpr, day).result

    if lender == "private":
        assert result.rule == ("private_transition" if day < FROM else "private_4lpr")
    else:
        assert result.rule == ("microloan_24" if lender == "microloan" else "financial_24")
    cap = 4 * Fraction(lpr) if lender == "private" else Fraction(24)
    assert Fraction(result.cap_rate) == cap
    assert result.exceeds == (Fraction(rate) > cap)
    assert Fraction(result.excess_rate) == max(Fraction(0), Fraction(rate) - cap)
    assert result.excess_per_10000 == Decimal(int(Fraction(result.excess_rate) * 10**4 + Fraction(1, 2))) / 100
    expected = "refuse_excess" if lender == "private" else "ask_court_to_reduce"
    assert result.what_to_do == (expected if result.exceeds else "within_cap")


@given(rates, licensed, lprs, days)
@calm
def test_the_lpr_means_nothing_to_a_licensed_lender(rate: Decimal, lender: str, lpr: Decimal, day: date) -> None:
    """Whatever LPR is given, the answer is the one without."""
    assert check(rate, lender, lpr, day).result == check(rate, lender, Decimal(0), day).result


@given(rates, lenders, lprs, days)
@calm
def test_words_promise_nothing_and_name_the_figures(rate: Decimal, lender: str, lpr: Decimal, day: date) -> None:
    """No sentence and no note promises relief (but for the law's own words on void contracts); the sentence names the cap."""
    answer = check(rate, lender, lpr, day)
    words = (
        answer.view.answer
        + answer.result.next_step
        + "".join(note.text for note in answer.notes if note.source != VOID_RULE)
    )

    assert not [promise for promise in PROMISES if promise in words]
    assert answer.view.answer.count(answer.view.big) == 1
    if answer.result.what_to_do == "ask_court_to_reduce":
        assert "不会自动免掉" in answer.view.answer
        assert "自己请求调减" in answer.view.answer
    assert answer.result.exceeds == (answer.view.big != "没有超过")


@pytest.mark.parametrize("day", [FROM, FROM - timedelta(days=1)])
def test_a_private_lender_without_an_lpr_is_an_error_on_it(day: date) -> None:
    """Neither rule for private loans can do without; a licensed lender's can."""
    with pytest.raises(InputError, match="lpr_1y"):
        check(Decimal(30), "private", Decimal(0), day)
    assert all(check(Decimal(30), lender, Decimal(0), day) for lender in LENDERS if lender != "private")


def test_the_old_private_contract_is_told_from_when_the_cap_counts() -> None:
    """Four times LPR covers only the interest since 2020-08-20; the sentence and a note say so."""
    old = check(Decimal(30), "private", day=FROM - timedelta(days=1))
    new = check(Decimal(30), "private")

    assert "2020年8月20日以后的利息里" in old.view.answer
    assert "当时的司法解释" in old.notes[0].text
    assert "2020" not in new.view.answer
    assert old.result.next_step.startswith("2020年8月20日以后的利息里，")
    assert "2020" not in new.result.next_step


def test_what_a_lender_may_ask_without_agreed_interest_needs_that_nothing_was_agreed() -> None:
    """民间借贷规定 28 II: interest by LPR once overdue only where no rate for that was agreed either."""
    told = next(note.text for note in check(Decimal(30), "private").notes if "第二十八条第二款" in note.source)

    assert "也没约定逾期利率" in told


def test_a_contract_older_than_the_opinions_is_told_so() -> None:
    """The 24 % stands in a paper of 2017-08-04; an older contract gets a note, a later one none."""
    older, later = (check(Decimal(30), "bank", day=date(2017, 8, day)) for day in (3, 4))

    assert any("你的合同更早" in note.text for note in older.notes)
    assert not any("你的合同更早" in note.text for note in later.notes)


def test_only_a_bank_hears_of_credit_cards() -> None:
    """Cards have a rule of their own, and only banks issue them."""
    heard = {lender: any("信用卡" in note.text for note in check(Decimal(30), lender).notes) for lender in LENDERS}

    assert heard == {"bank": True, "consumer_finance": False, "microloan": False, "private": False}


def test_every_rule_and_every_step_has_words() -> None:
    """Ids are said in words beside them."""
    seen = {
        (result.rule, result.rule_name, result.what_to_do, result.next_step)
        for lender in LENDERS
        for rate in (Decimal(1), Decimal(30))
        for day in (FROM, FROM - timedelta(days=1))
        for result in [check(rate, lender, day=day).result]
    }

    assert {rule for rule, *_ in seen} == set(RULES)
    assert {step for *_, step, _ in seen} == set(NEXT_STEPS)
    assert all(rule_name == RULES[rule].name for rule, rule_name, *_ in seen)
    assert all(words.removeprefix(SINCE) == NEXT_STEPS[step] for *_, step, words in seen)
