"""The content that is published keeps its promises to readers."""

import re
from datetime import date
from pathlib import Path
from statistics import mean

import pytest

import sitegen
from sitegen.markup.cited import references
from sitegen.markup.markdown import inline_tokens
from sitegen.markup.references import selected
from sitegen.model.kinds import LAW, SCENARIO, TRIAGE
from sitegen.model.walk import walk_kind
from sitegen.model.words import Prose

CONTENT = Path(__file__).parents[2] / "content"
SCENARIOS = {
    "jiebei-overdue",
    "huabei-overdue",
    "credit-card-overdue",
    "harassing-collection",
    "court-notice",
    "credit-repair-scams",
}
HAN = re.compile(r"[\u4e00-\u9fff]")
LONGEST_MEAN, LONGEST_SENTENCE = 28, 70


@pytest.fixture(scope="module")
def linked() -> tuple[sitegen.Site, tuple[sitegen.Problem, ...]]:
    """The real content, linked on the day of its newest review."""
    content = sitegen.load(CONTENT)
    newest = max(day for entry in content.all() if isinstance(day := getattr(entry.file, "reviewed", None), date))
    return sitegen.link(content, newest)


@pytest.fixture(scope="module")
def site(linked) -> sitegen.Site:
    return linked[0]


def test_content_has_no_errors(linked):
    """Nothing that is published has a mistake that the checks know."""
    assert [str(problem) for problem in linked[1]] == []


def test_all_six_scenarios_are_there_and_sourced(site):
    """Each scenario cites laws, several of them."""
    laws = {
        name: {each.id for each in references(entry.file) if each.kind == "law"}
        for name, entry in site.of(SCENARIO).items()
    }

    assert set(laws) == SCENARIOS
    assert {name: len(cited) for name, cited in laws.items() if len(cited) < 5} == {}


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


def test_triage_reaches_every_scenario(site):
    """Whoever answers the questions can arrive at each of the six."""
    tree = site.of(TRIAGE)["start"].file

    assert {scenario for outcome in tree.outcomes.values() for scenario in outcome.scenarios} == SCENARIOS


def test_no_scenario_promises_sixty_percent(site):
    """No page repeats the invented figure of sixty percent."""
    found = [
        (name, path)
        for name, entry in site.of(SCENARIO).items()
        for path, words in walk_kind(entry.file, str)
        if re.search("60%|60％|六成|百分之六十", words)
    ]

    assert found == []


@pytest.mark.parametrize("name", sorted(SCENARIOS))
def test_sentences_are_short_enough_for_a_frightened_reader(name, site):
    """Sentences have 28 characters or fewer on average, and none has more than 70."""
    lengths = sorted((len(HAN.findall(words)), words) for words in sentences(site.of(SCENARIO)[name].file))

    assert mean(length for length, _ in lengths) <= LONGEST_MEAN
    assert [words for length, words in lengths if length > LONGEST_SENTENCE] == []


def sentences(scenario: object) -> list[str]:
    """Part all prose into sentences, without citations; a list's items and paragraphs end one, too."""
    found = []
    for _, prose in walk_kind(scenario, Prose):
        words = "".join(
            "\n" if each.type.endswith("break") else each.content
            for each in inline_tokens(prose)
            if each.type != "citation"
        )
        found += [each for each in re.split(r"[。！？\n]", words) if HAN.search(each)]
    return found
