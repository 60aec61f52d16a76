"""Type a first query in a browser, as a reader who has nothing of the index yet, and measure the wait for the answer."""

import shutil
import statistics
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import BrowserType, sync_playwright

from measure.loopback import serving
from measure.page_kinds import KINDS
from measure.slow_phone import QUARTER, share_of_processors
from measure.visits import started
from publish.search_index import IndexMaker
from setup.packages import ROOT, node_command
from setup.steps import SetupError

PAGE = KINDS["scenario"]
BOX = "[data-md-component=search-query]"
REST_MS = 1500
"""What a page takes to come to rest, also with a quarter of the processors."""
WATCH = """(selector) => {
  const box = document.querySelector(selector);
  const found = () => document.querySelector(".md-search-result__item:not(:has([data-search-failed]))");
  let typed = 0;
  box.addEventListener("input", ({timeStamp}) => (typed ||= timeStamp), {capture: true});
  window.answered = new Promise((done) => {
    const changes = new MutationObserver(() => {
      if (!typed || !found()) return;
      changes.disconnect();
      requestAnimationFrame(() => setTimeout(() => done(performance.now() - typed)));
    });
    changes.observe(document.body, {subtree: true, childList: true});
    setTimeout(() => done(null), 120_000);
  });
}"""


class Edition(NamedTuple):
    """A built site, over http or as a folder, and how its settings name the index."""

    site: Path
    is_folder: bool

    @property
    def settings(self) -> str:
        """The file that tells the theme where the index is."""
        return f"search/search_index.{'js' if self.is_folder else 'json'}"


class Waits(NamedTuple):
    """How long queries took to their first answer, in milliseconds."""

    edition: str
    is_slow: bool
    milliseconds: tuple[float, ...]

    @property
    def middle(self) -> float:
        """The median."""
        return statistics.median(self.milliseconds)


class Searcher(NamedTuple):
    """Who searches: in which editions of the site, with which browser, where copies of them may be made, and who makes an index."""

    editions: tuple[Edition, ...]
    program: Path
    into: Path
    make_index: IndexMaker

    def waits(self, pages: int, queries: Sequence[str]) -> Iterator[Waits]:
        """Let the index grow to so many pages, and type each query in each edition, with all processors and with a quarter."""
        grown = _grown(index_of(self.editions[0].site), pages)
        with sync_playwright() as playwright:
            for edition in self.editions:
                name = "file://" if edition.is_folder else "http"
                with _placed(edition, self._with_index(edition, grown, self.into / f"{name[:4]}-{pages}")) as address:
                    for is_slow in (False, True):
                        yield Waits(
                            name, is_slow, tuple(self._asked(playwright.chromium, address, queries, is_slow=is_slow))
                        )

    def _with_index(self, edition: Edition, entries: str, place: Path) -> Path:
        """Copy one page of an edition with all that it loads, and give it an index of these entries."""
        shutil.copytree(edition.site / "assets", place / "assets", ignore=shutil.ignore_patterns("runtime"))
        shutil.copytree(edition.site / PAGE, place / PAGE)
        given = place / "entries"
        given.write_text(entries, encoding="utf-8")
        made = self.make_index(given, place / "search", as_scripts=edition.is_folder)
        settings = (edition.site / edition.settings).read_text(encoding="utf-8")
        (place / edition.settings).write_text(settings.replace(index_of(edition.site).name, made), encoding="utf-8")
        return place

    def _asked(self, chromium: BrowserType, address: str, queries: Sequence[str], *, is_slow: bool) -> list[float]:
        """Type each query; one goes before them and doesn't count, so that the machine is warm."""
        with share_of_processors(QUARTER) if is_slow else nullcontext() as group:
            return [_ask(chromium, self.program, group, address, query) for query in (queries[0], *queries)][1:]


def index_of(site: Path) -> Path:
    """Give the folder with the pieces of a site's index."""
    (found,) = (path for path in (site / "search").iterdir() if path.is_dir())
    return found


def _grown(index: Path, pages: int) -> str:
    command = [*node_command(), str(ROOT / "measure" / "grown_entries.mjs"), str(index), str(pages)]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


@contextmanager
def _placed(edition: Edition, site: Path) -> Iterator[str]:
    """Give the page's address."""
    if edition.is_folder:
        yield f"{site.as_uri()}/{PAGE}index.html"
        return
    with serving(site) as server:
        yield f"{server.origin}/{PAGE}"


def _ask(chromium: BrowserType, program: Path, group: Path | None, address: str, query: str) -> float:
    with started(chromium, program, group) as context:
        page = context.new_page()
        page.goto(address, wait_until="load")
        page.wait_for_timeout(REST_MS)
        page.evaluate(WATCH, BOX)
        page.focus(BOX)
        page.keyboard.insert_text(query)
        waited: float | None = page.evaluate("() => answered")
    if waited is None:
        raise SetupError(f"搜「{query}」，两分钟没有结果，没法测量。")
    return waited
