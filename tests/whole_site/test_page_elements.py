"""Finished pages stay light enough for a cheap phone: one of each kind is counted; lists by the row in test_elements.py."""

from collections import defaultdict
from pathlib import Path

from measure.page_nodes import BY_THE_ROW, MOST, count

MOST_OF_ALL = 1400
"""What the longest pages, situations of one product with all its talks, may hold until they are shorter."""


def test_page_of_each_kind_holds_few_elements(http_folder: Path) -> None:
    """The page of middle size of each kind, but for lists that grow with what they list, holds at most 1,200 elements."""
    pages = {kind: found[len(found) // 2] for kind, found in by_size(http_folder).items() if kind not in BY_THE_ROW}
    counts = {kind: count(page, kind).elements for kind, page in pages.items()}

    assert {"scenarios", "products", "stages", "calculators", "letters", "triage"} <= counts.keys()
    assert counts["scenarios"] > MOST // 4
    assert {kind: elements for kind, elements in counts.items() if elements > MOST} == {}


def test_longest_situation_grows_no_more(http_folder: Path) -> None:
    """The largest page of a situation holds no more elements than it does, for it holds too many."""
    counted = count(by_size(http_folder)["scenarios"][-1], "scenarios")

    assert counted.elements <= MOST_OF_ALL


def by_size(site: Path) -> dict[str, list[Path]]:
    """Give the pages of each kind, the smallest first."""
    found = defaultdict(list)
    for page in sorted(site.rglob("index.html"), key=lambda page: page.stat().st_size):
        found[page.relative_to(site).parts[0]].append(page)
    return found
