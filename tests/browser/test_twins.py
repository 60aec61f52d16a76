"""What the build writes into a page and what the page's script writes in its place are the same, and as tall."""

from collections.abc import Callable

import pytest

from calculators import catalogue
from tests.browser.samples import address
from tests.browser.tab import DESK, PHONE, SCRIPT, Tab

IDS = [calculator.id for calculator in catalogue()]
LISTS = [
    calculator.id for calculator in catalogue() if any(field.kind in ("lines", "dates") for field in calculator.inputs)
]
LINE_PX = 28.8
"""A list's text can only be so many whole lines tall."""

HEIGHTS = """() => [...document.querySelectorAll("textarea[data-columns]")]
    .filter((list) => list.value.trim().split("\\n").length <= Number(list.dataset.many))
    .map((list) => list.closest(".field").getBoundingClientRect().height)"""


@pytest.mark.parametrize("identifier", LISTS)
def test_rows_take_the_room_of_the_text_that_they_replace(identifier: str, reader: Callable[..., Tab]) -> None:
    """Rows come without pushing the page aside, however late the script: they are as tall as the text was, but for part of a line."""
    tab, without_script = reader(), reader()
    without_script.page.route(SCRIPT, lambda route: route.abort())
    for opened in (tab, without_script):
        opened.go(f"calculators/{identifier}/")
        opened.page.evaluate("() => document.querySelectorAll('details').forEach((part) => { part.open = true; })")

    for size in (PHONE, DESK):
        tab.page.set_viewport_size(size)
        without_script.page.set_viewport_size(size)
        rows, texts = tab.page.evaluate(HEIGHTS), without_script.page.evaluate(HEIGHTS)
        near = [abs(row - text) < LINE_PX for row, text in zip(rows, texts, strict=True)]

        assert rows
        assert near == [True] * len(rows), (size, rows, texts)


@pytest.mark.parametrize("identifier", IDS)
def test_folded_fields_are_told_as_they_were_built(identifier: str, tab: Tab) -> None:
    """The line above folded fields reads the same, built or written by the page; today's date takes the example's place."""
    told = "document.querySelector('[data-folded]')?.textContent ?? null"
    tab.go(f"calculators/{identifier}/")
    example = tab.examples(identifier)
    if "as_of" in example:
        tab.fill(identifier, "as_of", example["as_of"])
    tab.page.evaluate("document.querySelector('form[data-calculator]').dispatchEvent(new Event('standing-changed'))")
    written = tab.page.evaluate(told)

    built = tab.page.evaluate(
        """async () => new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html")
        .querySelector("[data-folded]")?.textContent ?? null"""
    )

    assert written == built


def test_row_that_folds_a_calculator_says_what_it_found(reader: Callable[..., Tab]) -> None:
    """Folded, a deadline's calculator says nothing of its example, which could be taken for the reader's; then their own last day."""
    tab = reader(viewport=PHONE)
    tab.go(address("paper", "^  calculator: court-deadline$"))
    line, big = tab.page.locator("[data-in-a-line]"), tab.page.locator(".reckon .result__big")
    built = line.inner_text()
    assert built == "打开，填哪天收到的"
    assert not tab.page.locator(".reckon form").is_visible()

    tab.page.click(".reckon > summary")
    tab.fill("court-deadline", "received_on", "2026-03-02")
    assert tab.settled(
        lambda: line.inner_text().startswith("还不全是你的结果（哪天收到的：2026年3月2日）："), expected=True
    )
    assert tab.settled(lambda: big.inner_text() in line.inner_text(), expected=True)

    tab.page.click(".reckon [type=reset]")
    assert tab.settled(line.inner_text, built)
    assert tab.complaints == []
