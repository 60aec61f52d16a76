"""Name what a folder holds, in one walk: asking the disk again and again costs more than most steps do."""

import os
from collections.abc import Iterator
from pathlib import Path


def files_in(folder: Path) -> list[str]:
    """Name the files of a folder from its root, in order, with forward slashes; links are files, wherever they lead."""
    return sorted(_inside(str(folder), ""))


def _inside(folder: str, name: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _inside(entry.path, f"{name}{entry.name}/")
            else:
                yield f"{name}{entry.name}"
