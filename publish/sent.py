"""Write the files of a site as servers send them, each with its small copies, and note what they weigh."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain
from pathlib import Path

from publish import charset
from publish.compress import SUFFIXES, Compression
from publish.side_by_side import in_parts, side_by_side


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
    parts = in_parts(sorted(names), lambda name: (site / name).stat().st_size)
    finished = chain.from_iterable(
        side_by_side(lambda part: [_finish(site, name, compression) for name in part], parts)
    )
    return {each.name: each for each in finished}


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
