"""Know characters: which ones are another way to write a plain one, and how typed text is safe to repeat."""

import re

MOST_SHOWN = 24

UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")
"""What breaks a line, turns the text around it, or is half a character: kept out of names and messages."""
UNSEEN = re.compile(
    f"{UNSAFE.pattern}|[\xad\u061c\u180e\u200b-\u200f\u2060-\u2065\u206a-\u206f\ufe00-\ufe0f\ufff9-\ufffb]"
)
"""The same and what has no shape of its own, as in an emoji made of several: not to be overlooked in a number."""

BLANKS = (0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000)
SMALL = {0xFE50: ",", 0xFE52: ".", 0xFE55: ":", 0xFE62: "+", 0xFE63: "-", 0xFE6A: "%"}
HAN = {0x2F47: "日", 0x2F49: "月", 0xF98E: "年"}
"""Twins that come out of PDF files; no other Han character stands in a number or a date."""
DIGITS = {0x1D7CE + place: str(place % 10) for place in range(50)}
FULL_WIDTH = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
PLAIN = {**dict.fromkeys(BLANKS, " "), **SMALL, **HAN, **DIGITS, **FULL_WIDTH, 0xFFE5: "¥", 0x2212: "-"}
"""NFKC where it changes one character into one of the same worth, and the minus sign.

Raised, circled and fractional figures are left as they are: 10² is not 102. The list is closed, so that a browser's
Python with another edition of Unicode reads the same.
"""


def plain(text: str) -> str:
    """Write full-width and other forms of characters as the plain ones."""
    return text.translate(PLAIN)


def shown(text: str, most: int = MOST_SHOWN) -> str:
    """Make what somebody typed fit to be repeated in a message: one line, no unseen characters, cut where it is long."""
    line = " ".join(UNSAFE.sub("\ufffd", part) for part in text[: 4 * most].split())
    return line if len(line) <= most and len(text) <= 4 * most else f"{line[:most]}…"


def unseen(text: str) -> str:
    """Ask to type anew what holds a character that can't be seen; give nothing where all can."""
    found = UNSEEN.search(text)
    return f"里面有看不见的字符（U+{ord(found[0]):04X}），请删掉再打一遍" if found else ""
