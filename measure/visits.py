"""Visit pages as readers do, each in a browser of its own, and measure how long they wait."""

import json
import os
import shutil
import statistics
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from calculators import run_json
from measure.loopback import Loopback
from measure.slow_phone import descendants, join, memory_mib
from setup.browser import FLAGS
from setup.packages import ROOT
from setup.steps import SetupError

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, BrowserType, Page

ASSETS = ROOT / "runtime" / "bench"
PYODIDE = ROOT / "node_modules" / "pyodide"
PYODIDE_FILES = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")
KEYSTROKES = 20
SETTLE_MS = 300
REST_MS = 3000
PAUSE_MS = 1000
COMPILE = """async (url) => {
  const began = performance.now();
  await WebAssembly.compileStreaming(fetch(url));
  return performance.now() - began;
}"""


@dataclass(frozen=True)
class Seen:
    """What a reader sees before the first own result, in milliseconds; None for what the page never showed."""

    readable: float | None
    """From asking for the page to its first words."""
    example: float | None
    """From asking for the page to the worked example."""
    loading: float | None
    """From going to a field to the line that says how much of Python has come."""


@dataclass(frozen=True)
class Visit:
    """One visit."""

    first_result_ms: float
    transfer: int = 0
    """Bytes sent between the focus and the first result."""
    keystroke_ms: float | None = None
    """Once warm: from an edit to the changed result, the median."""
    memory_mib: float | None = None
    """What the browser's page processes hold three seconds later."""
    seen: Seen | None = None


@dataclass(frozen=True)
class Visitor:
    """Who visits: with which browser, which sites, and how slow a phone and line they have."""

    chromium: "BrowserType"
    program: Path
    site: Loopback
    page: str
    yardsticks: Loopback
    folder: Path
    """The same site as a folder, for those who open it by double-click."""
    group: Path | None = None

    def bare(self) -> Visit:
        """Measure what nothing that uses Pyodide can be faster than: the browser compiles the wasm and does nothing else."""
        with self.browser() as context:
            page = self.open(context, f"{self.site.origin}/privacy/")
            (wasm,) = self.site.site.glob("assets/runtime/*/pyodide.asm.wasm")
            sent = len(self.site.sent)
            elapsed = page.evaluate(COMPILE, f"{self.site.origin}/{wasm.relative_to(self.site.site).as_posix()}")
            return Visit(elapsed, sum(answer.size for answer in self.site.sent[sent:]))

    def stock(self) -> Visit:
        """Measure the yardstick, and check that it answers what CPython does."""
        with self.browser() as context:
            page = self.open(context, f"{self.yardsticks.origin}/stock.html")
            visit = first_result(page, self.yardsticks)
            call = json.loads((self.yardsticks.site / "call.json").read_text(encoding="utf-8"))
            require_equal(page.evaluate("() => bench.text()"), cpython(call))
            return replace(visit, memory_mib=self.memory(page))

    def ours(self) -> Visit:
        """Measure our page, and check that it shows what CPython answers."""
        with self.browser() as context:
            page = self.open(context, f"{self.site.origin}/{self.page}")
            visit = first_result(page, self.site)
            check_results(page)
            return replace(visit, keystroke_ms=keystroke(page), memory_mib=self.memory(page))

    def long_schedule(self) -> Visit:
        """Measure the largest table: thirty years, month by month."""
        with self.browser() as context:
            page = self.open(context, f"{self.site.origin}/calculators/repayment-schedule/")
            page.fill("form[data-calculator] [name=months]", "360")
            wait(page, 1)
            page.focus("form[data-calculator] [name=principal]")
            page.keyboard.press("End")
            page.keyboard.press("1")
            wait(page, 2)
            return Visit(0, keystroke_ms=keystroke(page, earlier=2))

    def page_alone(self) -> Visit:
        """Measure what the page holds in memory while nobody reckons."""
        with self.browser() as context:
            page = self.open(context, f"{self.site.origin}/{self.page}")
            return Visit(0, memory_mib=self.memory(page))

    def stock_page_alone(self) -> Visit:
        """Measure what the yardstick's page holds in memory while nobody reckons."""
        with self.browser() as context:
            return Visit(0, memory_mib=self.memory(self.open(context, f"{self.yardsticks.origin}/stock.html")))

    def after_a_pause(self) -> Visit:
        """Measure as if the reader went to the field and thought for a second before typing."""
        with self.browser() as context:
            page = self.open(context, f"{self.site.origin}/{self.page}")
            return first_result(page, self.site, pause=PAUSE_MS)

    def folder_opened(self) -> Visit:
        """Measure the folder, opened by double-click."""
        with self.browser() as context:
            page = self.open(context, f"{self.folder.as_uri()}/{self.page}index.html")
            visit = first_result(page, self.site)
            check_results(page)
            return visit

    def second_visit(self) -> Visit:
        """Measure the second visit: the browser was closed since, and its profile kept."""
        return self.visits(2)

    def third_visit(self) -> Visit:
        """Measure the third visit: the browser has compiled code in store by now."""
        return self.visits(3)

    def visits(self, count: int) -> Visit:
        """Visit so many times with one profile, and give the last."""
        profile = Path(tempfile.mkdtemp(prefix="bench-profile-"))
        try:
            for _ in range(count):
                with self.browser(profile) as context:
                    page = self.open(context, f"{self.site.origin}/{self.page}")
                    visit = first_result(page, self.site)
                    keystroke(page)
                    page.wait_for_timeout(REST_MS)
            return visit
        finally:
            shutil.rmtree(profile, ignore_errors=True)

    def browser(self, profile: Path | None = None) -> AbstractContextManager["BrowserContext"]:
        """Start a browser, with an empty profile unless one is given."""
        return started(self.chromium, self.program, self.group, profile)

    def open(self, context: "BrowserContext", address: str) -> "Page":
        """Open an address and let the page come to rest."""
        page = context.new_page()
        page.goto(address, wait_until="load")
        page.wait_for_timeout(SETTLE_MS)
        if page.query_selector("form[data-calculator]"):
            page.evaluate((ASSETS / "watch.js").read_text(encoding="utf-8"))
        return page

    def memory(self, page: "Page") -> float:
        """Add up the page processes of all browsers that this process has started: there is only one at a time."""
        page.wait_for_timeout(REST_MS)
        return memory_mib([each for each in descendants(os.getpid()) if b"--type=renderer" in command_of(each)])


