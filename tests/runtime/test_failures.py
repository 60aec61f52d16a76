"""What the reader is told when a part of the runtime doesn't arrive, and how it mends."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from measure.loopback import Line, Loopback
from setup.browser import FLAGS, find_quick_browser
from tests.runtime.conftest import Call, Tab, expected

OpenTab = Callable[[str], Tab]


def runtime_file(site: Path, name: str) -> Path:
    (file,) = site.glob(f"assets/runtime/*/{name}")
    return file


def replace(file: Path, content: bytes) -> None:
    """Write without touching what the name is linked to."""
    file.unlink()
    file.write_bytes(content)


def remove(file: Path) -> None:
    file.unlink()


def truncate(file: Path) -> None:
    replace(file, file.read_bytes()[: file.stat().st_size // 2])


def flip_a_byte(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 255
    replace(file, bytes(content))


def answer_with_a_page(file: Path) -> None:
    """Do as hosts do that answer every unknown address with their home page."""
    replace(file, b"<!doctype html><title>home</title>")


def flip_many_bytes(file: Path) -> None:
    """Damage what a start can't miss, behind a head that looks right."""
    content = bytearray(file.read_bytes())
    content[1000:60_000] = bytes(byte ^ 255 for byte in content[1000:60_000])
    replace(file, bytes(content))


FAULTS = [
    ("pyodide.asm.wasm", remove),
    ("pyodide.asm.wasm", truncate),
    ("pyodide.asm.js", remove),
    ("pyodide.js", answer_with_a_page),
    ("worker.js", remove),
    ("downloads.js", remove),
]
SNAPSHOT_FAULTS = [
    ("snapshot.wasm", remove),
    ("snapshot.wasm", truncate),
    ("snapshot.wasm", flip_many_bytes),
    ("snapshot.wasm", answer_with_a_page),
]
LIBRARY_FAULTS = [("stdlib.bin", remove), ("stdlib.bin", truncate), ("stdlib.bin", flip_a_byte)]


@pytest.mark.parametrize(("name", "damage"), SNAPSHOT_FAULTS, ids=lambda value: getattr(value, "__name__", value))
def test_without_snapshot_the_library_starts(
    open_tab: OpenTab, broken_server: Loopback, example: Call, name: str, damage: Callable[[Path], None]
) -> None:
    """A damaged snapshot costs a second: Python starts from its library, and the same question is answered."""
    damage(runtime_file(broken_server.site, name))
    tab = open_tab(f"{broken_server.origin}/")

    assert tab.ask(example) == expected(example)
    assert tab.run("() => runtime.level") == 1


@pytest.mark.parametrize(("name", "damage"), LIBRARY_FAULTS, ids=lambda value: getattr(value, "__name__", value))
def test_without_both_the_reader_is_told(
    open_tab: OpenTab, broken_server: Loopback, name: str, damage: Callable[[Path], None]
) -> None:
    """With snapshot and library damaged the reader hears it within seconds."""
    remove(runtime_file(broken_server.site, "snapshot.wasm"))
    damage(runtime_file(broken_server.site, name))
    tab = open_tab(f"{broken_server.origin}/")

    tab.start()

    assert tab.settled()[0] == "failed"


def test_host_that_compresses_nothing(open_tab: OpenTab, broken_server: Loopback, example: Call) -> None:
    """From a host that compresses nothing the snapshot is taken that we have compressed."""
    broken_server.compresses = False
    tab = open_tab(f"{broken_server.origin}/")

    assert tab.ask(example) == expected(example)
    assert tab.run("() => runtime.level") == 2
    assert any(sent.path.endswith("snapshot.bin") for sent in broken_server.sent)


@pytest.mark.parametrize(("name", "damage"), FAULTS, ids=lambda value: getattr(value, "__name__", value))
def test_failure_and_retry(
    open_tab: OpenTab, broken_server: Loopback, example: Call, name: str, damage: Callable[[Path], None]
) -> None:
    """A damaged part is said within seconds, and once it is whole again a retry answers, whatever caches hold."""
    file = runtime_file(broken_server.site, name)
    whole = file.read_bytes()
    damage(file)
    tab = open_tab(f"{broken_server.origin}/")

    tab.start()
    state, reason = tab.settled()
    file.unlink(missing_ok=True)
    file.write_bytes(whole)
    tab.run("() => runtime.retry()")

    assert (state, bool(reason), tab.ask(example)) == ("failed", True, expected(example))


