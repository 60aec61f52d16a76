"""Give a command a folder to work in, beside what it will replace, and clear those of commands that were killed."""

import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from publish import MARK, made_files, remove_made, strangers
from setup.steps import locked

SIGN = ".yuqi-buhuang-work"
"""Stands in every such folder; whoever works there holds it locked, and the system lets go when a process is killed."""

NEW, OLD = "new", "old"
KINDS = ("site", "export")
TRIES = 5


@dataclass(frozen=True)
class WorkFolder:
    """A folder of this process, beside its target."""

    path: Path
    lock: BinaryIO

    @property
    def new(self) -> Path:
        """Where the target's next contents are made."""
        return self.path / NEW

    @property
    def old(self) -> Path:
        """Where the target's former contents wait for a moment, on systems that can't exchange two folders."""
        return self.path / OLD

    def close(self) -> bool:
        """Remove what we made in it; says whether nothing is left."""
        try:
            is_gone = not self.path.exists() or _remove_work(self.path)
        except OSError:
            is_gone = False
        self.lock.close()
        return is_gone and _remove_signed(self.path)


def work_beside(target: Path) -> WorkFolder:
    """Make a folder beside the target that nobody else uses, and say so in it."""
    for tries_left in reversed(range(TRIES)):
        path = Path(tempfile.mkdtemp(prefix=_prefix(target), dir=target.parent))
        with suppress(FileNotFoundError):  # another command took it for a left one before we signed it
            lock = (path / SIGN).open("wb")
            # Some disks know no locks: what is left there stays, which harms less than to refuse.
            if (locked(lock.fileno()) or not tries_left) and (path / SIGN).exists():
                (path / NEW).mkdir()
                return WorkFolder(path, lock)
            lock.close()
            _remove_signed(path)
    message = f"no folder stays beside {target}"
    raise FileNotFoundError(message)


def clear_left(target: Path) -> None:
    """Put back what a killed command had moved aside, and remove what it left."""
    for path in _left_folders(target):
        with suppress(OSError):  # another command may clear it at the same time
            _clear(path, target)
    _clear_previous(target)


def _clear(path: Path, target: Path) -> None:
    if not (path / SIGN).is_file():
        _remove_if_empty(path)
        return
    with (path / SIGN).open("ab") as lock:
        if locked(lock.fileno()):
            _put_back(path / OLD, target)
            WorkFolder(path, lock).close()


def _left_folders(target: Path) -> Iterator[Path]:
    shape = re.compile(re.escape(_prefix(target)) + "[a-z0-9_]{8}")
    for entry in sorted(os.scandir(target.parent), key=lambda each: each.name) if target.parent.is_dir() else ():
        if shape.fullmatch(entry.name) and entry.is_dir(follow_symlinks=False):
            yield Path(entry.path)


def _prefix(target: Path) -> str:
    return f".{target.name}-new-"


def _put_back(old: Path, target: Path) -> None:
    if old.exists() and not target.exists():
        old.rename(target)


def _remove_work(path: Path) -> bool:
    """Remove what was being made, and of what has been replaced all that was ours."""
    return all([_remove(path / NEW), _remove(path / OLD)])


def _remove(folder: Path) -> bool:
    if folder.name == NEW and folder.exists() and not (folder / MARK).exists():
        shutil.rmtree(folder)  # not finished, so nobody but us has seen it
    for kind in KINDS:
        made = made_files(folder, kind) if folder.exists() else None
        if made is not None:
            remove_made(folder, made)
    return not folder.exists()


def _remove_signed(path: Path) -> bool:
    (path / SIGN).unlink(missing_ok=True)
    _remove_if_empty(path)
    return not path.exists()


def _remove_if_empty(path: Path) -> None:
    with suppress(OSError):
        path.rmdir()  # which takes no folder that holds anything


def _clear_previous(target: Path) -> None:
    """Deal with what builds before the mark left when they were killed while they swapped."""
    previous = target.with_name(f"{target.name}.previous")
    made = made_files(previous, "site") if previous.is_dir() and not previous.is_symlink() else None
    if made is None or any(strangers(previous, made)):
        return
    if target.exists():
        remove_made(previous, made)
    else:
        previous.rename(target)
