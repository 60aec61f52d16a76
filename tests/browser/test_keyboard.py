"""The site by keyboard alone: from the first page to a letter in a counted number of stops, nothing moving under the reader."""

from collections.abc import Callable
from itertools import count

import pytest

from tests.browser.tab import DESK, PHONE, SHIFTS, STEADY, Tab

SKIP = {"main": "[href='#main']", "answer": ".skip[href$='-result'], a[href$='-result']"}
WALK = (
    ("", "main", "triage/borrowed/", 13),
    ("triage/borrowed/", "main", "triage/due/", 3),
    ("triage/due/", "", "triage/loan/", 5),
    ("triage/loan/", "", "scenarios/jiebei-overdue/", 3),
    ("scenarios/jiebei-overdue/", "answer", "calculators/negotiated-plan/", 7),
    ("calculators/negotiated-plan/", "answer", "letters/hardship-plan/", 7),
)
"""Where the reader is, what is skipped to, where to, and in how many stops at most, those on the way to what skips among them."""
MOST = 40
AHEAD = "([address]) => document.activeElement.href?.split('#')[0].endsWith(`/${address}`) ?? false"
SKIPPING = "([selector]) => document.activeElement.matches(selector)"


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_keyboard_leads_from_home_to_a_letter(size: dict[str, int], reader: Callable[..., Tab]) -> None:
    """Home, three questions, the page, its calculator, the letter: each a few stops from the one before, 40 in all."""
    tab = reader(viewport=size)
    tab.go("")
    stops = {}
    for here, skipped, there, _ in WALK:
        assert tab.page.url.split("#")[0] == f"{tab.root}/{here}"
        stops[there] = (presses(tab, SKIPPING, SKIP[skipped]) if skipped else 0) + presses(tab, AHEAD, there)
        tab.page.wait_for_url(f"**/{there}**")

    assert {there: stops[there] for _, _, there, most in WALK if stops[there] > most} == {}
    assert sum(stops.values()) <= MOST


def presses(tab: Tab, condition: str, argument: str) -> int:
    """Press Tab until the focus is where it should be, then Enter; gives how many times."""
    for number in count(1):
        tab.page.keyboard.press("Tab")
        if tab.page.evaluate(condition, [argument]):
            tab.page.keyboard.press("Enter")
            tab.page.wait_for_timeout(100)
            return number
        assert number < MOST * 2, argument
    raise AssertionError


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("address", ["", "triage/", "calculators/overdue-cost/", "letters/hardship-plan/"])
def test_nothing_moves_when_the_script_comes(address: str, size: dict[str, int], reader: Callable[..., Tab]) -> None:
    """What is read before the script has come stays where it is when it comes."""
    tab = reader(viewport=size)
    tab.page.add_init_script(SHIFTS)
    tab.page.route("**/assets/app.*.js", lambda route: (tab.page.wait_for_timeout(400), route.continue_()))
    tab.go(address)
    tab.wait_for("() => 'script' in document.documentElement.dataset")
    tab.page.wait_for_timeout(300)

    assert tab.page.evaluate("window.moved || 0") <= STEADY


@pytest.mark.parametrize(
    "address", ["scenarios/jiebei-overdue/", "calculators/overdue-cost/", "products/jiebei/", "papers/", "law-index/"]
)
def test_names_begin_and_end_with_words(address: str, passer_by: Callable[..., Tab]) -> None:
    """What a screen reader calls sections, headings, links and controls has no mark of a list left over at either end."""
    tab = passer_by()
    tab.go(address)
    tree = tab.page.context.new_cdp_session(tab.page).send("Accessibility.getFullAXTree")["nodes"]
    names = {
        node["name"]["value"].strip()
        for node in tree
        if node["role"].get("value") in {"region", "heading", "link", "button", "textbox", "combobox", "list", "group"}
        and node.get("name", {}).get("value")
    }

    assert names
    assert {
        name for name in names if name.startswith(("、", "，", "·", "；")) or name.endswith(("、", "，", "·"))
    } == set()


