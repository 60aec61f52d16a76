"""Know which files of a folder we made: a mark in the folder lists them, so that nothing else is ever removed."""

import json
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath, PureWindowsPath

from publish.files import files_in

MARK = ".yuqi-buhuang.json"
MAKER = "yuqi-buhuang"
NOTE = "这个文件夹里列出的文件是程序生成的，下次生成会换掉或删掉。请不要改，也不要把自己的文件放进来。"
LITTER = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""What systems put into a folder that somebody looks at; nobody misses it."""

EARLIER_LIST = "site-files.json"
_EARLIER_UNLISTED = (
    "404.html",
    "_headers",
    "robots.txt",
    "sitemap.xml",
    "service-worker.js",
    ".nojekyll",
    EARLIER_LIST,
)
_EARLIER_SCHEMA = re.compile(r"api/v1/(index|calculators/[a-z-]+\.(input|output))\.json")
_COMPRESSED = (".br", ".gz")


def write_mark(folder: Path, kind: str, files: Iterable[str] | None = None) -> None:
    """Note which files of a folder we made, from its root; all that it holds, if nothing else is said."""
    made = sorted(files_in(folder) if files is None else files)
    text = json.dumps({"made_by": MAKER, "kind": kind, "note": NOTE, "files": made}, ensure_ascii=False, indent=0)
    unfinished = folder / f"{MARK}.new"
    unfinished.write_text(text + "\n", encoding="utf-8", newline="\n")
    unfinished.replace(folder / MARK)


def made_files(folder: Path, kind: str) -> frozenset[str] | None:
    """Give the files of a folder that we made, or None for a folder that no command of ours has made."""
    if (folder / MARK).is_file() and not (folder / MARK).is_symlink():
        files = _marked(folder / MARK, kind)
        return None if files is None else files | {MARK, f"{MARK}.new"}
    return _listed_earlier(folder) if kind == "site" else None


def strangers(folder: Path, made: frozenset[str]) -> Iterator[str]:
    """Name what a folder holds that we did not make, a whole folder by its own name; links are never ours."""
    own_folders = {str(parent) for file in made for parent in PurePosixPath(file).parents}
    for here, folders, files in os.walk(folder):
        inside = PurePosixPath(Path(here).relative_to(folder).as_posix())
        for name in [each for each in sorted(folders) if _is_strange_folder(Path(here, each), inside, own_folders)]:
            folders.remove(name)
            yield f"{inside / name}/"
        for name in sorted(files):
            is_ours = str(inside / name) in made and not Path(here, name).is_symlink()
            if not is_ours and name not in LITTER:
                yield str(inside / name)


def remove_made(folder: Path, made: frozenset[str]) -> bool:
    """Remove what we made and say whether nothing else was there; what lists it goes last, should we be stopped."""
    last = {MARK, EARLIER_LIST}
    for here, folders, files in os.walk(folder, topdown=False):
        inside = PurePosixPath(Path(here).relative_to(folder).as_posix())
        ours = [name for name in files if str(inside / name) in made | LITTER or name in LITTER]
        for name in ours:
            if str(inside / name) not in last and not Path(here, name).is_symlink():
                Path(here, name).unlink()
        for name in folders:
            _remove_if_empty(Path(here, name))
    if {path.name for path in folder.iterdir()} <= last:
        for name in last:
            (folder / name).unlink(missing_ok=True)
        folder.rmdir()
    return not folder.exists()


def drop_empty_folders(folder: Path) -> None:
    """Remove folders without files, which no list of files would name."""
    for here, folders, _ in os.walk(folder, topdown=False):
        for name in folders:
            _remove_if_empty(Path(here, name))


def _is_strange_folder(path: Path, inside: PurePosixPath, own_folders: set[str]) -> bool:
    return path.is_symlink() or str(inside / path.name) not in own_folders


def _remove_if_empty(folder: Path) -> None:
    if not folder.is_symlink() and not any(folder.iterdir()):
        folder.rmdir()


def _marked(mark: Path, kind: str) -> frozenset[str] | None:
    noted = _read(mark)
    if not isinstance(noted, dict) or (noted.get("made_by"), noted.get("kind")) != (MAKER, kind):
        return None
    return _inside(noted.get("files"))


def _listed_earlier(folder: Path) -> frozenset[str] | None:
    """Read what sites before the mark say of themselves."""
    noted = _read(folder / EARLIER_LIST)
    if not isinstance(noted, dict) or set(noted) != {"id", "date", "files"} or not isinstance(noted["files"], list):
        return None
    places = _inside([row[0] if isinstance(row, list) and row else None for row in noted["files"]])
    if places is None:
        return None
    pages = {f"{place}index.html" if place.endswith("/") or not place else place for place in places}
    api = {file for file in files_in(folder) if _EARLIER_SCHEMA.fullmatch(file)}
    files = {*pages, *_EARLIER_UNLISTED, *api}
    return frozenset({*files, *(f"{file}{suffix}" for file in files for suffix in _COMPRESSED)})


def _read(path: Path) -> object:
    try:
        noted: object = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    return noted


def _inside(files: object) -> frozenset[str] | None:
    """Take a list of paths only if none leads out of the folder."""
    if not isinstance(files, list) or not all(isinstance(file, str) and _stays_inside(file) for file in files):
        return None
    return frozenset(files)


def _stays_inside(file: str) -> bool:
    return not PureWindowsPath(file).anchor and not {"..", "\0"} & {*PureWindowsPath(file).parts, *file}
