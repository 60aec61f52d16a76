"""Know characters that nobody can see, or that only look like the right one; they come with texts copied from PDFs and chats."""

import re
import unicodedata
from collections.abc import Iterator

UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffc\ufffe\uffff"
    "\ud800-\udfff\U0001d173-\U0001d17a\U000e0000-\U000e01ef]"
)
_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f"
_NO_BREAK = "\u00a0\u2007\u202f"
_UNKNOWN = "\ue000-\uf8ff\ufffd\U000f0000-\U0010fffd"
_SHAPES = "\u2e80-\u2fdf\u31c0-\u31ef\uf900-\ufaff\U0002f800-\U0002fa1f"
_STRANGE = re.compile(f"{UNSEEN.pattern}|[{_SPACES}{_UNKNOWN}{_SHAPES}]")

_SUPPLEMENT = (
    "⺁厂⺅亻⺉刂⺊卜⺌小⺍小⺎兀⺒巳⺓幺⺕彐⺖忄⺘扌⺙攵⺜日⺝月⺟母⺠民⺡氵⺣灬⺦丬⺧牛⺨犭⺩王⺪疋⺬示⺭礻⺮竹⺯糹⺰纟⺲罒⺶羊⺷羊⺸羊⺹耂⺻聿⺼肉⺽臼"
    "⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣"
    "⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟"
)
"""What Unicode itself doesn't lead back to a character: radicals of the supplement, each before what it looks like."""

RADICALS = dict(zip(_SUPPLEMENT[::2], _SUPPLEMENT[1::2], strict=True))
_BLOCKS = {range(0x2E80, 0x2FE0): "部首", range(0x31C0, 0x31F0): "笔画"}


def strange_characters(text: str) -> Iterator[tuple[int, str]]:
    """Give each such character's position and what to do about it."""
    for found in _STRANGE.finditer(text):
        if message := strange_message(found[0]):
            yield found.start(), message


def strange_message(character: str) -> str:
    """Name a character that isn't what it seems, with its code point, and the right one; empty for a good one."""
    if UNSEEN.fullmatch(character):
        return f"这里有看不见的字符 {code(character)}。请删掉它，需要的话重新输入。"
    if re.fullmatch(f"[{_SPACES}]", character):
        kind = "不换行空格" if character in _NO_BREAK else "特殊的空格"
        return f"这里有{kind} {code(character)}，看上去和空格一样。请换成普通的空格，或者删掉。"
    if re.fullmatch(f"[{_UNKNOWN}]", character):
        return f"这里有读者看不到的字「{character}」（{code(character)}），别的电脑上是方框。请重新输入。"
    meant = RADICALS.get(character) or unicodedata.normalize("NFKC", character)
    if meant != character:
        return (
            f"「{character}」（{code(character)}）是{_block(character)}，只是看上去像「{meant}」（{code(meant)}）。"
            f"请换成「{meant}」。"
        )
    kind = _block(character)
    return f"「{character}」（{code(character)}）是{kind}，不是字。请换成平常的字。" if kind != _BLOCK_OF_COPIES else ""


def code(character: str) -> str:
    """Write a character's number as Unicode does."""
    return f"U+{ord(character):04X}"


_BLOCK_OF_COPIES = "兼容汉字"


def _block(character: str) -> str:
    return next((name for block, name in _BLOCKS.items() if ord(character) in block), _BLOCK_OF_COPIES)
