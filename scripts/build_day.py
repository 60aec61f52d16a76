"""Say for which day things are made and checked, from the clock and from our own git repository alone."""

import os
import subprocess
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

CHINA = timezone(timedelta(hours=8))
"""The day of the readers and of the content, whatever zone a machine is set to."""

ABROAD = timedelta(days=1)
"""A commit of this minute may be dated tomorrow, where the day began earlier."""

OURS = "scripts/build_day.py"
REPOSITORY_SETTINGS = "GIT_CONFIG"
"""What begins like this says how git works (and whom it trusts); every other GIT_ variable names some repository."""

NO_REVIEW = date(2026, 1, 1)
PATIENCE = 20


def clock_today() -> date:
    """Ask the machine for the day in China; only scripts do, the rest is told."""
    return datetime.now(UTC).astimezone(CHINA).date()  # noqa: TID251


def newest_day(root: Path, reviewed: Iterable[date], today: date) -> date:
    """Give the date of our repository's newest commit or of the newest review, whichever is later.

    Builds of one commit agree on it: the clock only tells apart what can't have happened yet, for which nobody waits.
    """
    known = list(reviewed)
    happened = [day for day in known if day <= today + ABROAD] or known or [NO_REVIEW]
    commit = commit_day(root)
    return max([*happened, *([commit] if commit and commit <= today + ABROAD else [])])


def commit_day(root: Path) -> date | None:
    """Give the date of the newest commit if `root` is the top of a repository that holds this very project."""
    top = _git(root, "rev-parse", "--show-toplevel")
    if not top or not _is_same(Path(top), root) or not _git(root, "rev-parse", "--verify", "--quiet", f"HEAD:{OURS}"):
        return None
    written = _git(root, "log", "-1", "--no-show-signature", "--format=%cI", "HEAD")
    try:
        return date.fromisoformat(written[: len("2026-11-26")])
    except ValueError:
        return None


def _git(root: Path, *words: str) -> str:
    """Ask git, without the variables that would lead it to another repository; empty when it can't say."""
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("GIT_") or name.startswith(REPOSITORY_SETTINGS)
    }
    try:
        done = subprocess.run(
            ["git", "-C", str(root), "--no-replace-objects", *words],
            capture_output=True,
            check=False,
            encoding="utf-8",
            errors="surrogateescape",
            env=environment,
            timeout=PATIENCE,
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False
