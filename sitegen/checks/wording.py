"""This file is the lint of words: no hotline or dated number typed by hand, no HTML, no words that hurt the reader."""

import re
from collections.abc import Iterator

from sitegen.checks.context import Context, problem
from sitegen.model.fact import FactFile
from sitegen.model.words import Prose, Say
from sitegen.problems import Problem
from sitegen.references import CITATION, INSERT

HURTFUL = ("停息挂账", "反催收", "代理维权", "征信修复", "投诉你", "曝光", "话术", "逃废债")
HTML = re.compile(r"<[a-zA-Z/!?][^>]*>?")
_LINK = re.compile(r"\]\([^)]*\)")
_QUOTED = re.compile(r"“[^”]*”")


def check(context: Context) -> Iterator[Problem]:
    """Check the wording of all prose."""
    numbers = _numbers(context)
    for entry, path, prose in context.parts(Prose):
        if found := HTML.search(prose):
            yield problem(
                entry, path, f"不能写 HTML：{found[0][:40]}。请用 **加粗** 和列表。", text=prose, offset=found.start()
            )
        for pattern, instead in numbers:
            if entry.id in instead:
                continue
            if found := pattern.search(_own_words(prose)):
                message = f'"{found[0]}" 不要直接写，请写 {instead}：数变了，全站一起变。'
                yield problem(entry, path, message, text=prose, offset=max(prose.find(found[0]), 0))
    for entry, path, say in context.parts(Say):
        for word in HURTFUL:
            if word in say:
                yield problem(
                    entry, path, f"要说、要寄出去的话里不能有「{word}」：对方会把你当成另一类人。请换成法条里的说法。"
                )


def _own_words(prose: str) -> str:
    """Blank out what is not the writer's own wording, keeping every offset."""
    for pattern in (CITATION, INSERT, _LINK, _QUOTED):
        prose = pattern.sub(lambda found: " " * len(found[0]), prose)
    return prose


def _numbers(context: Context) -> list[tuple[re.Pattern[str], str]]:
    patterns = []
    for identifier, entry in context.content.entries["channel"].items():
        if entry.file.number:
            patterns.append(
                (
                    re.compile(rf"(?<![\d.,]){re.escape(entry.file.number)}(?![\d.,]\d|\d|\s*[元天日期个号条])"),
                    f"{{channel:{identifier}}}",
                )
            )
    for identifier, entry in context.content.entries["fact"].items():
        if isinstance(entry.file, FactFile):
            patterns += [
                (re.compile(rf"(?<![\d.]){re.escape(form)}"), f"{{fact:{identifier}}}") for form in entry.file.also
            ]
    return patterns
