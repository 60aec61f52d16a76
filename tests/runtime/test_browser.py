"""The runtime in a real browser, over http and from a folder."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from measure.loopback import Loopback
from tests.runtime.conftest import Call, Tab, expected

OpenTab = Callable[[str], Tab]


@pytest.fixture(params=["http", "file"])
def address(request: pytest.FixtureRequest) -> str:
    """The page, over http and as a file, each under its strict policy."""
    if request.param == "file":
        site: Path = request.getfixturevalue("file_site")
        return site.joinpath("index.html").as_uri()
    server: Loopback = request.getfixturevalue("server")
    return f"{server.origin}/"


def test_answers_as_cpython(open_tab: OpenTab, address: str, example: Call) -> None:
    """The worker's answer is CPython's, byte for byte."""
    tab = open_tab(address)

    assert tab.ask(example) == expected(example)


def test_is_silent(open_tab: OpenTab, address: str, example: Call) -> None:
    """Under the strict policy nothing is refused, warned about or printed."""
    tab = open_tab(address)

    tab.ask(example)

    assert tab.complaints == []


def test_states(open_tab: OpenTab, address: str) -> None:
    """The page hears that the runtime loads and that it is ready."""
    tab = open_tab(address)
    assert tab.run("() => runtime.state") == "static"

    tab.start()
    tab.settled()

    assert tab.run("() => states") == [["loading", ""], ["ready", ""]]


def test_nothing_before_start(open_tab: OpenTab, server: Loopback) -> None:
    """Who only reads downloads nothing of the runtime."""
    tab = open_tab(f"{server.origin}/")

    tab.page.wait_for_timeout(300)

    assert [url for url in tab.requests if "/assets/" in url] == []


def test_no_foreign_request(open_tab: OpenTab, server: Loopback, example: Call) -> None:
    """All that the page and the worker ask for comes from the site itself."""
    tab = open_tab(f"{server.origin}/")

    tab.ask(example)

    assert any(url.endswith("pyodide.asm.wasm") for url in tab.requests), "the worker's requests are not seen"
    assert [url for url in tab.requests if not url.startswith(f"{server.origin}/")] == []


def test_nothing_foreign_from_a_folder(open_tab: OpenTab, file_site: Path, example: Call) -> None:
    """From a folder nothing at all is asked of a network."""
    tab = open_tab(file_site.joinpath("index.html").as_uri())

    tab.ask(example)

    assert {url.split(":")[0] for url in tab.requests} <= {"file", "data", "blob"}


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
