#!/usr/bin/env python3
"""Measure where the answer stands on a phone in each calculator: on opening, after an edit, above the keyboard.

python3 scripts/bench_sight.py [--site FOLDER]

360 × 740 px; the keyboard is taken for 300 px, the height of the window for what it leaves. The last of the open fields
is edited. Beside what is seen stands how many pixels below the window's top the answer's figure begins.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from setup.environment import explained, hand_over

if __name__ == "__main__":
    hand_over("tests")

import subprocess
import tempfile

import click

from measure.answers_in_sight import HEIGHT, KEYBOARD, WIDTH, Sight, sights
from measure.loopback import FINISHED_SITE
from scripts.commands import program
from setup.browser import ensure_browser
from setup.packages import ROOT

WORDS = {"the answer": "答案", "the line": "下面一行", "": "看不到"}


@program(help="量手机上每个计算器的答案在哪里：打开时、改了数以后、键盘弹出时。")
@click.option("--site", type=click.Path(path_type=Path), help=FINISHED_SITE)
def main(site: Path | None) -> None:
    """Print one table."""
    with explained(), tempfile.TemporaryDirectory(prefix="bench-") as made:
        built = site or build(Path(made) / "site")
        click.echo(f"| {WIDTH} × {HEIGHT} px | 打开 | 改了一个数 | 键盘占 {KEYBOARD} px |\n|---|---|---|---|")
        for identifier, looks in sights(built.resolve(), ensure_browser()):
            click.echo(f"| {identifier} | " + " | ".join(map(written, looks)) + " |")


def build(target: Path) -> Path:
    """Build as a user does."""
    subprocess.run([sys.executable, ROOT / "scripts" / "build.py", "--out", target], check=True)
    return target


def written(look: Sight) -> str:
    """Write a cell."""
    return f"{WORDS[look.sees]}（{look.top}）"


if __name__ == "__main__":
    main()
