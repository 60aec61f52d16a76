"""What may leave the page, how it is headed, and what is said where nothing may."""

import itertools

from tests.theme.conftest import Ask

WAYS = ("copy", "print", "csv", "compare", "ics", "link", "carry")
STATES = ("example", "mixed", "own", "stale", "mistaken", "failed")
NEVER_THE_EXAMPLES = ("ics", "link", "carry")
HEADINGS = {
    "example": "例子，不是你的数（按2026年11月25日算）",
    "mixed": "有的数还是例子的，不是你的：本金、年利率",
    "own": "",
}


def test_only_the_readers_answer_passes_for_the_readers(ask: Ask) -> None:
    """Over all ways and states: the example leaves only under its heading, and nothing without an answer leaves at all."""
    table = list(itertools.product(WAYS, STATES))
    about = {"names": ["本金", "年利率"], "example": HEADINGS["example"]}

    found = ask("calculator/leaving.mjs", *(("leaving", way, state, about) for way, state in table))

    for (way, state), verdict in zip(table, found, strict=True):
        may = state == "own" or (state in HEADINGS and way not in NEVER_THE_EXAMPLES)
        assert verdict["may"] == may, (way, state)
        assert verdict["heading"] == (HEADINGS[state] if may else "")


def test_refusal_is_said_in_plain_sentences(ask: Ask) -> None:
    """What stays says why, in few words that fit a button, and says what to do; it never claims to have been done."""
    calls = [("leaving", way, state, {"names": ["本金"]}) for way, state in itertools.product(WAYS, STATES)]

    refused = [verdict for verdict in ask("calculator/leaving.mjs", *calls) if not verdict["may"]]

    assert refused
    assert all("没有" in verdict["short"] and len(verdict["short"]) <= 15 for verdict in refused)
    assert all(verdict["more"].endswith("。") for verdict in refused)
    assert not any("已" in verdict["short"] + verdict["more"] for verdict in refused)
