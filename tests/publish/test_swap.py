"""The old site stays until the new one stands."""

import sys
from pathlib import Path

import pytest

from publish import replace_folder
from publish.swap import exchange, in_two_steps


def test_the_new_folder_takes_the_place_of_the_old(tmp_path: Path) -> None:
    """The new one stands, and where the old one is now is told."""
    new, target = _folder(tmp_path / "new", "new"), _folder(tmp_path / "site", "old")

    old = replace_folder(new, target, tmp_path / "aside")

    assert (target / "index.html").read_text() == "new"
    assert old is not None
    assert (old / "index.html").read_text() == "old"
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize("there", [(), ("site",)])
def test_there_may_be_no_old_one(tmp_path: Path, there: tuple[str, ...]) -> None:
    """The first build has nothing to replace but an empty folder."""
    for name in there:
        (tmp_path / name).mkdir()

    assert replace_folder(_folder(tmp_path / "new", "new"), tmp_path / "site", tmp_path / "aside") is None

    assert (tmp_path / "site" / "index.html").read_text() == "new"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_missing_new_folder_leaves_the_old_one_alone(tmp_path: Path) -> None:
    """A build that made nothing replaces nothing."""
    target = _folder(tmp_path / "site", "old")

    with pytest.raises(NotADirectoryError):
        replace_folder(tmp_path / "new", target, tmp_path / "aside")

    assert (target / "index.html").read_text() == "old"


@pytest.mark.skipif(sys.platform not in ("linux", "darwin"), reason="other systems need two steps")
def test_folders_change_places_in_one_step(tmp_path: Path) -> None:
    """Whoever looks between two moments sees one whole site or the other."""
    one, other = _folder(tmp_path / "一", "one"), _folder(tmp_path / "other", "other")

    assert exchange(one, other)
    assert (one / "index.html").read_text() == "other"
    assert not exchange(one, tmp_path / "nothing")


def test_two_steps(tmp_path: Path) -> None:
    """Where one step is not to be had, the old one waits aside."""
    new, target = _folder(tmp_path / "new", "new"), _folder(tmp_path / "site", "old")

    old = in_two_steps(new, target, tmp_path / "aside")

    assert ((target / "index.html").read_text(), (old / "index.html").read_text()) == ("new", "old")


def test_the_old_one_comes_back_when_the_new_one_cannot_move(tmp_path: Path) -> None:
    """A second step that fails costs no site."""
    target = _folder(tmp_path / "site", "old")

    with pytest.raises(OSError, match="new"):
        in_two_steps(tmp_path / "new", target, tmp_path / "aside")

    assert (target / "index.html").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def _folder(path: Path, text: str) -> Path:
    path.mkdir()
    (path / "index.html").write_text(text)
    return path
