"""Tell what a piece of prose says in its own words from what it cites, inserts, links to and quotes."""

import re

from sitegen.markup.references import CITATION, INSERT

HAN = re.compile(r"[\u3400-\u9fff]+")
_NOT_OWN = re.compile(rf"{CITATION.pattern}|{INSERT.pattern}|\]\([^)]*\)|“[^”]*”")
_MARKED = re.compile(r"[\[\]{“]")
"""What is at the beginning of each of these: most prose has none."""


def own_words(prose: str) -> str:
    """Put spaces in the place of what isn't the text's own, so that all else stays where it stands."""
    if not _MARKED.search(prose):
        return prose
    return _NOT_OWN.sub(lambda found: " " * len(found[0]), prose)


def han(text: str) -> int:
    """Count the Han characters."""
    return sum(map(len, HAN.findall(text)))
