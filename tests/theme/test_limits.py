"""What a letter's blanks hold is read as people write it, before it is compared."""

import pytest

from calculators.figures import TIMES
from sitegen.pages.calculation import FORM_CONSTANTS
from tests.theme.conftest import Ask

MODULE = "page/limits.mjs"
WRITTEN_TIMES = FORM_CONSTANTS["TIMES"]


@pytest.mark.parametrize(
    "written",
    [
        "2026-12-01",
        "2026/12/1",
        "2026.12.1",
        "2026年12月1日",
        " 2026年 12月 01日 ",
        "２０２６－１２－１",
        "2026年12月1号",
        "20261201",
    ],
)
def test_day_is_read_however_it_is_written(ask: Ask, written: str) -> None:
    """A day can be compared in every form in which the paper takes it."""
    assert ask(MODULE, ("dayOf", written)) == ["2026-12-01"]


@pytest.mark.parametrize(
    "written", ["", "2026-12", "12月1日", "2026-12-01、2027-01-01", "下个月", "20261201元", "2026121"]
)
def test_what_is_no_day_is_not_guessed(ask: Ask, written: str) -> None:
    """Several days, half a day, words: nothing is compared with them."""
    assert ask(MODULE, ("dayOf", written)) == [""]


@pytest.mark.parametrize("day", ["2026-02-30", "2026-02-29", "2026-11-31", "2026-13-01", "2026-00-10", "2026-12-00"])
def test_day_that_no_calendar_has_is_known(ask: Ask, day: str) -> None:
    """Browsers make another day of it; a court would ask which one was meant."""
    assert ask(MODULE, ("isOnCalendar", day)) == [False]


@pytest.mark.parametrize("day", ["2024-02-29", "2026-02-28", "2026-12-31", "1999-01-01"])
def test_day_of_the_calendar_is_known(ask: Ask, day: str) -> None:
    """Leap days, last days of a month and of a year are days."""
    assert ask(MODULE, ("isOnCalendar", day)) == [True]


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        ("6000", 6000),
        ("6,000.50元", 6000.5),
        ("1.2万", 12000),
        ("0.45万元", 4500),
        ("６０００", 6000),
        ("￥6000", 6000),
        ("72期", 72),
    ],
)
def test_amount_is_read_however_it_is_written(ask: Ask, written: str, amount: float) -> None:
    """Groups, units, 万 and wide figures are what people write."""
    assert ask(MODULE, ("amountOf", written, WRITTEN_TIMES)) == [amount]


@pytest.mark.parametrize(("unit", "places"), TIMES.items())
def test_amount_is_as_large_as_calculators_take_it(ask: Ask, unit: str, places: int) -> None:
    """Who may write 5千 or 5k in a form may write it in a letter: what is left isn't 5 yuan then."""
    assert ask(MODULE, ("amountOf", f"5{unit}元", WRITTEN_TIMES)) == [5 * 10**places]


@pytest.mark.parametrize(
    "written", ["", "5000-6000", "不足300", "-300", "1万2", "1千2", "2亿", "3百万", "3千万元", "问清再写"]
)
def test_what_is_no_amount_is_not_guessed(ask: Ask, written: str) -> None:
    """Two amounts, one that is missing, words: JSON writes what is no number as null."""
    assert ask(MODULE, ("amountOf", written, WRITTEN_TIMES)) == [None]
