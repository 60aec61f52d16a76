#!/usr/bin/env python3
"""Measure what a search costs as the site grows: bytes before the first answer and for all of it, and time in Node.

python3 scripts/bench_search.py [--site FOLDER] [--pages 150 --pages 1000 --pages 10000]

Pages beyond those of the site are copies with words of their own. Bytes are what gzip sends to a visitor who has
nothing of the index yet; medians over the queries, the first answer's largest beside it.
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

import click

from measure.loopback import FINISHED_SITE
from setup.packages import ROOT, node_command

QUERIES = (
    "借呗逾期了怎么办", "花贝逾其", "hb yuqi", "催收", "收到法院传票", "老公瞒着我借钱", "被限高能坐高铁吗", "民法典676条",
    "我妈说有人打电话说我欠钱怎么办", "停息挂账真的能办吗", "借1000到手700", "信用卡分期手续费怎么算",
)  # fmt: skip


@click.command(help="量搜索要下载多少、多久：网站变大以后也量。")
@click.option("--site", type=click.Path(path_type=Path), help=FINISHED_SITE)
@click.option(
    "--pages", multiple=True, type=click.IntRange(1), default=(150, 1000, 10_000), help="多少页，可以写几次。"
)
def main(site: Path | None, pages: tuple[int, ...]) -> None:
    """Print one table."""
    with explained(), tempfile.TemporaryDirectory(prefix="bench-") as made:
        built = site or build(Path(made) / "site")
        settings = json.loads((built / "search" / "search_index.json").read_text(encoding="utf-8"))
        click.echo(
            "| pages | files | all, KB | first answer, KB (most) | ms | whole answer, KB | ms |\n|---|---|---|---|---|---|---|"
        )
        for line in growth(built / settings["config"]["index"], pages):
            click.echo(row(json.loads(line)))


def build(target: Path) -> Path:
    """Build as a user does."""
    subprocess.run([sys.executable, ROOT / "scripts" / "build.py", "--out", target], check=True)
    return target


def growth(index: Path, pages: tuple[int, ...]) -> list[str]:
    """Ask Node, with the memory that ten thousand pages take."""
    command = [*node_command(), "--max-old-space-size=12000", str(ROOT / "measure" / "search_growth.mjs"), str(index)]
    asked = [json.dumps(QUERIES), *map(str, pages)]
    return subprocess.run([*command, *asked], check=True, capture_output=True, encoding="utf-8").stdout.splitlines()


def row(found: dict[str, dict[str, int] | int]) -> str:
    """Write a row of the table."""
    first, full = found["first"], found["full"]
    assert isinstance(first, dict)
    assert isinstance(full, dict)
    cells = (
        found["pages"], found["pieces"], kilobytes(found["total"]), f"{kilobytes(first['bytes'])} ({kilobytes(first['most'])})",
        first["ms"], kilobytes(full["bytes"]), full["ms"],
    )  # fmt: skip
    return f"| {' | '.join(map(str, cells))} |"


def kilobytes(size: object) -> str:
    """Write a size."""
    return f"{int(str(size)) / 1000:,.0f}"


if __name__ == "__main__":
    main()
