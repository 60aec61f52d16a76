"""The guides of the packages name what is there, all of it, and lead to it."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.conftest import FASTEST_FIRST
from tests.scripts.test_imports import ROOMS

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("calculators", "measure", "publish", "runtime", "scripts", "setup", "sitegen", "tests", "theme")
GUIDES = tuple(path for package in PACKAGES for path in sorted((ROOT / package).glob("*.md")))
FIRST = tuple(ROOT / name for name in ("README.md", "README.zh-CN.md"))
TRANSLATED = tuple(path for path in GUIDES if path.name.endswith(".zh-CN.md"))
NAMES_ALL = ("measure", "publish", "scripts", "setup")
"""Packages whose guide says what each file is for."""

CODE = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"\]\(([^)#]+)(?:#[^)]*)?\)")
FILE = re.compile(r"[\w./-]*\w\.(?:py|mjs|css|html|yml|md|jsonc|svg)")
MARK = re.compile(r"data-[a-z-]+")
NOT_HERE = {
    *("calculators/one_day.py", "tests/cases/calculators/one-day.yml", "content/calculators/one-day.yml"),
    *("index.html", "pyodide.mjs", "pyodide.asm.mjs"),
}
"""What a reader is to write, what every folder of the site has, and what Pyodide brings."""
STANDS_FOR_MANY = re.compile(r"(?:NAME|ID|YEAR)\.")
FOLDERS = (*PACKAGES, "content", "docs")
each_guide = pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.relative_to(ROOT).as_posix())


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def files() -> list[str]:
    """The project's files, each after a slash."""
    there = (path for folder in FOLDERS for path in (ROOT / folder).rglob("*") if path.is_file())
    return [f"/{path.relative_to(ROOT).as_posix()}" for path in (*there, *ROOT.glob("*.*"))]


@pytest.mark.parametrize("readme", FIRST, ids=lambda path: path.name)
@pytest.mark.parametrize("package", PACKAGES)
def test_first_guide_leads_to_each_package(readme, package):
    """Both guides at the root lead to that of every package, in the reader's language where there is one."""
    own = ROOT / package / readme.name
    guide = own if own.is_file() else ROOT / package / "README.md"

    assert guide.relative_to(ROOT).as_posix() in LINK.findall(text_of(readme))


@pytest.mark.parametrize("guide", [*FIRST, *GUIDES], ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_to_files(guide):
    """What a guide links to is there."""
    links = [unquote(link) for link in LINK.findall(text_of(guide)) if "://" not in link]

    assert [link for link in links if not (guide.parent / link).exists()] == []


@each_guide
def test_named_files_are_there(guide, files):
    """Every file that a guide names is one of the project's, under that name."""
    named = {word for code in CODE.findall(text_of(guide)) for word in code.split() if FILE.fullmatch(word)}
    real = {name for name in named - NOT_HERE if not STANDS_FOR_MANY.search(name)}

    assert [name for name in sorted(real) if not any(file.endswith(f"/{name}") for file in files)] == []


@pytest.mark.parametrize("package", NAMES_ALL)
def test_no_file_is_left_out(package):
    """Where a guide goes through a package file by file, none is forgotten."""
    guide = text_of(ROOT / package / "README.md")
    modules = {path.stem for path in (ROOT / package).glob("*.py")} - {"__init__"}

    assert {name for name in modules if f"`{name}." not in guide} == set()


@pytest.mark.parametrize(("package", "rooms"), [("tests", FASTEST_FIRST), ("sitegen", (*ROOMS[:-1], "templates"))])
def test_rooms_stand_in_their_order(package, rooms):
    """The table of a package's rooms has them all, in the order in which they run, or may ask each other."""
    first = re.findall(r"^\| `([a-z_]+)(?:/|\.py)` \|", text_of(ROOT / package / "README.md"), re.MULTILINE)

    assert first == list(rooms)


@pytest.mark.parametrize("translated", TRANSLATED, ids=lambda path: path.name)
def test_both_languages_say_the_same(translated):
    """A guide in two languages has the same headings, and tables of as many rows; it names the same marks."""
    chinese, english = (
        text_of(path) for path in (translated, translated.with_name(translated.name.replace(".zh-CN", "")))
    )

    assert re.findall(r"^#+|^\|", chinese, re.MULTILINE) == re.findall(r"^#+|^\|", english, re.MULTILINE)
    assert set(MARK.findall(chinese)) == set(MARK.findall(english))


def test_marks_are_used():
    """Every mark of the guide is written by a template or a script, or read there."""
    places = ("sitegen/templates", "theme/overrides", "theme/scripts", "theme/search")
    code = "".join(text_of(path) for place in places for path in (ROOT / place).rglob("*.*") if path.is_file())
    marks = set(MARK.findall(text_of(ROOT / "theme/marks.md")))

    assert len(marks) > 40
    assert {mark for mark in marks if not re.search(rf"{mark}(?![a-z-])", code)} == set()
