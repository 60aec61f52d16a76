"""Serve the site while it is renewed: what somebody looks at comes first, and nobody is given what it was before."""

import os
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from html import escape
from typing import Any

from mkdocs.livereload import LiveReloadServer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingEmitter
from watchdog.utils.dirsnapshot import DirectorySnapshot, EmptyDirectorySnapshot

POLL_SECONDS = 0.25
"""How often is looked whether a file has changed."""
LATEST = 4
"""So many pages count as looked at: people have two or three open."""
STAYS = "有一处写错了，这里看到的可能还是改以前的样子。改好保存，会自己更新。"
ALERT = (
    "position:fixed;inset:auto 0 0;z-index:99;margin:0;padding:1em;max-height:50vh;overflow:auto;"
    "white-space:pre-wrap;overflow-wrap:anywhere;background:#fff;color:#8c1d18;border-top:3px solid;font-size:14px"
)
INDEX = "search/"
"""What is made of all pages, and so after them."""


class _Closely(PollingEmitter):
    """Takes every file for a new one at first: what was edited during the first build is found, too. A folder may go and come back."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, listdir=_sources_in, **named)
        take: Callable[[], DirectorySnapshot] = self._take_snapshot

        def what_is_there() -> DirectorySnapshot:
            try:
                return take()
            except (FileNotFoundError, NotADirectoryError):
                return EmptyDirectorySnapshot()

        self._take_snapshot = what_is_there

    def on_thread_start(self) -> None:
        """Look at nothing yet."""


def _sources_in(folder: str | None) -> Iterator[os.DirEntry[str]]:
    """List a folder, but for what Python itself writes there."""
    return (entry for entry in os.scandir(folder) if entry.name != "__pycache__")


def watch_closely(server: LiveReloadServer, paths: Iterable[str]) -> None:
    """Let a server look for edits more often than MkDocs does, also for those made before it began."""
    paths = tuple(paths)
    for path in paths:
        server.unwatch(path)
    server.observer = BaseObserver(_Closely, timeout=POLL_SECONDS)  # type: ignore[assignment]
    for path in paths:
        server.watch(path)


class Nobody:
    """Those who look at a site that isn't served: the order is free, and nobody waits."""

    def wants(self, file: str) -> bool:
        """Whether a page is looked at."""
        del file
        return False

    def first_of(self, due: Mapping[str, object]) -> str:
        """Choose the page to be made next."""
        return next(iter(due))

    def is_editing(self) -> bool:
        """Whether the next edit waits already."""
        return False

    def show(self, due: Iterable[str]) -> None:
        """Show the site, which open pages reload; only for the files that are due people wait."""

    def show_only(self) -> None:
        """Show nothing but what `show_also` will name; whoever asks for something else waits."""

    def show_also(self, file: str) -> None:
        """Show a page besides."""

    def hide(self) -> None:
        """Let all wait until the site is shown again; open pages reload then, also those that were shown before."""

    def let_through(self, file: str) -> None:
        """Give a page that was due to whoever waits for it."""

    def tell(self, words: str) -> None:
        """Say on every page that is given from now on what is wrong, with what was said before; with no words nothing is any more."""


