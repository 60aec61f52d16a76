"""A letter in the browser: its paper follows what is typed, and nothing else is printed or copied."""

import pytest

from tests.browser.tab import Tab

STORY = "2026年11月3日20时，母亲接到电话\n2026年11月4日9时，单位前台接到电话"


@pytest.fixture
def letter(tab: Tab) -> Tab:
    tab.go("letters/stop-third-party-contact/")
    return tab


def test_lines_stay_lines(letter: Tab) -> None:
    """What is typed in several lines stands on the paper, and is copied, in several lines."""
    letter.page.fill("[name=record]", STORY)

    assert STORY in letter.page.inner_text("#letter-text")