def test_pending_question_survives(open_tab: OpenTab, broken_server: Loopback, example: Call) -> None:
    """A question asked before the failure is answered after the retry, without being asked again."""
    file = runtime_file(broken_server.site, "pyodide.asm.wasm")
    shutil.move(file, file.with_suffix(".away"))
    tab = open_tab(f"{broken_server.origin}/")
    tab.run("([id]) => { runtime.ask(id, '{}').then((text) => { window.answer = text; }); }", example[0])
    tab.settled()

    shutil.move(file.with_suffix(".away"), file)
    tab.run("() => runtime.retry()")
    tab.until("window.answer")

    assert tab.run("() => answer") == expected((example[0], {}))


def test_wrong_type_still_works(open_tab: OpenTab, broken_server: Loopback, example: Call) -> None:
    """A host that doesn't know wasm costs time, not the calculator."""
    del broken_server.types[".wasm"]
    tab = open_tab(f"{broken_server.origin}/")

    assert tab.ask(example) == expected(example)


def test_network_cut_half_way(open_tab: OpenTab, broken_server: Loopback, example: Call) -> None:
    """A network that breaks off in the middle of a file leads to a clean failure, and a retry mends it."""
    broken_server.cut_after = 1_000_000
    tab = open_tab(f"{broken_server.origin}/")
    tab.start()
    state = tab.settled()[0]

    broken_server.cut_after = None
    tab.run("() => runtime.retry()")

    assert (state, tab.ask(example)) == ("failed", expected(example))


def test_browser_without_wasm(browser: Browser, server: Loopback) -> None:
    """A browser that has no WebAssembly says so at once, instead of waiting for ever."""
    flags = [*FLAGS, "--js-flags=--jitless"]  # as browsers are in their strictest mode
    other = browser.browser_type.launch(executable_path=find_quick_browser(), args=flags)
    tab = Tab(other.new_context(), f"{server.origin}/")

    tab.start()

    assert tab.settled()[0] == "failed"
    other.close()


def test_policy_without_wasm(open_tab: OpenTab, broken_server: Loopback) -> None:
    """A host whose policy forbids wasm leads to a clean failure."""
    policy = broken_server.headers["Content-Security-Policy"]
    broken_server.headers["Content-Security-Policy"] = policy.replace(" 'wasm-unsafe-eval'", "")
    tab = open_tab(f"{broken_server.origin}/")

    tab.start()

    assert tab.settled()[0] == "failed"


def test_no_progress(open_tab: OpenTab, broken_server: Loopback) -> None:
    """A worker that says nothing for too long counts as failed."""
    replace(runtime_file(broken_server.site, "worker.js"), b"// silence")
    tab = open_tab(f"{broken_server.origin}/#patience=500")

    tab.start()

    assert tab.settled() == ("failed", "no progress")


def test_slow_line(open_tab: OpenTab, broken_server: Loopback) -> None:
    """A line on which one file takes longer than our patience is slow, not broken: something still arrives."""
    broken_server.line = Line(500_000)  # all of it takes twelve seconds
    tab = open_tab(f"{broken_server.origin}/#patience=2000")

    tab.start()
    tab.page.wait_for_timeout(5000)

    assert tab.run("() => states") == [["loading", ""]]


def test_bug_in_a_calculator(open_tab: OpenTab, server: Loopback, example: Call) -> None:
    """An exception behind the seam is a failure that says what it was; after it the page can ask again."""
    tab = open_tab(f"{server.origin}/")

    tab.run("([id]) => { runtime.ask(id, 5); }", example[0])
    tab.settled()
    tab.until("runtime.state === 'failed'")
    reason = tab.run("() => states.at(-1)[1]")
    tab.run("() => runtime.retry()")

    assert ("TypeError" in reason, tab.ask(example)) == (True, expected(example))


def test_missing_pack(open_tab: OpenTab, file_site: Path, tmp_path: Path, example: Call) -> None:
    """A folder copied without one of its files fails cleanly, and works once the file is there."""
    site = tmp_path / "site"
    shutil.copytree(file_site, site)
    file = runtime_file(site, "file/pack-wasm.js")
    shutil.move(file, file.with_suffix(".away"))
    tab = open_tab(site.joinpath("index.html").as_uri())

    tab.start()
    state, reason = tab.settled()
    shutil.move(file.with_suffix(".away"), file)
    tab.run("() => runtime.retry()")

    assert (state, reason, tab.ask(example)) == ("failed", "pack-wasm.js", expected(example))
