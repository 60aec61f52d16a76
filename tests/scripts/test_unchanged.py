"""What was made of the same things isn't made again; whatever has changed counts."""

import os
import shutil
from pathlib import Path

import pytest

from scripts import own_folders, unchanged
from scripts.unchanged import digest_of, recall, remember, state_of


@pytest.fixture(autouse=True)
def memory(monkeypatch, tmp_path):
    """A memory of the test's own."""
    monkeypatch.setattr(unchanged, "MEMORY", tmp_path / "memory")
    return tmp_path / "memory"


@pytest.fixture
def folder(tmp_path):
    """A folder with files and a folder inside."""
    root = tmp_path / "content"
    (root / "inner").mkdir(parents=True)
    (root / "a.yml").write_text("a", encoding="utf-8")
    (root / "inner/b.yml").write_text("b", encoding="utf-8")
    return root


def renamed(root: Path) -> None:
    (root / "a.yml").rename(root / "c.yml")


def swapped(root: Path) -> None:
    (root / "a.yml").write_text("b", encoding="utf-8")
    (root / "inner/b.yml").write_text("a", encoding="utf-8")


def moved_border(root: Path) -> None:
    (root / "a.yml").write_text("", encoding="utf-8")
    (root / "inner/b.yml").write_text("ab", encoding="utf-8")


def linked(root: Path) -> None:
    (root / "c.yml").symlink_to("a.yml")


@pytest.mark.parametrize("change", [renamed, swapped, moved_border, linked], ids=lambda change: change.__name__)
def test_every_change_counts(folder, change):
    """A file that is renamed, rewritten, added or led elsewhere gives another digest; touching one doesn't."""
    before = digest_of([folder])
    os.utime(folder / "a.yml", (1, 1))
    touched = digest_of([folder])

    change(folder)

    assert touched == before
    assert digest_of([folder]) != before
    assert digest_of([folder], "other words") != digest_of([folder])


def test_a_copy_of_the_project_is_the_same(folder, monkeypatch, tmp_path):
    """What is in the project counts by its place there, not by where the project lies."""
    copy = tmp_path / "copy"
    shutil.copytree(folder, copy / "content")

    digests = []
    for project in (folder.parent, copy):
        monkeypatch.setattr(own_folders, "ROOT", project)
        digests.append(digest_of([project / "content"]))

    assert digests[0] == digests[1] != digest_of([folder])


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="other systems know no such files")
def test_what_is_no_file_is_not_read(folder):
    """A pipe would never end, and names may be in any encoding: both count, neither stops a command."""
    before = digest_of([folder])
    os.mkfifo(folder / "pipe.yml")
    with_pipe = digest_of([folder])
    Path(os.fsdecode(os.fsencode(folder) + b"/\xff.yml")).write_bytes(b"")

    assert len({before, with_pipe, digest_of([folder])}) == 3


def test_only_the_same_is_recalled():
    """Another digest, or another thing, knows nothing of it."""
    remember("thing", "one", {"value": 1}, now="one")

    assert recall("thing", "one") == {"value": 1}
    assert recall("thing", "two") is None
    assert recall("other", "one") is None


def test_what_was_edited_meanwhile_is_not_kept():
    """What was made of two states is remembered for neither."""
    remember("thing", "one", 1, now="two")

    assert recall("thing", "one") is None
    assert recall("thing", "two") is None


def test_memory_that_can_not_be_read_is_none(memory):
    """Half a file, or a folder in its place, only means that it is made again."""
    remember("thing", "one", 1, now="one")
    [place] = memory.iterdir()
    place.write_text("{", encoding="utf-8")
    broken = recall("thing", "one")
    place.unlink()
    place.mkdir()
    remember("thing", "one", 1, now="one")

    assert broken is None
    assert recall("thing", "one") is None


def test_state_tells_whether_files_were_touched(folder):
    """A file changed, added or missing is another state."""
    states = [state_of(folder)]
    for change in (
        lambda: (folder / "a.yml").write_text("aa", encoding="utf-8"),
        lambda: (folder / "new").write_text("", encoding="utf-8"),
        (folder / "inner/b.yml").unlink,
        lambda: os.utime(folder / "a.yml", (1, 1)),
    ):
        change()
        states.append(state_of(folder))

    assert all(one != other for i, one in enumerate(states) for other in states[i + 1 :])
