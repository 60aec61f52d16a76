"""A deadline knows the reader's day: time enough, hardly any, today, past with what is still open."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculators import run
from calculators.court_deadline import TERMS, court_deadline
from calculators.wording import chinese_date

TABLES = tuple(date(year, 10, 1) for year in range(2020, 2040))
KINDS = sorted(TERMS)
THEIRS = [kind for kind, term in TERMS.items() if not term.is_readers]
days = st.dates(date(2024, 1, 1), date(2030, 12, 31))
calm = settings(max_examples=150, deadline=None)


@given(kind=st.sampled_from(KINDS), received_on=days, age=st.integers(0, 900), told=st.booleans())
@calm
def test_standing_and_days_left_follow_the_day(*, kind: str, received_on: date, age: int, told: bool) -> None:
    """Open to the safe day, then soon, today, past; where a year has no table all counts to the earlier nominal day."""
    as_of = received_on + timedelta(days=age)
    answer = court_deadline(kind=kind, received_on=received_on, as_of=as_of, rest_days=TABLES if told else ())
    result = answer.result

    target = result.last_day if told else result.nominal_last_day
    expected = "past" if as_of > target else "today" if as_of == target else "soon"
    expected = "open" if as_of <= result.safe_day else expected
    assert (result.certain, result.standing) == (told, expected)
    assert result.days_left == max(0, (target - as_of).days)
    assert answer.view.big in answer.view.answer


@given(kind=st.sampled_from(KINDS), received_on=days, age=st.integers(0, 900), told=st.booleans())
@calm
def test_the_sentence_says_what_the_day_asks_for(*, kind: str, received_on: date, age: int, told: bool) -> None:
    """Never 'by a day' that is past, never nothing after it; the last day stands in every sentence."""
    as_of = received_on + timedelta(days=age)
    answer = court_deadline(kind=kind, received_on=received_on, as_of=as_of, rest_days=TABLES if told else ())
    sentence, result = answer.view.answer, answer.result

    assert ("最好" in sentence) == (result.standing == "open" and TERMS[kind].is_readers)
    assert ("已经过了" in sentence) == (result.standing == "past")
    if result.standing == "past":
        late = TERMS[kind].late
        assert late.source in [note.source for note in answer.notes]
        assert [late.text in sentence, *(late.text in note.text for note in answer.notes)].count(True) == 1
        assert late.text in sentence or "可能顺延到" in sentence
        assert late.text in sentence or f"要是真的过了：{late.text}" in [note.text for note in answer.notes]
    if told:
        assert chinese_date(result.last_day) in sentence
    else:
        assert f"大约{chinese_date(result.nominal_last_day)}" in sentence
        assert not result.rolled or chinese_date(result.last_day) not in sentence or "可能顺延到" in sentence


@pytest.mark.parametrize("kind", THEIRS)
@pytest.mark.parametrize("age", [0, 5, 19, 20, 21, 181, 365, 731, 1000])
def test_a_period_of_the_other_side_urges_nothing_on_any_day(kind: str, age: int) -> None:
    """What a creditor has to do is never told as the reader's task, before, on or after the day."""
    received_on = date(2026, 3, 2)
    answer = court_deadline(
        kind=kind, received_on=received_on, as_of=received_on + timedelta(days=age), rest_days=TABLES
    )

    assert answer.view.chart is not None
    told = answer.view.answer + "".join(note.text for note in answer.notes) + answer.view.chart.svg("x")
    assert not [word for word in ("办好", "今天就", "最好", "赶紧", "马上") if word in told]


@pytest.mark.parametrize("kind", ["answer", "jurisdiction_objection"])
def test_a_shorter_period_stands_in_the_sentence_itself(kind: str) -> None:
    """简易程序 and 小额诉讼 may leave fewer days (解释 266, 275): said before the day, not only in a note."""
    for as_of in (None, date(2026, 11, 3), date(2026, 11, 16), date(2026, 11, 17)):
        answer = court_deadline(kind=kind, received_on=date(2026, 11, 2), as_of=as_of)

        assert "可能更短" in answer.view.answer
        assert any("第二百七十五条" in note.source for note in answer.notes)


@pytest.mark.parametrize("kind", KINDS)
def test_every_period_says_where_it_stands_and_what_is_open_after_it(kind: str) -> None:
    """Each has its article, each its way out with an article, and the reader's ones say what to do on the last day."""
    term = TERMS[kind]

    assert "条" in term.source
    assert "条" in term.late.source
    assert all(note.source for note in term.notes)
    assert bool(term.on_the_day) == term.is_readers


