"""Read what people type: one text per input, by the catalogue's rules, into exact values."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from inspect import Parameter

from calculators.characters import UNSAFE, plain, shown
from calculators.days import read_date
from calculators.declare import Calculator, InputField
from calculators.errors import Problem
from calculators.examples import such_as
from calculators.figures import read_decimal, read_whole
from calculators.lists import read_each, read_lines
from calculators.quantities import MONTH_WORDS
from calculators.understood import Reading, Understood, UnreadableError, readings

LONGEST_VALUE = 200
LONGEST_LIST = 200_000
LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class ReadInputs:
    """What a calculator was given, as it was read; with problems there is nothing to reckon with."""

    values: Mapping[str, object]
    problems: tuple[Problem, ...]
    readings: tuple[Reading, ...]


def read_inputs(calculator: Calculator, given: Mapping[str, object]) -> ReadInputs:
    """Read every input of a calculator; problems are all told at once, in the order of the form."""
    found: dict[str, Understood[object]] = {}
    problems: list[Problem] = []
    for one in calculator.inputs:
        try:
            found[one.name] = _read_or_default(one, given.get(one.name, ""))
        except UnreadableError as error:
            problems.append(Problem(one.name, str(error)))
    problems += [problem for one in calculator.inputs for problem in _wrong_time(one, found)]
    values = {name: one.value for name, one in found.items()}
    return ReadInputs(values, tuple(problems), tuple(readings(found.items())))


def _read_or_default(one: InputField, text: object) -> Understood[object]:
    if not isinstance(text, str):
        raise UnreadableError(f"要写成带引号的文字{such_as(one, quoted=True)}")
    if text.strip():
        return read(one, text)
    if one.default_value is Parameter.empty:
        raise UnreadableError(f"请填写这一项{such_as(one)}")
    return Understood(one.default_value, "", "")


def read(one: InputField, text: str) -> Understood[object]:
    """Read one text that is not blank as the input's kind of value; lists keep their line numbers."""
    is_list = one.kind in ("lines", "dates")
    text = text if is_list else text.strip()
    if len(text) > (LONGEST_LIST if is_list else LONGEST_VALUE):
        raise UnreadableError("内容太长了，请检查是不是贴错了")
    return READERS[one.kind](one, text)


def _wrong_time(one: InputField, found: Mapping[str, Understood[object]]) -> list[Problem]:
    """Refuse 12个月 where the reader pays by the week: twelve of what would be counted?"""
    if one.months_need is None or one.name not in found:
        return []
    choice, value = one.months_need
    is_months = plain(found[one.name].typed).endswith(MONTH_WORDS)
    if not is_months or choice not in found or found[choice].value == value:
        return []
    return [
        Problem(
            one.name, f"「{shown(found[one.name].typed)}」不知道是几期：不是每月还一次的，写一共还几期{such_as(one)}"
        )
    ]


def _read_boolean(_: InputField, text: str) -> Understood[bool]:
    if plain(text) not in ("true", "false"):
        raise UnreadableError("只能是true（是）或false（否）")
    return Understood(plain(text) == "true", text, plain(text), is_plain=plain(text) == text)


def _read_choice(one: InputField, text: str) -> Understood[str]:
    if plain(text) not in dict(one.choices):
        raise UnreadableError("只能选：" + "、".join(f"{value}（{label}）" for value, label in one.choices))
    return Understood(plain(text), text, plain(text), is_plain=plain(text) == text)


def _read_name(_: InputField, text: str) -> Understood[str]:
    """Take a name as it stands: 3,6 or ０５７１ is how its owner knows a debt."""
    if len(text) > LONGEST_NAME or UNSAFE.search(text):
        raise UnreadableError(f"要有1到{LONGEST_NAME}个字，不能有换行和看不见的字符")
    return Understood(text, text, text)


def _read_dates(one: InputField, text: str) -> Understood[tuple[date, ...]]:
    return read_each(text, lambda line: read_date(one, line))


def _read_lines(one: InputField, text: str) -> Understood[tuple[object, ...]]:
    return read_lines(one, text, read)


READERS: Mapping[str, Callable[[InputField, str], Understood[object]]] = {
    "money": read_decimal,
    "percent": read_decimal,
    "integer": read_whole,
    "date": read_date,
    "boolean": _read_boolean,
    "choice": _read_choice,
    "text": _read_name,
    "lines": _read_lines,
    "dates": _read_dates,
}
