"""A copy of the project with more scenarios than anybody has written, to measure what grows with their number."""

import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

from setup.packages import ROOT
from setup.steps import SetupError

SCENARIOS = "content/scenarios"
TRIAGE = "content/triage/start.yml"
LETTERS = "abcdefghijklmnopqrstuvwxyz"
MOST_COPIES = len(LETTERS) ** 3
KEPT = ("runtime", "compressed")
"""What .cache keeps when a build is to be cold: made once for each Pyodide and calculator, not for pages."""

LIST = "scenarios: ["
WORDS = "benchwords"


@dataclass(frozen=True)
class Edit:
    """What a contributor changes while the site is served, and the page that then holds WORDS."""

    name: str
    file: str
    place: str
    """Matches once; WORDS come right after it."""
    page: str
    new: str = WORDS
    in_style: bool = False


@dataclass(frozen=True)
class Project:
    """A copy of the project, in a folder of its own."""

    folder: Path

    def add_scenarios(self, count: int) -> None:
        """Bring the number of added scenarios to `count`, each made in turn from one that is in the project."""
        originals = sorted((ROOT / SCENARIOS).glob("*.yml"))
        copies = []
        for number in range(count):
            original = originals[number % len(originals)]
            name = letters(number)
            copies.append(f"{original.stem}-{name}")
            copy = self.folder / SCENARIOS / f"{copies[-1]}.yml"
            copy.write_text(reworded(original.read_text(encoding="utf-8"), name), encoding="utf-8")
        tree = (ROOT / TRIAGE).read_text(encoding="utf-8")
        (self.folder / TRIAGE).write_text(led_to(tree, copies), encoding="utf-8")

    def forget(self) -> None:
        """Put aside what earlier builds made of the pages, so that the next one is cold.

        Nothing is removed: right after that some file systems make files slowly, most of all who makes many.
        """
        aside = Path(mkdtemp(prefix="aside-", dir=self.folder.parent))
        made = [each for each in (self.folder / ".cache").glob("*") if each.name not in KEPT]
        for folder in (self.folder / "site", *made):
            if folder.exists():
                folder.rename(aside / folder.name)

    def make(self, edit: Edit) -> str:
        """Make an edit; give what the file held before."""
        file = self.folder / edit.file
        before = file.read_text(encoding="utf-8")
        file.write_text(edited(before, edit), encoding="utf-8")
        return before

    def undo(self, edit: Edit, before: str) -> None:
        """Put back what the file held."""
        (self.folder / edit.file).write_text(before, encoding="utf-8")


def copy_project(target: Path) -> Project:
    """Copy the files that git knows or would take; what npm installed is shared."""
    command = ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    done = subprocess.run(command, check=False, capture_output=True, encoding="utf-8")
    if done.returncode:
        raise SetupError("要用 git 取得的项目才能测：这里的 git ls-files 没有成功。")
    for name in filter(None, done.stdout.split("\0")):
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, target / name)
    (target / "node_modules").symlink_to(ROOT / "node_modules")
    for name in KEPT:
        if (made := ROOT / ".cache" / name).is_dir():
            shutil.copytree(made, target / ".cache" / name)
    return Project(target)


def letters(number: int) -> str:
    """Name a copy: digits could be taken for a hotline or for a number that the law sets."""
    first, rest = divmod(number, len(LETTERS) ** 2)
    second, third = divmod(rest, len(LETTERS))
    return LETTERS[first] + LETTERS[second] + LETTERS[third]


def reworded(text: str, name: str) -> str:
    """Let a scenario say in its titles, its aliases and nearly every sentence which copy it is.

    Real scenarios share few sentences, so nothing remembered of one may help with another. A copy has no earlier address.
    """
    text = re.sub(r"^renamed_from:.*\n(?:[ -].*\n)*", "", text, flags=re.MULTILINE)
    text = re.sub(r"^((?:short_)?title: .*?)(?=['\"]?$)", rf"\1{name}", text, flags=re.MULTILINE)
    text = re.sub(r"(?<=^aliases:\n)(?:  - .*\n)+", lambda found: _each_line(found[0], name), text, flags=re.MULTILINE)
    return re.sub(r"。(?=['\"]?$)", f"（{name}）。", text, flags=re.MULTILINE)


def _each_line(lines: str, name: str) -> str:
    return re.sub(r"(?<=[^\s'\"])(?=['\"]?$)", f"{name}", lines, flags=re.MULTILINE)


def first_copy() -> str:
    """Name the copy that there always is."""
    return f"{min((ROOT / SCENARIOS).glob('*.yml')).stem}-{letters(0)}"


def led_to(tree: str, copies: Sequence[str]) -> str:
    """Let every outcome that leads to scenarios lead to its share of the copies, too."""
    lists = tree.count(LIST)
    shares = iter(["".join(f"{name}, " for name in copies[first::lists]) for first in range(lists)])
    return re.sub(re.escape(LIST), lambda found: found[0] + next(shares), tree)


def edits(scenario: str) -> tuple[Edit, ...]:
    """List one edit of each kind; the first changes the scenario of this id."""
    page = f"scenarios/{scenario}/"
    return (
        Edit("a scenario's text", f"{SCENARIOS}/{scenario}.yml", r"^title: ", page),
        Edit("a template", "sitegen/templates/scenario.html", r"<b>\{\{ WORDS.next \}\} · ", page),
        Edit("a style", "theme/styles/tokens.css", r"\Z", page, f".{WORDS} {{ color: red }}\n", in_style=True),
        Edit("a calculator", "calculators/overdue_cost.py", r'Input\(label="逾期了多少天', "calculators/overdue-cost/"),
        Edit("Python of the pages", "sitegen/pages/words.py", r'"all": "全部内容', "all/"),
    )


def edited(text: str, edit: Edit) -> str:
    """Change a file's text, in the one place that the edit names."""
    places = list(re.finditer(edit.place, text, flags=re.MULTILINE))
    if len(places) != 1:
        raise SetupError(
            f"{edit.file} 里 {edit.place!r} 应该正好有一处，现在有 {len(places)} 处。请改 measure/bigger_project.py。"
        )
    return text[: places[0].end()] + edit.new + text[places[0].end() :]
