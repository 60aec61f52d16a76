"""Tell the service worker which files are the same for every reader, and readers what the whole site holds."""

import json
import re
from collections.abc import Iterable
from datetime import date
from hashlib import sha256
from pathlib import Path

from publish.sent import Sent

WORKER = "service-worker.js"
LIST = "site-files.json"
RUNTIME = "assets/runtime/"
_NOT_READ_OFFLINE = frozenset({"404.html", "robots.txt", "sitemap.xml", WORKER, LIST})
_NOT_READ_FOLDERS = ("api/", ".", "_")
"""Programs read them, or hosts, and some hosts hand none of them out."""
HASHED_NAME = re.compile(r"[.-][0-9a-f]{8,}\.")
"""A name that holds its file's hash: what was once had under it is right for ever."""
_SHARED_TYPES = (".css", ".js", ".svg")
_ID_LENGTH = 12
_DIGEST_LENGTH = 16


def write_keeping(site: Path, files: Iterable[Sent], as_of: date) -> None:
    """Write what the site holds, each file with its sizes as sent and as stored and its hash; sets the worker's constants."""
    kept = {_place(file.name): file for file in sorted(files, key=_in_order) if not _is_left_out(file.name)}
    lines = "".join(f"{place} {file.digest}\n" for place, file in kept.items())
    build = sha256(lines.encode()).hexdigest()[:_ID_LENGTH]
    listed = [[place, file.sent, file.stored, file.digest[:_DIGEST_LENGTH]] for place, file in kept.items()]
    _write(site / LIST, json.dumps({"id": build, "date": as_of.isoformat(), "files": listed}, separators=(",", ":")))
    _set_constants(site, {"id": build, "shared": _shared(kept), "runtime": _runtime(site, kept)})


def keep_nothing(site: Path) -> None:
    """Set the service worker of a preview: it lets everything through, also where an earlier one kept files."""
    _set_constants(site, {"id": "preview", "shared": [], "runtime": {"id": "preview", "files": []}})


def _set_constants(site: Path, constants: dict[str, object]) -> None:
    worker = site / WORKER
    _write(worker, f"const BUILD = {json.dumps(constants)};\n{worker.read_text(encoding='utf-8')}")


def _place(name: str) -> str:
    """Give the address under which pages ask for a file."""
    return name.removesuffix("index.html") if f"/{name}".endswith("/index.html") else name


def _in_order(file: Sent) -> list[str]:
    return file.name.split("/")


def _is_left_out(file: str) -> bool:
    return file in _NOT_READ_OFFLINE or file.startswith(_NOT_READ_FOLDERS)


def _shared(places: Iterable[str]) -> list[str]:
    assets = (place for place in places if place.startswith("assets/") and not place.startswith(RUNTIME))
    return [place for place in assets if place.endswith(_SHARED_TYPES) and HASHED_NAME.search(place)]


def _runtime(site: Path, places: Iterable[str]) -> dict[str, object]:
    """Give what a first result takes at any level; the folder's name holds the hash of its contents."""
    (manifest,) = (place for place in places if place.startswith(RUNTIME) and place.endswith("/manifest.json"))
    folder = manifest.removesuffix("manifest.json")
    needed = json.loads((site / manifest).read_bytes())["needed"]
    names = sorted({name for level in needed.values() for name in level})
    return {"id": folder.removeprefix(RUNTIME).strip("/"), "files": [f"{folder}{name}" for name in names]}


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
