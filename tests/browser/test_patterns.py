"""A page of a pattern as its reader meets it: what to do first, one answer at a time, whom to call."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from sitegen.model.patterns import PATTERNS
from tests.browser.samples import PATTERN_OF, SCENARIOS, address
from tests.browser.tab import PHONE, Tab

FULLEST = 12
"""So many pages are looked at: those with most to show above the button."""


@pytest.mark.parametrize("name", SCENARIOS)
def test_sections_stand_in_the_order_of_the_pattern(name: str, passer_by: Callable[..., Tab]) -> None:
    """Also without scripts a reader finds the sections in the pattern's order, and the page says which it is."""
    tab = passer_by(java_script_enabled=False)
    tab.go(f"scenarios/{name}/")

    ids = [e.get_attribute("id") for e in tab.page.query_selector_all("#answer, section.part")]
    order = ["answer", *PATTERNS[PATTERN_OF[name]].sections, "sources"]
    assert ids == [part for part in order if part in ids]
    assert tab.page.get_attribute("article", "data-pattern") == PATTERN_OF[name]


def words_above_the_button(site: Path, name: str) -> int:
    """Count the characters that a page shows before the button that leads to what to do."""
    page = (site / "scenarios" / name / "index.html").read_text(encoding="utf-8")
    above = page[page.index("<h1") : page.index('class="next__go"')]
    return len(re.sub(r"<[^>]*>|\s", "", above))


def test_first_screen_begins_with_what_to_do(http_folder: Path, passer_by: Callable[..., Tab]) -> None:
    """On a phone the answer and what to do next, with its button, stand whole on the first screen, also of the fullest."""
    fullest = sorted(PATTERN_OF, key=lambda name: words_above_the_button(http_folder, name))[-FULLEST:]
    tab = passer_by(viewport=PHONE)
    below = {}
    for name in {*fullest, *SCENARIOS}:
        tab.go(f"scenarios/{name}/")
        answer, button = (
            tab.page.locator(".answer").bounding_box(),
            tab.page.locator(".next__go .button").bounding_box(),
        )
        assert answer
        assert button
        assert answer["y"] + answer["height"] < button["y"]
        below[name] = button["y"] + button["height"] - PHONE["height"]

    assert {name: pixels for name, pixels in below.items() if pixels > 0} == {}


@pytest.mark.parametrize("name", [name for name in PATTERN_OF if PATTERN_OF[name] == "emergency"])
def test_whom_to_call_stands_on_the_first_screen(name: str, passer_by: Callable[..., Tab]) -> None:
    """Who is losing something needn't scroll on a phone to dial the first number of an emergency page."""
    tab = passer_by(viewport=PHONE)
    tab.go(f"scenarios/{name}/")
    number = tab.page.locator(".next__number >> nth=0")
    box = number.bounding_box()

    assert number.get_attribute("href") == tab.page.locator(".calls a.button >> nth=0").get_attribute("href")
    assert box
    assert box["height"] >= 44
    assert box["y"] + box["height"] <= PHONE["height"]


@pytest.mark.parametrize("name", [name for name in SCENARIOS if PATTERN_OF[name] == "emergency"])
def test_numbers_to_call_can_be_tapped(name: str, passer_by: Callable[..., Tab]) -> None:
    """Each number of an emergency page is a link that dials, large enough for a thumb that shakes."""
    tab = passer_by(viewport=PHONE)
    tab.go(f"scenarios/{name}/")
    links = tab.page.locator(".calls a.button")

    assert links.count() >= 1
    assert all((links.nth(index).get_attribute("href") or "").startswith("tel:") for index in range(links.count()))
    assert all((links.nth(index).bounding_box() or {"height": 0})["height"] >= 44 for index in range(links.count()))


@pytest.fixture
def forked(reader: Callable[..., Tab]) -> Callable[..., Tab]:
    """Open the first page that has a fork."""

    def opened(**options: object) -> Tab:
        tab = reader(viewport=PHONE, **options)
        for name in SCENARIOS:
            tab.go(f"scenarios/{name}/")
            if tab.page.locator(".fork").count():
                return tab
        pytest.skip("no page has a fork")

    return opened


OPEN = ".fork >> nth=0 >> .fork__case[open]"


