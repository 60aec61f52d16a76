"""A plan that can be offered: it fits, it adds up, and where nothing fits the answer says what would."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.answer import Answer
from calculators.errors import InputError
from calculators.negotiated_plan import NegotiatedPlan, negotiated_plan
from calculators.status_quo import StatusQuo
from tests.calculators.laid_out import booked, calm, lay_out, rates, sums

CENT = Decimal("0.01")
budgets = st.one_of(st.just(Decimal(0)), sums)


def answer(**inputs: object) -> Answer[NegotiatedPlan]:
    given_all = {
        "principal": Decimal(10000),
        "months": 12,
        "current_annual_rate": Decimal(18),
        "monthly_budget": Decimal(500),
    }
    return negotiated_plan(**{**given_all, **inputs})


terms = st.tuples(st.integers(1, 48), st.integers(1, 30))


@given(sums, budgets, rates, terms, budgets)
@calm
def test_a_plan_is_as_the_catalogue_defines_it(
    principal: Decimal, arrears: Decimal, rate: Decimal, term: tuple[int, int], budget: Decimal
) -> None:
    """Base, payments, affordability, shortest term and smallest budget equal those laid out in fractions."""
    months, most = term
    waived = min(arrears, principal - CENT)
    result = answer(
        principal=principal,
        arrears=arrears,
        waived=waived,
        plan_annual_rate=rate,
        months=months,
        monthly_budget=budget,
        max_months=most,
    ).result

    base = principal + arrears - waived
    rows = lay_out(base, rate, months)
    largest = [max(row[0] for row in lay_out(base, rate, count)) for count in range(1, most + 1)]
    fitting = [count for count, one in enumerate(largest, 1) if one <= Fraction(budget)]
    assert result.plan_base == base
    assert (result.monthly_payment, result.last_payment) == (rows[0][0], rows[-1][0])
    assert result.total_paid == sum(row[0] for row in rows)
    assert result.affordable == all(row[0] <= Fraction(budget) for row in rows)
    assert result.smallest_months == (fitting[0] if fitting else None)
    assert result.smallest_payment == min(largest)
    assert result.saved == result.status_quo_total - result.total_paid


@given(sums, sums, rates, rates, st.integers(1, 600))
@calm
def test_waiting_costs_the_penalty_rate_booked_once(
    principal: Decimal, arrears: Decimal, rate: Decimal, uplift: Decimal, months: int
) -> None:
    """The status quo is the exact fraction, rounded once; arrears bear nothing."""
    waiting = StatusQuo(principal, arrears, rate, uplift, months)

    share = Fraction(rate) * (1 + Fraction(uplift) / 100) * 30 * months / 36000
    assert waiting.total == Fraction(principal) + Fraction(arrears) + booked(Fraction(principal) * share)


@given(sums, rates, st.integers(1, 120), budgets, st.integers(1, 120))
@calm
def test_an_offer_is_within_the_budget_or_there_is_none(
    principal: Decimal, rate: Decimal, months: int, budget: Decimal, most: int
) -> None:
    """What can be offered fits; where nothing can be, or no term fits, a note says why."""
    given_answer = answer(
        principal=principal, plan_annual_rate=rate, months=months, monthly_budget=budget, max_months=most
    )
    result, notes = given_answer.result, " ".join(note.text for note in given_answer.notes)

    assert ("最短期数空着" in notes) == (result.smallest_months is None)
    assert ("期数和金额也空着" in notes) == (result.offer_months is None) == (result.offer_payment is None)
    if result.offer_months is not None:
        offered = next(row for row in result.by_term if row.months == result.offer_months)
        assert offered.fits
        assert max(offered.monthly_payment, offered.last_payment) <= budget
        assert offered.monthly_payment == result.offer_payment
    assert given_answer.view.big
    assert given_answer.view.chart is not None
    assert given_answer.view.chart.svg("x").startswith("<svg")


@given(sums, rates, budgets, st.integers(1, 119))
@calm
def test_more_time_or_more_money_never_takes_a_plan_away(
    principal: Decimal, rate: Decimal, budget: Decimal, most: int
) -> None:
    """The smallest budget falls with max_months; a larger budget fits no later."""
    one = answer(principal=principal, plan_annual_rate=rate, monthly_budget=budget, max_months=most).result
    longer = answer(principal=principal, plan_annual_rate=rate, monthly_budget=budget, max_months=most + 1).result
    richer = answer(principal=principal, plan_annual_rate=rate, monthly_budget=budget + 1, max_months=most).result

    assert longer.smallest_payment <= one.smallest_payment
    assert (budget >= one.smallest_payment) == (one.smallest_months is not None)
    if one.smallest_months is not None:
        assert longer.smallest_months == one.smallest_months
        assert richer.smallest_months is not None
        assert richer.smallest_months <= one.smallest_months


def test_an_affordable_plan_reads_as_an_offer() -> None:
    """Total, number of payments and each payment stand in the sentence, and what waiting would cost."""
    view = answer(principal=Decimal(9000), arrears=Decimal(600), monthly_budget=Decimal(800)).view

    assert view.answer == (
        "可以这样提：一共还9,600.00元，分12期，每期还800.00元，没有一期超过你每月能还的800.00元；"
        "照现在这样再拖12个月，估计要多付2,430.00元。"
    )
    assert view.big == "800.00元"


def test_a_plan_too_large_leads_to_one_that_fits() -> None:
    """The sentence says which payment is too large, and the shortest plan without such a one."""
    view = answer(principal=Decimal(32000), months=24, monthly_budget=Decimal(720)).view

    assert view.answer == (
        "分24期，最多的一期要还1,333.41元，超过你每月能还的720.00元。"
        "可以改提：一共还32,000.00元，分45期，每期还711.11元（最后一期711.16元）。"
    )


def test_where_nothing_fits_the_sentence_says_what_would() -> None:
    """The smallest budget that some term fits is the way out, and nothing is to be promised."""
    view = answer(principal=Decimal(60000), months=36, monthly_budget=Decimal(800)).view

    assert view.answer == (
        "60期以内，每月至少要拿出1,000.00元，超过你每月能还的800.00元。先别答应；可以再谈减免、降利率，或先延期。"
    )


def test_who_can_pay_nothing_is_not_asked_to_promise() -> None:
    """Without a budget the sentence first says to promise nothing."""
    view = answer(monthly_budget=Decimal(0)).view

    assert view.answer == (
        "你现在每月能还的是0元，先别答应任何数目，可以申请延期。60期以内，每月至少要拿出166.67元才分得成。"
    )


@pytest.mark.parametrize(
    ("inputs", "words"),
    [
        ({"months": 1, "monthly_budget": Decimal(10000)}, "一个月后一次还清10,000.00元"),
        ({"current_annual_rate": Decimal(0), "monthly_budget": Decimal(900)}, "和照现在这样再拖12个月付的一样多"),
        (
            {"current_annual_rate": Decimal(0), "plan_annual_rate": Decimal(12), "monthly_budget": Decimal(900)},
            "但比照现在这样再拖12个月，估计还多付661.86元，签之前再谈谈利率",
        ),
    ],
)
def test_the_sentence_fits_the_case(inputs: dict[str, object], words: str) -> None:
    """One payment, nothing saved, more than waiting: each has its own words."""
    assert words in answer(**inputs).view.answer


def test_notes_tell_what_the_figures_leave_out() -> None:
    """A court may take off what is above 24 %; a term above the longest is named; a shorter plan within the budget too."""

    def notes(**inputs: object) -> str:
        return " ".join(note.text for note in answer(**inputs).notes)

    assert "罚息年利率是27%" in notes()
    assert "请求把各项息费" not in notes(current_annual_rate=Decimal(16))
    assert "比最长60期还长" in notes(months=72)
    assert "还可以更短" in notes(plan_annual_rate=Decimal(12), months=36, monthly_budget=Decimal(900))
    assert "把期数改成20" in notes()


def test_nothing_left_to_pay_is_told_at_waived() -> None:
    """Waiving all of it or more leaves no plan; the message says below what it must stay."""
    with pytest.raises(InputError) as told:
        answer(arrears=Decimal(100), waived=Decimal(10100))

    assert told.value.problem.field == "waived"
    assert told.value.problem.message == ("减免以后没有要还的了；减免要小于10,100.00元（本金加利息和费用）")


def test_the_large_figure_is_what_the_asked_terms_cost() -> None:
    """Of a plan that is too dear the payment comes first, not the reader's own limit: the line on a phone shows it alone."""
    view = answer(principal=Decimal(20000), months=12, monthly_budget=Decimal(800)).view

    assert view.big == "1,666.67元"
    assert "800.00元" not in view.answer.partition(view.big)[0]
    assert "超过你每月能还的800.00元" in view.answer
