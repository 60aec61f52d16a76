"""The site works on the hosts that people have, without a setting of theirs."""

import pytest

from calculators import run
from tests.browser.tab import PATIENCE_MS, Tab
from tests.hosting.builds import NEWER, Built
from tests.hosting.hosts import Host

PAGE = "scenarios/alpha/"
CALCULATOR = "overdue-cost"
LOOKS = """() => ["script" in document.documentElement.dataset,
  [...document.styleSheets].filter((sheet) => sheet.cssRules.length > 9).length]"""
"""Whether the page's script has run, and how many sheets style it."""
WHOLE = [True, 2]
LINKS = """() => [...new Set([...document.links].filter(({ href, origin, pathname }) =>
  href.startsWith("http") && origin === location.origin && pathname !== location.pathname).map(({ href }) => href.split("#")[0]))]"""
ANSWERS = "(links) => Promise.all(links.map(async (link) => [link, (await fetch(link)).ok]))"


def test_pages_are_whole_and_their_links_lead_on(tab: Tab) -> None:
    """Home and a page below it are styled, their script runs, and every link leads to a page of the site."""
    dead, looks = [], []
    for address in ("", PAGE):
        tab.go(address)
        looks.append(tab.page.evaluate(LOOKS))
        links = tab.page.evaluate(LINKS)
        dead += [link for link, is_there in tab.page.evaluate(ANSWERS, links) if not is_there]
        dead += [link for link in links if not f"{link}/".startswith(f"{tab.root}/")]

    assert looks == [WHOLE, WHOLE]
    assert dead == []


def test_search_leads_to_a_page(tab: Tab) -> None:
    """What is typed finds a page, and its link opens it."""
    tab.go(PAGE)
    title = tab.page.inner_text("h1")
    tab.go("")

    find(tab, title)
    with tab.page.expect_navigation():
        tab.page.click(".md-search-result__link >> nth=0")

    assert tab.page.inner_text("h1") == title


def find(tab: Tab, words: str) -> None:
    tab.page.click("[data-open-search]:visible")
    tab.page.keyboard.insert_text(words)
    tab.wait_for("() => document.querySelectorAll('.md-search-result__link').length > 0")


def test_calculator_answers(tab: Tab) -> None:
    """What is typed is worked out, and nothing is asked of another origin."""
    work_out(tab, "4321")

    origin = "/".join(tab.root.split("/")[:3])
    assert [url for url in tab.requests if not url.startswith((f"{origin}/", "blob:", "data:"))] == []


def work_out(tab: Tab, principal: str) -> None:
    tab.go(f"calculators/{CALCULATOR}/")
    tab.fill(CALCULATOR, "principal", principal)
    wait_for_answer(tab)


def wait_for_answer(tab: Tab) -> None:
    expected = run(CALCULATOR, tab.inputs(CALCULATOR))["result"]["total_due"]
    tab.wait_for_result(CALCULATOR, {"total_due": str(expected)})


def test_letter_is_filled(tab: Tab) -> None:
    """What is typed stands on the paper."""
    tab.go("letters/ask-for-time/")

    tab.page.fill("form[data-letter] [name=lender]", "某某银行")

    assert tab.page.inner_text(".blank[data-field=lender]") == "某某银行"


def test_missing_page(host: Host, tab: Tab, subtests: pytest.Subtests) -> None:
    """What isn't there is said with 404, at any depth in the site's own style, with links that stay within the site."""
    for address in ("nothing", "nothing/deep/", "nothing/very/deep/page.html"):
        with subtests.test(address):
            answer = tab.page.goto(f"{host.root}/{address}")

            assert answer
            assert answer.status == 404
            if host.shows_missing:
                assert tab.settled(lambda: tab.page.evaluate(LOOKS), WHOLE)
                assert tab.page.inner_text("h1") == "没有这个页面"
                assert [each for each in tab.page.evaluate(ANSWERS, tab.page.evaluate(LINKS)) if not each[1]] == []
    if host.shows_missing:
        find(tab, "逾期")


def test_source_can_be_read(tab: Tab) -> None:
    """The text that a page is made from reads as Chinese, whatever the host says of it."""
    tab.go(PAGE)
    title = tab.page.inner_text("h1")

    tab.page.click("a[rel=edit]")

    assert f"title: {title}" in tab.page.inner_text("body")


def test_saved_site_is_read_offline(tab: Tab) -> None:
    """The site is saved whole; then, with the network cut, a calculator, a page with or without its slash, and the search work."""
    tab.go("privacy/")
    tab.page.click("[data-save-site] button >> text=存到本机")
    tab.page.wait_for_selector("text=断网也能看、能算。", timeout=PATIENCE_MS)
    tab.page.context.set_offline(offline=True)

    work_out(tab, "987")
    tab.page.goto(f"{tab.root}/{PAGE.rstrip('/')}")
    find(tab, tab.page.inner_text("h1"))

    assert tab.page.evaluate(LOOKS) == WHOLE


def test_published_anew_while_pages_are_open(host: Host, tab: Tab, newer: Built) -> None:
    """After a newer build a page that was open before says so, keeps what was typed over the refresh, and its search finds."""
    reading = Tab(tab.page.context.new_page(), tab.root)
    reading.go(PAGE)
    title = reading.page.inner_text("h1")
    tab.go(f"calculators/{CALCULATOR}/")

    host.publish(newer.site)
    tab.fill(CALCULATOR, "principal", "4321")
    with tab.page.expect_navigation():
        tab.page.click(".calculator__status button >> text=刷新")
    wait_for_answer(tab)
    find(reading, title)

    assert tab.inputs(CALCULATOR)["principal"] == "4321"
    assert tab.page.get_attribute(f"form[data-calculator={CALCULATOR}]", "data-answer") == "mixed"
    assert NEWER in reading.page.inner_text(".md-search-result")
