"""Linters, formatters and pytest, run on the project in this environment."""

from __future__ import annotations

import subprocess
import sys

from setup.packages import ROOT, node_command
from setup.steps import say

BIOME = "node_modules/@biomejs/biome/bin/biome"


def passes(name: str, *words: str) -> bool:
    """Run one tool on the project."""
    say(f"—— {' '.join((name, *words))}")
    return not subprocess.run(command(name, *words), check=False, cwd=ROOT).returncode


def command(name: str, *words: str) -> list[str]:
    """Write a tool's command line: Biome runs in Node.js, all others are modules of this Python."""
    return [*node_command(), BIOME, *words] if name == "biome" else [sys.executable, "-m", name, *words]
