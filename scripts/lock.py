#!/usr/bin/env python3
"""Write the locks: every package that the site and its tests use, with the hashes of its files.

    python3 scripts/lock.py              after a change of pyproject.toml or package.json; other versions stay
    python3 scripts/lock.py --upgrade    the newest versions that those two allow

The locks hold no registry's address, so they are good with any mirror.
"""

import shutil
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from scripts.own_files import refuse_unwritable, write_all
from setup.causes import put_into_words
from setup.environment import explained, hand_over, npm_command
from setup.packages import ROOT
from setup.steps import run, say

PYTHON_LOCKS = {
    "requirements.txt": ["pyproject.toml"],
    "requirements-dev.txt": ["pyproject.toml", "--group", "dev", "--constraints", "requirements.txt"],
    "requirements-node.txt": ["--group", "node"],
    "requirements-lock.txt": ["--group", "lock"],
}
"""Each lock with what it is made from; the tests' agrees with the site's."""

NPM_LOCK = "package-lock.json"
SOURCES = ("pyproject.toml", "package.json", ".npmrc")

COMPILE = [
    *(sys.executable, "-m", "uv", "pip", "compile", "--no-config"),
    *("--universal", "--python-version", "3.11", "--generate-hashes", "--no-header", "--no-emit-index-url"),
]


def main(*, upgrade: bool) -> None:
    """Write Python's locks, then npm's, in a copy of what they are made from; then put them all into the project."""
    locks = [*PYTHON_LOCKS, NPM_LOCK]
    refuse_unwritable(ROOT / lock for lock in locks)
    with put_into_words(), tempfile.TemporaryDirectory() as folder:
        for name in (*SOURCES, *locks):
            shutil.copy(ROOT / name, folder)
        compile_locks(folder, upgrade=upgrade)
        write_all({ROOT / lock: Path(folder, lock).read_bytes() for lock in locks})


def compile_locks(folder: str, *, upgrade: bool) -> None:
    """Write the locks in a folder that holds what they are made from."""
    for lock, sources in PYTHON_LOCKS.items():
        say(lock)
        newest = ["--upgrade"] if upgrade else []
        run([*COMPILE, *sources, *newest, "--output-file", lock], folder=folder)
    say(NPM_LOCK)
    words = ["update" if upgrade else "install", "--package-lock-only", "--ignore-scripts", "--no-audit"]
    run([*npm_command(), *words], folder=folder)


if __name__ == "__main__":
    if set(sys.argv[1:]) - {"--upgrade"}:
        print(__doc__)
        sys.exit()
    hand_over("lock")
    with explained():
        main(upgrade="--upgrade" in sys.argv)