class Onlookers(Nobody):
    """Those who look at the pages of a server."""

    # MkDocs' server has no other way to show a site that isn't whole yet.
    # ruff: noqa: SLF001

    def __init__(self, server: LiveReloadServer) -> None:
        self._server = server
        self._asking: Counter[str] = Counter()
        self._latest: dict[str, None] = {}
        self._due: set[str] = set()
        self._only: set[str] | None = None
        self._state = threading.Condition()
        server.set_app(self._answer)
        self._told = ""
        self._is_told_late = False
        """Whether open pages have reloaded before something was told: they do so again when the site is next shown."""
        with_script = server._inject_js_into_html
        server._inject_js_into_html = lambda page, epoch: with_script(self._with_what_is_wrong(page), epoch)  # type: ignore[method-assign,no-untyped-call]
        error_page = server.error_handler
        # A page that is gone comes back when its file does.
        server.error_handler = lambda code: self._reloading(error_page(code))

    def wants(self, file: str) -> bool:
        """Whether somebody waits for a page, or was among the last to look at one."""
        with self._state:
            return bool(self._asking[file]) or file in self._latest

    def first_of(self, due: Mapping[str, object]) -> str:
        """Choose what somebody waits for, then what was looked at, then any."""
        with self._state:
            looked_at = (*self._asking, *self._latest)
        return next((file for file in looked_at if file in due), super().first_of(due))

    def is_editing(self) -> bool:
        """Whether the next edit waits already."""
        return self._server._want_rebuild

    def show(self, due: Iterable[str]) -> None:
        """Show the site, which open pages reload; only for the files that are due people wait."""
        self._show(set(due), None)

    def show_only(self) -> None:
        """Show nothing but what `show_also` will name; whoever asks for something else waits."""
        self._show(set(), set())

    def show_also(self, file: str) -> None:
        """Show a page besides."""
        with self._state:
            if self._only is not None:
                self._only.add(file)
            self._state.notify_all()

    def _show(self, due: set[str], only: set[str] | None) -> None:
        with self._state:
            self._due, self._only = due, only
            self._state.notify_all()
        server = self._server
        with server._epoch_cond:
            if self._is_told_late:
                server._wanted_epoch += 1
            self._is_told_late = False
            server._visible_epoch = server._wanted_epoch
            server._epoch_cond.notify_all()

    def hide(self) -> None:
        """Let all wait until the site is shown again; open pages reload then, also those that were shown before."""
        with self._server._epoch_cond:
            self._server._wanted_epoch += 1

    def let_through(self, file: str) -> None:
        """Give a page that was due to whoever waits for it."""
        with self._state:
            self._due.discard(file)
            self._state.notify_all()

    def tell(self, words: str) -> None:
        """Say on every page that is given from now on what is wrong, with what was said before; with no words nothing is any more."""
        self._told = f"{self._told}\n{words}".strip() if words else ""
        self._is_told_late = bool(words) and self._server._visible_epoch == self._server._wanted_epoch

    def _with_what_is_wrong(self, page: bytes) -> bytes:
        if not self._told:
            return page
        before, end, after = page.rpartition(b"</body>")
        told = f'<pre role="alert" style="{ALERT}">{STAYS}\n{escape(self._told)}</pre>'
        return b"".join((before, told.encode(), end, after))

    def _answer(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Answer a request once what it asks for is as it should be."""
        file = self._file_at(environ["PATH_INFO"])
        if not file.endswith(".html") and not file.startswith(INDEX):
            return self._server.serve_request(environ, start_response)
        with self._looking_at(file):
            self._wait_for(file)
            return self._server.serve_request(environ, start_response)

    def _file_at(self, path: str) -> str:
        file = path.removeprefix(self._server.mount_path)
        return f"{file}index.html" if path.endswith("/") else file

    @contextmanager
    def _looking_at(self, file: str) -> Iterator[None]:
        with self._state:
            self._asking[file] += 1
        try:
            yield
        finally:
            with self._state:
                self._asking[file] -= 1
                self._asking += Counter()  # without those at zero
                if file.endswith(".html"):
                    self._latest.pop(file, None)
                    self._latest = dict.fromkeys((file, *self._latest))
                    while len(self._latest) > LATEST:
                        self._latest.popitem()

    def _reloading(self, page: bytes | None) -> bytes | None:
        return page and self._server._inject_js_into_html(page, self._server._visible_epoch)  # type: ignore[no-untyped-call]

    def _wait_for(self, file: str) -> None:
        awaited, server, seen = INDEX if file.startswith(INDEX) else file, self._server, None
        while seen != server._wanted_epoch:  # an edit may come while it waits
            with server._epoch_cond:  # while it isn't shown, nothing is known of what is due
                server._epoch_cond.wait_for(lambda: server._visible_epoch == server._wanted_epoch)
                seen = server._visible_epoch
            with self._state:
                self._state.wait_for(lambda: not self._is_due(awaited))

    def _is_due(self, file: str) -> bool:
        return file in self._due or (self._only is not None and file not in self._only)
