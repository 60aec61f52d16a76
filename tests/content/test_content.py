"""The content that is published keeps its promises to readers."""

from datetime import date

import pytest

import sitegen
from calculators import catalogue, law
from sitegen.checks.reminders import FORK
from sitegen.markup.cited import references
from sitegen.markup.references import selected
from sitegen.model.kinds import HOME, LAW, SCENARIO, TRIAGE
from tests.published import CONTENT, content

SCENARIOS = sorted(path.stem for path in (CONTENT / "scenarios").glob("*.yml"))


@pytest.fixture(scope="module")
def linked() -> tuple[sitegen.Site, tuple[sitegen.Problem, ...]]:
    """The real content, linked on the day of its newest review."""
    newest = max(day for entry in content().all() if isinstance(day := getattr(entry.file, "reviewed", None), date))
    return sitegen.link(content(), newest, catalogue(), law)


@pytest.fixture(scope="module")
def site(linked) -> sitegen.Site:
    return linked[0]


def test_content_has_no_errors(linked):
    """Nothing that is published has a mistake that the checks know."""
    assert [str(problem) for problem in linked[1]] == []


def test_content_needs_no_reminder():
    """What published pages promise they keep: sources, ways to them, sentences that a frightened reader understands."""
    assert [str(each) for each in sitegen.reminders(content())] == []


def test_what_most_readers_owe_stands_first(site):
    """The list of what is owed begins as the home page does, and leaves nothing out."""
    (home,) = site.of(HOME).values()

    assert site.products()[: len(home.file.products)] == home.file.products
    assert sorted(site.products()) == sorted(site.ids("product"))


def test_question_of_who_lent_is_there(site):
    """The question that is asked before any page on paying has the name by which reminders know it."""
    assert FORK in site.of(TRIAGE)["start"].file.questions


def test_every_scenario_is_there(site):
    """Each scenario of the folder is published."""
    assert sorted(site.of(SCENARIO)) == SCENARIOS


def test_every_article_cited_exists(site):
    """Whatever a page cites stands in the law's file, with words to show."""
    missing = []
    for kind in ("scenario", "product", "letter", "calculator", "stage", "triage", "term", "myth", "fact", "channel"):
        for name, entry in site.entries[kind].items():
            for reference in references(entry.file):
                if reference.kind == "law" and reference.selectors:
                    found = [a for a, _ in selected(site.of(LAW)[reference.id].file, reference.selectors) if a.text]
                    missing += [] if len(found) >= len(reference.selectors) else [(kind, name, reference)]

    assert missing == []
