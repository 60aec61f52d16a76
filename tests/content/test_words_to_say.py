"""What readers say, send or search for does them no harm and finds its way."""

import re
from pathlib import Path

import pytest

import sitegen
from sitegen.model.field_types import Say
from sitegen.model.kinds import LAW
from sitegen.model.walk import walk_kind

CONTENT = Path(__file__).parents[2] / "content"
SUM_OWED = re.compile(r"欠款?共?(?:\[\[[\d,.]+ ?元\]\]|\{[a-z_]+\}元)")
SOMEBODY_ELSES = re.compile(r"(?:贵行|贵公司|你们|您|对方)(?:说|称)|据\S{1,8}告知")
FEWEST_NAMES = 2


@pytest.fixture(scope="module")
def content() -> sitegen.Content:
    """The real content, as written."""
    return sitegen.load(CONTENT)


def test_nothing_copyable_owns_up_to_a_sum(content):
    """A reader who copies a text never states a sum as owed that only the other side has named."""
    owned = [
        (entry.kind, entry.id, str(words))
        for entry in content.all()
        for _, words in walk_kind(entry.file, Say)
        if SUM_OWED.search(words) and not SOMEBODY_ELSES.search(words)
    ]

    assert owned == []


def test_laws_are_found_by_the_words_people_type(content):
    """Each law has names that people type besides its titles."""
    few = {
        name: names
        for name, entry in content.of(LAW).items()
        if len(names := set(entry.file.aliases) - {entry.file.title}) < FEWEST_NAMES
    }

    assert few == {}
