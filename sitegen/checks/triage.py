"""Prove of each tree of questions that every path ends, soon, and reaches what it should."""

from collections import deque
from collections.abc import Iterator, Mapping

from sitegen.checks.addresses import bad_case, no_question
from sitegen.checks.context import Context, Subject, name_problem, problem
from sitegen.checks.pages import repeated
from sitegen.model.field_types import Model
from sitegen.model.kinds import SCENARIO, TRIAGE
from sitegen.model.triage import Route, TriageFile
from sitegen.model.walk import walk_kind
from sitegen.problems import Problem, meant, nearest
from sitegen.reading.content import Entry

MOST_QUESTIONS = 6
ONLY_TREE = "start"
UNSURE = "unsure"


def check(context: Context, subject: Subject) -> Iterator[Problem]:
    """Check a tree."""
    entry = subject.entry
    for _path, tree in subject.parts(TriageFile):
        if entry.id == ONLY_TREE:
            yield from _check_tree(entry, tree)
            yield from _check_cases(context, entry, tree)
        else:
            yield problem(entry, (), f"这里只能有 {ONLY_TREE}.yml 一个文件。请把问题并进去。")


def check_all(context: Context) -> Iterator[Problem]:
    """Check that the tree reaches every scenario."""
    trees = context.content.of(TRIAGE)
    if ONLY_TREE in trees:
        yield from _check_scenarios(context, trees[ONLY_TREE].file)


def _check_scenarios(context: Context, tree: TriageFile) -> Iterator[Problem]:
    reached = {route.scenario for _path, route in walk_kind(tree, Route)}
    reached |= {scenario for outcome in tree.outcomes.values() for scenario in outcome.scenarios}
    scenarios = context.content.of(SCENARIO)
    misspelt = meant((each for each in reached if each and not context.has(SCENARIO.name, each)), scenarios)
    for identifier, entry in scenarios.items():
        if identifier not in reached | misspelt:
            message = (
                f"没有一条分诊路线通到这个情形。请在 content/triage/start.yml 里加一个回答，写 scenario: {identifier}。"
            )
            yield problem(entry, (), message)


def _check_cases(context: Context, entry: Entry[Model], tree: TriageFile) -> Iterator[Problem]:
    for path, route in walk_kind(tree, Route):
        if route.case and not route.scenario:
            yield problem(entry, (*path, "case"), "case 要和 scenario 写在一起：它是那一页上一问的回答。")
        elif route.case and (message := bad_case(context, str(route.scenario), route.case)):
            yield problem(entry, (*path, "case"), message)


def _check_tree(entry: Entry[Model], tree: TriageFile) -> Iterator[Problem]:
    bad = [*_check_names(entry, tree), *_check_routes(entry, tree), *_check_lists(entry, tree)]
    yield from bad
    if bad:
        return
    numbers = depths(tree)
    looping = [question for question in _reachable(tree) if question not in numbers]
    if looping:
        yield name_problem(entry, ("questions", looping[0]), "从这一问出发会绕回自己，永远问不完。")
    else:
        yield from _check_reach(entry, tree, numbers)


def _check_names(entry: Entry[Model], tree: TriageFile) -> Iterator[Problem]:
    """Check the names that become addresses of pages, and the ids that keep a reader's answers."""
    if tree.first not in tree.questions:
        yield problem(entry, ("first",), no_question(tree.first, tree))
    for name, question in tree.questions.items():
        if name == "index" or name.startswith("outcome-") or (name == ONLY_TREE and tree.first != ONLY_TREE):
            yield name_problem(entry, ("questions", name), f'这个名字留给了别的页面，不能用 "{name}"。请改名。')
        path = ("questions", name, "answers")
        yield from repeated(entry, path, [answer.id for answer in question.answers], "id")
        for index, answer in enumerate(question.answers):
            if answer.id == UNSURE:
                yield problem(entry, (*path, index, "id"), f'"{UNSURE}" 留给了「不清楚」。请改一个 id。')


def _check_lists(entry: Entry[Model], tree: TriageFile) -> Iterator[Problem]:
    for field, names in (("papers", tree.papers), ("who_asks", tree.who_asks)):
        for index, name in enumerate(names):
            if name not in tree.questions:
                yield problem(entry, (field, index), no_question(name, tree))


