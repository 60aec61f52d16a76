"""Charts stand on round numbers and stay inside their drawing, whatever the figures are."""

import re
import xml.etree.ElementTree as ET
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculators import Calculator, catalogue
from calculators.axis import round_ticks
from calculators.charts import Bar, Bars, Column, Columns, Part, Parts
from calculators.svg import WIDTH, room
from tests.calculators.answers import answers_of

SVG = "{http://www.w3.org/2000/svg}"
BOX = re.compile(r"M([-\d.]+) ([-\d.]+)h([-\d.]+)v([-\d.]+)h-[\d.]+z")
sums = st.integers(0, 10**14).map(lambda cents: Decimal(cents) / 100)
calm = settings(max_examples=60, deadline=None)


@given(sums, st.integers(1, 6))
@calm
def test_an_axis_counts_in_round_numbers(highest: Decimal, most: int) -> None:
    """Numbers along an axis are equal steps of 1, 2, 2.5, 5 or 10 from 0, none above the highest, few enough to read."""
    ticks = round_ticks(highest, most)

    assert ticks[0] == 0
    assert len(ticks) <= most + 1
    assert ticks[-1] <= highest
    if len(ticks) > 1:
        step = ticks[1]
        assert all(tick == index * step for index, tick in enumerate(ticks))
        assert re.fullmatch("(1|2|25|5)0*", f"{step.normalize():f}".replace(".", "").lstrip("0"))


@given(st.lists(sums, min_size=1, max_size=4))
@calm
def test_parts_fill_the_bar(amounts: list[Decimal]) -> None:
    """The parts of a whole stand side by side from edge to edge, each as wide as its share, each named below."""
    drawing = ET.fromstring(Parts("t", "d", [Part(f"第{n}份", one) for n, one in enumerate(amounts)]).svg("x"))

    bar = [rect for rect in drawing.iter(f"{SVG}rect") if rect.get("height") == "30"]
    widths = [float(rect.get("width", "")) for rect in bar]
    assert abs(sum(widths) - (340 if any(amounts) else 0)) < 1
    assert [text.text for text in drawing.iter(f"{SVG}text")][::2] == [f"第{n}份" for n in range(len(amounts))]


@given(st.lists(sums, min_size=1, max_size=80))
@calm
def test_drawings_stay_in_their_frame(amounts: list[Decimal]) -> None:
    """No bar, column or line leaves the drawing."""
    for chart in (
        Bars("t", "d", [Bar("甲", one) for one in amounts]),
        Columns("t", "d", [Column("1", one) for one in amounts]),
    ):
        drawing = ET.fromstring(chart.svg("x"))
        _, _, width, height = map(float, drawing.get("viewBox", "").split())
        boxes = BOX.findall(drawing.findall(f"{SVG}path")[0].get("d", ""))
        assert len(boxes) == min(len(amounts), 60 if isinstance(chart, Columns) else len(amounts))
        for x, y, wide, tall in (map(float, box) for box in boxes):
            assert x >= 0
            assert x + wide <= width + 0.1
            assert y >= 0
            assert y + tall <= height


@pytest.mark.parametrize("calculator", catalogue(), ids=lambda one: one.id)
def test_words_in_drawings_stay_in_their_frame(calculator: Calculator) -> None:
    """Whatever is drawn in any case, no word of it is cut off at an edge."""
    for answer in answers_of(calculator.id):
        if answer["ok"] and answer["view"]["chart"]:
            drawing = ET.fromstring(answer["view"]["chart"])
            assert [text.text for text in drawing.iter(f"{SVG}text") if not is_inside(text)] == []


def is_inside(text: ET.Element) -> bool:
    x, width = float(text.get("x", "")), room(text.text or "")
    left = x - width * {"start": 0, "middle": 0.5, "end": 1}[text.get("text-anchor", "start")]
    return left >= 0 and left + width <= WIDTH


@pytest.mark.parametrize("chart", [Columns, Bars], ids=["columns", "bars"])
def test_bars_are_one_shape(chart: type[Columns | Bars]) -> None:
    """Sixty bars take the elements of one; the reader's own bar stands apart, so that it can look different."""
    one = Column if chart is Columns else Bar

    few, many = (
        ET.fromstring(chart("t", "d", [one("甲", Decimal(each)) for each in range(n)]).svg("x")) for n in (3, 60)
    )
    own = ET.fromstring(Bars("t", "d", [Bar("甲", Decimal(2)), Bar("你", Decimal(3), is_yours=True)]).svg("x"))

    assert len(list(few.iter(f"{SVG}path"))) == len(list(many.iter(f"{SVG}path"))) == 1
    assert len(list(many.iter(f"{SVG}rect"))) == 0
    assert [len(BOX.findall(path.get("d", ""))) for path in own.iter(f"{SVG}path")] == [1, 1]
