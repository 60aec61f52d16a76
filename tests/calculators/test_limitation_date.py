"""Three years that begin again, twenty that don't: against a second implementation that counts day by day."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculators import run
from calculators.errors import InputError
from calculators.limitation_course import Proceeding
from calculators.limitation_date import limitation_date
from calculators.wording import chinese_date
from calculators.workdays import WorkCalendar

FIRST, LAST = date(2015, 10, 1), date(2199, 12, 31)
ONE_DAY = timedelta(days=1)
due_days = st.dates(FIRST, date(2150, 12, 31))
offsets = st.lists(st.integers(-40, 9000), max_size=12)
near = st.lists(st.integers(-3, 12), max_size=12)
calm = settings(max_examples=60, deadline=None)


def years_later(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 2, 28)


def rolled(day: date, rest_days: Sequence[date], work_days: Sequence[date]) -> date:
    """Steps over rest days one by one, with the holidays of fixed date written out."""
    fixed = {(1, 1), (5, 1), (10, 1), (10, 2), (10, 3)} | ({(5, 2)} if day.year >= 2025 else set())
    rests = day.isoweekday() > 5 or (day.month, day.day) in fixed or day in rest_days
    return rolled(day + ONE_DAY, rest_days, work_days) if rests and day not in work_days else day


def reckoned(
    due_on: date, days: Sequence[date], as_of: date, rest_days: Sequence[date], work_days: Sequence[date]
) -> tuple[date, date]:
    """Where the three years run from, and their last day, by the catalogue's words and nothing else."""
    start = due_on
    while True:
        last = rolled(min(years_later(start, 3), years_later(due_on, 20)), rest_days, work_days)
        new = [day for day in days if start < day <= as_of and day <= last]
        if not new:
            return start, last
        start = min(new)


@given(due_days, offsets, st.integers(-100, 9000), near, near)
@settings(max_examples=200, deadline=None)
def test_it_agrees_with_a_second_implementation(
    due_on: date, days: list[int], age: int, rests: list[int], works: list[int]
) -> None:
    """Start, last day, expiry and days left, with tables of rest days just where the last day falls."""
    as_of = due_on + timedelta(days=age)
    interruptions = [due_on + timedelta(days=day) for day in days]
    _, last = reckoned(due_on, interruptions, as_of, (), ())
    rest_days, work_days = ([last + timedelta(days=day) for day in table] for table in (rests, works))

    start, last = reckoned(due_on, interruptions, as_of, rest_days, work_days)
    result = limitation_date(
        due_on=due_on,
        interruptions=tuple(interruptions),
        as_of=as_of,
        rest_days=tuple(rest_days),
        work_days=tuple(work_days),
    ).result

    assert (result.runs_from, result.last_day) == (start, last)
    assert result.expired == (as_of > last)
    assert result.days_left == max(0, (last - as_of).days)
    assert not WorkCalendar.of(rest_days, work_days).is_rest_day(result.last_day)


@given(due_days, st.integers(1, 1200), st.integers(0, 14))
@calm
def test_days_about_the_last_day_are_in_time_exactly_up_to_it(due_on: date, age: int, after: int) -> None:
    """A reminder on or before the rolled last day counts, one after it doesn't."""
    bare = limitation_date(due_on=due_on, as_of=due_on).result.last_day
    day = years_later(due_on, 3) + timedelta(days=after)

    result = limitation_date(due_on=due_on, interruptions=(day,), as_of=day + timedelta(days=age)).result

    assert (result.runs_from == day) == (day <= bare)


@given(due_days, offsets, st.integers(0, 7000), st.integers(1, 7000))
@calm
def test_another_reminder_never_brings_the_end_forward(due_on: date, days: list[int], age: int, extra: int) -> None:
    """To put in a day that one is unsure of can only make the answer more careful."""
    as_of = due_on + timedelta(days=age)
    interruptions = tuple(due_on + timedelta(days=day) for day in days)

    without = limitation_date(due_on=due_on, interruptions=interruptions, as_of=as_of).result
    with_one = limitation_date(
        due_on=due_on, interruptions=(*interruptions, due_on + timedelta(days=extra)), as_of=as_of
    ).result

    assert without.last_day <= with_one.last_day
    assert with_one.expired <= without.expired


@given(due_days, offsets, st.integers(0, 9000))
@calm
def test_every_day_is_accounted_for(due_on: date, days: list[int], age: int) -> None:
    """Each day given stands in the table, in order; those that don't count are named in the notes, no others are."""
    as_of = due_on + timedelta(days=age)
    interruptions = [due_on + timedelta(days=day) for day in days]

    answer = limitation_date(due_on=due_on, interruptions=tuple(interruptions), as_of=as_of)

    rows = answer.result.by_interruption
    assert [row.day for row in rows] == sorted(interruptions)
    counted = {row.day for row in rows if row.counts}
    about_days = "".join(note.text for note in answer.notes if "没有算进去" in note.text or "以后：" in note.text)
    named = {day for day in interruptions if chinese_date(day) in about_days.replace(f"（{chinese_date(as_of)}）", "")}
    assert named - {due_on} == set(interruptions) - counted - {due_on}
    assert answer.result.runs_from == max(counted, default=due_on)


