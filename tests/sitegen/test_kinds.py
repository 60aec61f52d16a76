"""Every kind of content has all that a kind needs; what is forgotten in a row's surroundings is named here."""

import re
from collections.abc import Iterator
from pathlib import Path

import jinja2
import pytest

import sitegen
from measure.page_kinds import KINDS as MEASURED
from scripts.field_notes import GUIDE, read_tables
from sitegen.model.field_types import EntryId, Model
from sitegen.model.kinds import BY_NAME, KINDS, TRIAGE, Kind
from sitegen.pages.engine import TEMPLATES
from sitegen.pages.plans import Plan

TEXT = GUIDE.read_text(encoding="utf-8")
SEARCH = Path(__file__).parents[2] / "theme/search/kinds.mjs"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_kind_is_complete(kind):
    """Each kind has its templates, its place in the guide, a name in messages, a page that is measured."""
    missing = list(lacking(kind))
    assert not missing, "\n".join(missing)  # all of them, however long


def lacking(kind: Kind[Model]) -> Iterator[str]:
    """Say what a kind lacks, and where to write it."""
    names = [kind.list_page.address] if kind.list_page else []
    names += [kind.name] if kind.has_pages and kind is not TRIAGE else []
    for name in names:
        if not (TEMPLATES / f"{name}.html").is_file():
            yield f"sitegen/templates/{name}.html: a template"
    for model in {kind.model, *kind.variants.values()}:
        if model.__name__ not in read_tables(TEXT):
            yield f"docs/content.md: a table under <!-- fields: {model.__name__} -->"
    if f"`content/{kind.place}{'/' if kind.layout == 'folder' else '.yml'}`" not in section("文件放在哪里"):
        yield f"docs/content.md, 文件放在哪里: a row for content/{kind.place}"
    if kind.is_linked and f"`{kind.name}`" not in section("正文怎么写"):
        yield f"docs/content.md, 正文怎么写: `{kind.name}` among those that can be linked"
    if kind.is_linked and not kind.called:
        yield f"{kind.name}'s row: `called`, for messages"
    if kind.is_linked and not kind.has_pages and not kind.list_page:
        yield f"{kind.name}'s row: `has_pages` or `list_page`, for links to it"
    if kind.has_pages and not any(address.startswith(f"{kind.place}/") for address in MEASURED.values()):
        yield f"measure/page_kinds.py: a page of {kind.place}/"


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.list_page], ids=lambda kind: kind.name)
def test_search_knows_what_a_list_page_holds(kind):
    """Who types what a list is called gets it first; where entries have no pages, each is found by its own name."""
    favoured = "LISTS" if kind.has_pages else "NAMED_SECTIONS"

    assert kind.list_page.address in in_search(favoured), f"theme/search/kinds.mjs: its address in {favoured}"


def in_search(favoured: str) -> list[str]:
    """Give the list pages that the search favours in one of these two ways."""
    names = re.search(rf"const {favoured} = new Set\(\[(.*?)\]\)", SEARCH.read_text(encoding="utf-8"), re.DOTALL)
    return re.findall('"(.*?)"', names[1])


def section(heading: str) -> str:
    """Give a section of the guide."""
    return TEXT.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.afterwards], ids=lambda kind: kind.name)
def test_kind_that_is_begun_names_the_entry(kind):
    """What `new.py` says at the end is about the file that was begun."""
    assert kind.layout == "folder"
    assert "{id}" in kind.afterwards


def test_missing_template_is_named(small_site):
    """Who forgets a template is told which file to write."""
    planned = [Plan("one.md", "no-such-kind", "一页")]

    with pytest.raises(jinja2.TemplateNotFound, match=r"缺 sitegen/templates/no-such-kind\.html"):
        list(sitegen.rendered(small_site, planned=planned))


def test_kinds_stand_at_places_of_their_own():
    """No two kinds share a name, a place below content/, or a list page."""
    for values in (
        [kind.name for kind in KINDS],
        [kind.place for kind in KINDS],
        [kind.list_page.address for kind in KINDS if kind.list_page],
    ):
        assert sorted(set(values)) == sorted(values)


def test_ids_in_models_are_of_kinds():
    """A field that holds an id names a kind that exists."""
    assert {each.kind for each in EntryId.__subclasses__()} <= set(BY_NAME)
