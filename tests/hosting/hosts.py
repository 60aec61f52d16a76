"""The hosts that people have: real servers, each with habits of its own."""

import mimetypes
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from measure.loopback import running
from setup.web_server import MISSING, TYPES, find_nginx

DOCS = Path(__file__).resolve().parents[2] / "docs" / "deploy"
PATIENCE = 20.0


@dataclass
class Host:
    """A running server that publishes what a link names: to publish anew is to turn the link."""

    current: Path
    root: str = ""
    """Where the site begins, without its last slash."""
    shows_missing: bool = True
    """Whether it answers unknown addresses with the site's own page."""

    def publish(self, site: Path) -> None:
        turned = self.current.with_name("turned")
        turned.symlink_to(site, target_is_directory=True)
        turned.replace(self.current)


@dataclass
class Habits:
    """What a host of ours does otherwise than another; may be changed between requests."""

    prefix: str = "/"
    cache: str = ""
    """What it says of caching, for every file."""
    cache_pages: str = ""
    """The same, for pages alone."""
    slash: str = "added"
    """Whether the last slash of a folder's address is "added" or "stripped"."""
    types: Mapping[str, str] = field(default_factory=lambda: mimetypes.types_map)
    charset: str = ""
    """What it says of every text, rightly or not."""
    codings: tuple[str, ...] = ()
    missing: str = "404.html"
    """The page that it shows for what isn't there: the site's own for that, or the home page as if all were well."""
    hidden: frozenset[str] = frozenset()
    """What it never hands out by name."""
    stale: dict[str, Path] = field(default_factory=dict)
    """What a cache on the way still holds, by address below the prefix."""
    stale_whatever_is_asked: bool = False
    """Whether that cache ignores what stands after "?"."""
    asked: list[str] = field(default_factory=list)
    """What was asked for, by address below the prefix."""


@contextmanager
def habitual(current: Path, habits: Habits) -> Iterator[Host]:
    """Serve with these habits until the block ends."""
    with running(type("Handler", (_Handler,), {"habits": habits, "site": current})) as origin:
        yield Host(current, f"{origin}{habits.prefix}".rstrip("/"))


class _Handler(BaseHTTPRequestHandler):
    habits: Habits
    site: Path
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        place = "" if f"{path}/" == self.habits.prefix else path.removeprefix(self.habits.prefix)
        file = self.site / place
        self.habits.asked.append(place)
        if not f"{path}/".startswith(self.habits.prefix) or place in self.habits.hidden:
            self._send_missing()
        elif file.is_dir() and (address := self._other_slash(path)):
            self._send(HTTPStatus.MOVED_PERMANENTLY, None, {"Location": address})
        elif place in self.habits.stale and (self.habits.stale_whatever_is_asked or not urlsplit(self.path).query):
            self._send(HTTPStatus.OK, self.habits.stale[place])
        else:
            found = file / "index.html" if file.is_dir() else file
            if found.is_file():
                self._send(HTTPStatus.OK, found)
            else:
                self._send_missing()

    def _send_missing(self) -> None:
        status = HTTPStatus.NOT_FOUND if self.habits.missing == "404.html" else HTTPStatus.OK
        self._send(status, self.site / self.habits.missing)

    def _other_slash(self, path: str) -> str:
        """Give the address that this host prefers for a folder; nothing if it is the one that was asked for."""
        if self.habits.slash == "stripped":
            return path.rstrip("/") if path.rstrip("/") and path.endswith("/") else ""
        return "" if path.endswith("/") else f"{path}/"

    def _send(self, status: HTTPStatus, file: Path | None, more: Mapping[str, str] | None = None) -> None:
        headers, body = self._encoded(file) if file else ({}, b"")
        self.send_response(status)
        for name, value in {**headers, **(more or {}), "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def _encoded(self, file: Path) -> tuple[dict[str, str], bytes]:
        kind = self.habits.types.get(file.suffix, "application/octet-stream")
        charset = self.habits.charset if kind.startswith(("text/", "application/javascript")) else ""
        headers = {"Content-Type": f"{kind}; charset={charset}" if charset else kind}
        caching = (self.habits.cache_pages if file.suffix == ".html" else "") or self.habits.cache
        headers |= {"Cache-Control": caching} if caching else {}
        for coding in self.habits.codings:
            copy = file.with_name(f"{file.name}.{ {'br': 'br', 'gzip': 'gz'}[coding] }")
            if coding in self.headers.get("Accept-Encoding", "") and copy.is_file():
                return headers | {"Content-Encoding": coding, "Vary": "Accept-Encoding"}, copy.read_bytes()
        return headers, file.read_bytes()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


GITHUB_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "application/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".xml": "application/xml",
    ".bin": "application/octet-stream",
}
OLD_TYPES = {".html": "text/html", ".css": "text/css", ".js": "application/x-javascript", ".txt": "text/plain"}
"""A table from before wasm, and before JSON."""


