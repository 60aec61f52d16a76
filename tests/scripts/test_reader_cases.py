"""Whoever adds a page is told by the check what the tests want to know of it, before these say so."""

from pathlib import Path

import pytest
import yaml

import sitegen
from scripts import own_folders
from scripts.own_folders import ROOT
from scripts.reader_cases import QUERIES, STORIES, missing_cases
from tests import published

FIVE = ["一", "二", "三", "四", "五"]


@pytest.fixture(scope="module")
def content() -> sitegen.Content:
    """The small content."""
    return sitegen.load(ROOT / "tests/cases/small-content")


@pytest.fixture
def told(content: sitegen.Content, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Gives what is missing from tables."""
    monkeypatch.setattr(own_folders, "ROOT", tmp_path)

    def missing(queries: object, stories: object) -> list[str]:
        paths = [tmp_path / "queries.yml", tmp_path / "stories.yml"]
        for path, table in zip(paths, (queries, stories), strict=True):
            path.write_text(yaml.safe_dump(table, allow_unicode=True), encoding="utf-8")
        return [str(each) for each in missing_cases(content, *paths)]

    return missing


@pytest.fixture
def queries(content: sitegen.Content) -> dict[str, list[str]]:
    """Enough of what people type for each page."""
    kinds = ("scenario", "product", "letter", "calculator")
    return {f"{kind}:{name}": [*FIVE] for kind in kinds for name in content.entries[kind]}


STORIES_TOLD = [{"page": "scenario:alpha"}, {"page": "scenario:beta"}]


def test_nothing_is_missing(told, queries):
    """Five queries for each page, and somebody who comes to each scenario."""
    assert told(queries, STORIES_TOLD) == []


def test_page_without_cases(told, queries):
    """Which page it is, and what to write where; so few that differ are too few."""
    del queries["scenario:beta"]
    queries["letter:ask-for-time"] = [*FIVE[:4], "四"]

    found = told(queries, STORIES_TOLD[:1])

    beginnings = [each.partition("：是谁")[0].partition("：整句")[0].partition(" 提醒：")[::2] for each in found]
    assert beginnings == [
        ("queries.yml:1:1:", "字段 scenario:beta: 人们会怎么搜到这一页，这里写了 0 句，至少要 5 句不同的"),
        (
            f"queries.yml:{line_of(queries, 'letter:ask-for-time')}:1:",
            "字段 letter:ask-for-time: 人们会怎么搜到这一页，这里写了 4 句，至少要 5 句不同的",
        ),
        ("stories.yml:1:1:", "字段 scenario:beta: 还没有人带着这件事来。请照别的加一项，写 page: scenario:beta"),
    ]


def line_of(queries: dict[str, list[str]], target: str) -> int:
    lines = yaml.safe_dump(queries, allow_unicode=True).split("\n")
    return lines.index(f"{target}:") + 1


def test_cases_of_a_page_that_is_gone(told, queries):
    """Whoever renames a page is told where it is named besides."""
    found = told({**queries, "scenario:old": [*FIVE]}, STORIES_TOLD)

    assert [each.partition("字段 ")[2] for each in found] == [
        "scenario:old: 没有这一页。请删掉它的几句；改了 id 的，这里一起改。"
    ]


def test_without_tests_nothing_is_missing(content, tmp_path):
    """Content can be checked where there are no tests."""
    assert missing_cases(content, tmp_path / "queries.yml", tmp_path / "stories.yml") == ()


def test_published_pages_have_their_cases():
    """What no query leads to is found by nobody; who comes to a scenario has a story."""
    assert QUERIES.is_file()
    assert STORIES.is_file()
    assert missing_cases(published.content()) == ()
