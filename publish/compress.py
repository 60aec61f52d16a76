"""Make small copies (`.br`, `.gz`) of files, so that any server sends few bytes without working for it."""

import os
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path, PurePosixPath

import brotli  # type: ignore[import-untyped]
import deflate

SUFFIXES = (".br", ".gz")
_COMPRESSED_TYPES = frozenset(
    {".html", ".css", ".js", ".mjs", ".json", ".svg", ".xml", ".txt", ".wasm", ".ics", ".csv", ".webmanifest"},
)
_SMALLEST = 1024
"""Below this a packet is a packet."""


def small_copies(name: str, content: bytes, cache: Path) -> Mapping[str, bytes]:
    """Give by suffix the copies that are worth having of a site's file; what is slow to make is taken from the cache."""
    if len(content) <= _SMALLEST or not _is_text(name) or name.startswith(_FOR_CONTRIBUTORS):
        return {}
    lasts = name.startswith(_LASTING)
    made = {
        suffix: _compressed(content, cache, suffix) if lasts else compress(content, _QUICK_LEVELS[suffix])
        for suffix, compress in _COMPRESSORS.items()
    }
    return {suffix: small for suffix, small in made.items() if len(small) < len(content)}


def sent_size(path: Path, cache: Path, suffix: str) -> int:
    """Say how many bytes a server sends of a file that has a copy with this suffix (`.br`, `.gz`) beside it."""
    content = path.read_bytes()
    return len(_compressed(content, cache, suffix)) if _is_text(path.name) else len(content)


def _is_text(name: str) -> bool:
    return PurePosixPath(name).suffix in _COMPRESSED_TYPES


def _compressed(content: bytes, cache: Path, suffix: str) -> bytes:
    kept = cache / f"{sha256(content).hexdigest()}-{_LEVELS[suffix]}{suffix}"
    if not kept.exists():
        cache.mkdir(parents=True, exist_ok=True)
        _write_whole(kept, _COMPRESSORS[suffix](content, _LEVELS[suffix]))
    return kept.read_bytes()


def _brotli(content: bytes, level: int) -> bytes:
    compressed: bytes = brotli.compress(content, quality=level)
    return compressed


def _gzip(content: bytes, level: int) -> bytes:
    """Compress; neither the day nor the operating system is named, so that every machine writes the same."""
    return bytes(deflate.gzip_compress(content, level))


_COMPRESSORS = dict(zip(SUFFIXES, (_brotli, _gzip), strict=True))
_LEVELS = {".br": 11, ".gz": 10}
"""For what is made once and kept."""
_QUICK_LEVELS = {".br": 8, ".gz": 6}
"""For what every build makes anew: brotli's last twentieth would take fifteen times as long."""
_FOR_CONTRIBUTORS = "source/"
"""The folder of what hardly anybody asks for: a sixth of all files would be its copies."""
_LASTING = "assets/"
"""The folder of what stays the same from build to build."""


def _write_whole(path: Path, content: bytes) -> None:
    """Leave no half-written file behind when interrupted, nor when two write the same."""
    unfinished = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        unfinished.write_bytes(content)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
