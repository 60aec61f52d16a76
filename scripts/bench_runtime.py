"""Measure how long a reader waits for the first own result, against the least possible and against stock Pyodide.

python3 scripts/bench_runtime.py SITE PAGE [--rounds 7] [--json]      e.g. site calculators/overdue-cost/

Each round measures, each in a new browser, one after the other: "bare" (the browser compiles Pyodide's wasm and does
nothing else), "stock" (`loadPyodide` in a worker, as its manual shows) and "ours" (the page: focus, one digit, until
a result changes). The first round doesn't count. Milliseconds are this machine's; ratios to bare travel better.
"""

import argparse
import json
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from scripts.browser import FLAGS, ensure_browser
from scripts.environment import explained, hand_over
from scripts.loopback import Loopback, serving
from scripts.packages import ROOT
from scripts.steps import SetupError, say

if TYPE_CHECKING:
    from playwright.sync_api import BrowserType, Page

ASSETS = ROOT / "runtime" / "bench"
PYODIDE = ROOT / "node_modules" / "pyodide"
PYODIDE_FILES = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")
KEYSTROKES = 20
SETTLE_MS = 300
COMPILE = """async () => {
  const began = performance.now();
  await WebAssembly.compileStreaming(fetch("pyodide.asm.wasm"));
  return performance.now() - began;
}"""


@dataclass(frozen=True)
class Visit:
    """One visit with a new browser."""

    first_result_ms: float
    transfer: int
    """Bytes sent between the focus and the first result."""
    keystroke_ms: float | None = None
    """Once warm: from an edit to the changed result, the median."""


@dataclass(frozen=True)
class Row:
    """All visits of one kind; `ratio` is the median's to the bare compile's."""

    name: str
    median_ms: float
    least_ms: float
    most_ms: float
    ratio: float
    transfer: int
    keystroke_ms: float | None


@dataclass(frozen=True)
class Bench:
    """What is measured, and with what."""

    chromium: "BrowserType"
    program: Path
    site: Loopback
    page: str
    yardsticks: Loopback

    @contextmanager
    def open(self, address: str) -> Iterator["Page"]:
        """Open an address in a new browser with an empty profile."""
        browser = self.chromium.launch(executable_path=self.program, args=list(FLAGS))
        try:
            page = browser.new_page()
            page.goto(address, wait_until="load")
            page.wait_for_timeout(SETTLE_MS)
            yield page
        finally:
            browser.close()

    def bare(self) -> Visit:
        """Measure what nothing that uses Pyodide can be faster than."""
        with self.open(f"{self.yardsticks.origin}/bare.html") as page:
            sent = len(self.yardsticks.sent)
            elapsed: float = page.evaluate(COMPILE)
            return Visit(elapsed, sum(answer.size for answer in self.yardsticks.sent[sent:]))

    def stock(self) -> Visit:
        """Measure the yardstick, and check that it answers what CPython does."""
        with self.open(f"{self.yardsticks.origin}/stock.html") as page:
            visit = first_result(page, self.yardsticks)
            call = json.loads((self.yardsticks.site / "call.json").read_text(encoding="utf-8"))
            require_equal(page.evaluate("() => bench.text()"), cpython(call))
            return visit

    def ours(self) -> Visit:
        """Measure our page, and check that it shows what CPython answers."""
        with self.open(f"{self.site.origin}/{self.page}") as page:
            visit = first_result(page, self.site)
            check_results(page)
            return replace(visit, keystroke_ms=keystroke(page))


def first_result(page: "Page", server: Loopback) -> Visit:
    """Do what a reader does: go to the first field and type a digit."""
    page.evaluate((ASSETS / "watch.js").read_text(encoding="utf-8"))
    sent = len(server.sent)
    page.focus("form[data-calculator] [name=principal]")
    page.keyboard.press("End")
    page.keyboard.press("1")
    return Visit(wait(page, 1), sum(answer.size for answer in server.sent[sent:]))


def keystroke(page: "Page") -> float:
    """Type and delete a digit, waiting for each result."""
    times = []
    for count in range(KEYSTROKES):
        page.keyboard.press("Backspace" if count % 2 == 0 else "1")
        times.append(wait(page, count + 2))
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
    from calculators import run_json  # noqa: PLC0415 (importable once the environment is ours)

    inputs = call["inputs"]
    return run_json(call["id"], inputs if isinstance(inputs, str) else json.dumps(inputs))


