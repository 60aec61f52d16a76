"""Help above the search results, as a reader in distress meets it: on a phone, by keyboard, before anything has loaded."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, Route, ViewportSize, expect

from tests.browser import samples
from tests.browser.tab import DESK, PHONE, Tab
from tests.browser.test_pages import violations

QUERY = "[data-md-component=search-query]"
BOX = "[data-help-box]"
LINE = "[data-help-line]"
WAYS = "[data-search-ways]"
NUMBERS = ["tel:12356", "tel:120", "tel:110"]
DESPAIR = "网贷还不上，不想活了"
NOWHERE = "zzqqxx"
INDEX = "**/search/**"
RESULT = ".md-search-result__link"
RESULT_ITEM = ".md-search-result__item"
META = ".md-search-result__meta"
COMING = "[data-search-coming]"
TEXTS = re.compile(r"/search/[0-9a-f]+/[tp][0-9]+\.json")
LEAST_MOVED = 40
"""Less than a line of a title and one of a text."""


def open_search(tab: Tab, address: str = "") -> Page:
    """Open a page of the site and its search, by the button or, where there is none, in the box."""
    tab.go(address)
    tab.open_search()
    expect(tab.page.locator(LINE)).to_be_visible()
    return tab.page


def links(page: Page, within: str) -> list[str]:
    found: list[str] = page.locator(f"{within} a").evaluate_all("(links) => links.map((a) => a.getAttribute('href'))")
    return found


def is_focused(page: Page, within: str) -> bool:
    found: bool = page.evaluate("(within) => document.activeElement.closest(within) !== null", within)
    return found


def test_numbers_stand_there_before_anything_is_typed(either: Tab) -> None:
    """The open search shows numbers to call at once, above results, in both editions; the box is not needed yet."""
    either.page.set_viewport_size(PHONE)

    page = open_search(either)

    assert links(page, LINE) == NUMBERS
    expect(page.locator(BOX)).to_be_hidden()
    assert page.locator(LINE).bounding_box()["height"] < 60  # type: ignore[index]


def test_beside_the_box_nobody_reads_what_others_asked(either: Tab) -> None:
    """What somebody in need has asked, such as to be taken away by force, isn't shown to who is in despair."""
    page = open_search(either)
    said = page.locator("[data-search-said]")

    page.locator(QUERY).fill("三天不还就上门")
    expect(said.first).to_be_visible()
    page.locator(QUERY).fill("三天不还就上门，我想死")
    expect(page.locator(BOX)).to_be_visible()
    expect(page.locator(RESULT).first).to_have_attribute("href", re.compile("cannot-go-on"))
    expect(said.first).to_be_attached()

    assert [each for each in said.all() if each.is_visible()] == []


def test_count_of_pages_takes_a_line(tab: Tab) -> None:
    """Above a phone's keyboard there is room for the best page and the next one's title: how many there are takes a line of it."""
    tab.page.set_viewport_size({"width": 360, "height": 340})
    page = open_search(tab)

    page.locator(QUERY).fill("催收骂人")
    expect(page.locator(RESULT_ITEM).nth(1)).to_be_attached()

    assert page.locator(META).bounding_box()["height"] < 36  # type: ignore[index]


def test_despair_brings_the_box(either: Tab) -> None:
    """Typed letter by letter, words of despair bring three numbers; without them the quiet line is back."""
    page = open_search(either)

    page.locator(QUERY).press_sequentially(DESPAIR)
    expect(page.locator(BOX)).to_be_visible()
    shown = page.locator(BOX).inner_text()
    page.locator(QUERY).fill("支付令")

    assert "债" not in shown
    assert links(page, BOX) == NUMBERS
    expect(page.locator(BOX)).to_be_hidden()
    expect(page.locator(LINE)).to_be_visible()


