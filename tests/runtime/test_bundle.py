"""How the runtime folder is made: the same bytes each time, once for the same sources, whole or not at all."""

import json
import shutil
import sys
import threading
from pathlib import Path

import pytest
from runtime.bundle import BundleError, RuntimeBundle, bundle

from tests.runtime.conftest import ROOT


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The parts of the project that the runtime is made of, in a folder of their own, with nothing made yet."""
    project = tmp_path / "一个 project"
    shutil.copytree(ROOT / "calculators", project / "calculators", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "package-lock.json", project)
    (project / "node_modules").symlink_to(ROOT / "node_modules")
    return project


def contents(bundle: RuntimeBundle, site: Path) -> dict[str, bytes]:
    return {name: (site / name).read_bytes() for name in bundle.files}


@pytest.mark.parametrize("file_packs", [False, True])
def test_same_bytes(project: Path, http_site: Path, file_site: Path, node: str, *, file_packs: bool) -> None:
    """Two builds in two folders give the same names and the same bytes."""
    earlier = file_site if file_packs else http_site
    site = project / "site"

    made = bundle(project, site, node, file_packs=file_packs)

    assert contents(made, site) == contents(made, earlier)


def test_second_build_costs_nothing(project: Path, node: str) -> None:
    """For the same sources the folder is copied, not made: then even Pyodide may be missing."""
    first = bundle(project, project / "first", node, file_packs=False)
    (project / "node_modules").unlink()

    assert bundle(project, project / "second", node, file_packs=False) == first


def test_changed_calculator(project: Path, node: str) -> None:
    """A changed calculator is a new folder: readers never get an old one from a cache."""
    first = bundle(project, project / "site", node, file_packs=False)
    with (project / "calculators" / "__init__.py").open("a", encoding="utf-8") as file:
        file.write("\nCHANGED = True\n")

    second = bundle(project, project / "site", node, file_packs=False)

    assert first.path != second.path


def test_damaged_cache(project: Path, node: str) -> None:
    """A kept folder that is no longer whole is made anew."""
    site = project / "site"
    whole = contents(bundle(project, site, node, file_packs=False), site)
    (kept,) = (project / ".cache" / "runtime").iterdir()
    (kept / "stdlib.bin").write_bytes(b"")
    shutil.rmtree(site)

    assert contents(bundle(project, site, node, file_packs=False), site) == whole


def test_two_at_once(project: Path, node: str) -> None:
    """Two builds at the same moment both succeed, with one result and nothing left over."""
    site, made = project / "site", []
    builds = [
        threading.Thread(target=lambda: made.append(bundle(project, site, node, file_packs=False))) for _ in range(2)
    ]
    for build in builds:
        build.start()
    for build in builds:
        build.join()

    assert made[0] == made[1]
    assert [folder.name for folder in (site / "assets" / "runtime").iterdir()] == [Path(made[0].path).name]
    assert len([*(project / ".cache" / "runtime").iterdir()]) == 1


def test_editions(http_site: Path, file_site: Path) -> None:
    """Each edition carries only what it can use; Pyodide's files are npm's, unchanged."""
    (http,), (file,) = (site.glob("assets/runtime/*") for site in (http_site, file_site))
    vendored = ["pyodide.asm.mjs", "pyodide.asm.wasm", "pyodide.mjs"]

    assert sorted(path.name for path in http.iterdir()) == sorted(
        [*vendored, "empty.bin", "manifest.json", "stdlib.bin", "worker.mjs"]
    )
    assert sorted(path.name for path in file.iterdir()) == ["file", "manifest.json"]
    for name in vendored:
        assert (http / name).read_bytes() == (ROOT / "node_modules" / "pyodide" / name).read_bytes()


def test_download_is_small(http_site: Path, node: str) -> None:
    """A first result costs less than 5 MB, and the size told to readers is what a server sends."""
    made = bundle(ROOT, http_site, node, file_packs=False)

    assert 4_000_000 < made.bytes_first_result < 5_000_000


def test_no_trace_of_the_machine(file_site: Path, http_site: Path) -> None:
    """No folder of the machine that built it is in what readers get."""
    (library,) = http_site.glob("assets/runtime/*/worker.mjs")
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


def test_pyodide_of_another_version(project: Path, node: str) -> None:
    """A Pyodide that isn't the locked one is refused, with the command that mends it."""
    lock = json.loads((project / "package-lock.json").read_text("utf-8"))
    lock["packages"]["node_modules/pyodide"]["version"] = "1.2.3"
    (project / "package-lock.json").write_text(json.dumps(lock), encoding="utf-8")

    with pytest.raises(BundleError) as failure:
        bundle(project, project / "site", node, file_packs=False)

    assert str(failure.value) == "node_modules/pyodide: 需要 1.2.3，现在是 314.0.7。请运行 npm ci"


def test_no_node(project: Path) -> None:
    """Without Node the caller hears so, and can build the site without the runtime."""
    with pytest.raises(BundleError, match="运行不了 no-such-node"):
        bundle(project, project / "site", "no-such-node", file_packs=False)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_readable_by_servers(http_site: Path) -> None:
    """The folder can be read by the web server's user, whoever built it."""
    (folder,) = http_site.glob("assets/runtime/*")

    assert folder.stat().st_mode & 0o005 == 0o005