def test_who_reads_the_paper_too_late_is_not_told_to_be_done_by_a_past_day() -> None:
    """A paper of the 10th read on the 23rd has a safe day that is over; the sentence names none (fault C11)."""
    answer = court_deadline(
        kind="payment_order_objection", received_on=date(2026, 11, 10), as_of=date(2026, 11, 23), rest_days=TABLES
    )

    assert "2026年11月20日" not in answer.view.answer
    assert answer.view.big == "只剩2天"
    assert "今天就写，今天寄" in answer.view.answer


def test_on_the_last_day_it_says_what_counts_as_in_time() -> None:
    """Where, and that a paper posted before the end is in time (民诉法 85)."""
    answer = court_deadline(
        kind="appeal_judgment", received_on=date(2026, 11, 10), as_of=date(2026, 11, 25), rest_days=TABLES
    )

    assert answer.view.big == "就是今天"
    assert "期满前交邮的不算过期" in answer.view.answer
    assert "原来判的法院" in answer.view.answer


def test_a_day_before_the_beginning_is_refused_unless_it_may_lie_ahead() -> None:
    """Nobody has a paper that comes tomorrow, but a judgment or a debt may fall due later."""
    refused = {
        kind
        for kind in KINDS
        if not run("court-deadline", {"kind": kind, "received_on": "2026-12-05", "as_of": "2026-11-26"})["ok"]
    }

    assert refused == set(KINDS) - {"enforcement_application", "guarantee_period", "retrial"}


def test_a_day_yet_to_come_is_told_at_the_day_that_was_typed() -> None:
    """The reader typed when the paper came, the device filled in today: what doesn't fit is told where they can mend it."""
    answer = run("court-deadline", {"kind": "answer", "received_on": "2026-12-05", "as_of": "2026-11-26"})

    told = "这一天还没到（今天填的是2026年11月26日），看看是不是写错了"
    assert answer["errors"] == [{"field": "received_on", "message": told}]


@pytest.mark.parametrize("kind", ["appeal_judgment", "payment_order_objection", "arbitration_set_aside"])
def test_a_year_without_a_table_is_not_over_while_a_holiday_may_put_it_off(kind: str) -> None:
    """民诉法 85: a last day on a holiday rolls; a Monday of 2027 may lie in Spring Festival, so nobody is told to give up."""
    received_on = date(2027, 1, 24) if TERMS[kind].days else date(2026, 11, 8)

    def sentence(as_of: date, **tables: tuple[date, ...]) -> str:
        return court_deadline(kind=kind, received_on=received_on, as_of=as_of, **tables).view.answer

    for as_of in (date(2027, 2, 9), date(2027, 2, 18)):
        assert "那天要是放假，可能顺延到放假以后" in sentence(as_of)
        assert TERMS[kind].at_once in sentence(as_of)
        assert TERMS[kind].late.text not in sentence(as_of)
        assert TERMS[kind].late.text in sentence(as_of, rest_days=(date(2026, 10, 1), date(2027, 10, 1)))
    assert TERMS[kind].late.text in sentence(date(2027, 2, 19))


@pytest.mark.parametrize("kind", THEIRS)
def test_a_period_of_the_other_side_is_not_called_over_while_a_holiday_may_put_it_off(kind: str) -> None:
    """A guarantor who takes the other side's time for over too early is harmed."""
    term = TERMS[kind]
    received_on = next(
        day
        for day in (date(2025, 1, 1) + timedelta(days=n) for n in range(800))
        if term.nominal_last_day(day) == date(2027, 2, 8)
    )

    def sentence(as_of: date) -> str:
        return court_deadline(kind=kind, received_on=received_on, as_of=as_of).view.answer

    assert "那天要是放假，可能还没过" in sentence(date(2027, 2, 18))
    assert "那天要是放假" not in sentence(date(2027, 2, 19))


def test_who_says_that_a_thing_is_theirs_is_sent_to_sue() -> None:
    """民诉法 238: an outsider whose objection is refused sues, 236's ten days to a higher court are not for them."""
    answer = court_deadline(kind="enforcement_reconsideration", received_on=date(2026, 11, 2), as_of=date(2026, 11, 3))

    assert "要起诉，不是复议" in answer.view.answer
    assert any("第二百三十八条" in note.source for note in answer.notes)
