"""Nothing but the reader's own answer leaves the page: every set of ways out, every state of the answer."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser
from selectolax.lexbor import LexborHTMLParser

from calculators import catalogue
from tests.browser.tab import Tab, open_tab
from tests.browser.test_calculators import CHANGES

LOOKED_AT = (
    "affordable-budget",
    "court-deadline",
    "limitation-date",
    "negotiated-plan",
    "payoff-order",
    "settlement-offer",
)
"""Calculators whose pages offer, taken together, each set of ways out that any page offers."""
WAYS = {
    "copy": "[data-copy-result]", "csv": "[data-save-csv]", "ics": "[data-save-ics]", "plan": "[data-save-plan]",
    "link": "[data-share]", "compare": "[data-compare]",
}  # fmt: skip
TODAY = date(2026, 10, 1)
EXAMPLE = "例子，不是你的数"
MIXED = "有的数还是例子的，不是你的"
WRONG = "乱写一气"
FORM = "form[data-calculator]"
DONE = ("已复制", "已保存")

WATCH = """
window.files = [];
const make = URL.createObjectURL.bind(URL);
URL.createObjectURL = (blob) => (blob.text().then((text) => window.files.push(text)), make(blob));
"""

PRESS = """async (ways) => {
  const form = document.querySelector("form[data-calculator]");
  const calm = () => new Promise((done) => setTimeout(done, 60));
  const found = {};
  const left = async () => {
    const shared = form.querySelector(".share__link");
    const kept = form.querySelector("[data-compared]:not([hidden]) thead");
    return [await navigator.clipboard.readText(), ...window.files, shared?.value, kept?.textContent].filter(Boolean).join("");
  };
  for (const [way, selector] of Object.entries(ways)) {
    const button = form.querySelector(selector);
    if (!button) continue;
    if (way === "plan") button.parentElement.querySelector("input").value = "2026-12-31";
    await navigator.clipboard.writeText("");
    window.files = [];
    button.click();
    const words = [button.textContent];
    const until = performance.now() + 3000; // Python counts a plan's days, and the test's machine may be busy
    do await calm();
    while (!button.textContent.includes("没有") && !(await left()) && performance.now() < until);
    words.push(button.textContent);
    found[way] = {
      words: words.join(" "),
      why: form.querySelector(".remark")?.textContent ?? "",
      left: await left(),
    };
    form.querySelectorAll(".share, .remark").forEach((each) => each.remove());
    for (const remove of form.querySelectorAll("[data-compared] thead button")) remove.click();
  }
  return found;
}"""

PRESS_WHILE_TYPING = """([name, value]) => {
  const control = document.querySelector(`form[data-calculator] [name=${name}]`);
  control.value = value;
  control.dispatchEvent(new Event("input", { bubbles: true }));
  const before = {};
  for (const button of document.querySelectorAll(`form[data-calculator] :is([data-copy-result], [data-save-csv], [data-save-ics],
      [data-save-plan], [data-share], [data-compare])`)) {
    button.click();
    before[button.textContent] = [...document.querySelectorAll(".share__link, [data-compared]:not([hidden]) thead")].length;
  }
  return before;
}"""

OWNER = "(label) => document.querySelector('form[data-calculator] .result__label').textContent.includes(label)"
STATE = "(state) => document.querySelector('form[data-calculator]').dataset.answer === state"


@pytest.fixture(scope="module")
def traveller(browser: Browser, origin: str) -> Iterator[Tab]:
    """One reader who visits all calculators on one day."""
    tab = open_tab(browser, origin, permissions=["clipboard-read", "clipboard-write"], accept_downloads=True)
    tab.page.clock.set_fixed_time(TODAY.isoformat())
    tab.page.add_init_script(WATCH)
    yield tab
    tab.page.context.close()


@pytest.fixture(scope="module")
def stranded(browser: Browser, origin: str) -> Iterator[Tab]:
    """A reader whose network never brings the runtime."""
    options: dict[str, Any] = {"permissions": ["clipboard-read", "clipboard-write"], "service_workers": "block"}
    tab = open_tab(browser, origin, **options)
    tab.page.route("**/assets/runtime/**", lambda route: route.abort())
    tab.page.add_init_script(WATCH)
    yield tab
    tab.page.context.close()


def typed(identifier: str) -> tuple[str, str]:
    """A change of one field that somebody may make."""
    return next(iter(CHANGES[identifier].items()))


def mistaken(identifier: str) -> str:
    """A field in which words are a mistake."""
    inputs = next(one.inputs for one in catalogue() if one.id == identifier)
    return next(one.name for one in inputs if one.kind not in ("choice", "boolean"))


def press_all(tab: Tab) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = tab.page.evaluate(PRESS, WAYS)
    return found


def on_paper(tab: Tab) -> str:
    tab.page.emulate_media(media="print")
    text = tab.page.inner_text(FORM)
    tab.page.emulate_media(media="screen")
    return text


def remembered(tab: Tab, identifier: str) -> list[str]:
    """The results that other pages may take."""
    kept = tab.page.evaluate("Object.values({...sessionStorage}).join()")
    return [place for place in json.loads(kept or "{}").get("results", {}) if place.startswith(f"{identifier}.")]


def check_nothing_leaves(tab: Tab, identifier: str) -> None:
    for way, found in press_all(tab).items():
        assert found["left"] == "", way
        assert "没有" in found["words"], way
        assert found["why"], way
        assert not any(word in found["words"] for word in DONE), way
    sentence = tab.page.inner_text(".result__answer")
    assert sentence not in on_paper(tab)
    assert "没有印" in on_paper(tab)
    assert remembered(tab, identifier) == []


def check_leaves_with_heading(tab: Tab, identifier: str, heading: str) -> None:
    pressed = press_all(tab)
    for way in {"copy", "csv", "compare"} & pressed.keys():
        assert heading in pressed[way]["left"], way
    for way in {"ics", "plan", "link"} & pressed.keys():
        assert pressed[way]["left"] == "", way
        assert "没有" in pressed[way]["words"], way
        assert pressed[way]["why"], way
    assert heading in on_paper(tab)
    assert remembered(tab, identifier) == []


def check_own_leaves(tab: Tab, identifier: str) -> None:
    pressed = press_all(tab)
    sentence = tab.page.inner_text(".result__answer")
    assert sentence in pressed["copy"]["left"]
    assert f"#calc={identifier}" in pressed["link"]["left"]
    assert all(found["left"] for way, found in pressed.items() if way != "ics")
    assert "BEGIN:VEVENT" in pressed.get("ics", {"left": "BEGIN:VEVENT"})["left"]
    assert "例子" not in "".join(found["left"] for found in pressed.values())
    assert sentence in on_paper(tab)
    assert "例子" not in on_paper(tab)
    assert remembered(tab, identifier)


def test_each_set_of_ways_out_is_looked_at(http_folder: Path) -> None:
    """A calculator that offers another set is looked at, too."""

    def offered(identifier: str) -> str:
        page = LexborHTMLParser((http_folder / "calculators" / identifier / "index.html").read_text(encoding="utf-8"))
        return " ".join(way for way, selector in WAYS.items() if page.css_first(f"{FORM} {selector}"))

    assert {offered(each.id) for each in catalogue()} == {offered(identifier) for identifier in LOOKED_AT}


@pytest.mark.parametrize("identifier", LOOKED_AT)
def test_only_the_readers_own_answer_leaves(identifier: str, traveller: Tab) -> None:
    """The example, part of it, a mistake, an answer on its way, the reader's own: each leaves as the rule says."""
    name, value = typed(identifier)
    traveller.go(f"calculators/{identifier}/")
    check_leaves_with_heading(traveller, identifier, EXAMPLE)

    traveller.fill(identifier, name, value)
    traveller.wait_for(OWNER, "你的结果")
    if "例子" in traveller.page.inner_text(".result__label"):
        check_leaves_with_heading(traveller, identifier, MIXED)

    traveller.page.click(f"{FORM} [type=submit]")
    traveller.wait_for(STATE, "own")
    check_own_leaves(traveller, identifier)

    field = mistaken(identifier)
    correct = traveller.inputs(identifier)[field]
    refused = traveller.page.evaluate(PRESS_WHILE_TYPING, [field, WRONG])
    assert refused
    assert all("没有" in words and not shown for words, shown in refused.items())
    traveller.wait_for(STATE, "mistaken")
    check_nothing_leaves(traveller, identifier)

    traveller.fill(identifier, field, correct)
    assert traveller.settled(lambda: remembered(traveller, identifier) != [], expected=True)
    assert traveller.complaints == []


@pytest.mark.parametrize("identifier", LOOKED_AT)
def test_nothing_leaves_where_the_runtime_failed(identifier: str, stranded: Tab) -> None:
    """What was typed has no answer, and the example isn't one: nothing leaves, and the page says why."""
    stranded.go(f"calculators/{identifier}/")

    stranded.fill(identifier, *typed(identifier))
    stranded.wait_for("() => document.querySelector('form[data-calculator]').dataset.state === 'failed'")

    check_nothing_leaves(stranded, identifier)
