"""The day that forms begin with is the device's own, unless its clock is plainly wrong."""

from tests.theme.conftest import Ask


def test_day_is_the_devices_own(ask: Ask) -> None:
    """A minute before and after midnight by the local clock are two days, whatever day it is in Greenwich."""
    times = ("2026-12-31T23:59:59", "2027-01-01T00:00:01", "2028-02-29T12:00:00", "2100-12-31T00:00:00")

    found = ask("form/today.mjs", *(("deviceDay", {"time": time}) for time in times))

    assert found == [time[:10] for time in times]


def test_wrong_clock_gives_no_day(ask: Ask) -> None:
    """A clock before the site was made, or a lifetime ahead, is wrong."""
    times = ("1970-01-01T08:00:00", "2025-12-31T23:59:59", "2101-01-01T00:00:00")

    assert ask("form/today.mjs", *(("deviceDay", {"time": time}) for time in times)) == ["", "", ""]


def test_day_named_from_today_is_its_date(ask: Ask) -> None:
    """Yesterday is the day before by the device's clock, over the end of a year and in a leap year; no other word is a day."""
    turn, leap, wrong = ({"time": f"{day}T00:10:00"} for day in ("2027-01-01", "2028-03-01", "2025-06-01"))
    asked = (
        ("今天", turn),
        (" 昨天 ", turn),
        ("前天", leap),
        ("明天", leap),
        ("昨天下午", turn),
        ("", turn),
        ("今天", wrong),
    )

    found = ask("form/day-words.mjs", *(("dayNamed", *each) for each in asked))

    assert found == ["2027-01-01", "2026-12-31", "2028-02-28", "2028-03-02", "", "", ""]
