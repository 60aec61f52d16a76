"""Say where a quotation stops being what the article says."""

import re
import unicodedata
from collections.abc import Collection

from sitegen.reading.characters import code

SHORTEST_MATCH = 4
"""Fewer characters in common may stand anywhere."""


def first_difference(quoted: str, texts: Collection[str]) -> str:
    """Name the first character that differs and what stands there in the article; empty if nothing is alike."""
    for text in texts if len(quoted) >= SHORTEST_MATCH else ():
        for position, written in enumerate(quoted):
            around = re.escape(quoted[:position]) + "(.)" + re.escape(quoted[position + 1 :])
            if found := re.search(around, text):
                return _told(position, written, found[1])
    return _after_the_longest(quoted, texts)


def _after_the_longest(quoted: str, texts: Collection[str]) -> str:
    length, text = max(((_agreement(quoted, text), text) for text in texts), default=(0, ""))
    if length < SHORTEST_MATCH:
        return ""
    right = text[text.index(quoted[:length]) + length :][:1]
    return _told(length, quoted[length], right) if right else f"条文到这里就完了，后面多出「{quoted[length:]}」。"


def _agreement(quoted: str, text: str) -> int:
    """Count how many characters from the beginning stand together in the text."""
    return next((length for length in range(len(quoted) - 1, 0, -1) if quoted[:length] in text), 0)


def _told(position: int, written: str, right: str) -> str:
    return f"第 {position + 1} 个字写的是{_named(written, right)}，原文是{_named(right, written)}。"


def _named(character: str, other: str) -> str:
    """Name a character, with its code point where eyes may not tell the two apart."""
    is_alike = unicodedata.normalize("NFKC", character) == unicodedata.normalize("NFKC", other)
    is_mark = not (character.isalnum() and other.isalnum())
    return f"「{character}」（{code(character)}）" if is_alike or is_mark else f"「{character}」"
