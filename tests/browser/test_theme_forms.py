"""What the page does around a calculation: it waits, fails, remembers, shares and saves without startling anybody."""

import time
from collections.abc import Callable
from http.server import SimpleHTTPRequestHandler
from itertools import product
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Route

from calculators import run
from measure.loopback import running
from tests.browser import samples
from tests.browser.tab import DESK, PHONE, SCRIPT, SHIFTS, STEADY, Tab

FORM = "form[data-calculator=overdue-cost]"
OWN = "() => document.querySelector('.result__label').textContent.includes('你的结果')"
FAILED = "() => document.querySelector('form[data-calculator]').dataset.state === 'failed'"
RUNTIME = "**/assets/runtime/**"
LATE_SECONDS = 0.7


def answer(inputs: dict[str, str]) -> str:
    return str(run("overdue-cost", inputs)["view"]["answer"])


def test_field_starts_the_runtime_and_says_its_size(reader: Callable[..., Tab]) -> None:
    """A field that takes focus starts the runtime, and the line above it says how much is downloaded."""
    tab = reader(viewport=PHONE)
    tab.page.route(RUNTIME, lambda _: None)
    tab.go("calculators/overdue-cost/")

    tab.page.focus("#overdue-cost-principal")
    tab.wait_for("() => document.querySelector('form[data-calculator]').dataset.state === 'loading'")

    assert "MB，只下载一次" in tab.page.inner_text(".calculator__status")
    assert tab.page.inner_text(".result__label") == "例子的结果"


def test_saved_data_are_not_spent_on_a_touch(reader: Callable[..., Tab]) -> None:
    """Who asked the browser to save data downloads nothing by going to a field, only by changing it."""
    tab = reader()
    tab.page.add_init_script("Object.defineProperty(navigator, 'connection', {value: {saveData: true}})")
    tab.go("calculators/overdue-cost/")

    tab.page.focus("#overdue-cost-principal")
    tab.page.wait_for_timeout(200)
    assert [url for url in tab.requests if "/runtime/" in url] == []

    tab.fill("overdue-cost", "principal", "4321")
    tab.wait_for(OWN)


def test_opening_the_folds_is_reading(tab: Tab) -> None:
    """On a page about something else the folds bring the example's steps and table, without Python; an edit changes them."""
    tab.go(samples.address(holding="calculator: overdue-cost"))
    tab.page.click(".working summary")
    tab.page.click("summary >> text=表：")
    example = tab.page.inner_text(f"{FORM} .ledger tbody")
    tab.page.wait_for_timeout(200)

    assert tab.page.locator("[data-steps] li").first.is_visible()
    assert (tab.state("overdue-cost"), [url for url in tab.requests if "/runtime/" in url]) == ("static", [])
    tab.fill("overdue-cost", "principal", "23456")
    tab.wait_for(OWN)
    assert tab.settled(lambda: tab.page.inner_text(f"{FORM} .ledger tbody") != example, expected=True)
    tab.page.click(f"{FORM} [type=reset]")
    assert tab.settled(lambda: tab.page.inner_text(f"{FORM} .ledger tbody"), example)


def test_nothing_jumps_while_the_runtime_comes(reader: Callable[..., Tab]) -> None:
    """From the first touch to the reader's own result no part of the page is pushed aside."""
    tab = reader(viewport=PHONE)
    tab.page.add_init_script(SHIFTS)
    tab.go("calculators/overdue-cost/")

    tab.fill("overdue-cost", "principal", "23456")
    tab.wait_for(OWN)
    tab.page.wait_for_timeout(300)

    assert tab.page.evaluate("window.moved || 0") < STEADY


def test_nothing_jumps_when_the_script_comes_late(tab: Tab) -> None:
    """What the script puts on a page that is read already, rows or the offer of earlier numbers, has its room there."""
    tab.page.add_init_script(SHIFTS)
    type_and_leave(tab)
    tab.page.route(SCRIPT, late)

    for size, identifier in product((PHONE, DESK), ("true-rate", "payoff-order")):
        tab.page.set_viewport_size(size)
        tab.go(f"calculators/{identifier}/")
        tab.page.wait_for_selector(":root[data-script]")
        tab.page.wait_for_timeout(300)

        assert tab.page.locator(".carried").count() == (identifier == "true-rate")
        assert tab.page.evaluate("window.moved || 0") < STEADY, (size, identifier)