@contextmanager
def started(
    chromium: "BrowserType", program: Path, group: Path | None = None, profile: Path | None = None
) -> Iterator["BrowserContext"]:
    """Start a browser in a group of processes, with an empty profile unless one is given."""
    kept = profile or Path(tempfile.mkdtemp(prefix="bench-profile-"))
    context = chromium.launch_persistent_context(str(kept), executable_path=program, args=list(FLAGS), headless=True)
    try:
        context.add_init_script(path=ASSETS / "seen.js")
        if group:
            join(group, browser_process(kept))
        yield context
    finally:
        context.close()
        if not profile:
            shutil.rmtree(kept, ignore_errors=True)


def browser_process(profile: Path) -> int:
    """Find the browser that was started with a profile: of all that we started, the one nearest to us."""
    return next(each for each in descendants(os.getpid()) if str(profile).encode() in command_of(each))


def command_of(process: int) -> bytes:
    """Read with which words a process was started."""
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:
        return b""


def first_result(page: "Page", server: Loopback, pause: int = 0) -> Visit:
    """Do what a reader does: go to the first field and type a digit."""
    sent = len(server.sent)
    page.focus("form[data-calculator] [name=principal]")
    page.wait_for_timeout(pause)
    page.keyboard.press("End")
    page.keyboard.press("1")
    elapsed = wait(page, 1)
    seen = Seen(**page.evaluate("() => seen()"))
    return Visit(elapsed, sum(answer.size for answer in server.sent[sent:]), seen=seen)


def keystroke(page: "Page", earlier: int = 1) -> float:
    """Type and delete a digit, waiting for each result; so many edits were made earlier."""
    times = []
    for count in range(KEYSTROKES):
        page.keyboard.press("Backspace" if count % 2 == 0 else "1")
        times.append(wait(page, count + earlier + 1))
    return statistics.median(times)


def wait(page: "Page", count: int) -> float:
    """Wait for the result of an edit."""
    elapsed: float | None = page.evaluate("(count) => bench.wait(count)", count)
    if elapsed is None:
        raise SetupError("这一页的计算器没有启动起来（data-state=failed），没法测量。")
    return elapsed


def check_results(page: "Page") -> None:
    """A fast wrong answer is no answer."""
    result = json.loads(cpython(page.evaluate("() => bench.call()")))["result"]
    for name, shown in page.evaluate("() => bench.results()").items():
        expected = result[name]
        require_equal(shown, "" if expected is None else str(expected))


def require_equal(shown: str, expected: str) -> None:
    """Stop when a page shows something else than CPython answers."""
    if shown.lower() != expected.lower():
        raise SetupError(f"浏览器里的答案和 CPython 的不一样：{shown[:200]}，应为 {expected[:200]}")


def cpython(call: dict[str, Any]) -> str:
    """Answer a call here."""
    inputs = call["inputs"]
    return run_json(call["id"], inputs if isinstance(inputs, str) else json.dumps(inputs))


def write_yardsticks(folder: Path, call: dict[str, Any]) -> None:
    """Write the page that ours is measured against: the same Pyodide, the same calculators, the same question."""
    for file in (*(PYODIDE / name for name in PYODIDE_FILES), ASSETS / "stock.html", ASSETS / "stock.mjs"):
        shutil.copy(file, folder)
    package = ROOT / "calculators"
    sources = {path.relative_to(package).as_posix(): path.read_text("utf-8") for path in package.rglob("*.py")}
    (folder / "calculators.json").write_text(json.dumps(sources), encoding="utf-8")
    question = {"id": call["id"], "inputs": json.dumps(call["inputs"])}
    (folder / "call.json").write_text(json.dumps(question), encoding="utf-8")
