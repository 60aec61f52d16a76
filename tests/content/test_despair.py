"""Who writes of despair in the search box is heard, however it is written; who does the accounts is not."""

import json
import subprocess
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from itertools import chain, cycle, islice
from pathlib import Path
from typing import Any

import pytest
from opencc import OpenCC
from pypinyin import lazy_pinyin

from calculators import catalogue
from sitegen.markup.phrases import Phrases
from sitegen.model.crisis import CrisisFile
from sitegen.model.kinds import CRISIS
from sitegen.model.walk import walk
from sitegen.pages.crisis import initials, patterns
from sitegen.pages.other_forms import other_forms
from tests.published import content
from tests.tables import table

HERE = Path(__file__).parent
HELP_LINES = ("12356", "120")
"""Channels for people in despair: what leads to them is meant to be heard."""
NAMES = ("title", "short_title", "term", "belief", "name", "question", "label", "aliases")


@cache
def crisis() -> CrisisFile:
    """Give what the search box listens for."""
    file: CrisisFile = content().of(CRISIS)["crisis"].file
    return file


@cache
def listened_for() -> Mapping[str, Any]:
    return patterns(crisis(), other_forms())


def heard(texts: Iterable[str]) -> list[bool]:
    """Say of each text whether the search box answers with help."""
    sent = json.dumps({"patterns": listened_for(), "texts": list(texts)})
    answered = subprocess.run(
        ["node", HERE / "hear.mjs"], input=sent, capture_output=True, encoding="utf-8", check=True
    )
    found: list[bool] = json.loads(answered.stdout)
    return found


def unheard(texts: Iterable[str]) -> list[str]:
    listed = list(texts)
    return [text for text, is_heard in zip(listed, heard(listed), strict=True) if not is_heard]


def wordings(phrase: str, most: int) -> list[str]:
    """Give ways in which a phrase can be said, with members of its sets."""
    return list(islice(Phrases(crisis().sets, {}).wordings(phrase), most))


@cache
def words() -> tuple[str, ...]:
    """Give a wording of each phrase, each time with the next members of its sets."""
    said = (wordings(phrase, 500) for phrase in crisis().words)
    return tuple(each[turn * 7 % len(each)] for turn, each in enumerate(said))


def everywhere() -> tuple[str, ...]:
    """Give one wording of each phrase that counts anywhere in a sentence."""
    return (*words(), *crisis().as_written)


def everything() -> tuple[str, ...]:
    return (*everywhere(), *crisis().alone)


def between(marks: Iterable[str]) -> Callable[[str], str]:
    """Put one of these marks between any two characters, by turns."""
    return lambda word: "".join(map("".join, zip(word, cycle(marks), strict=False)))


def full_width(word: str) -> str:
    return "".join(chr(ord(each) + 0xFEE0) if "!" <= each <= "~" else each for each in word)


def pinyin_of(separator: str) -> Callable[[str], str]:
    return lambda word: separator.join(lazy_pinyin(word, errors=lambda kept: [kept]))


def half_pinyin(word: str) -> str:
    return "".join(each if index % 2 else lazy_pinyin(each)[0] for index, each in enumerate(word))


def in_characters_of(way: str) -> Callable[[str], str]:
    """Write as OpenCC does for a place; its dictionaries are read when a word is."""
    converter = cache(partial(OpenCC, way))
    return lambda word: converter().convert(word)


FORMS: dict[str, tuple[Callable[[str], str], Callable[[], tuple[str, ...]]]] = {
    "bare": (str, everything),
    "with other letters": (str.upper, everything),
    "spaced": (between([" "]), everything),
    "with wide spaces": (between(["\u3000"]), everything),
    "punctuated": (between(["，", ".", "/", "-", "、", "…", "·", "~", "*", "_", "！", "|"]), everything),
    "with what nobody sees": (
        between(["\u200b", "\u200d", "\ufeff", "\u2060", "\u00ad", "\u200e", "\ufe0f"]),
        everything,
    ),
    "full-width": (full_width, everything),
    "with pictures between": (between(["😭", "💔"]), everything),
    "with accents on it": (between(["\u0336"]), everything),
    "traditional": (in_characters_of("s2t"), everything),
    "as in Taiwan": (in_characters_of("s2tw"), everything),
    "as in Hong Kong": (in_characters_of("s2hk"), everything),
    "in pinyin": (pinyin_of(""), words),
    "in pinyin with spaces": (pinyin_of(" "), words),
    "while an input method composes it": (pinyin_of("'"), words),
    "half in pinyin": (half_pinyin, words),
    "in a sentence about debts": (lambda word: f"我欠了网贷{word}，该怎么办", everywhere),
    "in pinyin in a sentence": (lambda word: f"网贷逾期{pinyin_of('')(word)}怎么办", words),
    "after a comma": (lambda word: f"还不上，{word}", everywhere),
}


