"""The real runtime, made once, in the smallest site that can use it, and a real browser to open it in."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from calculators import catalogue, run_json
from measure.loopback import Loopback, serving
from runtime.bundle import RuntimeBundle, bundle
from setup.environment import node_command

ROOT = Path(__file__).parents[2]
HTTP_POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; "
    "style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"
)
FILE_POLICY = (
    "default-src 'none'; script-src 'self' blob: 'wasm-unsafe-eval'; worker-src data:; connect-src blob:; "
    "style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"
)
Call = tuple[str, dict[str, str]]


@pytest.fixture(scope="session")
def node() -> str:
    return node_command()[0]


@pytest.fixture(scope="session")
def example() -> Call:
    """A question that has a result."""
    first = catalogue()[0]
    return first.id, dict(first.example)


@pytest.fixture(scope="session")
def http_site(tmp_path_factory: pytest.TempPathFactory, node: str) -> Path:
    """A site for servers; tests that damage it take `site_copy`."""
    site = tmp_path_factory.mktemp("http")
    write_page(site, bundle(ROOT, site, node, file_packs=False), node, "")
    return site


@pytest.fixture(scope="session")
def file_site(tmp_path_factory: pytest.TempPathFactory, node: str) -> Path:
    """A site for opening by double-click, in a folder with a difficult name."""
    site = tmp_path_factory.mktemp("离线 版")
    policy = f'<meta http-equiv="Content-Security-Policy" content="{FILE_POLICY}">'
    write_page(site, bundle(ROOT, site, node, file_packs=True), node, policy)
    return site


def write_page(site: Path, made: RuntimeBundle, node: str, head: str) -> None:
    """Write a page without a form: its script is bundled as the theme's is."""
    subprocess.run([node, Path(__file__).with_name("bundle_page.mjs"), site / "page.js"], check=True)
    html = f"""<!doctype html><html lang="zh-CN" data-base="{made.path}">
<meta charset="utf-8">{head}<link rel="icon" href="icon.svg"><title>runtime</title>
<script src="page.js"></script></html>"""
    site.joinpath("index.html").write_text(html, encoding="utf-8")
    site.joinpath("icon.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")


@pytest.fixture(scope="session")
def server(http_site: Path) -> Iterator[Loopback]:
    with serving(http_site, {"Content-Security-Policy": HTTP_POLICY}) as loopback:
        yield loopback


@pytest.fixture
def broken_server(http_site: Path, tmp_path: Path) -> Iterator[Loopback]:
    """A server whose files a test may damage: links to the real ones, to be replaced."""
    site = tmp_path / "site"
    shutil.copytree(http_site, site, copy_function=os.link)
    with serving(site, {"Content-Security-Policy": HTTP_POLICY}) as loopback:
        yield loopback


class Tab:
    """A page, and everything it asked the network for or complained about."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.requests: list[str] = []
        self.complaints: list[str] = []
        context.on("request", lambda request: self.requests.append(request.url))
        context.on("console", lambda message: self.complaints.append(message.text))
        context.on("weberror", lambda error: self.complaints.append(str(error.error)))
        self.page: Page = context.new_page()
        self.page.goto(address)

    def run(self, script: str, *arguments: object) -> Any:
        return self.page.evaluate(script, list(arguments))

    def start(self) -> None:
        self.run("() => runtime.start()")

    def ask(self, call: Call) -> str:
        return self.ask_all([call])[0]

    def ask_all(self, calls: list[Call]) -> list[str]:
        """Ask all at once and wait for all answers."""
        self.run(
            """(calls) => {
                 window.answers = null;
                 const asked = calls.map(([id, inputs]) => runtime.ask(id, inputs));
                 Promise.all(asked).then((answers) => { window.answers = answers; });
               }""",
            *[(id_, json.dumps(inputs)) for id_, inputs in calls],
        )
        self.until("answers || runtime.state === 'failed'")
        answers: list[str] = self.run("() => answers ?? states.at(-1)")
        return answers

    def settled(self) -> tuple[str, str]:
        """Wait until the runtime is ready or has failed; give the state and the reason."""
        self.until("['ready', 'failed'].includes(runtime.state)")
        state, reason = self.run("() => states.at(-1)")
        return state, reason

    def until(self, condition: str) -> None:
        """Wait for a condition (Playwright's own way needs a policy that allows eval)."""
        waiting = f"""() => new Promise((done) => {{
            const timer = setInterval(() => {{ if ({condition}) done(clearInterval(timer)); }}, 20);
        }})"""
        self.run(waiting)


@pytest.fixture
def open_tab(browser: Browser) -> Iterator[Callable[[str], Tab]]:
    """Open an address in a browser profile of its own."""
    context = browser.new_context()
    yield lambda address: Tab(context, address)
    context.close()


def expected(call: Call) -> str:
    """What CPython answers."""
    return run_json(call[0], json.dumps(call[1]))
