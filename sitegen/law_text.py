"""This file names articles as people cite them and picks the paragraph or item that is meant."""

import re

from sitegen.model.law import Article, LawFile

NUMERALS = "零一二三四五六七八九十"
ITEM = re.compile(r"^（([一二三四五六七八九十]+)）")


def law_title(law: LawFile, article: Article | None = None) -> str:
    """Name an article as people cite it: 《民法典》第六百七十六条."""
    name = law.short_title if "〔" in law.short_title else f"《{law.short_title}》"
    return f"{name}{article.label}" if article else name


def selected_paragraphs(article: Article, item: int | None) -> tuple[str, ...]:
    """Give the lines of an article, or of the numbered item or paragraph that is meant."""
    lines = tuple(line for line in article.text.splitlines() if line.strip())
    if item is None:
        return lines
    starts = [index for index, line in enumerate(lines) if ITEM.match(line)]
    mine = next((index for index in starts if chinese_number(ITEM.match(lines[index])[1]) == item), None)  # type: ignore[index]
    if mine is None:
        return lines[item - 1 : item] or lines
    end = min((index for index in starts if index > mine), default=len(lines))
    return lines[mine:end]


def chinese_number(text: str) -> int:
    """Read 一 to 九十九."""
    tens, found, ones = text.partition("十")
    if not found:
        return NUMERALS.index(text)
    return (NUMERALS.index(tens) if tens else 1) * 10 + (NUMERALS.index(ones) if ones else 0)
