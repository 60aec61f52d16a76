"""Check that the articles that are cited stand in the law's file, and name where one has moved."""

from collections.abc import Iterator

from sitegen.checks.context import Context
from sitegen.markup.references import Reference, Selector
from sitegen.model.kinds import LAW
from sitegen.model.law import LawFile, article_order
from sitegen.model.law_text import has_item
from sitegen.problems import nearest, shortened
from sitegen.recall import question

LONGEST_RANGE = 12


def bad_articles(context: Context, reference: Reference) -> Iterator[str]:
    """Say what is wrong with each article that a citation names."""
    for selector in reference.selectors:
        if message := bad_article(context, reference.id, selector):
            yield message


@question
def bad_article(context: Context, law_id: str, selector: Selector) -> str:
    """Say what is wrong with one article, item or range; nothing if it is right or its law can't be read."""
    entry = context.content.of(LAW).get(law_id)
    if entry is None:
        return ""
    law: LawFile = entry.file
    for number in filter(None, (selector.number, selector.last)):
        if number not in law.by_number:
            return _no_article(law_id, law, number)
    if selector.item is not None and not has_item(law.by_number[selector.number], selector.item):
        return f"{law.short_title}第 {selector.number} 条没有第 {selector.item} 款（项）。"
    return _bad_range(law, selector) if selector.last else ""


def _bad_range(law: LawFile, selector: Selector) -> str:
    first, last = article_order(selector.number), article_order(selector.last or selector.number)
    if first >= last:
        return f"{selector.number}..{selector.last} 要从小到大写。"
    count = sum(first <= article_order(article.number) <= last for article in law.articles)
    too_long = f"{selector.number}..{selector.last} 有 {count} 条；一次最多引 {LONGEST_RANGE} 条。"
    return too_long if count > LONGEST_RANGE else ""


def _no_article(law_id: str, law: LawFile, number: str) -> str:
    if not law.articles:
        return f"{law.short_title}没有逐字条文，只能引整个文件：[@{law_id}]。"
    for moved in law.moved:
        if moved.from_ == number:
            old = f"{law.short_title}现行文本没有第 {number} 条：旧条号 {number} 现在是 {moved.to}。"
            return f"{old}请改成 [@{law_id}:{moved.to}]。"
    numbers = [article.number for article in law.articles]
    return f'{law.short_title}的文件里没有 "{shortened(number)}" 这一条。{nearest(number, numbers)}'
