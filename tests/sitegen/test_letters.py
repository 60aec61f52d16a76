"""A letter's page: who must not send it, until when, the paper, where it goes, what it rests on."""

import re

import pytest

LETTER = "letters/ask-for-time.md"
LINE = "related: [scenario:alpha]"


def reckoning(calculator: str, preset: str) -> tuple[str, str]:
    return LINE, f"calculator: {{id: {calculator}, preset: {preset}}}\n{LINE}"


def test_page_asks_who_must_not_send_before_the_blanks_and_above_the_copy_button(small_pages):
    """The question stands before anything is filled in, and once more right above what copies and prints."""
    body = small_pages[LETTER].body
    asked = [found.start() for found in re.finditer("已经还清了？", body)]

    assert len(asked) == 2
    assert asked[0] < body.index("data-letter") < body.index('id="letter-text"') < asked[1] < body.index("data-copy")


def test_page_tells_until_when_where_and_how_to_prove_it(small_pages):
    """The last day stands before the paper; where to hand in, the proof, what follows and the law behind it."""
    ids = re.findall(r'<h2 id="([a-z-]+)"', small_pages[LETTER].body)
    told = [each for each in ids if not each.startswith("t-")]

    assert told == ["deadline", "fill", "hand-in", "proof", "afterwards", "basis", "limits", "related"]


def test_sheet_has_its_columns_and_empty_rows(small_pages):
    """A table of the paper is as wide and as long as its file says, and empty."""
    sheet = re.search(r'<table class="sheet">.*?</table>', small_pages[LETTER].body, re.DOTALL)

    assert sheet is not None
    assert re.findall("<th[^>]*>([^<]+)</th>", sheet[0]) == ["日期", "金额"]
    assert re.findall("<tr>((?:<td></td>)+)</tr>", sheet[0]) == ["<td></td><td></td>"] * 2


def test_several_lines_get_a_field_of_several_lines(small_pages):
    """Who has to tell a story gets room for it."""
    assert '<textarea id="letter-story" name="story"' in small_pages[LETTER].body


@pytest.mark.parametrize(
    ("calculator", "preset", "promised"),
    [("affordable-budget", "{}", True), ("court-deadline", "{received_on: '2026-11-06'}", False)],
)
def test_page_promises_to_fill_in_only_what_it_does(calculator, preset, promised, folder):
    """The calculator above a letter says that it fills blanks when one of them takes its results."""
    folder.edit("letters/ask-for-time.yml", reckoning(calculator, preset))

    assert ("算好就填进信里" in folder.pages()[LETTER].body) is promised


def test_result_leads_first_to_what_its_page_is_related_to(folder):
    """Of two letters that a result fills, the one that the calculator's page names as related comes first."""
    letter = (folder.root / LETTER.replace(".md", ".yml")).read_text(encoding="utf-8")
    folder.write("letters/zero-interest.yml", letter)
    folder.edit("calculators/affordable-budget.yml", ("reviewed:", "related: [letter:zero-interest]\nreviewed:"))
    follows = re.search("写进信里：.*?</p>", folder.pages()["calculators/affordable-budget.md"].body)

    assert follows is not None
    assert re.findall(r"letters/([a-z-]+)", follows[0]) == ["zero-interest", "ask-for-time"]
