"""Check that every preset and worked example is an input the calculator takes and can answer."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from calculators.answering import answer_of
from calculators.declare import Calculator
from sitegen.checks.context import Context, Subject, name_problem, problem
from sitegen.model.fact import WorkdaysFile
from sitegen.model.field_types import Model
from sitegen.model.kinds import CALCULATOR, FACT
from sitegen.model.letter import LetterField
from sitegen.model.lists import CalculatorPageFile
from sitegen.model.product import ProductFile
from sitegen.model.scenario import CalculatorLink, Cost
from sitegen.problems import FieldPath, Place, Problem, meant, nearest, noting, shortened
from sitegen.reading.content import Entry
from sitegen.recall import question

Inputs = Mapping[str, str]
Answer = Mapping[str, Any]
"""What a calculator says, as the browser gets it in JSON; so is each row of a result."""
_WORKDAYS = ("rest_days", "work_days")
_KEPT = 1 << 7


def check(context: Context, subject: Subject) -> Iterator[Problem]:
    """Check all presets and the example of an entry."""
    entry = subject.entry
    for path, page in subject.parts(CalculatorPageFile):
        if calculator := context.calculator(entry.id):
            yield from _check_example(context, entry, page.example, calculator)
        else:
            yield problem(entry, path, _no_calculator(context, entry.id))
    for path, cost in subject.parts(Cost):
        yield from _check_preset(context, entry, (*path, "preset"), cost.calculator, cost.preset)
    for path, link in subject.parts(CalculatorLink):
        yield from _check_preset(context, entry, (*path, "preset"), link.id, link.preset)
    for path, product in subject.parts(ProductFile):
        for identifier, preset in product.presets.items():
            at = (*path, "presets", identifier)
            if not context.has("calculator", identifier):
                yield name_problem(entry, at, _no_calculator(context, identifier))
            yield from _check_preset(context, entry, at, identifier, preset)
    for path, blank in subject.parts(LetterField):
        yield from (problem(entry, (*path, field), message) for field, message in _bad_results(context, blank))


def check_all(context: Context) -> Iterator[Problem]:
    """Check that every calculator has its page."""
    pages = context.content.of(CALCULATOR)
    misspelt = meant(pages.keys() - context.calculators.keys(), context.calculators)
    for identifier, calculator in context.calculators.items():
        if identifier not in pages.keys() | misspelt and not context.is_broken("calculator", identifier):
            place = Place(f"{context.content.root}/calculators/{identifier}.yml")
            yield Problem(place, "", f"缺这个文件：计算器「{calculator.title}」要有自己的页面。")


def _no_calculator(context: Context, identifier: str) -> str:
    return f'没有 "{shortened(identifier)}" 这个计算器。{nearest(identifier, context.ids("calculator"))}'


def _bad_results(context: Context, blank: LetterField) -> Iterator[tuple[str, str]]:
    for field, named in (("from", blank.from_), ("unless", blank.unless)):
        messages = (_bad_result(context, source) for source in (named or "").split())
        yield from ((field, message) for message in messages if message)


def _bad_result(context: Context, source: str) -> str:
    identifier, _, name = source.partition(".")
    calculator = context.calculator(identifier)
    if not calculator:
        return f"要写成「计算器.结果」。{_no_calculator(context, identifier)}"
    outputs = {output.name: output for output in calculator.outputs if output.kind != "rows"}
    if name not in outputs:
        return f'计算器 {identifier} 没有 "{shortened(name)}" 这个结果。{nearest(name, outputs)}'
    is_words = not outputs[name].is_code and outputs[name].kind != "boolean"
    return "" if is_words else f"计算器 {identifier} 的 {name} 是给程序看的，写进信里读不懂。"


def examples(context: Context) -> Mapping[str, Inputs]:
    """Give for each calculator the values of its page's example, with the workday tables where it takes them."""
    return {identifier: _example(context, identifier) for identifier in context.calculators}


