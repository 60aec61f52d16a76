"""A letter's page and its paper."""

import re

LETTER = "letters/ask-for-time.md"


def test_sheet_has_its_columns_and_empty_rows(small_pages):
    """A table of the paper is as wide and as long as its file says, and empty."""
    sheet = re.search(r'<table class="sheet">.*?</table>', small_pages[LETTER].body, re.DOTALL)

    assert sheet is not None
    assert re.findall("<th[^>]*>([^<]+)</th>", sheet[0]) == ["日期", "金额"]
    assert re.findall("<tr>((?:<td></td>)+)</tr>", sheet[0]) == ["<td></td><td></td>"] * 2


def test_several_lines_get_a_field_of_several_lines(small_pages):
    """Who has to tell a story gets room for it."""
    assert '<textarea id="letter-story" name="story"' in small_pages[LETTER].body
