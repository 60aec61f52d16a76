"""Despair that no phrase foresees still leads to the page for it, and so brings the numbers to call."""

from pathlib import Path

import pytest
import yaml

from sitegen.model.kinds import CRISIS, SCENARIO
from tests.content.test_despair import heard
from tests.readers.reading import content, found

OF_OTHERS: dict[str, list[str]] = yaml.safe_load(
    (Path(__file__).parents[1] / "cases" / "despair-of-others.yml").read_text(encoding="utf-8")
)


def answered(site: Path, texts: list[str]) -> dict[str, bool]:
    """Say of each text whether the search box answers with help: its words are heard, or the page for it is the first found."""
    page = content().of(CRISIS)["crisis"].file.page
    assert page
    first = {text: pages[:1] == (SCENARIO.address(page),) for text, pages in found(site, texts).items()}
    return {text: is_heard or first[text] for text, is_heard in zip(texts, heard(texts), strict=True)}


@pytest.mark.parametrize(("those", "least"), [("direct", 0.95), ("indirect", 0.83)])
def test_despair_in_words_of_others_is_answered(http_folder, those, least):
    """Nearly all who say it, and most of those who only let it be felt."""
    told = answered(http_folder, OF_OTHERS[those])

    assert sum(told.values()) >= least * len(told), [text for text, is_answered in told.items() if not is_answered]


def test_what_only_sounds_like_it_hardly_ever_is(http_folder):
    """Of figures of speech, deaths in the family and insurances written to mislead it, few bring the box."""
    told = answered(http_folder, OF_OTHERS["harmless"])

    assert sum(told.values()) <= 0.15 * len(told)
