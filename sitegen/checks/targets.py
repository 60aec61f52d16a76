"""This file checks that every id, citation, link and inserted value leads somewhere."""

from collections.abc import Iterator
from typing import Any

from sitegen.checks.context import Context, problem
from sitegen.facts import on_day
from sitegen.load import Entry
from sitegen.markdown import inline_tokens
from sitegen.model.fact import FactFile
from sitegen.model.law import LawFile
from sitegen.model.words import CitationText, EntryId, Prose, Target
from sitegen.problems import Problem, nearest
from sitegen.references import LINKED_KINDS, BadReference, Reference, Selector, article_order, read_citation
from sitegen.yaml_source import Path_

KIND_NAMES = {
    "scenario": "情形", "product": "产品", "law": "法条文件", "letter": "信", "calculator": "计算器", "term": "词条", "myth": "误区",
    "channel": "渠道", "fact": "事实", "stage": "阶段", "triage": "分诊", "page": "页面",
}  # fmt: skip
LONGEST_RANGE = 12


def check(context: Context) -> Iterator[Problem]:
    """Check all references of the content."""
    for entry, path, identifier in context.parts(EntryId):
        if not context.has(identifier.kind, identifier):
            yield problem(entry, path, _missing(context, identifier.kind, identifier))
    for entry, path, target in context.parts(Target):
        if message := _bad_target(context, entry, target):
            yield problem(entry, path, message)
    for entry, path, citation in context.parts(CitationText):
        for message in bad_citation(context, citation.removeprefix("[@").removesuffix("]")):
            yield problem(entry, path, message)
    for entry, path, prose in context.parts(Prose):
        yield from _check_prose(context, entry, path, prose)


def _check_prose(context: Context, entry: Entry[Any], path: Path_, prose: str) -> Iterator[Problem]:
    for token in inline_tokens(prose):
        messages: Iterator[str] | tuple[str, ...] = ()
        sought = token.content
        if token.type == "citation":
            messages = bad_citation(context, token.meta["groups"][0])
        elif token.type == "insert":
            messages = _bad_insert(context, *token.meta["groups"])
        elif token.type == "link_open":
            sought = str(token.attrs["href"])
            messages = filter(None, [_bad_target(context, entry, sought)])
        for message in messages:
            yield problem(entry, path, message, text=prose, offset=max(prose.find(sought), 0))


def _missing(context: Context, kind: str, identifier: str) -> str:
    return f'没有 "{identifier}" 这个{KIND_NAMES.get(kind, kind)}。{nearest(identifier, context.ids(kind))}'


def _bad_target(context: Context, entry: Entry[Any], target: str) -> str:
    if target.startswith("https://"):
        return ""
    if target.startswith("#"):
        return "" if len(target) > 1 else "「#」后面要写本页一节的名字，例如 #negotiation。"
    kind, colon, rest = target.partition(":")
    if not colon or kind not in LINKED_KINDS:
        return f'链接 "{target[:60]}" 不能用：只能链到 https:// 或站内的「种类:id」。{nearest(kind, LINKED_KINDS)}'
    identifier, _, anchor = rest.partition("#")
    if not context.has(kind, identifier):
        return _missing(context, kind, identifier)
    if kind == "law" and anchor:
        return next(_bad_article(context, identifier, Selector(anchor)), "")
    return ""


def bad_citation(context: Context, text: str) -> Iterator[str]:
    """Say what is wrong with what stands between `[@` and `]`."""
    try:
        references = read_citation(text)
    except BadReference as error:
        yield str(error)
        return
    for reference in references:
        if reference.kind == "law":
            yield from _bad_law(context, reference)
        elif reference.kind != "experience" and not context.has(reference.kind, reference.id):
            yield _missing(context, reference.kind, reference.id)


def _bad_law(context: Context, reference: Reference) -> Iterator[str]:
    if not context.has("law", reference.id):
        yield _missing(context, "law", reference.id)
        return
    for selector in reference.selectors:
        yield from _bad_article(context, reference.id, selector)


def _bad_article(context: Context, law_id: str, selector: Selector) -> Iterator[str]:
    entry = context.content.entries["law"].get(law_id)
    if entry is None:
        return
    law: LawFile = entry.file
    numbers = [article.number for article in law.articles]
    for number in filter(None, (selector.number, selector.last)):
        if number not in numbers:
            yield _no_article(law_id, law, number, numbers)
    if selector.last and selector.number in numbers and selector.last in numbers:
        span = [
            n for n in numbers if article_order(selector.number) <= article_order(n) <= article_order(selector.last)
        ]
        if not span or len(span) > LONGEST_RANGE:
            yield f"{selector.number}..{selector.last} 有 {len(span)} 条；一次最多引 {LONGEST_RANGE} 条，从小到大写。"


def _no_article(law_id: str, law: LawFile, number: str, numbers: list[str]) -> str:
    if law.level == "F":
        return f"{law.short_title}没有逐字条文（F 级），只能引整个文件：[@{law_id}]。"
    for moved in law.moved:
        if moved.from_ == number:
            return f"{law.short_title}现行文本没有第 {number} 条：旧条号 {number} 现在是 {moved.to}。请改成 [@{law_id}:{moved.to}]。"
    return f'{law.short_title}的文件里没有 "{number}" 这一条。{nearest(number, numbers)}'


def _bad_insert(context: Context, kind: str, identifier: str) -> Iterator[str]:
    if not context.has(kind, identifier):
        yield _missing(context, kind, identifier)
        return
    entry = context.content.entries[kind].get(identifier)
    if kind == "channel" and entry and not entry.file.number:
        yield f'渠道 "{identifier}" 没有号码，不能插入。请改用 [名字](channel:{identifier})。'
    if kind == "fact" and entry:
        if not isinstance(entry.file, FactFile):
            yield f'事实 "{identifier}" 是日历表，不能插入文字。'
        elif on_day(entry.file, context.today).value is None:
            yield f'事实 "{identifier}" 在 {context.today} 没有值（还没开始或已经结束），不能插入。可以改成引用 [@fact:{identifier}]。'
