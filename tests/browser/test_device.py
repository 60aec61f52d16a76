"""What the site keeps on a reader's device: shared files once a calculator was used, the whole site when asked, nothing else."""

import json
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from calculators import run
from measure.loopback import Loopback, serving
from tests.browser import samples
from tests.browser.tab import Tab, open_tab

CACHED = """async () => {
  const found = {};
  for (const name of await caches.keys())
    found[name.split(" ").pop()] = (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname);
  return found;
}"""
REGISTERED = "async () => (await navigator.serviceWorker.getRegistrations()).length"


@pytest.fixture
def site(http_folder: Path, tmp_path: Path) -> Iterator[Loopback]:
    """The built site on a server of its own, whose files a test may change."""
    copy = Path(shutil.copytree(http_folder, tmp_path / "site", copy_function=shutil.copy))
    with serving(copy) as loopback:
        yield loopback


@pytest.fixture
def visitor(browser: Browser, site: Loopback) -> Iterator[Tab]:
    tab = open_tab(browser, site.origin)
    yield tab
    tab.page.context.close()


def cached(tab: Tab) -> dict[str, list[str]]:
    found: dict[str, list[str]] = tab.page.evaluate(CACHED)
    return found


def use_a_calculator(tab: Tab, value: str) -> None:
    """Type, and wait for the reader's own answer."""
    tab.go("calculators/overdue-cost/")
    tab.fill("overdue-cost", "principal", value)
    expected = run("overdue-cost", tab.inputs("overdue-cost"))["result"]
    tab.wait_for_result("overdue-cost", {"total_due": str(expected["total_due"])})


def wait_for_runtime(tab: Tab) -> None:
    """Wait until the runtime is kept whole."""
    count = len(json.loads(list_of(tab))["runtime"])
    tab.settled(lambda: len(next((v for k, v in cached(tab).items() if k.startswith("runtime-")), [])), count)


def list_of(tab: Tab) -> str:
    worker: str = tab.page.evaluate("async () => (await fetch('/service-worker.js')).text()")
    runtime = json.loads(worker[len("const BUILD = ") : worker.index(";\n")])["runtime"]["files"]
    return json.dumps({"runtime": runtime})


def save_site(tab: Tab) -> None:
    tab.go("privacy/")
    tab.page.click("[data-save-site] button >> text=存到本机")
    tab.page.wait_for_selector("text=断网也能看、能算。", timeout=200_000)


def test_reading_keeps_nothing(visitor: Tab) -> None:
    """Who only reads leaves nothing on the device."""
    visitor.go(samples.address())
    visitor.page.wait_for_timeout(300)

    assert cached(visitor) == {}
    assert visitor.page.evaluate(REGISTERED) == 0


def test_second_visit_downloads_nothing_and_keeps_no_page(visitor: Tab, site: Loopback) -> None:
    """Once a calculator was used, style, script and runtime are there for the next visit; which pages were read is not."""
    use_a_calculator(visitor, "4321")
    wait_for_runtime(visitor)
    site.sent.clear()

    use_a_calculator(visitor, "1234")

    assert [sent.path for sent in site.sent if "/assets/" in sent.path and "javascripts" not in sent.path] == []
    assert {path.split("/")[1] for paths in cached(visitor).values() for path in paths} == {"assets"}
    assert visitor.complaints == []


def test_saving_may_be_stopped_and_gone_on_with(visitor: Tab) -> None:
    """Who pays for each megabyte can stop; what has come is kept, and the rest follows when it is wanted."""
    visitor.page.route("**/laws/**", lambda route: (time.sleep(0.05), route.continue_()))
    visitor.go("privacy/")
    visitor.page.click("[data-save-site] button >> text=存到本机")
    visitor.page.click("[data-save-site] button >> text=停下")
    visitor.page.wait_for_selector("text=停下了")
    assert sum(len(paths) for paths in cached(visitor).values()) > 0

    visitor.go("privacy/")
    expect(visitor.page.locator("[data-save-site] button").first).to_have_text("接着存")


