"""The one door for other programs: an id and texts go in, plain data or JSON text comes out."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping

from calculators.answering import MOST_NAMED, MOST_STRANGERS, answer_of, strangers
from calculators.characters import shown
from calculators.errors import Problem
from calculators.reading import read_inputs
from calculators.registry import IDS, is_known
from calculators.registry import calculator as calculator_of
from calculators.writing import write_problems

LONGEST_TEXT = 2_000_000
MOST_BRACKETS = 100
STRINGS = re.compile(r'"(?:[^"\\]++|\\.)*+"?', re.DOTALL)


def run(id: str, inputs: Mapping[str, str]) -> dict[str, object]:
    """Answer with plain data: the result, or every problem that stands in its way."""
    if not is_known(id):
        return write_problems([Problem("id", _no_such(id))])
    return answer_of(calculator_of(id), inputs)


def _no_such(id: str) -> str:
    others = (
        f"；有的是：{'、'.join(IDS)}" if len(id) <= MOST_NAMED else ""
    )  # nothing so long was meant to be one of them
    return f"没有「{shown(id, MOST_NAMED)}」这个计算器{others}"


def run_json(id: str, inputs: str) -> str:
    """Answer with JSON text whose numbers are strings; the same inputs give the same bytes everywhere."""
    return to_json(_answer(id, inputs))


def to_json(answer: Mapping[str, object]) -> str:
    """Write an answer as compact JSON in one line."""
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":"))


def _answer(calculator: str, inputs: str) -> dict[str, object]:
    if not is_known(calculator):
        return run(calculator, {})
    try:
        given, repeated = _read_object(inputs)
    except ValueError:  # broken JSON is one, too
        message = '输入要是一个JSON对象，名字和值都是带引号的文字，比如{"principal": "10000"}'
        return write_problems([Problem("inputs", message)])
    if repeated:
        return write_problems(_problems(calculator, given, repeated))
    return run(calculator, given)


def _problems(asked: str, given: dict[str, str], repeated: list[str]) -> Iterator[Problem]:
    """Tell repeated names together with everything else that can be told before a calculation."""
    calculator = calculator_of(asked)
    once = {shown(name, MOST_NAMED) for name in repeated}
    yield from (Problem(name, "这一项写了两次，只留一个") for name in sorted(once)[:MOST_STRANGERS])
    others = (*read_inputs(calculator, given).problems, *strangers(calculator, given))
    yield from (one for one in others if one.field not in once)


def _read_object(text: str) -> tuple[dict[str, str], list[str]]:
    """Read a JSON object, and the names that stand in it more than once."""
    pairs = None
    if len(text) <= LONGEST_TEXT and not _is_too_deep(text):
        pairs = json.loads(text, object_pairs_hook=_Pairs, parse_int=_NotText, parse_float=_NotText)
    if not isinstance(pairs, _Pairs):
        raise NoObjectError
    return dict(pairs), _repeated(name for name, _ in pairs)


def _repeated(names: Iterable[str]) -> list[str]:
    seen: set[str] = set()
    repeated: dict[str, None] = {}
    for name in names:
        if name in seen:
            repeated[name] = None
        seen.add(name)
    return list(repeated)


class NoObjectError(ValueError):
    """A text that is not one JSON object of a bearable size."""


class _Pairs(list[tuple[str, str]]):
    """An object as written, so that a name given twice is seen."""


class _NotText:
    """Stands for a bare number, whose text JSON readers would change; inputs are texts."""

    def __init__(self, _: str) -> None:
        """Forget the number."""


def _is_too_deep(text: str) -> bool:
    """Tells, without parsing, brackets enough to exhaust the JSON reader's stack; a plain object has one pair."""
    outside = STRINGS.sub("", text)
    return outside.count("[") + outside.count("{") > MOST_BRACKETS
