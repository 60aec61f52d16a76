"""Check the words of despair: each can be read, and what is called harmless excuses no word itself."""

import re
from collections.abc import Iterator
from itertools import islice

from sitegen.checks.context import Context, Subject, problem
from sitegen.markup.phrases import Phrases, is_readable, named_sets
from sitegen.model.crisis import CrisisFile
from sitegen.model.field_types import Model
from sitegen.problems import Problem, nearest
from sitegen.reading.content import Entry

LISTS = ("words", "as_written", "alone", "initials", "harmless")
MOST_WORDINGS = 2000
_SEPARATED = re.compile(r"[^\w【】（）…]|_")
_UPPER = re.compile(r"[A-ZＡ-Ｚａ-ｚ０-９]")
_HAN_ONLY = re.compile(r"[\u3400-\u9fff]+")
_BEGINNING = re.compile(r"[（…]")


def check(_: Context, subject: Subject) -> Iterator[Problem]:
    """Check each phrase, then what the phrases mean together."""
    entry = subject.entry
    for _path, file in subject.parts(CrisisFile):
        problems = [*_check_phrases(entry, file), *_check_sets(entry, file), *_check_initials(entry, file)]
        yield from problems
        if not problems:
            yield from _check_harmless(entry, file)


def _check_phrases(entry: Entry[Model], file: CrisisFile) -> Iterator[Problem]:
    for name in LISTS:
        seen: set[str] = set()
        for index, phrase in enumerate(getattr(file, name)):
            for message in _bad_phrase(file, phrase):
                yield problem(entry, (name, index), message)
            if phrase in seen:
                yield problem(entry, (name, index), f"「{phrase}」写了两次，留一个就够。")
            seen.add(phrase)


def _bad_phrase(file: CrisisFile, phrase: str) -> Iterator[str]:
    if not is_readable(phrase):
        yield f"「{phrase}」的括号不成对。一组词写【名字】，可有可无的写（字）。"
    elif _BEGINNING.match(phrase):
        yield f"「{phrase}」不能以（ 或 … 开头：从第一个一定会有的字写起。"
    elif _SEPARATED.search(phrase) or _UPPER.search(phrase):
        yield f"「{phrase}」里不能有空格、标点和大写字母：读者打的空格和标点会自动去掉，大写会变成小写。"
    for name in named_sets(phrase):
        if name not in file.sets:
            yield f"没有【{name}】这一组词。{nearest(name, file.sets)}"


def _check_sets(entry: Entry[Model], file: CrisisFile) -> Iterator[Problem]:
    for name, members in file.sets.items():
        for index, member in enumerate(members):
            if re.search(r"[【】（）…]", member):
                yield problem(entry, ("sets", name, index), f"「{member}」是一组词里的词，只能写字。")
    for character in file.spellings:
        if len(character) != 1:
            yield problem(
                entry,
                ("spellings", character),
                f"「{character}」不是一个字：spellings 里左边写一个字，右边写它的别的写法。",
            )


def _check_initials(entry: Entry[Model], file: CrisisFile) -> Iterator[Problem]:
    for index, phrase in enumerate(file.initials):
        if not _HAN_ONLY.fullmatch(phrase) or len(phrase) < len("不想活"):
            message = f"「{phrase}」的拼音首字母不能单独算：要三个字以上，只写汉字。"
            yield problem(entry, ("initials", index), message)


def _check_harmless(entry: Entry[Model], file: CrisisFile) -> Iterator[Problem]:
    """Refuse what would silence a word, and what silences nothing."""
    phrases = Phrases(file.sets, file.spellings)
    despair = phrases.pattern((*file.words, *file.as_written))
    harmless = Phrases(file.sets, {}).pattern(file.harmless) if file.harmless else None
    for index, word in enumerate(file.words):
        for wording in islice(phrases.wordings(word), MOST_WORDINGS):
            if harmless and harmless.fullmatch(wording):
                message = f"「{wording}」在 harmless 里也有，读者打出来就看不到求助电话。请把 harmless 里的写长一些。"
                yield problem(entry, ("words", index), message)
                break
    for index, phrase in enumerate(file.harmless):
        if not any(despair.search(wording) for wording in islice(phrases.wordings(phrase), MOST_WORDINGS)):
            yield problem(entry, ("harmless", index), f"「{phrase}」本来就不算求助的词，不用写。")
