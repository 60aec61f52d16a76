"""The numbers of the law stand once: calculators, facts and articles can't say different things unnoticed."""

import importlib.util
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

import sitegen
from calculators import law as law_in_force
from sitegen.checks import law_numbers, law_tables
from sitegen.checks.context import Context
from sitegen.reading.content import Content

CONTENT = Path(__file__).parents[2] / "content"
DAY = date(2026, 11, 26)
LAW = Path(law_in_force.__file__)
NAMES = [number.name for number in law_numbers.law_numbers(law_in_force)]
FACT = """\
title: 答辩期
aliases: [几天答辩]
reviewed: 2026-11-23
review_months: 6
kind: value
about: 答辩的期限
unit: 日
values:
  - value: '15'
    from: 2024-01-01
    review_by: 2027-05-23
    source: '[@small-law:1]'
"""


@pytest.fixture
def law_of(tmp_path: Path) -> Callable[[str], ModuleType]:
    """Reads a file of numbers, as calculators/law.py is one."""

    def read(text: str) -> ModuleType:
        path = tmp_path / "law.py"
        path.write_text(f"from decimal import Decimal\nfrom datetime import date\n{text}", encoding="utf-8")
        spec = importlib.util.spec_from_file_location("law", path)
        assert spec
        assert spec.loader
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module

    return read


@pytest.fixture(scope="module")
def content() -> Content:
    """The content that is published."""
    return sitegen.load(CONTENT)


def told(content: Content, law: ModuleType, day: date = DAY) -> list[str]:
    return [str(each) for each in law_numbers.check_all(Context(content, {}, day, law))]


def told_of_tables(content: Content, law: ModuleType) -> list[str]:
    return [str(each) for each in law_tables.check_all(Context(content, {}, DAY, law))]


def test_calculators_and_facts_agree(content: Content) -> None:
    """As published, every number, table and fee is the same in both places."""
    assert told(content, law_in_force) + told_of_tables(content, law_in_force) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_number_that_differs_is_told_with_both_places(content: Content, law_of, name: str) -> None:
    """Whichever number is changed in the calculators, the fact's file and line and the number's line are told."""
    text = LAW.read_text(encoding="utf-8")
    written = next(line for line in text.splitlines() if line.startswith(f"{name} = "))
    other = f"{name} = date(1999, 1, 2)" if "date(" in written else f"{name} = 1234"
    law = law_of(text.replace(f"\n{written}\n", f"\n{other}\n"))
    line = Path(law.__file__).read_text(encoding="utf-8").splitlines().index(other) + 1

    (problem,) = told(content, law)

    identifier = law_numbers.LawNumber(name.removesuffix("_IN_FORCE"), 0, 0).fact
    folder, field = ("laws", "effective") if name.endswith("_IN_FORCE") else ("facts", "values[")
    assert problem.startswith(f"content/{folder}/{identifier}.yml:")
    assert f"字段 {field}" in problem
    assert f"calculators/law.py:{line}（{name}）" in problem


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (("0404-0406", "0404-0405"), "content/facts/workdays-2025.yml:"),
        (('"0126 ', '"0125 0126 '), "content/facts/workdays-2025.yml:"),
        (('    2026: "0104', '    2027: "0104'), "calculators/law.py:"),
        (('(1_000_000, "0.9")', '(1_000_000, "0.8")'), "content/laws/litigation-fees-measures.yml:"),
        (('(5_000_000, "0.5")', '(4_000_000, "0.5")'), "content/laws/litigation-fees-measures.yml:"),
        (("PRESERVATION_FEE_MOST = 5_000", "PRESERVATION_FEE_MOST = 6_000"), "content/laws/litigation-fees-measures"),
        (("CASE_FEE_FIXED = 50", "CASE_FEE_FIXED = 60"), "content/laws/litigation-fees-measures.yml:"),
    ],
)
def test_a_table_that_differs_is_told(content: Content, law_of, change: tuple[str, str], place: str) -> None:
    """A day of a year's table, a whole year, a band, a rate or a limit of a court fee can't change alone."""
    text = LAW.read_text(encoding="utf-8")
    assert text.count(change[0]) >= 1

    problems = told_of_tables(content, law_of(text.replace(*change, 1)))

    assert problems
    assert any(problem.startswith(place) for problem in problems)


def test_a_changed_table_is_told_with_the_line_to_write(content: Content, law_of) -> None:
    """Whoever adds a year's notice needn't know how the calculators write it."""
    text = LAW.read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if line.startswith('    2026: "0101'))

    (problem,) = told_of_tables(content, law_of(text.replace(f"{line}\n", "", 1)))

    assert line.strip() in problem


def test_a_fact_changed_alone_is_told_where_it_stands(folder, law_of) -> None:
    """15 turned into 20 in a fact stops the build at its line; so does another unit, and the fact's being gone."""
    law = law_of("ANSWER_DAYS = 15\n")

    def problems() -> list[str]:
        return told(sitegen.load(folder.root), law)

    folder.write("facts/answer-days.yml", FACT)
    assert problems() == []
    folder.write("facts/answer-days.yml", FACT.replace("'15'", "'20'"))
    assert problems()[0].startswith(
        "content/facts/answer-days.yml:9:12: 字段 values[0].value: 这里是 20，计算器用的是 15"
    )
    folder.write("facts/answer-days.yml", FACT.replace("unit: 日", "unit: 周"))
    assert problems()[0].startswith("content/facts/answer-days.yml:7:7: 字段 unit: 单位要写 日或者 天")
    (folder.root / "facts/answer-days.yml").unlink()
    assert problems()[0].startswith("calculators/law.py:3:1: ANSWER_DAYS 没有对应的资料")


def test_a_fact_that_has_ended_or_changes_later_is_told_on_the_day(folder, law_of) -> None:
    """A value with an end, and one that takes its place, are told from the day on which the calculators are wrong."""
    law = law_of("ANSWER_DAYS = 15\n")
    ended = FACT.replace("    from: 2024-01-01\n", "    from: 2024-01-01\n    to: 2026-12-31\n")
    later = "  - value: '20'\n    from: 2027-01-01\n    review_by: 2027-05-23\n    source: '[@small-law:1]'\n"

    def problems(day: date) -> str:
        return "".join(told(sitegen.load(folder.root), law, day))

    folder.write("facts/answer-days.yml", ended)
    assert problems(date(2026, 12, 31)) == ""
    assert "2027-01-01 没有有效的值，计算器还在用" in problems(date(2027, 1, 1))
    folder.write("facts/answer-days.yml", ended + later)
    assert problems(date(2026, 12, 31)) == ""
    assert "values[1].value: 这里是 20，计算器用的是 15" in problems(date(2027, 1, 1))
