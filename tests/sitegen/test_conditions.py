"""Statements that hold only on a condition are refused without it, wherever they stand."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from calculators import catalogue, run_json
from sitegen.checks.condition_rules import RULES
from sitegen.checks.conditions import left_out
from sitegen.model.field_types import Say
from tests.tables import table

WRITTEN = table("conditions")


def told(case: dict[str, Any], words: str) -> list[str]:
    return left_out([Say(words) if case.get("spoken") else words])


def sentences(kind: str) -> Iterator[Any]:
    for case in WRITTEN:
        for words in case[kind]:
            yield pytest.param(case, words, id=words)


@pytest.mark.parametrize(("case", "words"), tuple(sentences("bad")))
def test_statement_without_its_condition_is_refused(case, words):
    """A sentence that would cost a reader a right is told with the condition that it leaves out."""
    assert len(told(case, words)) == 1


@pytest.mark.parametrize(("case", "words"), tuple(sentences("good")))
def test_statement_with_its_condition_is_taken(case, words):
    """The same statement with its condition, and words that only look like it, are nobody's mistake."""
    assert told(case, words) == []


def test_each_rule_is_broken_by_a_case():
    """No rule stands untried: each condition of the table is the one that some case leaves out."""
    messages = [message for case in WRITTEN for words in case["bad"] for message in told(case, words)]

    assert [rule.condition for rule in RULES if not any(rule.condition in message for message in messages)] == []


def test_condition_counts_only_in_the_same_block(folder):
    """A condition that stands in another question of the page doesn't excuse one that leaves it out."""
    page = (
        "scenarios/alpha.yml",
        ("faq:\n", "faq:\n  - {question: 旧债呢？, answer: '催一次，时效就重新算[@small-law:1]。'}\n"),
    )
    other = ("related:", "  - {question: 都一样？, answer: '还没满的，催一次才重新算[@small-law:1]。'}\nrelated:")
    folder.edit(*page)
    folder.edit(page[0], other)

    assert [line.split(":")[1] for line in folder.problems()] == ["126"]


@pytest.mark.parametrize("calculator", catalogue(), ids=lambda one: one.id)
def test_answers_of_calculators_tell_their_conditions(calculator):
    """What a calculator says with its notes leaves out no condition either, in any of its written cases."""
    missing = {}
    for case in table(f"calculators/{calculator.id}"):
        answer = json.loads(run_json(calculator.id, json.dumps(case["input"])))
        if answer["ok"]:
            notes = [note["text"] for note in answer["result"]["notes"]]
            missing[case["name"]] = left_out([answer["view"]["answer"], *notes])

    assert {name: messages for name, messages in missing.items() if messages} == {}
