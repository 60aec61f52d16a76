"""Every case of tests/cases/bad-content/ is answered with exactly the problems it names."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sitegen.markup.references import LINKED_KINDS
from tests.tables import read_yaml

KINDS = "、".join(LINKED_KINDS)
CASES = Path(__file__).parents[1] / "cases" / "bad-content"


def written_cases() -> Iterator[Any]:
    for path in sorted(CASES.glob("*.yml")):
        for case in read_yaml(path):
            yield pytest.param(case, id=f"{path.stem}: {case['name']}")


@pytest.mark.parametrize("case", tuple(written_cases()))
def test_mistake_is_told_word_for_word(case, folder):
    """A mistake is told with its file, line, column and field, what was found, and what to do; nothing else is."""
    make_mistake(folder, case)

    told = folder.problems()

    said = [words and words.replace("{kinds}", KINDS) for words in case.get("says", [case.get("says_last")])]
    assert len(told) == case.get("says_count", len(told))
    assert (told[-1:] if "says_last" in case else told) == said


def make_mistake(folder: Any, case: dict[str, Any]) -> None:
    for old, new in case.get("copy", {}).items():
        shutil.copy(folder.root / old, folder.root / new)
    for name, changes in case.get("edit", {}).items():
        folder.edit(name, *changes.items())
    for name, text in case.get("write", {}).items():
        folder.write(name, text, case.get("encoding", "utf-8"))
    for name, part in case.get("fill", {}).items():
        filled = part.get("start", "") + part["text"] * part["times"] + part.get("end", "")
        folder.write(name, filled)
    for name, target in case.get("link", {}).items():
        (folder.root / name).symlink_to(target)
    for old, new in case.get("rename", {}).items():
        (folder.root / old).rename(folder.root / new)
    for name in case.get("delete", ()):
        (folder.root / name).unlink()


def test_small_content_has_no_problem(folder):
    """What the cases start from is right, so that what they tell is theirs."""
    assert folder.problems() == []
