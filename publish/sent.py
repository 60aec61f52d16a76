"""Write the files of a site as servers send them, each with its small copies, and note what they weigh."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from publish import charset
from publish.compress import SUFFIXES, Compression
from publish.side_by_side import collected, dealt, side_by_side


@dataclass(frozen=True)
class Sent:
    """A file as readers get it."""

    name: str
    """From the site's root."""
    stored: int
    """Bytes of the file."""
    sent: int
    """Bytes of its smallest copy."""
    digest: str
    """SHA-256 of the file, in hexadecimal."""


def put(site: Path, name: str, content: bytes, compression: Compression | None) -> Sent:
    """Write a file, and its copies if it is said how they are made."""
    (site / name).write_bytes(content)
    return _with_copies(site, name, content, compression)


def finish_files(site: Path, names: Iterable[str], compression: Compression | None) -> Mapping[str, Sent]:
    """Mark what a host could say a wrong charset of, and write the small copies of it all."""
    hands = dealt(sorted(names))  # those of a folder are alike: what is kept, what is copied, what must be made small
    finished = side_by_side(lambda hand: [_finish(site, name, compression) for name in hand], hands)
    return {each.name: each for each in collected(finished)}


def _finish(site: Path, name: str, compression: Compression | None) -> Sent:
    content = (site / name).read_bytes()
    marked = charset.marked(content) if charset.is_read_as_told(name) else content
    finish = _with_copies if marked is content else put
    return finish(site, name, marked, compression)


def _with_copies(site: Path, name: str, content: bytes, compression: Compression | None) -> Sent:
    copies = compression.small_copies(name, content) if compression else {}
    for suffix, copy in copies.items():
        (site / f"{name}{suffix}").write_bytes(copy)
    sent = len(copies.get(SUFFIXES[0], content))
    return Sent(name, len(content), sent, sha256(content).hexdigest())
