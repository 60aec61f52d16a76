"""Read figures: sums of money, percentages and whole numbers, with the units that belong to each."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache

from calculators import numerals, plausible
from calculators.characters import plain, shown, unseen
from calculators.declare import InputField
from calculators.examples import such_as
from calculators.quantities import PERIOD_WORDS, Quantity
from calculators.understood import Understood, UnreadableError

LONGEST_NUMBER = 40
NUMBER = r"(?P<whole>[0-9]{1,3}(?:(?P<parted>[, ])[0-9]{3}(?:(?P=parted)[0-9]{3})*)|[0-9]+)?(?:\.(?P<decimals>[0-9]+))?"
"""Every three digits of the whole part may be parted, by a comma or a blank."""
MONEY_PARTS = ("(?:(?:¥|RMB|rmb) *)?(?P<inner>(?(sign)(?!)|-))?", "(?: *(?P<times>[万wW千kK百]))?")
"""What may stand before and after a sum's digits; the sign stands before its currency or after, not both."""
BARE_PARTS = ("(?P<inner>(?!))?", "(?P<times>(?!))?")
TIMES: Mapping[str, int] = {"万": 4, "w": 4, "W": 4, "千": 3, "k": 3, "K": 3, "百": 2}
"""By how many places a multiplier moves the point of a sum."""
LETTERS = str.maketrans("wWkK", "万万千千")
NOTHING = re.compile("没有?|无|没了")
AS_IT_IS = re.compile(r"[+-]?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
"""Figures so plain that there is nothing to tell about their form."""
PARTED_WRONGLY = re.compile(r"[0-9.]*,[0-9,.]*")
SPACED = re.compile(r"[0-9.,]+(?: +[0-9.,]+)+")


def read_decimal(one: InputField, text: str) -> Understood[Decimal]:
    """Read a sum or a percentage."""
    value, decimals = _number(one, text)
    if decimals > one.quantity.decimals:
        raise UnreadableError(f"最多{one.quantity.decimals}位小数")
    value = _in_range(one, value)
    return Understood(value, text, _plainly(value), _is_plain(text), plausible.question(one.quantity, value))


def read_whole(one: InputField, text: str) -> Understood[int]:
    """Read a count of days, months, periods."""
    value, decimals = _number(one, text)
    if decimals:
        raise UnreadableError(f"要写整数{such_as(one)}")
    value = _in_range(one, value)
    return Understood(int(value), text, _plainly(value), _is_plain(text))


def _number(one: InputField, text: str) -> tuple[Decimal, int]:
    """Give the number and how many decimals it has."""
    found = _pattern(one.quantity).fullmatch(plain(text)) if len(text) <= LONGEST_NUMBER else None
    if found is None or not (found["whole"] or found["decimals"]):
        signed = _sign_before(one.quantity, plain(text))
        raise UnreadableError(next(_reasons(one, text[signed:], plain(text)[signed:])))
    moved = TIMES.get(found["times"] or "", 0)
    sign = found["sign"] or found["inner"] or ""
    digits = f"{sign}{(found['whole'] or '0').replace(found['parted'] or ',', '')}.{found['decimals'] or '0'}"
    return Decimal(f"{digits}e{moved}"), max(0, len(found["decimals"] or "") - moved)


def _sign_before(quantity: Quantity, text: str) -> int:
    """Count what is a sign of a sum that may go either way: where that is a column, the reader wrote none."""
    found = re.match("- *(?=[^ -])", text) if quantity.at_least < 0 else None
    return found.end() if found else 0


@cache
def _pattern(quantity: Quantity) -> re.Pattern[str]:
    """Say how a quantity may be written; blanks may stand beside its units."""
    units = "|".join(quantity.words)
    signs = "[+-]" if quantity.at_least < 0 else "-"
    before, times = MONEY_PARTS if quantity.kind == "money" else BARE_PARTS
    return re.compile(f"(?:(?P<sign>{signs}) *)?{before}{NUMBER}{times}" + (f"(?: *(?:{units}))?" if units else ""))


def _is_plain(text: str) -> bool:
    return bool(AS_IT_IS.fullmatch(text))


def _plainly(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _in_range(one: InputField, value: Decimal) -> Decimal:
    quantity: Quantity = one.quantity
    if quantity.above_zero and value <= 0:
        raise UnreadableError(f"要大于0{such_as(one)}")
    if value < quantity.at_least and quantity.at_least >= 0:
        raise UnreadableError(f"不能小于{quantity.at_least:,}")
    if not quantity.at_least <= value <= quantity.at_most:
        raise UnreadableError(f"不能大于{quantity.at_most:,}")
    return abs(value) if value == 0 else value


def _reasons(one: InputField, typed: str, text: str) -> Iterator[str]:
    """Say why a text is no number of its kind: the part, and how to write it; the first that fits is told."""
    hidden = unseen(typed)
    if hidden:
        yield f"{hidden}{such_as(one)}"
    if len(text) > LONGEST_NUMBER:
        yield f"「{shown(typed)}」太长了，请检查是不是贴错了{such_as(one)}"
    if NOTHING.fullmatch(text) and one.quantity.at_least <= 0 and not one.quantity.above_zero:
        yield f"「{shown(typed)}」就写0"
    in_figures = _in_figures(one.quantity, text)
    if in_figures:
        yield f"「{shown(typed)}」要用数字写；{in_figures}"
    months = numerals.months(text) if one.quantity.words == PERIOD_WORDS else None
    if months is not None:
        yield f"「{shown(typed)}」要写成几个月；如果是{months}个月，就写{months}"
    yield from _misplaced(text)
    start, end = _unread(one.quantity, text)
    yield f"「{shown(typed[start:end])}」读不了，要写成数字{such_as(one)}"


def _in_figures(quantity: Quantity, text: str) -> str:
    """Say what to write for a number in words, or for what a month costs where a year is asked for."""
    meant = _meant(quantity, text)
    if meant is not None:
        return plausible.of_a_day(quantity, meant) or f"如果是{_plainly(meant)}，就写{_plainly(meant)}"
    monthly = numerals.monthly(text)
    return "" if monthly is None else plausible.of_a_month(quantity, monthly)


def _meant(quantity: Quantity, text: str) -> Decimal | None:
    """Work out what words would be in figures; only to suggest it."""
    if quantity.kind == "percent":
        return numerals.percentage(text.removesuffix("%").strip())
    unit = next((word for word in quantity.words if text.endswith(word)), "")
    return numerals.figure(text.removesuffix(unit).strip().translate(LETTERS))


def _misplaced(text: str) -> Iterator[str]:
    """Name signs that stand where they can't."""
    if re.match(r"\+ *[0-9.]", text):
        yield f"前面的「+」不用写，写成{shown(text.lstrip('+ '))}"
    spaced = SPACED.search(text)
    if spaced:
        yield f"「{shown(spaced[0])}」里的空格要去掉，写成{shown(re.sub('[ ,]', '', spaced[0]))}"
    parted = PARTED_WRONGLY.search(text)
    if parted and not re.fullmatch("[0-9]{1,3}(?:,[0-9]{3})+(?:[.][0-9]*)?", parted[0]):
        yield f"「{shown(parted[0])}」的逗号不对：每三位才能用一个，比如1,234；也可以不写"
    if re.search(r"[0-9]\.(?![0-9.])", text):
        yield f"「{shown(text)}」小数点后面没有数字，整数就不写小数点"


def _unread(quantity: Quantity, text: str) -> tuple[int, int]:
    """Find the part that can't be read: what is left when the beginning is read, else the beginning."""
    found = _pattern(quantity).match(text)
    if found and (found["whole"] or found["decimals"]) and text[found.end() :].strip():
        return found.end(), len(text)
    before = re.match(r"[^0-9]+", text)
    return before.span() if before else (0, len(text))
