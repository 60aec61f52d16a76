"""Remember what something was made from, so that nothing is made twice of the same; safe to delete with `.cache/`."""

import json
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from scripts.own_folders import CACHE, in_project

MEMORY = CACHE / "made"
CODE = ("calculators", "sitegen")
"""What decides about problems of the content."""
EVERYTHING = (
    *CODE,
    *("content", "publish", "runtime", "scripts", "setup", "theme"),
    *("mkdocs.yml", "package-lock.json", "requirements.txt"),
)
"""What decides about the site: each file of ours that a build reads, and the packages that it runs."""
NOT_READ = frozenset({"__pycache__"})


def digest_of(places: Iterable[Path], *words: str) -> str:
    """Give one name to the contents of files and folders, to some words, and to the Python that reads them.

    A file of the project is known by its place in it: a copy elsewhere has the same name.
    """
    digest = sha256()
    for word in (sys.version, *words):
        digest.update(f"{word}\0".encode())
    for place in places:
        for path in sorted(_files(place)):
            content = _content(path)
            digest.update(b"%b\0%d\0" % (os.fsencode(in_project(path)), len(content)))
            digest.update(content)
    return digest.hexdigest()


def _content(path: Path) -> bytes:
    """Give what a file holds, or what tells it from others that hold nothing to be read."""
    try:
        if path.is_symlink():
            return os.fsencode(path.readlink())
        return path.read_bytes() if path.is_file() else b"no file"
    except OSError as error:
        return str(error).encode("utf-8", "surrogateescape")


def _files(place: Path) -> Iterator[Path]:
    if not place.is_dir():
        yield place
        return
    for here, folders, files in os.walk(place):
        folders[:] = [name for name in folders if name not in NOT_READ]
        yield from (Path(here, name) for name in files)
        yield from (Path(here, name) for name in folders if Path(here, name).is_symlink())


def recall(thing: str, digest: str) -> object:
    """Give what was remembered of a thing if it was made from the same; None if it wasn't, or can't be read."""
    with suppress(OSError, ValueError):
        known = json.loads(_place(thing).read_text(encoding="utf-8"))
        if isinstance(known, dict) and known.get("digest") == digest:
            return known.get("value")
    return None


def remember(thing: str, digest: str, value: object, *, now: str) -> None:
    """Keep what was made, unless what it is made from is another now: it may be of both, before and after an edit.

    Without a place to keep it, it is only made again.
    """
    if now != digest:
        return
    with suppress(OSError, UnicodeError):
        place = _place(thing)
        place.parent.mkdir(parents=True, exist_ok=True)
        unfinished = place.with_name(f"{place.name}.{os.getpid()}")
        unfinished.write_text(json.dumps({"digest": digest, "value": value}, ensure_ascii=False), encoding="utf-8")
        unfinished.replace(place)


def _place(thing: str) -> Path:
    return MEMORY / f"{sha256(os.fsencode(thing)).hexdigest()[:32]}.json"


def state_of(folder: Path) -> dict[str, list[int]]:
    """Note size and time of every file of a folder, to see later whether anybody touched it."""
    found = {}
    for here, _, files in os.walk(folder):
        for name in files:
            status = os.lstat(Path(here, name))
            found[Path(here, name).relative_to(folder).as_posix()] = [status.st_size, status.st_mtime_ns]
    return found
