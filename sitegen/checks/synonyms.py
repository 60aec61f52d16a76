"""Check the words that the search knows: each stands in one group of its list, and is long enough to be one."""

import re
from collections.abc import Iterator

from sitegen.checks.context import Context, Subject, problem
from sitegen.model.synonyms import SynonymsFile
from sitegen.problems import FieldPath, Problem

SHORTEST = 2
_WORD = re.compile(r"[\u3400-\u9fffa-z0-9]+")


def check(_: Context, subject: Subject) -> Iterator[Problem]:
    """Check each word, and whether it stands there twice."""
    for _path, file in subject.parts(SynonymsFile):
        seen: set[tuple[str | int, str]] = set()
        for place, word in _words(file):
            if len(word) < SHORTEST or not _WORD.fullmatch(word):
                message = f"「{word}」不能当一个词：要两个字以上，只写汉字、小写字母和数字。"
                yield problem(subject.entry, place, message)
            if (place[0], word) in seen:
                yield problem(subject.entry, place, f"「{word}」写了两次：一个词只能在一组里。")
            seen.add((place[0], word))


def _words(file: SynonymsFile) -> Iterator[tuple[FieldPath, str]]:
    """Give each word with its place."""
    lists = {"groups": file.groups, "other_matters": file.other_matters, "own_matters": file.own_matters}
    for name, groups in lists.items():
        for group, words in enumerate(groups):
            yield from (((name, group, index), word) for index, word in enumerate(words))
