"""This file proves of each tree of questions that every path ends, soon, and reaches what it should."""

from collections.abc import Iterator, Mapping
from typing import Any

from sitegen.checks.context import Context, problem
from sitegen.load import Entry
from sitegen.model.triage import Route, TriageFile
from sitegen.problems import Problem, nearest
from sitegen.walk import walk_kind

MOST_QUESTIONS = 6


def check(context: Context) -> Iterator[Problem]:
    """Check all trees, and that together they reach every scenario."""
    reached: set[str] = set()
    for entry in context.content.entries["triage"].values():
        tree: TriageFile = entry.file
        yield from _check_tree(entry, tree)
        reached |= {scenario for outcome in tree.outcomes.values() for scenario in outcome.scenarios}
    if context.content.entries["triage"]:
        for identifier, entry in context.content.entries["scenario"].items():
            if identifier not in reached:
                yield problem(entry, (), "没有一条分诊路线通到这个情形。请在 content/triage/ 的某个 outcome 里加上它。")


def _check_tree(entry: Entry[Any], tree: TriageFile) -> Iterator[Problem]:
    if tree.first not in tree.questions:
        yield problem(entry, ("first",), f'没有 "{tree.first}" 这一问。{nearest(tree.first, tree.questions)}')
        return
    bad = list(_check_routes(entry, tree))
    yield from bad
    if bad:
        return
    depths_, loop = _depths(tree)
    if loop:
        yield problem(entry, ("questions", loop), "从这一问出发会绕回自己，永远问不完。")
        return
    yield from _check_reach(entry, tree, depths_)


def _check_routes(entry: Entry[Any], tree: TriageFile) -> Iterator[Problem]:
    for path, route in walk_kind(tree, Route):
        if (route.next is None) == (route.outcome is None):
            yield problem(entry, path, "要写 next（下一问）或 outcome（结果），只写一个。")
        elif route.next is not None and route.next not in tree.questions:
            yield problem(entry, (*path, "next"), f'没有 "{route.next}" 这一问。{nearest(route.next, tree.questions)}')
        elif route.outcome is not None and route.outcome not in tree.outcomes:
            yield problem(
                entry, (*path, "outcome"), f'没有 "{route.outcome}" 这个结果。{nearest(route.outcome, tree.outcomes)}'
            )


def routes(tree: TriageFile, question: str) -> tuple[Route, ...]:
    """Give all ways out of a question, 「不清楚」 last."""
    asked = tree.questions[question]
    return (*asked.answers, asked.unsure)


def _depths(tree: TriageFile) -> tuple[Mapping[str, int], str]:
    """Count, for each reachable question, the questions on the longest path to it; or name one on a loop."""
    depths = {tree.first: 1}
    queue = [tree.first]
    while queue:
        question = queue.pop()
        if depths[question] > len(tree.questions):
            return {}, question
        for route in routes(tree, question):
            if route.next and depths.get(route.next, 0) < depths[question] + 1:
                depths[route.next] = depths[question] + 1
                queue.append(route.next)
    return depths, ""


def depths(tree: TriageFile) -> Mapping[str, int]:
    """Number the questions by the longest path to them."""
    return _depths(tree)[0]


def longest_path(tree: TriageFile) -> int:
    """Count the questions on the longest path."""
    return max(depths(tree).values())


def _check_reach(entry: Entry[Any], tree: TriageFile, numbers: Mapping[str, int]) -> Iterator[Problem]:
    for question in tree.questions:
        if question not in numbers:
            yield problem(entry, ("questions", question), "没有一条路通到这一问。")
        elif numbers[question] > MOST_QUESTIONS:
            yield problem(
                entry, ("questions", question), f"走到这一问已经是第 {numbers[question]} 问，最多 {MOST_QUESTIONS} 问。"
            )
    ends = {route.outcome for question in tree.questions for route in routes(tree, question)}
    for outcome in tree.outcomes:
        if outcome not in ends:
            yield problem(entry, ("outcomes", outcome), "没有一条路通到这个结果。")
