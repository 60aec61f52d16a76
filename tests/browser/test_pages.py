"""Every kind of page, at a phone's and a desk's width, light and dark, as a reader meets it."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from measure.page_nodes import MOST
from sitegen.model.patterns import PATTERNS
from tests.browser import samples
from tests.browser.samples import PATTERN_OF, SCENARIOS
from tests.browser.tab import DESK, PHONE, Tab

AXE = (Path(__file__).resolve().parents[2] / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
KINDS = (
    "", "all/", "papers/", "deadlines/", "law-index/", "to-check/", "stages/just-overdue/",
    "glossary/", "glossary/stop-interest/", "myths/", "channels/", "facts/", "about/", "privacy/", "fix/",
    *map(samples.address, PATTERNS), "products/jiebei/", "laws/", "laws/credit-reporting-regulation/",
    "laws/gbt-45251-2025/", "letters/hardship-plan/", "calculators/court-deadline/", "calculators/affordable-budget/",
    "calculators/payoff-order/", "calculators/negotiated-plan/", "triage/start/", "triage/",
)  # fmt: skip
SAMPLE = (
    "", samples.address(), "laws/gbt-45251-2025/", "letters/hardship-plan/", "calculators/court-deadline/",
    "triage/", "channels/", "facts/", "myths/",
)  # fmt: skip
TYPED = (
    *((samples.called(name), f"scenarios/{name}/") for name in SCENARIOS), ("坐牢", "myths"), ("停息挂账", "glossary"),
    ("起诉", "being-sued"), ("676", "civil-code"), ("不想活了", "12356"),
)  # fmt: skip
"""What people type, and what the link holds that it must lead to."""
FEW = """(many) => { for (const list of document.querySelectorAll("ul, ol, dl, section, div, tbody")) {
    const rows = Map.groupBy(list.children, (row) => row.localName + row.className);
    for (const alike of rows.values()) alike.slice(many).forEach((row) => row.remove()); } }"""
"""Leaves so many rows of each list: the others are made by the same lines, and cost axe seconds."""
MANY = 25


@pytest.mark.parametrize("address", KINDS)
def test_page_fits_small_phones_and_bars_nobody(address: str, passer_by: Callable[..., Tab]) -> None:
    """At 320 and 360 px no page is wider than the screen, also with everything opened; then axe finds nothing."""
    tab = passer_by(viewport=PHONE, color_scheme="light")
    tab.go(address)
    widths = []
    for width in (360, 320):
        tab.page.set_viewport_size({"width": width, "height": 740})
        open_all(tab)
        widths.append(tab.page.evaluate("document.documentElement.scrollWidth"))

    assert widths == [360, 320]
    assert [url for url in tab.requests if not url.startswith(tab.root)] == []
    assert tab.complaints == []
    tab.page.set_viewport_size(PHONE)
    assert violations(tab.page) == []


@pytest.mark.parametrize("address", SAMPLE)
def test_page_bars_nobody_in_the_dark(address: str, passer_by: Callable[..., Tab]) -> None:
    """Dark at a desk axe finds nothing either."""
    tab = passer_by(viewport=DESK, color_scheme="dark")
    tab.go(address)
    open_all(tab)

    assert violations(tab.page) == []


def open_all(tab: Tab) -> None:
    tab.page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")


def violations(page: Page, part: str = "html") -> list[tuple[str, list[str]]]:
    """Ask axe for what it forbids (WCAG 2.2 A and AA, best practice); given from outside, it needs no policy."""
    page.evaluate(FEW, MANY)
    page.evaluate(AXE)
    asked = "(part) => axe.run(part === 'html' ? document : part, {resultTypes: ['violations']})"
    result: dict[str, Any] = page.evaluate(asked, part)
    return [(v["id"], [node["html"][:120] for node in v["nodes"]][:3]) for v in result["violations"]]


@pytest.mark.parametrize("address", SAMPLE)
def test_no_request_leaves_the_site(address: str, either: Tab) -> None:
    """Opening, scrolling, searching and calculating ask nobody but the site itself, and reading nothing of the search."""
    either.go(address)
    either.page.mouse.wheel(0, 4000)
    of_search = [url for url in either.requests if re.search(r"/search[/.]", url)]
    either.page.keyboard.press("s")
    either.page.wait_for_timeout(200)

    own = urlsplit(either.root)
    foreign = [
        url for url in either.requests if not url.startswith(("data:", "blob:")) and urlsplit(url)[:2] != own[:2]
    ]
    assert of_search == []
    assert foreign == []
    assert either.complaints == []
    assert either.page.context.cookies() == []


def test_scenarios_are_short_on_a_phone(passer_by: Callable[..., Tab]) -> None:
    """No scenario is longer than some sixteen phone screens, footer and all; a paper has nineteen, a debt twenty."""
    tab = passer_by(viewport=PHONE)
    screens = {}
    for name in SCENARIOS:
        tab.go(f"scenarios/{name}/")
        screens[name] = tab.page.evaluate("document.documentElement.scrollHeight") / PHONE["height"]

    most = {name: {"paper": 19, "debt": 20.5}.get(PATTERN_OF[name], 16) for name in screens}
    assert {name: length for name, length in screens.items() if length > most[name]} == {}


SHEET = ".source-sheet:popover-open"


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_citation_opens_the_article_over_the_page(reader: Callable[..., Tab], viewport: dict[str, int]) -> None:
    """A mark shows the article's words, on a desk beside its line; what is read stays in sight; Esc or a second tap closes."""
    tab = reader(viewport=viewport)
    tab.go(samples.address("debt", r"(?s)^consequences:.*?\[@[a-z-]+[0-9-]*:"))
    mark = tab.page.query_selector("#consequences .citation--mark")
    assert mark
    mark.scroll_into_view_if_needed()
    before = mark.bounding_box()
    assert before

    mark.click()
    tab.page.wait_for_selector(f"{SHEET} blockquote")

    source = f"#consequences {mark.get_attribute('href')}"
    for name in ("data-law", "data-article"):
        assert tab.page.get_attribute(f"{SHEET} blockquote", name) == tab.page.get_attribute(source, name) != ""
    assert len(tab.page.inner_text(f"{SHEET} blockquote")) > 10
    assert mark.bounding_box() == before
    assert not tab.page.evaluate(
        """([sheet, mark]) => { const [one, other] = [document.querySelector(sheet), mark].map((e) => e.getBoundingClientRect());
        return one.top < other.bottom && other.top < one.bottom && one.left < other.right && other.left < one.right; }""",
        [SHEET, mark],
    )
    if viewport == DESK:
        left, top, bottom = tab.page.evaluate(
            "(sheet) => (({ left, top, bottom }) => [left, top, bottom])(document.querySelector(sheet).getBoundingClientRect())",
            SHEET,
        )
        assert left >= tab.page.evaluate("document.querySelector('#consequences').getBoundingClientRect().right")
        assert top <= before["y"] + before["height"] <= bottom <= viewport["height"]
    tab.page.keyboard.press("Escape")
    assert tab.page.query_selector(SHEET) is None
    assert tab.page.evaluate("(mark) => document.activeElement === mark", mark)
    for shown in (True, False):
        mark.click()
        assert tab.page.is_visible(".source-sheet") == shown


