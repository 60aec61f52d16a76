"""Where the project lies, its folders in `.cache/` that one process works in, and what killed processes left there."""

import atexit
import math
import re
import shutil
import time
from pathlib import Path

from scripts.work_folder import WorkFolder, clear_left, work_beside

ROOT = Path(__file__).resolve().parents[1]
CACHE = ROOT / ".cache"
LEFT_SECONDS = 2 * 24 * 3600


def in_project(path: Path) -> Path:
    """Give the place of a file in the project; one outside keeps its name."""
    return path.relative_to(ROOT) if path.is_relative_to(ROOT) else path


def own_folder() -> WorkFolder:
    """Make a folder that only this process writes to, since builds may run at once; it goes when the process ends."""
    place = CACHE / "building" / "pages"
    place.parent.mkdir(parents=True, exist_ok=True)
    clear_left(place)
    forget_unfinished()
    work = work_beside(place)
    atexit.register(work.close)
    return work


def forget_unfinished() -> None:
    """Remove what killed builds were writing to the cache, known by the names that only our own files have."""
    names = {
        "compressed": r"[0-9a-f]{64}-[0-9]+\.(br|gz)\.[0-9]+",
        "building": "[0-9]+",
        "templates": r"__jinja2_[0-9a-f]+\.cache.+\.tmp",
    }
    for folder, shape in names.items():
        for left in (CACHE / folder).glob("*"):
            if re.fullmatch(shape, left.name) and _last_written(left) < time.time() - LEFT_SECONDS:  # noqa: TID251
                _remove(left)


def _last_written(left: Path) -> float:
    """Tell when a file was written; one that goes meanwhile is another build's, which has just finished it."""
    try:
        return left.stat().st_mtime
    except FileNotFoundError:
        return math.inf


def _remove(left: Path) -> None:
    if left.is_dir() and not left.is_symlink():
        shutil.rmtree(left, ignore_errors=True)
    else:
        left.unlink(missing_ok=True)
