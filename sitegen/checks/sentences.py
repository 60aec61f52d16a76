"""Check that what is said to a reader is said in sentences that a frightened person understands at the first reading."""

import re
from collections.abc import Iterator
from statistics import mean

from sitegen.checks.context import Context, Subject, problem
from sitegen.markup.own_words import han, own_words
from sitegen.model.field_types import Model, Prose, Say
from sitegen.model.letter import LetterFile
from sitegen.model.passage import PassageFile
from sitegen.model.patterns import PatternFile
from sitegen.problems import FieldPath, Problem

LONGEST, LONGEST_MEAN = 45, 24
SENTENCE = re.compile(r"[^。！？；\n]+")
Sentence = tuple[FieldPath, str, int, int]
"""Where a sentence stands: the field, its text, the character where it begins; and how many Han characters it has."""


def check(_: Context, subject: Subject) -> Iterator[Problem]:
    """Check pages of a pattern, passages and letters."""
    if not isinstance(subject.entry.file, PatternFile | PassageFile | LetterFile):
        return
    found = list(sentences(subject))
    for path, prose, offset, length in found:
        if length > LONGEST:
            message = f"这一句有 {length} 个汉字，最多 {LONGEST} 个。请分成两句，每句都有主语。"
            yield problem(subject.entry, path, message, text=prose, offset=offset)
    average = mean(length for *_, length in found) if found else 0
    if average > LONGEST_MEAN:
        message = f"平均一句 {average:.1f} 个汉字，最多 {LONGEST_MEAN} 个。请把长的句子分开。"
        yield problem(subject.entry, (), message)


def sentences(subject: Subject) -> Iterator[Sentence]:
    """Find the sentences of an entry, quotations apart; what is written into a letter isn't said to its reader."""
    for path, prose in subject.parts(Prose):
        if isinstance(prose, Say) and _is_letter(subject.entry.file):
            continue
        for found in SENTENCE.finditer(own_words(prose)):
            if length := han(found[0]):
                yield path, prose, found.start(), length


def _is_letter(file: Model) -> bool:
    return isinstance(file, LetterFile)
