"""The package keeps its promises: standard library only, no clock, no floats, everything declared in words."""

import ast
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from calculators import Calculator, InputField, OutputField, catalogue, run
from calculators.charts import Bar, Bars, Column, Columns

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "calculators").glob("*.py"))
BANNED = {"random", "time", "uuid", "secrets", "os", "io", "pathlib", "socket", "subprocess", "urllib", "fractions"}
KINDS = {"money", "percent", "integer", "date", "boolean", "choice", "lines", "dates"}
OUTPUT_KINDS = {"money", "percent", "integer", "date", "boolean", "text", "rows"}


def test_it_imports_and_answers_without_site_packages() -> None:
    """`python -I -S` with nothing but the parent folder on the path is enough."""
    code = (
        f"import sys; sys.dont_write_bytecode = True; sys.path.insert(0, {str(ROOT)!r}); import calculators;"
        "assert all(calculators.run(one.id, one.example)['ok'] for one in calculators.catalogue());"
        f"print(*sorted({BANNED - {'os', 'io', 'time'}!r} & set(sys.modules)))"
    )

    answer = subprocess.run([sys.executable, "-I", "-S", "-c", code], capture_output=True, text=True, check=False)

    assert (answer.stdout.strip(), answer.stderr) == ("", "")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_has_no_float_no_clock_and_no_way_out(path: Path) -> None:
    """Source files hold no float and import neither files, network, clock nor chance."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        assert not (isinstance(node, ast.Constant) and isinstance(node.value, float))
        assert not (isinstance(node, ast.Name) and node.id in {"float", "open", "eval", "exec"})
        assert not (isinstance(node, ast.Attribute) and node.attr in {"today", "now"})
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else [one.name for one in node.names]
            assert not BANNED & {name.split(".")[0] for name in names}


@pytest.mark.parametrize("calculator", catalogue(), ids=lambda one: one.id)
def test_everything_is_declared_in_words(calculator: Calculator) -> None:
    """Every calculator, input, choice and result has words for readers, and its example is its own result."""
    assert calculator.title
    assert calculator.summary.endswith("。")
    for one in calculator.inputs:
        assert_input_is_in_words(one)
    for one in calculator.outputs:
        assert_output_is_in_words(one)
    assert run(calculator.id, calculator.example)["ok"]


def assert_input_is_in_words(one: InputField) -> None:
    assert one.kind in KINDS
    assert one.label
    assert one.help or one.kind == "boolean"
    assert one.default is not None or one.example
    assert (one.kind == "choice") == bool(one.choices)
    assert (one.kind == "lines") == bool(one.columns)
    assert all(column.label for column in one.columns)


def assert_output_is_in_words(one: OutputField) -> None:
    assert one.kind in OUTPUT_KINDS
    assert one.label
    assert (one.kind == "rows") == bool(one.columns)
    for column in one.columns:
        assert_output_is_in_words(column)


@pytest.mark.parametrize("calculator", catalogue(), ids=lambda one: one.id)
def test_every_answer_has_a_sentence_steps_and_a_safe_chart(calculator: Calculator) -> None:
    """The sentence holds its big figure, steps show numbers, the chart is SVG without style or script."""
    answer: dict[str, Any] = run(calculator.id, calculator.example)

    assert answer["view"]["big"]
    assert answer["view"]["big"] in answer["view"]["answer"]
    assert all(step["formula"] and step["numbers"] for step in answer["result"]["steps"])
    assert_safe(answer["view"]["chart"], calculator.id)
    assert ET.fromstring(answer["view"]["chart"])[0].text == answer["view"]["chart_title"]


def test_what_an_input_takes_is_there() -> None:
    """Every other name that an input takes its figure from is an input or a result of the catalogue."""
    inputs = {one.name for calculator in catalogue() for one in calculator.inputs}
    results = {f"{calculator.id}.{one.name}" for calculator in catalogue() for one in calculator.outputs}
    taken = {place for calculator in catalogue() for one in calculator.inputs for place in one.takes}

    assert taken - inputs - results == set()


def assert_safe(svg: str, prefix: str) -> None:
    root = ET.fromstring(svg)
    ids = [node.get("id", "") for node in root.iter() if node.get("id")]
    assert root.get("role") == "img"
    assert root.get("aria-labelledby", "").split() == ids == [f"{prefix}-chart-title", f"{prefix}-chart-desc"]
    assert all(node.text for node in root[:2])
    assert {node.tag.rpartition("}")[2] for node in root.iter()} <= {
        "svg",
        "title",
        "desc",
        "g",
        "text",
        "rect",
        "line",
        "path",
    }
    assert not [name for node in root.iter() for name in node.attrib if name == "style" or name.startswith("on")]


def test_what_readers_typed_is_escaped_in_charts() -> None:
    """A name can't become markup."""
    nasty = "<script>alert(1)</script>\"'&"
    chart = run("affordable-budget", {"income": "工资, 1", "spending": f"{nasty}, 1"})["view"]["chart"]

    assert_safe(chart, "affordable-budget")
    assert "<script" not in Bars(nasty, nasty, [Bar(nasty, Decimal(1))]).svg("x")


def test_long_courses_are_thinned_but_keep_their_ends() -> None:
    """Six hundred months draw at most sixty columns, the first and the last among them."""
    columns = [Column(str(month), Decimal(600 - month)) for month in range(601)]

    svg = Columns("t", "d", columns).svg("x")

    assert len(re.findall(r"M[\d.]+ [\d.]+h", svg)) == 60
    assert ">0</text>" in svg
    assert ">600</text>" in svg
    assert len(svg) < 10_000


def test_bars_stay_inside_the_drawing_for_the_largest_sums() -> None:
    """A trillion beside a cent fits 340 units, words included."""
    svg = Bars(
        "t", "d", [Bar("一二三四五六七八", Decimal(10**12), is_yours=True), Bar("少", Decimal("0.01"))], " ← 你"
    ).svg("x")

    boxes = re.findall(r"M([\d.]+) [\d.]+h([\d.]+)v", svg)
    assert len(boxes) == 2
    for x, wide in boxes:
        assert float(x) + float(wide) <= 340
    assert "10,000.00亿" in svg
