"""This file runs commands on copies of the project, so that tests can make mistakes in them."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LEFT_BEHIND = (".git", ".venv", "node_modules", "site", "offline", "__pycache__", ".cache", ".*_cache", "tests")


def copy_project(target: Path) -> Path:
    """Copy the project with an earlier site in it."""
    shutil.copytree(ROOT, target, ignore=shutil.ignore_patterns(*LEFT_BEHIND))
    (target / "node_modules").symlink_to(ROOT / "node_modules")
    shutil.copytree(ROOT / ".cache", target / ".cache")  # what is slow to make and the same for both
    (target / "site").mkdir()
    (target / "site" / "index.html").write_text("earlier", encoding="utf-8")
    return target


def environment(project: Path) -> dict[str, str]:
    """Let this environment's packages meet the copy's own code."""
    return {**os.environ, "PYTHONPATH": str(project)}


def run_in(project: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run Python on the copy."""
    return subprocess.run(
        [sys.executable, *command],
        cwd=project,
        env=environment(project),
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
