"""Bundle what pages load beside themselves: style, scripts, search, the Python runtime."""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import BinaryIO

import publish
from runtime.bundle import BundleError, RuntimeBundle, bundle, never
from runtime.kept import kept_folder
from scripts.edition import QUICK
from scripts.own_folders import CACHE, ROOT, own_folder
from scripts.unchanged import digest_of
from scripts.work_folder import WorkFolder
from setup.packages import node_command

FOR_SCRIPTS = ("theme", "package-lock.json")
"""What decides about style, scripts and search, besides what is given to them."""
SOURCES = (*FOR_SCRIPTS, "calculators", "runtime")
"""What decides about all."""
LITTLE_AT_ONCE = "--max-semi-space-size=4"
"""Let Node look through new objects sooner: it holds a tenth less and takes no longer."""
NAMES = "names.json"
HASH_IN_NAME = re.compile(r"\.[0-9a-f]{12}\.")


@dataclass(frozen=True)
class BrowserFiles:
    """What pages load beside themselves, in a folder to be laid over the built site."""

    work: WorkFolder
    style: str
    script: str
    mark: str
    search: Path

    @cached_property
    def names(self) -> frozenset[str]:
        """What is in the folder, from its root."""
        return frozenset(
            path.relative_to(self.work.new).as_posix() for path in self.work.new.rglob("*") if path.is_file()
        )

    def renamed_plainly(self) -> "BrowserFiles":
        """Take the hashes out of the names that pages know, so that pages stay as they are when a file changes."""
        style, script, mark, search = map(
            self._renamed, (self.style, self.script, self.mark, f"assets/{self.search.name}")
        )
        return BrowserFiles(self.work, style, script, mark, self.work.new / search)

    def _renamed(self, name: str) -> str:
        plain = HASH_IN_NAME.sub(".", name)
        (self.work.new / name).replace(self.work.new / plain)
        return plain


def browser_files(
    despair: str, *, offline: bool, like_servers: str = ".br", gives_up: Callable[[], bool] = never
) -> BrowserFiles:
    """Bundle style, scripts, search and the Python runtime, which `gives_up` may cut short; what did not change is not made again.

    Readers are told how much a server sends that compresses like this (`.br`, which takes long to work out, or `.gz`).
    """
    work = own_folder()
    try:
        runtime = bundle(ROOT, work.new, node_command()[0], file_packs=offline, gives_up=gives_up)
        return _with_scripts(work, runtime, despair, like_servers)
    except BaseException:
        work.close()
        raise


def _with_scripts(work: WorkFolder, runtime: RuntimeBundle, despair: str, like_servers: str) -> BrowserFiles:
    sent = sum(compression().sent_sizes([work.new / name for name in runtime.first_result], like_servers))
    options = ("--runtime-path", runtime.path, "--runtime-megabytes", f"{sent / 1_000_000:.1f}")
    sources = [ROOT / name for name in FOR_SCRIPTS]
    key = partial(digest_of, sources, despair, *options)
    made = kept_folder(CACHE / "browser", key, _has_names, lambda folder: _bundle(folder, options, despair))
    shutil.copytree(made, work.new, dirs_exist_ok=True, ignore=shutil.ignore_patterns(NAMES))
    names = json.loads((made / NAMES).read_text(encoding="utf-8"))
    return BrowserFiles(work, names["style"], names["script"], names["mark"], work.new / "assets" / names["search"])


def compression() -> publish.Compression:
    """Say how files are compressed in the edition that the environment names."""
    return publish.Compression(CACHE / "compressed", is_quick=os.environ.get(QUICK) == "1")


def _bundle(folder: Path, options: tuple[str, ...], despair: str) -> None:
    """Make style, scripts and search; their names, written last, say that all is there."""
    names = node_script("theme/bundle.mjs", "--out", str(folder), *options, given=despair)
    names |= node_script("theme/search/bundle.mjs", "--out", str(folder / "assets"))
    (folder / NAMES).write_text(json.dumps(names), encoding="utf-8")


def _has_names(folder: Path) -> bool:
    return (folder / NAMES).is_file()


def make_index(given: Path, into: Path, *, as_scripts: bool) -> str:
    """Make the index of the search, and give the name of its folder."""
    options = ("--as-scripts",) if as_scripts else ()
    with given.open("rb") as lines:
        return node_script("theme/search/write.mjs", "--out", str(into), *options, given=lines)["folder"]


def node_script(script: str, *arguments: str, given: str | BinaryIO = "") -> dict[str, str]:
    """Run a script of ours with Node, and give what it says."""
    command = [*node_command(), LITTLE_AT_ONCE, str(ROOT / script), *arguments]
    run = partial(subprocess.run, command, capture_output=True, check=False, encoding="utf-8", cwd=ROOT)
    done = run(input=given) if isinstance(given, str) else run(stdin=given)
    if done.returncode:
        raise BundleError(f"{script}:\n{done.stderr.strip()}")
    found: dict[str, str] = json.loads(done.stdout)
    return found
