"""A dated fact is worth what its values say on a day, and says so when it isn't known."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.model.fact import FactFile
from sitegen.model.fact_on_day import check_words, gaps, on_day

DAYS = st.dates(date(2015, 1, 1), date(2030, 12, 31))


def fact(*values: tuple[str, str | None, str | None], review_by: str = "2027-01-01") -> FactFile:
    return FactFile.model_validate(
        {
            "title": "利率",
            "about": "测试",
            "unit": "%",
            "reviewed": "2026-11-01",
            "review_months": "12",
            "values": [
                {"value": value, "review_by": review_by, "source": "[@a:1]", **dates(begin, end)}
                for value, begin, end in values
            ],
        }
    )


def dates(begin: str | None, end: str | None) -> dict[str, str]:
    return {name: day for name, day in (("from", begin), ("to", end)) if day}


TWO = fact(("36", "2015-09-01", "2020-08-19"), ("24", "2020-08-20", None))
ENDED = fact(("3", None, "2020-12-31"))


@pytest.mark.parametrize(
    ("of", "day", "state", "shown"),
    [
        (TWO, "2015-08-31", "before", ""),
        (TWO, "2015-09-01", "covered", "36%"),
        (TWO, "2020-08-19", "covered", "36%"),
        (TWO, "2020-08-20", "covered", "24%"),
        (TWO, "2027-01-01", "covered", "24%"),
        (TWO, "2027-01-02", "due", "24%"),
        (ENDED, "1999-01-01", "covered", "3%"),
        (ENDED, "2020-12-31", "covered", "3%"),
        (ENDED, "2021-01-01", "ended", ""),
        (fact(), "2026-01-01", "before", ""),
    ],
)
def test_fact_on_a_day(of, day, state, shown):
    """A fact is covered, past its review, not begun or ended, and shows a value only where it has one."""
    found = on_day(of, date.fromisoformat(day))

    assert (found.state, found.shown) == (state, shown)


@settings(max_examples=100, deadline=None)
@given(bounds=st.lists(DAYS, min_size=2, max_size=8, unique=True).map(sorted), day=DAYS)
def test_values_without_gaps_cover_every_day_between(bounds, day):
    """Where no gap is told, each day from the first to the last has exactly the value in force."""
    ends = [after - timedelta(days=1) for after in bounds[1:]]
    of = fact(
        *(
            (str(index), begin.isoformat(), end.isoformat())
            for index, (begin, end) in enumerate(zip(bounds, ends, strict=False))
        )
    )

    found = on_day(of, day)

    assert gaps(of) == []
    assert (found.value is not None) == (bounds[0] <= day < bounds[-1])
    assert found.state == (
        "before"
        if day < bounds[0]
        else "ended"
        if day >= bounds[-1]
        else "due"
        if day > date(2027, 1, 1)
        else "covered"
    )
    if found.value:
        assert bounds[int(found.value.value)] <= day < bounds[int(found.value.value) + 1]


@settings(max_examples=100, deadline=None)
@given(first=st.tuples(DAYS, DAYS).map(sorted), second=st.tuples(DAYS, DAYS).map(sorted))
def test_two_values_fit_or_are_told(first, second):
    """Two values are told as a gap or an overlap unless the second begins on the day after the first."""
    of = fact(*((name, begin.isoformat(), end.isoformat()) for name, (begin, end) in (("1", first), ("2", second))))

    assert (gaps(of) == []) == (second[0] == first[1] + timedelta(days=1))


FACT = """title: 事实
reviewed: 2025-12-01
review_months: 12
about: 测试
values: [{{value: '7', {dates}, source: '[@small-law:1]'}}]
"""


def test_page_shows_all_four_states(folder, pages_of, elements):
    """The page of facts says of each whether it holds, is due for review, has not begun or has ended."""
    folder.write("facts/due.yml", FACT.format(dates="from: 2020-01-01, review_by: 2026-01-01"))
    folder.write("facts/before.yml", FACT.format(dates="from: 2027-01-01, review_by: 2028-01-01"))
    folder.write("facts/ended.yml", FACT.format(dates="to: 2021-01-01, review_by: 2028-01-01"))

    site, problems = folder.link()
    states = elements(pages_of(site)["facts.md"].body).values("data-state")

    assert problems == ()
    assert sorted(states) == ["before", "covered", "due", "ended"]


def test_page_says_when_a_value_was_checked(folder, pages_of, elements):
    """A value is shown with the day of its check, never with the day of the next one in its place."""
    folder.write("facts/own-day.yml", FACT.format(dates="checked: 2026-08-20, review_by: 2027-05-23"))
    folder.write("facts/files-day.yml", FACT.format(dates="review_by: 2027-04-30"))

    site, problems = folder.link()
    words = text_of(elements(pages_of(site)["facts.md"].body))

    assert problems == ()
    assert "核对于2026年8月20日，最晚2027年5月23日再核" in words
    assert "核对于2025年12月1日，最晚2027年4月30日再核" in words
    assert "核对至" not in words


def test_page_says_that_a_check_is_overdue(folder, pages_of, elements):
    """A value that nobody checked in time is shown with the words that it is late, on its page and where it is cited."""
    folder.write("facts/late.yml", FACT.format(dates="review_by: 2026-01-31"))
    folder.edit("myths.yml", ("[@small-law:1]", "[@fact:late]"))

    pages = pages_of(folder.link()[0])

    late = "核对于2025年12月1日，该在2026年1月31日以前再核，还没有核"
    assert late in text_of(elements(pages["facts.md"].body))
    assert late in text_of(elements(pages["myths.md"].body))


def text_of(page) -> str:
    return " ".join("".join(page.text).split())


@pytest.mark.parametrize(("today", "is_late"), [("2027-05-23", False), ("2027-05-24", True)])
def test_check_is_late_after_its_day(today, is_late):
    """On the last day a check is still in time; from the next one on it is late."""
    words = check_words(date(2026, 11, 23), date(2027, 5, 23), date.fromisoformat(today))

    assert ("还没有核" in words) == is_late
