"""How the runtime folder is made: the same bytes each time, once for the same sources, whole or not at all."""

import json
import os
import shutil
import sys
import tempfile
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from publish import Compression
from runtime.bundle import BundleError, GivenUpError, bundle
from runtime.bundle import _is_whole as is_whole
from runtime.bundle import _key as key
from runtime.kept import _forget_old as forget_old
from runtime.kept import kept_folder
from tests.runtime.conftest import ROOT


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project in which nothing was made yet."""
    return copy_project(tmp_path / "project")


@pytest.fixture(scope="module")
def built_project(tmp_path_factory: pytest.TempPathFactory, node: str) -> Path:
    """A project, in a folder with a difficult name, that has made the edition for servers itself."""
    project = copy_project(tmp_path_factory.mktemp("一个 project"))
    bundle(project, project / "http", node, file_packs=False)
    return project


def copy_project(project: Path) -> Path:
    """Copy the parts of the project that the runtime is made of."""
    shutil.copytree(ROOT / "calculators", project / "calculators", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "package-lock.json", project)
    (project / "node_modules").symlink_to(ROOT / "node_modules")
    return project


def contents(site: Path) -> dict[str, bytes]:
    files = (path for path in site.glob("assets/**/*") if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in files}


def test_changed_calculator_is_another_runtime(project: Path, node: str) -> None:
    """What was kept of another one isn't taken for it."""
    before = key(project, node, file_packs=False)
    with (project / "calculators" / "__init__.py").open("a", encoding="utf-8") as file:
        file.write("\nCHANGED = True\n")

    assert key(project, node, file_packs=False) != before


def test_same_bytes(built_project: Path, http_site: Path, file_site: Path, node: str) -> None:
    """Two builds in two folders give the same names and the same bytes."""
    bundle(built_project, built_project / "file", node, file_packs=True)

    assert contents(built_project / "http") == contents(http_site)
    assert contents(built_project / "file") == contents(file_site)


def test_lists_its_files(built_project: Path, node: str) -> None:
    """The bundle names all its files, below the folder whose name holds their hash."""
    made = bundle(built_project, built_project / "http", node, file_packs=False)

    assert sorted(made.files) == sorted(contents(built_project / "http"))
    assert {name.startswith(made.path) for name in made.files} == {True}


def test_second_build_costs_nothing(built_project: Path, tmp_path: Path, node: str) -> None:
    """For the same sources the folder is copied, not made: then even Pyodide may be missing."""
    project = tmp_path / "project"
    shutil.copytree(built_project, project, ignore=shutil.ignore_patterns("node_modules", "http", "file"))

    bundle(project, project / "http", node, file_packs=False)

    assert contents(project / "http") == contents(built_project / "http")


def test_folder_is_kept_for_what_it_was_made_of(tmp_path: Path) -> None:
    """Sources that are edited while a folder is made don't come into it under the key of before: back again, they make it as they are."""
    source, cache = tmp_path / "source", tmp_path / "cache"
    source.write_text("one", encoding="utf-8")
    edits = iter(["two"])

    def make(folder: Path) -> None:
        for edited in edits:
            source.write_text(edited, encoding="utf-8")
        shutil.copy(source, folder / "made")

    def kept_now() -> str:
        folder = kept_folder(cache, lambda: source.read_text("utf-8").ljust(16, "0"), lambda kept: kept.exists(), make)
        return (folder / "made").read_text(encoding="utf-8")

    first = kept_now()
    source.write_text("one", encoding="utf-8")

    assert (first, kept_now()) == ("two", "one")
    assert sorted(folder.name[:3] for folder in cache.iterdir()) == ["one", "two"]


def test_two_at_once(tmp_path: Path) -> None:
    """Two that make the same at one moment both get it whole, and leave nothing over."""
    both_make = threading.Barrier(2)

    def make(folder: Path) -> None:
        both_make.wait(timeout=60)
        (folder / "made").write_text("whole", encoding="utf-8")

    def kept_now(_: int) -> str:
        folder = kept_folder(tmp_path / "cache", lambda: "one".ljust(16, "0"), lambda kept: kept.exists(), make)
        return (folder / "made").read_text(encoding="utf-8")

    with ThreadPoolExecutor(2) as at_once:
        assert [*at_once.map(kept_now, range(2))] == ["whole", "whole"]
    assert [folder.name[:3] for folder in (tmp_path / "cache").iterdir()] == ["one"]


def test_old_entries_of_the_cache(tmp_path: Path) -> None:
    """What no build has used for long goes; what somebody else put there stays."""
    long_ago = 1_700_000_000
    for name in ("0123456789abcdef", "making-abcd1234", "mine", "0123"):
        (tmp_path / name).mkdir()
        os.utime(tmp_path / name, (long_ago, long_ago))
    (tmp_path / "fedcba9876543210").mkdir()

    forget_old(tmp_path)

    assert sorted(path.name for path in tmp_path.iterdir()) == ["0123", "fedcba9876543210", "mine"]


def test_what_goes_meanwhile_is_no_trouble(tmp_path: Path) -> None:
    """Another build may take away what it made while this one looks at it; a link that leads nowhere stands for that."""
    (tmp_path / "making-abcd1234").symlink_to(tmp_path / "gone")
    (tmp_path / "fedcba9876543210").mkdir()

    forget_old(tmp_path)

    assert (tmp_path / "fedcba9876543210").is_dir()


