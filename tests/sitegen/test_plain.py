"""A contributor who writes as papers do, or promises what nobody counted, is told where and how to say it plainly."""

import pytest

from tests.sitegen.trial_pages import page, piece
from tests.tables import table

CASES = table("plain")
EXIT = "for_whom: 走错门的人要有去处：for_whom 里写上「……的看[哪一页](scenario:ID)」。"


def after_the_place(told: list[str]) -> list[str]:
    return [each.partition("字段 ")[2] for each in told]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.get("say") or case["text"])
def test_what_is_hard_to_read_is_told_with_what_to_write(tried, case):
    """The message names the place and the way out; the same thing said as it asks for passes."""
    said = piece(say=[case["say"]]) if "say" in case else piece(text=case["text"])
    told, _ = tried(page("debt", steps=said))

    assert after_the_place(told) == ([case["says"]] if "says" in case else [])


@pytest.mark.parametrize(("pattern", "says"), [("debt", [EXIT]), ("life", [EXIT]), ("emergency", [])])
def test_who_is_on_the_wrong_page_is_sent_on(tried, pattern, says):
    """Every page names another for whom it isn't; who is losing something this hour isn't sent about."""
    told, _ = tried(page(pattern, for_whom="写给试页的人。"))

    assert after_the_place(told) == says