def _check_routes(entry: Entry[Model], tree: TriageFile) -> Iterator[Problem]:
    for path, route in walk_kind(tree, Route):
        if sum(way is not None for way in (route.next, route.scenario, route.outcome)) != 1:
            yield problem(entry, path, "要写 next（下一问）、scenario（情形）或 outcome（结果），只写一个。")
        elif route.next is not None and route.next not in tree.questions:
            yield problem(entry, (*path, "next"), no_question(route.next, tree))
        elif route.outcome is not None and route.outcome not in tree.outcomes:
            message = f'没有 "{route.outcome}" 这个结果。{nearest(route.outcome, tree.outcomes)}'
            yield problem(entry, (*path, "outcome"), message)


def routes(tree: TriageFile, question: str) -> tuple[Route, ...]:
    """Give all ways out of a question, 「不清楚」 last."""
    asked = tree.questions[question]
    return (*asked.answers, asked.unsure)


def _reachable(tree: TriageFile) -> Mapping[str, int]:
    """Count for each question that can be reached the ways that lead to it."""
    ways = {tree.first: 0}
    waiting = [tree.first]
    while waiting:
        for route in routes(tree, waiting.pop()):
            if route.next:
                if route.next not in ways:
                    waiting.append(route.next)
                ways[route.next] = ways.get(route.next, 0) + 1
    return ways


def depths(tree: TriageFile) -> Mapping[str, int]:
    """Count for each question the questions on the longest path to it; those on a loop and behind it are left out."""
    ways = dict(_reachable(tree))
    found = {tree.first: 1}
    waiting = [question for question, count in ways.items() if not count]
    while waiting:
        question = waiting.pop()
        for following in (route.next for route in routes(tree, question) if route.next):
            found[following] = max(found.get(following, 0), found[question] + 1)
            ways[following] -= 1
            if not ways[following]:
                waiting.append(following)
    return {question: depth for question, depth in found.items() if not ways[question]}


def left(tree: TriageFile) -> Mapping[str, int]:
    """Count for each question the questions on the longest path that begins with it."""
    numbers, found = depths(tree), dict[str, int]()
    for question in sorted(numbers, key=lambda name: numbers[name], reverse=True):
        after = (found.get(route.next, 0) for route in routes(tree, question) if route.next)
        found[question] = 1 + max(after, default=0)
    return found


def numbered(tree: TriageFile) -> frozenset[str]:
    """Name the questions that have the same number for everybody: all paths to them are equally long."""
    first, waiting = {tree.first: 1}, deque([tree.first])
    while waiting:
        question = waiting.popleft()
        for following in (route.next for route in routes(tree, question) if route.next):
            if following not in first:
                first[following] = first[question] + 1
                waiting.append(following)
    return frozenset(question for question, last in depths(tree).items() if first[question] == last)


def longest_path(tree: TriageFile) -> int:
    """Count the questions on the longest path."""
    return max(depths(tree).values())


def _check_reach(entry: Entry[Model], tree: TriageFile, numbers: Mapping[str, int]) -> Iterator[Problem]:
    for question in tree.questions:
        if question not in numbers:
            yield name_problem(entry, ("questions", question), "没有一条路通到这一问。")
        elif numbers[question] > MOST_QUESTIONS:
            message = (
                f"走到这一问已经是第 {numbers[question]} 问，最多 {MOST_QUESTIONS} 问。"
                f"请从更前面的一问就接到它，或者把路上的两问并成一问。"
            )
            yield name_problem(entry, ("questions", question), message)
    ends = {route.outcome for question in numbers for route in routes(tree, question)}
    for name, outcome in tree.outcomes.items():
        if name not in ends:
            yield name_problem(entry, ("outcomes", name), "没有一条路通到这个结果。")
        if not outcome.scenarios and not outcome.also:
            message = "这个结果没有去处。请写 scenarios（情形）；还没有合适的情形，写 also（别的页面）。"
            yield name_problem(entry, ("outcomes", name), message)
