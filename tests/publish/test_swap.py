"""The old site stays until the new one stands."""

from pathlib import Path

import pytest

from publish import replace_folder


def test_the_new_folder_takes_the_place_of_the_old(tmp_path: Path) -> None:
    """Nothing of the old one is left, inside or beside."""
    new, target = _folder(tmp_path / "new", "new"), _folder(tmp_path / "site", "old")
    (target / "only-old.html").touch()

    replace_folder(new, target)

    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    assert [path.read_text() for path in target.iterdir()] == ["new"]


def test_there_may_be_no_old_one(tmp_path: Path) -> None:
    """The first build has nothing to replace."""
    replace_folder(_folder(tmp_path / "new", "new"), tmp_path / "site")

    assert (tmp_path / "site" / "index.html").read_text() == "new"


def test_a_missing_new_folder_leaves_the_old_one_alone(tmp_path: Path) -> None:
    """A build that made nothing replaces nothing."""
    target = _folder(tmp_path / "site", "old")

    with pytest.raises(NotADirectoryError):
        replace_folder(tmp_path / "new", target)

    assert (target / "index.html").read_text() == "old"


def test_the_old_one_comes_back_when_the_new_one_cannot_move(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that refuses the second step costs no site."""
    new, target = _folder(tmp_path / "new", "new"), _folder(tmp_path / "site", "old")
    rename = Path.rename

    def refuse_new(path: Path, to: Path) -> Path:
        if path == new:
            raise OSError("refused")
        return rename(path, to)

    monkeypatch.setattr(Path, "rename", refuse_new)
    with pytest.raises(OSError, match="refused"):
        replace_folder(new, target)

    assert (target / "index.html").read_text() == "old"


def test_a_folder_left_aside_by_a_crash_is_no_obstacle(tmp_path: Path) -> None:
    """What an interrupted swap left is cleared by the next."""
    new, target = _folder(tmp_path / "new", "new"), _folder(tmp_path / "site", "old")
    _folder(tmp_path / "site.previous", "older")

    replace_folder(new, target)

    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def _folder(path: Path, text: str) -> Path:
    path.mkdir()
    (path / "index.html").write_text(text)
    return path
