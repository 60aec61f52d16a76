"""A real built site, finished both ways."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from publish import Compression, Preview, PublishError, SearchEntry, Spellings, finish
from publish.csp import inline_script_hashes
from publish.markup import Document
from tests.publish.conftest import make_index
from tests.publish.pages import AS_OF


def finished(site: Path, search_script: Path, *, offline: bool = False, **more: Any) -> None:
    """Finish a copy of the site."""
    finish(site, offline=offline, search_script=search_script, make_index=make_index, as_of=AS_OF, **more)


def test_every_page_has_a_policy_with_the_hashes_of_its_scripts(http_edition: Path) -> None:
    """No script of the theme runs by exception."""
    for path in http_edition.rglob("*.html"):
        document = Document(path.name, path.read_text(encoding="utf-8"))
        [policy] = [tag for tag in document.tags if tag.attributes.get("http-equiv") == "Content-Security-Policy"]

        assert all(digest in policy.attributes["content"] for digest in inline_script_hashes(document))
        assert "unsafe-inline" not in policy.attributes["content"]


def test_the_themes_own_search_is_gone(http_edition: Path, search_script: Path) -> None:
    """Pages name our script, and nobody downloads theirs."""
    html = (http_edition / "scenarios/jiebei/index.html").read_text(encoding="utf-8")

    assert f'"search": "../../assets/{search_script.name}"' in html
    assert (http_edition / "assets" / search_script.name).is_file()
    assert not (http_edition / "assets/javascripts/workers").exists()
    assert not (http_edition / "assets/javascripts/lunr").exists()


def test_no_file_names_a_source_map_that_is_not_there(http_edition: Path) -> None:
    """Maps are left out, and so are the lines that name them."""
    files = [*http_edition.rglob("*.js"), *http_edition.rglob("*.css")]

    assert files
    assert [path.name for path in files if "sourceMappingURL" in path.read_text(encoding="utf-8")] == []


def test_aliases_are_in_the_index_and_on_no_page(http_edition: Path) -> None:
    """What a reader in distress types is never shown to somebody looking over the shoulder."""
    pages = "".join(path.read_text(encoding="utf-8") for path in http_edition.rglob("*.html"))
    known = [row[3] for rows in _pages(http_edition).values() for row in rows if len(row) > 3]

    assert "想自杀" not in pages
    assert ["不想活了", "想自杀", "活不下去"] in known


@pytest.mark.parametrize("offline", [True, False])
def test_what_readers_type_leads_to_a_page_and_to_a_place_on_one(
    built_site: Path, search_script: Path, tmp_path: Path, *, offline: bool
) -> None:
    """Lines are given by the address of a page from the site's root, whatever the edition calls it."""
    site = _copy(built_site, tmp_path / "site")
    asked = {"scenarios/jiebei/": ("那个借的还不动了",), "laws/civil-code/#676": ("多出来的钱归哪条管",)}

    finished(site, search_script, offline=offline, spellings=Spellings(asked=asked))

    texts = "".join(path.read_text(encoding="utf-8") for path in (site / "search").glob("*/p*.js*"))
    assert [line for lines in asked.values() for line in lines if line not in texts] == []


def test_names_that_nobody_is_shown_are_only_found_by(built_site: Path, search_script: Path, tmp_path: Path) -> None:
    """What people in distress type leads to the page for them, and stands in none of the texts that results show."""
    site = _copy(built_site, tmp_path / "site")
    words = Spellings(asked={"scenarios/crisis/": ("想去一个很远的地方",)}, unshown=("scenarios/crisis/",))

    finished(site, search_script, spellings=words)

    assert _pages(site)["scenarios/crisis/"][0][3:] == []
    assert any("很远" in path.read_text(encoding="utf-8") for path in _pieces(site, "n*.json"))


def test_sounds_are_known_of_characters_that_somebody_may_type(
    built_site: Path, search_script: Path, tmp_path: Path
) -> None:
    """Of those that hardly anybody types only what the site has is sent: on a page, in a reader's line, in words for one thing."""
    site = _copy(built_site, tmp_path / "site")
    words = Spellings(
        sounds={"li": "力俪郦鹂骊栎"},
        seldom=frozenset("俪郦鹂骊栎"),
        asked={"scenarios/jiebei/": ("郦县",)},
        synonyms=(("黄鹂", "鸟"),),
    )

    finished(site, search_script, spellings=words)

    [piece] = _pieces(site, "sounds.json")
    assert json.loads(piece.read_text(encoding="utf-8"))["characters"] == {"li": "力郦鹂"}


def test_the_theme_fetches_no_index(http_edition: Path) -> None:
    """It would on every page with a form named "search"; ours asks for a small file first, which names the folder."""
    pages = "".join(path.read_text(encoding="utf-8") for path in http_edition.rglob("*.html"))
    fetched = json.loads((http_edition / "search/search_index.json").read_text())

    assert 'name="search"' not in pages
    assert (http_edition / fetched["index"] / "places.json").is_file()
    assert (http_edition / "search/search_index.json").stat().st_size < 100


def test_entries_of_others_are_found_too(built_site: Path, search_script: Path, tmp_path: Path) -> None:
    """What stands on no page can be given along."""
    site = _copy(built_site, tmp_path / "site")
    extra = SearchEntry("help/", "求助热线", "12356", "求助热线")

    finished(site, search_script, search_entries=[extra])

    assert _pages(site)["help/"] == [["", "求助热线", "12356"]]


