"""Make the site that is served: as a whole once, then what an edit concerns, first of all what somebody looks at.

This module and those of MkDocs stay as they are while their site is served; what they ask of us is imported when it is asked.
"""

import gc
import logging
import shutil
import time
import traceback
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

import click
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import get_plugin_logger

from scripts.edited_code import EditedCode
from scripts.mkdocs_preview import Frame, Served, state_of_frame
from scripts.mkdocs_server import INDEX, Nobody, Onlookers, watch_closely
from setup.packages import ROOT

FRAME = ("theme/overrides", "mkdocs.yml", "sitegen/pages/words.py")
BUNDLED_SOON = 1.0
"""Seconds: a style takes half of it, Python for the browser nine."""
LAST_FRAMES = -2
"""Who imports what, and where that fails."""
log = get_plugin_logger("yuqi")


class Serving:
    """A site while it is served and edited."""

    def __init__(self) -> None:
        self.frame: Frame
        """What MkDocs put the pages into the theme with when it last made the whole site."""
        self._is_made_ahead = False
        """Whether the pages are made already when MkDocs begins to build."""
        self._code = EditedCode(ROOT)
        self.onlookers = Nobody()
        """Those who look at its pages."""
        self._workshop: Any = None
        """What stays from one edit to the next."""
        self._earlier: Any = None
        """The same, made by code that has been edited since."""
        self._made: Any = None
        self._served: Served | None = None
        """The site as it last stood whole."""
        self._told: set[str] = set()
        self._is_whole = False
        """Whether it still stands so, but for pages that are due."""

    def watch(self, server: LiveReloadServer, config: MkDocsConfig, build: Callable[[], None]) -> None:
        """Let a server renew the site after each edit, and pages wait until they are as they should be."""
        watch_closely(server, filter(None, (config.docs_dir, config.config_file_path)))
        self.onlookers = Onlookers(server)
        server.builder = partial(self.renew, build)

    def made(self) -> Any:
        """Give the site that MkDocs is to build, all pages made."""
        if not self._is_made_ahead:
            self._make()
        self._is_made_ahead = False
        return self._made

    def _make(self) -> None:
        """Make the site, of one that stands already only what can't wait."""
        if "scripts.workshop" in self._code.forget() and self._workshop:
            self._earlier, self._workshop = self._workshop, None
        if not self._workshop:
            workshops = import_module("scripts.workshop")
            # The class that keeps is of earlier code, too: only what it keeps is handed on.
            self._workshop = workshops.Workshop(self._earlier and workshops.Kept.what_still_holds(self._earlier.kept))
            self._earlier = None
        self._made = self._workshop.make(self._can_wait)
        self._tell_of_failures()
        self._tell_of_problems(self._made.problems)

    def _tell_of_failures(self) -> None:
        while self._workshop.failures:
            self._tell_of(self._workshop.failures.pop(0))

    def _tell_of_problems(self, problems: Sequence[Any]) -> None:
        """Say what is wrong with the content: here, and on all pages if it has no page of its own where it would stand."""
        with_page = self._made.files_with_page()
        for problem in problems:
            log.info(str(problem))
            if problem.level == "error" and problem.place.file not in with_page:
                self.onlookers.tell(str(problem))

    def _can_wait(self, page: Any) -> bool:
        return bool(self._served and self._served.has(page) and not self.onlookers.wants(page.file))

    def finish(self, folder: Path) -> None:
        """Finish the written files of the whole site."""
        self._served = Served(self._made, self._state(), self.frame, self._made.finish_preview(folder))
        self._is_whole = True
        gc.unfreeze()  # what edited code had read
        gc.collect()
        gc.freeze()  # what all pages were made from needs no looking through after every edit

    def renew(self, build: Callable[[], None]) -> None:
        """Renew after an edit what it changed, or all if all has changed."""
        self._told = set()
        self.onlookers.tell("")
        try:
            self._make()
            if self._renew():
                self.onlookers.hide()
                self._is_made_ahead = True
                with _put_back_on_failure(self._served), _with_reasons():
                    build()
                self.onlookers.show(())
        except (Exception, SystemExit) as error:  # noqa: BLE001 (who mends it reads on meanwhile; MkDocs would let every page wait)
            self._tell_of(error)
            self.onlookers.show(())

    def _tell_of(self, error: BaseException) -> None:
        """Say what is wrong, here and on the pages, once after each edit."""
        if (words := _said_of(error)) not in self._told:
            self._told.add(words)
            log.error("%s", words)
            self.onlookers.tell(words)

    def _renew(self) -> bool:
        """Renew what stands, or show early what is looked at; says whether MkDocs is to build the whole site now."""
        was_whole, self._is_whole = self._is_whole, False  # should it fail half-way
        served = self._served
        if served is None or not was_whole or served.state != self._state():
            is_made = self._make_due(self._show_early(served) if served else None)
            return is_made and self._take_newer_files(self.onlookers.is_editing)
        is_changed = served.renew(self._made, self._workshop.due)
        self._is_whole = True
        if not is_changed:  # then only what pages load may have been edited
            self._lay_newer_files(served, self._soon())
        self.onlookers.show({*self._workshop.due, INDEX})
        if not self._make_due(lambda page: served.put([page]), lambda: self._lay_newer_files(served, lambda: True)):
            return False
        served.finish(self._made)
        self.onlookers.show(())
        self._lay_newer_files(served, self.onlookers.is_editing)
        self.onlookers.show(())
        return not self._is_whole

    def _soon(self) -> Callable[[], bool]:
        """Give what gives up once that takes more than a style does."""
        end = time.monotonic() + BUNDLED_SOON
        return lambda: time.monotonic() > end or self.onlookers.is_editing()

    def _lay_newer_files(self, served: Served, gives_up: Callable[[], bool]) -> None:
        """Put what pages load in its place once it is bundled anew; MkDocs has to build the whole site if it has other names."""
        self._take_newer_files(gives_up)
        if served.made.files is self._made.files:
            return
        self._is_whole = served.state == self._state()
        if self._is_whole:
            self.onlookers.hide()
            served.lay(self._made)
            self.onlookers.show({*self._workshop.due, INDEX})

    def _state(self) -> Hashable:
        """Give what all pages have in common, also which code of ours made them: once it changes, all are put into the theme anew."""
        digest = import_module("scripts.unchanged").digest_of(ROOT / name for name in FRAME)
        return self._workshop, state_of_frame(self._made, digest)

    def _show_early(self, served: Served) -> Callable[[Any], None]:
        """Show what is looked at as it will be, before all the rest is made, which nobody gets till then; gives what shows more."""
        give_theme(served.frame.config, self._made)
        served.frame.env.auto_reload = True
        served.frame.with_pages(self._made)

        def show(page: Any) -> None:
            if self.onlookers.wants(page.file):
                with suppress(Exception):  # the whole build tells of it
                    served.put([page])
                    self.onlookers.show_also(page.file)

        self.onlookers.show_only()
        for page in self._made.pages:
            if page.file not in self._workshop.due:
                show(page)
        return show

    def _make_due(self, put: Callable[[Any], None] | None, meanwhile: Callable[[], None] = lambda: None) -> bool:
        """Make the pages that are due, and put each in its place; says whether all are there, or the next edit comes first."""
        workshop, problems = self._workshop, set(self._made.problems)
        while workshop.due:
            if self.onlookers.is_editing():
                return False
            file = self.onlookers.first_of(workshop.due)
            try:
                page = workshop.make_due(file)
                if put:
                    put(page)
            except Exception as error:  # noqa: BLE001 (as in `renew`)
                self._tell_of(error)  # at once: an edit may break this off
            self.onlookers.let_through(file)
            meanwhile()
        self._made = workshop.whole(self._made)
        self._tell_of_problems([problem for problem in self._made.problems if problem not in problems])
        return True

    def _take_newer_files(self, gives_up: Callable[[], bool]) -> bool:
        """Take what pages load once it is bundled, where it has changed; says whether it is there, or whoever waits gives up."""
        newer = self._workshop.newer_files(gives_up)
        if newer:
            self._made = replace(self._made, files=newer)
        self._tell_of_failures()
        return not self._workshop.kept.bundling

    def close(self) -> None:
        """Remove what waits outside the served folder."""
        for workshop in filter(None, (self._workshop, self._earlier)):
            workshop.close()
        if self._served:
            shutil.rmtree(_before(self._served.folder), ignore_errors=True)
        self._workshop = self._earlier = None
        self._is_whole = False


