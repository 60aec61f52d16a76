#!/usr/bin/env python3
"""Prove that what `serve` renews after an edit is what a whole build makes, byte for byte.

python3 scripts/prove_edits.py                      200 random edits of a copy of the project
python3 scripts/prove_edits.py --edits 20 --seed 7
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from setup.environment import hand_over

if __name__ == "__main__":
    hand_over("site")

import os
import subprocess
import tempfile

import click

from measure.bigger_project import copy_project
from scripts.commands import program


@program(help="随机改 200 处（加、删、改名、写坏、改好），每次都和从头做的网站逐字节比较。要十几分钟。")
@click.option("--edits", type=click.IntRange(1), default=200, show_default=True, help="改几处。")
@click.option("--seed", type=int, default=1, show_default=True, help="换一个数，改的就是别的地方。")
def main(edits: int, seed: int) -> None:
    """Edit a copy of the project in a temporary folder; end with code 1 at the first difference."""
    with tempfile.TemporaryDirectory(prefix="prove-edits-") as folder:
        project = copy_project(Path(folder, "project").resolve()).folder
        if code := prove(project, edits, seed):
            raise SystemExit(code)
    click.echo(f"改了 {edits} 处，每一次都和从头做的一样。")


def prove(project: Path, edits: int, seed: int) -> int:
    """Edit a project that is a copy, with this environment's packages; give the code that it ends with."""
    command = [sys.executable, "-m", "scripts.mkdocs_edits", str(edits), str(seed)]
    environment = {**os.environ, "PYTHONPATH": str(project)}
    return subprocess.run(command, cwd=project, env=environment, check=False).returncode


if __name__ == "__main__":
    main()
