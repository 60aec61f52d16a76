"""The command line: the same answers as the page, `python -m calculators ID key=value … [--json]`."""

import argparse
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NoReturn

from calculators.characters import shown
from calculators.declare import Calculator, InputField, OutputField
from calculators.known_holidays import TABLES, lend_tables, tables_named, with_note
from calculators.registry import catalogue
from calculators.seam import run, to_json
from calculators.tables import to_csv
from calculators.wording import TO_MEND

PROGRAM = "python -m calculators"
LONGEST_TOLD = 120
USAGE = f"{PROGRAM} [计算器] [名字=值 …] [--json | --csv] [--help]"
MANUAL = f"""用法：{USAGE}

不写计算器：列出所有计算器
计算器 --help：这个计算器要填什么、算出什么
名字=值：填一项；多行的内容用换行或 \\n 分开，比如 'income=工资, 8000\\n兼职, 500'
--json：输出和网页一样的 JSON
--csv：输出表格，给电子表格软件用；先是各个结果，再是每张表

退出码：0 算出来了；1 有要改的地方；2 用法不对"""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.exit(2, f"用法不对：{shown(message, LONGEST_TOLD)}\n用法：{USAGE}\n")


def main(arguments: Sequence[str]) -> int:
    """Run one command and give the exit code: 0 answered, 1 something must be changed, 2 wrong usage."""
    parser = _Parser(prog=PROGRAM, add_help=False)
    parser.add_argument("words", nargs="*")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true")
    form.add_argument("--csv", action="store_true")
    parser.add_argument("--help", "-h", action="store_true")
    given = parser.parse_intermixed_args(arguments)
    known = {one.id: one for one in catalogue()}
    asked, *pairs = given.words or [""]
    if given.help or not asked:
        return _say(_manual(known[asked]) if asked in known else MANUAL if given.help else _list(known.values()))
    inputs, lent = lend_tables(known.get(asked), _inputs(parser, pairs))
    answer = with_note(known.get(asked), run(asked, inputs), lent)
    if given.json:
        _say(to_json(answer))
    elif answer["ok"] and given.csv:
        sys.stdout.write(to_csv(known[asked], answer))
        sys.stderr.writelines(f"{line}\n" for line in _readings(known[asked], answer) if line)
    elif answer["ok"]:
        _say("\n".join(_report(known[asked], answer)))
    else:
        sys.stderr.write("\n".join(_problems(known.get(asked), answer)) + "\n")
    return 0 if answer["ok"] else 1


def _say(text: str) -> int:
    sys.stdout.write(text + "\n")
    return 0


def _list(calculators: Iterable[Calculator]) -> str:
    return "\n".join(f"{one.id:20}{one.title}：{one.summary}" for one in calculators)


def _inputs(parser: argparse.ArgumentParser, pairs: Sequence[str]) -> Mapping[str, str]:
    inputs: dict[str, str] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or not name:
            parser.error(f"「{shown(pair)}」要写成 名字=值")
        if name in inputs:
            parser.error(f"「{shown(name)}」写了两次")
        inputs[name] = value.replace("\\n", "\n").replace("\\t", "\t")
    return inputs


def _manual(calculator: Calculator) -> str:
    return "\n".join(
        (
            f"{calculator.title}：{calculator.summary}",
            f"用法：{PROGRAM} {calculator.id} 名字=值 … [--json]",
            "",
            "要填：",
            *(line for one in calculator.inputs for line in _describe_input(one)),
            "",
            "算出：",
            *(line for one in calculator.outputs for line in _describe_output(one)),
        )
    )


def _describe_input(one: InputField) -> Iterator[str]:
    unit = f"（{one.unit}）" if one.unit else ""
    needed = "必填" if one.default is None else f"不填就是 {one.default or '空'}"
    needed = f"不填就用 {tables_named()}的安排表" if one.name in TABLES else needed
    yield f"  {one.name}  {one.label}{unit}，{needed}"
    if one.help:
        yield f"      {one.help}"
    if one.line:
        yield f"      {one.line}"
    yield from (f"      {value}：{label}" for value, label in one.choices)


def _describe_output(one: OutputField) -> Iterator[str]:
    yield f"  {one.name}  {one.label}{f'（{one.unit}）' if one.unit else ''}"
    yield from (f"      {column.name}  {column.label}" for column in one.columns)


def _report(calculator: Calculator, answer: Mapping[str, Any]) -> Iterator[str]:
    result = answer["result"]
    yield f"{answer['view']['answer']}\n"
    yield from _readings(calculator, answer)
    figures = (one for one in calculator.outputs if one.kind != "rows" and not one.is_code)
    yield from (f"{one.label}：{_worded(result[one.name], one)}" for one in figures)
    for one in calculator.outputs:
        if one.kind == "rows":
            yield f"\n{one.label}\n" + "\t".join(column.label for column in one.columns)
            yield from ("\t".join(_worded(row[column.name]) for column in one.columns) for row in result[one.name])
    yield "\n怎么算出来的"
    yield from (f"{index}. {step['formula']}\n   {step['numbers']}" for index, step in enumerate(result["steps"], 1))
    yield from (
        f"\n留意：{note['text']}" + (f"（{note['source']}）" if note["source"] else "") for note in result["notes"]
    )


def _readings(calculator: Calculator, answer: Mapping[str, Any]) -> Iterator[str]:
    """Say what was understood in another form than typed, and what is asked about."""
    labels = _labels(calculator)
    units = {one.name: one.unit for one in calculator.inputs if not one.columns}
    for one in answer["read"]:
        unit = units.get(one["field"], "")
        lines = zip(one["typed"].split("\n"), one["read"].split("\n"), strict=True)
        yield from (
            f"{labels[one['field']]}：「{typed}」按 {_with_unit(read, unit)}算"
            for typed, read in lines
            if typed != read
        )
        if one["question"]:
            yield f"请看一眼 {labels[one['field']]}：{one['question']}"
    if answer["read"]:
        yield ""


def _with_unit(read: str, unit: str) -> str:
    words = f"{read}{unit}" if unit.startswith("%") else f"{read} {unit}".strip()
    return f"{words} " if words.isascii() else words


def _worded(value: object, one: OutputField | None = None) -> str:
    if value is None:
        return "—"
    if isinstance(value, bool):
        return "是" if value else "否"
    return f"{value} {one.unit}".rstrip() if one else str(value)


def _problems(calculator: Calculator | None, answer: Mapping[str, Any]) -> Iterator[str]:
    labels = _labels(calculator) if calculator else {}
    yield TO_MEND.format(count=len(answer["errors"]))
    yield from (f"{labels.get(one['field'], one['field'])}：{one['message']}" for one in answer["errors"])


def _labels(calculator: Calculator) -> Mapping[str, str]:
    return {one.name: f"{one.label}（{one.name}）" for one in calculator.inputs}


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    sys.exit(main(sys.argv[1:]))