@pytest.mark.parametrize("damage", [Path.unlink, lambda file: file.write_bytes(b"")], ids=["missing", "empty"])
def test_damaged_cache(built_project: Path, tmp_path: Path, damage: Callable[[Path], object]) -> None:
    """A kept folder that lacks something is not taken for whole."""
    kept = tmp_path / "kept"
    shutil.copytree(next((built_project / ".cache" / "runtime").glob("*/stdlib.bin")).parent, kept)
    assert is_whole(kept)

    damage(kept / "stdlib.bin")

    assert not is_whole(kept)


def test_editions(http_site: Path, file_site: Path) -> None:
    """Each edition carries only what it can use; Pyodide's files are npm's, unchanged."""
    (http,), (file,) = (site.glob("assets/runtime/*") for site in (http_site, file_site))
    vendored = {
        "pyodide.asm.js": "pyodide.asm.mjs",
        "pyodide.asm.wasm": "pyodide.asm.wasm",
        "pyodide.js": "pyodide.mjs",
    }

    assert sorted(path.name for path in http.iterdir()) == sorted(
        [
            *vendored,
            "downloads.js",
            "empty.bin",
            "manifest.json",
            "snapshot.bin",
            "snapshot.wasm",
            "stdlib.bin",
            "worker.js",
        ]
    )
    assert sorted(path.name for path in file.iterdir()) == ["file", "manifest.json"]
    for name, original in vendored.items():
        assert (http / name).read_bytes() == (ROOT / "node_modules" / "pyodide" / original).read_bytes()


def test_download_is_small(http_site: Path, node: str) -> None:
    """A first result costs less than 6.5 MB from a server that sends gzip; brotli, which takes long to try, saves a fifth of it."""
    made = bundle(ROOT, http_site, node, file_packs=False)

    files = [http_site / name for name in made.first_result]
    sent = sum(Compression(ROOT / ".cache" / "compressed").sent_sizes(files, ".gz"))
    assert 5_000_000 < sent < 6_500_000


def test_no_trace_of_the_machine(file_site: Path, http_site: Path) -> None:
    """No folder of the machine that built it is in what readers get."""
    (library,) = http_site.glob("assets/runtime/*/worker.js")
    (manifest,) = file_site.glob("assets/runtime/*/manifest.json")

    assert str(ROOT) not in library.read_text("utf-8") + manifest.read_text("utf-8")


def test_wrong_answer_stops_the_build(project: Path, node: str) -> None:
    """A calculator that answers differently in the browser stops the build, and leaves nothing behind."""
    seam = project / "calculators" / "seam.py"
    text = seam.read_text(encoding="utf-8")
    seam.write_text(text + "\nimport sys\nif sys.platform == 'emscripten':\n    del run_json\n", encoding="utf-8")

    with pytest.raises(BundleError, match="run_json"):
        bundle(project, project / "site", node, file_packs=False)

    assert [*(project / ".cache" / "runtime").iterdir()] == []
    assert not (project / "site").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="a script stands for Node")
def test_what_nobody_wants_any_more_is_broken_off(project: Path, node: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who edits again before it is made waits for nothing: what makes it is ended, and nothing is left of it."""
    started, as_node, passing = (project / name for name in ("started", "as_node", "passing"))
    passing.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(passing))
    script = f'[ "$1" = --version ] && exec "{node}" "$1"\necho $$ > "{started}"\nexec sleep 3600'
    as_node.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    as_node.chmod(0o755)

    def gives_up() -> bool:
        return started.exists() and bool(started.read_text(encoding="utf-8"))

    with pytest.raises(GivenUpError):
        bundle(project, project / "site", str(as_node), file_packs=False, gives_up=gives_up)

    with pytest.raises(ProcessLookupError):
        os.kill(int(started.read_text(encoding="utf-8")), 0)
    assert [*(project / ".cache" / "runtime").iterdir(), *passing.iterdir()] == []
    assert not (project / "site").exists()


def test_pyodide_of_another_version(project: Path, node: str) -> None:
    """A Pyodide that isn't the locked one is refused, with the command that mends it."""
    lock = json.loads((project / "package-lock.json").read_text("utf-8"))
    lock["packages"]["node_modules/pyodide"]["version"] = "1.2.3"
    (project / "package-lock.json").write_text(json.dumps(lock), encoding="utf-8")

    with pytest.raises(BundleError) as failure:
        bundle(project, project / "site", node, file_packs=False)

    assert str(failure.value) == "node_modules/pyodide: 需要 1.2.3，现在是 314.0.7。请运行 npm ci"


@pytest.mark.parametrize(
    ("file", "name"),
    [("pyodide.mjs", "fsInit"), ("pyodide.mjs", "_loadSnapshot"), ("pyodide.asm.mjs", "_makeSnapshot")],
)
def test_pyodide_without_a_hook(project: Path, node: str, file: str, name: str) -> None:
    """A Pyodide that lacks something we hook into is refused at build time, by name, and not met by a reader."""
    package = project / "node_modules" / "pyodide"
    (project / "node_modules").unlink()
    shutil.copytree(ROOT / "node_modules" / "pyodide", package)
    text = (package / file).read_text(encoding="utf-8")
    (package / file).write_text(text.replace(name, "gone"), encoding="utf-8")

    with pytest.raises(BundleError, match=f"{file} no longer knows {name}: see runtime/README.md"):
        bundle(project, project / "site", node, file_packs=False)


def test_no_node(project: Path) -> None:
    """Without Node the caller hears so, and can build the site without the runtime."""
    with pytest.raises(BundleError, match="运行不了 no-such-node"):
        bundle(project, project / "site", "no-such-node", file_packs=False)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_readable_by_servers(http_site: Path) -> None:
    """The folder can be read by the web server's user, whoever built it."""
    (folder,) = http_site.glob("assets/runtime/*")

    assert folder.stat().st_mode & 0o005 == 0o005
