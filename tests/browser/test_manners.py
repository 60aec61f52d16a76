"""What the reader wipes is gone everywhere, other sites of the origin are left alone, and what a browser refuses is named."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from measure.loopback import serving
from setup.browser import FLAGS, find_browser, find_quick_browser
from tests.browser.tab import Tab, open_tab

OWN = "() => document.querySelector('.result__label').textContent.includes('你的结果')"
KEPT = """() => {
  const storages = [sessionStorage, localStorage].map((each) => JSON.stringify({...each}));
  return storages.every((text) => text === "{}") ? "" : storages.join();
}"""
NAME = "阿甲乙丙"
LETTER = "letters/hardship-plan/"


@pytest.fixture(scope="module")
def neighbours(http_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """One origin with two copies of the site and somebody else's, as `user.github.io` has."""
    root = tmp_path_factory.mktemp("origin")
    for name in ("one", "two"):
        shutil.copytree(http_folder, root / name)
    (root / "other").mkdir()
    (root / "other/index.html").write_text("<!doctype html><title>another site</title>", encoding="utf-8")
    (root / "other/worker.js").write_text("addEventListener('fetch', () => {});", encoding="utf-8")
    with serving(root) as server:
        yield server.origin


@pytest.fixture
def refusing(browser: Browser, tmp_path: Path) -> Iterator[BrowserContext]:
    """A browser whose owner has blocked cookies, and with them all that a site may keep."""
    profile = tmp_path / "profile/Default"
    profile.mkdir(parents=True)
    settings = {"profile": {"default_content_setting_values": {"cookies": 2}}}
    (profile / "Preferences").write_text(json.dumps(settings), encoding="utf-8")
    start = browser.browser_type.launch_persistent_context
    context = start(profile.parent, executable_path=find_browser(), args=list(FLAGS))
    yield context
    context.close()


def calculate(tab: Tab, value: str) -> None:
    """Type a figure, and wait for the reader's own answer."""
    tab.go("calculators/overdue-cost/")
    tab.fill("overdue-cost", "principal", value)
    tab.wait_for(OWN)


def wipe(tab: Tab) -> None:
    """Press 「全部清除」."""
    tab.go("privacy/")
    tab.page.click("[data-save-site] button >> text=全部清除")
    tab.page.wait_for_selector("text=清除了")


def names(page: Page) -> set[str]:
    """Name the caches of the origin."""
    return set(page.evaluate("caches.keys()"))


def test_other_sites_of_the_origin_are_left_alone(browser: Browser, neighbours: str) -> None:
    """Wiping, saving and new builds touch neither another site's caches, workers and keys nor those of our other copy."""
    tab = open_tab(browser, f"{neighbours}/other")
    tab.go("")
    tab.page.evaluate("""async () => {
      await navigator.serviceWorker.register("worker.js");
      for (const name of ["runtime-v3", "site-v1", "shared-0123456789ab"])
        await (await caches.open(name)).put("/other/data", new Response("theirs"));
      sessionStorage.setItem("yuqi-buhuang", "theirs");
    }""")
    theirs = names(tab.page)
    for name in ("one", "two"):
        tab.root = f"{neighbours}/{name}"
        calculate(tab, "4321")
        tab.settled(lambda name=name: any(f" /{name}/ runtime-" in each for each in names(tab.page)), expected=True)

    wipe(tab)

    left = names(tab.page)
    assert theirs <= left
    assert {each.split()[1] for each in left - theirs} == {"/one/"}
    scopes = (
        "async () => (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => new URL(scope).pathname)"
    )
    assert sorted(tab.page.evaluate(scopes)) == ["/one/", "/other/"]
    assert sorted(tab.page.evaluate("Object.keys(sessionStorage)")) == ["yuqi-buhuang", "yuqi-buhuang /one/"]
    tab.page.context.close()


def test_what_an_earlier_version_left_is_wiped(browser: Browser, origin: str) -> None:
    """A copy saved when names did not hold the address yet is known by what it holds, and wiped with the rest."""
    tab = open_tab(browser, origin)
    tab.go("privacy/")
    tab.page.evaluate("""async () => {
      const cache = await caches.open("site-0123456789ab");
      for (const place of ["", "saved-whole"]) await cache.put(new URL(place, location.origin), new Response("page"));
    }""")

    tab.page.click("[data-save-site] button >> text=全部清除")
    tab.page.wait_for_selector("text=清除了")

    assert names(tab.page) == set()
    tab.page.context.close()


def test_back_brings_nothing_again(going_back: Page, origin: str) -> None:
    """After 「全部清除」, Back shows an empty letter, also where the browser kept the page as it was left."""
    going_back.goto(f"{origin}/{LETTER}")
    going_back.fill("#letter-name", NAME)
    going_back.select_option("#letter-reason", index=1)
    going_back.goto(f"{origin}/privacy/")
    going_back.click("[data-save-site] button >> text=全部清除")
    going_back.wait_for_selector("text=清除了")
    going_back.go_back(wait_until="commit")

    assert going_back.evaluate("window.cameBack") is True
    assert going_back.input_value("#letter-name") == ""
    assert going_back.input_value("#letter-reason") == ""
    assert NAME not in going_back.inner_text(".paper")
    assert going_back.evaluate(KEPT) == ""


