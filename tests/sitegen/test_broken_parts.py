"""One broken file stops its own page, not those of others."""

from pathlib import Path

import pytest

import sitegen
from sitegen.model.kinds import KINDS, MYTH, SCENARIO
from sitegen.model.patterns import PATTERNS
from tests.sitegen.trial_pages import PASSAGE, QUESTION, dumped, page

SMALL = Path(__file__).parents[1] / "cases" / "small-content"
FILES = sorted(path.relative_to(SMALL).as_posix() for path in SMALL.rglob("*.yml"))
FOLDERS = {kind.place for kind in KINDS if kind.layout == "folder" and kind.has_pages}
WITH_PAGE = [name for name in FILES if name.partition("/")[0] in FOLDERS and "/" in name]


@pytest.mark.parametrize("name", FILES)
def test_broken_file_is_the_only_one_complained_about(folder, name, pages_of):
    """A file that can't be read is told once, whoever refers to it, and every other page is made as before."""
    folder.write(name, "title: [\n")

    site, problems = folder.link()

    assert [problem.place.file for problem in problems] == [f"content/{name}"]
    assert all(page.body for page in pages_of(site).values())


@pytest.mark.parametrize("name", WITH_PAGE)
def test_broken_page_says_what_to_mend(folder, name, pages_of):
    """While one serves the site, the page of a broken file shows its problems in its place."""
    folder.write(name, "title: [\n")

    site, problems = folder.link()
    page = pages_of(site)[name.replace(".yml", ".md")]

    assert str(problems[0].place) in page.body
    assert problems[0].message.partition("「")[0] in page.body


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: 认一认", "title: ["),
        ("short: 收到的是", "shrt: 收到的是"),
        ("scenarios: [beta]", "scenarios: [betta]"),
    ],
    ids=["unreadable", "a field that isn't known", "a page that isn't there"],
)
def test_every_page_of_a_broken_file_says_what_to_mend(folder, old, new, pages_of):
    """A tree of questions has many pages: whoever looks at one of them while they edit it is told there."""
    before = {path for path in folder.pages() if path.startswith("triage/")}
    folder.edit("triage/start.yml", (old, new))

    site, problems = folder.link()
    pages = pages_of(site)
    place = next(str(each.place) for each in problems if each.place.file == "content/triage/start.yml")

    assert len(before) > 1
    assert [path for path in sorted(before) if place not in pages[path].body] == []
    assert {pages[path].source for path in before} == {"content/triage/start.yml"}


@pytest.mark.parametrize("name", ["triage/second.yml", "triage/start.yaml", "scenarios/alpha.yaml"])
def test_file_that_may_not_be_there_takes_no_place(folder, name, pages_of):
    """A copy of a file, left under another name, leaves the pages of the right one as they are, each once."""
    before = folder.pages()
    original = (folder.root / name).with_name("start.yml" if "triage" in name else "alpha.yml")
    folder.write(name, original.read_text(encoding="utf-8"))

    site, problems = folder.link()
    pages = list(sitegen.render(site))

    assert {problem.place.file for problem in problems} == {f"content/{name}"}
    assert [page.path for page in pages if page.path in before and before[page.path] != page] == []
    assert len(pages) == len(pages_of(site))


@pytest.mark.parametrize("pattern", PATTERNS)
def test_page_stands_while_its_passage_is_mended(folder, tried, pattern, pages_of):
    """Whoever deletes a law that a passage cites sees its pages without the passage, wherever they use it."""
    used = {"use": "old-debt", "with": {"lender": "别家"}}
    fields = page(pattern, faq=[*QUESTION, used])
    tried({**fields, **{name: [*value, used] for name, value in fields.items() if name != "faq" and is_pieces(value)}})
    folder.write("passages/old-debt.yml", dumped({**PASSAGE, "pieces": [{"text": "先问[@no-such-law:1]。"}]}))

    site, problems = folder.link()

    assert {problem.place.file for problem in problems} >= {"content/passages/old-debt.yml"}
    assert ("scenario", "tried") not in site.broken
    assert "先问" not in pages_of(site)["scenarios/tried.md"].body


def is_pieces(value) -> bool:
    """Ask whether a field holds pieces, among which a passage may stand."""
    return isinstance(value, list) and any(each.get("text", "").startswith("做这一件") for each in value)


def test_entry_of_a_list_breaks_alone(folder):
    """A mistake in one entry of a list leaves the entries beside it sound, also when they share a line."""
    folder.write(
        "myths.yml", "[{id: a, belief: 甲, truth: '一[@small-law:1]'}, {id: no-need-to-pay, belief: 乙, truth: 二}]"
    )

    site, problems = folder.link()

    assert [(problem.place.column, problem.field) for problem in problems] == [(48, "[1]")]
    assert list(site.of(MYTH)) == ["a"]
    assert site.broken["myth", "no-need-to-pay"] == problems


@pytest.mark.parametrize(
    ("file", "text", "beside"),
    [
        (
            "myths.yml",
            "- {id: a, belief: 甲说, truth: '一[@small-law:1]'}\n- {id: b, belief: 乙}\n",
            "甲说",
        ),
        ("facts/spoiled.yml", "title: 丙数\n", "<h1"),
    ],
)
def test_list_says_which_of_its_entries_are_to_be_mended(folder, file, text, beside, pages_of):
    """What has no page of its own is told where it would stand, above the entries that are sound."""
    folder.write(file, text)

    site, problems = folder.link()
    body = pages_of(site)[f"{file.partition('/')[0].removesuffix('.yml')}.md"].body

    told = [problem for problem in problems if problem.place.file == f"content/{file}"]
    assert told
    assert [problem.message for problem in told if problem.message not in body] == []
    assert beside in body


def test_a_warning_breaks_nothing(folder):
    """What is due for review is told as a warning, or as an error on request, and changes no page."""
    content = sitegen.load(folder.root)
    day = content.of(SCENARIO)["alpha"].file.reviewed.replace(year=2027)

    told = [str(problem) for problem in sitegen.freshness(content, day) if "alpha" in problem.place.file]

    due = "字段 reviewed: 应当在 2027-02-01 前复核。核对后把 reviewed 改成当天。"
    assert told == [f"content/scenarios/alpha.yml:19:11: 提醒：{due}"]
    assert sitegen.errors(sitegen.freshness(content, day)) == ()
    assert len(sitegen.errors(sitegen.freshness(content, day, "error"))) > 0


def test_review_in_the_future_is_an_error(folder):
    """Nobody can have checked something tomorrow."""
    folder.edit("myths.yml", ("拖三年", "拖四年"))
    folder.edit("home.yml", ("reviewed: 2026-11-01", "reviewed: 2026-11-24"))
    day = folder.link()[0].as_of

    told = [str(problem) for problem in sitegen.freshness(sitegen.load(folder.root), day)]

    assert told == ["content/home.yml:12:11: 字段 reviewed: 核对日期 2026-11-24 在今天（2026-11-23）之后。"]
