"""Know how characters are read, for who types by sound."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from pypinyin import Style, pinyin
from pypinyin.contrib.tone_convert import to_normal
from pypinyin.phrases_dict import phrases_dict

_SELDOM = 0.05
"""A sound that fewer of a character's phrases have is one of dictionaries: nobody reads 担 as jie, or 车 as ju."""
_FEW = 5
"""Of a character in fewer phrases these don't tell: 呗 stands in two of them, both of monks."""
_OF_DICTIONARIES = 2
_COMMON, _SELDOM_TYPED, _COLUMNS = range(0xB0, 0xD8), range(0xD8, 0xF8), range(0xA1, 0xFF)
"""Where GB/T 2312 has its characters, those that a keyboard offers: first the common ones, then the others."""


def by_sound(characters: Iterable[str], *, also_seldom: bool = False) -> Mapping[str, str]:
    """List the characters that are read in the same way, without tones, as they are typed.

    `also_seldom` counts the second sound of dictionaries, too: for what must be heard, and may be heard once too often.
    """
    heard: dict[str, str] = defaultdict(str)
    for character in sorted(characters):
        for sound in _sounds(character, also_seldom=also_seldom):
            heard[sound.replace("ü", "v")] += character
    return dict(sorted(heard.items()))


@cache
def syllables() -> Mapping[str, str]:
    """Give the characters of each syllable."""
    return by_sound(f"{_in_rows(_COMMON)}{_in_rows(_SELDOM_TYPED)}")


@cache
def seldom_typed() -> frozenset[str]:
    """Give those that hardly anybody types by mistake for one of the site's."""
    return frozenset(_in_rows(_SELDOM_TYPED))


def _in_rows(rows: Iterable[int]) -> str:
    cells = (bytes((row, column)) for row in rows for column in _COLUMNS)
    return "".join(cell.decode("gb2312", errors="ignore") for cell in cells)


def _sounds(character: str, *, also_seldom: bool) -> list[str]:
    """Give the sounds that a character has in many of its phrases, or else the first of dictionaries; or their first two."""
    [sounds] = pinyin(character, style=Style.NORMAL, heteronym=True)
    if also_seldom:
        return sounds[:_OF_DICTIONARIES]
    times = _in_phrases()[character]
    first = sounds[:1] if times.total() < _FEW else []
    often = [sound for sound in sounds if times[sound] > _SELDOM * times.total() and sound not in first]
    return [*first, *often] or sounds[:1]


@cache
def _in_phrases() -> Mapping[str, Counter[str]]:
    """Count in which sound each character stands in phrases."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    without_tone = cache(to_normal)
    for phrase, read in phrases_dict.items():
        for character, sounds in zip(phrase, read, strict=False):
            counted[character][without_tone(sounds[0])] += 1
    return counted