def test_back_keeps_what_was_not_wiped(going_back: Page, origin: str) -> None:
    """Who only looks at another page finds the letter as it was."""
    going_back.goto(f"{origin}/{LETTER}")
    going_back.fill("#letter-name", NAME)
    going_back.goto(f"{origin}/privacy/")
    going_back.go_back(wait_until="commit")

    assert going_back.evaluate("window.cameBack") is True
    assert going_back.input_value("#letter-name") == NAME


def test_other_tabs_are_wiped_too(reader: Callable[..., Tab]) -> None:
    """「全部清除」 in one tab empties forms, results, kept variants, figures in the address and the search in the others."""
    tab = reader()
    tab.go("calculators/overdue-cost/#calc=overdue-cost&principal=4321&annual_rate=18&overdue_days=30")
    tab.wait_for(OWN)
    tab.page.click("[data-compare]")
    first = tab.page.get_attribute("#overdue-cost-principal", "value")
    letter = Tab(tab.page.context.new_page(), tab.root)
    letter.go(LETTER)
    letter.page.fill("#letter-name", NAME)
    questions = Tab(tab.page.context.new_page(), tab.root)
    questions.go("triage/")
    questions.page.click(".triage__question:visible [data-answer] >> nth=0")
    away = Tab(tab.page.context.new_page(), tab.root)
    away.go(LETTER)
    away.page.fill("#letter-name", NAME)
    away.page.goto("about:blank")

    wipe(Tab(tab.page.context.new_page(), tab.root))

    letter.settled(lambda: letter.page.input_value("#letter-name"), "")
    tab.settled(lambda: tab.page.input_value("#overdue-cost-principal"), first)
    assert tab.page.locator("[data-compared] table").count() == 0 or not tab.page.is_visible("[data-compared]")
    assert "=" not in tab.page.evaluate("location.hash")
    questions.settled(lambda: questions.page.evaluate("location.hash"), "")
    away.page.go_back()  # the tab that wiped is still open, and answers
    away.settled(lambda: away.page.input_value("#letter-name"), "")
    for each in (tab, letter, questions, away):
        each.settled(lambda each=each: each.page.evaluate(KEPT), "")
        assert each.complaints == []


def test_reload_restores_nothing_wiped(tab: Tab) -> None:
    """After wiping, a reload shows the page as it was made, in fields, lists of a letter and rows."""
    tab.go(LETTER)
    tab.page.fill("#letter-name", NAME)
    tab.page.select_option("#letter-reason", index=1)
    wipe(tab)
    tab.go(LETTER)
    tab.page.reload()

    assert tab.page.input_value("#letter-name") == ""
    assert tab.page.input_value("#letter-reason") == ""


def test_rows_are_offered_after_a_reload(tab: Tab) -> None:
    """Rows typed into a list are offered like any other figure when the page is loaded again."""
    tab.go("calculators/payoff-order/")
    tab.page.fill(".rows__row >> nth=0 >> input >> nth=1", "4321")
    tab.wait_for(OWN)
    tab.page.reload()

    tab.page.click(".carried button >> text=用我刚才的数")
    tab.wait_for(OWN)

    assert "4321" in tab.inputs("payoff-order")["debts"]
    tab.go("calculators/pro-rata-offers/")
    assert "4321" not in tab.page.inner_text("form")  # its rows have other columns


@pytest.mark.parametrize(
    ("flags", "script", "words"),
    [
        (["--js-flags=--jitless"], "", "关掉了WebAssembly"),
        (
            [],
            "window.Worker = class { constructor() { throw new DOMException('refused', 'SecurityError'); } };",
            "后台计算",
        ),
    ],
)
def test_refused_computing_is_named(browser: Browser, origin: str, flags: list[str], script: str, words: str) -> None:
    """Where the browser has no WebAssembly, or lets no worker start, the line says so instead of blaming the network."""
    strict = browser.browser_type.launch(executable_path=find_quick_browser(), args=[*FLAGS, *flags])
    tab = open_tab(strict, origin)
    tab.page.add_init_script(script)

    tab.go("calculators/overdue-cost/")
    tab.fill("overdue-cost", "principal", "4321")

    tab.page.wait_for_selector(f".calculator__status >> text={words}")
    assert "网络断了" not in tab.page.inner_text(".calculator__status")
    strict.close()


def test_blocked_storage_is_named(refusing: BrowserContext, origin: str) -> None:
    """Where cookies are blocked, calculators and letters work, the page says what the browser refuses, and no error is raised."""
    errors: list[str] = []
    refusing.on("weberror", lambda error: errors.append(str(error.error)))
    tab = Tab(refusing.new_page(), origin)
    calculate(tab, "4321")
    assert "浏览器不允许网页记住" in tab.page.inner_text(".result__next")
    tab.go(LETTER)
    tab.page.fill("#letter-name", NAME)
    assert NAME in tab.page.inner_text(".paper")
    tab.go("privacy/")
    tab.page.wait_for_selector("[data-save-site] >> text=浏览器不允许")
    tab.page.click("[data-forget]")

    assert errors == []
