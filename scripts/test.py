#!/usr/bin/env python3
"""Run every check of the project: the linters, the formatters, the types, then all tests, in a browser as well.

python3 scripts/test.py                      everything; what is missing is set up first
python3 scripts/test.py tests/calculators    the words after it go to pytest: folders, files, -k, -x …
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from scripts.tools import passes
from setup.browser import ensure_browser, ensure_shell
from setup.environment import explained, hand_over
from setup.steps import say
from setup.web_server import ensure_nginx

MOST_WORKERS = 4
"""Each drives a browser of its own."""
WORKERS = min(MOST_WORKERS, (os.cpu_count() or 1) + 1)
"""One more than there are processors: a test often waits, for a browser or for another worker's build."""
SPREAD = ("-n", str(WORKERS), "--dist", "worksteal")
"""Each begins with a stretch of its own and takes over half of another's rest: neighbours share what they are tried on."""

CHECKS = (
    ("ruff", "check", "--output-format", "concise"),
    ("ruff", "format", "--check"),
    ("mypy",),
    ("biome", "check", "--error-on-warnings"),
)


def main(words: list[str]) -> int:
    """Run all checks, whatever fails on the way; what failed before pytest's own summary is named again after it."""
    failed = [tool for tool in CHECKS if not passes(*tool)]
    tests_pass = passes("pytest", *SPREAD, *words)
    for tool in failed:
        say(f"没有通过：{' '.join(tool)}（见上面）")
    return int(bool(failed) or not tests_pass)


if __name__ == "__main__":
    if {"-h", "--help"} & set(sys.argv[1:]):
        print(__doc__)
        sys.exit()
    hand_over("tests")
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # a run starts hundreds of Pythons: each would compile all of ours
    with explained():
        ensure_browser()
        ensure_shell()
        ensure_nginx()
        sys.exit(main(sys.argv[1:]))