@given(due_days, offsets, st.integers(-500, 9000))
@calm
def test_the_sentence_is_careful(due_on: date, days: list[int], age: int) -> None:
    """Never 'you need not pay': over only as far as the dates go, the debt still there, advice before any signature."""
    inputs = {
        "due_on": due_on.isoformat(),
        "as_of": (due_on + timedelta(days=age)).isoformat(),
        "interruptions": "\n".join((due_on + timedelta(days=day)).isoformat() for day in days),
    }

    answer = run("limitation-date", inputs)
    sentence = answer["view"]["answer"]

    assert answer["view"]["big"] in sentence
    if answer["result"]["expired"]:
        assert "可能" in sentence
        assert "债还在" in sentence
        assert sentence.endswith("付钱、签字、答应还以前，先问律师或免费的法律咨询。")
    assert "不用还" not in sentence
    assert chinese_date(date.fromisoformat(answer["result"]["last_day"])) in answer["view"]["chart"]


def test_who_promised_after_the_end_is_warned_first() -> None:
    """A day after the end may have been a promise, which takes the plea away: sentence and first note say so."""
    answer = limitation_date(due_on=date(2019, 3, 4), interruptions=(date(2023, 1, 5),), as_of=date(2026, 11, 23))

    assert "那以后你要是答应过还、还过钱，就可能不能再提" in answer.view.answer
    assert answer.notes[0].text.startswith("2023年1月5日在时效满了以后：对方这时再催，时效不会重新算。")
    assert "第十九条" in answer.notes[0].source


def test_many_days_are_counted_but_not_all_named() -> None:
    """A thousand days set aside make one sentence with the first twenty and their number, and a short chart."""
    late = tuple(date(2030, 1, 1) + timedelta(days=day) for day in range(1000))

    answer = limitation_date(due_on=date(2019, 3, 4), interruptions=late, as_of=LAST)

    assert answer.notes[0].text.count("2030年1月") == 20
    assert "等1000天" in answer.notes[0].text
    assert len(answer.result.by_interruption) == 1000
    assert answer.view.chart is not None
    assert answer.view.chart.svg("x").count("<rect") == 3


def test_a_year_is_named_without_a_table_only_where_one_was_needed() -> None:
    """The year of the last day counts, and of a last day that had to roll for a reminder to be in time."""

    def named(**tables: tuple[date, ...]) -> str:
        answer = limitation_date(
            due_on=date(2022, 11, 22), interruptions=(date(2025, 11, 24),), as_of=date(2026, 11, 25), **tables
        )
        return "".join(note.text for note in answer.notes if "安排表" in note.text)

    assert named().startswith("2025、2028年没有放假和调休的安排表")
    assert named(rest_days=(date(2025, 10, 1),)).startswith("2028年没有")
    assert named(rest_days=(date(2025, 10, 1),), work_days=(date(2028, 1, 29),)) == ""


def test_at_the_twenty_years_nothing_is_said_to_begin_again() -> None:
    """At the outer limit a new promise puts nothing off: the sentence leaves it out, a note says it."""
    days = tuple(date(year, 1, 4) for year in range(2018, 2037, 2))

    answer = limitation_date(due_on=date(2016, 7, 4), interruptions=days, as_of=date(2036, 7, 1))

    assert answer.result.last_day == date(2036, 7, 4)
    assert "重新算" not in answer.view.answer
    assert any("二十年的上限" in note.text for note in answer.notes)


def test_a_debt_of_the_two_year_law_is_refused_with_a_way_out() -> None:
    """Before 2015-10-01 other periods may apply; the message says whom to ask."""
    with pytest.raises(InputError) as told:
        limitation_date(due_on=date(2015, 9, 30), as_of=date(2026, 1, 1))

    assert told.value.problem.field == "due_on"
    assert told.value.problem.message == (
        "2015-10-01以前到期的债，可能要按旧的两年时效算，这里算不了；请问律师或免费的法律咨询"
    )


def reckoned_with_proceedings(
    due_on: date, days: Sequence[date], proceedings: Sequence[tuple[date, date | None]], as_of: date
) -> tuple[date, date | None]:
    """The catalogue's words, day by day: what begins in time stops the years, and whoever ends last starts them."""
    start, last = due_on, rolled(min(years_later(due_on, 3), years_later(due_on, 20)), (), ())
    since, until, day = due_on, due_on, due_on + ONE_DAY
    while day <= as_of:
        for begins, ends in proceedings:
            if begins == day and (day <= until or day <= last):
                since = since if day <= until else day
                until = max(until, date.max if ends is None or ends > as_of else ends)
        if until == date.max:
            return since, None
        if day <= until or (day in days and day <= last):
            start = max(until, day)
            last = rolled(min(years_later(start, 3), years_later(due_on, 20)), (), ())
        day += ONE_DAY
    return start, last


spans = st.lists(st.tuples(st.integers(-100, 5000), st.one_of(st.none(), st.integers(0, 2500))), max_size=5)


