"""The content that is published keeps its promises to readers."""

import re
from datetime import date
from pathlib import Path
from statistics import mean

import pytest

import sitegen
from calculators import catalogue, law
from sitegen.checks.triage import routes
from sitegen.markup.cited import references
from sitegen.markup.markdown import inline_tokens
from sitegen.markup.references import selected
from sitegen.model.field_types import Prose
from sitegen.model.kinds import LAW, SCENARIO, TRIAGE
from sitegen.model.patterns import PatternFile
from sitegen.model.triage import Route, TriageFile
from sitegen.model.walk import walk_kind
from sitegen.reading.content import Entry

CONTENT = Path(__file__).parents[2] / "content"
SCENARIOS = sorted(path.stem for path in (CONTENT / "scenarios").glob("*.yml"))
HAN = re.compile(r"[\u4e00-\u9fff]")
LONGEST_MEAN, LONGEST_SENTENCE = 28, 70
FORK = "borrowed"
"""The question of triage that asks whose debt it is and who lent the money."""
SOURCES = {False: {"law"}, True: {"law", "channel"}}
"""What scenarios cite; those for an emergency, whom to call as well."""


@pytest.fixture(scope="module")
def linked() -> tuple[sitegen.Site, tuple[sitegen.Problem, ...]]:
    """The real content, linked on the day of its newest review."""
    content = sitegen.load(CONTENT)
    newest = max(day for entry in content.all() if isinstance(day := getattr(entry.file, "reviewed", None), date))
    return sitegen.link(content, newest, catalogue(), law)


@pytest.fixture(scope="module")
def site(linked) -> sitegen.Site:
    return linked[0]


def test_content_has_no_errors(linked):
    """Nothing that is published has a mistake that the checks know."""
    assert [str(problem) for problem in linked[1]] == []


def test_every_scenario_is_there_and_sourced(site):
    """Each scenario of the folder is published and cites laws, several of them; in an emergency numbers to call will do."""
    cited = {
        name: {(each.kind, each.id) for each in references(entry.file) if each.kind in SOURCES[is_emergency(entry)]}
        for name, entry in site.of(SCENARIO).items()
    }

    assert sorted(cited) == SCENARIOS
    assert {name: found for name, found in cited.items() if len(found) < 2} == {}


def is_emergency(entry: Entry[PatternFile]) -> bool:
    return entry.file.pattern == "emergency"


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


def test_triage_leads_to_every_scenario_first(site):
    """For each scenario there is an answer that leads straight to it, or an outcome of which it is the first page."""
    tree = site.of(TRIAGE)["start"].file
    straight = {route.scenario for _, route in walk_kind(tree, Route) if route.scenario}
    first = {outcome.scenarios[0] for outcome in tree.outcomes.values() if outcome.scenarios}

    assert sorted(straight | first) == SCENARIOS


def test_who_lent_is_asked_before_any_page_on_paying(site):
    """No way leads to a page for borrowers before it is asked whose debt it is and whether a lender is named."""
    tree = site.of(TRIAGE)["start"].file
    asked, waiting, unasked = {FORK}, [tree.first], set()
    while waiting:
        question = waiting.pop()
        if question not in asked:
            asked.add(question)
            waiting += [route.next for route in routes(tree, question) if route.next]
            unasked |= {scenario for route in routes(tree, question) for scenario in scenarios(tree, route)}
    of_borrowers = {name for name, entry in site.of(SCENARIO).items() if entry.file.pattern == "debt"}

    assert FORK in tree.questions
    assert of_borrowers
    assert of_borrowers & unasked == set()


def scenarios(tree: TriageFile, route: Route) -> tuple[str, ...]:
    """Give the scenarios that an answer leads to without another question."""
    named = tree.outcomes[route.outcome].scenarios if route.outcome else ()
    return (*named, route.scenario) if route.scenario else named


def test_no_scenario_promises_sixty_percent(site):
    """No page repeats the invented figure of sixty percent."""
    found = [
        (name, path)
        for name, entry in site.of(SCENARIO).items()
        for path, words in walk_kind(entry.file, str)
        if re.search("60%|60％|六成|百分之六十", words)
    ]

    assert found == []


@pytest.mark.parametrize("name", SCENARIOS)
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
