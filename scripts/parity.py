#!/usr/bin/env python3
"""Compare CPython's answers with those of the Python that readers get, byte for byte, on inputs made by chance.

python3 scripts/parity.py                      10,000 inputs for each calculator
python3 scripts/parity.py --count 500 true-rate overdue-cost
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from setup.environment import hand_over

if __name__ == "__main__":
    hand_over("site")

import hashlib
import json
import tempfile

import click

from calculators import Calculator, catalogue, run_json
from runtime.random_calls import Chance
from scripts.commands import program
from scripts.replay import Call, replay

SEED = 20261125
ENOUGH = 5


@program(help="用随机的输入，逐字节比较 CPython 和浏览器里的 Python 的答案。")
@click.option("--count", default=10_000, show_default=True, help="每个计算器试多少组。")
@click.option("--seed", default=SEED, show_default=True, help="换一批输入。")
@click.argument("names", nargs=-1)
def main(count: int, seed: int, names: tuple[str, ...]) -> None:
    """Try every calculator, or those named; exit with 1 if any answer differs."""
    differing = 0
    with tempfile.TemporaryDirectory() as folder:
        for calculator in catalogue():
            if not names or calculator.id in names:
                found = differences(calls_of(calculator, count, seed), Path(folder))
                differing += len(found)
                click.echo(f"{calculator.id:20} {count:7,} 组，不同 {len(found)}")
                for _, inputs in found[:ENOUGH]:
                    click.echo(f"    {inputs}")
    sys.exit(bool(differing))


def calls_of(calculator: Calculator, count: int, seed: int) -> list[Call]:
    """Make so many calls by chance."""
    return [(calculator.id, json.dumps(inputs, ensure_ascii=False)) for inputs in Chance(seed).calls(calculator, count)]


def differences(calls: list[Call], folder: Path, *options: str) -> list[Call]:
    """Give the calls whose answers are not the same text in both; `--level 1` asks the library without the snapshot."""
    digests = replay(calls, folder, *options)
    return [call for call, digest in zip(calls, digests, strict=True) if digest_of(*call) != digest]


def digest_of(identifier: str, inputs: str) -> str:
    """Give the SHA-256 of CPython's answer."""
    return hashlib.sha256(run_json(identifier, inputs).encode()).hexdigest()


if __name__ == "__main__":
    main()
