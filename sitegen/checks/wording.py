"""The lint of words: no hotline or dated number typed by hand, no HTML, no words that hurt the reader."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from sitegen.checks.context import Context, problem
from sitegen.markup.markdown import located_tokens
from sitegen.markup.references import CITATION, INSERT
from sitegen.model.fact import FactFile
from sitegen.model.kinds import CHANNEL, FACT
from sitegen.model.words import CitationText, EntryId, Prose, Say, Target
from sitegen.problems import Problem, shortened

HURTFUL = ("停息挂账", "反催收", "代理维权", "征信修复", "投诉你", "曝光", "话术", "逃废债")
HTML = re.compile(r"<[a-zA-Z/!?][^>]*>?")
MOST_IN_A_TEXT = 20
UNFINISHED = re.compile(r"\[@|[【［〔]@|\{(fact|channel)\b|｛|\]\(|\]（|\*\*|\[\[|\]\]")
HOW = "加粗 **字**，空位 [[字]]，链接 [字](种类:id)，出处 [@id:条号]，数字 {fact:id}"
NOT_PLAIN = (Prose, CitationText, Target, EntryId)
_NOT_OWN = re.compile(rf"{CITATION.pattern}|{INSERT.pattern}|\]\([^)]*\)|“[^”]*”")


class Typed(NamedTuple):
    """A number that the site keeps elsewhere: how it is typed, where it counts as that, what to write instead."""

    words: str
    pattern: re.Pattern[str]
    instead: str


def check(context: Context) -> Iterator[Problem]:
    """Check the wording of the whole content."""
    yield from _check_html(context)
    yield from _check_plain(context)
    yield from _check_unfinished(context)
    yield from _check_numbers(context)
    yield from _check_hurtful(context)


def _check_html(context: Context) -> Iterator[Problem]:
    """Refuse HTML everywhere but in the text of laws, which is what it is and is escaped like everything."""
    for entry, path, words in context.parts(str):
        for found in islice(HTML.finditer(words), MOST_IN_A_TEXT) if entry.kind != "law" else ():
            message = f"不能写 HTML：{shortened(found[0])}。请用 **加粗** 和列表；要写尖括号，用全角的「＜」「＞」。"
            yield problem(entry, path, message, text=words, offset=found.start())


def _check_plain(context: Context) -> Iterator[Problem]:
    for entry, path, words in context.parts(str):
        if isinstance(words, NOT_PLAIN) or entry.kind == "law":
            continue
        if found := UNFINISHED.search(words):
            message = f'这一项只能写纯文字，"{found[0]}" 会原样显示出来。请去掉记号。'
            yield problem(entry, path, message, text=words, offset=found.start())


def _check_unfinished(context: Context) -> Iterator[Problem]:
    for entry, path, prose in context.parts(Prose):
        for token, offset in located_tokens(prose):
            for found in UNFINISHED.finditer(token.content) if token.type == "text" else ():
                message = f'"{found[0]}" 没有写完整，会原样显示出来。写法：{HOW}；都用半角符号。'
                yield problem(entry, path, message, text=prose, offset=offset + found.start())


def _check_numbers(context: Context) -> Iterator[Problem]:
    numbers = [*_hotlines(context), *_facts(context)]
    for entry, path, prose in context.parts(Prose):
        written = [typed for typed in numbers if typed.words in prose]
        own_words = _NOT_OWN.sub(lambda found: " " * len(found[0]), prose) if written else ""
        for _, pattern, instead in written:
            for found in pattern.finditer(own_words) if f":{entry.id}}}" not in instead else ():
                message = f'"{found[0]}" 不要直接写，请写 {instead}：数变了，全站一起变。'
                yield problem(entry, path, message, text=prose, offset=found.start())


def _hotlines(context: Context) -> Iterator[Typed]:
    for identifier, entry in context.content.of(CHANNEL).items():
        if number := entry.file.number:
            alone = rf"(?<![\d.,]){re.escape(number)}(?![\d.,]\d|\d|\s*[元天日期个号条])"
            yield Typed(number, re.compile(alone), f"{{channel:{identifier}}}")


def _facts(context: Context) -> Iterator[Typed]:
    for identifier, entry in context.content.of(FACT).items():
        for form in entry.file.also if isinstance(entry.file, FactFile) else ():
            yield Typed(form, re.compile(rf"(?<![\d.]){re.escape(form)}"), f"{{fact:{identifier}}}")


def _check_hurtful(context: Context) -> Iterator[Problem]:
    for entry, path, say in context.parts(Say):
        for found in re.finditer("|".join(HURTFUL), say):
            reason = "对方会把你当成另一类人。请换成法条里的说法。"
            message = f"要说、要寄出去的话里不能有「{found[0]}」：{reason}"
            yield problem(entry, path, message, text=say, offset=found.start())
