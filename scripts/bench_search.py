#!/usr/bin/env python3
"""Measure what a search costs as the site grows: the wait in a browser, bytes, and time in Node.

python3 scripts/bench_search.py                              400, 1,000 and 10,000 pages; builds site and folder first
python3 scripts/bench_search.py --pages 1000 --pages 3000    other numbers of pages
options: --queries 12 (typed in the browser) · --site FOLDER --folder FOLDER (built before) · --write (renews docs/benchmark.md)

Pages beyond those of the site are copies with words of their own. In the browser a page has come to rest; then the first
query is put into the box, and the wait ends when the first result is shown. Bytes are what gzip sends to a visitor who
has nothing of the index yet, for all queries of tests/cases; medians over the queries, the largest beside it.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from setup.environment import explained, hand_over

if __name__ == "__main__":
    hand_over("tests")

import json
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Sequence

import click
import yaml

from measure.loopback import FINISHED_FOLDER, FINISHED_SITE
from measure.report import BENCHMARK, INTO_BENCHMARK, machine, renewed
from measure.search_waits import Edition, Searcher, Waits, index_of
from scripts.browser_files import make_index
from scripts.build_day import clock_today
from scripts.commands import program
from scripts.own_files import write_all
from setup.browser import ensure_browser
from setup.packages import ROOT, node_command
from setup.steps import say

QUERIES = (
    "借呗逾期了怎么办", "花贝逾其", "hb yuqi", "催收", "收到法院传票", "老公瞒着我借钱", "被限高能坐高铁吗", "民法典676条",
    "我妈说有人打电话说我欠钱怎么办", "停息挂账真的能办吗", "借1000到手700", "信用卡分期手续费怎么算",
)  # fmt: skip
CASES = ROOT / "tests" / "cases" / "queries.yml"


BYTES_HEAD = "| pages | files | all, KB | first answer, KB (most) | ms | whole answer, KB | ms |"
WAITS_HEAD = "| pages | http, ms (most) | http, ¼ CPU | file:// | file://, ¼ CPU |"


@program(help="量搜索要等多久、要下载多少：网站变大以后也量。")
@click.option("--site", type=click.Path(path_type=Path), help=FINISHED_SITE)
@click.option("--folder", type=click.Path(path_type=Path), help=FINISHED_FOLDER)
@click.option(
    "--pages", multiple=True, type=click.IntRange(1), default=(400, 1000, 10_000), help="多少页，可以写几次。"
)
@click.option(
    "--queries",
    type=click.IntRange(1, len(QUERIES)),
    default=len(QUERIES),
    show_default=True,
    help="在浏览器里搜几句。",
)
@click.option("--write", is_flag=True, help=INTO_BENCHMARK)
def main(site: Path | None, folder: Path | None, pages: tuple[int, ...], queries: int, *, write: bool) -> None:
    """Print two tables: what is waited for, and what is downloaded."""
    with explained(), tempfile.TemporaryDirectory(prefix="bench-") as made:
        built = (site or build(Path(made) / "site")).resolve()
        opened = (folder or build(Path(made) / "folder", "--offline")).resolve()
        editions = (Edition(built, is_folder=False), Edition(opened, is_folder=True))
        searcher = Searcher(editions, ensure_browser(), Path(made), make_index)
        rows = [waits_row(count, waited(searcher, count, QUERIES[:queries])) for count in pages]
        text = section(rows, map(row, growth(index_of(built), pages)))
        click.echo(text)
    if write:
        page = BENCHMARK.read_text(encoding="utf-8")
        write_all({BENCHMARK: renewed(page, "bench_search.py writes", text).encode()})


def section(waited_for: Iterable[str], downloaded: Iterable[str]) -> str:
    """Write the section of docs/benchmark.md."""
    head = f"Measured on {clock_today()}, medians, {machine()}."
    return "\n".join(
        [
            head,
            "",
            WAITS_HEAD,
            "|---|---|---|---|---|",
            *waited_for,
            "",
            BYTES_HEAD,
            "|---|---|---|---|---|---|---|",
            *downloaded,
        ]
    )


def build(target: Path, *options: str) -> Path:
    """Build as a user does."""
    subprocess.run([sys.executable, ROOT / "scripts" / "build.py", "--out", target, *options], check=True)
    return target


def waited(searcher: Searcher, pages: int, queries: Sequence[str]) -> Iterator[Waits]:
    """Type the queries, and tell each median as soon as it is there."""
    for each in searcher.waits(pages, queries):
        say(f"{pages} 页，{each.edition}{'，四分之一处理器' if each.is_slow else ''}：{each.middle:.0f} 毫秒")
        yield each


def waits_row(pages: int, waited_for: Iterable[Waits]) -> str:
    """Write a row of waits: each edition with all processors, then with a quarter."""
    return f"| {pages:,} | {' | '.join(f'{each.middle:.0f} ({max(each.milliseconds):.0f})' for each in waited_for)} |"


def growth(index: Path, pages: tuple[int, ...]) -> list[dict[str, dict[str, int] | int]]:
    """Ask Node, with the memory that ten thousand pages take."""
    command = [*node_command(), "--max-old-space-size=12000", str(ROOT / "measure" / "search_growth.mjs"), str(index)]
    by_page = yaml.safe_load(CASES.read_text(encoding="utf-8"))
    asked = [json.dumps([query for queries in by_page.values() for query in queries]), *map(str, pages)]
    told = subprocess.run([*command, *asked], check=True, capture_output=True, encoding="utf-8").stdout
    return [json.loads(line) for line in told.splitlines()]


def row(found: dict[str, dict[str, int] | int]) -> str:
    """Write a row of downloads."""
    first, full = found["first"], found["full"]
    assert isinstance(first, dict)
    assert isinstance(full, dict)
    cells = (
        f"{found['pages']:,}", f"{found['pieces']:,}", kilobytes(found["total"]), f"{kilobytes(first['bytes'])} ({kilobytes(first['most'])})",
        first["ms"], kilobytes(full["bytes"]), full["ms"],
    )  # fmt: skip
    return f"| {' | '.join(map(str, cells))} |"


def kilobytes(size: object) -> str:
    """Write a size."""
    return f"{int(str(size)) / 1000:,.0f}"


if __name__ == "__main__":
    main()
