"""Ask axe about one page of each kind in four states: phone and desk, light and dark, with all that folds open."""

from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path
from typing import Literal, NamedTuple

from playwright.sync_api import Browser, ViewportSize, sync_playwright

from measure.loopback import serving
from measure.page_kinds import KINDS
from setup.browser import FLAGS
from setup.packages import ROOT

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
SIZES: Mapping[str, ViewportSize] = {"phone": {"width": 360, "height": 740}, "desk": {"width": 1440, "height": 900}}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
OPEN_ALL = "document.querySelectorAll('details').forEach((folded) => { folded.open = true; })"
ASK = """axe.run(document, {resultTypes: ["violations"]}).then(({violations}) =>
    violations.map(({id, nodes}) => `${id}: ${nodes[0].html.slice(0, 120)}`))"""


class State(NamedTuple):
    """A page in one state, and each rule that it breaks with the first element that does."""

    kind: str
    size: str
    scheme: str
    violations: tuple[str, ...]


def states(site: Path, executable: Path) -> Iterator[State]:
    """Ask about every state."""
    with serving(site) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(FLAGS))
        for kind, size, scheme in product(KINDS, SIZES, SCHEMES):
            yield State(kind, size, scheme, violations(browser, f"{server.origin}/{KINDS[kind]}", size, scheme))


def violations(browser: Browser, address: str, size: str, scheme: Literal["light", "dark"]) -> tuple[str, ...]:
    """Ask about a page in one state; the page's own policy wouldn't let axe in."""
    context = browser.new_context(viewport=SIZES[size], color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(address)
    page.add_script_tag(path=AXE)
    page.evaluate(OPEN_ALL)
    found = tuple(page.evaluate(ASK))
    context.close()
    return found