def test_mark_of_several_sources_shows_them_all(tab: Tab) -> None:
    """A sentence that rests on two articles opens both, also where their words stand in an earlier section."""
    tab.go(samples.address("debt"))
    mark = tab.page.locator(".citation--mark[data-with]:visible").first
    runs = [run.partition("–") for run in mark.inner_text().split("、")]
    numbers = [number for first, _, last in runs for number in range(int(first), int(last or first) + 1)]

    mark.click()

    tab.page.wait_for_selector(SHEET)
    heads = tab.page.locator(f"{SHEET} .source__item").all_inner_texts()
    assert [int(head.split(" ")[0]) for head in heads] == numbers


def test_citation_leads_to_its_row_without_the_sheet(reader: Callable[..., Tab]) -> None:
    """Where a browser has no sheet, or no script, a mark leads into the row under its section, which opens."""
    tab = reader()
    tab.page.add_init_script("delete HTMLElement.prototype.showPopover")
    tab.go(samples.address())
    mark = tab.page.locator("#answer .citation--mark").first
    anchor = mark.get_attribute("href") or ""

    mark.click()

    tab.wait_for("(id) => document.getElementById(id).closest('details').open", anchor.lstrip("#"))
    assert len(tab.page.locator(f"{anchor} ~ blockquote").first.inner_text()) > 10


def test_source_leads_to_the_law_page(either: Tab) -> None:
    """From the article's words one tap leads to the same article on the law's own page, in both editions."""
    either.go(samples.address())
    mark = either.page.locator("#answer .citation--mark").first
    number = either.page.get_attribute(str(mark.get_attribute("href")), "data-article")
    mark.click()

    either.page.click(f"{SHEET} a.source__item")

    either.page.wait_for_selector(f"article.law-article[id='{number}']")
    assert either.page.url.endswith(f"#{number}")


@pytest.mark.parametrize("options", [{}, {"java_script_enabled": False}])
def test_address_of_an_article_opens_its_topic(options: dict[str, Any], reader: Callable[..., Tab]) -> None:
    """A long law is a short list of folded topics; an article's address opens the fold that it is in, and shows it."""
    tab = reader(viewport=PHONE, **options)
    tab.go("laws/civil-code/")
    assert tab.page.evaluate("document.documentElement.scrollHeight") < 10 * PHONE["height"]
    assert not tab.page.is_visible("[id='676']")

    tab.page.goto("about:blank")
    tab.go("laws/civil-code/#676")
    tab.page.wait_for_selector("[id='676'] blockquote")

    box = tab.page.locator("[id='676']").bounding_box()
    assert box
    assert 0 <= box["y"] < PHONE["height"] / 2
    assert tab.page.locator("details.topic[open]").count() == 1


