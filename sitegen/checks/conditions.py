"""Refuse statements of law that hold only on a condition, where the condition is left out beside them."""

import re
from collections.abc import Iterable, Iterator

from pydantic import BaseModel

from sitegen.checks.condition_rules import RULES, Rule
from sitegen.checks.context import Context, Subject, problem
from sitegen.markup.references import CITATION
from sitegen.model.field_types import Reviewed
from sitegen.model.law import LawFile
from sitegen.model.letter import LetterFile
from sitegen.model.lists import Stage, Today
from sitegen.model.triage import TriageQuestion
from sitegen.model.walk import parts, walk_kind
from sitegen.problems import FieldPath, Place, Problem, shortened
from sitegen.reading.content import HandWritten

Piece = tuple[FieldPath, str]
OF_MANY_BLOCKS = (Reviewed, Stage, TriageQuestion, Today)
"""What readers don't read in one piece: its parts must hold each by itself. A letter is one piece."""
NOT_TOLD = {"aliases", "belief", "groups", "sources", "source"}
PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")
_NOT_OWN = re.compile(rf"{CITATION.pattern}|\]\([^)]*\)")


def check(_: Context, subject: Subject) -> Iterator[Problem]:
    """Check what an entry tells, block by block, and what editors say of articles in plain words."""
    entry = subject.entry
    blocks = [*(_of_law(entry.file) if isinstance(entry.file, LawFile) else _blocks(entry.file))]
    own = [[_own(text) for _, text in block] for block in blocks]
    whole = "\n".join(text for texts in own for text in texts)
    rules = tuple(rule for rule in RULES if rule.says.search(whole))  # few of many: the blocks need no more
    for block, texts in zip(blocks, own, strict=True) if rules else ():
        for (path, text), found, rule in _left_out(block, texts, rules):
            yield problem(entry, path, _message(rule, found), text=text, offset=found.start())


def check_all(context: Context) -> Iterator[Problem]:
    """Check the pages written by hand, paragraph by paragraph."""
    for page in context.content.pages:
        yield from _check_page(f"{context.content.root}/{page.path}", page)


def left_out(texts: Iterable[str]) -> list[str]:
    """Say what a block that isn't content leaves out: an answer of a calculator with its notes, for instance."""
    block: list[Piece] = [((index,), text) for index, text in enumerate(texts)]
    return [_message(rule, found) for _, found, rule in _left_out(block, [_own(text) for _, text in block])]


def _check_page(name: str, page: HandWritten) -> Iterator[Problem]:
    for paragraph in PARAGRAPH.finditer(page.text):
        for _, found, rule in _left_out([((), paragraph[0])], [_own(paragraph[0])]):
            before = page.text[: paragraph.start() + found.start()]
            place = Place(name, before.count("\n") + 1, len(before) - before.rfind("\n"))
            yield Problem(place, "", _message(rule, found))


def _of_law(law: LawFile) -> Iterator[list[Piece]]:
    for index, article in enumerate(law.articles):
        if article.plain:
            yield [(("articles", index, "plain"), article.plain)]
    for index, point in enumerate(law.key_points):
        yield [(("key_points", index), point)]


def _blocks(value: object, path: FieldPath = ()) -> Iterator[list[Piece]]:
    """Part a file into what is read together: a step, a question with its answer, a line of advice."""
    if isinstance(value, BaseModel) and (isinstance(value, LetterFile) or not isinstance(value, OF_MANY_BLOCKS)):
        pieces = ((where, text) for where, text in walk_kind(value, str) if not NOT_TOLD & set(where))
        yield [((*path, *where), text) for where, text in pieces]
    elif isinstance(value, str):
        yield [(path, value)]
    else:
        for key, inner in parts(value):
            yield from _blocks(inner, (*path, key)) if key not in NOT_TOLD else ()


def _own(text: str) -> str:
    """Blank out what a text only points at."""
    return _NOT_OWN.sub(lambda found: " " * len(found[0]), text) if "[@" in text or "](" in text else text


def _left_out(
    block: list[Piece], own: list[str], rules: Iterable[Rule] = RULES
) -> Iterator[tuple[Piece, re.Match[str], Rule]]:
    whole = "\n".join(own)
    told: set[object] = set()
    for rule in rules:
        if rule.condition in told:
            continue
        for piece, text in zip(block, own, strict=True):
            found = rule.says.search(text) if isinstance(piece[1], rule.among) else None
            if found and (piece[0], found.end()) not in told:
                if not rule.is_kept_by(whole):
                    told |= {rule.condition, (piece[0], found.end())}
                    yield piece, found, rule
                break


def _message(rule: Rule, found: re.Match[str]) -> str:
    what = shortened(found[0])
    if not rule.needs:
        return f"要说、要寄出去的话里不能有「{what}」：{rule.condition}。"
    return f"说了「{what}」，漏了一个条件：{rule.condition}。请在同一处补上。"
