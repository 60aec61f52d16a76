"""Know how the characters of this site are written elsewhere: traditional ones, and radicals in their place."""

from collections.abc import Mapping
from functools import cache

from opencc import OpenCC

from sitegen.reading.characters import RADICALS

_HAN = (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000))
_WRITINGS = ("t2s", "tw2s", "hk2s")
"""Traditional characters of the mainland, Taiwan and Hong Kong."""


@cache
def other_forms() -> Mapping[str, str]:
    """Give for each character written otherwise the one that this site uses."""
    characters = [chr(code) for code in _HAN]
    found: dict[str, str] = {}
    for writing in _WRITINGS:
        converted = OpenCC(writing).convert("\n".join(characters)).split("\n")
        found |= {old: new for old, new in zip(characters, converted, strict=True) if old != new}
    return found | {radical: found.get(meant, meant) for radical, meant in RADICALS.items()}
