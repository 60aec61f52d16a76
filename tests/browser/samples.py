"""Which pages of the real content the browser looks at: a few of each kind, whatever they are called."""

import re
from pathlib import Path

from sitegen.model.patterns import PATTERNS

CONTENT = Path(__file__).resolve().parents[2] / "content"
_PATTERN = re.compile(r"^pattern: (\w+)$", re.MULTILINE)
OF_A_PATTERN = 2


def _scenarios() -> dict[str, str]:
    """Give each scenario's pattern; those without one have none."""
    files = sorted((CONTENT / "scenarios").glob("*.yml"))
    found = {file.stem: _PATTERN.search(file.read_text(encoding="utf-8")) for file in files}
    return {name: pattern[1] if pattern else "" for name, pattern in found.items()}


def _first(pattern: str, count: int) -> tuple[str, ...]:
    return tuple(name for name, its in _scenarios().items() if its == pattern)[:count]


WITHOUT_PATTERN = _first("", 6)
WITH_PATTERN = tuple(name for pattern in PATTERNS for name in _first(pattern, OF_A_PATTERN))
SCENARIOS = (*WITHOUT_PATTERN, *WITH_PATTERN)
PATTERN_OF = {name: _scenarios()[name] for name in SCENARIOS}
