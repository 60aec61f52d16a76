"""Read days of the calendar, as people write them: the year first, in four digits."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from calculators import numerals
from calculators.characters import plain, shown, unseen
from calculators.declare import InputField
from calculators.examples import such_as
from calculators.quantities import FIRST_DAY, LAST_DAY
from calculators.understood import Understood, UnreadableError

FORMS = (
    re.compile(r"(?P<year>[0-9]{4}) *(?P<mark>[-/.]) *(?P<month>[0-9]{1,2}) *(?P=mark) *(?P<day>[0-9]{1,2})"),
    re.compile(r"(?P<year>[0-9]{4}) *年 *(?P<month>[0-9]{1,2}) *月 *(?P<day>[0-9]{1,2}) *[日号]"),
    re.compile(r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})"),
)
YEAR_LAST = re.compile(r"[0-9]{1,2}([-/. 月])[0-9]{1,2}[-/. 日号,]+[0-9]{4}(?![0-9])")
SHORT_YEAR = re.compile(r"([0-9]{1,3}) *[-/.年]")
WITHOUT_YEAR = re.compile(r"[0-9]{1,2} *(?:月|[-/.]) *[0-9]{1,2} *[日号]?")
WITHOUT_DAY = re.compile(r"[0-9]{4} *(?:年|[-/.]) *(?:[0-9]{1,2} *月?(?:份|底|初)?)?")
WITHOUT_MONTH = re.compile(r"[0-9]{1,2} *[日号]")
FROM_TODAY = re.compile("[今昨前明后]天|[今去前明]年|(?:上|这|本|下)个?(?:月|周|星期|礼拜)")
OTHER_CALENDAR = re.compile("农历|阴历|旧历|正月|冬月|腊月|闰|初[一二三四五六七八九十]|廿|民国|令和|平成|昭和|佛历")

LOOKS: Sequence[tuple[Callable[[str], object], str]] = (
    (OTHER_CALENDAR.search, "不是公历，请换成公历的日子"),
    (YEAR_LAST.match, "要把年份写在最前面"),
    (WITHOUT_YEAR.fullmatch, "前面要写上年份"),
    (WITHOUT_DAY.fullmatch, "后面要写到哪一天"),
    (WITHOUT_MONTH.fullmatch, "前面要写上年份和月份"),
)
"""How a text that is no date may look, and what is to be done about it."""


def read_date(one: InputField, text: str) -> Understood[date]:
    """Read a date; the range keeps out years that were meant otherwise."""
    day = _day(one, text)
    if not FIRST_DAY <= day <= LAST_DAY:
        raise UnreadableError(f"「{shown(text)}」太早或太晚，日期要在{FIRST_DAY}到{LAST_DAY}之间")
    return Understood(day, text, day.isoformat(), text == day.isoformat())


def _day(one: InputField, text: str) -> date:
    found = next(filter(None, (form.fullmatch(plain(text)) for form in FORMS)), None)
    if found is None:
        raise UnreadableError(next(_reasons(text, plain(text), such_as(one))))
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        raise UnreadableError(f"没有{shown(text)}这一天，请检查日期") from None


def _reasons(typed: str, text: str, example: str) -> Iterator[str]:
    """Say why a text is no date: the part, and how to write it; the first that fits is told."""
    hidden = unseen(typed)
    if hidden:
        yield f"{hidden}{example}"
    written = numerals.chinese_day(text)
    if written:
        yield f"「{shown(typed)}」要用数字写，写成{written}"
    named = FROM_TODAY.search(text)
    if named:
        yield f"「{named[0]}」是哪年哪天，要用数字写{example}"
    yield from (f"「{shown(typed)}」{advice}{example}" for look, advice in LOOKS if look(text))
    short = SHORT_YEAR.match(text)
    if short:
        yield f"年份「{short[1]}」要写四位数{example}"
    if re.fullmatch("[0-9]+", text):
        yield f"「{shown(typed)}」连着写要正好八位数字{example}"
    yield f"「{shown(typed[_unread(text) :])}」读不了，日期要写成 年-月-日 的样子{example}"


def _unread(text: str) -> int:
    """Find where that begins which stands after a date that could be read; else it is the whole text."""
    found = next(filter(None, (form.match(text) for form in FORMS)), None)
    return found.end() if found and text[found.end() :].strip() else 0
