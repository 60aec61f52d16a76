#!/usr/bin/env python3
"""Format Python, JavaScript and style sheets, and mend what the linters can mend by themselves.

python3 scripts/format.py
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from setup.environment import hand_over

if __name__ == "__main__":
    if {"-h", "--help"} & set(sys.argv[1:]):
        print(__doc__)
        sys.exit()
    hand_over("tests")

from scripts.tools import passes

TOOLS = (
    ("ruff", "check", "--fix", "--output-format", "concise"),
    ("ruff", "format"),
    ("biome", "check", "--write", "--error-on-warnings"),
)

if __name__ == "__main__":
    failed = [tool for tool in TOOLS if not passes(*tool)]
    sys.exit(bool(failed))
