"""Draw figures as accessible SVG text: classes only, no style, no script, safe to put on any page."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from calculators.axis import round_ticks
from calculators.money import EXACT, exact, total
from calculators.svg import GAP, WIDTH, at, box, frame, room, shortened, text
from calculators.wording import chinese_date, round_amount, short_amount

ROW = 30
AXIS_ROOM = 24
"""Below the bars, for the numbers along the axis."""
NARROWEST_BAR = Decimal(40)
MOST_COLUMNS = 60
TALLEST_COLUMN = 120
MOST_LEVELS = 3
GROUND = Decimal(130)
"""Where columns stand, measured from above."""
MOMENT_ROOM = 48
"""A date and, below it, what it is."""
MOMENT_LEFT = 24


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
        """Write the drawing; every id in it begins with `prefix`."""
        left = max(map(room, (shortened(bar.label) for bar in self.bars))) + 2 * GAP
        values = [self._value(bar, WIDTH - left - 2 * GAP - NARROWEST_BAR) for bar in self.bars]
        width = max(NARROWEST_BAR, Decimal(WIDTH - left - 2 * GAP - max(map(room, values))))
        longest = max((bar.amount for bar in self.bars), default=Decimal(0))
        unit = EXACT.divide(width, longest) if longest > 0 else Decimal(0)
        bottom = len(self.bars) * ROW + 8
        rows = [
            _Row(bar, value, index * ROW + 1, left, max(bar.amount, Decimal(0)) * unit)
            for index, (bar, value) in enumerate(zip(self.bars, values, strict=True))
        ]
        yours = (f'<g class="chart__row--you">{_shapes([row.box])}{row.words}</g>' for row in rows if row.bar.is_yours)
        others = [row for row in rows if not row.bar.is_yours]
        parts = (
            *_scale(longest, unit, left, bottom),
            _shapes(row.box for row in others),
            *(row.words for row in others),
        )
        return frame(prefix, self.title, self.description, bottom + AXIS_ROOM, (*parts, *yours))

    def _value(self, bar: Bar, most: Decimal) -> str:
        """Write what a bar shows, with the pointer if that leaves room for a bar at all."""
        value = short_amount(bar.amount)
        pointed = f"{value}{self.pointer}" if bar.is_yours else value
        return pointed if room(pointed) <= most else value


def _scale(longest: Decimal, unit: Decimal, left: int, bottom: int) -> Iterator[str]:
    """Draw the round numbers along the bottom, as many as have room."""
    yield f'<line class="chart__axis" x1="{left}" x2="{left}" y1="2" y2="{bottom}" />'
    widest = room(round_amount(longest)) + 2 * GAP
    for tick in round_ticks(longest, max(1, int(longest * unit) // widest)):
        x = at(left + tick * unit)
        if tick:
            yield f'<line class="chart__grid" x1="{x}" x2="{x}" y1="2" y2="{bottom}" />'
        yield f'<text class="chart__tick" x="{x}" y="{bottom + 16}" text-anchor="middle">{round_amount(tick)}</text>'


@dataclass(frozen=True, slots=True)
class _Row:
    """One bar with its words, and where it stands."""

    bar: Bar
    value: str
    top: int
    left: int
    length: Decimal

    @property
    def box(self) -> str:
        return box(Decimal(self.left), Decimal(self.top + 10), self._width, Decimal(18))

    @property
    def words(self) -> str:
        y, end = self.top + 24, at(self.left + self._width + 7)
        return (
            f'<text class="chart__label" x="{self.left - GAP}" y="{y}" text-anchor="end">'
            f"{text(shortened(self.bar.label))}</text>"
            f'<text class="chart__value" x="{end}" y="{y}">{text(self.value)}</text>'
        )

    @property
    def _width(self) -> Decimal:
        return max(Decimal(2), self.length) if self.bar.amount > 0 else Decimal(0)


def _shapes(boxes: Iterable[str]) -> str:
    """Draw many bars as one shape: a page holds hundreds of elements besides."""
    return f'<path class="chart__bar" d="{"".join(boxes)}" />'


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a whole: a short label and the sum it shows."""

    label: str
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Parts:
    """What a sum is made of: one bar cut into its parts (at most four), and below it each part in words."""

    title: str
    description: str
    parts: Sequence[Part]

    @exact
    def svg(self, prefix: str) -> str:
        """Write the drawing; every id in it begins with `prefix`."""
        whole = total(part.amount for part in self.parts) or Decimal(1)
        pieces: list[str] = []
        x = Decimal(0)
        for index, part in enumerate(self.parts, 1):
            width = EXACT.divide(part.amount * WIDTH, whole)
            pieces.append(_piece(index, x, width))
            pieces.append(_legend(index, part))
            x += width
        return frame(prefix, self.title, self.description, 48 + len(self.parts) * ROW, pieces)


