"""What was typed is cut into the words that decide."""

import pytest

from tests.theme.conftest import Ask


@pytest.mark.parametrize(
    ("query", "terms"),
    [("第676条", ["676", "条"]), ("第 2 次逾期", ["第", "2", "次逾", "逾期"]), ("第六条", ["第六", "六条"])],
)
def test_number_of_an_article_is_asked_for_as_a_number(ask: Ask, query: str, terms: list[str]) -> None:
    """「第676条」 is 676: every law and every list of sources has 第 and 条, so that these would decide."""
    (found,) = ask("../search/words.mjs", ("queryTerms", query))

    assert found == terms


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("民法典第六百七十六条", "民法典第676条"),
        ("第一百零五條说什么", "第105条说什么"),
        ("第两百二十七条 第十条", "第227条 第10条"),
        ("第一千零六十四条 第一百二十条", "第1064条 第120条"),
        ("第一次逾期 第三人", "第一次逾期 第三人"),
    ],
)
def test_an_article_is_known_by_its_number_however_it_is_written(ask: Ask, typed: str, written: str) -> None:
    """A law's page calls its articles by digits; a court's paper writes them out."""
    assert ask("../search/words.mjs", ("asWritten", typed, "條条")) == [written]
