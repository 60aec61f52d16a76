"""Mark texts as UTF-8 in their first bytes, which browsers believe before anything that a host says of them."""

from codecs import BOM_UTF8
from pathlib import Path

_READ_AS_TOLD = (".txt", ".html", ".css", ".js")


def mark_texts(site: Path, *, offline: bool) -> None:
    """Mark what a host could say a wrong charset of, or none; in a folder only texts that don't name it themselves."""
    for suffix in _READ_AS_TOLD[:1] if offline else _READ_AS_TOLD:
        for path in sorted(site.rglob(f"*{suffix}")):
            _mark(path)


def _mark(path: Path) -> None:
    with path.open("rb") as file:
        if file.read(len(BOM_UTF8)) == BOM_UTF8:  # pages are written with it
            return
    content = path.read_bytes()
    if (text := marked(content)) is not content:
        path.write_bytes(text)


def marked(text: bytes) -> bytes:
    """Give a text its mark, unless it has one or needs none."""
    return text if text.isascii() or text.startswith(BOM_UTF8) else BOM_UTF8 + text
