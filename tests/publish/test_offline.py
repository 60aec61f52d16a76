"""A folder opened by double-click has links to files only."""

from pathlib import Path

import pytest

from publish.offline import drop_server_files, file_address, folders_of, link_edits, problems_of
from tests.publish.pages import page

FOLDERS = frozenset({".", "all", "scenarios/a", "scenarios/甲"})


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("../b.css", "../b.css"),
        ("../../all/", "../../all/index.html"),
        ("../../all", "../../all/index.html"),
        ("../../all/#x", "../../all/index.html#x"),
        ("../../all/?q=1#x", "../../all/index.html?q=1#x"),
        ("../..", "../../index.html"),
        ("../../", "../../index.html"),
        (".", "index.html"),
        ("./", "index.html"),
        ("./#x", "index.html#x"),
        ("#x", "#x"),
        ("", ""),
        ("/", "../../index.html"),
        ("/all/#x", "../../all/index.html#x"),
        ("../%E7%94%B2/", "../%E7%94%B2/index.html"),
        ("../甲/", "../甲/index.html"),
        ("https://example.org/all/", "https://example.org/all/"),
        ("//example.org/all/", "//example.org/all/"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("tel:12378", "tel:12378"),
        ("../../all/index.html#x", "../../all/index.html#x"),
        ("../nowhere/", "../nowhere/"),
    ],
)
def test_addresses_of_folders_get_a_file_name(address: str, written: str) -> None:
    """Everything else stays as it is."""
    assert file_address(address, "scenarios/a/index.html", FOLDERS) == written


def test_the_home_page_links_to_itself() -> None:
    """A dot is the folder, which a browser would list."""
    assert file_address(".", "index.html", FOLDERS) == "index.html"


def test_links_in_the_head_are_rewritten_too() -> None:
    """So are forms and areas; other tags are untouched."""
    document = page("<a href='all/'>x</a><form action='all/'></form><p>all/</p>", "<link rel='next' href='all/'>")

    html = document.edited(link_edits(document, FOLDERS))

    assert html.count("all/index.html") == 3
    assert "<p>all/</p>" in html


def test_module_scripts_are_refused() -> None:
    """A browser loads none from a file, and the page would be silent."""
    assert len(list(problems_of(page('<script type="module" src="a.js"></script>')))) == 1
    assert list(problems_of(page('<script src="a.js"></script>'))) == []


def test_folders_are_those_with_a_page() -> None:
    """A folder of pictures is none."""
    assert folders_of(["all/index.html", "assets/an-index.html", "index.html"]) == {".", "all"}


def test_what_only_servers_read_is_left_out(tmp_path: Path) -> None:
    """No sitemap, and no page for addresses that don't exist."""
    for name in ("sitemap.xml", "404.html", "index.html"):
        (tmp_path / name).touch()

    drop_server_files(tmp_path)

    assert [path.name for path in tmp_path.iterdir()] == ["index.html"]
