"""The theme's style sheet loses what no page uses, and is trimmed once for pages that use the same of it."""

from pathlib import Path

import pytest

from scripts import trimmed
from scripts.trimmed import SHEETS, trim

SHEET = ".a{color:red}.b{color:red}[id^=part]{color:red}:root{--used:1;--unused:1}.a{width:var(--used)}"


@pytest.fixture(autouse=True)
def cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A cache of the test's own."""
    monkeypatch.setattr(trimmed, "CACHE", tmp_path / "cache")
    return tmp_path / "cache" / "trimmed"


def left_of_sheet(place: Path, page: str, script: str = "") -> str:
    (place / SHEETS).mkdir(parents=True)
    (place / SHEETS / "main.01234567.min.css").write_text(SHEET)
    (place / "assets" / "script.js").write_text(script)
    (place / "index.html").write_text(page)

    [(before, after)] = trim(place, [place / "index.html"]).items()

    assert before == f"{SHEETS}/main.01234567.min.css"
    assert [path.name for path in (place / SHEETS).iterdir()] == [Path(after).name]
    return (place / after).read_text()


def test_pages_that_use_the_same_share_a_sheet(tmp_path: Path, cache: Path) -> None:
    """Other words make no other sheet."""
    first = left_of_sheet(tmp_path / "first", '<p class="a">one</p>')
    [kept] = cache.iterdir()
    again = left_of_sheet(tmp_path / "again", '<p class="a">two, more words</p>')

    assert ".a{" in first
    assert ".b{" not in first
    assert "--unused" not in first
    assert (again, list(cache.iterdir())) == (first, [kept])


@pytest.mark.parametrize(
    ("page", "script", "rule"),
    [
        ('<p class="a b">one</p>', "", ".b{"),
        ('<p class="a">one</p>', "add('b')", ".b{"),
        ('<p class="a" id="part-2">one</p>', "", "[id^=part]"),
        ('<p class="a">one</p>', "read('--unused')", "--unused"),
    ],
)
def test_what_uses_more_gets_more(tmp_path: Path, page: str, script: str, rule: str) -> None:
    """A class, in a page or a script, the beginning of an id, a variable: each is a sheet of its own."""
    first = left_of_sheet(tmp_path / "first", '<p class="a">one</p>')
    more = left_of_sheet(tmp_path / "more", page, script)

    assert rule not in first
    assert rule in more
