"""Answer with a calculator: texts go in, plain data comes out."""

from collections.abc import Mapping
from itertools import islice

from calculators.characters import shown
from calculators.declare import Calculator
from calculators.errors import InputError, Problem
from calculators.money import exact
from calculators.reading import read_inputs
from calculators.writing import write_answer, write_problems

MOST_STRANGERS = 100
MOST_NAMED = 40
"""Letters of a name that nobody knows, which are sent back."""


@exact
def answer_of(calculator: Calculator, inputs: Mapping[str, str]) -> dict[str, object]:
    """Answer with plain data: the result, or every problem that stands in its way."""
    given = read_inputs(calculator, inputs)
    problems = (*given.problems, *strangers(calculator, inputs))
    if problems:
        return write_problems(problems)
    try:
        return write_answer(calculator, calculator.calculate(**given.values), given.readings)
    except InputError as error:
        return write_problems(error.problems)


def strangers(calculator: Calculator, given: Mapping[str, object]) -> list[Problem]:
    """Tell of inputs that a calculator doesn't have."""
    known = [one.name for one in calculator.inputs]
    message = f"没有这一项；可以填的有：{'、'.join(known)}"
    unknown = (name for name in given if name not in known)
    return [Problem(shown(name, MOST_NAMED), message) for name in islice(unknown, MOST_STRANGERS)]
