"""What the tests of sitegen share: a small but complete content folder, edits of it, and its pages."""

import shutil
from dataclasses import dataclass
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

import sitegen
from calculators import catalogue
from tests.sitegen.trial_pages import PASSAGE, dumped

SMALL = Path(__file__).parents[1] / "cases" / "small-content"
DAY = date(2026, 11, 23)
OFFERED = tuple(one for one in catalogue() if (SMALL / f"calculators/{one.id}.yml").is_file())
"""The calculators that the small content has pages for."""
VOID = {"br", "col", "hr", "img", "input", "link", "meta"}


@dataclass(frozen=True)
class Folder:
    """A content folder to make mistakes in."""

    root: Path

    def edit(self, name: str, *changes: tuple[str, str]) -> None:
        text = (self.root / name).read_text(encoding="utf-8")
        for old, new in changes:
            assert old in text, f"{name} doesn't hold {old!r}"
            text = text.replace(old, new)
        self.write(name, text)

    def write(self, name: str, text: str, encoding: str = "utf-8") -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode(encoding))

    def link(self, day: date = DAY) -> tuple[sitegen.Site, tuple[sitegen.Problem, ...]]:
        return sitegen.link(sitegen.load(self.root), day, OFFERED)

    def problems(self) -> list[str]:
        return [str(problem) for problem in self.link()[1]]

    def pages(self) -> dict[str, sitegen.Page]:
        site, problems = self.link()
        assert sitegen.errors(problems) == ()
        return render(site)


def render(site: sitegen.Site) -> dict[str, sitegen.Page]:
    return {page.path: page for page in sitegen.render(site)}


class Elements(HTMLParser):
    """Reads the tags of a page as a browser would."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.astray: list[str] = []
        self.numbers: list[int] = []
        self.text: list[str] = []
        self.is_quoting = False
        self.quotations: list[tuple[str, str, list[str]]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.tags.append((tag, named))
        if tag not in VOID:
            self.open.append(tag)
        if tag == "blockquote":
            self.is_quoting = "data-article" in named
        if tag == "blockquote" and self.is_quoting:
            self.quotations.append((named["data-law"] or "", named["data-article"] or "", []))

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1] == tag:
            self.open.pop()
        else:
            self.astray.append(tag)

    def handle_data(self, data: str) -> None:
        self.text.append(data)
        if self.is_quoting and self.open[-2:] == ["blockquote", "p"]:
            self.quotations[-1][2].append(data)
        elif self.is_quoting and self.open[-1:] == ["blockquote"]:
            self.quotations[-1][2].extend(data.splitlines())
        link = (self.tags[-1][1].get("class") or "").split() if self.open[-1:] == ["a"] else []
        if "citation--mark" in link:
            for first, _, last in (run.partition("–") for run in data.split("、")):
                self.numbers += range(int(first), int(last or first) + 1)
        elif "source__item" in link:
            self.numbers.append(int(data.split(" ", maxsplit=1)[0]))

    def values(self, name: str) -> list[str]:
        return [attrs[name] or "" for _, attrs in self.tags if name in attrs]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """A fresh copy of the small content."""
    return Folder(Path(shutil.copytree(SMALL, tmp_path / "content")))


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> sitegen.Site:
    """The small content, linked."""
    return Folder(Path(shutil.copytree(SMALL, tmp_path_factory.mktemp("small") / "content"))).link()[0]


@pytest.fixture(scope="session")
def small_pages(small_site: sitegen.Site) -> dict[str, sitegen.Page]:
    """All pages of the small content, by path."""
    return render(small_site)


@pytest.fixture(scope="session")
def pages_of():
    """Renders a site; templates are read once for all tests."""
    return render


@pytest.fixture(scope="session")
def elements():
    """Reads the tags of a page."""
    return Elements


@pytest.fixture
def tried(folder):
    """Put a page and a passage into the small content; give what is told of them, and the pages if nothing is."""

    def put(fields, passage=PASSAGE):
        folder.edit("triage/start.yml", ("name: 不认识的人, outcome: overdue", "name: 不认识的人, scenario: tried"))
        folder.write("scenarios/tried.yml", dumped(fields))
        folder.write("passages/old-debt.yml", dumped(passage))
        told = folder.problems()
        return told, {} if told else folder.pages()

    return put
