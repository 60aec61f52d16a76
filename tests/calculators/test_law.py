"""The numbers of the law stand once: no calculator writes one of its own into a sentence."""

import ast
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from calculators import law
from calculators.wording import han
from calculators.workdays import days_of
from tests.tables import read_yaml

ROOT = Path(__file__).parents[2]
FILES = sorted(path for path in (ROOT / "calculators").glob("*.py") if path.name != "law.py")
NUMBER = "(?:[0-9][0-9.]*|[一二三四五六七八九十百]+)"
OF_THE_LAW = re.compile(rf"(?<![第0-9]){NUMBER} ?(?:年(?!化|利|期|[0-9]+月)|倍|日(?!数)|%)|LPR的{NUMBER}倍")
OURS = {"一年", "1年", "100%", "000%", "99%", "0.05%", "50%", "50年", "2020年", "2025年"}
"""What is no number of the law: a year as a measure, limits of our own, experience, calendar years."""


def texts(path: Path) -> Iterator[str]:
    """The texts of a file that may reach a reader; docstrings stand by themselves and reach nobody."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.value


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_sentence_holds_a_number_of_the_law(path: Path) -> None:
    """Sentences take 24 %, three years, fifteen days from law.py, where they are compared with the facts."""
    found = {each for text in texts(path) for each in OF_THE_LAW.findall(text)}

    assert found - OURS == set()


def test_every_number_is_counted_with() -> None:
    """What no calculator takes from law.py any more is not kept there."""
    used = "".join(path.read_text(encoding="utf-8") for path in FILES)

    assert [name for name in vars(law) if name.isupper() and not re.search(rf"\b{name}\b", used)] == []


def test_a_years_table_is_read_day_by_day() -> None:
    """Single days, several in a row, and a day that belongs to another year."""
    assert list(days_of(2026, "0101 0228-0302 2025-12-31")) == [
        date(2026, 1, 1), date(2026, 2, 28), date(2026, 3, 1), date(2026, 3, 2), date(2025, 12, 31),
    ]  # fmt: skip
    assert list(days_of(2026, "")) == []


@pytest.mark.parametrize("year", sorted(law.REST_DAYS))
def test_the_tables_are_those_of_the_facts(year: int) -> None:
    """Every holiday and every worked weekend of a year that has been announced."""
    fact = read_yaml(ROOT / f"content/facts/workdays-{year}.yml")

    assert set(days_of(year, law.REST_DAYS[year])) == set(fact["rest_days"])
    assert set(days_of(year, law.WORK_DAYS[year])) == set(fact["work_days"])


def test_small_numbers_are_written_as_the_law_writes_them() -> None:
    """0, single figures, ten and what lies between the tens."""
    assert [han(count) for count in (0, 3, 10, 15, 20, 31)] == ["零", "三", "十", "十五", "二十", "三十一"]
