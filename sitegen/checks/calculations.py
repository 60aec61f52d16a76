"""This file checks that every preset and worked example is an input the calculator takes and can answer."""

from collections.abc import Iterator, Mapping
from typing import Any

import calculators
from calculators import Calculator
from sitegen.checks.context import Context, problem
from sitegen.load import Entry
from sitegen.model.lists import CalculatorPageFile
from sitegen.model.product import ProductFile
from sitegen.model.scenario import CalculatorLink, Cost
from sitegen.problems import Problem, nearest
from sitegen.yaml_source import Path_


def check(context: Context) -> Iterator[Problem]:
    """Check all presets of the content, and that every calculator has its page."""
    for identifier, calculator in context.calculators.items():
        entry = context.content.entries["calculator"].get(identifier)
        if entry:
            yield from _check_preset(entry, ("example",), calculator, entry.file.example, {})
    for entry, path, part in context.parts(Cost):
        yield from _check_part(context, entry, (*path, "preset"), part.calculator, part.preset)
    for entry, path, link in context.parts(CalculatorLink):
        yield from _check_part(context, entry, (*path, "preset"), link.id, link.preset)
    for entry, path, product in context.parts(ProductFile):
        for identifier, preset in product.presets.items():
            yield from _check_part(context, entry, (*path, "presets", identifier), identifier, preset)
    for entry, path, _page in context.parts(CalculatorPageFile):
        if entry.id not in context.calculators:
            yield problem(entry, path, f'没有 "{entry.id}" 这个计算器。{nearest(entry.id, context.calculators)}')


def _check_part(
    context: Context, entry: Entry[Any], path: Path_, identifier: str, preset: Mapping[str, str]
) -> Iterator[Problem]:
    calculator = context.calculators.get(identifier)
    if calculator:
        yield from _check_preset(entry, path, calculator, preset, example(context, identifier))


def example(context: Context, identifier: str) -> Mapping[str, str]:
    """Give the worked example of a calculator's page: what a preset builds on."""
    entry = context.content.entries["calculator"].get(identifier)
    return entry.file.example if entry else {}


def _check_preset(
    entry: Entry[Any], path: Path_, calculator: Calculator, preset: Mapping[str, str], base: Mapping[str, str]
) -> Iterator[Problem]:
    names = {field.name for field in calculator.inputs}
    unknown = [name for name in preset if name not in names]
    for name in unknown:
        yield problem(entry, (*path, name), f'计算器 {calculator.id} 没有 "{name}" 这一项。{nearest(name, names)}')
    if unknown:
        return
    answer = calculators.run(calculator.id, {**base, **preset})
    if not answer["ok"]:
        for error in answer["errors"]:
            at = (*path, error["field"]) if error["field"] in preset else path
            yield problem(entry, at, f"计算器 {calculator.id} 的 {error['field']}：{error['message']}")
