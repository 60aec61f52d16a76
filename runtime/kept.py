"""Folders that are made once for the same sources, kept in `.cache/` and given whole or not at all."""

import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

NAME_LENGTH = 16
OWN_NAME = re.compile(r"[0-9a-f]{16}|making-[a-z0-9_]{8}")
KEPT_SECONDS = 7 * 24 * 3600


def kept_folder(
    cache: Path, key: Callable[[], str], is_whole: Callable[[Path], bool], make: Callable[[Path], None]
) -> Path:
    """Find the folder made earlier under a key, the hash of everything that decides about it, or make it.

    What is edited meanwhile may be half in it: then it is made again, under the key of now.
    """
    cache.mkdir(parents=True, exist_ok=True)
    before = key()
    kept = cache / before[:NAME_LENGTH]
    if not is_whole(kept):
        shutil.rmtree(kept, ignore_errors=True)
        with beside(kept, lambda: key() == before) as made:
            make(made)
        if not kept.exists():
            return kept_folder(cache, key, is_whole, make)
        _forget_old(cache)
    os.utime(kept)
    return kept


@contextmanager
def beside(target: Path, still_holds: Callable[[], bool] = lambda: True) -> Iterator[Path]:
    """Give an empty folder that becomes `target` when all went well and still holds; who comes second leaves the first one's."""
    target.parent.mkdir(parents=True, exist_ok=True)
    making = Path(tempfile.mkdtemp(prefix="making-", dir=target.parent))
    try:
        yield making
        making.chmod(0o755)
        if not target.exists() and still_holds():
            _rename(making, target)
    finally:
        shutil.rmtree(making, ignore_errors=True)


def _rename(making: Path, target: Path) -> None:
    try:
        making.rename(target)
    except OSError:
        if not target.exists():
            raise


def _forget_old(cache: Path) -> None:
    """Drop what no build has used for a week before the newest (also what a killed build left), if its name is ours."""
    last_use = {}
    for folder in filter(lambda each: OWN_NAME.fullmatch(each.name), cache.iterdir()):
        with suppress(FileNotFoundError):  # another build may take away what it made
            last_use[folder] = folder.stat().st_mtime
    for folder, used in last_use.items():
        if used < max(last_use.values()) - KEPT_SECONDS:
            shutil.rmtree(folder, ignore_errors=True)
