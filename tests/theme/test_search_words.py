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
