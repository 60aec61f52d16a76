"""Build two sites of the small content, an earlier and a newer, as they would be published one after the other."""

import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tests.whole_site.copies import BUILD, copy_small_project, environment

ADDRESS = "https://example.org/repo"
REPOSITORY = "https://example.org/us/book/edit/main/content"
NEWER = "（改过的）"


@dataclass(frozen=True)
class Built:
    """A finished site, and what building it said."""

    site: Path
    said: str


def build_two(folder: Path) -> None:
    """Build the site twice: as it is, and for an address, with other words, other scripts and another runtime."""
    earlier, newer = (copy_small_project(folder / name) for name in ("earlier", "newer"))
    for project in (earlier, newer):
        shutil.copytree(Path(__file__).with_name("content"), project / "content", dirs_exist_ok=True)
    change(newer)
    with ThreadPoolExecutor() as at_once:
        builds = [
            at_once.submit(run_build, newer, folder / "second", "--site-url", ADDRESS),
            at_once.submit(run_build, earlier, folder / "first"),
        ]
    for build in builds:
        build.result()
    date_later(folder / "second", folder / "first")


def date_later(newer: Path, earlier: Path) -> None:
    """Date a site after another that was built beside it: hosts tell by seconds whether a file has changed."""
    last = max(file.stat().st_mtime for file in earlier.rglob("*"))
    for file in newer.rglob("*"):
        os.utime(file, (last + 1, last + 1))


def change(project: Path) -> None:
    """Make what a newer build may change differ: the runtime, with it the script, the words, and the search index."""
    with (project / "calculators" / "__init__.py").open("a", encoding="utf-8") as file:
        file.write("\nCHANGED = True\n")
    for name in ("scenarios/alpha.yml", "scenarios/beta.yml"):
        file = project / "content" / name
        lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
        titled = [line.rstrip() + NEWER + "\n" if line.startswith("title:") else line for line in lines]
        file.write_text("".join(titled), encoding="utf-8")
    replace_in(project / "mkdocs.yml", 'edit_base: ""', f'edit_base: "{REPOSITORY}"')


def replace_in(file: Path, before: str, after: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count(before) == 1
    file.write_text(text.replace(before, after), encoding="utf-8")


def run_build(project: Path, target: Path, *options: str) -> None:
    command = [sys.executable, *BUILD, "--out", str(target), *options]
    settings = {**environment(project), "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, check=False, capture_output=True, encoding="utf-8", cwd=project, env=settings)
    assert done.returncode == 0, done.stdout + done.stderr
    target.with_suffix(".txt").write_text(done.stdout + done.stderr, encoding="utf-8")
