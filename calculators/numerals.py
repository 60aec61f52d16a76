"""Work out what numbers in Chinese words are in figures: never to reckon with, only to say how to write them."""

import re
from collections.abc import Mapping
from decimal import Decimal

DIGITS: Mapping[str, int] = {character: place % 10 for place, character in enumerate("零一二三四五六七八九〇")} | {
    "两": 2
}
TENS: Mapping[str, int] = {"十": 10, "百": 100, "千": 1000}
MYRIADS: Mapping[str, int] = {"万": 10**4, "亿": 10**8}
TOKEN = re.compile(r"[0-9]+(?:\.[0-9]+)?|[零一二三四五六七八九〇两十百千万亿]")
PER: Mapping[str, int] = {"百分之": 1, "千分之": 10, "万分之": 100, "万": 100}
RATE_NAMES = re.compile("日(?:利率|息)?(?=万)|年(?:化利率|化|利率|息)(?=[0-9])")
"""What stands before a rate that is still one without it."""
MONTHLY = re.compile("(?P<named>月(?:利率|利|息))?(?P<number>[^分厘%]+)(?P<part>[分厘%])(?:利息|利)?")
"""月息2分, 二分利, 月息8厘, 月息2%: as private lenders name what a month costs."""
PARTS_OF_MONTHLY: Mapping[str, int] = {"分": 1, "厘": 10, "%": 1}
SIGNS: Mapping[str, int] = {"‰": 10, "‱": 100}
FIGURES = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,9})?")
MONTHS_A_YEAR = 12
YEARS = re.compile("(?:(?P<years>[^年半]+)年(?:(?P<half>半)|零?(?P<more>[^年半]+?)个?月)?|(?P<half_year>半)年)")
CHINESE_DAY = re.compile(
    "([〇零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})[日号]"
)


def figure(text: str) -> Decimal | None:
    """Work out 一万, 1万2, 三万五, 1百万; anything else, also plain figures, give nothing."""
    tokens = TOKEN.findall(text)
    if "".join(tokens) != text or all(token[0].isdecimal() for token in tokens):
        return None
    sum_ = _Sum()
    return sum_.end() if all(map(sum_.take, tokens)) else None


class _Sum:
    """Adds up tokens from the left: a number waits for its unit, tens wait for their 万 or 亿."""

    def __init__(self) -> None:
        self.done = self.section = Decimal(0)
        self.waiting: Decimal | None = None
        self.unit = 0
        """The unit just taken, of which a bare last digit means tenths: 1万2 is 12000."""

    def take(self, token: str) -> bool:
        """Take the next token; gives whether it may stand there."""
        if token in TENS:
            return self._take_tens(TENS[token])
        if token in MYRIADS:
            return self._take_myriads(MYRIADS[token])
        if self.waiting is not None and self.waiting:
            return False
        if DIGITS.get(token) == 0 or len(token) > 1:
            self.unit = 0
        self.waiting = Decimal(DIGITS.get(token, token))
        return True

    def _take_tens(self, unit: int) -> bool:
        if self.waiting is None and (unit > min(TENS.values()) or self.section):
            return False
        self.section += (Decimal(1) if self.waiting is None else self.waiting) * unit
        self.waiting, self.unit = None, unit
        return True

    def _take_myriads(self, unit: int) -> bool:
        self.section += self.waiting or 0
        if not self.section:
            return False
        self.done += self.section * unit
        self.waiting, self.section, self.unit = None, Decimal(0), unit
        return True

    def end(self) -> Decimal:
        """Give the sum."""
        rest = self.waiting or Decimal(0)
        is_short = self.unit > min(TENS.values()) and 0 < rest < min(TENS.values())
        return self.done + self.section + (rest * self.unit / 10 if is_short else rest)


def percentage(text: str) -> Decimal | None:
    """Work out 百分之五, 万分之五, 日息万五, 5‰, 年化36 as percent."""
    named = RATE_NAMES.match(text)
    if named:
        text = text[named.end() :]
    if named and FIGURES.fullmatch(text):
        return Decimal(text)
    for words, parts in PER.items():
        if text.startswith(words):
            return _parts(text.removeprefix(words), parts)
    return _parts(text[:-1], SIGNS[text[-1]]) if text and text[-1] in SIGNS else None


def monthly(text: str) -> Decimal | None:
    """Work out 月息2分, 二分利, 月息8厘, 月息2% as percent a month; anything else gives nothing."""
    found = MONTHLY.fullmatch(text)
    if not found or (found["part"] == "%" and not found["named"]):
        return None
    return _parts(found["number"], PARTS_OF_MONTHLY[found["part"]])


def _parts(text: str, parts: int) -> Decimal | None:
    found = _number(text)
    return found if found is None else found / parts


def months(text: str) -> int | None:
    """Work out 3年, 一年半, 半年, 1.5年, 2年6个月 as months; anything else gives nothing."""
    found = YEARS.fullmatch(text)
    if not found or not any(found.groups()):
        return None
    years = _number(found["years"]) if found["years"] else Decimal(0)
    more = _number(found["more"]) if found["more"] else Decimal(0)
    if years is None or more is None:
        return None
    half = MONTHS_A_YEAR // 2 if found["half"] or found["half_year"] else 0
    sum_ = years * MONTHS_A_YEAR + half + more
    return int(sum_) if sum_ == int(sum_) else None


def _number(text: str) -> Decimal | None:
    return Decimal(text) if FIGURES.fullmatch(text) else figure(text)


def chinese_day(text: str) -> str:
    """Write 二〇二六年九月十六日, as court papers have it, as 2026-09-16; anything else gives nothing."""
    found = CHINESE_DAY.fullmatch(text)
    if not found:
        return ""
    year = "".join(str(DIGITS[character]) for character in found[1])
    month, day = (figure(part) for part in found.groups()[1:])
    return "" if month is None or day is None else f"{year}-{int(month):02}-{int(day):02}"