def test_page_of_despair_brings_the_box_with_it(either: Tab) -> None:
    """What no list of words foresees, but leads to the page for it before any other, is answered with numbers as well."""
    page = open_search(either, samples.address())

    page.locator(QUERY).fill("想回老家看爸妈最后一眼")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    expect(page.locator(f"{BOX} [data-help-because=despair]")).to_be_visible()
    page.locator(QUERY).fill("支付令")

    expect(page.locator(BOX)).to_be_hidden()


def test_how_despair_was_read_is_not_told(tab: Tab) -> None:
    """Initials are named as they were read, but not beside words of despair: those may be what was read."""
    page = open_search(tab, samples.address())

    page.locator(QUERY).fill("hb逾期")
    expect(page.locator("[data-search-reading]")).to_be_visible()
    page.locator(QUERY).fill("hb逾期不想活了")
    expect(page.locator(BOX)).to_be_visible()
    expect(page.locator("[data-search-as]").first).to_be_attached()

    expect(page.locator("[data-search-reading]")).to_be_hidden()


def test_despair_is_not_told_that_nothing_was_found(either: Tab) -> None:
    """Whoever can't go on isn't sent away to try other words."""
    page = open_search(either, samples.address())

    page.locator(QUERY).fill("xyzzy 怎么办")
    expect(page.locator(".md-search-result__meta")).to_contain_text("没有找到")
    page.locator(QUERY).fill("好想44啊")
    expect(page.locator(BOX)).to_be_visible()
    page.wait_for_timeout(2000)  # until the search has answered, too

    expect(page.locator(".md-search-result__meta")).to_be_hidden()


def test_spaces_have_found_nothing_because_nothing_was_asked(either: Tab) -> None:
    """Whoever has typed spaces only, or has wiped words and left one, is asked what they look for."""
    page = open_search(either, samples.address())
    asks = page.locator(META).inner_text()

    for spaces in ("   ", "\u3000"):
        page.locator(QUERY).fill("xyzzy")
        expect(page.locator(META)).to_contain_text("没有找到")
        page.locator(QUERY).fill(spaces)

        expect(page.locator(META)).to_have_text(asks)
    page.locator(QUERY).fill("")
    expect(page.locator(META)).to_have_text(asks)


def test_despair_that_only_the_search_can_read_is_answered(either: Tab) -> None:
    """Initials beside other words say nothing by themselves: once the search has read them, the box is there."""
    page = open_search(either, samples.address())

    page.locator(QUERY).fill("bxhl hb还不上")

    expect(page.locator(f"{BOX} [data-help-because=despair]")).to_be_visible()


@pytest.mark.parametrize("width", [320, 360])
def test_box_stands_under_the_field_on_a_phone(width: int, reader: Callable[..., Tab]) -> None:
    """On a small phone the whole box is in sight below the field, above the results, each number large enough to tap."""
    tab = reader(viewport={"width": width, "height": 560})
    page = open_search(tab, samples.address())
    page.locator(QUERY).fill("逾期 撑不住了")
    page.locator(".md-search-result__item").first.wait_for()
    page.locator(".md-search__scrollwrap").evaluate("(results) => { results.scrollTop = 400; }")

    page.locator(QUERY).fill("逾期 撑不住了 想死")
    page.locator(QUERY).fill("逾期")
    page.locator(QUERY).fill("逾期 想死")
    page.locator(BOX).element_handle().wait_for_element_state("stable")  # the panel slides in

    field, box, results = (page.locator(place).bounding_box() for place in (QUERY, BOX, ".md-search-result"))
    assert field and box and results  # noqa: PT018
    assert field["y"] + field["height"] <= box["y"]
    assert box["y"] + box["height"] <= min(560, results["y"] + 1)
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert min(page.locator(f"{BOX} a").evaluate_all("(all) => all.map((a) => a.getBoundingClientRect().height)")) >= 43


