"""Read the phrases of content/crisis.yml as plain text; `theme/search/phrases.mjs` finds them as people type."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import product

_PARTS = re.compile(r"【([^【】]*)】|（([^（）]*)）|(…)|([^【】（）…])")
"""One of a set, what may be missing, a gap, a character."""
_GAP = ".{0,6}"


def is_readable(phrase: str) -> bool:
    """Ask whether every bracket has its other half."""
    return "".join(found[0] for found in _PARTS.finditer(phrase)) == phrase


def named_sets(phrase: str) -> list[str]:
    """Give the sets that a phrase names, also in what may be missing."""
    return re.findall(r"【([^【】]*)】", phrase)


class Phrases:
    """What phrases mean, with the sets that they name and other ways to write a character."""

    def __init__(self, sets: Mapping[str, tuple[str, ...]], spellings: Mapping[str, tuple[str, ...]]) -> None:
        self._sets, self._spellings = sets, spellings
        self._source = cache(self._written)

    def pattern(self, phrases: Iterable[str]) -> re.Pattern[str]:
        """Give one pattern for any of these phrases."""
        return re.compile("|".join(map(self._source, phrases)))

    def wordings(self, phrase: str) -> Iterator[str]:
        """Give everything that a phrase stands for, its gaps closed."""
        return map("".join, product(*self._choices(phrase)))

    def _written(self, phrase: str) -> str:
        written = []
        for name, optional, gap, character in _PARTS.findall(phrase):
            if name:
                written.append(f"(?:{'|'.join(map(self._written, self._sets[name]))})")
            elif optional:
                written.append(f"(?:{self._written(optional)})?")
            else:
                written.append(_GAP if gap else self._spelt(character))
        return "".join(written)

    def _spelt(self, character: str) -> str:
        forms = (character, *self._spellings.get(character, ()))
        return f"(?:{'|'.join(map(re.escape, forms))})"

    def _choices(self, phrase: str) -> list[tuple[str, ...]]:
        choices: list[tuple[str, ...]] = []
        for name, optional, gap, character in _PARTS.findall(phrase):
            if name:
                choices.append(self._sets[name])
            elif optional:
                choices.append(("", *self.wordings(optional)))
            else:
                choices.append(("",) if gap else (character,))
        return choices
