"""Tell the service worker which files are the same for every reader, and readers what the whole site holds."""

import json
import re
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path

WORKER = "service-worker.js"
LIST = "site-files.json"
RUNTIME = "assets/runtime/"
_FOR_SERVERS = (".br", ".gz")
_NOT_READ_OFFLINE = frozenset({"404.html", "robots.txt", "sitemap.xml", WORKER, LIST})
_NOT_READ_FOLDERS = ("api/", ".", "_")
"""Programs read them, or hosts, and some hosts hand none of them out."""
HASHED_NAME = re.compile(r"[.-][0-9a-f]{8,}\.")
"""A name that holds its file's hash: what was once had under it is right for ever."""
_SHARED_TYPES = frozenset({".css", ".js", ".svg"})
_ID_LENGTH = 12
_DIGEST_LENGTH = 16


def write_keeping(site: Path, as_of: date) -> None:
    """Write what the site holds, each file with its sizes as sent and as stored and its hash; sets the worker's constants."""
    files = {place: site / file for place, file in _places(site)}
    digests = {place: sha256(path.read_bytes()).hexdigest() for place, path in files.items()}
    build = sha256("".join(f"{place} {digest}\n" for place, digest in digests.items()).encode()).hexdigest()[
        :_ID_LENGTH
    ]
    listed = [_listed(place, path, digests[place]) for place, path in files.items()]
    _write(site / LIST, json.dumps({"id": build, "date": as_of.isoformat(), "files": listed}, separators=(",", ":")))
    _set_constants(site, {"id": build, "shared": _shared(files), "runtime": _runtime(files)})


def _listed(place: str, path: Path, digest: str) -> list[str | int]:
    small = path.with_name(f"{path.name}.br")
    sent = small if small.exists() else path
    return [place, sent.stat().st_size, path.stat().st_size, digest[:_DIGEST_LENGTH]]


def keep_nothing(site: Path) -> None:
    """Set the service worker of a preview: it lets everything through, also where an earlier one kept files."""
    _set_constants(site, {"id": "preview", "shared": [], "runtime": {"id": "preview", "files": []}})


def _set_constants(site: Path, constants: dict[str, object]) -> None:
    worker = site / WORKER
    _write(worker, f"const BUILD = {json.dumps(constants)};\n{worker.read_text(encoding='utf-8')}")


def _places(site: Path) -> Iterator[tuple[str, str]]:
    """Give the files a reader may want offline: the address under which pages ask for each, and its path."""
    for path in sorted(site.rglob("*")):
        file = path.relative_to(site).as_posix()
        if path.is_file() and not file.endswith(_FOR_SERVERS) and not _is_left_out(file):
            yield file.removesuffix("index.html") if path.name == "index.html" else file, file


def _is_left_out(file: str) -> bool:
    return file in _NOT_READ_OFFLINE or file.startswith(_NOT_READ_FOLDERS)


def _shared(files: dict[str, Path]) -> list[str]:
    assets = (place for place in files if place.startswith("assets/") and not place.startswith(RUNTIME))
    return [place for place in assets if files[place].suffix in _SHARED_TYPES and HASHED_NAME.search(place)]


def _runtime(files: dict[str, Path]) -> dict[str, object]:
    """Give what a first result takes at any level; the folder's name holds the hash of its contents."""
    (manifest,) = (place for place in files if place.startswith(RUNTIME) and place.endswith("/manifest.json"))
    folder = manifest.removesuffix("manifest.json")
    needed = json.loads(files[manifest].read_bytes())["needed"]
    names = sorted({name for level in needed.values() for name in level})
    return {"id": folder.removeprefix(RUNTIME).strip("/"), "files": [f"{folder}{name}" for name in names]}


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
