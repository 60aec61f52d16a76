"""Check that the topics of a long law hold each of its articles once."""

from collections.abc import Iterator
from itertools import pairwise

from sitegen.checks.context import Context, Subject, problem
from sitegen.model.field_types import Model
from sitegen.model.law import LawFile, article_order
from sitegen.problems import Problem
from sitegen.reading.content import Entry

MOST_WITHOUT = 15
"""As many articles are found at a glance."""


def check(_: Context, subject: Subject) -> Iterator[Problem]:
    """Check a law."""
    for _path, law in subject.parts(LawFile):
        if law.topics:
            yield from _check_order(subject.entry, law)
            yield from _check_articles(subject.entry, law)
        elif len(law.articles) > MOST_WITHOUT:
            words = (
                f"有 {len(law.articles)} 条。超过 {MOST_WITHOUT} 条的要写 topics，照它自己的编、章分组，读者才找得到。"
            )
            yield problem(subject.entry, ("articles",), words)


def _check_order(entry: Entry[Model], law: LawFile) -> Iterator[Problem]:
    for index, topic in enumerate(law.topics):
        if article_order(topic.from_) > article_order(topic.to):
            yield problem(entry, ("topics", index), f"from 是 {topic.from_}，to 是 {topic.to}：要从小到大写。")
    for index, (before, topic) in enumerate(pairwise(law.topics), start=1):
        if article_order(before.to) >= article_order(topic.from_):
            words = f"上一组到第 {before.to} 条，这一组要从它后面的一条开始。"
            yield problem(entry, ("topics", index), words)


def _check_articles(entry: Entry[Model], law: LawFile) -> Iterator[Problem]:
    for index, (_, articles) in enumerate(law.by_topic):
        if not articles:
            yield problem(entry, ("topics", index), "这一组里没有收条文。请删掉它，或者改 from、to。")
    for index, article in enumerate(law.articles):
        if not any(topic.holds(article.number) for topic in law.topics):
            words = f"第 {article.number} 条不在 topics 的任何一组里。请加一组，或者改 from、to。"
            yield problem(entry, ("articles", index), words)
