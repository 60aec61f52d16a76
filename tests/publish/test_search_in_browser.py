"""Search, policy and links in a real browser, over http and from a folder."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

BOX = "[data-md-component=search-query]"


@dataclass
class Visit:
    """An open page, with what it asked for and complained about."""

    page: Page
    origin: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def search(self, query: str) -> None:
        """Types a query key by key."""
        self.page.locator(BOX).press_sequentially(query)

    def shows_first(self, path: str) -> None:
        """The first result leads to a page, however many answers to half the query came before."""
        addresses = [self.origin + path, self.origin + path + "index.html"]
        first = self.page.locator(".md-search-result__item a").first
        expect(first).to_have_attribute("href", re.compile("|".join(f"^{re.escape(one)}$" for one in addresses)))


Open = Callable[[str], Visit]


@pytest.fixture(params=["http", "file"])
def visit(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Open]:
    """Opens a page of one of the two editions with its search box ready."""
    pages: list[Page] = []

    def open_page(path: str) -> Visit:
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        pages.append(page)
        opened = Visit(page, _origin(request))
        page.on("request", lambda sent: opened.requests.append(sent.url))
        page.on(
            "console", lambda said: opened.complaints.append(said.text) if said.type in {"error", "warning"} else None
        )
        page.on("pageerror", lambda error: opened.complaints.append(str(error)))
        page.goto(opened.origin + path + ("index.html" if request.param == "file" else ""))
        page.locator(BOX).click()
        return opened

    yield open_page
    for page in pages:
        page.close()


def _origin(request: pytest.FixtureRequest) -> str:
    if request.param == "http":
        return str(request.getfixturevalue("server"))
    site: Path = request.getfixturevalue("offline_edition")
    return site.as_uri() + "/"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("支付", "scenarios/jiebei/"),
        ("起诉", "scenarios/court-papers/"),
        ("催收", "scenarios/jiebei/"),
        ("24%", "scenarios/jiebei/"),
        ("LPR四倍", "scenarios/jiebei/"),
        ("想自杀", "scenarios/crisis/"),
        ("676", "laws/civil-code/"),
        ("借呗逾期会坐牢吗", "scenarios/jiebei/"),
    ],
)
def test_typed_words_lead_to_the_page_about_them(visit: Open, query: str, expected: str) -> None:
    """Words of two characters, words inside a text, numbers and aliases are found by typing."""
    opened = visit("")

    opened.search(query)

    opened.shows_first(expected)


def test_pasted_words_are_found(visit: Open) -> None:
    """Pasting raises no key event; the search answers all the same."""
    opened = visit("scenarios/jiebei/")
    opened.search("催收")
    opened.shows_first("scenarios/jiebei/")

    opened.page.locator(BOX).select_text()
    opened.page.keyboard.insert_text("起诉")

    opened.shows_first("scenarios/court-papers/")


def compose(page: Page, *stages: str) -> None:
    """Types with an input method: each stage is what stands in the box underlined."""
    session = page.context.new_cdp_session(page)
    for stage in stages:
        session.send(
            "Input.imeSetComposition", {"text": stage, "selectionStart": len(stage), "selectionEnd": len(stage)}
        )
        page.evaluate(
            f"document.querySelector('{BOX}').dispatchEvent(new KeyboardEvent('keyup', {{bubbles: true, key: 'n'}}))"
        )


def test_what_is_being_composed_is_not_looked_for(visit: Open) -> None:
    """Letters of pinyin on their way to characters find nothing and miss nothing; the chosen characters are found."""
    opened = visit("")
    line = opened.page.locator(".md-search-result__meta")
    opened.search("催收")  # the theme looks by itself once the index has come: from here on it has
    opened.shows_first("scenarios/jiebei/")
    opened.page.locator(BOX).fill("")
    expect(line).to_have_text(opened.page.evaluate(NOTHING_TYPED))
    compose(opened.page, "q", "qi", "qi'su")
    opened.page.wait_for_timeout(300)

    before = line.inner_text()
    opened.page.keyboard.insert_text("起诉")

    assert before == opened.page.evaluate(NOTHING_TYPED)
    opened.shows_first("scenarios/court-papers/")


NOTHING_TYPED = "JSON.parse(document.getElementById('__config').textContent).translations['search.result.placeholder']"
ENTER = """([order, keyCode]) => {
  const box = document.querySelector("[data-md-component=search-query]");
  const key = () => box.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", keyCode, bubbles: true, cancelable: true }));
  const end = () => box.dispatchEvent(new CompositionEvent("compositionend", { data: "催收", bubbles: true }));
  box.dispatchEvent(new CompositionEvent("compositionstart", { bubbles: true }));
  if (order === "end first") { end(); key(); } else { key(); end(); }
}"""


@pytest.mark.parametrize("order", [["key first", 229], ["end first", 229], ["end first", 13], ["key first", 13]])
def test_enter_that_ends_a_composition_opens_nothing(visit: Open, order: list[object]) -> None:
    """Enter that takes what was composed stays on the page, in whichever order a browser tells; the next one leaves."""
    opened = visit("scenarios/court-papers/")
    opened.search("催收")
    opened.shows_first("scenarios/jiebei/")
    address = opened.page.url

    opened.page.evaluate(ENTER, order)
    opened.page.wait_for_timeout(300)
    after_first = opened.page.url
    opened.page.keyboard.press("Enter")

    assert after_first == address
    opened.page.wait_for_url("**/scenarios/jiebei/**")


def test_a_result_opens_the_page_at_its_section(visit: Open) -> None:
    """A click on a found section leads there, from a page deep in the tree."""
    opened = visit("laws/civil-code/")
    opened.search("答辩状")

    opened.page.locator(".md-search-result__item a", has_text="先看日期").click()

    opened.page.wait_for_url("**/scenarios/court-papers/**#answer")
    assert opened.page.locator("#answer").is_visible()


def test_a_result_that_is_pressed_is_the_one_that_opens(visit: Open) -> None:
    """An answer that comes while a finger is on the list waits until the tap has counted, and is shown if it led nowhere."""
    visited = visit("")
    visited.search("催收")
    visited.shows_first("scenarios/jiebei/")
    visited.page.locator(".md-search-result__item a").first.hover()

    visited.page.mouse.down()
    visited.page.evaluate(
        """(box) => { document.querySelector(box).value = "676"; document.querySelector(box).dispatchEvent(new Event("input")) }""",
        BOX,
    )
    visited.page.wait_for_timeout(1000)
    visited.shows_first("scenarios/jiebei/")
    visited.page.mouse.move(5, 5)
    visited.page.mouse.up()
    visited.shows_first("laws/civil-code/")

    visited.page.locator(".md-search-result__item a").first.hover()
    with visited.page.expect_navigation():
        visited.page.mouse.down()
        visited.page.mouse.up()


def test_headings_are_shown_as_text(visit: Open) -> None:
    """Angle brackets in a page's text stay text in the results."""
    opened = visit("")

    opened.search("尖括号")

    expect(opened.page.locator(".md-search-result__item h2").first).to_have_text("<img src=x>")
    assert opened.page.locator(".md-search-result__item img").count() == 0


