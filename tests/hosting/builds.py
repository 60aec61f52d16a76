"""Build two sites of the small content, one after the other, as they would be published."""

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.whole_site.copies import copy_small_project, environment

ADDRESS = "https://example.org/repo"
REPOSITORY = "https://example.org/us/book/edit/main/content"
NEWER = "（改过的）"


@dataclass(frozen=True)
class Built:
    """A finished site, and what building it said."""

    site: Path
    said: str


def build_two(folder: Path) -> None:
    """Build the site twice: as it is, then for an address, with other words, other scripts and another runtime."""
    project = copy_small_project(folder / "project")
    shutil.copytree(Path(__file__).with_name("content"), project / "content", dirs_exist_ok=True)
    run_build(project, folder / "first")
    change(project)
    run_build(project, folder / "second", "--site-url", ADDRESS)


def change(project: Path) -> None:
    """Make what a newer build may change differ: the runtime, with it the script, the words, and the search index."""
    with (project / "calculators" / "__init__.py").open("a", encoding="utf-8") as file:
        file.write("\nCHANGED = True\n")
    for name in ("scenarios/alpha.yml", "scenarios/beta.yml"):
        file = project / "content" / name
        lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
        titled = [line.rstrip() + NEWER + "\n" if line.startswith("title:") else line for line in lines]
        file.write_text("".join(titled), encoding="utf-8")
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8").replace('edit_base: ""', f'edit_base: "{REPOSITORY}"')
    settings.write_text(text, encoding="utf-8")


def run_build(project: Path, target: Path, *options: str) -> None:
    command = [sys.executable, "-c", "from scripts.build import main; main()", "--out", str(target), *options]
    settings = {**environment(project), "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, check=False, capture_output=True, encoding="utf-8", cwd=project, env=settings)
    assert done.returncode == 0, done.stdout + done.stderr
    target.with_suffix(".txt").write_text(done.stdout + done.stderr, encoding="utf-8")
