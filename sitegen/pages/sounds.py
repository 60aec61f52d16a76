"""Know how characters are read, for who types by sound."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from pypinyin import Style, pinyin

_SOUNDS = 2
"""How many sounds of a character count: the others are those of dictionaries."""
_ROWS, _COLUMNS = range(0xB0, 0xF8), range(0xA1, 0xFF)
"""Where GB/T 2312 has its characters: those that a keyboard offers first."""


def by_sound(characters: Iterable[str]) -> Mapping[str, str]:
    """List the characters that are read in the same way, without tones, as they are typed."""
    heard: dict[str, str] = defaultdict(str)
    for character in sorted(characters):
        [sounds] = pinyin(character, style=Style.NORMAL, heteronym=True)
        for sound in sounds[:_SOUNDS]:
            heard[sound.replace("ü", "v")] += character
    return dict(sorted(heard.items()))


@cache
def syllables() -> Mapping[str, str]:
    """Give the common characters of each syllable."""
    cells = (bytes((row, column)) for row in _ROWS for column in _COLUMNS)
    return by_sound("".join(cell.decode("gb2312", errors="ignore") for cell in cells))