def give_theme(config: MkDocsConfig, made: Any) -> None:
    """Give the theme what stands on every page."""
    words = import_module("sitegen.pages.words").WORDS
    config.extra |= {
        "hotlines": made.hotlines, "help_page": made.help_page, "unsure": made.unsure,
        "words": words, "mark": made.files.mark,
    }  # fmt: skip


@contextmanager
def _put_back_on_failure(served: Served | None) -> Iterator[None]:
    """Set the site aside while MkDocs, which begins by clearing its folder, makes it anew; should that fail, it is there again."""
    before = served and _set_aside(served.folder)
    try:
        yield
    except BaseException:
        if served and before:
            shutil.rmtree(served.folder)
            before.rename(served.folder)
        raise
    if before:
        shutil.rmtree(before)


@contextmanager
def _with_reasons() -> Iterator[None]:
    """Let MkDocs, which says that it stops, say why: it tells that to the terminal alone."""
    reasons: list[str] = []
    listening = logging.Handler(logging.ERROR)
    listening.emit = lambda record: reasons.append(record.getMessage())  # type: ignore[method-assign]
    log_of_all = logging.getLogger("mkdocs")
    log_of_all.addHandler(listening)
    try:
        yield
    except Abort as stopped:
        raise PluginError("\n".join(reasons) or stopped.format_message()) from stopped
    finally:
        log_of_all.removeHandler(listening)


def _before(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}-before")


def _set_aside(folder: Path) -> Path | None:
    """Leave an empty folder in its place, unless the system keeps it for who reads in it just now."""
    with suppress(OSError):
        before = folder.rename(_before(folder))
        folder.mkdir()
        return before
    return None


def _said_of(error: BaseException) -> str:
    if isinstance(error, click.ClickException):
        return error.format_message()
    try:
        failures = import_module("scripts.failures")
    except Exception:  # noqa: BLE001 (what it needs is just what can't be read)
        return "".join(traceback.format_exception(error, limit=LAST_FRAMES))
    return str(failures.in_words(error) or failures.where(error))
