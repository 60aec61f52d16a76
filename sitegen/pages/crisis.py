"""Turn the words of despair into what the browser looks for: phrases, sounds, traditional characters."""

import re
from collections.abc import Iterable, Mapping

from sitegen.markup.phrases import named_sets
from sitegen.model.crisis import CrisisFile
from sitegen.pages.sounds import by_sound, initial

_HAN = re.compile(r"[\u3400-\u9fff]")
_MARKS = re.compile(r"[^\w【】（）…]")


def patterns(file: CrisisFile, other_forms: Mapping[str, str]) -> Mapping[str, object]:
    """Write the file for `theme/search/despair.mjs`; `other_forms` lead to the characters of this site.

    Phrases have no blanks, and stand in a line: each page carries them, and quotes and commas weigh.
    """
    used = set("".join(_heard_texts(file)))
    return {
        "sets": _in_lines(file.sets),
        "words": " ".join(file.words),
        "asWritten": " ".join(file.as_written),
        "alone": " ".join((*file.alone, *map(initials, file.initials))),
        "harmless": " ".join(file.harmless),
        "spellings": _in_lines(file.spellings),
        "sounds": by_sound(filter(_HAN.match, used), also_seldom=True),
        "simplified": "".join(
            other + ours for other, ours in other_forms.items() if ours in used and other not in used
        ),
        "marks": "".join(sorted(filter(_MARKS.match, used))),
    }


def _in_lines(named: Mapping[str, Iterable[str]]) -> Mapping[str, str]:
    return {name: " ".join(members) for name, members in named.items()}


def _heard_texts(file: CrisisFile) -> Iterable[str]:
    """Give what may be spelt in other ways: what is harmless only counts as it is written."""
    yield from (*file.words, *file.as_written, *file.alone)
    for members in file.spellings.values():
        yield from members
    for name in {name for phrase in file.words for name in named_sets(phrase)}:
        yield from file.sets[name]


def initials(phrase: str) -> str:
    """Give the first letter of each character's sound, as people type what they don't dare to write."""
    return "".join(map(initial, phrase))