def _piece(index: int, x: Decimal, width: Decimal) -> str:
    return f'<rect class="chart__part chart__part--{index}" x="{at(x)}" y="4" width="{at(width)}" height="30" />'


def _legend(index: int, part: Part) -> str:
    top = 18 + index * ROW
    return (
        f'<rect class="chart__part chart__part--{index}" x="1" y="{top}" width="14" height="14" />'
        f'<text class="chart__label" x="24" y="{top + 12}">{text(part.label)}</text>'
        f'<text class="chart__value" x="{WIDTH - 1}" y="{top + 12}" text-anchor="end">{short_amount(part.amount)}</text>'
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
        """Write the drawing; every id in it begins with `prefix`."""
        shown = _thinned(self.columns)
        highest = max(column.amount for column in shown)
        unit = EXACT.divide(Decimal(TALLEST_COLUMN), highest) if highest > 0 else Decimal(0)
        ticks = round_ticks(highest, MOST_LEVELS)
        left = max(room(round_amount(tick)) for tick in ticks) + GAP
        step = EXACT.divide(Decimal(WIDTH - left - 2), Decimal(len(shown)))
        bars = _shapes(_column(left + 1 + index * step, step, each.amount * unit) for index, each in enumerate(shown))
        words = (
            f'<text class="chart__label" x="{left}" y="152">{text(shown[0].label)}</text>',
            f'<text class="chart__label" x="339" y="152" text-anchor="end">{text(shown[-1].label)}</text>',
        )
        levels = (_level(tick, left, GROUND - tick * unit) for tick in ticks)
        return frame(prefix, self.title, self.description, 160, (*levels, bars, *words))


def _level(tick: Decimal, left: int, y: Decimal) -> str:
    line = "chart__grid" if tick else "chart__axis"
    return (
        f'<line class="{line}" x1="{left}" x2="{WIDTH}" y1="{at(y)}" y2="{at(y)}" />'
        f'<text class="chart__tick" x="{left - GAP}" y="{at(y + 4)}" text-anchor="end">{round_amount(tick)}</text>'
    )


def _thinned(columns: Sequence[Column]) -> Sequence[Column]:
    """Keep first and last and spread the rest evenly, so that a long course stays light to draw."""
    if len(columns) <= MOST_COLUMNS:
        return columns
    last = len(columns) - 1
    return [columns[index * last // (MOST_COLUMNS - 1)] for index in range(MOST_COLUMNS)]


def _column(x: Decimal, step: Decimal, height: Decimal) -> str:
    return box(x, GROUND - height, max(Decimal(1), min(step * 3 / 4, Decimal(24))), height)


@dataclass(frozen=True, slots=True)
class Moment:
    """One date on a timeline, and what it is: at most 22 characters."""

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
        """Write the drawing; every id in it begins with `prefix`."""
        height = len(self.moments) * MOMENT_ROOM
        axis = f'<line class="chart__axis" x1="6" x2="6" y1="10" y2="{height - 38}" />'
        rows = (_moment(moment, index * MOMENT_ROOM) for index, moment in enumerate(self.moments))
        return frame(prefix, self.title, self.description, height, (axis, *rows))


def days_in_order(title: str, days: Iterable[tuple[date, str, bool]]) -> Timeline:
    """Draw days, each with what it is and whether it is the one to act on, the earliest first."""
    moments = [Moment(chinese_date(day), label, mine) for day, label, mine in sorted(days, key=lambda one: one[0])]
    return Timeline(title, "；".join(f"{moment.date}：{moment.label}" for moment in moments) + "。", moments)


def _moment(moment: Moment, top: int) -> str:
    return (
        f'<g class="chart__row{" chart__row--you" if moment.is_yours else ""}">'
        f'<rect class="chart__bar" x="1" y="{top + 5}" width="10" height="10" />'
        f'<text class="chart__label" x="{MOMENT_LEFT}" y="{top + 15}">{text(moment.date)}</text>'
        f'<text class="chart__value" x="{MOMENT_LEFT}" y="{top + 34}">{text(moment.label)}</text></g>'
    )
