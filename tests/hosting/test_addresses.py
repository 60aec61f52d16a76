"""What depends on the address at which the site stands."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser

from scripts.build import main
from tests.browser.tab import Tab, open_tab
from tests.hosting.builds import ADDRESS, NEWER, REPOSITORY, Built
from tests.hosting.hosts import Habits, Host, habitual, pages
from tests.hosting.test_hosts import LOOKS, PAGE, WHOLE, find

Start = Callable[..., Host]
Visit = Callable[[Host], Tab]


def addresses_of(site: Path) -> set[str]:
    pages = (page.parent.relative_to(site).as_posix() for page in site.rglob("index.html"))
    return {f"{ADDRESS}/{page}/".replace("/./", "/") for page in pages}


def test_sitemap_names_every_page(newer: Built) -> None:
    """With an address, whether or not it was typed with its last slash, the sitemap holds the full address of each page."""
    sitemap = (newer.site / "sitemap.xml").read_text(encoding="utf-8")

    assert set(re.findall("<loc>(.*?)</loc>", sitemap)) == addresses_of(newer.site)


def test_every_page_names_its_address(newer: Built) -> None:
    """Each page says under which address it wants to be known; the page for what is missing says none."""
    named = [re.findall('rel="canonical" href="(.*?)"', page.read_text("utf-8")) for page in newer.site.rglob("*.html")]

    assert {address for each in named for address in each} == addresses_of(newer.site)
    assert "canonical" not in (newer.site / "404.html").read_text(encoding="utf-8")


def test_without_an_address_there_is_no_sitemap(earlier: Built) -> None:
    """An empty one would tell search engines that there are no pages."""
    assert not (earlier.site / "sitemap.xml").exists()


def test_build_says_what_is_missing_without_an_address(earlier: Built, newer: Built) -> None:
    """Who builds without an address hears what that costs; who gives one hears nothing."""
    assert "--site-url" in earlier.said
    assert "--site-url" not in newer.said


@pytest.mark.parametrize(
    "address", ["example.org", "ftp://e.org/", "https://", "https://[", "https://e.org/?a", "https://e.org/x.html"]
)
def test_address_that_is_none_is_refused(address: str) -> None:
    """What can't be a site's address stops the build before it begins, in words."""
    done = CliRunner().invoke(main, ["--site-url", address])

    assert done.exit_code == 1
    assert "不是网站的网址" in done.output


def test_edit_link_needs_no_last_slash(newer: Built) -> None:
    """The repository's address may be written with or without its last slash."""
    page = (newer.site / PAGE / "index.html").read_text(encoding="utf-8")

    assert f'href="{REPOSITORY}/scenarios/alpha.yml"' in page


def test_missing_page_below_a_folder_without_scripts(browser: Browser, start: Start, newer: Built) -> None:
    """Built for its address, the page for what is missing is styled and leads home even where scripts are off."""
    host = start(pages)
    host.publish(newer.site)
    tab = open_tab(browser, host.root, java_script_enabled=False)

    tab.page.goto(f"{host.root}/nothing/deep/")
    tab.page.click(".choices a >> nth=0")

    assert tab.page.url == f"{host.root}/"
    assert {url for url in tab.requests if url.endswith(".css")} != set()
    tab.page.context.close()


def test_missing_page_of_a_build_for_another_address(start: Start, visit: Visit, newer: Built) -> None:
    """Published elsewhere than it was built for, the page for what is missing still finds style, script and search."""
    host = start(habitual, Habits("/elsewhere/below/"))
    host.publish(newer.site)
    tab = visit(host)

    tab.page.goto(f"{host.root}/nothing/deep/")

    assert tab.settled(lambda: tab.page.evaluate(LOOKS), WHOLE)
    find(tab, "逾期")
    assert tab.page.get_attribute(".md-search-result__link", "href", strict=False).startswith(f"{host.root}/")


@pytest.mark.parametrize("missing", ["404.html", "index.html"])
def test_page_out_of_a_cache_whose_files_are_gone(start: Start, visit: Visit, newer: Built, missing: str) -> None:
    """A page that the browser kept asks for itself again when a newer build has taken its style and script away."""
    host = start(habitual, Habits(cache="no-store", cache_pages="max-age=600", missing=missing))
    tab = visit(host)
    tab.go(PAGE)
    tab.go("about/")
    host.publish(newer.site)

    tab.page.evaluate("(address) => { location.href = address; }", f"{host.root}/{PAGE}")
    tab.page.wait_for_selector(f"h1:has-text('{NEWER}')")

    assert tab.settled(lambda: tab.page.evaluate(LOOKS), WHOLE)
