"""This file knows how characters of the site's writing are written elsewhere: traditional ones, and radicals in their place."""

from collections.abc import Iterable, Mapping
from functools import cache

from opencc import OpenCC

_HAN = (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000))
_WRITINGS = ("t2s", "tw2s", "hk2s")
"""Traditional characters of the mainland, Taiwan and Hong Kong."""
_RADICALS = (
    "⺁厂⺅亻⺆冂⺇几⺈刀⺉刂⺊卜⺌小⺍小⺎兀⺐尢⺒巳⺓幺⺔彑⺕彐⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歹⺟母⺠民⺡氵⺢水⺤爪⺥爫⺦丬⺧牛⺨犭⺩王⺪疋⺫目⺬示⺭礻⺮竹"
    "⺰纟⺱网⺲罒⺳网⺴网⺵网⺶羊⺷羊⺸羊⺹老⺺肀⺻聿⺼月⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃西⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑长⻓长⻔门⻕阜"
    "⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞食⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻮齿⻰龙⻳龟"
)
"""Radicals that stand for characters in texts copied from PDF, and that no normal form of Unicode replaces."""


@cache
def simplified() -> Mapping[str, str]:
    """Give for each character written otherwise the one that this site uses."""
    characters = [chr(code) for code in _HAN]
    found = dict(zip(_RADICALS[::2], _RADICALS[1::2], strict=True))
    for writing in _WRITINGS:
        converted = OpenCC(writing).convert("\n".join(characters)).split("\n")
        found |= {old: new for old, new in zip(characters, converted, strict=True) if old != new}
    return found


def forms_in(texts: Iterable[str]) -> str:
    """Give the pairs, one after the other, that lead to characters of these texts and change none of them."""
    used = {character for text in texts for character in text}
    pairs = ((other, ours) for other, ours in simplified().items() if ours in used and other not in used)
    return "".join(other + ours for other, ours in sorted(pairs))
