"""This file draws figures as accessible SVG text: classes only, no style, no script, safe to put on any page."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from calculators.money import EXACT, exact
from calculators.wording import short_amount

WIDTH = 340
HAN, DIGIT = 14, 8
"""Room for one Chinese character and for one digit at the size the page sets."""
GAP = 8
ROW = 30
WIDEST_LABEL = 6
NARROWEST_BAR = Decimal(40)
MOST_COLUMNS = 60
ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: a short label, the sum it shows, and whether it is the reader's own."""

    label: str
    amount: Decimal
    is_yours: bool = False


@dataclass(frozen=True, slots=True)
class Bars:
    """Horizontal bars from zero; the reader's own is marked by weight, by fill and by words."""

    title: str
    description: str
    bars: Sequence[Bar]
    pointer: str = ""
    """Words beside the reader's own bar, where its label doesn't say that it is theirs."""

    @exact
    def svg(self, prefix: str) -> str:
        """Writes the drawing; every id in it begins with `prefix`."""
        values = [short_amount(bar.amount) + (self.pointer if bar.is_yours else "") for bar in self.bars]
        left = max(map(_room, (_short(bar.label) for bar in self.bars))) + 2 * GAP
        room = max(NARROWEST_BAR, Decimal(WIDTH - left - 2 * GAP - max(map(_room, values))))
        longest = max((bar.amount for bar in self.bars), default=Decimal(0)) or Decimal(1)
        rows = (
            _bar(bar, value, index * ROW + 1, left, EXACT.divide(max(bar.amount, Decimal(0)) * room, longest))
            for index, (bar, value) in enumerate(zip(self.bars, values, strict=True))
        )
        height = len(self.bars) * ROW + 14
        axis = f'<line class="chart__axis" x1="{left}" x2="{left}" y1="2" y2="{height - 10}" />'
        return _frame(prefix, self.title, self.description, height, (*rows, axis))


def _bar(bar: Bar, value: str, top: int, left: int, length: Decimal) -> str:
    end = left + (max(Decimal(2), length) if bar.amount > 0 else Decimal(0))
    label = f'x="{left - GAP}" y="{top + 24}" text-anchor="end"'
    return (
        f'<g class="chart__row{" chart__row--you" if bar.is_yours else ""}">'
        f'<text class="chart__label" {label}>{_text(_short(bar.label))}</text>'
        f'<rect class="chart__bar" x="{left}" y="{top + 10}" width="{_at(end - left)}" height="18" />'
        f'<text class="chart__value" x="{_at(end + 7)}" y="{top + 24}">{_text(value)}</text></g>'
    )


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a course over time."""

    label: str
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Columns:
    """A sum over time as columns from zero, at most sixty of them; only the first and last are labelled."""

    title: str
    description: str
    columns: Sequence[Column]

    @exact
    def svg(self, prefix: str) -> str:
        """Writes the drawing; every id in it begins with `prefix`."""
        shown = _thinned(self.columns)
        highest = max(column.amount for column in shown) or Decimal(1)
        step = EXACT.divide(Decimal(WIDTH - 2), Decimal(len(shown)))
        rects = (
            _column(1 + index * step, step, EXACT.divide(column.amount * 120, highest))
            for index, column in enumerate(shown)
        )
        words = (
            f'<text class="chart__value" x="1" y="18">{_text(short_amount(shown[0].amount))}</text>',
            '<line class="chart__axis" x1="0" x2="340" y1="150" y2="150" />',
            f'<text class="chart__label" x="1" y="172">{_text(shown[0].label)}</text>',
            f'<text class="chart__label" x="339" y="172" text-anchor="end">{_text(shown[-1].label)}</text>',
        )
        return _frame(prefix, self.title, self.description, 180, (*rects, *words))


def _thinned(columns: Sequence[Column]) -> Sequence[Column]:
    """Keeps first and last and spreads the rest evenly, so that a long course stays light to draw."""
    if len(columns) <= MOST_COLUMNS:
        return columns
    last = len(columns) - 1
    return [columns[index * last // (MOST_COLUMNS - 1)] for index in range(MOST_COLUMNS)]


def _column(x: Decimal, step: Decimal, height: Decimal) -> str:
    width = max(Decimal(1), min(step * 3 / 4, Decimal(24)))
    top, tall = _at(150 - height), _at(height)
    return f'<rect class="chart__bar" x="{_at(x)}" y="{top}" width="{_at(width)}" height="{tall}" />'


@dataclass(frozen=True, slots=True)
class Moment:
    """One date on a timeline, and what it is."""

    date: str
    label: str
    is_yours: bool = False


@dataclass(frozen=True, slots=True)
class Timeline:
    """Dates from top to bottom, as they come; the one to act on is marked."""

    title: str
    description: str
    moments: Sequence[Moment]

    @exact
    def svg(self, prefix: str) -> str:
        """Writes the drawing; every id in it begins with `prefix`."""
        height = len(self.moments) * 40 + 10
        axis = f'<line class="chart__axis" x1="110" x2="110" y1="6" y2="{height - 6}" />'
        rows = (_moment(moment, index * 40 + 25) for index, moment in enumerate(self.moments))
        return _frame(prefix, self.title, self.description, height, (axis, *rows))


def _moment(moment: Moment, middle: int) -> str:
    return (
        f'<g class="chart__row{" chart__row--you" if moment.is_yours else ""}">'
        f'<text class="chart__label" x="98" y="{middle + 5}" text-anchor="end">{_text(moment.date)}</text>'
        f'<rect class="chart__bar" x="105" y="{middle - 5}" width="10" height="10" />'
        f'<text class="chart__value" x="123" y="{middle + 5}">{_text(moment.label)}</text></g>'
    )


def _frame(prefix: str, title: str, description: str, height: int, parts: Iterable[str]) -> str:
    def lines() -> Iterator[str]:
        ids = f"{prefix}-chart-title {prefix}-chart-desc"
        drawing = f'viewBox="0 0 {WIDTH} {height}" role="img" aria-labelledby="{ids}"'
        yield f'<svg class="chart" xmlns="http://www.w3.org/2000/svg" {drawing}>'
        yield f'<title id="{prefix}-chart-title">{_text(title)}</title>'
        yield f'<desc id="{prefix}-chart-desc">{_text(description)}</desc>'
        yield from parts
        yield "</svg>"

    return "\n".join(lines())


def _text(words: str) -> str:
    return words.translate(ESCAPES)


def _short(label: str) -> str:
    return label if len(label) <= WIDEST_LABEL else label[: WIDEST_LABEL - 1] + "…"


def _room(words: str) -> int:
    return sum(DIGIT if character.isascii() else HAN for character in words)


def _at(position: Decimal) -> str:
    return f"{position:.1f}".removesuffix(".0")
