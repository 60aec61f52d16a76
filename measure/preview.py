"""Serve a copy of the project as a contributor does, edit it, and measure how long an edit takes to be read."""

import os
import re
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.parse import urljoin

from measure.bigger_project import WORDS, Edit
from measure.children import Cost, Workplace, started
from setup.steps import SetupError

ASK_SECONDS = 0.1
WATCH_SECONDS = 2
"""What a contributor's first look takes; the server begins to watch for edits meanwhile."""
PATIENCE = 3600.0
SHEET = re.compile(r'<link[^>]+href="([^"]+\.css)"')


@dataclass(frozen=True)
class Preview:
    """A running server and its address."""

    server: subprocess.Popen[bytes]
    address: str

    def shows(self, edit: Edit) -> bool:
        """Whether an edit can be read."""
        return WORDS in self._read(edit)

    def shows_earlier(self, edit: Edit) -> bool:
        """Whether the page can be read as it was before an edit."""
        text = self._read(edit)
        return bool(text) and WORDS not in text

    def _read(self, edit: Edit) -> str:
        address = self.address + edit.page
        text = page_text(address)
        return "".join(page_text(urljoin(address, sheet)) for sheet in SHEET.findall(text)) if edit.in_style else text

    def wait_until(self, happened: Callable[[], bool]) -> None:
        """Ask until the server answers as it should."""
        end = time.monotonic() + PATIENCE
        while not happened():
            if self.server.poll() is not None or time.monotonic() > end:
                raise SetupError("看网站的服务器停了，或者一小时都没有显示改动，没法测量。")
            time.sleep(ASK_SECONDS)


@dataclass(frozen=True)
class Watch:
    """When something began, by the clock and by what a process had used."""

    process: int
    began: float
    used: float | None

    def cost(self) -> Cost:
        """Give what it took until now."""
        now = processor_seconds(self.process)
        return Cost(time.perf_counter() - self.began, None if now is None or self.used is None else now - self.used)


def watch(process: int) -> Watch:
    """Begin to measure."""
    return Watch(process, time.perf_counter(), processor_seconds(process))


def serve_edits(workplace: Workplace, edits: Sequence[Edit]) -> Iterator[tuple[str, Cost]]:
    """Serve the copy and edit it; gives how long the first page took, and each edit until it could be read."""
    project, port = workplace.project, free_port()
    command = workplace.python("serve", "--port", str(port))
    with started(command, project.folder, workplace.settings(), workplace.folder / "output.txt") as server:
        preview, began = Preview(server, f"http://127.0.0.1:{port}/"), watch(server.pid)
        preview.wait_until(lambda: bool(page_text(preview.address)))
        yield "serve: the first page", began.cost()
        time.sleep(WATCH_SECONDS)
        for edit in edits:
            began = watch(server.pid)
            before = project.make(edit)
            preview.wait_until(partial(preview.shows, edit))
            yield f"serve: {edit.name}, saved → read", began.cost()
            project.undo(edit, before)
            preview.wait_until(partial(preview.shows_earlier, edit))


def free_port() -> int:
    """Let the system name a port: those that `serve` would take may be wanted by others before it is ready to listen."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
    return port


def processor_seconds(process: int) -> float | None:
    """Ask how long a process has used processors, with all its children that have ended; only Linux says so."""
    try:
        words = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None
    return sum(int(word) for word in words[11:15]) / os.sysconf("SC_CLK_TCK")


def page_text(address: str) -> str:
    """Ask for a page; empty while there is none."""
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310 (our own server)
            return str(answer.read().decode())
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return ""
