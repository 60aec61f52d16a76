"""Make the site again and again while somebody edits it: what is as it was stays, what is wanted comes first."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from threading import Event

import publish
import sitegen
from scripts.all_pages import Linked, Offered, linked_with, offered, with_links
from scripts.browser_files import SOURCES, BrowserFiles, browser_files
from scripts.build_day import clock_today
from scripts.own_folders import ROOT, own_folder
from scripts.unchanged import digest_of
from scripts.whole_site import CONTENT, FromContent, Made, from_linked, named_day, stored
from scripts.work_folder import WorkFolder

TEMPLATES = ROOT / "sitegen" / "templates"
HOME = "index.html"
"""Its title stands on every page."""
LOOK_SECONDS = 0.1


@dataclass(frozen=True)
class Bundling:
    """What pages load, while it is being made."""

    key: str
    """What it is made of."""
    result: Future[BrowserFiles]
    unwanted: Event

    def drop(self) -> None:
        """Break it off, and leave nothing of it."""
        self.unwanted.set()
        if not self.result.cancel():
            self.result.add_done_callback(lambda done: None if done.exception() else done.result().work.close())


@dataclass
class Kept:
    """What one workshop hands on to the next, once an edit of our code has made another of it."""

    store: WorkFolder = field(default_factory=own_folder)
    pages: dict[str, sitegen.Page] = field(default_factory=dict)
    linking: sitegen.Linking = field(default_factory=sitegen.Linking)
    offered: Offered | None = None
    """The calculators that the content was last linked with."""
    recall: sitegen.Recall[sitegen.Site, sitegen.Page] = field(default_factory=sitegen.Recall)
    files: BrowserFiles | None = None
    files_of: str = ""
    """What the browser files are made of."""
    bundling: Bundling | None = None
    """Those that are being made."""
    hands: ThreadPoolExecutor = field(default_factory=partial(ThreadPoolExecutor, max_workers=1))
    linked_by: object = sitegen.link
    rendered_by: object = sitegen.renewed
    bundled_by: object = browser_files

    def what_still_holds(self) -> "Kept":
        """Leave out what code that has been edited found out: functions that rest on it are others since."""
        holds = {"store": self.store, "pages": self.pages, "files": self.files, "hands": self.hands}
        if self.linked_by is sitegen.link:
            holds |= {"linking": self.linking, "offered": self.offered}
        if self.rendered_by is sitegen.renewed:
            holds["recall"] = self.recall
        if self.bundled_by is browser_files:
            holds |= {"files_of": self.files_of, "bundling": self.bundling}
        elif self.bundling:
            self.bundling.drop()
        return Kept(**holds)  # type: ignore[arg-type]


class Workshop:
    """What makes the site, again and again."""

    def __init__(self, kept: Kept | None = None) -> None:
        self.kept = kept or Kept()
        self.due: dict[str, Callable[[], sitegen.Page]] = {}
        """What makes each page that still has to be made, by its file; till then the earlier page is in its place."""
        self._failed: dict[str, Callable[[], sitegen.Page]] = {}
        self.failures: list[Exception] = []
        """Why something is as it was before the last edit."""
        self._unusable: tuple[Offered, Exception] | None = None
        """Calculators that content could not be linked with, and why."""
        self._given: tuple[object, Linked, FromContent] | None = None
        self._problems: tuple[sitegen.Problem, ...] | None = None
        """All of the site's, once nothing is due."""

    def make(self, can_wait: Callable[[sitegen.Page], bool]) -> Made:
        """Make the site, of pages that have to be made anew only those that can't wait; the others are due then.

        What pages load is that of before, if there is any: bundling it anew takes longer (`newer_files`).
        """
        self.due |= self._failed  # what failed may have hung on something else than content
        self._failed = {}
        given = self._from_content(can_wait)
        self._begin_bundling(given.despair)
        files = self.kept.files or self.newer_files(lambda: False)
        assert files
        made = Made(**vars(given), files=files, store=self.kept.store, offline=False)
        return made if self.due else self.whole(made)

    def make_due(self, file: str) -> sitegen.Page:
        """Make a page that is due, which it no longer is then; one that can't be made is due again next time."""
        making = self.due.pop(file)
        try:
            page = making()
        except Exception:
            self._failed[file] = making
            raise
        self.kept.pages[page.path] = page
        return page

    def whole(self, made: Made) -> Made:
        """Give the site with the pages that were due, and with what is wrong between them."""
        assert self._given
        if self._problems is None:
            self._problems = with_links(self._given[1], self.kept.pages.values())
        return replace(made, pages=tuple(self.kept.pages.values()), problems=self._problems)

    def close(self) -> None:
        """Remove what waits in folders of its own."""
        self.kept.store.close()
        if self.kept.files:
            self.kept.files.work.close()

    def _from_content(self, can_wait: Callable[[sitegen.Page], bool]) -> FromContent:
        """Give what the content gives, the same as before as long as no word of it has changed, no template and no calculator."""
        day = named_day() or clock_today()
        given, digest = self._offered(), digest_of((CONTENT, TEMPLATES), str(day))
        if self._given is None or self._given[0] != (given, digest):
            self._given = self._problems = None  # should it fail half-way
            found = self._linked(given, day)
            self._renew(found.site, can_wait)
            is_same = digest == digest_of((CONTENT, TEMPLATES), str(day))
            key = (self.kept.offered, digest) if is_same else None
            self._given = key, found, from_linked(found, (), found.problems)
        return replace(self._given[2], pages=tuple(self.kept.pages.values()))

    def _offered(self) -> Offered:
        """Give the calculators; those of before while an edit of them can't be used, so that an edit of the content counts."""
        try:
            now = offered()
        except Exception as error:  # noqa: BLE001 (raised again if there is nothing to go on with)
            return self._of_before(error)
        if self._unusable and self._unusable[0] == now:
            return self._of_before(self._unusable[1])
        self._unusable = None
        return now

    def _linked(self, given: Offered, day: date) -> Linked:
        link = partial(linked_with, folder=CONTENT, day_of=lambda _: day, linking=self.kept.linking)
        try:
            found = link(given)
            self.kept.offered = given
        except Exception as error:
            if given == self.kept.offered:
                raise
            before = self._of_before(error)
            self._unusable = given, error
            found = link(before)
        return found

    def _of_before(self, error: Exception) -> Offered:
        if not self.kept.offered:
            raise error
        self.failures.append(error)
        return self.kept.offered

    def _renew(self, site: sitegen.Site, can_wait: Callable[[sitegen.Page], bool]) -> None:
        """Find out which pages have to be made anew, and make those that can't wait; what can't be made is due again."""
        self.due = {}
        due, pages = {}, {}
        for page in tuple(sitegen.renewed(site, partial(stored, self.kept.store.new), self.kept.recall)):
            stand_in = page.earlier or self.kept.pages.get(page.path)
            if page.earlier or stand_in is None:
                pages[page.path] = page.earlier or page.make()
                continue
            pages[page.path], due[stand_in.file] = stand_in, page.make
            if stand_in.file == HOME or not can_wait(stand_in):
                with suppress(Exception):  # told when it is its turn
                    pages[page.path] = page.make()
                    del due[stand_in.file]
        self.kept.pages, self.due = pages, due

    def _begin_bundling(self, despair: str) -> None:
        """Begin to bundle what pages load, while pages are made; names stay the same while somebody edits it."""
        key, earlier = digest_of((ROOT / name for name in SOURCES), despair), self.kept.bundling
        if key == (earlier.key if earlier else self.kept.files_of):
            return
        if earlier:
            earlier.drop()
        self.kept.bundling = self._bundling(key, despair) if key != self.kept.files_of else None

    def _bundling(self, key: str, despair: str) -> Bundling:
        unwanted = Event()
        return Bundling(key, self.kept.hands.submit(_bundled, despair, unwanted), unwanted)

    def newer_files(self, gives_up: Callable[[], bool]) -> BrowserFiles | None:
        """Wait for what pages load where that is being bundled anew; nothing comes if it can't be, or whoever waits gives up."""
        if not self.kept.bundling:
            return None
        bundling = self.kept.bundling
        while not bundling.result.done():
            if gives_up():
                return None
            wait((bundling.result,), timeout=LOOK_SECONDS)
        self.kept.bundling = None
        try:
            made = bundling.result.result()
        except Exception as error:
            if not self.kept.files:
                raise
            self.failures.append(error)
            return None
        if self.kept.files:
            assert self.kept.files.names  # known before the folder goes
            self.kept.files.work.close()
        self.kept.files, self.kept.files_of = made, bundling.key
        return made


def _bundled(despair: str, unwanted: Event) -> BrowserFiles:
    made = browser_files(despair, offline=False, like_servers=".gz", gives_up=unwanted.is_set)
    files = made.renamed_plainly()
    try:
        publish.check_sheets(files.work.new)
    except Exception:
        files.work.close()
        raise
    return files
