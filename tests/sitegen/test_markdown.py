"""Prose means what the parser says, whichever way it is read."""

from hypothesis import given
from hypothesis import strategies as st

from sitegen.markup.markdown import parsed, tokens
from sitegen.model.field_types import Prose
from sitegen.model.walk import walk_kind
from tests.published import content

MARKS = (
    "**",
    "*",
    "[",
    "]",
    "[[",
    "]]",
    "[@",
    "[@law:1]",
    "[@a;b]",
    "{",
    "}",
    "{fact:a-b}",
    "{channel:1}",
    "](",
    "字",
    "a ",
    "-",
    "1.",
    " ",
    "\n",
    "\n\n",
    "- ",
    "1. ",
    "3) ",
    "12",
    "[字](a:b)",
    "(",
    ")",
    "\\",
    "&amp;",
)


@given(st.lists(st.sampled_from(MARKS), max_size=12).map("".join))
def test_marks_in_any_order_mean_what_the_parser_says(text):
    """What is closed, what is empty, what stands in something else: the short way agrees with the parser."""
    assert tokens(text) == parsed(text)


def test_our_own_prose_means_what_the_parser_says():
    """The short way agrees with the parser on the site's own words, a part of them."""
    own = {str(prose) for entry in content().all() for _, prose in walk_kind(entry.file, Prose)}
    some = sorted(own)[:: max(1, len(own) // 500)]

    assert some
    assert [text for text in some if tokens(text) != parsed(text)] == []
