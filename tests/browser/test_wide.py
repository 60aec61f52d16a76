"""What a desk's width and a keyboard find: columns beside the text, lists side by side, a short way to the step and the answer."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser import samples
from tests.browser.tab import PHONE, Tab

WIDE = {"width": 1440, "height": 900}
MEASURE = 648
"""36 characters of 18 px."""
BOX = "(selector) => { const box = document.querySelector(selector).getBoundingClientRect(); return [box.left, box.right]; }"
LISTS = (
    "all/",
    "laws/",
    "law-index/",
    "deadlines/",
    "stages/",
    "products/",
    "calculators/",
    "letters/",
    "scenarios/",
    "papers/",
    "who-asks/",
    "triage/start/",
    "glossary/",
)
ROWS = "#main li > a:not(.contents a), #main .fold > summary"
SEARCH = "document.activeElement.matches('[data-md-component=search-query]')"
ASKS_ON = ":is(.choice[href$='#step'], .choice[href^='#at']):visible"
FOCUSED = "document.activeElement?.textContent"
LARGER = """(times) => {
    const all = [...document.querySelectorAll("body, body *")].map((each) => [each, parseFloat(getComputedStyle(each).fontSize)]);
    for (const [each, size] of all) each.style.setProperty("font-size", `${size * times}px`, "important");
}"""
"""Makes letters larger, and nothing that is measured by them or by the window."""
CUT = "(selector) => [...document.querySelectorAll(selector)].filter((each) => each.scrollWidth > each.clientWidth).length"
LINES = """(selector) => [...document.querySelectorAll(selector)].map((each) => {
    const range = document.createRange();
    range.selectNodeContents(each);
    return new Set([...range.getClientRects()].map(({top}) => Math.round(top))).size;
})"""
SPACED = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"


@pytest.mark.parametrize("width", [1200, 1440, 1920])
def test_contents_text_and_next_step_stand_side_by_side(width: int, passer_by: Callable[..., Tab]) -> None:
    """On a wide screen the contents are to the left of the text, the next step to its right; the text keeps its measure."""
    tab = passer_by(viewport={"width": width, "height": 900})
    tab.go(samples.address())
    contents, text, step = (tab.page.evaluate(BOX, each) for each in (".contents", "#answer", ".rail__next"))

    assert contents[1] <= text[0] < text[1] <= step[0] < step[1] <= width
    assert text[1] - text[0] == pytest.approx(MEASURE, abs=1)


@pytest.mark.parametrize(("width", "place"), [(1200, "below"), (1366, "beside"), (1440, "beside")])
def test_card_of_the_next_step_stands_beside_the_answer(width: int, place: str, passer_by: Callable[..., Tab]) -> None:
    """Where there is room the first screen holds the answer and, beside it, what to do next; nothing scrolls sideways."""
    tab = passer_by(viewport={"width": width, "height": 768})
    tab.go(samples.address())
    text, card = (tab.page.evaluate(BOX, each) for each in (".answer", ".opening > .next"))

    assert (text[1] <= card[0]) == (place == "beside")
    assert tab.page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize(
    ("address", "text", "beside"),
    [
        ("letters/hardship-plan/", "#answer", "#not-yet"),
        ("letters/hardship-plan/", "[aria-labelledby=hand-in]", "[aria-labelledby=proof]"),
        ("triage/outcome-lender-unknown/", ".answer", ".next"),
        ("laws/civil-code/", ".answer", ".head > .facts"),
    ],
)
def test_desk_has_two_columns(address: str, text: str, beside: str, passer_by: Callable[..., Tab]) -> None:
    """Whom a letter isn't for stands beside what it is, the page to go to beside the answer, what a law is beside what it is about."""
    tab = passer_by(viewport=WIDE)
    tab.go(address)
    left, right = (tab.page.evaluate(BOX, each) for each in (text, beside))

    assert left[1] <= right[0]
    assert left[1] - left[0] <= MEASURE


