"""The benchmark of the build measures real work: content that passes every check, edits that count, sums that are right."""

import sys

import pytest
from click.testing import CliRunner

import sitegen
from measure.bigger_project import SCENARIOS, WORDS, Edit, copy_project, edits, first_copy, reworded
from measure.build_table import Row, table
from measure.children import Cost, measured
from measure.engines import STOCK
from measure.loopback import serving
from measure.preview import Preview
from measure.proof_table import PARTS
from measure.report import BENCHMARK, PROOF, renewed
from scripts.bench_build import main
from scripts.build_day import clock_today
from scripts.check import check
from setup.steps import SetupError
from sitegen.model.kinds import SCENARIO

COPIES = 13
HOLDS_MEMORY = "held = bytearray(200_000_000)"
BURNS = "import time\nwhile time.process_time() < 0.3: pass"


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    project = copy_project(tmp_path_factory.mktemp("bench") / "project")
    project.add_scenarios(COPIES)
    return project


@pytest.fixture(scope="module")
def checked(project):
    return check(project.folder / "content", strict_freshness=False, today=clock_today())


def test_copies_pass_every_check(checked):
    """What is measured is content that could be published."""
    _, problems = checked

    assert sitegen.errors(problems) == ()


def test_quoted_alias_stays_one() -> None:
    """An alias in quotes gets the copy's name inside them."""
    text = "aliases:\n  - '714高炮'\n  - 高炮\n"

    assert reworded(text, "abc") == "aliases:\n  - '714高炮abc'\n  - 高炮abc\n"


def test_copies_are_different_scenarios(checked, root):
    """Each copy has its own titles, aliases, answer and advice, so that nothing is worked out once for two."""
    site, _ = checked
    originals = {path.stem for path in (root / SCENARIOS).glob("*.yml")}
    scenarios = [entry.file for name, entry in site.of(SCENARIO).items() if name not in originals]

    assert len(scenarios) == COPIES
    assert originals <= site.of(SCENARIO).keys()
    for own in (
        [each.title for each in scenarios],
        [each.short_title for each in scenarios],
        [each.answer for each in scenarios],
        [each.next.text for each in scenarios],
        [alias for each in scenarios for alias in each.aliases],
    ):
        assert len(set(own)) == len(own)


@pytest.mark.parametrize("edit", edits(first_copy()), ids=lambda edit: edit.name)
def test_edit_has_its_place(project, edit):
    """Each edit that is measured finds its one place in today's project, and goes without a trace."""
    file = project.folder / edit.file
    good = file.read_text(encoding="utf-8")

    before = project.make(edit)
    changed = file.read_text(encoding="utf-8")
    project.undo(edit, before)

    assert changed.count(WORDS) == 1
    assert file.read_text(encoding="utf-8") == good


def test_edit_without_place_is_told(project):
    """Who moves what an edit changes learns which one, before anything is measured wrongly."""
    with pytest.raises(SetupError, match=r"README\.md"):
        project.make(Edit("nothing", "README.md", "these words stand nowhere", ""))


def test_cold_build_knows_nothing_of_the_pages(project):
    """Only the runtime and its compressed files, which aren't made for pages, are there when a cold build begins."""
    cache = project.folder / ".cache"
    for made in (cache / "runtime", cache / "made", cache / "compressed", project.folder / "site"):
        made.mkdir(parents=True, exist_ok=True)

    project.forget()

    assert {each.name for each in cache.iterdir()} == {"runtime", "compressed"}
    assert not (project.folder / "site").exists()


