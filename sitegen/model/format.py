"""Write values as readers read them; `theme/scripts/common/format.mjs` is its twin in the browser."""

import re
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from markupsafe import Markup

from calculators.wording import chinese_date

GROUPS = re.compile(r"(?<=\d)(?=(?:\d{3})+$)")
TYPED_DAY = re.compile(r"(?<![\d-])(\d{4})-(\d\d)(?:-(\d\d))?(?![\d-])")
NOTHING = "—"
RATE, SMALL_RATE = Decimal("0.01"), Decimal("0.0001")
"""How fine a rate is written, from 1 % and below it; the machine's text keeps all decimals."""


def shown(value: object, kind: str, unit: str = "") -> str:
    """Write a result: `("1234.50", "money", "元")` → 1,234.50元."""
    if value is None:
        return NOTHING
    if isinstance(value, bool):
        return "是" if value else "否"
    text = str(value)
    if kind == "percent":
        return f"{_without_zeros(_rounded(text))}%"
    if kind == "date":
        return date_text(text)
    if kind in ("money", "integer"):
        return f"{grouped(text)}{unit}"
    return text


def grouped(text: str) -> str:
    """Part the digits before the point in groups of three."""
    head, point, tail = text.partition(".")
    return GROUPS.sub(",", head) + point + tail


def _rounded(rate: str) -> str:
    exact = Decimal(rate)
    return f"{exact.quantize(RATE if abs(exact) >= 1 else SMALL_RATE, ROUND_HALF_UP):f}"


def _without_zeros(text: str) -> str:
    return text.rstrip("0").rstrip(".") if "." in text else text


def date_text(day: date | str) -> str:
    """Write a date: 2026年11月17日."""
    return chinese_date(date.fromisoformat(str(day)))


def days_in_words(text: str) -> str:
    """Write the days and months in a note as the dates beside it: 2020-12-29修正 → 2020年12月29日修正."""
    return TYPED_DAY.sub(
        lambda typed: f"{typed[1]}年{int(typed[2])}月" + (f"{int(typed[3])}日" if typed[3] else ""), text
    )


def time_tag(day: date) -> Markup:
    """Write a date with its machine form."""
    return Markup('<time datetime="{}">{}</time>').format(day.isoformat(), date_text(day))


def plain_text(html: str) -> str:
    """Take the tags out of HTML, for a description or a title."""
    text = re.sub(r"<[^>]+>", "", html)
    return " ".join(text.split())
