"""Calendar files are what RFC 5545 asks for, and wake the reader in time."""

from typing import Any

from tests.theme.conftest import Ask

NOW = {"time": "2026-11-26T08:30:15Z"}
TODAY = "2026-11-26"


def event(**changes: str) -> dict[str, str]:
    return {"id": "day-1", "day": "2026-12-11", "words": "交答辩状：最后一天", "more": ""} | changes


def written(ask: Ask, *events: dict[str, str]) -> str:
    text: Any = ask("take-away/ics.mjs", ("icsOf", "court-deadline-0badcafe", events, TODAY, NOW))[0]
    return str(text)


def unfolded(text: str) -> list[str]:
    return text.replace("\r\n ", "").split("\r\n")


def test_event_is_a_whole_day_with_one_alarm(ask: Ask) -> None:
    """One event: its id, its day, its words, and one alarm on the morning before."""
    lines = unfolded(written(ask, event()))

    assert lines == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//yuqi-buhuang//ZH",
        "BEGIN:VEVENT",
        "UID:court-deadline-0badcafe-day-1@yuqi-buhuang",
        "DTSTAMP:20261126T083015Z",
        "DTSTART;VALUE=DATE:20261211",
        "DTEND;VALUE=DATE:20261212",
        "SUMMARY:交答辩状：最后一天",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION:交答辩状：最后一天",
        "TRIGGER:-PT15H",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


def test_words_of_any_kind_are_one_line_of_text(ask: Ask) -> None:
    """Commas, semicolons, backslashes and line breaks are escaped; other control characters are gone."""
    lines = unfolded(written(ask, event(words="甲,乙;丙\\丁\r\n戊\t己\x07庚")))

    assert "SUMMARY:甲\\,乙\\;丙\\\\丁\\n戊 己 庚" in lines


def test_long_lines_are_folded_between_characters(ask: Ask) -> None:
    """No line is longer than 75 bytes, and unfolded every character is there again."""
    words = "还款日😀" * 40

    text = written(ask, event(words=words, more=words))

    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    assert f"SUMMARY:{words}" in unfolded(text)
    assert f"DESCRIPTION:{words}" in unfolded(text)


def test_alarm_that_would_come_too_late_comes_on_the_day(ask: Ask) -> None:
    """For today and tomorrow the morning before is over: the alarm is on the day itself."""
    events = [event(id=str(number), day=day) for number, day in enumerate((TODAY, "2026-11-27", "2026-11-28"))]

    lines = unfolded(written(ask, *events))

    assert [line for line in lines if line.startswith("TRIGGER")] == ["TRIGGER:PT8H", "TRIGGER:PT8H", "TRIGGER:-PT15H"]


def test_days_after_the_ends_of_months_and_years_are_right(ask: Ask) -> None:
    """An event ends on the day after, over the ends of months, years and leap Februaries."""
    days = [("dayAfter", day) for day in ("2026-12-31", "2028-02-28", "2027-02-28", "2026-11-30")]

    assert ask("take-away/ics.mjs", *days) == ["2027-01-01", "2028-02-29", "2027-03-01", "2026-12-01"]
