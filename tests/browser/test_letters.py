"""A letter in the browser: its paper follows what is typed, and nothing else is printed or copied."""

import pytest

from tests.browser.tab import PHONE, Tab

STORY = "2026年11月3日20时，母亲接到电话\n2026年11月4日9时，单位前台接到电话"


@pytest.fixture
def letter(tab: Tab) -> Tab:
    tab.go("letters/stop-third-party-contact/")
    return tab


def test_lines_stay_lines(letter: Tab) -> None:
    """What is typed in several lines stands on the paper, and is copied, in several lines."""
    letter.page.fill("[name=record]", STORY)

    assert STORY in letter.page.inner_text("#letter-text")


def test_last_look_is_not_printed(letter: Tab) -> None:
    """The question above the copy button is for the reader: it goes on no paper."""
    assert letter.page.is_visible(".letter__last-look")

    letter.page.emulate_media(media="print")

    assert not letter.page.is_visible(".letter__last-look")
    assert letter.page.is_visible(".paper")


def test_last_look_leads_up_to_the_answer(letter: Tab) -> None:
    """Who recognises themself in the question gets to what they do instead."""
    letter.page.click(".letter__last-look a")

    assert letter.page.evaluate("document.querySelector(':target').className") == "not-yet"


def test_wide_table_scrolls_inside_its_paper(tab: Tab) -> None:
    """On a phone, the page of a letter with a table is as wide as the screen; printed, the whole table is there."""
    tab.page.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
    tab.go("letters/contact-and-payment-log/")
    assert tab.page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]

    tab.page.emulate_media(media="print")

    assert tab.page.evaluate(
        "[...document.querySelectorAll('.table-scroll')].every((e) => e.scrollWidth <= e.offsetWidth)"
    )