def test_nothing_jumps_where_a_page_comes_in_two_pieces(browser: Browser, http_folder: Path) -> None:
    """On a slow line a form may be there before what keeps room for the offer: nobody sees it until then."""

    class InTwoPieces(SimpleHTTPRequestHandler):
        def __init__(self, *arguments: Any) -> None:
            super().__init__(*arguments, directory=str(http_folder))

        def do_GET(self) -> None:
            if self.path != "/calculators/true-rate/":
                super().do_GET()
                return
            page = Path(self.translate_path(self.path), "index.html").read_bytes()
            end = page.index(b'<script id="room-for-offer">')
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(page)))
            self.end_headers()
            self.wfile.write(page[:end])
            self.wfile.flush()
            time.sleep(LATE_SECONDS)
            self.wfile.write(page[end:])

        def log_message(self, *_: object) -> None:
            pass

    with running(InTwoPieces) as origin, browser.new_context(viewport=PHONE) as context:
        tab = Tab(context.new_page(), origin)
        tab.page.add_init_script(SHIFTS)
        type_and_leave(tab)
        tab.go("calculators/true-rate/")
        tab.page.wait_for_selector(".carried")
        tab.page.wait_for_timeout(300)

        assert tab.page.evaluate("window.moved || 0") < STEADY


def type_and_leave(tab: Tab) -> None:
    """Type a number and go to a page without fields, until it has come along: a busy browser hands it on a little later."""
    tab.go("calculators/overdue-cost/")
    tab.fill("overdue-cost", "principal", "23456")
    tab.wait_for(OWN)
    tab.go("glossary/")
    tab.wait_for("() => Object.values(sessionStorage).some((kept) => kept.includes('23456'))")


def late(route: Route) -> None:
    """Let a script come when the page has long been painted."""
    time.sleep(LATE_SECONDS)
    route.continue_()


def test_failure_keeps_the_example_and_can_be_tried_again(reader: Callable[..., Tab]) -> None:
    """Without the runtime the page says so and keeps the example; 「再试一次」 then answers what was typed."""
    tab = reader()
    tab.page.route(RUNTIME, lambda route: route.abort())
    tab.go("calculators/overdue-cost/")
    example = tab.outputs("overdue-cost")
    tab.fill("overdue-cost", "principal", "5000")
    tab.wait_for(FAILED)
    assert "没有准备好" in tab.page.inner_text(".calculator__status")
    assert tab.outputs("overdue-cost") == example

    tab.page.unroute(RUNTIME)
    tab.page.click("button >> text=再试一次")
    tab.wait_for(OWN)

    assert tab.page.inner_text(".result__answer") == answer(tab.inputs("overdue-cost"))


def test_summary_takes_focus_only_when_asked(tab: Tab) -> None:
    """While somebody types only the field says what to mend; the summary comes, with focus, at 「重新计算」."""
    tab.go("calculators/overdue-cost/")
    tab.fill("overdue-cost", "annual_rate", "一分八")
    tab.wait_for("() => document.querySelector('[data-error-for=annual_rate]')?.hidden === false")
    assert not tab.page.is_visible(".errors")
    assert tab.page.evaluate("document.activeElement.name") == "annual_rate"

    tab.page.click(f"{FORM} [type=submit]")
    tab.wait_for("() => document.activeElement.matches('.errors')")

    tab.page.click(".errors a")
    assert tab.page.evaluate("document.activeElement.name") == "annual_rate"


def test_anchor_keeps_the_form(tab: Tab) -> None:
    """Following an anchor of the page keeps what was typed."""
    tab.go("calculators/overdue-cost/")
    tab.fill("overdue-cost", "principal", "4321")
    tab.wait_for(OWN)

    tab.page.evaluate("location.hash = '#limits'")
    tab.page.wait_for_timeout(100)

    assert tab.inputs("overdue-cost")["principal"] == "4321"


def test_numbers_are_offered_on_the_next_page(either: Tab) -> None:
    """What was typed is offered, not forced, on another page of the either, and one button forgets it."""
    either.go("calculators/overdue-cost/")
    either.fill("overdue-cost", "principal", "4321")
    either.wait_for(OWN)

    either.go("calculators/repayment-schedule/")
    first = either.inputs("repayment-schedule")["principal"]
    assert first != "4321"
    assert either.state("repayment-schedule") == "static"

    either.page.click(".carried button >> text=用我刚才的数")
    either.wait_for(OWN)
    assert either.inputs("repayment-schedule")["principal"] == "4321"


