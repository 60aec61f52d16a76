"""Finish a site that somebody is editing: as a whole once, then only the pages that were written anew."""

import shutil
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from publish import charset, keeping, tidy
from publish.files import files_in
from publish.pages import Pages, check_sheets, pages_in, refuse
from publish.search_index import Spellings, write_entries


class Preview:
    """A site as its writers see it on their own machine; what only hosts and readers need is left out."""

    def __init__(self, site: Path, script: str) -> None:
        self._site = site
        self._pages = Pages(site, script, preview=True)
        self._entries: dict[str, tuple[str, ...]] = {}
        self._characters: dict[str, frozenset[str]] = {}
        """Those of each page's entries: all texts are too long to be gone through after every edit."""
        self._listed: Spellings | None = None
        """Those that the list of entries was written with; none while it isn't that of the pages."""

    def finish(self, as_of: date, spellings: Spellings) -> None:
        """Finish all files of the folder."""
        tidy.drop_unused(self._site, files_in(self._site))
        self.date(as_of)
        names = files_in(self._site)
        check_sheets(self._site)
        self.renew(pages_in(names))
        self.list_entries(spellings)
        charset.mark_texts(self._site, names, offline=False)
        if (self._site / keeping.WORKER).exists():
            keeping.keep_nothing(self._site)

    def date(self, as_of: date) -> None:
        """Date the list of pages for machines, as the published one is."""
        tidy.date_sitemap(self._site, as_of)

    def lay(self, files: Path, gone: Iterable[str]) -> None:
        """Put files that were checked into the site in place of earlier ones, and remove those that are no more."""
        for name in gone:
            (self._site / name).unlink(missing_ok=True)
        charset.mark_texts(files, files_in(files), offline=False)
        shutil.copytree(files, self._site, dirs_exist_ok=True)
        if (files / keeping.WORKER).exists():
            keeping.keep_nothing(self._site)

    def renew(self, changed: Iterable[str]) -> None:
        """Finish the pages that have just been written."""
        read = [self._pages.read(path) for path in changed]
        refuse([problem for page in read for problem in page.problems])
        for page in read:
            (self._site / page.path).write_bytes(self._pages.finished(page))
            self._listed = None
        self._entries |= {page.path: page.entries for page in read}
        self._characters |= {page.path: frozenset[str]().union(*page.entries) for page in read}

    def forget(self, gone: Iterable[str]) -> None:
        """Forget pages that are no more."""
        for path in gone:
            if self._entries.pop(path, None) is not None:
                del self._characters[path]
                self._listed = None

    def list_entries(self, spellings: Spellings) -> None:
        """Write the entries of all pages, and how the search reads what is typed, unless both are written already."""
        if self._listed == spellings:
            return
        entries = (entry for _, entries in sorted(self._entries.items()) for entry in entries)
        characters = frozenset[str]().union(*self._characters.values())
        write_entries(self._site, entries, characters, spellings)
        self._listed = spellings
