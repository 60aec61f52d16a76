"""The site is built by its real script, with the real MkDocs."""

import hashlib
import os
import re
import subprocess
import sys
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache, partial
from html.parser import HTMLParser
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

import sitegen
from calculators import catalogue
from scripts.whole_site import newest_date
from scripts.work_folder import SIGN
from setup.steps import locked
from sitegen.model.asked import ASKED_NAMES
from sitegen.model.kinds import ASKED, CRISIS, OVERVIEWS, SCENARIO
from sitegen.pages.plans import plans
from sitegen.pages.render import rendered
from tests.browser.samples import SCENARIOS
from tests.published import content
from tests.whole_site.copies import BUILD, CHECK, environment, run_in

ROOT = Path(__file__).resolve().parents[2]
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
FOR_SEARCH = re.compile(r' data-aliases="[^"]*"')
PAIR = 2
"""What the index is made of: pairs of characters are no words of anybody."""
SOME = 60
"""Pages from all over the site, where all would tell the same."""
BROKEN = "title: 一\ntitle: 二\n"
EARLIER = tuple(name for page in OVERVIEWS for name in page.renamed_from)


def pages(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.html"))


def digest(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


class Elements(HTMLParser):
    """Checks nesting."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.astray: list[str] = []

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        """Leave what closes itself."""

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1] == tag:
            self.open.pop()
        else:
            self.astray.append(tag)


def read(path: Path) -> Elements:
    elements = Elements()
    elements.feed(path.read_text(encoding="utf-8"))
    return elements


@pytest.mark.parametrize(
    "address",
    ["", "all/", "stages/just-overdue/", "glossary/", "glossary/stop-interest/", "myths/", "channels/", "facts/", "about/", "privacy/", "fix/",
     *(f"scenarios/{name}/" for name in (*SCENARIOS, *EARLIER)), "products/jiebei/", "laws/", "laws/civil-code/", "letters/hardship-plan/",
     "calculators/overdue-cost/", "triage/start/", "triage/", "triage/court-kind/", "triage/collection-how/", "triage/loan/"],
)  # fmt: skip
def test_address_is_there(address: str, http_folder: Path) -> None:
    """Every address that others may link to leads to a page."""
    assert (http_folder / address / "index.html").is_file()


def test_builds_at_once(project: Path, tmp_path: Path) -> None:
    """Who builds the same commit gets the same bytes; builds at the same time leave one another and the project alone."""
    running = [
        subprocess.Popen(
            [sys.executable, *BUILD, "--out", tmp_path / name],
            cwd=project, env=environment(project), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8",
        )
        for name in ("one", "two")
    ]  # fmt: skip

    said = [process.communicate()[0] for process in running]

    assert [process.returncode for process in running] == [0, 0], said
    assert digest(tmp_path / "one") == digest(tmp_path / "two")
    assert unused(project / ".cache" / "building") == []


def unused(folder: Path) -> list[Path]:
    """Name the folders that builds left: nobody holds them any more."""
    left = []
    for sign in folder.glob(f".*/{SIGN}"):
        with suppress(FileNotFoundError), sign.open("ab") as file:
            left += [sign] if locked(file.fileno()) else []
    return left


def test_generated_page_reaches_the_site_whole(http_folder: Path) -> None:
    """What a template wrote stands in the page as it is, but for words that only the search may know."""
    site, _ = sitegen.link(content(), newest_date(content()), catalogue())
    planned = list(plans(site))

    lost = []
    for page in rendered(site, planned=planned[:: len(planned) // SOME]):
        text = (http_folder / page.file).read_text(encoding="utf-8")
        lines = [FOR_SEARCH.sub("", line) for line in page.body.splitlines()]
        lost += [(page.path, line) for line in lines if line not in text and "aria-label" not in line][:1]

    assert lost == []


def test_every_page_is_well_nested(http_folder: Path) -> None:
    """Every tag that opens closes, in order."""
    bad = {
        str(path): (found.astray[:3], found.open[:3])
        for path in pages(http_folder)
        if (found := read(path)).astray or found.open
    }

    assert bad == {}


def test_words_that_open_something_stay_in_one_piece(http_folder: Path) -> None:
    """What opens is set in a row beside its arrow: words with a number kept whole among them would become columns."""
    torn = [
        summary.text()
        for page in (http_folder / "calculators").glob("*/index.html")
        for summary in LexborHTMLParser(page.read_text(encoding="utf-8")).css("article summary")
        if summary.text(deep=False).strip() and list(summary.iter())
    ]

    assert torn == []


def test_no_link_is_dead(http_folder: Path) -> None:
    """Every link within the site leads to a file, and to an id on it, also in the theme's own parts."""
    ids, links = {}, {}
    for path in pages(http_folder):
        page = LexborHTMLParser(path.read_text(encoding="utf-8"))
        ids[path] = {node.id for node in page.css("[id]")}
        links[path] = links_of(page, "href") | links_of(page, "src")
    target_of = cache(partial(led_to, http_folder))
    dead = []
    for path, there in links.items():
        for link in there:
            name, _, anchor = link.partition("#")
            target = target_of(path.parent, name) if name else path
            is_there = not anchor or "=" in anchor or target not in ids or anchor in ids[target] | {"__comments"}
            if target is None or not is_there:
                dead.append((path.relative_to(http_folder).as_posix(), link))

    assert dead[:20] == []


def links_of(page: LexborHTMLParser, attribute: str) -> set[str]:
    """Give where a page leads within the site."""
    links = {node.attributes[attribute] or "" for node in page.css(f"[{attribute}]")}
    return {link for link in links if link and not re.match(r"(https|tel|data):", link)}


def led_to(site: Path, folder: Path, link: str) -> Path | None:
    """Give the file to which a link on a page in this folder leads, if there is one."""
    target = Path(os.path.normpath(site / link.lstrip("/") if link.startswith("/") else folder / link))
    target = target / "index.html" if target.is_dir() else target
    return target if target.exists() else None


def test_every_page_has_its_policy_first(http_folder: Path) -> None:
    """The policy stands in every page, without unsafe words but the one that WebAssembly needs."""
    for path in pages(http_folder):
        policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', path.read_text(encoding="utf-8"))
        assert policy, path
        assert "unsafe-inline" not in policy[1]
        assert "'unsafe-eval'" not in policy[1]
        assert "default-src 'none'" in policy[1]


def test_words_of_despair_stand_nowhere_but_in_the_script(http_folder: Path, offline_folder: Path) -> None:
    """What the search listens for is on no page, in no index, list or source: nobody meets it who doesn't type it."""
    file = content().of(CRISIS)["crisis"].file
    assert file.page
    asked = [entry.file for entry in content().of(ASKED).values()]
    lines = (pair for file in asked for name in ASKED_NAMES for pair in file.texts(name).items())
    of_others = (text for address, text in lines if address != SCENARIO.address(file.page))
    elsewhere = "".join(
        (*(path.read_text("utf-8") for path in (ROOT / "content").rglob("*") if is_other(path)), *of_others)
    )
    words = [word for word in file.words if "【" not in word and len(word) > PAIR and word not in elsewhere]
    lines: dict[bool, set[str]] = {True: set(), False: set()}  # most stand on every page: each is searched once
    for path in (*http_folder.rglob("*"), *offline_folder.rglob("*")):
        if path.suffix in {".html", ".json", ".js", ".txt", ".xml", ".css"} and "runtime" not in path.parts:
            lines[path.match("app.*.js")].update(path.read_text(encoding="utf-8").splitlines())
    in_script, on_pages = ("\n".join(lines[is_script]) for is_script in (True, False))

    assert len(words) > 100
    assert said_in(on_pages, ("crisis.yml", *words)) == []
    assert said_in(in_script, words)


def said_in(text: str, words: Iterable[str]) -> list[str]:
    """Give the words that stand in a text: of thousands hardly any has nothing but threes of characters that it has, too."""
    threes = set(threes_of(text))
    return [word for word in words if threes.issuperset(threes_of(word)) and word in text]


def threes_of(text: str) -> Iterator[str]:
    return map("".join, zip(text, text[1:], text[2:], strict=False))


def is_other(path: Path) -> bool:
    return path.is_file() and path.name != "crisis.yml" and path.parent.name != ASKED.place


@pytest.mark.parametrize("command", [BUILD, ["-m", "mkdocs", "build"]])
def test_failed_build_leaves_the_earlier_site(project: Path, command: list[str]) -> None:
    """A mistake in the content ends the build with its place, code 1, no traceback, and the old site as it was."""
    (project / "content/scenarios/mistake.yml").write_text(BROKEN, encoding="utf-8")
    before = digest(project / "site")

    done = run_in(project, *command)

    assert done.returncode == 1
    assert 'content/scenarios/mistake.yml:2:1: 字段 "title" 写了两次' in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert digest(project / "site") == before
    assert [path.name for path in project.glob(".site-new*")] == []


def test_check_tells_all_mistakes_at_once(project: Path) -> None:
    """`check` names every mistake of a run, sorted by file, and exits with 1."""
    (project / "content/scenarios/a.yml").write_text(BROKEN, encoding="utf-8")
    (project / "content/letters/b.yml").write_text("\tx: 1\n", encoding="utf-8")

    done = run_in(project, *CHECK)

    places = [line.split(": ")[0] for line in done.stdout.splitlines() if "提醒" not in line]
    assert done.returncode == 1
    assert {"content/letters/b.yml:1:1", "content/scenarios/a.yml:2:1"} <= set(places)
    assert places == sorted(places)


def test_offline_folder_needs_no_server(offline_folder: Path) -> None:
    """In the folder every inner link names a file, and nothing of the web server's is left."""
    assert not (offline_folder / "service-worker.js").exists()
    for path in pages(offline_folder):
        for link in links_of(LexborHTMLParser(path.read_text(encoding="utf-8")), "href"):
            name = link.partition("#")[0]
            assert not name or (path.parent / name).is_file(), (path, link)


@pytest.mark.parametrize("command", [BUILD, ["-m", "mkdocs", "build"]])
def test_dead_link_in_a_page_written_by_hand(project: Path, command: list[str]) -> None:
    """A link that leads nowhere stops the build, names its page, and leaves the earlier site as it was."""
    page = project / "content" / "fix.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n[没有](nope.md)\n", encoding="utf-8")
    before = digest(project / "site")

    done = run_in(project, *command)

    assert done.returncode == 1
    assert "content/fix.md:7:6: 链接 nope.md 指向不存在的页面" in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert digest(project / "site") == before


def test_edit_link_opens_the_yaml(project: Path) -> None:
    """With the repository's address set, every page links to the file that it is made from; without, it names it."""
    settings = project / "mkdocs.yml"
    address = "https://example.org/us/book/edit/main/content/"
    text = settings.read_text(encoding="utf-8").replace('edit_base: ""', f'edit_base: "{address}"')
    settings.write_text(text, encoding="utf-8")

    done = run_in(project, *BUILD)

    assert done.returncode == 0, done.stderr
    page = (project / "site/scenarios/alpha/index.html").read_text(encoding="utf-8")
    assert f'href="{address}scenarios/alpha.yml"' in page
    assert f'href="{address}fix.md"' in (project / "site/fix/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [f"scenarios/{SCENARIOS[0]}.yml", "laws/civil-code.yml", "glossary.yml", "about.md"])
def test_page_leads_to_the_text_it_is_made_from(name: str, http_folder: Path) -> None:
    """While no repository is set, the edit link opens the page's own YAML on the site itself, marked as UTF-8."""
    page = (http_folder / name.rpartition(".")[0] / "index.html").read_text(encoding="utf-8")

    assert f'source/{name}.txt" rel="edit"' in page
    assert (http_folder / f"source/{name}.txt").read_bytes() == BOM_UTF8 + (ROOT / "content" / name).read_bytes()