@pytest.mark.parametrize("options", [{}, {"java_script_enabled": False}], ids=["script", "no script"])
def test_fork_says_each_answer_once_and_opens_the_one_tapped(
    options: dict[str, object], forked: Callable[..., Tab]
) -> None:
    """A row for each answer, with or without a script; what it means stands below it after one tap."""
    tab = forked(**options)
    fork = tab.page.locator(".fork >> nth=0")
    answer = fork.locator(".fork__answer >> nth=1")
    words = answer.inner_text()

    assert fork.inner_text().count(words) == 1
    answer.click()
    assert tab.page.locator(OPEN).count() == 1
    assert len(tab.page.locator(OPEN).inner_text()) > len(words)


def test_fork_keeps_its_answer_after_a_reload(forked: Callable[..., Tab]) -> None:
    """The answer stands in the address until it is folded again; going back leaves the page, not the answer."""
    tab = forked()
    answer = tab.page.locator(".fork >> nth=0 >> .fork__answer >> nth=1")
    before, entries = tab.page.url, tab.page.evaluate("history.length")

    answer.click()
    tab.page.reload()
    assert tab.page.locator(OPEN).get_attribute("id") == tab.page.url.partition("#")[2]
    assert tab.page.evaluate("history.length") == entries

    answer.click()
    assert tab.page.url == before


def test_fork_isnt_asked_again_after_triage(reader: Callable[..., Tab]) -> None:
    """Who comes from a question that the page would ask sees the page from its top, and of the fork their own case open."""
    tab = reader(viewport=PHONE)
    tab.go("triage/")
    said = tab.page.locator("a[data-answer][href*='#said=']").first
    tab.page.goto(said.evaluate("(link) => link.href"))
    tab.page.wait_for_selector(".fork__case[open]", state="attached")

    assert tab.page.locator(".fork__case[open]").count() == 1
    assert tab.page.evaluate("scrollY") == 0


def test_follow_up_goes_into_one_calendar_file(reader: Callable[..., Tab]) -> None:
    """The reader gives the day it began; the page names the days, and one file holds those that aren't past."""
    tab = reader(viewport=PHONE)
    pages = (f"scenarios/{name}/" for name in SCENARIOS)
    form = tab.page.locator("form[data-follow-up]")
    if not any(tab.go(page) or form.count() for page in pages):
        pytest.skip("no page has a follow-up")
    today = tab.page.evaluate("new Date().toLocaleDateString('sv')")

    form.locator("input").fill(today)
    days = tab.page.locator(".follow-up__day").all_inner_texts()
    with tab.page.expect_download() as saved:
        form.locator("button").click()
    text = Path(saved.value.path()).read_text(encoding="utf-8")

    assert all("月" in day for day in days)
    assert text.count("BEGIN:VEVENT") == len(days)
    assert "欠" not in text.split("DESCRIPTION")[0]
    assert tab.page.locator(".follow-up__text .citation").count() > 0
    assert not re.search("[。，；][0-9\u2060]", text.replace("\r\n ", ""))  # a source's number would be read as days
    form.locator("input").fill("2026-01-31")
    form.locator("button").click()
    tab.wait_for("() => document.querySelector('form[data-follow-up] button').textContent.includes('没有')")


def test_follow_up_is_wiped(reader: Callable[..., Tab]) -> None:
    """The day that somebody typed is gone when the page is reset, and with it the days that it led to."""
    tab = reader(viewport=PHONE)
    form = tab.page.locator("form[data-follow-up]")
    if not any(tab.go(f"scenarios/{name}/") or form.count() for name in SCENARIOS):
        pytest.skip("no page has a follow-up")

    form.locator("input").fill("2026-11-01")
    tab.page.wait_for_selector(".follow-up__day")
    form.evaluate("(form) => form.reset()")
    tab.wait_for("() => !document.querySelector('.follow-up__day')")


def test_reader_marks_where_they_are_and_only_the_tab_knows(reader: Callable[..., Tab]) -> None:
    """Nobody is told 「你在这里」 who didn't say so; the mark outlives a reload, a second tap takes it away."""
    tab = reader(viewport=PHONE)
    tab.go(address(holding="^consequences:"))
    assert tab.page.locator("[aria-current=step]").count() == 0

    tab.page.locator("[data-here]").nth(1).click()
    tab.page.reload()
    tab.wait_for("() => document.querySelector('[data-here][aria-pressed=true]')")
    marked = tab.page.locator(".timeline__item:has([data-here])").nth(1)
    assert marked.get_attribute("aria-current") == "step"
    assert "你在这里" in marked.inner_text()

    tab.page.locator("[data-here]").nth(1).click()
    assert tab.page.locator("[aria-current=step]").count() == 0