@question
def _example(context: Context, identifier: str) -> Inputs:
    entry = context.content.of(CALCULATOR).get(identifier)
    return {**_tables(context, identifier), **(entry.file.example if entry else {})}


@question
def _tables(context: Context, identifier: str) -> Inputs:
    """Give the workday tables where a calculator takes them."""
    calculator = context.calculator(identifier)
    names = {field.name for field in calculator.inputs} if calculator else ()
    return _workdays(context) if set(_WORKDAYS).issubset(names) else {}


def _workdays(context: Context) -> Inputs:
    """Give the published rest days and working weekends as calculators read them: one date a line."""
    files = [entry.file for entry in context.content.of(FACT).values()]
    tables = [file for file in files if isinstance(file, WorkdaysFile)]
    return {name: "\n".join(day.isoformat() for table in tables for day in getattr(table, name)) for name in _WORKDAYS}


def _check_preset(
    context: Context, entry: Entry[Model], path: FieldPath, identifier: str, preset: Inputs
) -> Iterator[Problem]:
    """Check a preset as the page will show it; what the example under it does wrong is told at the example."""
    calculator = context.calculator(identifier)
    if calculator is None or context.is_broken("calculator", identifier):
        return
    base = {**calculator.example, **_example(context, identifier)}
    told = _wrong_inputs(calculator, base).keys() - preset.keys()
    for at, message in _wrong_in_preset(calculator, base, preset).items():
        if at not in told:
            yield _preset_problem(entry, path, at, message, preset)
    yield from _questions(entry, path, calculator, base, preset)


def _check_example(context: Context, entry: Entry[Model], preset: Inputs, calculator: Calculator) -> Iterator[Problem]:
    base = {**calculator.example, **_tables(context, calculator.id)}
    for at, message in _wrong_in_preset(calculator, base, preset).items():
        yield _preset_problem(entry, ("example",), at, message, preset)
    yield from _questions(entry, ("example",), calculator, base, preset)


def _questions(
    entry: Entry[Model], path: FieldPath, calculator: Calculator, base: Inputs, preset: Inputs
) -> Iterator[Problem]:
    """Warn where the form would ask its reader about a value that the page itself put there."""
    answer = _answer(calculator, {**base, **preset})
    for each in answer.get("read", ()):
        if each["field"] in preset and each["question"]:
            message = f"计算器 {calculator.id} 会问：{each['question']}。请看看是不是写对了。"
            yield problem(entry, (*path, each["field"]), message, level="warning")


def _preset_problem(entry: Entry[Model], path: FieldPath, name: str, message: str, preset: Inputs) -> Problem:
    return name_problem(entry, (*path, name) if name in preset else path, message)


def _wrong_in_preset(calculator: Calculator, base: Inputs, preset: Inputs) -> Mapping[str, str]:
    """Say for each input of a preset what is wrong with it; the calculator judges the values itself."""
    names = {field.name for field in calculator.inputs}
    unknown = {
        name: f'计算器 {calculator.id} 没有 "{shortened(name)}" 这一项。{nearest(name, names)}'
        for name in preset
        if name not in names
    }
    known = {name: text for name, text in preset.items() if name in names}
    return unknown | _wrong_inputs(calculator, {**base, **known})


def _wrong_inputs(calculator: Calculator, inputs: Inputs) -> dict[str, str]:
    answer = _answer(calculator, inputs)
    if answer["ok"]:
        return {}
    return {each["field"]: f"计算器 {calculator.id} 不能用这个值：{each['message']}。" for each in answer["errors"]}


def _answer(calculator: Calculator, inputs: Inputs) -> Answer:
    return _run(calculator, tuple(inputs.items()))


@lru_cache(maxsize=_KEPT)
def _run(calculator: Calculator, inputs: tuple[tuple[str, str], ...]) -> Answer:
    return worked_out(calculator, dict(inputs))


def worked_out(calculator: Calculator, inputs: Inputs) -> Answer:
    """Ask a calculator; one that fails is named."""
    with noting(f"当时在算的是计算器 {calculator.id}。"):
        return answer_of(calculator, inputs)
