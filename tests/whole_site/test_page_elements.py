"""Finished pages stay light enough for a cheap phone: one of each kind is counted; lists by the row in test_elements.py."""

from collections import defaultdict
from pathlib import Path
from statistics import median_high

from measure.page_nodes import BY_THE_ROW, MOST, count

MIDDLE = {"scenarios": 650, "products": 360, "stages": 285, "calculators": 450, "letters": 420, "triage": 140}
"""What a page of middle size of each kind may hold: what it held on 2026-12-01, and a little to grow."""
BESIDE = 2
"""So many on either side of the middle are counted: one by itself may be the one that has a form."""


def test_page_of_each_kind_holds_few_elements(http_folder: Path) -> None:
    """Pages of middle size of each kind, but for lists that grow with what they list, hold no more than they need."""
    pages = {kind: middle(found) for kind, found in by_size(http_folder).items() if kind not in BY_THE_ROW}
    counts = {kind: median_high(count(page, kind).elements for page in found) for kind, found in pages.items()}

    assert MIDDLE.keys() <= counts.keys()
    assert counts["scenarios"] > MOST // 4
    assert {kind: elements for kind, elements in counts.items() if elements > MIDDLE.get(kind, MOST)} == {}


def test_longest_page_of_a_kind_holds_no_more_than_a_cheap_phone_takes(http_folder: Path) -> None:
    """Also the page with the most bytes of each of these kinds holds at most 1,200 elements."""
    counts = {kind: count(found[-1], kind).elements for kind, found in by_size(http_folder).items() if kind in MIDDLE}

    assert {kind: elements for kind, elements in counts.items() if elements > MOST} == {}


def middle(found: list[Path]) -> list[Path]:
    """Give those in the middle."""
    at = len(found) // 2
    return found[max(0, at - BESIDE) : at + BESIDE + 1]


def by_size(site: Path) -> dict[str, list[Path]]:
    """Give the pages of each kind, the smallest first."""
    found = defaultdict(list)
    for page in sorted(site.rglob("index.html"), key=lambda page: page.stat().st_size):
        found[page.relative_to(site).parts[0]].append(page)
    return found
