"""People with a story reach the page for them, and it says what an adviser would not leave out."""

import pytest

from sitegen.model.kinds import HOME, TRIAGE
from sitegen.model.lists import Paper
from sitegen.model.triage import Route, TriageFile
from tests.published import content
from tests.readers.reading import address_of, found, text_of
from tests.tables import table

STORIES = table("stories")
FEWEST, MOST_CLICKS = 90, 5


def named(story) -> str:
    return f"{story['page']}: {story['who']}"


@pytest.fixture(scope="module")
def tree() -> TriageFile:
    return content().of(TRIAGE)["start"].file


def end_of(tree: TriageFile, answers: list[str]) -> Route:
    """Follow the answers from the first question on; the last one leads to pages."""
    question = tree.first
    for answer in answers:
        route = next_of(tree, question, answer)
        question = route.next or ""
    return route


def next_of(tree: TriageFile, question: str, answer: str) -> Route:
    asked = tree.questions[question]
    return {each.id: each for each in asked.answers}[answer] if answer != "unsure" else asked.unsure


def clicks(tree: TriageFile, papers: tuple[Paper, ...], answers: list[str]) -> int:
    """Count what is tapped from the home page on: the tile that is nearest to the end of the way, then the answers."""
    asked = {tree.first: len(answers)}
    question = tree.first
    for number, answer in enumerate(answers, 1):
        question = next_of(tree, question, answer).next or ""
        asked[question] = len(answers) - number
    linked = {str(paper.link).partition("#")[2] or tree.first for paper in papers if paper.link.startswith("triage:")}
    return 1 + min(left for question, left in asked.items() if question in linked)


def pages_at(tree: TriageFile, route: Route) -> tuple[str, ...]:
    scenarios = tree.outcomes[route.outcome].scenarios if route.outcome else (route.scenario,)
    return tuple(f"scenario:{each}" for each in scenarios)


def test_there_are_enough_stories():
    """Each has a name, a day and a question; together they are at least ninety."""
    assert len({(story["page"], story["who"]) for story in STORIES}) == len(STORIES) >= FEWEST
    assert all(story["day"] and story["holds"] and story["asks"] for story in STORIES)
    assert all("route" in story or "search" in story for story in STORIES)


def test_everybody_who_answers_questions_reaches_their_page(tree):
    """With at most five taps from the home page on, the last answer leads to their page."""
    papers = content().of(HOME)["home"].file.papers
    lost = {
        named(story): story["route"]
        for story in STORIES
        if "route" in story
        and (
            clicks(tree, papers, story["route"]) > MOST_CLICKS
            or story["page"] not in pages_at(tree, end_of(tree, story["route"]))
        )
    }

    assert lost == {}


def test_everybody_who_searches_finds_their_page(http_folder):
    """What they type finds it among the first three."""
    searched = {named(story): story for story in STORIES if "search" in story}
    results = found(http_folder, {story["search"] for story in searched.values()})
    lost = {
        name: results[story["search"]]
        for name, story in searched.items()
        if address_of(story["page"]) not in results[story["search"]]
    }

    assert lost == {}


def test_pages_say_what_each_needs_and_nothing_that_would_harm(http_folder):
    """The sentences an adviser would not leave out stand there; what must not be said to this reader doesn't."""
    texts = {page: text_of(http_folder, page) for page in {story["page"] for story in STORIES}}
    missing = [
        (named(story), words) for story in STORIES for words in story["must"] if words not in texts[story["page"]]
    ]
    harmful = [
        (named(story), words) for story in STORIES for words in story["must_not"] if words in texts[story["page"]]
    ]

    assert missing == []
    assert harmful == []
