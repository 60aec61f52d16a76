"""Make calls by chance, but the same every time: what readers type, sensible, extreme and wrong."""

import random  # noqa: TID251 (seeded: the same calls on every machine)
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from calculators import Calculator, InputField

ODD = (
    "",
    " ",
    "abc",
    "-1",
    "1e5",
    "NaN",
    "1,00",
    "0",
    "0.005",
    "１２３",
    "1,234",
    "99999999999999",
    "2026-02-30",
    "true",
    "1.2万元",
    "1万2",
    "12期",
    "30天",
    "0.05%",
    "百分之五",
    "２０２６／９／１６",
    "16/9/2026",
    "5\u200b",
)
ODD_SHARE, EDGE_SHARE, LONG_SHARE, DRESSED_SHARE = 0.02, 0.15, 0.01, 0.1
FULL_WIDTH = str.maketrans("0123456789.,", "０１２３４５６７８９．，")
FORMS = {
    "money": ("{}元", "{}万", "¥{}", "RMB {}", "{} 块钱", "{}k", "{}%"),
    "percent": ("{}%", "{} ％", "{}‰", "百分之{}"),
    "integer": ("{}天", "{}期", "{} 个月", "{}月", "{}日"),
}
"""How readers dress a number; not each in a field of its kind."""
DAYS = (
    "{0.year}/{0.month}/{0.day}",
    "{0.year}年{0.month}月{0.day}日",
    "{0:%Y%m%d}",
    "{0.year}.{0.month}.{0.day}",
    "{0:%d/%m/%Y}",
)
NAMES = ("工资", "房租", "借呗", "花呗", "甲", "乙", "丙", "卡 A", "<b>", "&amp;", "😀")
FIRST, LAST = date(2008, 1, 1), date(2032, 12, 31)
MOST_ROWS = 8
CHEAP_MONTHS = 120


class Chance:
    """Gives texts for the inputs of calculators, from a seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311 (nothing secret)

    def calls(self, calculator: "Calculator", count: int) -> Iterator[dict[str, str]]:
        """Give the inputs of so many calls."""
        for _ in range(count):
            yield {one.name: self.text(one) for one in calculator.inputs if not self._is_left_out(one)}

    def text(self, one: "InputField") -> str:
        """Give a text for one input."""
        if self.random.random() < ODD_SHARE:
            return self.random.choice(ODD)
        if one.choices:
            return self.random.choice([value for value, _ in one.choices])
        return {
            "money": self._number, "percent": self._number, "integer": self._number, "text": self._name,
            "boolean": lambda _: self.random.choice(("true", "false")), "date": lambda _: self._date(),
            "dates": lambda _: "\n".join(self._date() for _ in range(self._length())), "lines": self._lines,
        }[one.kind](one)  # fmt: skip

    def _is_left_out(self, one: "InputField") -> bool:
        return one.default is not None and self.random.random() < 1 / 2

    def _number(self, one: "InputField") -> str:
        quantity = one.quantity
        if self.random.random() < EDGE_SHARE:
            return str(self.random.choice((quantity.at_least, quantity.at_most, 1)))
        usual = {"money": 10 ** self.random.randint(1, 7), "percent": 36, "integer": CHEAP_MONTHS}[one.kind]
        least, most = max(quantity.at_least, -usual), min(quantity.at_most, usual)
        decimals = self.random.randint(0, min(quantity.decimals, 4))
        value = f"{self.random.uniform(least, most):.{decimals}f}"
        if self.random.random() < DRESSED_SHARE:
            value = self.random.choice(FORMS[one.kind]).format(value)
        return value.translate(FULL_WIDTH) if self.random.random() < ODD_SHARE else value

    def _date(self) -> str:
        day = FIRST + timedelta(self.random.randrange((LAST - FIRST).days))
        if self.random.random() < DRESSED_SHARE:
            return self.random.choice(DAYS).format(day)
        return str(day)

    def _name(self, _: "InputField") -> str:
        return f"{self.random.choice(NAMES)}{self.random.randint(1, 99)}"

    def _lines(self, one: "InputField") -> str:
        comma = self.random.choice((", ", "，", "\t"))
        return "\n".join(comma.join(map(self._cell, one.columns)) for _ in range(self._length()))

    def _cell(self, column: "InputField") -> str:
        return "" if self._is_left_out(column) else self.text(column)

    def _length(self) -> int:
        return 100 if self.random.random() < LONG_SHARE else self.random.randint(1, MOST_ROWS)
