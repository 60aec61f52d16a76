#!/usr/bin/env python3
"""Write the table of how characters are read, which takes longer to work out than to read.

python3 scripts/sounds.py      after another pypinyin was locked
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from setup.environment import hand_over

if __name__ == "__main__":
    hand_over("site")

from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cache

from pypinyin import Style, pinyin
from pypinyin.contrib.tone_convert import to_normal
from pypinyin.phrases_dict import phrases_dict

from scripts.commands import program
from scripts.failures import told
from scripts.own_files import renew_table
from sitegen.pages.sounds import OF_DICTIONARIES, TABLE

HAN = (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000))
_SELDOM = 0.05
"""A sound that fewer of a character's phrases have is one of dictionaries: nobody reads 担 as jie, or 车 as ju."""
_FEW = 5
"""Of a character in fewer phrases these don't tell: 呗 stands in two of them, both of monks."""
_MOST_OF_DICTIONARIES = 2


@program(help="写出每个字怎么读的对照表，搜索和求助时用；换了 pypinyin 的版本以后运行。")
def main() -> None:
    """Write the table."""
    with told():
        renew_table(TABLE, table())


def table() -> str:
    """Write the characters that are read alike in a line, after how: as they are typed, and as dictionaries have it."""
    alike: dict[str, str] = defaultdict(str)
    for character in map(chr, HAN):
        [read] = pinyin(character, style=Style.NORMAL, heteronym=True)
        if read != [character]:
            alike[_written(_typed(character, read), read[:_MOST_OF_DICTIONARIES])] += character
    return "".join(f"{sounds}\t{characters}\n" for sounds, characters in sorted(alike.items()))


def _written(typed: list[str], of_dictionaries: list[str]) -> str:
    one, other = (" ".join(sounds).replace("ü", "v") for sounds in (typed, of_dictionaries))
    return one if one == other else f"{one}{OF_DICTIONARIES}{other}"


def _typed(character: str, read: list[str]) -> list[str]:
    """Give the sounds that a character has in many of its phrases, or else the first of dictionaries."""
    times = _in_phrases().get(character, Counter())
    first = read[:1] if times.total() < _FEW else []
    often = [sound for sound in read if times[sound] > _SELDOM * times.total() and sound not in first]
    return [*first, *often] or read[:1]


@cache
def _in_phrases() -> Mapping[str, Counter[str]]:
    """Count in which sound each character stands in phrases."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    without_tone = cache(to_normal)
    for phrase, read in phrases_dict.items():
        for character, sounds in zip(phrase, read, strict=False):
            counted[character][without_tone(sounds[0])] += 1
    return counted


if __name__ == "__main__":
    main()
