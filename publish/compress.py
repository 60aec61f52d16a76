"""Write `.br` and `.gz` beside files, so that any server sends few bytes without working for it."""

import gzip
import os
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from hashlib import sha256
from pathlib import Path
from threading import get_ident

import brotli  # type: ignore[import-untyped]

_COMPRESSED_TYPES = frozenset(
    {".html", ".css", ".js", ".mjs", ".json", ".svg", ".xml", ".txt", ".wasm", ".ics", ".csv", ".webmanifest"},
)
_SMALLEST = 1024
"""Below this a packet is a packet."""


def compress_files(site: Path, cache: Path) -> None:
    """Compress the site's text and wasm files; what is slow to compress is taken from the cache if it is there."""
    cache.mkdir(parents=True, exist_ok=True)
    files = [path for path in site.rglob("*") if path.is_file()]
    with ThreadPoolExecutor(os.cpu_count()) as workers:  # compressors let other threads run meanwhile
        for _ in workers.map(partial(compress_file, site, cache=cache), files):
            pass


def compress_file(site: Path, path: Path, cache: Path) -> None:
    """Compress one file of the site, if that is worth it."""
    if path.suffix in _COMPRESSED_TYPES and path.stat().st_size > _SMALLEST:
        _compress(path, cache, lasts=path.relative_to(site).parts[0] == _LASTING)


def sent_size(path: Path, cache: Path, suffix: str) -> int:
    """Say how many bytes a server sends of a file that has a copy with this suffix (`.br`, `.gz`) beside it."""
    cache.mkdir(parents=True, exist_ok=True)
    content = path.read_bytes()
    return len(_compressed(content, cache, suffix)) if path.suffix in _COMPRESSED_TYPES else len(content)


def _compress(path: Path, cache: Path, *, lasts: bool) -> None:
    content = path.read_bytes()
    for suffix, compress in _COMPRESSORS.items():
        small = _compressed(content, cache, suffix) if lasts else compress(content, _QUICK_LEVELS[suffix])
        if len(small) < len(content):
            path.with_name(path.name + suffix).write_bytes(small)


def _compressed(content: bytes, cache: Path, suffix: str) -> bytes:
    kept = cache / f"{sha256(content).hexdigest()}{suffix}"
    if not kept.exists():
        _write_whole(kept, _COMPRESSORS[suffix](content, _LEVELS[suffix]))
    return kept.read_bytes()


def _brotli(content: bytes, level: int) -> bytes:
    compressed: bytes = brotli.compress(content, quality=level)
    return compressed


def _gzip(content: bytes, level: int) -> bytes:
    """Compress without a date, and with the operating system named «unknown», so that every machine writes the same."""
    compressed = gzip.compress(content, compresslevel=level, mtime=0)
    return compressed[:9] + b"\xff" + compressed[10:]


_COMPRESSORS = {".br": _brotli, ".gz": _gzip}
_LEVELS = {".br": 11, ".gz": 9}
"""For what is made once and kept."""
_QUICK_LEVELS = {".br": 5, ".gz": 5}
"""For what every build makes anew: brotli's last tenth would take seventy times as long, the last hundredth a fifth of it."""
_LASTING = "assets"
"""The folder of what stays the same from build to build."""


def _write_whole(path: Path, content: bytes) -> None:
    """Leave no half-written file behind when interrupted, nor when two write the same."""
    unfinished = path.with_name(f"{path.name}.{os.getpid()}{get_ident()}")
    try:
        unfinished.write_bytes(content)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