def test_whole_site_is_saved_read_and_wiped(visitor: Tab) -> None:
    """「存到本机」 says the size; then pages, search and calculators need no network; 「全部清除」 leaves nothing behind."""
    visitor.go("privacy/")
    visitor.page.wait_for_selector("text=要下载约")
    save_site(visitor)
    visitor.page.context.set_offline(offline=True)

    use_a_calculator(visitor, "987")
    visitor.go(samples.address("paper"))
    assert visitor.page.inner_text("h1") == samples.title(samples.one("paper"))
    visitor.go("")
    visitor.open_search()
    visitor.page.keyboard.insert_text("支付令")
    visitor.wait_for("() => document.querySelectorAll('.md-search-result__item').length > 0")

    visitor.page.context.set_offline(offline=False)
    visitor.go("privacy/")
    visitor.page.click("[data-save-site] button >> text=全部清除")
    visitor.page.wait_for_selector("text=清除了")

    assert cached(visitor) == {}
    assert visitor.page.evaluate(REGISTERED) == 0
    assert visitor.page.evaluate("JSON.stringify({...sessionStorage, ...localStorage})") == "{}"
    expect(visitor.page.locator("[data-save-site] button")).to_have_text(
        "存到本机"
    )  # who changes their mind needn't reload


def test_full_device_is_said(visitor: Tab) -> None:
    """Where the device has no room, the page says so, keeps what it has, and goes on working."""
    session = visitor.page.context.new_cdp_session(visitor.page)
    visitor.go("privacy/")
    session.send("Storage.overrideQuotaForOrigin", {"origin": visitor.root, "quotaSize": 3_000_000})

    visitor.page.click("[data-save-site] button >> text=存到本机")
    expect(visitor.page.locator("[data-save-site]")).to_contain_text("放不下了", timeout=30_000)

    use_a_calculator(visitor, "4321")


def test_browser_that_keeps_nothing(browser: Browser, origin: str) -> None:
    """Where the browser refuses to keep anything, calculators work, and the page says that it can't save."""
    tab = open_tab(browser, origin, service_workers="block")
    tab.page.add_init_script("delete Navigator.prototype.serviceWorker")

    use_a_calculator(tab, "4321")
    tab.go("privacy/")
    tab.page.wait_for_selector("text=这里存不了")

    assert tab.complaints == []
    tab.page.context.close()


def test_new_build_replaces_the_earlier(visitor: Tab, site: Loopback) -> None:
    """After a new build its own files are kept and the earlier ones go; what a page asks for is of that page's build."""
    use_a_calculator(visitor, "4321")
    wait_for_runtime(visitor)
    earlier = set(cached(visitor))
    publish_again(site.site)

    visitor.go("calculators/overdue-cost/")
    visitor.page.evaluate("async () => (await navigator.serviceWorker.getRegistration()).update()")
    visitor.page.goto("about:blank")  # no page of the earlier build is open any more
    visitor.page.wait_for_timeout(500)
    use_a_calculator(visitor, "777")
    visitor.settled(lambda: {name for name in cached(visitor) if name.startswith("shared-")}, {"shared-000000000000"})

    assert "shared-000000000000" not in earlier
    assert visitor.state("overdue-cost") == "ready"


def test_two_tabs_of_two_builds(visitor: Tab, site: Loopback) -> None:
    """While a page of the earlier build is open, both it and a page of the new one calculate."""
    use_a_calculator(visitor, "4321")
    wait_for_runtime(visitor)
    publish_again(site.site)

    newer = Tab(visitor.page.context.new_page(), visitor.root)
    use_a_calculator(newer, "777")
    visitor.fill("overdue-cost", "principal", "555")
    expected = run("overdue-cost", visitor.inputs("overdue-cost"))["result"]["total_due"]
    visitor.wait_for_result("overdue-cost", {"total_due": str(expected)})

    assert visitor.complaints == []


def publish_again(site: Path) -> None:
    """Change the worker as a new build does."""
    worker = site / "service-worker.js"
    text = worker.read_text(encoding="utf-8")
    constants: dict[str, Any] = json.loads(text[len("const BUILD = ") : text.index(";\n")])
    text = text.replace(constants["id"], "0" * 12)
    for path in site.glob("service-worker.js*"):
        path.unlink()
    worker.write_text(text, encoding="utf-8")


def test_saved_pages_say_which_build_they_are(reader: Callable[..., Tab], http_folder: Path) -> None:
    """The list of files names every page, with what it costs to send and to keep."""
    listed = json.loads((http_folder / "site-files.json").read_text(encoding="utf-8"))
    places = {place for place, *_ in listed["files"]}

    assert {"", samples.address(), "search/search_index.json"} <= places
    assert all(0 < sent <= size for _, sent, size, _ in listed["files"])
    tab = reader()
    tab.go("privacy/")
    tab.page.wait_for_selector(f"text=约{sum(sent for _, sent, *_ in listed['files']) / 1e6:.1f} MB")
