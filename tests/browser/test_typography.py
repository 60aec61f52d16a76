"""Words and figures stand as Chinese is set, on one page of each kind; tests/browser/test_calculators.py looks at new answers."""

from collections.abc import Callable

import pytest

from tests.browser import samples
from tests.browser.lines import are_set_well
from tests.browser.tab import Tab

KINDS = (
    "", "all/", "papers/", "deadlines/", "stages/just-overdue/", "glossary/", "glossary/stop-interest/", "myths/", "channels/", "facts/", "privacy/",
    "calculators/",
    *(samples.address(pattern) for pattern in ("emergency", "paper", "debt", "wrong", "life")), "products/jiebei/",
    "laws/credit-reporting-regulation/", "laws/commercial-bank-law/",
    "letters/hardship-plan/", "calculators/court-deadline/", "triage/start/", "triage/",
)  # fmt: skip


@pytest.mark.parametrize("address", KINDS)
def test_lines_are_set_as_chinese_is(address: str, passer_by: Callable[..., Tab]) -> None:
    """No number is torn from its unit, no space typed beside it; no closing mark begins a line, no character ends one alone."""
    tab = passer_by()
    tab.go(address)

    assert are_set_well(tab)


def test_nothing_asks_for_kerned_chinese(passer_by: Callable[..., Tab]) -> None:
    """Firefox closes up commas and full stops between characters where a style asks for kerning, as the theme's does."""
    tab = passer_by()
    tab.go(samples.address())

    assert tab.page.evaluate(
        "[...new Set(Array.from(document.querySelectorAll('body, #main *'), (each) => getComputedStyle(each).fontFeatureSettings))]"
    ) == ["normal"]
