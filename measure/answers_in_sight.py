"""Look where each calculator's answer stands on a phone: on opening, after an edit, and above the keyboard."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright

from calculators import catalogue
from measure.loopback import serving
from setup.browser import FLAGS

WIDTH, HEIGHT, KEYBOARD = 360, 740, 300
PATIENCE_S = 60
FIRST_FIELD = ".calculator__fill :is(input[inputmode], .rows__row input[inputmode=decimal], select):visible"
LOOK = """() => {
    const isSeen = (node) => {
        const box = node && !node.hidden && node.getBoundingClientRect();
        return Boolean(box && box.height && box.top >= 0 && box.bottom <= innerHeight);
    };
    const figure = document.querySelector(".result__big, .result__answer");
    const bar = document.querySelector(".answer-bar");
    return {
        top: Math.round(figure.getBoundingClientRect().top),
        sees: isSeen(figure) ? "the answer" : isSeen(bar) ? "the line" : "",
    };
}"""
EDIT = """(field) => {
    const others = [...(field.options || [])].filter(({ value }) => value !== field.value);
    field.focus();
    field.value = others.length ? others[0].value : edited(field.value);
    field.dispatchEvent(new Event("input", { bubbles: true }));
    function edited(value) {
        return /^\\d{4}-/.test(value) ? value.replace(/\\d\\d$/, "11") : String(Number(value) + 1);
    }
}"""


class Sight(NamedTuple):
    """Where the answer's figure begins, and what is seen of it: "the answer", "the line" at the bottom, or nothing."""

    top: int
    sees: str


def seen(browser: Browser, address: str) -> tuple[Sight, ...]:
    """Look at a calculator's page on opening, after an edit, and with the keyboard's height taken off."""
    page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
    page.goto(address)
    opened = _look(page)
    page.locator(FIRST_FIELD).last.evaluate(EDIT)
    page.locator("form[data-answer=own], form[data-answer=mixed]").wait_for(timeout=PATIENCE_S * 1000)
    edited = _look(page)
    page.set_viewport_size({"width": WIDTH, "height": HEIGHT - KEYBOARD})
    page.evaluate("document.activeElement.scrollIntoView({block: 'nearest'})")
    above = _look(page)
    page.close()
    return opened, edited, above


def _look(page: Page) -> Sight:
    page.wait_for_timeout(300)
    found = page.evaluate(LOOK)
    return Sight(found["top"], found["sees"])


def sights(site: Path, executable: Path) -> Iterator[tuple[str, tuple[Sight, ...]]]:
    """Look at every calculator of a built site."""
    with serving(site) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(FLAGS))
        for calculator in catalogue():
            yield calculator.id, seen(browser, f"{server.origin}/calculators/{calculator.id}/")
