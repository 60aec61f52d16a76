"""Remind of what tests want to know of each page besides its content: what people type to find it, who comes to it with what.

Only commands read `tests/`; a site is made without it.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import sitegen
from scripts.own_folders import ROOT, in_project
from sitegen.model.kinds import CALCULATOR, LETTER, PRODUCT, SCENARIO
from sitegen.problems import Place, Problem
from sitegen.reading.yaml_source import Document, read_yaml

QUERIES, STORIES = (ROOT / "tests" / "cases" / f"{name}.yml" for name in ("queries", "stories"))
SEARCHED = (SCENARIO, PRODUCT, LETTER, CALCULATOR)
FEWEST_QUERIES = 5


def missing_cases(content: sitegen.Content, queries: Path = QUERIES, stories: Path = STORIES) -> tuple[Problem, ...]:
    """Tell which pages lack cases, and which cases lack their page; nothing where there are no tests."""
    return tuple(sorted((*_of_queries(content, queries), *_of_stories(content, stories))))


def _of_queries(content: sitegen.Content, path: Path) -> Iterator[Problem]:
    document, data = _read(path)
    if document is None or not isinstance(data, dict):
        return
    pages = {f"{kind.name}:{identifier}" for kind in SEARCHED for identifier in content.of(kind)}
    yield from _few(document, data, pages)
    for target in data.keys() - pages - {f"{kind}:{identifier}" for kind, identifier in content.broken}:
        yield Problem(
            document.key_place((target,)), target, "没有这一页。请删掉它的几句；改了 id 的，这里一起改。", "warning"
        )


def _few(document: Document, data: Mapping[str, Any], pages: set[str]) -> Iterator[Problem]:
    for target in pages:
        told = len({*data.get(target, ())})
        if told < FEWEST_QUERIES:
            message = (
                f"人们会怎么搜到这一页，这里写了 {told} 句，至少要 {FEWEST_QUERIES} 句不同的："
                f"整句、半句、错别字、拼音都写一点，例如「- 网贷还不上了怎么办」。"
            )
            place = document.key_place((target,)) if target in data else Place(document.file)
            yield Problem(place, target, message, "warning")


def _of_stories(content: sitegen.Content, path: Path) -> Iterator[Problem]:
    document, data = _read(path)
    if document is None or not isinstance(data, list):
        return
    told = {story.get("page") for story in data if isinstance(story, dict)}
    for identifier in content.of(SCENARIO):
        target = f"{SCENARIO.name}:{identifier}"
        if target not in told:
            message = (
                f"还没有人带着这件事来。请照别的加一项，写 page: {target}："
                f"是谁、哪一天、手里有什么、想问什么、从分诊怎么点到，这一页必须说什么。"
            )
            yield Problem(Place(document.file), target, message, "warning")


def _read(path: Path) -> tuple[Document | None, object]:
    """Read a table of cases; what can't be read is told by the tests."""
    if not path.is_file():
        return None, None
    document, data, _ = read_yaml(path.read_text(encoding="utf-8"), in_project(path).as_posix())
    return document, data
