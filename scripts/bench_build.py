#!/usr/bin/env python3
"""Measure how check, build and the preview grow with the content, against stock Material on the same pages.

python3 scripts/bench_build.py                        100, 300 and 1,000 scenarios more than there are
python3 scripts/bench_build.py --copies 100,1000:build+stock,10000:check+build
python3 scripts/bench_build.py --profile              which functions take the time
options: --write (renews docs/benchmark.md)

What is measured may stand behind a number of copies: check, build, serve, stock, others (engines); without it all is.
With ten thousand, others take hours and more memory than most machines have.

All runs on a copy of the project in a temporary folder. "Cold" knows nothing of the pages; only the Python runtime for
browsers is there, which is made once and not for pages. Seconds are this machine's; ratios to stock Material travel.

Where many files have just been removed, ext4 looks minutes long for numbers that it may give to new ones: four seconds
more for 680 pages. TMPDIR=/dev/shm measures without that.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from setup.environment import explained, hand_over

if __name__ == "__main__":
    hand_over("site")

import io
import pstats
import tempfile
from collections.abc import Iterator, Mapping
from itertools import chain

import click

from measure.bigger_project import MOST_COPIES, copy_project, edits, first_copy
from measure.build_table import Row, section, table
from measure.children import Cost, Workplace, with_pages
from measure.engines import OWN, Engine, Engines, build_with_each
from measure.preview import serve_edits
from measure.report import BENCHMARK, INTO_BENCHMARK, renewed
from scripts.build_day import clock_today
from scripts.commands import BadValue, program
from scripts.own_files import write_all
from setup.steps import say

TOP = 10
PARTS = ("check", "build", "serve", "stock", "others")
Wanted = Mapping[int, frozenset[str]]


def wanted(_: click.Context, __: click.Parameter, given: str) -> Wanted:
    """Read how many copies are wanted, fewest first, and what is to be measured with each number of them."""
    found = {}
    for number, _colon, parts in (word.strip().partition(":") for word in given.split(",")):
        named = frozenset(parts.split("+") if parts else PARTS)
        if not (number.isascii() and number.isdigit() and 0 < int(number) <= MOST_COPIES and named <= set(PARTS)):
            raise BadValue(
                f"要写成 100,300:check+build 的样子，每个数从 1 到 {MOST_COPIES}，后面可以写 {'、'.join(PARTS)}。"
            )
        found[int(number)] = named
    return dict(sorted(found.items()))


@program(help="测量内容变多以后，检查、做网站、改一处再看各要多久，和只用 Material 做同样的页面比。")
@click.option(
    "--copies",
    callback=wanted,
    default="100,300,1000",
    show_default=True,
    help="多加几份情形，逗号隔开；100:build 只测做网站。",
)
@click.option("--profile", is_flag=True, help="不测时间，列出第一次做、原样再做时自己用时最多的十个函数。")
@click.option("--write", is_flag=True, help=INTO_BENCHMARK)
def main(copies: Wanted, *, profile: bool, write: bool) -> None:
    """Measure and print one table, or the profiles."""
    with explained(), tempfile.TemporaryDirectory(prefix="bench-build-") as made:
        workplace = prepared(Path(made).resolve())
        if profile:
            for count in copies:
                workplace.project.add_scenarios(count)
                click.echo(profiles(workplace, count))
            return
        engines = Engines(workplace.folder / "engines")
        others = engines.install() if any("others" in parts for parts in copies.values()) else ()
        rows: list[Row] = []
        for count, parts in copies.items():
            rows += measure(workplace, count, parts, engines, others)
            if write:  # what is measured is kept, should the next take too long for somebody
                page = BENCHMARK.read_text(encoding="utf-8")
                write_all({BENCHMARK: renewed(page, "bench_build.py writes", section(rows, clock_today())).encode()})
    click.echo(table(rows))


def prepared(folder: Path) -> Workplace:
    """Copy the project and build it once, which isn't counted: it makes the runtime, and what Python compiles."""
    workplace = Workplace(copy_project(folder / "project"), folder)
    say("先做一次网站，不计……")
    workplace.run("build")
    return workplace


def measure(
    workplace: Workplace, count: int, parts: frozenset[str], engines: Engines, others: tuple[Engine, ...]
) -> Iterator[Row]:
    """Measure what is wanted with so many copies, and tell each figure as soon as it is there."""
    workplace.project.add_scenarios(count)
    compared = ((OWN,) if "stock" in parts else ()) + (others if "others" in parts else ())
    measured = chain(
        checks(workplace) if "check" in parts else (),
        builds(workplace) if "build" in parts else (),
        serve_edits(workplace, edits(first_copy())) if "serve" in parts else (),
        build_with_each(engines, compared, workplace) if compared else (),
    )
    for name, cost in measured:
        say(f"{count} 份，{name}：{cost.wall:.1f} 秒")
        yield Row(count, name, cost)


def checks(workplace: Workplace) -> Iterator[tuple[str, Cost]]:
    """Check the content twice."""
    workplace.project.forget()
    yield "check", workplace.run("check")
    yield "check, again", workplace.run("check")


def builds(workplace: Workplace) -> Iterator[tuple[str, Cost]]:
    """Build with nothing known of the pages, and once more."""
    workplace.project.forget()
    site = workplace.project.folder / "site"
    yield "build, cold", with_pages(workplace.run("build"), site)
    yield "build, nothing changed", with_pages(workplace.run("build"), site)


def profiles(workplace: Workplace, count: int) -> str:
    """List where the time of a cold build goes, and of one more; what children of the build do isn't seen."""
    workplace.project.forget()
    noted = workplace.folder / "profile"
    parts = []
    for name in ("build, cold", "build, nothing changed"):
        workplace.run("build", profile=noted)
        text = io.StringIO()
        pstats.Stats(str(noted), stream=text).sort_stats("tottime").print_stats(TOP)
        parts.append(f"{count} 份，{name}\n{text.getvalue().replace(f'{workplace.project.folder}/', '').strip()}\n")
    return "\n".join(parts)


if __name__ == "__main__":
    main()
