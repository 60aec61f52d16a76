"""What Python and the page's script each do for themselves, both do alike: one table for the two of them."""

from typing import Any

from calculators.row_text import fields_of, line_of
from sitegen.model.format import shown
from sitegen.pages.hrefs import preset_fragment
from tests.tables import table
from tests.theme.conftest import Ask


def cases(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = table(name)
    return found


def test_values_look_alike(ask: Ask) -> None:
    """A figure looks the same in the built page and after it was worked out anew."""
    table = cases("shown")
    expected = [case["shown"] for case in table]

    assert [shown(case["value"], case["kind"], case["unit"]) for case in table] == expected
    assert (
        ask("common/format.mjs", *(("shown", case["value"], case["kind"], case["unit"]) for case in table)) == expected
    )


def test_rows_are_written_alike(ask: Ask) -> None:
    """Fields become the same line from rows on the page and from the calculators."""
    table = cases("rows")
    expected = [case["line"] for case in table]

    assert [line_of(case["fields"]) for case in table] == expected
    assert ask("form/row-text.mjs", *(("lineOf", case["fields"]) for case in table)) == expected


def test_rows_are_read_alike(ask: Ask) -> None:
    """A line, however it was typed, becomes the same fields on the page and in the calculators."""
    lines = [(line, case["fields"]) for case in cases("rows") for line in (case["line"], *case["typed"])]
    expected = [fields for _, fields in lines]

    assert [fields_of(line) for line, _ in lines] == expected
    assert ask("form/row-text.mjs", *(("fieldsOf", line, len(fields)) for line, fields in lines)) == expected


def test_examples_arrive_as_they_were_linked(ask: Ask) -> None:
    """What a page of ours puts into a link is what the calculator's page reads there, and reads as an example."""
    table = cases("links")
    fragments = [f"#{preset_fragment(case['id'], case['values'])}" for case in table]

    found = ask("take-away/link.mjs", *(("readLink", fragment) for fragment in fragments))

    assert found == [{**case, "isExample": True} for case in table]


def test_numbers_arrive_as_they_were_shared(ask: Ask) -> None:
    """What a reader's link carries is what its receiver's page reads there, and it is nobody's example."""
    table = cases("links")
    fragments = ask("take-away/link.mjs", *(("writeLink", case["id"], case["values"]) for case in table))

    found = ask("take-away/link.mjs", *(("readLink", fragment) for fragment in fragments))

    assert found == [{**case, "isExample": False} for case in table]
