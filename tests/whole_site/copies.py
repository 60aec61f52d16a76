"""Run commands on copies of the project, so that tests can make mistakes in them."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from publish import write_mark
from scripts.edition import QUICK

ROOT = Path(__file__).resolve().parents[2]
LAW = 'import_module("calculators.law")'
LEFT_BEHIND = (
    ".git",
    ".venv",
    "node_modules",
    "site",
    "offline",
    "*.pyc.*",  # on its way to be written
    ".cache",
    ".*_cache",
    "tests",
    "content",
)


def copy_small_project(target: Path) -> Path:
    """Copy the project with the small content in the place of its own: it builds in seconds."""
    shutil.copytree(ROOT, target, ignore=shutil.ignore_patterns(*LEFT_BEHIND))
    (target / "node_modules").symlink_to(ROOT / "node_modules")
    for kept in ("browser", "compressed", "runtime", "templates", "trimmed"):
        (ROOT / ".cache" / kept).mkdir(parents=True, exist_ok=True)
        (target / ".cache").mkdir(exist_ok=True)
        (target / ".cache" / kept).symlink_to(ROOT / ".cache" / kept)
    shutil.copytree(ROOT / "tests/cases/small-content", target / "content")
    for page in (ROOT / "content/calculators").glob("*.yml"):
        if not (target / "content/calculators" / page.name).exists():
            shutil.copy(target / "content/calculators/true-rate.yml", target / "content/calculators" / page.name)
    leave_law_uncompared(target / "scripts" / "all_pages.py")
    return target


def put_earlier_site(project: Path) -> None:
    """Leave a site of one page, as an earlier build would."""
    (project / "site").mkdir()
    (project / "site" / "index.html").write_text("earlier", encoding="utf-8")
    write_mark(project / "site", "site")


def leave_law_uncompared(script: Path) -> None:
    """Name no law that calculators count with: the small content lacks the facts that its numbers stand for."""
    text = script.read_text(encoding="utf-8")
    assert text.count(LAW) == 1
    script.write_text(text.replace(LAW, "None"), encoding="utf-8")


def environment(project: Path) -> dict[str, str]:
    """Let this environment's packages meet the copy's own code; nothing that is asked here hangs on how small files are."""
    return {**os.environ, "PYTHONPATH": str(project), QUICK: "1"}


def script(name: str) -> list[str]:
    """Begin one of our commands without its set-up: that would make the copy an environment of its own."""
    return ["-c", f"from scripts.{name} import main; main()"]


BUILD = [*script("build"), "--quick"]
CHECK = script("check")


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
