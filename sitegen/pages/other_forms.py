"""Know how the characters of this site are written elsewhere: traditional ones, and radicals in their place."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from sitegen.reading.characters import RADICALS

TABLE = Path(__file__).with_suffix(".txt")
"""Written by `scripts/other_forms.py`: each character before the one that this site uses."""


@cache
def other_forms() -> Mapping[str, str]:
    """Give for each character written otherwise the one that this site uses."""
    pairs = TABLE.read_text(encoding="utf-8").replace("\n", "")
    found = dict(zip(pairs[::2], pairs[1::2], strict=True))
    return found | {radical: found.get(meant, meant) for radical, meant in RADICALS.items()}
