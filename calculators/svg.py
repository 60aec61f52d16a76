"""Write SVG text: the frame that every chart stands in, its words, and the room that words need."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

WIDTH = 340
HAN, DIGIT = 14, 8
"""Room for one Chinese character and for one digit at the size the page sets."""
GAP = 8
WIDEST_LABEL = 6
ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})


def frame(prefix: str, title: str, description: str, height: int, parts: Iterable[str]) -> str:
    """Write a whole drawing with its title and description; every id in it begins with `prefix`."""

    def lines() -> Iterator[str]:
        ids = f"{prefix}-chart-title {prefix}-chart-desc"
        drawing = f'viewBox="0 0 {WIDTH} {height}" role="img" aria-labelledby="{ids}"'
        yield f'<svg class="chart" xmlns="http://www.w3.org/2000/svg" {drawing}>'
        yield f'<title id="{prefix}-chart-title">{text(title)}</title>'
        yield f'<desc id="{prefix}-chart-desc">{text(description)}</desc>'
        yield from parts
        yield "</svg>"

    return "\n".join(lines())


def text(words: str) -> str:
    """Escape words for SVG."""
    return words.translate(ESCAPES)


def shortened(label: str) -> str:
    """Cut a label that would take the drawing's room."""
    return label if len(label) <= WIDEST_LABEL else label[: WIDEST_LABEL - 1] + "…"


def room(words: str) -> int:
    """Measure how wide words are."""
    return sum(DIGIT if character.isascii() else HAN for character in words)


def at(position: Decimal) -> str:
    """Write a place in the drawing."""
    return f"{position:.1f}".removesuffix(".0")


def box(left: Decimal, top: Decimal, width: Decimal, height: Decimal) -> str:
    """Write a rectangle as a part of a path, which may hold many."""
    return f"M{at(left)} {at(top)}h{at(width)}v{at(height)}h-{at(width)}z"
