"""Know how characters are read, for who types by sound."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

TABLE = Path(__file__).with_suffix(".txt")
"""Written by `scripts/sounds.py`: in each line sounds, and the characters that are read so."""
OF_DICTIONARIES = ";"
"""Stands before the sounds of dictionaries, where they aren't those that are typed."""
_COMMON, _SELDOM_TYPED, _COLUMNS = range(0xB0, 0xD8), range(0xD8, 0xF8), range(0xA1, 0xFF)
"""Where GB/T 2312 has its characters, those that a keyboard offers: first the common ones, then the others."""


class _Sounds(NamedTuple):
    """How a character is read, without tones, ü as v: as it is typed, and the first two that dictionaries have."""

    typed: tuple[str, ...]
    of_dictionaries: tuple[str, ...]


def by_sound(characters: Iterable[str], *, also_seldom: bool = False) -> Mapping[str, str]:
    """List the characters that are read in the same way, without tones, as they are typed.

    `also_seldom` counts the second sound of dictionaries, too: for what must be heard, and may be heard once too often.
    """
    heard: dict[str, str] = defaultdict(str)
    for character in sorted(set(characters) & _sounds().keys()):
        sounds = _sounds()[character]
        for sound in sounds.of_dictionaries if also_seldom else sounds.typed:
            heard[sound] += character
    return dict(sorted(heard.items()))


def initial(character: str) -> str:
    """Give the first letter of a character's first sound; a character without one stands for itself."""
    sounds = _sounds().get(character)
    return sounds.of_dictionaries[0][0] if sounds else character


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


@cache
def _sounds() -> Mapping[str, _Sounds]:
    found: dict[str, _Sounds] = {}
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        written, characters = line.split("\t")
        typed, _, of_dictionaries = written.partition(OF_DICTIONARIES)
        sounds = _Sounds(tuple(typed.split()), tuple((of_dictionaries or typed).split()))
        found |= dict.fromkeys(characters, sounds)
    return found