def test_box_needs_no_index_and_no_worker(reader: Callable[..., Tab]) -> None:
    """With everything that searches out of reach, the box comes for despair, and after a while for any words.

    Until there is an answer it doesn't say that nothing was found.
    """
    tab = reader(viewport=PHONE)
    tab.page.route(INDEX, lambda route: route.abort())
    tab.page.route("**/assets/search.*.js", lambda route: route.abort())
    page = open_search(tab)

    page.locator(QUERY).fill(DESPAIR)
    expect(page.locator(BOX)).to_be_visible()
    page.locator(QUERY).fill("借呗")

    expect(page.locator(BOX)).to_be_hidden()
    expect(page.locator(BOX)).to_be_visible()
    expect(page.locator(WAYS)).to_be_visible()
    expect(page.locator(".search-waits")).to_be_visible()
    assert "没找到" not in page.locator(BOX).inner_text()


def test_box_needs_no_index_in_the_folder(folder_tab: Tab) -> None:
    """In a folder whose index is missing, the same."""
    folder_tab.page.route("**/search_index.js*", lambda route: route.abort())
    page = open_search(folder_tab)

    page.locator(QUERY).fill(DESPAIR)
    expect(page.locator(BOX)).to_be_visible()
    page.locator(QUERY).fill("借呗")

    expect(page.locator(WAYS)).to_be_visible()
    expect(page.locator(BOX)).to_be_visible()


def test_box_comes_when_the_entries_cannot_be_fetched(reader: Callable[..., Tab]) -> None:
    """Where the network ends in mid-search, the page says so, counts no results, and shows whom to call."""
    tab = reader()
    page = open_search(tab)
    tab.page.context.route("**/search/*/*", lambda route: route.abort())

    page.locator(QUERY).fill("借呗")

    expect(page.locator("[data-search-failed]").last).to_be_visible()
    expect(page.locator(BOX)).to_be_visible()
    expect(page.locator(".md-search-result__meta")).to_be_hidden()


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_the_second_result_stays_under_the_finger(reader: Callable[..., Tab], viewport: Any) -> None:
    """While the texts of results are on their way, their titles stand nearly where they will stand."""
    tab = reader(viewport=viewport)
    held: list[Route] = []
    tab.page.context.route(TEXTS, lambda route: held.append(route))  # noqa: PLW0108 (Playwright marks what it is given)
    page = open_search(tab)
    second = page.locator(RESULT_ITEM).nth(1)

    page.locator(QUERY).fill("借呗逾期会坐牢吗")
    expect(page.locator(COMING).nth(1)).to_be_visible()
    before = second.bounding_box()
    tab.page.context.route(TEXTS, lambda route: route.continue_())
    for route in held:
        route.continue_()
    expect(page.locator(COMING)).to_have_count(0)
    after = second.bounding_box()

    assert before
    assert after
    assert abs(before["y"] - after["y"]) <= LEAST_MOVED


def test_who_finds_nothing_is_led_on(either: Tab) -> None:
    """A search that finds nothing ends in numbers, in the questions of triage, and in 「不清楚」, each a page that exists."""
    page = open_search(either, samples.address())

    page.locator(QUERY).fill(NOWHERE)
    expect(page.locator(WAYS)).to_be_visible()
    expect(page.locator(BOX)).to_be_visible()
    assert "没找到也没关系。心里难受" in page.locator(BOX).inner_text()
    ways = page.locator(f"{WAYS} a").all_inner_texts()
    page.locator(f"{WAYS} a", has_text="不清楚").click()

    assert len(ways) == 3
    expect(page.locator("h1")).not_to_have_text("没有这个页面")
    assert "/triage/" in page.url


def test_ways_on_have_room_above_a_keyboard(reader: Callable[..., Tab]) -> None:
    """On a phone with its keyboard up, who finds nothing sees numbers and all ways on without moving anything."""
    page = open_search(reader(viewport={"width": 360, "height": 340}))

    page.locator(QUERY).fill(NOWHERE)

    expect(page.locator(f"{WAYS} a").last).to_be_in_viewport(ratio=1)
    expect(page.locator(f"{BOX} a").first).to_be_in_viewport(ratio=1)


