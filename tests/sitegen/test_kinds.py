"""Every kind of content has all that a kind needs; what is forgotten in a row's surroundings is named here."""

import pytest

from scripts import new, schema
from scripts.field_notes import GUIDE, read_tables
from sitegen.model.kinds import BY_NAME, KINDS, SCENARIO
from sitegen.model.words import EntryId
from sitegen.pages.engine import TEMPLATES


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_kind_is_complete(kind):
    """Each kind has a page of its own or a place on a list, its templates, a guide table, a schema, a name in messages."""
    tables = read_tables(GUIDE.read_text(encoding="utf-8"))
    templates = {kind.list_page.address} if kind.list_page else set()
    if kind.has_pages and kind.name != "triage":
        templates.add(kind.name)

    assert {name for name in templates if not (TEMPLATES / f"{name}.html").is_file()} == set()
    assert kind.model.__name__ in tables
    assert {model.__name__ for model in kind.variants.values()} <= set(tables)
    assert f"./schemas/{kind.name}.schema.json" in schema.editor_mapping()
    if kind.is_linked:
        assert kind.called
        assert kind.has_pages or kind.list_page


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.afterwards], ids=lambda kind: kind.name)
def test_kind_that_is_begun_has_a_scaffold(kind):
    """Where `new.py` offers to begin an entry, there is something to begin from, and it says what to do afterwards."""
    assert kind.layout == "folder"
    assert kind is SCENARIO or (new.SCAFFOLDS / f"{kind.name}.yml").is_file()
    assert "{id}" in kind.afterwards


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
