"""The built site in a real browser, over http and as a folder."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from setup.browser import FLAGS, find_browser
from tests.browser.tab import USUAL, Tab, open_tab


@pytest.fixture(scope="session", params=["http", "file"])
def root_address(request: pytest.FixtureRequest) -> str:
    """Where the site begins, in both editions."""
    if request.param == "http":
        return str(request.getfixturevalue("origin"))
    folder: Path = request.getfixturevalue("offline_folder")
    return folder.as_uri()


@pytest.fixture
def either(browser: Browser, root_address: str) -> Iterator[Tab]:
    """A new reader, in either edition: for what depends on how files are reached."""
    opened = open_tab(browser, root_address)
    yield opened
    opened.page.context.close()


@pytest.fixture
def tab(browser: Browser, origin: str) -> Iterator[Tab]:
    """A new reader over http."""
    opened = open_tab(browser, origin)
    yield opened
    opened.page.context.close()


@pytest.fixture
def folder_tab(browser: Browser, offline_folder: Path) -> Iterator[Tab]:
    """A new reader of the folder, opened by double-click."""
    opened = open_tab(browser, offline_folder.as_uri())
    yield opened
    opened.page.context.close()


@pytest.fixture
def reader(browser: Browser, origin: str) -> Iterator[Callable[..., Tab]]:
    """New readers over http, with what is special about them."""
    opened: list[Tab] = []

    def open_one(**options: Any) -> Tab:
        opened.append(open_tab(browser, origin, **options))
        return opened[-1]

    yield open_one
    for each in opened:
        each.page.context.close()


@pytest.fixture
def going_back(browser: Browser) -> Iterator[Page]:
    """A page of a browser that keeps pages for Back as readers' browsers do, which Playwright's doesn't by itself."""
    like_readers = browser.browser_type.launch(
        executable_path=find_browser(), args=list(FLAGS), ignore_default_args=["--disable-back-forward-cache"]
    )
    page = like_readers.new_page()
    page.add_init_script("addEventListener('pageshow', (event) => (window.cameBack = event.persisted));")
    yield page
    like_readers.close()


@pytest.fixture(scope="session")
def passers_by() -> Iterator[dict[str, Tab]]:
    """The tabs that are kept open for whoever only looks, by what is special about them."""
    kept: dict[str, Tab] = {}
    yield kept
    for each in kept.values():
        each.page.context.close()


@pytest.fixture
def passer_by(browser: Browser, origin: str, passers_by: dict[str, Tab]) -> Iterator[Callable[..., Tab]]:
    """Readers over http who look at pages and type nothing: a tab that stays open shows a page in half of a new one's time."""
    used: list[tuple[Tab, dict[str, Any]]] = []

    def open_one(**options: Any) -> Tab:
        special = repr(options)
        if special not in passers_by:
            passers_by[special] = open_tab(browser, origin, **options)
        used.append((passers_by[special], options))
        return passers_by[special]

    yield open_one
    for tab, options in used:
        tab.page.emulate_media(media="null")
        tab.page.set_viewport_size(options.get("viewport", USUAL))
        tab.requests.clear()
        tab.complaints.clear()
