"""A browser is found where there is one, and asked for in words where there is none."""

import sys

import pytest

from setup.browser import SHELL, ensure_browser, find_browser, find_quick_browser, missing
from setup.steps import SetupError

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems keep browsers in fixed places too")


@pytest.fixture
def bare_machine(monkeypatch, tmp_path):
    """A machine whose PATH holds one empty folder."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CHROMIUM", raising=False)
    return tmp_path


@pytest.mark.usefixtures("bare_machine")
def test_nothing_found():
    """Where there is no browser and no way to install one, the command to type is told."""
    with pytest.raises(SetupError, match="sudo apt install chromium"):
        ensure_browser()


def test_browser_on_the_path(bare_machine):
    """A browser on the PATH is found."""
    browser = program(bare_machine / "google-chrome", "exit 0")

    assert find_browser() == browser


def test_stand_in_is_passed_over(bare_machine):
    """A program that only says how to install a browser is none."""
    program(bare_machine / "chromium", "exit 1")
    browser = program(bare_machine / "google-chrome", "exit 0")

    assert find_browser() == browser


def test_browser_without_windows_is_quicker(bare_machine, monkeypatch):
    """The tests drive the browser without windows where it is, the whole one elsewhere, and what was chosen before both."""
    whole = program(bare_machine / "chromium", "exit 0")
    without_shell = find_quick_browser()
    shell = program(bare_machine / SHELL, "exit 0")
    with_shell = find_quick_browser()
    monkeypatch.setenv("CHROMIUM", str(whole))

    assert (without_shell, with_shell, find_quick_browser()) == (whole, shell, whole)


def test_chosen_browser_goes_first(bare_machine, monkeypatch):
    """The variable CHROMIUM goes before what is on the PATH."""
    program(bare_machine / "chromium", "exit 0")
    chosen = program(bare_machine / "mine", "exit 0")
    monkeypatch.setenv("CHROMIUM", str(chosen))

    assert find_browser() == chosen


def test_chosen_browser_is_not_replaced(bare_machine, monkeypatch):
    """A chosen browser that doesn't start is named; no other takes its place."""
    program(bare_machine / "chromium", "exit 0")
    monkeypatch.setenv("CHROMIUM", "/nowhere/chrome")

    assert find_browser() is None
    assert "/nowhere/chrome" in missing()


def test_browser_of_the_tests_opens_a_page(browser):
    """The browser that the other tests share shows Chinese text."""
    page = browser.new_page()
    page.set_content("<title>逾期不慌</title>")

    assert page.title() == "逾期不慌"


def program(path, line):
    path.write_text(f"#!/bin/sh\n{line}\n")
    path.chmod(0o755)
    return path