def test_what_was_typed_is_shown_as_text(visit: Open) -> None:
    """A word that wasn't found is named, and stays text."""
    opened = visit("")

    opened.search("<q/zzz> 借呗")

    expect(opened.page.locator(".md-search-result__terms").first).to_contain_text("<q/zzz>")
    assert opened.page.locator(".md-search-result__item q").count() == 0


def test_what_was_sought_is_marked(visit: Open) -> None:
    """The words stand out in the sentence around them."""
    opened = visit("")

    opened.search("催收")

    expect(opened.page.locator(".md-search-result__item mark").first).to_have_text("催收")


def test_nothing_leaves_the_site_and_nothing_is_refused(visit: Open) -> None:
    """Reading and searching makes no request elsewhere, breaks no policy and logs no error."""
    opened = visit("scenarios/jiebei/")

    opened.search("起诉")

    opened.shows_first("scenarios/court-papers/")
    assert [url for url in opened.requests if not url.startswith((opened.origin, "data:"))] == []
    assert opened.complaints == []


def test_the_policy_is_in_force(visit: Open) -> None:
    """A script written into the page doesn't run, and no other site can be reached."""
    opened = visit("")

    outcome = opened.page.evaluate(
        """async () => {
            const script = document.createElement("script");
            script.textContent = "window.ran = true";
            document.body.append(script);
            const blocked = fetch("http://127.0.0.1:9/").then(() => "sent", () => "refused");
            return [window.ran ?? false, await blocked];
        }""",
    )

    assert outcome == [False, "refused"]
    assert len([said for said in opened.complaints if "Content Security Policy" in said]) >= 2


def test_who_only_reads_downloads_nothing_of_the_search(browser: Browser, server: str, offline_edition: Path) -> None:
    """Its script comes when its box is used, and the pieces of the index when a word is typed, not before."""
    for root in (server, offline_edition.as_uri() + "/"):
        page = browser.new_page()
        requests: list[str] = []
        page.context.on("request", lambda sent, requests=requests: requests.append(sent.url))
        page.goto(f"{root}index.html")
        page.wait_for_load_state("networkidle")
        read = _of_search(requests)

        page.locator(BOX).focus()
        page.wait_for_timeout(300)
        used = _of_search(requests)
        page.keyboard.type("起诉")
        page.locator(".md-search-result__item a").first.wait_for()

        assert read == []
        assert len(used) == 2, used
        assert any("/places." in url for url in _of_search(requests))
        page.close()


def _of_search(requests: list[str]) -> list[str]:
    return [url for url in requests if "/search/" in url or "/assets/search." in url]


def test_other_workers_start_as_ever_from_a_folder(browser: Browser, offline_edition: Path) -> None:
    """The search's stand-in for a worker leaves the calculators' own worker alone."""
    page = browser.new_page()
    page.goto((offline_edition / "index.html").as_uri())

    answer = page.evaluate(
        """() => new Promise((resolve, reject) => {
            const worker = new Worker("data:text/javascript,postMessage(6 * 7)", { type: "module" });
            worker.onmessage = ({ data }) => resolve([data, worker instanceof Worker]);
            worker.onerror = reject;
        })""",
    )

    assert answer == [42, True]
    page.close()


def test_every_link_in_the_folder_leads_to_a_file(browser: Browser, offline_edition: Path) -> None:
    """Double-clicking through the folder ends in pages, never in a listing of files."""
    page = browser.new_page()
    page.goto((offline_edition / "scenarios/jiebei/index.html").as_uri())

    page.get_by_role("link", name="法条原文").click()
    page.wait_for_url("**/laws/civil-code/index.html#676")

    assert page.locator("#\\36 76 blockquote").is_visible()
    page.close()
