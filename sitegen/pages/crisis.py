"""Turn the words of despair into what the browser looks for: phrases, sounds, traditional characters."""

import re
from collections.abc import Iterable, Mapping
from functools import partial
from itertools import chain

from sitegen.markup.phrases import named_sets
from sitegen.model.crisis import CrisisFile
from sitegen.pages.sounds import by_sound, initial

_HAN = re.compile(r"[\u3400-\u9fff]")
_SET = re.compile(r"【([^】]*)】")
_PLAIN = str.maketrans("【】（）…", "[]()~")
_MARKS = re.compile(r"[^\w【】（）…]")


def patterns(file: CrisisFile, other_forms: Mapping[str, str]) -> Mapping[str, object]:
    """Write the file for `theme/search/despair.mjs`; `other_forms` lead to the characters of this site.

    Phrases have no blanks, and stand in a line, sets are numbered, brackets are plain, each sound goes before its
    characters: every page carries them, and quotes, commas and names weigh.
    """
    used = set("".join(_heard_texts(file)))
    numbers = {name: str(number) for number, name in enumerate(file.sets)}
    in_line = partial(_in_line, numbers)
    return {
        "sets": [in_line(members) for members in file.sets.values()],
        "words": in_line(file.words),
        "asWritten": in_line(file.as_written),
        "alone": " ".join((*file.alone, *map(initials, file.initials))),
        "harmless": in_line(file.harmless),
        "spellings": {written: " ".join(forms) for written, forms in file.spellings.items()},
        "sounds": "".join(chain.from_iterable(by_sound(filter(_HAN.match, used), also_seldom=True).items())),
        "simplified": "".join(
            other + ours for other, ours in other_forms.items() if ours in used and other not in used
        ),
        "marks": "".join(sorted(filter(_MARKS.match, used))),
    }


def _in_line(numbers: Mapping[str, str], phrases: Iterable[str]) -> str:
    return _SET.sub(lambda found: f"【{numbers[found[1]]}】", " ".join(phrases)).translate(_PLAIN)


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
