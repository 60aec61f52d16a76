"""Who looks up a word gets what it means, where the law says so, and where to go on; the list has a line for each."""

from selectolax.lexbor import LexborHTMLParser

TWO_MORE = """
- id: overdue
  part: 逾期
  term: 逾期
  meaning: 过了约定的日子没有还够[@small-law:1]。另有约定的，看合同[@small-law:3]。
- id: grace
  term: 宽限期
  meaning: 合同里写的几天[@small-law:1]。
"""


def test_word_is_explained_with_its_sources_and_leads_on(small_pages):
    """The page of a word says what it means, quotes what it rests on, and names the pages for it with whom they are for."""
    page = LexborHTMLParser(small_pages["glossary/penalty.md"].body)

    assert page.css_first("h1").text() == "罚息"
    assert page.css_first(".head + p").text().replace("\u2060", "").startswith("逾期以后的利息。")
    assert [item.text()[0] for item in page.css(".source__item")] == ["1"]
    assert page.css_first(".source blockquote").text()
    assert "calculators/overdue-cost/" in page.css_first(".index-list a").attributes["href"]
    assert page.css_first(".index-list__hint").text()


def test_page_of_a_word_leads_to_the_others_of_its_part_alone(folder):
    """Beside a word stand the others that are about the same; a word that is alone has no such list."""
    folder.edit("glossary.yml", ("see: [calculator:overdue-cost]\n", f"see: [calculator:overdue-cost]{TWO_MORE}"))
    pages = folder.pages()

    beside = LexborHTMLParser(pages["glossary/grace.md"].body).css_first("nav.beside")

    assert (beside.css_first("h2").text(), [a.text() for a in beside.css("a")]) == ("逾期：别的词", ["逾期"])
    assert LexborHTMLParser(pages["glossary/penalty.md"].body).css_first("nav.beside") is None


def test_list_has_a_line_for_each_word_where_its_explanation_stood(folder):
    """The list links to each word and says its first sentence; `#ID`, under which all of it stood, leads to that line."""
    folder.edit("glossary.yml", ("see: [calculator:overdue-cost]\n", f"see: [calculator:overdue-cost]{TWO_MORE}"))

    row = LexborHTMLParser(folder.pages()["glossary/index.md"].body).css_first("li#overdue")

    assert row.css_first("a").attributes["href"] == "overdue/"
    assert row.css_first(".index-list__hint").text() == "过了约定的日子没有还够"