@pytest.mark.parametrize("calculator", ["litigation-cost", "settlement-offer"])
def test_result_is_seen_whole_beside_the_fields(calculator: str, passer_by: Callable[..., Tab]) -> None:
    """The card needn't be scrolled for itself; what the law adds to the result stands below the fields, as wide as they are."""
    tab = passer_by(viewport=WIDE)
    tab.go(f"calculators/{calculator}/")

    card, notes = (tab.page.locator(f".calculator > {part}") for part in (".result", "[data-notes]"))
    fields, added = tab.page.locator(".calculator__fill").bounding_box(), notes.bounding_box()

    assert card.evaluate("(card) => card.scrollHeight <= card.clientHeight")
    assert fields
    assert added
    assert (added["x"], added["width"]) == (fields["x"], fields["width"])
    assert added["y"] >= fields["y"] + fields["height"]
    assert notes.locator("li").count() > 3


@pytest.mark.parametrize("address", LISTS)
def test_lists_stand_in_columns(address: str, passer_by: Callable[..., Tab]) -> None:
    """What a page lists stands in two columns or more, in the order of reading, and nothing scrolls sideways."""
    tab = passer_by(viewport=WIDE)
    tab.go(address)
    lefts = tab.page.evaluate(
        "(rows) => [...document.querySelectorAll(rows)].map((row) => Math.round(row.getBoundingClientRect().left))",
        ROWS,
    )

    assert len({left for left in lefts if lefts.count(left) > 2}) >= 2
    assert tab.page.evaluate("document.documentElement.scrollWidth") == WIDE["width"]


def test_links_say_what_stands_behind_them(passer_by: Callable[..., Tab]) -> None:
    """Under each page in a list stands a line on it; a product leads first to one page, with its first step."""
    tab = passer_by(viewport=WIDE)
    for address in ("stages/", "laws/"):
        tab.go(address)
        assert tab.page.locator(".index-list > li:not(:has(.index-list__hint))").count() == 0, address
    tab.go("products/jiebei/")

    assert tab.page.locator("#main > .next .button").count() == 1
    assert tab.page.inner_text(".choices .choice__hint >> nth=0")


@pytest.mark.parametrize("size", [PHONE, WIDE])
def test_slash_opens_the_search(size: dict[str, int], reader: Callable[..., Tab]) -> None:
    """The key / opens the search at every width; typed into a field it stays what it is."""
    tab = reader(viewport=size)
    tab.go("calculators/overdue-cost/")
    tab.page.focus("#overdue-cost-principal")
    tab.page.keyboard.press("/")
    assert not tab.page.evaluate(SEARCH)

    tab.page.focus("h1 ~ *, .wordmark")
    tab.page.keyboard.press("/")
    tab.wait_for(f"() => {SEARCH}")
    tab.page.keyboard.type("借")

    assert tab.page.input_value("[data-md-component=search-query]") == "借"


@pytest.mark.parametrize("address", ["triage/", "triage/start/"])
def test_each_step_of_triage_has_the_focus(address: str, tab: Tab) -> None:
    """After an answer, and on the way back, what is read next is the question; what leads back stays in sight."""
    tab.go(address)
    tab.page.click(f"{ASKS_ON} >> nth=0")
    tab.wait_for("() => document.activeElement?.matches('h1, h2')")
    second = tab.page.evaluate(FOCUSED)
    tab.page.click(f"{ASKS_ON} >> nth=0")
    tab.wait_for(f"(second) => {FOCUSED} !== second", second)
    assert tab.page.evaluate("document.querySelector('.triage__back').getBoundingClientRect().top") >= 0

    tab.page.click(".triage__back a")
    tab.wait_for(f"(second) => {FOCUSED} === second", second)


def test_keyboard_reaches_step_and_answer_in_a_few_stops(reader: Callable[..., Tab]) -> None:
    """Two links before all else lead to the step to be done and to the answer that was worked out."""
    tab = reader(viewport=PHONE)
    tab.go("scenarios/jiebei-overdue/")
    for stops, part in ((2, "#steps, .step"), (3, ".result")):
        tab.page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
        tab.go("scenarios/jiebei-overdue/")
        for _ in range(stops):
            tab.page.keyboard.press("Tab")
        target = tab.page.evaluate("document.activeElement.hash")
        tab.page.keyboard.press("Enter")

        assert tab.page.evaluate("([id, part]) => document.querySelector(id).closest(part) !== null", [target, part])