def test_a_preview_lets_its_server_add_a_script(built_site: Path, search_script: Path, tmp_path: Path) -> None:
    """The policy would block the reloading of pages while somebody writes; all else is as published."""
    site = _copy(built_site, tmp_path / "site")

    shutil.copyfile(search_script, site / "assets" / search_script.name)
    Preview(site, f"assets/{search_script.name}").finish(AS_OF, Spellings())

    html = (site / "index.html").read_text(encoding="utf-8")
    assert "Content-Security-Policy" not in html
    assert search_script.name in html


def test_what_a_preview_searches_follows_its_pages(built_site: Path, search_script: Path, tmp_path: Path) -> None:
    """A page that is gone is found no more, new synonyms count; an edit of neither leaves the list as it is."""
    site = _copy(built_site, tmp_path / "site")
    shutil.copyfile(search_script, site / "assets" / search_script.name)
    preview = Preview(site, f"assets/{search_script.name}")
    preview.finish(AS_OF, Spellings())
    entries = site / "search/entries.json"
    pages = {each["location"].partition("#")[0] for each in json.loads(entries.read_text(encoding="utf-8"))["entries"]}
    gone = min(pages - {""})

    preview.forget([f"{gone}index.html"])
    preview.list_entries(Spellings())
    left = entries.read_text(encoding="utf-8")
    synonyms = Spellings(synonyms=(("甲", "乙"),))
    preview.list_entries(synonyms)
    with_synonyms = json.loads(entries.read_text(encoding="utf-8"))
    entries.unlink()
    preview.list_entries(synonyms)

    assert f'"location":"{gone}' not in left
    assert len(pages) > 1
    assert with_synonyms["synonyms"] == [["甲", "乙"]]
    assert with_synonyms["entries"] == json.loads(left)["entries"]
    assert not entries.exists()


def test_the_theme_is_repaired(http_edition: Path) -> None:
    """Its switches lose a wrong attribute, its search gets a name."""
    html = (http_edition / "index.html").read_text(encoding="utf-8")

    assert re.findall(r'<input class="md-toggle"[^>]*autocomplete', html) == []
    assert re.search(r'<div class="md-search"[^>]*role="dialog"[^>]*aria-label="搜索"', html)


def test_the_sitemap_has_the_given_date(http_edition: Path) -> None:
    """Not the day of the build."""
    dates = set(re.findall("<lastmod>(.*?)</lastmod>", (http_edition / "sitemap.xml").read_text()))

    assert dates == {"2026-11-23"}


@pytest.mark.parametrize("offline", [True, False])
def test_finishing_twice_gives_the_same_bytes(
    built_site: Path, search_script: Path, tmp_path: Path, *, offline: bool
) -> None:
    """From the same files, in another folder."""
    first, second = (_copy(built_site, tmp_path / name) for name in ("one", "two"))

    for site in (first, second):
        compression = Compression(tmp_path / f"cache-{site.name}")
        finished(site, search_script, offline=offline, compression=compression)

    assert _bytes(first) == _bytes(second)


def test_the_folder_edition_loads_search_as_plain_scripts(offline_edition: Path) -> None:
    """Nothing can be fetched from a folder; a page names no script of the search before it is used."""
    html = (offline_edition / "scenarios/jiebei/index.html").read_text(encoding="utf-8")
    index = (offline_edition / "search/search_index.js").read_text(encoding="utf-8")

    assert 'src="../../assets/search.' not in html
    assert index.startswith("var __index = {")
    assert '["scenarios/jiebei/index.html",' in "".join(
        path.read_text() for path in _pieces(offline_edition, "places.js")
    )


def test_no_link_of_the_folder_edition_leads_to_a_folder(offline_edition: Path) -> None:
    """Each relative link names a file that is there."""
    for path in offline_edition.rglob("*.html"):
        for tag in Document(path.name, path.read_text(encoding="utf-8")).tags:
            address = tag.attributes.get("href", "").partition("#")[0]
            if tag.name in {"a", "link"} and address and ":" not in address:
                assert (path.parent / address).is_file(), f"{path}: {address}"


def test_a_page_with_an_inline_handler_is_refused(built_site: Path, search_script: Path, tmp_path: Path) -> None:
    """All problems come at once, and no page has been touched."""
    site = _copy(built_site, tmp_path / "site")
    (site / "bad.html").write_text("<html><head></head><body onload=x()><p style='a:b'></body></html>")
    before = _bytes(site)

    with pytest.raises(PublishError) as refused:
        finished(site, search_script)

    assert refused.value.problems == (
        "bad.html:1: <body> 带有 onload 属性，不允许页面内的事件处理。请写进脚本文件。",
        "bad.html:1: <p> 带有 style 属性（'a:b'），会被安全策略拦下。请改用 class。",
    )
    assert _bytes(site) == before


def test_a_theme_that_names_its_worker_otherwise_is_noticed(
    built_site: Path, search_script: Path, tmp_path: Path
) -> None:
    """Else the search would quietly be the theme's own, which finds no Chinese words."""
    site = _copy(built_site, tmp_path / "site")
    home = site / "index.html"
    home.write_text(home.read_text(encoding="utf-8").replace("workers/search.", "workers/other."), encoding="utf-8")

    with pytest.raises(PublishError, match="找不到搜索脚本的地址"):
        finished(site, search_script)


def _copy(site: Path, to: Path) -> Path:
    shutil.copytree(site, to)
    return to


def _pieces(site: Path, pattern: str) -> list[Path]:
    return [*(site / "search").glob(f"*/{pattern}")]


def _pages(site: Path) -> dict[str, list[list[Any]]]:
    """What the search can show of each page: its own row, then those of its sections."""
    pages: dict[str, list[list[Any]]] = {}
    for path in _pieces(site, "p*.json"):
        if path.stem != "places":
            pages |= json.loads(path.read_text(encoding="utf-8"))
    return pages


def _bytes(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