def test_part_that_fails_stops_no_other(reader: Callable[..., Tab]) -> None:
    """A fault in one part of a page, or a browser that lacks something, is complained of and leaves letters and calculators working."""
    tab = reader()
    tab.page.add_init_script(
        """const find = Document.prototype.querySelectorAll;
        Document.prototype.querySelectorAll = function (selector) {
            if (/^(pre|\\[data-copy|\\.fork|a\\.next-bar)/.test(selector)) throw new Error(`no ${selector}`);
            return find.call(this, selector);
        };"""
    )
    tab.go("letters/hardship-plan/")
    tab.page.fill("[name=lender]", "某某银行")
    letter = tab.page.inner_text("#letter-text")
    tab.go("calculators/overdue-cost/")
    tab.fill("overdue-cost", "principal", "12345")

    tab.wait_for("() => document.querySelector('form[data-calculator]').dataset.answer === 'mixed'")
    assert "某某银行" in letter
    assert any("no .fork" in complaint for complaint in tab.complaints)


@pytest.mark.parametrize("kind", ["scenarios", "letters", "calculators", "triage"])
def test_page_stays_light_with_what_scripts_add(kind: str, http_folder: Path, passer_by: Callable[..., Tab]) -> None:
    """Also what stands on the fullest page of a kind once its scripts have run is at most what a cheap phone takes."""
    fullest = max((http_folder / kind).rglob("index.html"), key=lambda page: page.read_bytes().count(b"</"))
    tab = passer_by(viewport=PHONE)
    tab.go(f"{fullest.parent.relative_to(http_folder).as_posix()}/")

    assert tab.page.evaluate("document.getElementsByTagName('*').length") <= MOST


def test_letter_fills_its_paper(tab: Tab) -> None:
    """What is typed stands in the letter at once; what is left blank stays a visible blank."""
    tab.go("letters/hardship-plan/")
    before = tab.page.inner_text("#letter-text")

    tab.page.fill("[name=lender]", "某某消费金融有限公司<b>")

    assert "某某消费金融有限公司<b>" in tab.page.inner_text("#letter-text")
    assert "（" in before
    assert tab.page.query_selector("#letter-text b") is None


def test_triage_leads_to_a_scenario_without_scripts(reader: Callable[..., Tab]) -> None:
    """Following 「不清楚」 at every question ends, soon, at pages that help."""
    tab = reader(java_script_enabled=False)
    tab.go("triage/start/")
    steps = 0
    while tab.page.query_selector(".triage__progress"):
        tab.page.click(".choice--unsure")
        tab.page.wait_for_load_state()
        steps += 1
        assert steps <= 6

    assert tab.page.query_selector("#main :is(.button, .choice)[href*='/scenarios/']")
    assert tab.page.query_selector("text=都不像")


def test_triage_quick_page_asks_one_thing_at_a_time(either: Tab) -> None:
    """With scripts one question shows at a time, and earlier answers can be changed."""
    either.go("triage/")
    either.wait_for(
        "() => [...document.querySelectorAll('.triage__question')].filter((q) => q.offsetParent).length === 1"
    )

    either.page.click(".triage__question:visible .choice >> nth=0")
    either.wait_for("() => document.querySelector('.triage__sofar dl').textContent.trim() !== ''")

    visible = either.page.evaluate(
        "[...document.querySelectorAll('.triage__question, .triage__outcome')].filter((q) => q.offsetParent).length"
    )
    assert visible == 1


def test_search_finds_what_people_type(either: Tab, subtests: pytest.Subtests) -> None:
    """The words people really type lead to the right page among the first five results, in both editions."""
    either.go("")
    either.open_search()
    for typed, expected in TYPED:
        with subtests.test(typed):
            either.page.fill("[data-md-component=search-query]", typed)
            either.wait_for(
                """(expected) => [...document.querySelectorAll('.md-search-result__item')].slice(0, 5)
                .some((item) => item.innerHTML.includes(expected))""",
                expected,
            )


def test_page_weight_before_the_runtime(reader: Callable[..., Tab]) -> None:
    """A reader who only reads loads at most 136.2 KB over the wire for a debt, the longest scenarios, all of it, words of despair included."""
    tab = reader()
    sizes: list[int] = []
    tab.page.on("requestfinished", lambda request: sizes.append(request.sizes()["responseBodySize"]))
    tab.go(samples.address())
    tab.page.wait_for_timeout(300)

    assert 0 < sum(sizes) <= 136_200


def test_hint_leads_where_its_link_does_in_a_hand(reader: Callable[..., Tab]) -> None:
    """A page and the line that says what it is for look like one row, so that a thumb may land on either."""
    tab = reader(has_touch=True, is_mobile=True, viewport=PHONE)
    tab.go("all/")
    hint = tab.page.locator(".index-list__hint:visible").nth(2)
    hint.scroll_into_view_if_needed()
    address = hint.evaluate("(hint) => hint.closest('li').querySelector('a').href")
    box = hint.bounding_box()
    assert box

    tab.page.touchscreen.tap(box["x"] + box["width"] - 4, box["y"] + box["height"] / 2)

    tab.page.wait_for_url(address)