def test_each_word_is_heard_in_each_form(subtests: pytest.Subtests) -> None:
    """No way to write a word of despair hides it."""
    written = {form: list(map(write, those())) for form, (write, those) in FORMS.items()}
    answers = iter(heard(chain.from_iterable(written.values())))  # all are asked at once

    for form, texts in written.items():
        with subtests.test(form):
            assert [text for text in texts if not next(answers)] == []


def test_every_member_of_every_set_is_heard() -> None:
    """Each word that stands in for another is read, in characters and in pinyin."""
    said = [wording for phrase in crisis().words for wording in wordings(phrase, 20)]

    assert unheard(said) == []
    assert unheard(map(pinyin_of(""), said[::5])) == []


def test_every_other_spelling_is_heard() -> None:
    """A character put in the place of another is read as that one wherever a phrase has it."""
    spelt = [
        word.replace(character, other)
        for character, others in crisis().spellings.items()
        for word in [next(word for word in words() if character in word)]
        for other in others
    ]

    assert len(spelt) > 10
    assert unheard(spelt) == []


def test_initials_alone_are_heard() -> None:
    """Who dares to type the first letters only is heard, in either case, with spaces."""
    letters = [initials(phrase) for phrase in crisis().initials]

    assert unheard([*letters, *(word.upper() for word in letters), *map(" ".join, letters)]) == []


@pytest.mark.parametrize("file", ["held-back", "fresh", "further", "indirect"])
def test_sentences_of_despair_are_heard(file: str) -> None:
    """People in despair use other words than a list has: sentences written apart from it are heard."""
    assert unheard(table(f"despair/{file}")) == []


def test_hardly_anything_else_is_taken_for_despair() -> None:
    """Of titles, names, aliases, questions and everyday queries at most one in a hundred brings the box."""
    texts = sorted({*harmless(), *names_of_the_site()})
    false_alarms = [text for text, is_heard in zip(texts, heard(texts), strict=True) if is_heard]

    assert len(texts) > 300
    assert len(false_alarms) <= len(texts) / 100, false_alarms


def test_accounts_and_figures_of_speech_are_not_despair() -> None:
    """Dead accounts, fixed deposits and leaping prices bring no box: at most one in a hundred of their kind."""
    texts = harmless()
    false_alarms = [text for text, is_heard in zip(texts, heard(texts), strict=True) if is_heard]

    assert len(texts) >= 300
    assert len(false_alarms) <= len(texts) / 100, false_alarms


def harmless() -> list[str]:
    found: list[str] = table("despair/harmless")
    return list(map(str, found))


def names_of_the_site() -> Iterator[str]:
    """Everything under which something of the site is known."""
    for calculator in catalogue():
        yield from (calculator.title, *(field.label for field in calculator.inputs))
    for entry in content().all():
        if entry.kind != "crisis" and entry.id not in HELP_LINES:
            yield from (text for path, part in walk(entry.file) if is_name(path) for text in texts_of(part))


def is_name(path: tuple[int | str, ...]) -> bool:
    return bool(path) and path[-1] in NAMES


def texts_of(part: Any) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        yield from (text for text in part if isinstance(text, str))


def test_harmless_excuses_only_what_it_holds() -> None:
    """Who writes both, the harmless word and the one of despair, is heard."""
    harmless_and_not = [
        "死期存款到期了，想死",
        "跳楼价也卖不掉，想跳楼",
        "累死了，不想活了",
        "想死你了，真的想死",
        "死账太多不想活",
    ]

    assert unheard(harmless_and_not) == []


def test_a_long_text_is_read_at_both_ends() -> None:
    """Whoever pastes a whole letter is heard where people say it: first or last."""
    letter = "我借了三家平台，每月要还五千。" * 2000

    assert unheard([f"不想活了。{letter}", f"{letter}不想活了"]) == []
    assert heard([letter]) == [False]


def test_nothing_typed_is_no_despair() -> None:
    """An empty box, spaces and marks stay quiet."""
    assert heard(["", " ", "？！", "\u200b", "…", "【】（）"]) == [False] * 6
