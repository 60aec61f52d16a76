"""Write what bench_build measured as Markdown."""

import platform
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version

from measure.children import Cost
from measure.engines import STOCK
from measure.report import machine

HEAD = "| scenarios added | | pages | CPU, s | ÷ stock | a page, ms | wall, s | ÷ stock | memory, MiB |"
UNKNOWN = Cost(0)


@dataclass(frozen=True)
class Row:
    """One command with so many scenarios added."""

    copies: int
    name: str
    cost: Cost


def table(rows: Sequence[Row]) -> str:
    """Write all rows; each is compared with stock Material's of the same content, if that was measured."""
    stock = {row.copies: row.cost for row in rows if row.name == STOCK}
    lines = [HEAD, "|---|---|---|---|---|---|---|---|---|"]
    return "\n".join([*lines, *(_line(row, stock.get(row.copies, UNKNOWN)) for row in rows)])


def _line(row: Row, stock: Cost) -> str:
    cost = row.cost
    cells = (
        f"{row.copies:,}",
        row.name,
        _figure(cost.pages, ",.0f"),
        _figure(cost.cpu, ".1f"),
        _ratio(cost.cpu, stock.cpu),
        _a_page(cost),
        _figure(cost.wall, ".1f"),
        _ratio(cost.wall, stock.wall),
        _figure(cost.memory, ",.0f"),
    )
    return f"| {' | '.join(cells)} |"


def _figure(figure: float | None, form: str) -> str:
    return "" if figure is None else format(figure, form)


def _a_page(cost: Cost) -> str:
    return f"{cost.cpu / cost.pages * 1000:.1f}" if cost.cpu is not None and cost.pages else ""


def _ratio(figure: float | None, stock: float | None) -> str:
    return f"{figure / stock:.2f}" if figure is not None and stock else ""


def section(rows: Sequence[Row], day: date) -> str:
    """Write the section of docs/benchmark.md."""
    own = f"Python {platform.python_version()}, MkDocs {version('mkdocs')}, Material {version('mkdocs-material')}"
    return f"Measured on {day}, {machine()}; {own}.\n\n{table(rows)}"
