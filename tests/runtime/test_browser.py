"""The runtime in a real browser, over http and from a folder."""

import json
from collections.abc import Callable

import pytest

from measure.loopback import Loopback
from tests.runtime.conftest import Call, Tab, expected

OpenTab = Callable[[str], Tab]
WASM = ("/pyodide.asm.wasm", "/pack-wasm.js")


@pytest.fixture(params=["http", "file"])
def address(request: pytest.FixtureRequest) -> str:
    """The page, over http and as a file, each under its strict policy."""
    if request.param == "file":
        return str(request.getfixturevalue("file_site").joinpath("index.html").as_uri())
    server: Loopback = request.getfixturevalue("server")
    return f"{server.origin}/"


def test_first_answer(open_tab: OpenTab, address: str, example: Call) -> None:
    """The page hears that the runtime loads and is ready; the answer is CPython's, byte for byte, and all stays silent.

    Under the strict policy nothing is refused, warned about or printed, and nothing is asked for but the site's own files.
    """
    tab = open_tab(address)
    before = tab.run("() => runtime.state")

    tab.start()
    tab.settled()

    assert (before, tab.run("() => states")) == ("static", [["loading", ""], ["ready", ""]])
    assert tab.ask(example) == expected(example)
    assert tab.complaints == []
    assert any(url.endswith(WASM) for url in tab.requests), "the worker's requests are not seen"
    own = (address.removesuffix("index.html"), "data:", "blob:") if address.startswith("file:") else address
    assert [url for url in tab.requests if not url.startswith(own)] == []


def test_nothing_before_start(open_tab: OpenTab, server: Loopback) -> None:
    """Who only reads downloads nothing of the runtime."""
    tab = open_tab(f"{server.origin}/")

    tab.page.wait_for_timeout(300)

    assert [url for url in tab.requests if "/assets/" in url] == []


def test_last_edit_wins(open_tab: OpenTab, address: str, example: Call) -> None:
    """Of thirty edits in one burst the last is answered, and few others are worked on."""
    tab = open_tab(address)
    tab.ask(example)
    edits = [(example[0], example[1] | {"principal": str(1000 + number)}) for number in range(30)]

    answers = tab.run(
        """(edits) => new Promise((done) => {
             const answers = [];
             edits.forEach(([id, inputs], number) => runtime.ask(id, inputs).then((text) => {
               answers.push([number, text]);
               if (number === edits.length - 1) setTimeout(() => done(answers), 200);
             }));
           })""",
        *[(id_, json.dumps(inputs)) for id_, inputs in edits],
    )

    assert answers == [[29, expected(edits[-1])]]


def test_two_calculators_on_one_page(open_tab: OpenTab, server: Loopback, example: Call) -> None:
    """A question to one calculator doesn't push out the question to another."""
    tab = open_tab(f"{server.origin}/")
    calls = [example, ("no-such-calculator", {})]

    answers = tab.ask_all(calls)

    assert answers == [expected(call) for call in calls]


def test_page_stays_smooth(open_tab: OpenTab, server: Loopback) -> None:
    """While the worker boots, the page stays free to scroll and type (a busy machine may stretch tasks a little)."""
    tab = open_tab(f"{server.origin}/")
    tab.run(
        """() => {
             window.longTasks = [];
             const keep = (list) => window.longTasks.push(...list.getEntries().map((task) => task.duration));
             new PerformanceObserver(keep).observe({ type: "longtask" });
           }"""
    )

    tab.start()
    tab.settled()

    assert max(tab.run("() => longTasks"), default=0) < 200