def test_clearing_forgets_the_tab(tab: Tab) -> None:
    """「清除我填的」 brings the example back and leaves nothing behind."""
    tab.go("calculators/overdue-cost/")
    tab.fill("overdue-cost", "principal", "4321")
    tab.wait_for(OWN)

    tab.page.click("[data-forget]")
    tab.wait_for("() => document.querySelector('.result__label').textContent === '例子的结果'")

    assert "4321" not in tab.page.evaluate("JSON.stringify({...sessionStorage, ...localStorage})")
    assert tab.inputs("overdue-cost")["principal"] != "4321"


def test_link_with_numbers_is_made_only_when_asked(reader: Callable[..., Tab]) -> None:
    """The address stays bare until the reader asks for a link; the link warns, and opens to the same result."""
    tab = reader()
    tab.go("calculators/overdue-cost/")
    tab.fill("overdue-cost", "principal", "4321")
    tab.page.click(f"{FORM} [type=submit]")
    tab.wait_for("() => document.querySelector('.result__label').textContent === '你的结果'")
    assert "#" not in tab.page.url

    tab.page.click("[data-share]")
    link = tab.page.input_value(".share__link")
    assert "只发给信得过的人" in tab.page.inner_text(".share")
    assert "#" not in tab.page.url

    other = reader()
    other.page.goto(link)
    other.wait_for(OWN)
    assert other.inputs("overdue-cost") == tab.inputs("overdue-cost")


def test_paper_shows_what_was_put_in(reader: Callable[..., Tab]) -> None:
    """On paper the inputs stay, the buttons go, and the day of printing stands below."""
    tab = reader()
    tab.go("calculators/overdue-cost/")
    tab.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    tab.page.emulate_media(media="print")

    assert tab.page.is_visible("#overdue-cost-principal")
    assert not tab.page.is_visible(f"{FORM} [type=submit]")
    assert tab.page.inner_text("[data-printed]").startswith("打印于")


def test_quick_triage_keeps_other_answers(tab: Tab) -> None:
    """Changing an earlier answer to the same one leads straight back to where the reader was."""
    tab.go("triage/")
    follow(tab, ".triage__question:visible [data-answer][href^='#'] >> nth=0")
    follow(tab, ".triage__question:visible [data-answer][href^='#'] >> nth=0")
    end = tab.page.url

    follow(tab, ".triage__sofar a >> nth=0")
    follow(tab, ".triage__question:visible [data-answer][href^='#'] >> nth=0")

    assert tab.page.url == end
    assert tab.page.locator(".triage__question:visible, .triage__outcome:visible").count() == 1


def follow(tab: Tab, link: str) -> None:
    """Click, and wait until another question or outcome stands there."""
    shown = "[...document.querySelectorAll('.triage__question, .triage__outcome')].find((q) => q.offsetParent).id"
    before = tab.page.evaluate(shown)
    tab.page.click(link)
    tab.wait_for(f"(before) => {shown} !== before", before)


def test_number_typed_as_the_example_has_it_is_the_readers(tab: Tab) -> None:
    """Whose rent happens to be the example's types it and is believed; a row that nobody typed in stays the example's, by name."""
    tab.go("calculators/pro-rata-offers/")
    budget, rows = tab.page.locator("#pro-rata-offers-monthly_budget"), tab.page.locator(".rows__row")
    amount = budget.input_value()
    budget.fill("")
    budget.fill(amount)
    tab.wait_for("() => document.querySelector('form[data-calculator]').dataset.answer === 'mixed'")
    assert tab.page.inner_text(".result__label") == "还不全是你的结果：每一家欠多少还是例子的数"
    assert "重新计算" in tab.page.inner_text(".calculator__status")

    for row in rows.all():
        for box in row.locator("input").all():
            same = box.input_value()
            box.fill("")
            box.fill(same)

    assert tab.settled(lambda: tab.page.inner_text(".result__label"), "你的结果")  # each field is worked out by itself
    assert tab.page.get_attribute("form[data-calculator]", "data-answer") == "own"
