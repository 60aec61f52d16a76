"""Check that a letter's blanks and its text fit together."""

import re
from collections.abc import Iterator

from sitegen.checks.context import Context, Subject, problem
from sitegen.checks.pages import repeated
from sitegen.markup.markdown import located_tokens
from sitegen.model.field_types import Model
from sitegen.model.letter import LetterFile
from sitegen.problems import Problem, meant, nearest, shortened
from sitegen.reading.content import Entry

BLANK = re.compile(r"\{([^{}]*)\}")
PLAIN = ("text", "softbreak")


def check(_: Context, subject: Subject) -> Iterator[Problem]:
    """Check a letter."""
    entry = subject.entry
    for _path, letter in subject.parts(LetterFile):
        yield from repeated(entry, ("fields",), [field.name for field in letter.fields], "name")
        yield from _check_fields(entry, letter)
        for part in ("text", "sign"):
            for index, paragraph in enumerate(getattr(letter, part)):
                yield from _check_paragraph(entry, letter, (part, index), paragraph)


def _check_fields(entry: Entry[Model], letter: LetterFile) -> Iterator[Problem]:
    used = {name for paragraph in (*letter.text, *letter.sign) for name in BLANK.findall(paragraph)}
    names = {field.name for field in letter.fields}
    misspelt = meant(used - names, names)
    for index, field in enumerate(letter.fields):
        if field.name not in used | misspelt:
            yield problem(entry, ("fields", index), f"信里没有用到 {{{field.name}}} 这个空。")
        if (field.kind == "choice") != bool(field.choices):
            yield problem(entry, ("fields", index), "kind: choice 和 choices 要一起写。")


def _check_paragraph(
    entry: Entry[Model], letter: LetterFile, path: tuple[str, int], paragraph: str
) -> Iterator[Problem]:
    names = {field.name for field in letter.fields}
    for found in BLANK.finditer(paragraph):
        if found[1] not in names:
            message = f'没有 "{shortened(found[1])}" 这个空。{nearest(found[1], names)}'
            yield problem(entry, path, message, text=paragraph, offset=found.start())
    for token, offset in located_tokens(paragraph):
        if token.type not in PLAIN and not BLANK.match(token.content):
            message = "信是纯文字，不能加粗、放链接、出处和列表。请去掉记号。"
            yield problem(entry, path, message, text=paragraph, offset=offset)
            return
