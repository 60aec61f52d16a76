"""Make the site again and again while somebody edits it: what is as it was stays, what is wanted comes first."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import sitegen
from scripts.all_pages import Linked, linked
from scripts.browser_files import SOURCES, BrowserFiles, browser_files
from scripts.build_day import clock_today
from scripts.own_folders import ROOT, own_folder
from scripts.unchanged import digest_of
from scripts.whole_site import CONTENT, FromContent, Made, from_linked, named_day, stored, with_links

TEMPLATES = ROOT / "sitegen" / "templates"
HOME = "index.html"
"""Its title stands on every page."""


class Workshop:
    """What stays from one making of the site to the next."""

    def __init__(self) -> None:
        self.due: dict[str, Callable[[], sitegen.Page]] = {}
        """What makes each page that still has to be made, by its file; till then the earlier page is in its place."""
        self._store = own_folder()
        self._linking = sitegen.Linking()
        self._recall: sitegen.Recall[sitegen.Site, sitegen.Page] = sitegen.Recall()
        self._pages: dict[str, sitegen.Page] = {}
        self._files: tuple[str, BrowserFiles] | None = None
        self._given: tuple[str, Linked, FromContent] | None = None
        self._problems: tuple[sitegen.Problem, ...] | None = None
        """All of the site's, once nothing is due."""

    def make(self, is_wanted: Callable[[str], bool]) -> Made:
        """Make the site, of pages that have to be made anew only those whose file is wanted; the others are due then."""
        given = self._from_content(is_wanted)
        made = Made(**vars(given), files=self._browser_files(given.despair), store=self._store, offline=False)
        return made if self.due else self.whole(made)

    def make_due(self, file: str) -> sitegen.Page:
        """Make a page that is due, which it no longer is then, whether it can be made or not."""
        page = self.due.pop(file)()
        self._pages[page.path] = page
        return page

    def whole(self, made: Made) -> Made:
        """Give the site with the pages that were due, and with what is wrong between its pages."""
        assert self._given
        if self._problems is None:
            self._problems = with_links(self._given[1], self._pages.values())
        return replace(made, pages=tuple(self._pages.values()), problems=self._problems)

    def _from_content(self, is_wanted: Callable[[str], bool]) -> FromContent:
        """Give what the content gives, the same as before for as long as no word of it has changed, nor of a template."""
        day = named_day() or clock_today()
        key = digest_of((CONTENT, TEMPLATES), str(day))
        if self._given is None or self._given[0] != key:
            self._given = None  # should it fail half-way
            found = linked(CONTENT, lambda _: day, self._linking)
            self._renew(found.site, is_wanted)
            self._given = key, found, from_linked(found, (), found.problems)
            self._problems = None
        return replace(self._given[2], pages=tuple(self._pages.values()))

    def _renew(self, site: sitegen.Site, is_wanted: Callable[[str], bool]) -> None:
        """Find out which pages have to be made anew, and make those that can't wait."""
        self.due = {}
        due, pages = {}, {}
        for page in tuple(sitegen.renewed(site, partial(stored, self._store.new), self._recall)):
            stand_in = page.earlier or self._pages.get(page.path)
            if stand_in and not page.earlier and stand_in.file != HOME and not is_wanted(stand_in.file):
                due[stand_in.file] = page.make
            pages[page.path] = stand_in if stand_in and (page.earlier or stand_in.file in due) else page.make()
        self._pages, self.due = pages, due

    def _browser_files(self, despair: str) -> BrowserFiles:
        """Bundle what pages load, under names that stay while somebody edits it."""
        key = digest_of((ROOT / name for name in SOURCES), despair)
        if self._files is None or self._files[0] != key:
            made = browser_files(despair, offline=False, like_servers=".gz").renamed_plainly()
            self.close_files()
            self._files = key, made
            assert made.names  # known before the folder goes
        return self._files[1]

    def close_files(self) -> None:
        """Remove the browser files of before."""
        if self._files:
            self._files[1].work.close()
