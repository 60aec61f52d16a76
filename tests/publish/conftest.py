"""A small real site, built by MkDocs and finished both ways."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from measure.loopback import serving
from publish import Compression, finish
from tests.publish.pages import AS_OF

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
SOURCE = HERE / "site_source"


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site as MkDocs and the theme leave it."""
    project = tmp_path_factory.mktemp("mkdocs") / "project"
    shutil.copytree(SOURCE, project)
    _bundle_listener(project / "docs" / "assets" / "listen.js")
    partials = project / "overrides" / "partials"
    partials.mkdir()
    shutil.copy(ROOT / "theme/overrides/partials/late-search.html", partials)
    site = project.parent / "site"
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(site)]
    subprocess.run(command, cwd=project, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, check=True)
    return site


@pytest.fixture(scope="session")
def search_script(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled search."""
    folder = tmp_path_factory.mktemp("bundle")
    subprocess.run(["node", str(ROOT / "theme/search/bundle.mjs"), "--out", str(folder)], check=True)
    return next(folder.iterdir())


@pytest.fixture(scope="session")
def http_edition(built_site: Path, search_script: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site, finished for a server."""
    site = tmp_path_factory.mktemp("http") / "site"
    shutil.copytree(built_site, site)
    compression = Compression(site.parent / "cache")
    finish(
        site, offline=False, search_script=search_script, make_index=make_index, as_of=AS_OF, compression=compression
    )
    return site


@pytest.fixture(scope="session")
def offline_edition(built_site: Path, search_script: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site, finished for a folder."""
    site = tmp_path_factory.mktemp("offline") / "小站 site"
    shutil.copytree(built_site, site)
    finish(site, offline=True, search_script=search_script, make_index=make_index, as_of=AS_OF)
    return site


@pytest.fixture(scope="session")
def server(http_edition: Path) -> Iterator[str]:
    """The address of the http edition on this machine."""
    with serving(http_edition) as loopback:
        yield f"{loopback.origin}/"


def make_index(given: Path, into: Path, *, as_scripts: bool) -> str:
    """Make the index of the search as the build does."""
    command = [
        "node",
        str(ROOT / "theme/search/write.mjs"),
        "--out",
        str(into),
        *(["--as-scripts"] if as_scripts else []),
    ]
    lines = given.read_text(encoding="utf-8")
    done = subprocess.run(command, input=lines, capture_output=True, encoding="utf-8", check=True)
    return str(json.loads(done.stdout)["folder"])


def _bundle_listener(target: Path) -> None:
    entry = HERE / "listen_entry.mjs"
    esbuild = ROOT / "node_modules" / ".bin" / "esbuild"
    command = [str(esbuild), str(entry), "--bundle", "--format=iife", "--log-level=error", f"--outfile={target}"]
    subprocess.run(command, check=True)