@given(st.dates(FIRST, date(2040, 1, 1)), st.lists(st.integers(-40, 5000), max_size=8), spans, st.integers(-100, 9000))
@settings(max_examples=80, deadline=None)
def test_proceedings_agree_with_a_second_implementation(
    due_on: date, days: list[int], lengths: list[tuple[int, int | None]], age: int
) -> None:
    """Lawsuits that stop, overlap, come too late or go on, with reminders before, within and after them."""
    as_of = due_on + timedelta(days=age)
    interruptions = [due_on + timedelta(days=day) for day in days]
    begun = [(due_on + timedelta(days=first), length) for first, length in lengths]
    pairs = [(first, None if length is None else first + timedelta(days=length)) for first, length in begun]

    start, last = reckoned_with_proceedings(due_on, interruptions, pairs, as_of)
    result = limitation_date(
        due_on=due_on,
        interruptions=tuple(interruptions),
        proceedings=tuple(Proceeding(*pair) for pair in pairs),
        as_of=as_of,
    ).result

    assert (result.runs_from, result.last_day) == (start, last)
    assert result.expired == (last is not None and as_of > last)
    assert result.days_left == (None if last is None else max(0, (last - as_of).days))


def test_what_goes_on_is_told_as_going_on() -> None:
    """No day is set large while a lawsuit goes on, the empty fields have their reason, nothing is called expired."""
    answer = limitation_date(
        due_on=date(2020, 6, 1), proceedings=(Proceeding(date(2021, 1, 4)),), as_of=date(2026, 11, 26)
    )

    assert answer.view.big == "说不出哪天满"
    assert "还没结束" in answer.view.answer
    assert any("所以「时效的最后一天」和「离最后一天还有」空着" in note.text for note in answer.notes)


def test_a_lawsuit_that_began_before_the_debt_was_due_leaves_a_doubt_in_the_sentence() -> None:
    """It is not counted; where it may have put the end off, the sentence itself says so."""
    answer = limitation_date(
        due_on=date(2020, 6, 1),
        proceedings=(Proceeding(date(2020, 5, 1), date(2024, 6, 3)),),
        as_of=date(2026, 11, 26),
    )

    assert "真正的日子可能更晚" in answer.view.answer
    assert any("2020年5月1日开始的官司、仲裁，不晚于到期日" in note.text for note in answer.notes)


def test_in_a_year_without_a_table_the_latest_known_day_is_told_as_about() -> None:
    """It is the other side's time: who takes it for over too early is harmed; sentence, figure and calendar name one day."""
    bare = limitation_date(due_on=date(2025, 5, 2), as_of=date(2026, 1, 1))
    on_sunday = limitation_date(due_on=date(2025, 9, 9), as_of=date(2028, 9, 10))

    assert bare.view.big == "大约2028年5月3日"
    assert bare.result.last_day == bare.days[-1].day == date(2028, 5, 3)
    assert "债也还在" in bare.days[-1].more
    assert on_sunday.result.expired is False
    assert "那天是休息日，要顺延，现在还没满" in on_sunday.view.answer


def test_days_after_the_readers_day_are_asked_about_at_their_field() -> None:
    """A slip in the year makes a debt look older than it is: it is asked about where it was typed, the answer stands."""
    inputs = {
        "due_on": "2022-06-20",
        "interruptions": "2023年12月5日\n2036-03-01",
        "proceedings": "2036-04-01",
        "as_of": "2026-11-30",
    }
    answer: Any = run("limitation-date", inputs)

    asked = {one["field"]: (one["typed"], one["read"], one["question"]) for one in answer["read"]}
    later = "在「算到哪天」以后，没有算进去，看看是不是写错了"
    assert asked == {
        "interruptions": ("2023年12月5日", "2023-12-05", f"2036年3月1日{later}"),
        "proceedings": ("2036-04-01", "2036-04-01", f"2036年4月1日{later}"),
    }


def test_days_up_to_the_readers_day_are_not_asked_about() -> None:
    """What may have happened is no slip, however early: who lists all calls lists those before the last day, too."""
    inputs = {"due_on": "2022-06-20", "interruptions": "2021-01-01\n2026-11-30", "as_of": "2026-11-30"}
    answer: Any = run("limitation-date", inputs)

    assert answer["read"] == []


def test_in_a_year_without_a_table_an_end_that_may_have_rolled_is_doubted() -> None:
    """民法典 203: Monday 2027-02-08 may lie in Spring Festival; so may the end before a reminder a few days later."""
    doubt = "那天要是放假，会往后延几天，可能还没满；先当它没满。"

    def sentence(as_of: date, *days: date, **tables: tuple[date, ...]) -> str:
        return limitation_date(due_on=date(2024, 2, 8), interruptions=days, as_of=as_of, **tables).view.answer

    assert doubt in sentence(date(2027, 2, 18))
    assert doubt not in sentence(date(2027, 2, 19))
    assert doubt in sentence(date(2028, 2, 18), date(2027, 2, 15))
    assert doubt not in sentence(date(2028, 2, 18), date(2027, 2, 19))
    assert doubt not in sentence(date(2027, 2, 18), rest_days=(date(2027, 10, 1),))