BOX = "[data-md-component=search-query]"
IN_BOX = f"document.activeElement === document.querySelector('{BOX}')"
OPEN = "document.getElementById('__search').checked"


def test_search_stays_shut_while_tab_comes_by(reader: Callable[..., Tab]) -> None:
    """Who tabs through the header stops once at the box, opens and fetches nothing; typing there searches."""
    tab = reader(viewport=DESK)
    tab.go("calculators/overdue-cost/")
    while not tab.page.evaluate(IN_BOX):
        tab.page.keyboard.press("Tab")
        tab.page.wait_for_timeout(50)
    assert not tab.page.evaluate(OPEN)
    tab.page.keyboard.press("Tab")
    tab.page.wait_for_timeout(100)
    assert tab.page.evaluate("document.activeElement.matches('.site-header__link')")
    assert not tab.page.evaluate(OPEN)
    assert [url for url in tab.requests if "/search/" in url] == []

    tab.page.keyboard.press("Shift+Tab")
    tab.page.keyboard.type("借呗")

    tab.page.wait_for_selector(".md-search-result__link:visible")
    assert tab.page.evaluate(OPEN)


def test_tab_stops_once_at_each_place_that_is_found(reader: Callable[..., Tab]) -> None:
    """A page's title leads to the place on it that was found, as the line below does: Tab stops at one of them."""
    tab = reader(viewport=DESK)
    tab.go("calculators/overdue-cost/")
    tab.page.click(BOX)
    tab.page.keyboard.type("支付令")
    tab.page.wait_for_selector(".md-search-result__link:visible")
    tab.page.wait_for_timeout(300)

    places = tab.page.evaluate(
        """[...document.querySelectorAll(".md-search-result__item > a:not([tabindex='-1'])")].map((one) => one.href)"""
    )

    assert len(places) > 2
    assert len(set(places)) == len(places)


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_escape_leaves_the_keyboard_at_the_search(size: dict[str, int], reader: Callable[..., Tab]) -> None:
    """Whoever closes the search by Escape stands where it is opened, not at the page's beginning, also from a result."""
    tab = reader(viewport=size)
    tab.go("calculators/overdue-cost/")
    for into in ("", "Tab"):
        tab.page.keyboard.press("/") if tab.page.evaluate(
            "document.activeElement === document.body"
        ) else tab.page.click(f"{BOX}:visible, header [data-open-search]:visible")
        tab.page.keyboard.type("借呗")
        tab.page.wait_for_selector(".md-search-result__link:visible")
        if into:
            tab.page.keyboard.press(into)
        tab.page.keyboard.press("Escape")
        tab.page.wait_for_timeout(100)

        assert not tab.page.evaluate(OPEN)
        assert tab.page.evaluate(f"{IN_BOX} || document.activeElement.matches('[data-open-search]')")


COLOURS = """(one) => [getComputedStyle(one).color, getComputedStyle(one).backgroundColor]"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_button_is_read_while_it_has_focus(scheme: str, reader: Callable[..., Tab]) -> None:
    """A link that looks like a button keeps its colours under the focus ring: a link's darker colour would vanish on its ground."""
    tab = reader(viewport=PHONE, color_scheme=scheme)
    tab.go("scenarios/jiebei-overdue/")
    button = tab.page.locator(".next a.button").first
    before = button.evaluate(COLOURS)
    button.focus()

    assert button.evaluate(COLOURS) == before


def test_no_answer_looks_chosen_after_a_tap(reader: Callable[..., Tab]) -> None:
    """On a phone the finger's place isn't pointed at: what comes there with the next question looks like its neighbours."""
    tab = reader(viewport=PHONE, has_touch=True, is_mobile=True)
    tab.go("triage/")
    tab.page.locator("[data-answer=collector] >> visible=true").tap()
    tab.page.wait_for_selector("#q-collection-how:visible")
    answers = tab.page.locator(".choice:not(.choice--unsure) >> visible=true").all()

    assert len({answer.evaluate(COLOURS)[1] for answer in answers}) == 1