def test_a_word_that_finds_something_is_offered(either: Tab) -> None:
    """Of a query that finds nothing a word is searched by itself, by one press, and the keyboard stays in the field."""
    page = open_search(either)
    page.locator(QUERY).fill("平行宇宙 外星飞船 字据")
    word = page.locator(f"{WAYS} button", has_text="字据")
    expect(word).to_be_visible()

    word.click()

    page.locator(".md-search-result__item").first.wait_for()
    expect(page.locator(WAYS)).to_be_hidden()
    assert page.locator(QUERY).evaluate("(box) => [box.value, box === document.activeElement]") == ["字据", True]


def test_found_words_lead_nowhere_else(either: Tab) -> None:
    """While a search finds something, nothing stands between the field and the results but the quiet line."""
    page = open_search(either)

    page.locator(QUERY).press_sequentially("支付令")
    page.locator(".md-search-result__item").first.wait_for()
    page.wait_for_timeout(1700)

    expect(page.locator(BOX)).to_be_hidden()
    expect(page.locator(WAYS)).to_be_hidden()


def compose(page: Page, text: str) -> None:
    session = page.context.new_cdp_session(page)
    session.send("Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)})


def test_despair_is_heard_while_it_is_composed(reader: Callable[..., Tab]) -> None:
    """The letters of an input method are enough: nobody has to finish the word."""
    page = open_search(reader(viewport=PHONE))

    compose(page, "bu'xiang'huo")

    expect(page.locator(BOX)).to_be_visible()
    assert page.locator(QUERY).evaluate("(box) => box === document.activeElement")
    expect(page.locator(WAYS)).to_be_hidden()


@pytest.mark.parametrize("query", ["我想死", "不想活了", "不想拖累家里了想走"])
def test_who_despairs_is_shown_no_law(query: str, either: Tab) -> None:
    """Under the box stand pages that help; articles about wards and guardians frighten. The number is what is shown."""
    page = open_search(either)
    page.locator(QUERY).press_sequentially(query)
    page.locator(".md-search-result__item").first.wait_for()
    page.wait_for_timeout(500)

    links = page.evaluate("[...document.querySelectorAll('.md-search-result__link')].map((one) => one.href)")
    shown = page.locator(".md-search-result__item").count()

    assert any("cannot-go-on" in link for link in links)
    assert [link for link in links if "/laws/" in link] == []
    assert str(shown) in page.inner_text(".md-search-result__meta")


def test_enter_stays_while_the_box_is_new(either: Tab) -> None:
    """The first Enter goes to the box instead of to a page; the second opens the result as ever."""
    page = open_search(either)
    page.locator(QUERY).press_sequentially("不想活了")
    page.locator(".md-search-result__item").first.wait_for()
    address = page.url

    page.keyboard.press("Enter")
    page.wait_for_timeout(300)
    assert page.url == address
    assert is_focused(page, BOX)
    page.keyboard.press("Enter")

    page.wait_for_url(lambda url: url != address)


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_tab_reaches_the_numbers_and_stays(size: dict[str, int], reader: Callable[..., Tab]) -> None:
    """Tab goes from the field to each number and round in the open panel, both ways; Escape ends it."""
    page = open_search(reader(viewport=size))
    page.keyboard.insert_text(DESPAIR)
    expect(page.locator(BOX)).to_be_visible()

    reached = []
    for _ in range(3):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.getAttribute('href')"))
    for key in ["Tab"] * 8 + ["Shift+Tab"] * 8:
        page.keyboard.press(key)
        assert is_focused(page, ".md-search__inner"), key
    assert page.locator("#__search").is_checked()
    page.keyboard.press("Escape")

    assert reached == NUMBERS
    assert not page.locator("#__search").is_checked()
    assert not is_focused(page, ".md-search__output")


def test_who_tabs_through_a_page_gets_past_the_search(reader: Callable[..., Tab]) -> None:
    """At a desk Tab opens the empty search and leads through its numbers on to the page, closing it."""
    tab = reader(viewport=DESK)
    tab.go(samples.address())

    for _ in range(12):
        tab.page.keyboard.press("Tab")

    assert not is_focused(tab.page, ".md-search")
    tab.wait_for("() => !document.getElementById('__search').checked")


def test_letters_go_on_in_the_field(reader: Callable[..., Tab]) -> None:
    """Shift on the way back moves nothing; a letter typed on a number goes into the field."""
    page = open_search(reader(viewport=DESK))
    page.keyboard.insert_text(DESPAIR)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")

    page.keyboard.press("Shift")
    on_number = page.evaluate("document.activeElement.getAttribute('href')")
    page.keyboard.press("a")

    assert on_number == NUMBERS[1]
    assert page.locator(QUERY).input_value().endswith("a")


def test_a_call_leaves_the_panel_open(reader: Callable[..., Tab]) -> None:
    """Who comes back from the telephone finds the numbers where they were."""
    page = open_search(reader(viewport=PHONE))
    page.keyboard.insert_text(DESPAIR)
    page.evaluate("document.addEventListener('click', (event) => event.preventDefault(), true)")

    page.locator(f"{BOX} a").first.click()

    expect(page.locator(BOX)).to_be_visible()
    assert page.locator("#__search").is_checked()


def test_who_hears_the_page_is_told_once(reader: Callable[..., Tab]) -> None:
    """The box comes in a polite region that was there before, and takes no focus from who types."""
    page = open_search(reader())
    region = page.locator(f"[role=status]:has({BOX})")
    changes = """(box) => { window.changes = 0; new MutationObserver((all) => { window.changes += all.length; })
        .observe(box, { attributes: true, attributeFilter: ["hidden"] }); }"""
    page.locator(BOX).evaluate(changes)

    page.locator(QUERY).press_sequentially(DESPAIR + "怎么办呢")
    expect(page.locator(BOX)).to_be_visible()

    expect(region).to_have_count(1)
    assert page.evaluate("window.changes") == 1
    assert is_focused(page, QUERY)


@pytest.mark.parametrize(("scheme", "size"), [("light", PHONE), ("dark", DESK)])
def test_axe_finds_nothing_in_the_box(scheme: str, size: dict[str, int], reader: Callable[..., Tab]) -> None:
    """The open search with its box and its ways on has no violation, light on a phone, dark at a desk."""
    page = open_search(reader(viewport=size, color_scheme=scheme))
    found: list[Any] = []
    for text in (DESPAIR, NOWHERE):
        page.locator(QUERY).fill(text)
        expect(page.locator(BOX)).to_be_visible()
        page.wait_for_timeout(400)  # until the panel has faded in
        found += violations(page, ".md-search")

    assert found == []


def test_box_has_an_edge_in_forced_colours(reader: Callable[..., Tab]) -> None:
    """Where the system sets the colours, a line still parts the box from the results."""
    page = open_search(reader(forced_colors="active", viewport=PHONE))
    page.keyboard.insert_text(DESPAIR)
    expect(page.locator(BOX)).to_be_visible()

    style = page.locator(BOX).evaluate(
        "(box) => [getComputedStyle(box).borderTopStyle, getComputedStyle(box).borderTopWidth]"
    )

    assert style == ["solid", "1px"]


def test_numbers_stand_on_the_page_without_scripts(reader: Callable[..., Tab]) -> None:
    """Where no script runs there is no search; the page itself shows whom to call, one tap from its top."""
    tab = reader(java_script_enabled=False, viewport=PHONE)
    tab.go(samples.address())

    shown = tab.page.locator("footer a[href^='tel:']").evaluate_all("(all) => all.map((a) => a.getAttribute('href'))")

    assert set(NUMBERS) <= set(shown)
    tab.page.click("header >> text=求助")
    expect(tab.page.locator("footer a[href='tel:12356']")).to_be_in_viewport()


def test_enter_opens_what_was_typed_last(either: Tab) -> None:
    """Pressed before the list has followed, it waits: what the list showed was for other words, answers to which may still come."""
    page = open_search(either)
    for others in ("借呗", "信用卡", "催收"):
        page.locator(QUERY).fill(others)
        expect(page.locator(RESULT).first).to_contain_text(others)
    page.locator(QUERY).fill("花呗")  # its answers are still to come

    page.locator(QUERY).fill("支付令")
    page.keyboard.press("Enter")

    page.wait_for_url("**/*payment-order*/**")


def test_enter_leads_to_help_that_comes_with_the_answer(either: Tab) -> None:
    """Words in which only the search finds despair bring the box, and not a page, however soon the key is pressed."""
    page = open_search(either)

    page.locator(QUERY).fill("撑不住了怎么办啊")
    page.keyboard.press("Enter")

    expect(page.locator(BOX)).to_be_focused()


def test_cleared_box_shows_nothing_of_before(either: Tab) -> None:
    """The button takes words, results and help away together, and the line above them asks for words, as at first."""
    page = open_search(either)
    expect(page.locator(META)).to_have_text("输入你遇到的事，或纸上的字")
    page.keyboard.insert_text(DESPAIR)
    expect(page.locator(BOX)).to_be_visible()
    expect(page.locator(RESULT).first).to_be_visible()

    page.locator(".md-search [type=reset]").click()

    expect(page.locator(RESULT)).to_have_count(0)
    expect(page.locator(BOX)).to_be_hidden()
    expect(page.locator(META)).to_have_text("输入你遇到的事，或纸上的字")


def test_a_result_opened_beside_the_page_leaves_the_list_open(either: Tab) -> None:
    """Who opens several results in tabs of their own finds the list as it was, and nothing marked in this tab later."""
    page = open_search(either)
    page.locator(QUERY).fill("支付令")
    result = page.locator(RESULT).first
    expect(result).to_contain_text("支付令")

    with page.context.expect_page():
        result.click(modifiers=["Control"])

    expect(result).to_be_visible()
    assert page.evaluate("Object.values(sessionStorage).filter((kept) => kept.includes('支付令'))") == []


def test_sign_that_was_sought_is_marked_and_breaks_nothing(tab: Tab) -> None:
    """What was typed is marked on the page that it led to, also a number with its sign; all that the page can do works."""
    page = open_search(tab)
    page.fill(QUERY, "年化36%合法吗")
    page.wait_for_selector(
        f"{RESULT_ITEM} mark >> text=36%", state="attached"
    )  # what is marked there is marked on the page
    page.locator(RESULT, has_text="利率对照").first.click()
    page.wait_for_url("**/rate-cap-check/**")

    tab.wait_for("() => [...(CSS.highlights.get('sought') || [])].some((range) => String(range) === '36%')")
    assert tab.complaints == []


def test_who_says_nothing_but_despair_is_shown_help_alone(either: Tab) -> None:
    """A page that has a character of it by chance says nothing to who types so little."""
    page = open_search(either)
    page.fill(QUERY, "活着没意思")
    page.wait_for_selector(".md-search-result__item")
    links = page.eval_on_selector_all(".md-search-result__item > a", "(all) => all.map(({ href }) => href)")

    assert "cannot-go-on" in links[0]
    assert [link for link in links if "cannot-go-on" not in link and "channels" not in link] == []


def test_a_belief_is_shown_with_its_truth_first(tab: Tab) -> None:
    """Who asks for what many believe reads first what is so, then the belief as what it is."""
    page = open_search(tab)
    page.fill(QUERY, "网贷逾期会坐牢吗")
    shown = page.locator(".md-search-result__item:has(a[href*='myths/'])").first
    expect(shown).to_contain_text("误区：「")
    hit = shown.inner_text()

    assert 0 < hit.index("民事") < hit.index("误区：「")


def test_going_back_closes_a_search_that_covers_the_page(reader: Callable[..., Tab]) -> None:
    """On a phone the gesture that leaves whatever is on top leaves the search, and only then the page; no step of it is left over."""
    tab = reader(viewport=PHONE)
    tab.go("")
    tab.go("scenarios/guarantor/")
    here = tab.page.url
    tab.open_search()

    tab.page.evaluate("history.back()")
    tab.wait_for("() => !document.getElementById('__search').checked")
    assert tab.page.url == here

    page = tab.page
    tab.open_search()
    number = page.locator(f"{LINE} a").first
    number.evaluate("(link) => link.addEventListener('click', (event) => event.preventDefault())")
    number.click()  # somebody is called, and the page stays
    page.keyboard.press("Escape")
    tab.wait_for("() => !document.getElementById('__search').checked && !history.state?.searching")
    page.go_back()
    assert page.url == f"{tab.root}/"

    page.go_forward()
    tab.open_search()
    page.locator(QUERY).fill("支付令")
    page.locator(".md-search-result__link").first.click()
    page.wait_for_url("**/scenarios/payment-order/**")
    page.go_back()
    assert page.url == here
    tab.wait_for("() => !history.state?.searching")
    page.go_back()
    assert page.url == f"{tab.root}/"


def searching(page: Page, origin: str, size: ViewportSize) -> Tab:
    """Come from a page to the home page and look for something there."""
    page.set_viewport_size(size)
    page.goto(f"{origin}/all/")
    page.goto(f"{origin}/")
    tab = Tab(page, origin)
    tab.open_search()
    page.fill(QUERY, "支付令")
    return tab


@pytest.mark.parametrize("size", [PHONE, DESK])
def test_back_from_a_result_shows_the_results(size: ViewportSize, going_back: Page, origin: str) -> None:
    """Whose result was the wrong one is back at the list, at that result; on a phone closing it leaves no empty step."""
    tab = searching(going_back, origin, size)
    tab.wait_for(
        "([all, coming]) => document.querySelectorAll(all).length > 2 && !document.querySelector(coming)",
        [RESULT_ITEM, COMING],
    )
    going_back.locator(RESULT_ITEM).nth(2).locator("> a").first.click()
    going_back.wait_for_url(lambda address: address != f"{origin}/")
    followed = going_back.url

    going_back.go_back(wait_until="commit")
    tab.wait_for("(link) => document.activeElement.href === link", followed)
    assert going_back.evaluate("window.cameBack") is True
    assert going_back.input_value(QUERY) == "支付令"
    assert going_back.is_checked("#__search")

    going_back.keyboard.press("Escape")
    tab.wait_for("() => !document.getElementById('__search').checked && !history.state?.searching")
    going_back.go_back(wait_until="commit")
    assert going_back.url == f"{origin}/all/"


def test_back_from_a_result_finds_no_search_that_was_wiped(going_back: Page, origin: str) -> None:
    """What was wiped meanwhile isn't shown again, and no empty step is left of it."""
    tab = searching(going_back, origin, PHONE)
    going_back.locator(".md-search-result__item > a").first.click()
    going_back.wait_for_url("**/scenarios/payment-order/**")
    going_back.goto(f"{origin}/privacy/")
    going_back.click("[data-save-site] button >> text=全部清除")
    going_back.wait_for_selector("text=清除了")
    going_back.go_back(wait_until="commit")
    going_back.go_back(wait_until="commit")
    tab.wait_for("() => window.cameBack && !history.state?.searching")

    assert going_back.input_value(QUERY) == ""
    assert not going_back.is_checked("#__search")
    going_back.go_back(wait_until="commit")
    assert going_back.url == f"{origin}/all/"


def test_search_beside_the_page_is_no_step_of_its_own(reader: Callable[..., Tab]) -> None:
    """On a desk, where the page stays in sight, going back leaves it at once."""
    tab = reader(viewport=DESK)
    tab.go("")
    tab.go("scenarios/guarantor/")
    tab.open_search()

    tab.page.go_back()

    assert tab.page.url == f"{tab.root}/"
