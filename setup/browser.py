"""Find the browsers that the tests drive, or gets the system's."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from setup import system_package
from setup.steps import SetupError, say

if TYPE_CHECKING:
    from collections.abc import Iterator

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "msedge")
SHELL = "chromium-headless-shell"
"""The same Chromium without windows and settings, as Debian packs it: a tab opens in a third of the time."""
MAC = ("Google Chrome", "Chromium", "Microsoft Edge")
WINDOWS = (
    r"Google\Chrome\Application\chrome.exe",
    r"Chromium\Application\chrome.exe",
    r"Microsoft\Edge\Application\msedge.exe",
)

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
"""How the tests start it: nothing but our own pages may reach the network."""

INSTALL = {
    "linux": "sudo apt install chromium",
    "darwin": "brew install --cask chromium",
    "win32": "winget install Google.Chrome",
}


def ensure_browser() -> Path:
    """Find a browser, else install the system's where we may; raises SetupError that names the one command to type."""
    browser = find_browser()
    if browser is None and system_package.may_install():
        system_package.install("chromium")
        browser = find_browser()
    if browser is None:
        raise SetupError(missing())
    return browser


def ensure_shell() -> None:
    """Get the browser without windows where we may; the other drives the tests as well, only slower."""
    if not os.environ.get("CHROMIUM") and shutil.which(SHELL) is None and system_package.may_install():
        try:
            system_package.install(SHELL)
        except SetupError:
            say(f"  没有装上 {SHELL}，测试会慢一些。")


def find_quick_browser() -> Path | None:
    """Find what opens tabs fastest: the browser without windows, else the whole one."""
    shell = None if os.environ.get("CHROMIUM") else shutil.which(SHELL)
    return Path(shell) if shell and starts(Path(shell)) else find_browser()


def find_browser() -> Path | None:
    """Find a browser of Chromium's kind that starts; the variable CHROMIUM goes before all others."""
    chosen = os.environ.get("CHROMIUM")
    if chosen:
        return Path(chosen) if starts(Path(chosen)) else None
    return next(filter(starts, candidates()), None)


def missing() -> str:
    """Say what is missing and what to type."""
    if os.environ.get("CHROMIUM"):
        return "环境变量 CHROMIUM 指的浏览器打不开：{0}\nCHROMIUM names a browser that doesn't start: {0}".format(
            os.environ["CHROMIUM"]
        )
    return (
        "测试要用 Chromium、Chrome 或 Edge 浏览器，这台机器上没有找到。请先运行下面这一行，再运行测试：\n"
        "The tests need Chromium, Chrome or Edge, and none was found. First run this line, then the tests again:\n"
        f"    {INSTALL.get(sys.platform, INSTALL['linux'])}"
    )


def candidates() -> Iterator[Path]:
    """Where browsers are, the system's first."""
    yield from (Path(found) for found in map(shutil.which, NAMES) if found)
    yield from (folder / f"{name}.app/Contents/MacOS/{name}" for folder in mac_folders() for name in MAC)
    yield from (Path(folder) / name for folder in windows_folders() for name in WINDOWS)


def mac_folders() -> tuple[Path, ...]:
    """Where macOS keeps programs."""
    return (Path("/Applications"), Path.home() / "Applications") if sys.platform == "darwin" else ()


def windows_folders() -> list[str]:
    """Where Windows keeps programs."""
    places = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
    return [os.environ[place] for place in places if place in os.environ]


def starts(browser: Path) -> bool:
    """Whether this is a browser, not a stand-in that says how to get one; Windows would open a window if asked."""
    if os.name == "nt" or not browser.is_file():
        return browser.is_file()
    try:
        return not subprocess.run([browser, "--version"], check=False, capture_output=True, timeout=30).returncode
    except (OSError, subprocess.SubprocessError):
        return False
