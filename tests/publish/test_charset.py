"""Texts say themselves that they are UTF-8: hosts say other things, or nothing."""

from codecs import BOM_UTF8
from pathlib import Path

from publish.charset import mark_texts

NAMES = ("a.html", "a.css", "a.js", "a.txt", "a.json", "a.svg")


def marked(site: Path) -> set[str]:
    return {path.name for path in site.iterdir() if path.read_bytes().startswith(BOM_UTF8)}


def write(site: Path, text: str) -> Path:
    site.mkdir()
    for name in NAMES:
        (site / name).write_text(text, encoding="utf-8")
    return site


def test_what_a_host_may_mistake_is_marked(tmp_path: Path) -> None:
    """Pages, styles, scripts and texts are; what is UTF-8 by its nature isn't, and nothing is marked twice."""
    site = write(tmp_path / "site", "逾期不慌")

    for _ in range(2):
        mark_texts(site, NAMES, offline=False)

    assert marked(site) == {"a.html", "a.css", "a.js", "a.txt"}
    assert (site / "a.txt").read_bytes() == BOM_UTF8 + "逾期不慌".encode()


def test_in_a_folder_only_plain_texts_are_marked(tmp_path: Path) -> None:
    """Pages name their charset, and what they load goes by it."""
    site = write(tmp_path / "site", "逾期不慌")

    mark_texts(site, NAMES, offline=True)

    assert marked(site) == {"a.txt"}


def test_what_every_charset_reads_alike_stays(tmp_path: Path) -> None:
    """Plain ASCII needs no mark."""
    site = write(tmp_path / "site", "0.05")

    mark_texts(site, NAMES, offline=False)

    assert marked(site) == set()
