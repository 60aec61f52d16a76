#!/usr/bin/env python3
"""Measure how long each calculator takes, in CPython and in the Python that readers get: default and worst input.

python3 scripts/bench_calculators.py [ID …]

The worst input is looked for: among inputs at the ends of what is allowed, the slowest here. Times are medians, in
milliseconds; machines differ, so compare within one run.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from setup.environment import hand_over

if __name__ == "__main__":
    hand_over("site")

import json
import random  # noqa: TID251 (seeded)
import statistics
import tempfile
import time
from collections.abc import Iterator

import click

from calculators import Calculator, InputField, catalogue, run_json
from scripts.commands import program
from scripts.replay import replay

REPEAT = 21
CANDIDATES, KEPT = 300, 3
SEED = 20261125
USUAL = {"money": "10000", "percent": "18", "integer": "12"}
LONGEST = {"debts": 100, "dates": 1000}


@program(help="量每个计算器要多久：CPython 和浏览器里的 Python，默认的和最重的输入。")
@click.argument("names", nargs=-1)
def main(names: tuple[str, ...]) -> None:
    """Print one line for each calculator."""
    click.echo(f"{'':22}{'CPython 默认':>12}{'最重':>8}{'Pyodide 默认':>14}{'最重':>8}  （毫秒，{REPEAT} 次的中位数）")
    with tempfile.TemporaryDirectory() as folder:
        for calculator in catalogue():
            if not names or calculator.id in names:
                click.echo(line(calculator, Path(folder)))


def line(calculator: Calculator, folder: Path) -> str:
    """Measure one calculator."""
    default = json.dumps(dict(calculator.example))
    worst = heaviest(calculator)
    inputs = [default, *worst]
    here = [median(calculator.id, each) for each in inputs]
    there = [
        float(each) for each in replay([(calculator.id, each) for each in inputs], folder, "--repeat", str(REPEAT))
    ]
    return f"{calculator.id:22}{here[0]:12.2f}{most(here[1:]):>10}{there[0]:14.2f}{most(there[1:]):>10}"


def most(times: list[float]) -> str:
    """Write the longest time; a dash where every input that was tried was refused."""
    return f"{max(times):.2f}" if times else "–"


def heaviest(calculator: Calculator) -> list[str]:
    """Find the slowest of many inputs at the ends of what is allowed."""
    chance = random.Random(SEED)  # noqa: S311 (nothing secret)
    tried = {json.dumps(inputs) for inputs in candidates(calculator, chance)}
    timed = sorted(((once(calculator.id, inputs), inputs) for inputs in sorted(tried)), reverse=True)
    return [inputs for elapsed, inputs in timed[:KEPT] if elapsed]


def candidates(calculator: Calculator, chance: random.Random) -> Iterator[dict[str, str]]:
    """Give inputs whose values are each at an end of its range, or usual; lists as long as they may be."""
    for _ in range(CANDIDATES):
        yield {one.name: extreme(one, chance) for one in calculator.inputs}


def extreme(one: InputField, chance: random.Random) -> str:
    """Give a text for one input."""
    if one.choices:
        return chance.choice([value for value, _ in one.choices])
    if one.kind in USUAL:
        return chance.choice(
            (str(one.quantity.at_least), USUAL[one.kind], "0.37", str(one.quantity.at_most), one.example)
        )
    if one.kind == "date":
        return chance.choice(("1950-01-01", "2016-02-29", "2199-12-31", one.example))
    if one.kind == "dates":
        return "\n".join(day(chance) for _ in range(LONGEST["dates"]))
    if one.kind == "lines":
        return rows(one, chance)
    return chance.choice(("true", "false"))


def rows(one: InputField, chance: random.Random) -> str:
    """Give a list as long as it may be, money coming in first and going out later."""
    dated = any(column.kind == "date" for column in one.columns)
    count = LONGEST["dates" if dated else "debts"]
    if dated:
        return "\n".join(f"{day(chance)}, {chance.randint(-(10**6), 10**6)}" for _ in range(count))
    return "\n".join(
        ", ".join(f"甲{number}" if column.kind == "text" else amount(column, chance) for column in one.columns)
        for number in range(count)
    )


def amount(column: InputField, chance: random.Random) -> str:
    """Give a figure of a row."""
    most = 100 if column.kind == "percent" else 100_000
    return f"{chance.uniform(0.01, most):.2f}"


def day(chance: random.Random) -> str:
    """Give a day of this half century."""
    return f"{chance.randint(2000, 2050)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"


def once(identifier: str, inputs: str) -> float:
    """Time one call here, in milliseconds; one that is refused is no work."""
    began = time.perf_counter()
    answer = run_json(identifier, inputs)
    return (time.perf_counter() - began) * 1000 if answer.startswith('{"ok":true') else 0


def median(identifier: str, inputs: str) -> float:
    """Time a call here."""
    return statistics.median(once(identifier, inputs) for _ in range(REPEAT))


if __name__ == "__main__":
    main()