@pytest.mark.parametrize(
    "address",
    [
        "",
        samples.address(),
        samples.address("emergency", "channel: '12356'"),
        "products/jiebei/",
        "stages/just-overdue/",
        "triage/start/",
        "laws/",
    ],
)
def test_nothing_scrolls_sideways_at_twice_the_size(address: str, passer_by: Callable[..., Tab]) -> None:
    """A phone of 360 px at 200 % has 180; and with the letters and lines of WCAG 1.4.12 nothing is wider than 320."""
    tab = passer_by(viewport={"width": 180, "height": 370}, bypass_csp=True)
    tab.go(address)
    doubled = tab.page.evaluate("document.documentElement.scrollWidth")
    tab.page.set_viewport_size({"width": 320, "height": 568})
    tab.page.add_style_tag(content=SPACED)

    assert (doubled, tab.page.evaluate("document.documentElement.scrollWidth")) == (180, 320)


@pytest.mark.parametrize(
    "address",
    ["", samples.address(), "calculators/minimum-payment/", "calculators/debt-warning/", "letters/hardship-plan/"],
)
def test_larger_letters_of_a_messenger_cut_nothing(address: str, reader: Callable[..., Tab]) -> None:
    """Its setting makes letters alone larger: nothing scrolls sideways, the header keeps its words, the answer its verb."""
    tab = reader(viewport=PHONE, bypass_csp=True)
    tab.go(address)
    if address.startswith("calculators/"):
        tab.page.wait_for_selector(".answer-bar:visible")
    tab.page.evaluate(LARGER, 1.6)

    assert tab.page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    assert set(tab.page.evaluate(LINES, ".site-header__link")) == {1}
    assert tab.page.evaluate(CUT, ".answer-bar__words:last-child") == 0


def test_line_with_the_next_step_goes_where_the_step_is(reader: Callable[..., Tab]) -> None:
    """On a phone the line at the bottom leads to the step; while that is read it doesn't cover it."""
    tab = reader(viewport=PHONE)
    tab.go(samples.address())
    tab.page.evaluate("document.querySelector('.contents').scrollIntoView()")
    tab.page.click(".next-bar")
    tab.wait_for("() => getComputedStyle(document.querySelector('.next-bar')).visibility === 'hidden'")

    tab.page.evaluate("document.querySelector('#faq').scrollIntoView()")
    tab.wait_for("() => getComputedStyle(document.querySelector('.next-bar')).visibility === 'visible'")


def test_next_step_beside_the_text_shows_when_its_card_is_gone(reader: Callable[..., Tab]) -> None:
    """On a desk the step is said once at a time, and with it the case that can't wait: by the card, then by the rail."""
    tab = reader(viewport=WIDE)
    tab.go(samples.address())
    card = tab.page.locator(".next__unless a").last
    beside = tab.page.locator(".rail__urgent")
    tab.wait_for("() => getComputedStyle(document.querySelector('.rail__next')).visibility === 'hidden'")
    assert tab.page.locator(".next").is_visible()

    tab.page.evaluate("document.querySelector('#faq').scrollIntoView()")
    beside.wait_for(state="visible")
    assert beside.get_attribute("href") == card.get_attribute("href")


def test_parts_are_called_by_their_names(passer_by: Callable[..., Tab]) -> None:
    """A screen reader hears the names of a page's parts, not the marks that number them."""
    tab = passer_by()
    tab.go(samples.address())
    nodes: list[dict[str, Any]] = tab.page.context.new_cdp_session(tab.page).send("Accessibility.getFullAXTree")[
        "nodes"
    ]
    called = [node["name"]["value"] for node in nodes if node.get("role", {}).get("value") == "region"]
    parts = tab.page.evaluate("[...document.querySelectorAll('.part > h2')].map((heading) => heading.textContent)")

    assert parts
    assert [part for part in parts if part not in called] == []
