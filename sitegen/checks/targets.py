"""Check that every id, citation, link and inserted value leads somewhere."""

from collections.abc import Iterator

from sitegen.checks.addresses import bad_link, bad_target, missing
from sitegen.checks.articles import bad_articles
from sitegen.checks.context import Context, Subject, problem
from sitegen.markup.markdown import inline_tokens, located_tokens
from sitegen.markup.references import CitationError, Reference, read_citation
from sitegen.markup.short_way import Part
from sitegen.model.fact import FactFile, WorkdaysFile
from sitegen.model.fact_on_day import on_day
from sitegen.model.field_types import CitationText, EntryId, Model, Prose, Target
from sitegen.model.kinds import CHANNEL, FACT
from sitegen.problems import FieldPath, Problem
from sitegen.reading.content import Entry
from sitegen.recall import question

VAGUE = frozenset({"这里", "那里", "这一页", "那一页", "另一页", "看这里", "点这里", "链接"})
"""Words of a link that don't say where it leads to who hears the links of a page read out one after the other."""
LEADING = frozenset({"citation", "insert", "link_open"})


def check(context: Context, subject: Subject) -> Iterator[Problem]:
    """Check all references of an entry."""
    for path, identifier in subject.parts(EntryId):
        if not context.has(identifier.kind, identifier):
            yield problem(subject.entry, path, missing(context, identifier.kind, identifier))
    for path, target in subject.parts(Target):
        if message := bad_target(context, target):
            yield problem(subject.entry, path, message)
    for path, citation in subject.parts(CitationText):
        for message in _bad_citation(context, citation.removeprefix("[@").removesuffix("]")):
            yield problem(subject.entry, path, message)
    for path, prose in subject.parts(Prose):
        yield from _check_prose(context, subject.entry, path, prose)


def _check_prose(context: Context, entry: Entry[Model], path: FieldPath, prose: str) -> Iterator[Problem]:
    for number, message in _bad_tokens(context, entry, prose):
        _, offset = located_tokens(prose)[number]
        yield problem(entry, path, message, text=prose, offset=offset)


def _bad_tokens(context: Context, entry: Entry[Model], prose: str) -> Iterator[tuple[int, str]]:
    """Say what is wrong with the parts of a piece of prose, by their numbers: where they stand, few need to know."""
    in_link = False
    for number, token in enumerate(inline_tokens(prose) if "[" in prose or "{" in prose else ()):
        if not in_link and token.type not in LEADING:
            continue
        for message in _bad_token(context, entry, token):
            yield number, message
        if in_link and token.type in LEADING:
            yield number, "链接的文字里不能再有链接、出处或插入的数字。请移到方括号外面。"
        if in_link and token.content in VAGUE:
            yield number, f"链接的文字「{token.content}」没有说去哪里。请写那一页说的事。"
        in_link = token.type != "link_close" and (in_link or token.type == "link_open")


def _bad_token(context: Context, entry: Entry[Model], token: Part) -> Iterator[str]:
    if token.type == "citation":
        yield from _bad_citation(context, token.groups[0])
    elif token.type == "insert":
        yield from filter(None, [bad_insert(context, *token.groups)])
    elif token.type == "link_open":
        yield from filter(None, [bad_link(context, entry, token.href)])


def _bad_citation(context: Context, text: str) -> Iterator[str]:
    for part in text.split(";"):
        try:
            references = read_citation(part)
        except CitationError as error:
            yield str(error)
            continue
        for reference in references:
            yield from _bad_reference(context, reference)


def _bad_reference(context: Context, reference: Reference) -> Iterator[str]:
    if reference.kind == "experience":
        return
    if not context.has(reference.kind, reference.id):
        yield missing(context, reference.kind, reference.id)
    elif reference.kind == "law":
        yield from bad_articles(context, reference)


@question
def bad_insert(context: Context, kind: str, identifier: str) -> str:
    """Say what is wrong with a number that is to be inserted; nothing if it is right."""
    if not context.has(kind, identifier):
        return missing(context, kind, identifier)
    channel = context.content.of(CHANNEL).get(identifier) if kind == CHANNEL.name else None
    if channel and not channel.file.number:
        return f'渠道 "{identifier}" 没有号码，不能插入。请改用 [名字](channel:{identifier})。'
    fact = context.content.of(FACT).get(identifier) if kind == FACT.name else None
    return _bad_fact(context, fact) if fact else ""


def _bad_fact(context: Context, entry: Entry[FactFile | WorkdaysFile]) -> str:
    if not isinstance(entry.file, FactFile):
        return f'事实 "{entry.id}" 是日历表，不能插入文字。请改用 [名字](fact:{entry.id})。'
    if on_day(entry.file, context.today).value is None:
        when = f"在 {context.today} 没有值（还没开始或已经结束）"
        return f'事实 "{entry.id}" {when}，不能插入。可以改成引用 [@fact:{entry.id}]。'
    return ""
