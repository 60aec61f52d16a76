"""This file puts a finished folder in the place of the old one, so that a failed build leaves the old one alone."""

import shutil
from pathlib import Path


def replace_folder(new: Path, target: Path) -> None:
    """Moves `new` to `target`; the old `target` is gone only after the new one stands. Both must be on one disk."""
    if not new.is_dir():
        message = f"there is no folder {new} to put in place"
        raise NotADirectoryError(message)
    aside = target.with_name(f"{target.name}.previous")
    if target.exists():
        _remove(aside)
        target.rename(aside)
    try:
        new.rename(target)
    except OSError:
        _put_back(aside, target)
        raise
    _remove(aside)


def _put_back(aside: Path, target: Path) -> None:
    if aside.exists():
        aside.rename(target)


def _remove(folder: Path) -> None:
    if folder.is_symlink():
        folder.unlink()
    elif folder.exists():
        shutil.rmtree(folder)
