#!/usr/bin/env python3
"""Measure how long a reader waits for the first own result, against the least possible and against stock Pyodide.

python3 scripts/bench_runtime.py                 all of it; builds the site and the folder first
python3 scripts/bench_runtime.py --quick         only cold visits on a fast line
options: --rounds 7 · --site FOLDER --folder FOLDER (built before) · --write (renews docs/benchmark.md)

Rounds visit in turn, so that what disturbs the machine disturbs all alike; the first doesn't count. "bare" is the
browser compiling Pyodide's wasm and nothing else; "stock" is `loadPyodide` in a worker, as its manual shows. The slow
phone has a quarter of the processors, 5 Mbit/s and 80 ms; on the slow line it has 1.6 Mbit/s and 300 ms. Milliseconds
are this machine's; ratios travel better.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from setup.environment import explained, hand_over

if __name__ == "__main__":
    hand_over("tests")

import subprocess
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace

import click
from playwright.sync_api import sync_playwright

from measure.loopback import FINISHED_FOLDER, FINISHED_SITE, Line, serving
from measure.report import BENCHMARK, INTO_BENCHMARK, renewed
from measure.slow_phone import QUARTER, share_of_processors
from measure.visit_tables import Visits, section
from measure.visits import Visit, Visitor, write_yardsticks
from scripts.build_day import clock_today
from scripts.commands import program
from scripts.own_files import write_all
from setup.browser import ensure_browser
from setup.packages import ROOT
from setup.steps import say

MEGABIT = 1_000_000 / 8
SLOW = {"slow phone: ": (5 * MEGABIT, 0.08), "slow line: ": (1.6 * MEGABIT, 0.3)}
"""How many bytes a second a line carries, and how long a round trip takes."""
PAGE = "calculators/overdue-cost/"
Kinds = Mapping[str, Callable[[], Visit]]


@program(help="测量读者要等多久才看到自己的第一个结果。")
@click.option("--rounds", default=7, show_default=True, help="每样测几次；另有一轮预热不计。")
@click.option("--site", type=click.Path(path_type=Path), help=FINISHED_SITE)
@click.option("--folder", type=click.Path(path_type=Path), help=FINISHED_FOLDER)
@click.option("--quick", is_flag=True, help="只测快线路上第一次打开。")
@click.option("--write", is_flag=True, help=INTO_BENCHMARK)
def main(rounds: int, site: Path | None, folder: Path | None, *, quick: bool, write: bool) -> None:
    """Measure and print two tables: the times, and what is seen meanwhile."""
    with explained(), tempfile.TemporaryDirectory(prefix="bench-") as made:
        built = site or build(Path(made) / "site")
        opened = folder or build(Path(made) / "folder", "--offline")
        with visiting(built.resolve(), opened.resolve()) as visitor:
            visits = dict(measure(cold(visitor), rounds))
            if not quick:
                visits |= measure(others(visitor), rounds)
                for prefix, line in SLOW.items():
                    visits |= measure_slowly(visitor, rounds, prefix, Line(*line))
        text = section(visits, rounds, visitor.program, clock_today())
        click.echo(text)
        if write:
            page = BENCHMARK.read_text(encoding="utf-8")
            write_all({BENCHMARK: renewed(page, "bench_runtime.py writes", text).encode()})


def build(target: Path, *options: str) -> Path:
    """Build as a user does."""
    subprocess.run([sys.executable, ROOT / "scripts" / "build.py", "--out", target, *options], check=True)
    return target


@contextmanager
def visiting(site: Path, folder: Path) -> Iterator[Visitor]:
    """Serve the site and the yardsticks on this machine."""
    program = ensure_browser()
    with (
        tempfile.TemporaryDirectory(prefix="bench-") as yardsticks,
        serving(site) as ours,
        serving(Path(yardsticks)) as stock,
        sync_playwright() as playwright,
    ):
        visitor = Visitor(playwright.chromium, program, ours, PAGE, stock, folder)
        with visitor.browser() as context:
            opened = visitor.open(context, f"{ours.origin}/{PAGE}")
            write_yardsticks(Path(yardsticks), opened.evaluate("() => bench.call()"))
        yield visitor


def cold(visitor: Visitor) -> Kinds:
    """Name the first visits."""
    return {"bare": visitor.bare, "stock": visitor.stock, "ours": visitor.ours}


def others(visitor: Visitor) -> Kinds:
    """Name what else is measured on a fast line."""
    return {
        "after a second in the field": visitor.after_a_pause,
        "second visit": visitor.second_visit,
        "third visit": visitor.third_visit,
        "file://": visitor.folder_opened,
        "360 rows": visitor.long_schedule,
        "page alone": visitor.page_alone,
        "stock's page alone": visitor.stock_page_alone,
    }


def measure(kinds: Kinds, rounds: int, prefix: str = "") -> Visits:
    """Visit in turn; the first round warms the machine and doesn't count."""
    visits: dict[str, list[Visit]] = {f"{prefix}{name}": [] for name in kinds}
    for number in range(rounds + 1):
        for name, visit in kinds.items():
            visits[f"{prefix}{name}"].append(visit())
        say(f"{prefix}第 {number}/{rounds} 轮" + ("（预热，不计）" if number == 0 else ""))
    return {name: those[1:] for name, those in visits.items()}


def measure_slowly(visitor: Visitor, rounds: int, prefix: str, line: Line) -> Visits:
    """Do the first visits on a slow phone and this line."""
    visitor.site.line = visitor.yardsticks.line = line
    try:
        with share_of_processors(QUARTER) as group:
            return measure(cold(replace(visitor, group=group)), rounds, prefix)
    finally:
        visitor.site.line = visitor.yardsticks.line = None


if __name__ == "__main__":
    main()
