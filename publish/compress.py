"""Make small copies (`.br`, `.gz`) of files, so that any server sends few bytes without working for it."""

import os
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath
from threading import get_native_id

import brotli  # type: ignore[import-untyped]
import deflate

SUFFIXES = (".br", ".gz")
_COMPRESSED_TYPES = frozenset(
    {".html", ".css", ".js", ".mjs", ".json", ".svg", ".xml", ".txt", ".wasm", ".ics", ".csv", ".webmanifest"},
)
_SMALLEST = 1024
"""Below this a packet is a packet."""


@dataclass(frozen=True)
class Compression:
    """How files are compressed."""

    cache: Path
    """Where copies wait that are slow to make."""
    is_quick: bool = False
    """Whether brotli may leave the largest files a seventh larger, in a tenth of the time: for who only wants to look."""

    def small_copies(self, name: str, content: bytes) -> Mapping[str, bytes]:
        """Give by suffix the copies that are worth having of a site's file; what is slow to make is taken from the cache."""
        if len(content) <= _SMALLEST or not _is_text(name) or name.startswith(_FOR_CONTRIBUTORS):
            return {}
        lasts = name.startswith(_LASTING)
        made = {
            suffix: self._kept(content, suffix) if lasts else compress(content, _QUICK_LEVELS[suffix])
            for suffix, compress in _COMPRESSORS.items()
        }
        return {suffix: small for suffix, small in made.items() if len(small) < len(content)}

    def sent_sizes(self, paths: Iterable[Path], suffix: str) -> list[int]:
        """Say how many bytes a server sends of each of these files where it has a copy with this suffix (`.br`, `.gz`)."""

        def size(path: Path) -> int:
            content = path.read_bytes()
            return len(self._kept(content, suffix)) if _is_text(path.name) else len(content)

        with ThreadPoolExecutor(os.cpu_count()) as at_once:  # brotli lets other threads go on
            return [*at_once.map(size, paths)]

    def _kept(self, content: bytes, suffix: str) -> bytes:
        level = _QUICK_LEVEL_OF_LARGE if self._hurries(content, suffix) else _LEVELS[suffix]
        kept = self.cache / f"{sha256(content).hexdigest()}-{level}{suffix}"
        if not kept.exists():
            self.cache.mkdir(parents=True, exist_ok=True)
            _write_whole(kept, _COMPRESSORS[suffix](content, level))
        return kept.read_bytes()

    def _hurries(self, content: bytes, suffix: str) -> bool:
        return self.is_quick and suffix == _SLOW and len(content) > _LARGE


def _is_text(name: str) -> bool:
    return PurePosixPath(name).suffix in _COMPRESSED_TYPES


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
_SLOW, _LARGE, _QUICK_LEVEL_OF_LARGE = ".br", 1_000_000, 9
"""What takes long, from how many bytes on, and at which level it doesn't."""
_FOR_CONTRIBUTORS = "source/"
"""The folder of what hardly anybody asks for: a sixth of all files would be its copies."""
_LASTING = "assets/"
"""The folder of what stays the same from build to build."""


def _write_whole(path: Path, content: bytes) -> None:
    """Leave no half-written file behind when interrupted, nor when two write the same."""
    unfinished = path.with_name(f"{path.name}.{get_native_id()}")
    try:
        unfinished.write_bytes(content)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