def test_table():
    """Every figure is compared with stock Material's of the same content; what wasn't measured stays empty."""
    rows = [
        Row(100, "build, cold", Cost(12.04, 9.0, 1234.5, 1318)),
        Row(100, "serve: a style, saved → read", Cost(2.0)),
        Row(100, STOCK, Cost(8.0, 6.0, 200.0, 1318)),
        Row(1000, STOCK, Cost(100.0, 90.0, 900.0, 2218)),
        Row(1000, "build, cold", Cost(50.0, 30.0, 901.0, 2218)),
        Row(10000, "build, cold", Cost(180.0, 303.0, 1400.0, 11_218)),
    ]

    assert table(rows).splitlines()[2:] == [
        "| 100 | build, cold | 1,318 | 9.0 | 1.50 | 6.8 | 12.0 | 1.50 | 1,234 |",
        "| 100 | serve: a style, saved → read |  |  |  |  | 2.0 | 0.25 |  |",
        f"| 100 | {STOCK} | 1,318 | 6.0 | 1.00 | 4.6 | 8.0 | 1.00 | 200 |",
        f"| 1,000 | {STOCK} | 2,218 | 90.0 | 1.00 | 40.6 | 100.0 | 1.00 | 900 |",
        "| 1,000 | build, cold | 2,218 | 30.0 | 0.33 | 13.5 | 50.0 | 0.50 | 901 |",
        "| 10,000 | build, cold | 11,218 | 303.0 |  | 27.0 | 180.0 |  | 1,400 |",
    ]


@pytest.mark.parametrize(
    ("page", "writer"),
    [
        *((BENCHMARK, f"bench_{name}") for name in ("runtime.py writes", "search.py writes", "build.py writes")),
        *((PROOF, f"prove_pages.py writes {part}") for part in PARTS),
    ],
)
def test_section_is_renewed_and_the_rest_stays(page, writer):
    """Writing figures changes only what stands between the marks of who writes, and again gives the same."""
    before = page.read_text(encoding="utf-8")
    start, end = before.index(f"<!-- {writer} from here -->"), before.index("<!-- to here -->", before.index(writer))

    once = renewed(before, writer, "new figures")

    assert "new figures" in once
    assert renewed(once, writer, "new figures") == once
    assert once.startswith(before[:start])
    assert once.endswith(before[end:])


def test_page_without_marks_is_told():
    """Where a page has no place for the figures, nothing is written and the mark is named."""
    with pytest.raises(SetupError, match=r"bench_build\.py writes"):
        renewed("# Benchmark\n", "bench_build.py writes", "new figures")


@pytest.mark.parametrize("given", ["0", "many", "100,,300", "-5", "1000000", "100:everything", "100:build+"])
def test_senseless_number_of_copies(given):
    """A number or a part that can't be meant is refused with an example, before anything is copied."""
    done = CliRunner().invoke(main, ["--copies", given])

    assert done.exit_code == 2
    assert "100,300" in done.output


def test_measured_counts_what_children_use(tmp_path):
    """Memory and processor time of what a command starts are its own."""
    child = f"import subprocess, sys\nsubprocess.run([sys.executable, '-c', {HOLDS_MEMORY + chr(10) + BURNS!r}])"
    (tmp_path / "project").mkdir()

    cost = measured([sys.executable, "-c", child], tmp_path / "project", {})

    assert cost.memory >= 190
    assert cost.cpu >= 0.3


def test_failing_command_is_told(tmp_path):
    """A command that fails has no cost; what it said is passed on."""
    (tmp_path / "project").mkdir()

    with pytest.raises(SetupError, match="no such luck"):
        measured([sys.executable, "-c", "raise SystemExit('no such luck')"], tmp_path / "project", {})


def test_edit_of_a_style_is_read_where_pages_say(tmp_path):
    """An edit of a style counts once the sheet that the page names holds it."""
    (tmp_path / "index.html").write_text('<link rel="stylesheet" href="a/site.css">')
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "site.css").write_text("p { color: red }")
    edit = Edit("a style", "site.css", "", "", in_style=True)

    with serving(tmp_path) as server:
        preview = Preview(None, f"{server.origin}/")
        assert (preview.shows(edit), preview.shows_earlier(edit)) == (False, True)

        (tmp_path / "a" / "site.css").write_text(f".{WORDS} {{ color: red }}")
        assert (preview.shows(edit), preview.shows_earlier(edit)) == (True, False)
