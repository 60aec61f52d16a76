"""Who writes of despair in the search box is heard, however it is written; who does the accounts is not."""

import json
import subprocess
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, cycle, islice
from pathlib import Path
from typing import Any

import pytest
from opencc import OpenCC
from pypinyin import lazy_pinyin

import sitegen
from calculators import catalogue
from sitegen.markup.phrases import Phrases
from sitegen.model.crisis import CrisisFile
from sitegen.model.kinds import CRISIS
from sitegen.model.walk import walk
from sitegen.pages.crisis import initials, patterns
from sitegen.pages.other_forms import other_forms
from tests.tables import table

HERE = Path(__file__).parent
CONTENT = sitegen.load(HERE.parents[1] / "content")
CRISIS: CrisisFile = CONTENT.of(CRISIS)["crisis"].file
PHRASES = Phrases(CRISIS.sets, {})
HELP_LINES = ("12356", "120")
"""Channels for people in despair: what leads to them is meant to be heard."""
NAMES = ("title", "short_title", "term", "belief", "name", "question", "label", "aliases")


def heard(texts: Iterable[str]) -> list[bool]:
    """Say of each text whether the search box answers with help."""
    sent = json.dumps({"patterns": patterns(CRISIS, other_forms()), "texts": list(texts)})
    answered = subprocess.run(
        ["node", HERE / "hear.mjs"], input=sent, capture_output=True, encoding="utf-8", check=True
    )
    found: list[bool] = json.loads(answered.stdout)
    return found


def unheard(texts: Iterable[str]) -> list[str]:
    listed = list(texts)
    return [text for text, is_heard in zip(listed, heard(listed), strict=True) if not is_heard]


def some_wordings(phrases: Iterable[str]) -> Iterator[str]:
    """Give a wording of each phrase, each time with the next members of its sets."""
    for turn, phrase in enumerate(phrases):
        wordings = list(islice(PHRASES.wordings(phrase), 500))
        yield wordings[turn * 7 % len(wordings)]


WORDS = tuple(some_wordings(CRISIS.words))
EVERYWHERE = (*WORDS, *CRISIS.as_written)
"""One wording of each phrase that counts anywhere in a sentence."""
ALL = (*EVERYWHERE, *CRISIS.alone)


def between(marks: Iterable[str]) -> Callable[[str], str]:
    """Put one of these marks between any two characters, by turns."""
    return lambda word: "".join(map("".join, zip(word, cycle(marks), strict=False)))


def full_width(word: str) -> str:
    return "".join(chr(ord(each) + 0xFEE0) if "!" <= each <= "~" else each for each in word)


def pinyin_of(separator: str) -> Callable[[str], str]:
    return lambda word: separator.join(lazy_pinyin(word, errors=lambda kept: [kept]))


def half_pinyin(word: str) -> str:
    return "".join(each if index % 2 else lazy_pinyin(each)[0] for index, each in enumerate(word))


FORMS: dict[str, tuple[Callable[[str], str], tuple[str, ...]]] = {
    "bare": (str, ALL),
    "with other letters": (lambda word: word.upper(), ALL),
    "spaced": (between([" "]), ALL),
    "with wide spaces": (between(["\u3000"]), ALL),
    "punctuated": (between(["，", ".", "/", "-", "、", "…", "·", "~", "*", "_", "！", "|"]), ALL),
    "with what nobody sees": (between(["\u200b", "\u200d", "\ufeff", "\u2060", "\u00ad", "\u200e", "\ufe0f"]), ALL),
    "full-width": (full_width, ALL),
    "with pictures between": (between(["😭", "💔"]), ALL),
    "with accents on it": (between(["\u0336"]), ALL),
    "traditional": (OpenCC("s2t").convert, ALL),
    "as in Taiwan": (OpenCC("s2tw").convert, ALL),
    "as in Hong Kong": (OpenCC("s2hk").convert, ALL),
    "in pinyin": (pinyin_of(""), WORDS),
    "in pinyin with spaces": (pinyin_of(" "), WORDS),
    "while an input method composes it": (pinyin_of("'"), WORDS),
    "half in pinyin": (half_pinyin, WORDS),
    "in a sentence about debts": (lambda word: f"我欠了网贷{word}，该怎么办", EVERYWHERE),
    "in pinyin in a sentence": (lambda word: f"网贷逾期{pinyin_of('')(word)}怎么办", WORDS),
    "after a comma": (lambda word: f"还不上，{word}", EVERYWHERE),
}


def test_each_word_is_heard_in_each_form(subtests: pytest.Subtests) -> None:
    """No way to write a word of despair hides it."""
    written = {form: list(map(write, words)) for form, (write, words) in FORMS.items()}
    answers = iter(heard(chain.from_iterable(written.values())))  # all are asked at once

    for form, texts in written.items():
        with subtests.test(form):
            assert [text for text in texts if not next(answers)] == []


def test_every_member_of_every_set_is_heard() -> None:
    """Each word that stands in for another is read, in characters and in pinyin."""
    wordings = [wording for phrase in CRISIS.words for wording in islice(PHRASES.wordings(phrase), 20)]

    assert unheard(wordings) == []
    assert unheard(map(pinyin_of(""), wordings[::5])) == []


def test_every_other_spelling_is_heard() -> None:
    """A character put in the place of another is read as that one wherever a phrase has it."""
    spelt = [
        word.replace(character, other)
        for character, others in CRISIS.spellings.items()
        for word in [next(word for word in WORDS if character in word)]
        for other in others
    ]

    assert len(spelt) > 10
    assert unheard(spelt) == []


def test_initials_alone_are_heard() -> None:
    """Who dares to type the first letters only is heard, in either case, with spaces."""
    letters = [initials(phrase) for phrase in CRISIS.initials]

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
    for entry in CONTENT.all():
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
