"""Despair that no phrase foresees still leads to the page for it, and so brings the numbers to call."""

from pathlib import Path

import pytest

from sitegen.model.kinds import CRISIS, SCENARIO
from tests.content.test_despair import heard
from tests.published import content
from tests.readers.reading import found
from tests.tables import table

OF_OTHERS: dict[str, dict[str, list[str]]] = table("despair-of-others")


def answered(site: Path, texts: list[str]) -> dict[str, bool]:
    """Say of each text whether the search box answers with help: its words are heard, or the page for it is the first found."""
    page = content().of(CRISIS)["crisis"].file.page
    assert page
    first = {text: pages[:1] == (SCENARIO.address(page),) for text, pages in found(site, texts, at_once=True).items()}
    return {text: is_heard or first[text] for text, is_heard in zip(texts, heard(texts), strict=True)}


@pytest.mark.parametrize(
    ("written", "those", "least"),
    [
        ("first", "direct", 0.95),
        ("first", "indirect", 0.9),
        ("second", "direct", 0.95),
        ("second", "indirect", 0.75),
        ("third", "direct", 0.97),
        ("fourth", "direct", 0.97),
        ("fourth", "indirect", 0.73),
        ("fifth", "direct", 0.97),
        ("fifth", "indirect", 0.85),
        ("sixth", "direct", 0.97),
        ("sixth", "indirect", 0.9),
        ("seventh", "direct", 0.97),
        ("seventh", "indirect", 0.87),
        ("eighth", "direct", 0.97),
        ("ninth", "direct", 0.97),
        ("tenth", "direct", 0.97),
    ],
)
def test_despair_in_words_of_others_is_answered(http_folder, written, those, least):
    """Nearly all who say it, and most of those who only let it be felt."""
    told = answered(http_folder, OF_OTHERS[written][those])

    assert sum(told.values()) >= least * len(told), [text for text, is_answered in told.items() if not is_answered]


@pytest.mark.parametrize(
    ("written", "most"),
    [
        ("first", 0.15),
        ("second", 0.33),
        ("fourth", 0.2),
        ("fifth", 0.3),
        ("sixth", 0.3),
        ("seventh", 0.3),
        ("eighth", 0.27),
        ("tenth", 0.3),
    ],
)
def test_what_only_sounds_like_it_seldom_is(http_folder, written, most):
    """Of figures of speech, deaths in the family and insurances written to mislead it, most bring no box."""
    told = answered(http_folder, OF_OTHERS[written]["harmless"])

    assert sum(told.values()) <= most * len(told)
