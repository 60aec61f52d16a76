"""Put a finished folder in the place of the old one, in one step where the system can."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

_HERE = -100  # AT_FDCWD of Linux: paths are what they are for everybody
_EXCHANGE = 2  # RENAME_EXCHANGE of Linux and RENAME_SWAP of macOS


def replace_folder(new: Path, target: Path, aside: Path) -> Path | None:
    """Put `new` where `target` stands and give the place where the old folder is now; all three are on one disk.

    Where the two can't change places in one step, the old one waits in `aside` for the moment between two steps.
    """
    if not new.is_dir():
        message = f"there is no folder {new} to put in place"
        raise NotADirectoryError(message)
    if target.exists() and not any(target.iterdir()):
        target.rmdir()
    if not target.exists():
        new.rename(target)
        return None
    if exchange(new, target):
        return new
    return in_two_steps(new, target, aside)


def in_two_steps(new: Path, target: Path, aside: Path) -> Path:
    """Move the old folder aside and the new one in, or the old one back."""
    target.rename(aside)
    try:
        new.rename(target)
    except OSError:
        aside.rename(target)
        raise
    return aside


def exchange(one: Path, other: Path) -> bool:
    """Let two folders change places in one step; says whether the system and the disk could."""
    call = _exchange_call()
    return call is not None and call(os.fsencode(one), os.fsencode(other)) == 0


def _exchange_call() -> Callable[[bytes, bytes], int] | None:
    try:
        import ctypes  # noqa: PLC0415 (some Pythons are built without it)

        system = ctypes.CDLL(None)
        if sys.platform == "linux":
            at_once = system.renameat2
            return lambda one, other: int(at_once(_HERE, one, _HERE, other, _EXCHANGE))
        swap = system.renamex_np
        return lambda one, other: int(swap(one, other, _EXCHANGE))
    except (ImportError, OSError, TypeError, AttributeError):
        return None  # Windows, and systems that never heard of it
