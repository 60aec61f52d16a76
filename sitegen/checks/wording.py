"""The lint of words: no hotline or dated number typed by hand, no HTML, no words that hurt the reader."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from sitegen.checks.context import Context, Subject, problem
from sitegen.markup.markdown import inline_tokens, located_tokens
from sitegen.markup.own_words import own_words
from sitegen.model.fact import FactFile
from sitegen.model.field_types import CitationText, EntryId, Prose, Say, Target
from sitegen.model.kinds import CHANNEL, FACT
from sitegen.problems import Problem, shortened
from sitegen.recall import question

HURTFUL = ("停息挂账", "反催收", "代理维权", "征信修复", "投诉你", "曝光", "话术", "逃废债")
HTML = re.compile(r"<[a-zA-Z/!?][^>]*>?")
MOST_IN_A_TEXT = 20
UNFINISHED = re.compile(r"\[@|[【［〔]@|\{(fact|channel)\b|｛|\]\(|\]（|\*\*|\[\[|\]\]")
GOES_ON_A_LIST = re.compile(r"^(?:[-+*]|[0-9]{1,9}[.)]) .*\n(?=\S)(?!(?:[-+*]|[0-9]{1,9}[.)]) )", re.MULTILINE)
HOW = "加粗 **字**，空位 [[字]]，链接 [字](种类:id)，出处 [@id:条号]，数字 {fact:id}"
NOT_PLAIN = (Prose, CitationText, Target, EntryId)


class Typed(NamedTuple):
    """A number that the site keeps elsewhere: how it is typed, where it counts as that, what to write instead."""

    words: str
    pattern: re.Pattern[str]
    instead: str


def check(context: Context, subject: Subject) -> Iterator[Problem]:
    """Check the wording of an entry; the text of laws is what it is, and is escaped like everything."""
    if subject.entry.kind != "law":
        yield from _check_html(subject)
        yield from _check_plain(subject)
    yield from _check_unfinished(subject)
    yield from _check_lists(subject)
    yield from _check_numbers(context, subject)
    yield from _check_hurtful(subject)


def _check_html(subject: Subject) -> Iterator[Problem]:
    entry = subject.entry
    for path, words in subject.parts(str):
        for found in islice(HTML.finditer(words), MOST_IN_A_TEXT):
            message = f"不能写 HTML：{shortened(found[0])}。请用 **加粗** 和列表；要写尖括号，用全角的「＜」「＞」。"
            yield problem(entry, path, message, text=words, offset=found.start())


def _check_plain(subject: Subject) -> Iterator[Problem]:
    entry = subject.entry
    for path, words in subject.parts(str):
        if isinstance(words, NOT_PLAIN):
            continue
        if found := UNFINISHED.search(words):
            message = f'这一项只能写纯文字，"{found[0]}" 会原样显示出来。请去掉记号。'
            yield problem(entry, path, message, text=words, offset=found.start())


def _check_unfinished(subject: Subject) -> Iterator[Problem]:
    entry = subject.entry
    for path, prose in subject.parts(Prose):
        if not any(token.type == "text" and UNFINISHED.search(token.content) for token in inline_tokens(prose)):
            continue  # nearly always; where the parts stand is dear to know
        for token, offset in located_tokens(prose):
            for found in UNFINISHED.finditer(token.content) if token.type == "text" else ():
                message = f'"{found[0]}" 没有写完整，会原样显示出来。写法：{HOW}；都用半角符号。'
                yield problem(entry, path, message, text=prose, offset=offset + found.start())


def _check_lists(subject: Subject) -> Iterator[Problem]:
    for path, prose in subject.parts(Prose):
        if found := GOES_ON_A_LIST.search(prose):
            message = "这一行紧跟在清单后面，会接到最后一项里去。前面请空一行。"
            yield problem(subject.entry, path, message, text=prose, offset=found.end())


def _check_numbers(context: Context, subject: Subject) -> Iterator[Problem]:
    numbers, entry = _typed(kept_numbers(context)), subject.entry
    for path, prose in subject.parts(Prose):
        written = [typed for typed in numbers if typed.words in prose]
        own = own_words(prose) if written else ""
        for _, pattern, instead in written:
            for found in pattern.finditer(own) if f":{entry.id}}}" not in instead else ():
                message = f'"{found[0]}" 不要直接写，请写 {instead}：数变了，全站一起变。'
                yield problem(entry, path, message, text=prose, offset=found.start())


@question
def kept_numbers(context: Context) -> tuple[tuple[str, str], ...]:
    """Give each number that stands in one place of the content, with how to write it in prose."""
    hotlines = context.content.of(CHANNEL).values()
    facts = context.content.of(FACT).values()
    return (
        *((entry.file.number, f"{{channel:{entry.id}}}") for entry in hotlines if entry.file.number),
        *(
            (form, f"{{fact:{entry.id}}}")
            for entry in facts
            if isinstance(entry.file, FactFile)
            for form in entry.file.also
        ),
    )


@lru_cache(maxsize=8)
def _typed(numbers: tuple[tuple[str, str], ...]) -> tuple[Typed, ...]:
    return tuple(Typed(words, re.compile(_alone(words, instead)), instead) for words, instead in numbers)


def _alone(words: str, instead: str) -> str:
    """Say where a number counts as the one that is kept: a hotline not inside another number, nor before a unit."""
    if instead.startswith("{fact:"):
        return rf"(?<![\d.]){re.escape(words)}"
    return rf"(?<![\d.,]){re.escape(words)}(?![\d.,]\d|\d|\s*[元天日期个号条])"


def _check_hurtful(subject: Subject) -> Iterator[Problem]:
    entry = subject.entry
    for path, say in subject.parts(Say):
        for found in re.finditer("|".join(HURTFUL), say):
            reason = "对方会把你当成另一类人。请换成法条里的说法。"
            message = f"要说、要寄出去的话里不能有「{found[0]}」：{reason}"
            yield problem(entry, path, message, text=say, offset=found.start())
