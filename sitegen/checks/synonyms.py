"""Check the words that the search takes for one another: each stands in one group, and is long enough to be one."""

import re
from collections.abc import Iterator

from sitegen.checks.context import Context, Subject, problem
from sitegen.model.synonyms import SynonymsFile
from sitegen.problems import Problem

SHORTEST = 2
_WORD = re.compile(r"[\u3400-\u9fffa-z0-9]+")


def check(_: Context, subject: Subject) -> Iterator[Problem]:
    """Check each word, and whether it stands there twice."""
    for _path, file in subject.parts(SynonymsFile):
        seen: set[str] = set()
        for group, words in enumerate(file.groups):
            for index, word in enumerate(words):
                place = ("groups", group, index)
                if len(word) < SHORTEST or not _WORD.fullmatch(word):
                    message = f"「{word}」不能当一个词：要两个字以上，只写汉字、小写字母和数字。"
                    yield problem(subject.entry, place, message)
                if word in seen:
                    yield problem(subject.entry, place, f"「{word}」写了两次：一个词只能在一组里。")
                seen.add(word)
