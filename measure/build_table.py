"""Write what bench_build measured as Markdown."""

import os
import platform
import re
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from measure.children import Cost
from measure.engines import STOCK
from scripts.build_day import clock_today
from setup.packages import ROOT
from setup.steps import SetupError

PAGE = ROOT / "docs" / "benchmark.md"
BEGIN, END = "<!-- bench_build.py writes from here -->", "<!-- to here -->"
HEAD = "| scenarios added | | pages | CPU, s | ÷ stock | wall, s | ÷ stock | memory, MiB |"


@dataclass(frozen=True)
class Row:
    """One command with so many scenarios added."""

    copies: int
    name: str
    cost: Cost


def table(rows: Sequence[Row]) -> str:
    """Write all rows; each is compared with stock Material's of the same content."""
    stock = {row.copies: row.cost for row in rows if row.name == STOCK}
    lines = [HEAD, "|---|---|---|---|---|---|---|---|"]
    return "\n".join([*lines, *(_line(row, stock[row.copies]) for row in rows)])


def _line(row: Row, stock: Cost) -> str:
    cost = row.cost
    cells = (
        f"{row.copies:,}",
        row.name,
        _figure(cost.pages, ",.0f"),
        _figure(cost.cpu, ".1f"),
        _ratio(cost.cpu, stock.cpu),
        _figure(cost.wall, ".1f"),
        _ratio(cost.wall, stock.wall),
        _figure(cost.memory, ",.0f"),
    )
    return f"| {' | '.join(cells)} |"


def _figure(figure: float | None, form: str) -> str:
    return "" if figure is None else format(figure, form)


def _ratio(figure: float | None, stock: float | None) -> str:
    return f"{figure / stock:.2f}" if figure is not None and stock else ""


def section(rows: Sequence[Row]) -> str:
    """Write the section of docs/benchmark.md."""
    return f"Measured on {clock_today()}, {machine()}.\n\n{table(rows)}"


def machine() -> str:
    """Say on what was measured, and how busy it was with other things meanwhile."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    own = f"Python {platform.python_version()}, MkDocs {version('mkdocs')}, Material {version('mkdocs-material')}"
    return f"{cores} cores of {_processor()}, {own}; load average, 15 minutes, {os.getloadavg()[2]:.1f}"


def _processor() -> str:
    try:
        known = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        known = ""
    found = re.search(r"^model name\s*: (.+)$", known, re.MULTILINE)
    return found[1] if found else platform.processor() or platform.machine()


def renewed(page: str, text: str) -> str:
    """Put a section's new text between its marks."""
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise SetupError(f"{PAGE} 里没有 {BEGIN} 和 {END} 这两行，不知道写在哪里。")
    return f"{before}{BEGIN}\n\n{text}\n\n{END}{after}"
