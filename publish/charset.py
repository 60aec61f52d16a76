"""Mark texts as UTF-8 in their first bytes, which browsers believe before anything that a host says of them."""

from codecs import BOM_UTF8
from collections.abc import Iterable
from pathlib import Path

_READ_AS_TOLD = (".txt", ".html", ".css", ".js")


def is_read_as_told(name: str, *, offline: bool = False) -> bool:
    """Ask whether a host could say a wrong charset of a file, or none; in a folder only texts don't name it themselves."""
    return name.endswith(_READ_AS_TOLD[:1] if offline else _READ_AS_TOLD)


def mark_texts(site: Path, names: Iterable[str], *, offline: bool) -> None:
    """Mark those of a site's files that need it."""
    for name in names:
        if is_read_as_told(name, offline=offline):
            _mark(site / name)


def _mark(path: Path) -> None:
    content = path.read_bytes()
    if (text := marked(content)) is not content:
        path.write_bytes(text)


def marked(text: bytes) -> bytes:
    """Give a text its mark, unless it has one or needs none."""
    return text if text.isascii() or text.startswith(BOM_UTF8) else BOM_UTF8 + text
