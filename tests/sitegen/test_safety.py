"""Words of a content file stay words: no field can put a script, a handler or a dangerous link into a page."""

import dataclasses
import re
from importlib import import_module
from pathlib import Path
from typing import Any

import markdown
import pytest
from pydantic import BaseModel

import sitegen
from sitegen.model.field_types import CitationText, EntryId, Target
from tests.sitegen.conftest import DAY, OFFERED, SMALL
from tests.tables import read_yaml

SETTINGS = Path(__file__).parents[2] / "mkdocs.yml"
NAMES = {
    "id",
    "step",
    "next",
    "outcome",
    "first",
    "number",
    "level",
    "likely",
    "pattern",
    "kind",
    "from_",
    "preset",
    "presets",
    "example",
}
PAYLOADS = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)' x='",
    "</p></details></section><svg/onload=alert(1)>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    '`<script>` {: onclick="alert(1)" }',
    "{{ 7 * 7 }}{% raw %}<!-- ]]>",
    "\n\n<script>alert(1)</script>\n\n    <script>alert(1)</script>\n\n[x]: javascript:alert(1)\n\n[x]\n\n---\n",
]
LINKS = [
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt&colon;alert(1))",
    "[x](data:text/html;base64,eA==)",
    "[x](vbscript:x)",
    "[x](//evil.example)",
    "[x](http://evil.example)",
    '[x](<https://evil.example/" onclick="alert(1)>)',
    "![x](javascript:x)",
    '[x](https://evil.example"onclick=alert(1))',
    "[x](file:///etc/passwd)",
    "[x](\\\\evil.example)",
    '[x](<#" onclick="x>)',
    "<javascript:alert(1)>",
    '[@small-law:1" onclick="x]',
    '{fact:x"onclick=}',
    "[x](tel:110)",
    '[x](scenario:beta#"onclick)',
]
SAFE_LINK = re.compile(r"(https://[a-z.]+/|tel:[0-9-]+$|#|\.|[a-z0-9-]+/)")


@pytest.fixture(scope="module")
def as_published():
    """Puts a page through Markdown as MkDocs does, with the extensions of mkdocs.yml."""
    written = read_yaml(SETTINGS)["markdown_extensions"]
    names = [next(iter(each)) if isinstance(each, dict) else each for each in written]
    options = {name: value for each in written if isinstance(each, dict) for name, value in each.items()}
    return markdown.Markdown(extensions=names, extension_configs=options)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_words_become_tags(payload, small_pages, pages_of, elements, as_published, monkeypatch):  # noqa: PLR0917
    """Were every check blind, hostile words in every text of the content would still come out as words."""
    monkeypatch.setattr(import_module("sitegen.join"), "CHECKS", ())
    content = poisoned_content(payload)

    site, problems = sitegen.link(content, DAY, OFFERED)
    pages = pages_of(site)

    assert problems == ()
    assert set(pages) == set(small_pages)
    assert sum(unspaced(payload) in unspaced(page.body + text_of(elements, page)) for page in pages.values()) > 15
    for path, page in pages.items():
        published = elements(as_published.reset().convert(page.body))
        known = {tag for tag, _ in elements(small_pages[path].body).tags}
        assert dangers(published) == [], path
        assert {tag for tag, _ in published.tags} <= known | {"p", "br"}, path
        assert published.astray == [], path


def poisoned_content(payload: str) -> sitegen.Content:
    content = sitegen.load(SMALL)
    entries = {
        kind: {name: dataclasses.replace(entry, file=poisoned(entry.file, payload)) for name, entry in of_kind.items()}
        for kind, of_kind in content.entries.items()
    }
    return dataclasses.replace(content, entries=entries)


def poisoned(value: Any, payload: str) -> Any:
    """Append the payload to every text that isn't a name of something."""
    if isinstance(value, CitationText | EntryId | Target):
        return value
    if isinstance(value, str):
        return type(value)(value + payload)
    if isinstance(value, tuple):
        return tuple(poisoned(each, payload) for each in value)
    if isinstance(value, dict):
        return {name: poisoned(each, payload) for name, each in value.items()}
    if isinstance(value, BaseModel):
        names = [name for name in type(value).model_fields if name not in NAMES and not is_blank_name(value, name)]
        return value.model_copy(update={name: poisoned(getattr(value, name), payload) for name in names})
    return value


def is_blank_name(value: BaseModel, name: str) -> bool:
    return name == "name" and "blank" in type(value).model_fields


def unspaced(text: str) -> str:
    return "".join(text.split())


def text_of(elements, page: sitegen.Page) -> str:
    return "".join(elements(page.body).text)


def dangers(page) -> list[object]:
    """Find scripts, handlers and links that leave by another way than https or the telephone."""
    found: list[object] = [
        tag for tag, _ in page.tags if tag in ("script", "iframe", "object", "embed", "base", "style")
    ]
    for _, attrs in page.tags:
        found += [name for name in attrs if name.startswith("on")]
        found += [link for link in (attrs.get("href"), attrs.get("src")) if link and not SAFE_LINK.match(link)]
    return found


@pytest.mark.parametrize("payload", LINKS)
def test_no_link_leads_astray(payload, folder, pages_of, elements):
    """A link that could run something, or leave unsafely, is an error, and what is shown instead is harmless."""
    folder.edit("scenarios/alpha.yml", ("  text: 只问数字。", f"  text: |-\n    只问数字{payload}"))

    site, problems = folder.link()

    assert {(each.place.file, each.place.line) for each in problems} == {("content/scenarios/alpha.yml", 13)}
    assert [dangers(elements(page.body)) for page in pages_of(site).values() if dangers(elements(page.body))] == []


def test_the_test_sees_dangers(elements):
    """What the tests above look for is found where it is."""
    page = elements("<p onclick='x'><a href='javascript:x'>x</a><script>x</script><img src='//x'></p>")

    assert dangers(page) == ["script", "onclick", "javascript:x", "//x"]
