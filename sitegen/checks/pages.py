"""This file checks what stands only once: page addresses, letter blanks, step ids, marks of 「你在这里」."""

import re
from collections import Counter
from collections.abc import Iterator

from sitegen.checks.context import GENERATED_PAGES, Context, problem
from sitegen.model.letter import LetterFile
from sitegen.model.scenario import ScenarioFile
from sitegen.problems import Place, Problem, nearest

BLANK = re.compile(r"\{([^{}]*)\}")
DATE_BLANK = "date"


def check(context: Context) -> Iterator[Problem]:
    """Check pages, letters and scenarios for what must be unique or known within them."""
    for page in context.content.pages:
        name = page.path.removesuffix(".md")
        if name in GENERATED_PAGES or name == "index":
            yield Problem(
                Place(f"content/{page.path}"),
                "",
                f"地址 /{'' if name == 'index' else name + '/'} 由程序生成，会盖掉这个手写页。请改名。",
            )
    yield from _check_letters(context)
    yield from _check_scenarios(context)


def _check_letters(context: Context) -> Iterator[Problem]:
    for entry, path, letter in context.parts(LetterFile):
        names = {field.name for field in letter.fields}
        for part in ("text", "sign"):
            for index, paragraph in enumerate(getattr(letter, part)):
                for name in BLANK.findall(paragraph):
                    if name not in names:
                        yield problem(entry, (*path, part, index), f'没有 "{name}" 这个空。{nearest(name, names)}')
        used = {name for paragraph in (*letter.text, *letter.sign) for name in BLANK.findall(paragraph)}
        for index, field in enumerate(letter.fields):
            if field.name not in used:
                yield problem(entry, (*path, "fields", index), f"信里没有用到 {{{field.name}}} 这个空。")
            if (field.kind == "choice") != bool(field.choices):
                yield problem(entry, (*path, "fields", index), "kind: choice 和 choices 要一起写。")


def _check_scenarios(context: Context) -> Iterator[Problem]:
    for entry, path, scenario in context.parts(ScenarioFile):
        steps = [step.id for step in scenario.negotiation]
        for step, count in Counter(steps).items():
            if count > 1:
                yield problem(entry, (*path, "negotiation"), f'步骤 id "{step}" 用了 {count} 次。')
        if scenario.next.step not in steps:
            yield problem(
                entry,
                (*path, "next", "step"),
                f'没有 "{scenario.next.step}" 这一步。{nearest(scenario.next.step, steps)}',
            )
        for part in ("signs", "consequences"):
            if sum(each.here for each in getattr(scenario, part)) > 1:
                yield problem(entry, (*path, part), "「你在这里」（here: true）最多一处。")
