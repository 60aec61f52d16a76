"""What is proved of a tree of questions holds for every tree."""

import re
from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.checks.context import Context, Subject
from sitegen.checks.triage import check, check_all, depths, left, longest_path, numbered, routes
from sitegen.model.kinds import KINDS
from sitegen.model.triage import TriageFile
from sitegen.reading.content import Content, Entry
from sitegen.reading.yaml_source import Document

COUNT = 8
ENDS = st.integers(0, COUNT)


def tree(*nexts: tuple[int, int, int]) -> TriageFile:
    """Make a tree: each question leads by two answers and 「不清楚」 to a question, or, at `COUNT`, to the outcome."""

    def route(number: int) -> dict[str, str]:
        return {"next": f"q{number}"} if number < len(nexts) else {"outcome": "end"}

    questions = {
        f"q{index}": {
            "title": "问",
            "short": "问",
            "unsure": {"hint": "好", **route(unsure)},
            "answers": [{"id": "a", "name": "甲", **route(one)}, {"id": "b", "name": "乙", **route(other)}],
        }
        for index, (one, other, unsure) in enumerate(nexts)
    }
    outcome = {"title": "到了", "text": "完[@experience]", "scenarios": ["alpha"]}
    return TriageFile.model_validate(
        {
            "title": "认",
            "reviewed": "2026-11-01",
            "review_months": "3",
            "first": "q0",
            "questions": questions,
            "outcomes": {"end": outcome},
        }
    )


def told(file: TriageFile) -> list[str]:
    entry = Entry("triage", "start", file, Document("content/triage/start.yml"))
    entries = {kind.name: {} for kind in KINDS} | {"triage": {"start": entry}}
    context = Context(Content(entries), {}, None)
    of_trees = [each for tree in entries["triage"].values() for each in check(context, Subject(tree))]
    return [problem.message for problem in (*of_trees, *check_all(context))]


def paths(file: TriageFile, question: str, walked: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Walk every way through a tree, the plain way; one that comes back to a question ends there."""
    if question in walked:
        yield (*walked, question)
        return
    for route in routes(file, question):
        if route.next:
            yield from paths(file, route.next, (*walked, question))
        else:
            yield (*walked, question)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(ENDS, ENDS, ENDS), min_size=1, max_size=COUNT).map(lambda nexts: tree(*nexts)))
def test_a_tree_is_right_exactly_if_every_walk_ends(file):
    """Loops, long ways and lost questions are told, and only where walking every way shows them."""
    walks = list(paths(file, file.first))
    loops = any(len(set(walk)) < len(walk) for walk in walks)
    lost = set(file.questions) - {question for walk in walks for question in walk}
    longest = max(map(len, walks))

    messages = told(file)

    assert any("绕回自己" in message for message in messages) == loops
    if not loops:
        assert longest_path(file) == longest
        assert dict(depths(file)) == {
            q: max(walk.index(q) + 1 for walk in walks if q in walk) for q in file.questions if q not in lost
        }
        assert left(file) == {q: max(len(walk) - walk.index(q) for walk in walks if q in walk) for q in depths(file)}
        assert numbered(file) == {q for q in depths(file) if len({w.index(q) for w in walks if q in w}) == 1}
        assert sum("没有一条路通到这一问" in message for message in messages) == len(lost)
        assert any("最多 6 问" in message for message in messages) == (longest > 6)


def test_many_ways_through_few_questions_are_counted_at_once():
    """Sixty questions with a million million ways through them take no longer than sixty."""
    file = tree(*((min(index + 1, 59) if index < 59 else 60, index + 2, 60) for index in range(60)))

    assert longest_path(file) == 60


def test_what_an_outcome_says_point_by_point_is_a_list(folder):
    """Both on its own page and where all questions are answered, nobody has to find the points in one long paragraph."""
    listed = 'text: "先看。[@small-law:1]\\n\\n- 甲[@small-law:1]\\n- 乙[@small-law:1]"'
    folder.edit("triage/start.yml", ("text: '先问清数字[@small-law:1]。'", listed))

    pages = folder.pages()

    for path in ("triage/outcome-overdue.md", "triage/index.md"):
        assert re.search("<ul>\\s*<li>甲", pages[path].body), path