def pages(current: Path) -> AbstractContextManager[Host]:
    """GitHub Pages: below a folder, ten minutes of caching, gzip, the folder's own page for what is missing."""
    return habitual(current, Habits("/repo/", cache="max-age=600", types=GITHUB_TYPES, codings=("gzip",)))


def strips_the_slash(current: Path) -> AbstractContextManager[Host]:
    """A host that takes the last slash off, and says of all texts that they are in GBK."""
    return habitual(current, Habits("/repo/", slash="stripped", charset="gbk"))


def hides_404(current: Path) -> AbstractContextManager[Host]:
    """A host that adds the slash, and hands out no `/404.html` by that name, nor what begins with a dot or a dash."""
    return habitual(current, Habits(hidden=frozenset({"404.html", ".nojekyll", "_headers"})))


def brotli(current: Path) -> AbstractContextManager[Host]:
    """A host that sends what we have compressed."""
    return habitual(current, Habits(codings=("br", "gzip")))


def old_table(current: Path) -> AbstractContextManager[Host]:
    """A host two folders down that compresses nothing and knows few types."""
    return habitual(current, Habits("/a/b/", types=OLD_TYPES))


@contextmanager
def python_server(current: Path) -> Iterator[Host]:
    """`python3 -m http.server` in the folder above the site."""
    above = current.parent / "above"
    above.mkdir()
    (above / "repo").symlink_to(current, target_is_directory=True)
    command = [sys.executable, "-u", "-m", "http.server", "0", "--bind", "127.0.0.1", "--directory", above]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8") as server:
        assert server.stdout
        port = re.search(r"port (\d+)", server.stdout.readline())
        assert port
        yield Host(current, f"http://127.0.0.1:{port[1]}/repo", shows_missing=False)
        server.terminate()


def nginx(current: Path) -> AbstractContextManager[Host]:
    """Debian's nginx, with the server block that it comes with."""
    return _nginx(current, "index index.html;\nlocation / { try_files $uri $uri/ =404; }", shows_missing=False)


def nginx_as_told(current: Path) -> AbstractContextManager[Host]:
    """Debian's nginx, with what our own instructions say."""
    told = (DOCS / "nginx.conf").read_text(encoding="utf-8")
    return _nginx(current, re.sub(r"^root .*;$", "", told, flags=re.MULTILINE), shows_missing=True)


@contextmanager
def _nginx(current: Path, block: str, *, shows_missing: bool) -> Iterator[Host]:
    program = find_nginx()
    if program is None:
        pytest.skip(MISSING)
    folder = current.parent
    port = _free_port()
    (folder / "nginx.conf").write_text(
        _settings(folder, f"listen 127.0.0.1:{port};\nroot {current};\n{block}"), encoding="utf-8"
    )
    command = [program, "-c", folder / "nginx.conf", "-p", folder, "-e", folder / "error.log"]
    with subprocess.Popen(command, stderr=subprocess.PIPE) as server:
        _wait_for(port, server)
        yield Host(current, f"http://127.0.0.1:{port}", shows_missing)
        server.terminate()


def _settings(folder: Path, block: str) -> str:
    """Write the settings that Debian gives its nginx, for a process of ours that ends with the test."""
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    places = "\n".join(f"{kind}_temp_path {folder}/{kind};" for kind in kinds)
    return f"""daemon off; master_process off; pid {folder}/nginx.pid;
events {{}}
http {{
    {places}
    access_log off; sendfile on; tcp_nopush on; types_hash_max_size 2048; gzip on;
    include {TYPES};
    default_type application/octet-stream;
    server {{ {block} }}
}}
"""


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        assert server.poll() is None, server.stderr.read() if server.stderr else b""
        with socket.socket() as probe:
            if not probe.connect_ex(("127.0.0.1", port)):
                return
        time.sleep(0.02)
    raise TimeoutError(f"nginx doesn't listen on {port}")


HOSTS: tuple[Callable[[Path], AbstractContextManager[Host]], ...] = (
    nginx,
    nginx_as_told,
    python_server,
    pages,
    strips_the_slash,
    hides_404,
    brotli,
    old_table,
)