def write_yardsticks(folder: Path, call: dict[str, Any]) -> None:
    """Write the pages that ours is measured against: the same Pyodide, the same calculators, the same question."""
    for file in (*(PYODIDE / name for name in PYODIDE_FILES), ASSETS / "stock.html", ASSETS / "stock.mjs"):
        shutil.copy(file, folder)
    (folder / "bare.html").write_text('<!doctype html><link rel="icon" href="data:,">', encoding="utf-8")
    package = ROOT / "calculators"
    sources = {path.relative_to(package).as_posix(): path.read_text("utf-8") for path in package.rglob("*.py")}
    (folder / "calculators.json").write_text(json.dumps(sources), encoding="utf-8")
    question = {"id": call["id"], "inputs": json.dumps(call["inputs"])}
    (folder / "call.json").write_text(json.dumps(question), encoding="utf-8")


def measure(bench: Bench, rounds: int) -> list[Row]:
    """Visit in turn, so that what disturbs the machine disturbs all alike."""
    kinds: dict[str, Callable[[], Visit]] = {"bare": bench.bare, "stock": bench.stock, "ours": bench.ours}
    visits: dict[str, list[Visit]] = {name: [] for name in kinds}
    for number in range(rounds + 1):
        for name, visit in kinds.items():
            visits[name].append(visit())
        say(f"第 {number}/{rounds} 轮" + ("（预热，不计）" if number == 0 else ""))
    counted = {name: those[1:] for name, those in visits.items()}
    bare = statistics.median(visit.first_result_ms for visit in counted["bare"])
    return [row(name, those, bare) for name, those in counted.items()]


def row(name: str, visits: list[Visit], bare: float) -> Row:
    """Sum up visits of one kind."""
    times = [visit.first_result_ms for visit in visits]
    strokes = [visit.keystroke_ms for visit in visits if visit.keystroke_ms is not None]
    middle = statistics.median(times)
    return Row(
        name,
        round(middle, 1),
        round(min(times), 1),
        round(max(times), 1),
        round(middle / bare, 2),
        round(statistics.median(visit.transfer for visit in visits)),
        round(statistics.median(strokes), 1) if strokes else None,
    )


def table(rows: list[Row]) -> str:
    """Write the rows as Markdown."""
    head = ["| | first result, ms (min–max) | ÷ bare | transfer | keystroke → result |", "|---|---|---|---|---|"]
    for one in rows:
        stroke = "" if one.keystroke_ms is None else f"{one.keystroke_ms:.0f} ms"
        span = f"{one.median_ms:.0f} ({one.least_ms:.0f}–{one.most_ms:.0f})"
        head.append(f"| {one.name} | {span} | {one.ratio:.2f} | {one.transfer / 1e6:.2f} MB | {stroke} |")
    return "\n".join(head)


def call_of(bench: Bench) -> dict[str, Any]:
    """Read the page's calculator and its first inputs, for the yardstick to answer the same."""
    with bench.open(f"{bench.site.origin}/{bench.page}") as page:
        page.evaluate((ASSETS / "watch.js").read_text(encoding="utf-8"))
        call: dict[str, Any] = page.evaluate("() => bench.call()")
        return call


def main(site: Path, page: str, rounds: int) -> list[Row]:
    """Serve the site and the yardsticks on this machine, and measure."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 (only the environment holds it)

    program = ensure_browser()
    with (
        tempfile.TemporaryDirectory(prefix="bench-") as folder,
        serving(site) as ours,
        serving(Path(folder)) as yardsticks,
        sync_playwright() as playwright,
    ):
        bench = Bench(playwright.chromium, program, ours, page.lstrip("/"), yardsticks)
        write_yardsticks(Path(folder), call_of(bench))
        return measure(bench, rounds)


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", type=Path, help="a built site's folder")
    parser.add_argument("page", help="a page with a calculator that has the input principal, from the site's root")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--json", action="store_true", help="print JSON instead of a Markdown table")
    return parser.parse_args()


if __name__ == "__main__":
    hand_over("tests")
    given = arguments()
    with explained():
        measured = main(given.site, given.page, given.rounds)
    print(json.dumps([asdict(one) for one in measured], indent=1) if given.json else table(measured))
