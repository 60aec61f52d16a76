"""Name articles as people cite them and picks the paragraph or item that is meant."""

import re

from calculators.wording import DIGITS
from sitegen.model.law import Article, LawFile

ITEM = re.compile("（([一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])）")


def law_title(law: LawFile, article: Article | None = None) -> str:
    """Name an article as people cite it: 《民法典》第六百七十六条."""
    name = law.short_title if "〔" in law.short_title else f"《{law.short_title}》"
    return f"{name}{article.label}" if article else name


def selected_paragraphs(article: Article, item: int | None) -> tuple[str, ...]:
    """Give the lines of an article, or of the numbered item or paragraph that is meant."""
    lines = _lines(article)
    if item is None:
        return lines
    starts = _item_starts(lines)
    if item in starts:
        begin = starts[item]
        return lines[begin : min((start for start in starts.values() if start > begin), default=len(lines))]
    return lines[item - 1 : item]


def has_item(article: Article, item: int) -> bool:
    """Ask whether an article has an item or a paragraph of a number."""
    lines = _lines(article)
    return item in _item_starts(lines) or 1 <= item <= len(lines)


def _lines(article: Article) -> tuple[str, ...]:
    return tuple(line for line in article.text.splitlines() if line.strip())


def _item_starts(lines: tuple[str, ...]) -> dict[int | None, int]:
    found = ((ITEM.match(line), index) for index, line in enumerate(lines))
    return {chinese_number(match[1]): index for match, index in found if match}


def chinese_number(text: str) -> int:
    """Read 一 to 九十九."""
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return DIGITS.index(ones)
    return (DIGITS.index(tens) if tens else 1) * 10 + (DIGITS.index(ones) if ones else 0)
