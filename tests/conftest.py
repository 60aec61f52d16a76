"""What tests in several folders share: the project's folder, one browser, and the order they run in."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from measure.loopback import serving
from setup.browser import FLAGS, find_quick_browser, missing
from setup.steps import one_at_a_time

ROOT = Path(__file__).resolve().parents[1]
FASTEST_FIRST = (
    "calculators",
    "sitegen",
    "content",
    "docs",
    "theme",
    "setup",
    "scripts",
    "publish",
    "readers",
    "whole_site",
    "runtime",
    "browser",
    "hosting",
)


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the whole run; each test opens its own context in it."""
    executable = find_quick_browser()
    if executable is None:
        pytest.fail(missing(), pytrace=False)
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=executable, args=list(FLAGS))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run what answers in milliseconds first, so that a small mistake shows before a site is built."""
    items.sort(key=slowness)


def slowness(item: pytest.Item) -> int:
    folder = item.path.relative_to(ROOT).parts[item.path.is_relative_to(ROOT / "tests")]
    return FASTEST_FIRST.index(folder) if folder in FASTEST_FIRST else len(FASTEST_FIRST)


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory, testrun_uid: str) -> Path:
    """A folder that all workers of this run share: what takes long to make is made once."""
    folder = tmp_path_factory.getbasetemp().parent / f"shared-{testrun_uid}"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def http_folder(shared: Path) -> Path:
    """The whole site, built for a web server."""
    return build(shared / "site")


@pytest.fixture(scope="session")
def offline_folder(shared: Path) -> Path:
    """The whole site, built to be opened by double-click, in a folder with a difficult name."""
    return build(shared / "逾期 不慌", "--offline")


def build(target: Path, *options: str) -> Path:
    """Build as a user does, unless another worker has."""
    with one_at_a_time(target.with_name("building.lock")):
        if not target.exists():
            run_build(target, *options)
    return target


def run_build(target: Path, *options: str) -> None:
    command = [sys.executable, str(ROOT / "scripts/build.py"), "--quick", "--out", str(target), *options]
    done = subprocess.run(command, check=False, capture_output=True, encoding="utf-8", cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="session")
def origin(http_folder: Path) -> Iterator[str]:
    """Where the built site is served on this machine."""
    with serving(http_folder) as server:
        yield server.origin
