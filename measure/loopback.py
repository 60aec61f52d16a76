"""Serve a built site on this machine only, as a good host would, and tell what it sent."""

import gzip
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".wasm": "application/wasm",
    ".xml": "application/xml",
}
UNKNOWN_TYPE = "application/octet-stream"
GZIP_LEVEL = 6
CHUNK, SLOW_CHUNK = 1 << 18, 1 << 14
FOR_EVER = "public, max-age=31536000, immutable"

FINISHED_SITE = "已经做好的网站；不写就现做。"
FINISHED_FOLDER = "已经做好的离线文件夹；不写就现做。"
"""What commands that measure a site say of the options that name it, and the folder."""


@dataclass(frozen=True)
class Sent:
    """One answer: what was asked for, how it went, and its body's size on the wire."""

    path: str
    status: int
    size: int


@dataclass
class Line:
    """A line that all answers share; it takes a while to answer, and carries so many bytes a second."""

    bytes_per_second: float
    latency_seconds: float = 0
    free: threading.Lock = field(default_factory=threading.Lock)

    def carry(self, size: int) -> None:
        """Wait as long as so many bytes take."""
        with self.free:
            time.sleep(size / self.bytes_per_second)


@dataclass
class Loopback:
    """A running server; all but `site`, `origin` and `sent` may be changed between requests."""

    site: Path
    headers: dict[str, str]
    types: dict[str, str]
    origin: str = ""
    sent: list[Sent] = field(default_factory=list)
    compresses: bool = True
    """Whether it is a host that compresses."""
    cut_after: int | None = None
    """A network that breaks off: no answer gets further than so many bytes."""
    line: Line | None = None
    """A slow line; without one, answers come as fast as this machine can send them."""


@contextmanager
def serving(site: Path, headers: Mapping[str, str] | None = None) -> Iterator[Loopback]:
    """Serve `site` on a free port until the block ends; `headers` go with every answer."""
    loopback = Loopback(site, dict(headers or {}), dict(TYPES))
    with running(type("Handler", (_Handler,), {"loopback": loopback})) as loopback.origin:
        yield loopback


@contextmanager
def running(handler: type[BaseHTTPRequestHandler]) -> Iterator[str]:
    """Answer requests on a free port of this machine until the block ends; gives the origin."""
    with _QuietServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


class _QuietServer(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """Say nothing: a browser that closes hangs up on us, and that is all that can happen here."""


class _Handler(BaseHTTPRequestHandler):
    loopback: Loopback
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        """Send the file, or the page of the folder, that the address names."""
        file = self._file()
        if file is None:
            self._send(HTTPStatus.NOT_FOUND, b"", {})
            return
        kind = self.loopback.types.get(file.suffix, UNKNOWN_TYPE)
        headers = {"Content-Type": kind, "Cache-Control": FOR_EVER if "/assets/" in self.path else "no-cache"}
        coding, body = self._encoded(file)
        if coding:
            headers |= {"Content-Encoding": coding, "Vary": "Accept-Encoding"}
        self._send(HTTPStatus.OK, body, headers)

    def _encoded(self, file: Path) -> tuple[str, bytes]:
        """Take the smallest copy that the browser accepts: one made beside the file, else gzip made now."""
        accepted = self.headers.get("Accept-Encoding", "") if self.loopback.compresses else ""
        for coding, suffix in (("br", ".br"), ("gzip", ".gz")):
            copy = file.with_name(file.name + suffix)
            if coding in accepted and copy.is_file():
                return coding, copy.read_bytes()
        if file.suffix in TYPES and "gzip" in accepted:
            return "gzip", _compressed(file.read_bytes())
        return "", file.read_bytes()

    def _file(self) -> Path | None:
        root = self.loopback.site.resolve()
        place = (root / unquote(urlsplit(self.path).path).lstrip("/")).resolve()
        file = place / "index.html" if place.is_dir() else place
        return file if file.is_file() and file.is_relative_to(root) else None

    def _send(self, status: HTTPStatus, body: bytes, headers: Mapping[str, str]) -> None:
        self.send_response(status)
        for name, value in {**headers, **self.loopback.headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.loopback.sent.append(Sent(self.path, status, len(body)))
        line = self.loopback.line
        chunk = SLOW_CHUNK if line else CHUNK
        time.sleep(line.latency_seconds if line else 0)
        for start in range(0, len(body), chunk):
            part = body[start : start + chunk]
            if line:
                line.carry(len(part))
            if self.loopback.cut_after is not None and start + len(part) > self.loopback.cut_after:
                self.close_connection = True
                return
            self.wfile.write(part)

    def log_message(self, *_: object) -> None:
        """Say nothing: `sent` tells it."""


@cache
def _compressed(body: bytes) -> bytes:
    return gzip.compress(body, GZIP_LEVEL, mtime=0)
