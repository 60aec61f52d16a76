"""What is saved on a device is one build, or says that it isn't; a file that can't be had doesn't keep the others away."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.browser.tab import PATIENCE_MS, Tab
from tests.hosting.builds import NEWER, Built
from tests.hosting.hosts import Habits, Host, habitual, pages
from tests.hosting.test_hosts import LOOKS, PAGE, WHOLE, work_out

Start = Callable[..., Host]
Visit = Callable[[Host], Tab]
OTHER = "scenarios/beta/"
INDEX = f"{PAGE}index.html"


def save(tab: Tab, words: str) -> str:
    """Press the button, wait for some words, and give all that is said then."""
    tab.go("privacy/")
    tab.page.click("[data-save-site] button >> text=存到本机")
    tab.page.wait_for_selector(f"[data-save-site] >> text={words}", timeout=PATIENCE_MS)
    return tab.page.inner_text("[data-save-site]")


def test_pages_read_before_a_newer_build_are_not_saved_with_it(start: Start, visit: Visit, newer: Built) -> None:
    """On a host whose pages may be kept for ten minutes, the copy is the newer build's all through, and is styled offline."""
    host = start(pages)
    tab = visit(host)
    for address in (PAGE, OTHER):
        tab.go(address)
    host.publish(newer.site)

    save(tab, "断网也能看、能算。")
    tab.page.context.set_offline(offline=True)

    for address in (PAGE, OTHER):
        tab.go(address)
        assert NEWER in tab.page.inner_text("h1")
        assert tab.page.evaluate(LOOKS) == WHOLE
    assert "/repo/assets/mark." in tab.page.get_attribute("link[rel=icon]", "href", strict=True).replace(
        "../..", "/repo"
    )


def test_cache_on_the_way_is_asked_past(start: Start, visit: Visit, earlier: Built, newer: Built) -> None:
    """A cache between reader and host that still holds an earlier page doesn't bring it into the copy."""
    host = start(habitual, Habits(stale={PAGE: earlier.site / INDEX}))
    host.publish(newer.site)
    tab = visit(host)

    save(tab, "断网也能看、能算。")
    tab.page.context.set_offline(offline=True)
    tab.go(PAGE)

    assert NEWER in tab.page.inner_text("h1")


def test_copy_that_is_not_one_build_says_so(start: Start, visit: Visit, earlier: Built, newer: Built) -> None:
    """What comes from an earlier build all the same is left out and named; once it has come, the copy is whole."""
    habits = Habits(stale={PAGE: earlier.site / INDEX}, stale_whatever_is_asked=True)
    host = start(habitual, habits)
    host.publish(newer.site)
    tab = visit(host)

    said = save(tab, "没有存完")
    habits.stale.clear()
    tab.page.click("[data-save-site] button >> text=接着存")
    tab.page.wait_for_selector("text=断网也能看、能算。", timeout=PATIENCE_MS)

    assert f"1个文件（{PAGE}）" in said


def test_file_that_cannot_be_had_is_named_and_the_rest_saved(start: Start, visit: Visit, earlier: Built) -> None:
    """A page and a file of every page that the host doesn't hand out are named; all else is read and worked out offline."""
    mark = next((earlier.site / "assets").glob("mark.*.svg")).relative_to(earlier.site).as_posix()
    tab = visit(start(habitual, Habits(hidden=frozenset({OTHER, mark}))))

    said = save(tab, "没有存完")
    tab.page.context.set_offline(offline=True)
    tab.go(PAGE)
    looks = tab.page.evaluate(LOOKS)
    work_out(tab, "987")

    assert f"2个文件（{mark}、{OTHER}）" in said
    assert looks == WHOLE


def test_saving_goes_on_where_it_broke_off(start: Start, visit: Visit, earlier: Built) -> None:
    """A broken line loses nothing: pressed again, only the missing files are fetched."""
    laws = {place for place in places_of(earlier) if place.startswith("laws/")}
    habits = Habits(hidden=frozenset(laws))
    tab = visit(start(habitual, habits))
    save(tab, "没有存完")
    habits.hidden = frozenset()
    habits.asked.clear()

    tab.page.click("[data-save-site] button >> text=接着存")
    tab.page.wait_for_selector("text=断网也能看、能算。", timeout=PATIENCE_MS)

    assert laws <= set(habits.asked)
    assert set(habits.asked) - laws <= {"service-worker.js", "site-files.json"}


def test_whole_copy_is_read_until_the_newer_is_whole(start: Start, visit: Visit, newer: Built) -> None:
    """While the newer copy lacks something, the earlier, which is whole, is read offline; pages of the two are never mixed."""
    habits = Habits()
    host = start(habitual, habits)
    tab = visit(host)
    save(tab, "断网也能看、能算。")
    host.publish(newer.site)
    habits.hidden = frozenset({OTHER})

    tab.go("privacy/")
    tab.page.click("[data-save-site] button >> text=换成新的一份")
    tab.page.wait_for_selector("text=没有存完", timeout=PATIENCE_MS)
    tab.page.context.set_offline(offline=True)

    for address in (PAGE, OTHER):
        tab.go(address)
        assert NEWER not in tab.page.inner_text("h1")
        assert tab.page.evaluate(LOOKS) == WHOLE


def test_list_holds_what_is_read_offline(earlier: Built) -> None:
    """The page for what is missing, hosts' own files and what programs read are not saved."""
    places = places_of(earlier)

    assert {"", PAGE, "privacy/"} <= places
    assert {
        place for place in places if place.startswith((".", "_", "api/")) or place in {"404.html", "sitemap.xml"}
    } == set()


def test_what_is_kept_unasked_has_its_hash_in_its_name(earlier: Built, newer: Built) -> None:
    """Two builds never have different bytes under a name that the device keeps."""
    first, second = (kept(built.site) for built in (earlier, newer))

    assert first.keys() & second.keys()
    assert {name for name in first.keys() & second.keys() if first[name] != second[name]} == set()


def places_of(built: Built) -> set[str]:
    """What the list of files names."""
    listed = json.loads((built.site / "site-files.json").read_text(encoding="utf-8"))
    return {place for place, *_ in listed["files"]}


def kept(site: Path) -> dict[str, bytes]:
    worker = (site / "service-worker.js").read_text(encoding="utf-8")
    constants: dict[str, Any] = json.loads(worker[len("const BUILD = ") : worker.index(";\n")])
    return {name: (site / name).read_bytes() for name in (*constants["shared"], *constants["runtime"]["files"])}
