"""Pages hold no more elements than what they say needs: a cheap phone lays out every one of them."""

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from measure.page_nodes import BY_THE_ROW, MOST_A_ROW, ROWS

MOST_A_SOURCE = 3
"""The link that names it, the law's words, a note; what is told elsewhere on the page is a link alone."""
HOLDS_ONE_PARAGRAPH = "dd, blockquote, li, td, .fork__case, .whom"
LISTS = {
    "all.md": "all", "glossary.md": "glossary", "law-index.md": "law-index", "laws/index.md": "laws",
    "laws/small-law.md": "laws", "to-check.md": "to-check",
}  # fmt: skip


@pytest.fixture(scope="module")
def trees(small_pages):
    """The elements of each page."""
    return {path: LexborHTMLParser(f'<main id="main">{page.body}</main>') for path, page in small_pages.items()}


def test_source_takes_three_elements(trees):
    """Under a section each source is a link and what it says, and in the list of all it is one line."""
    told = [row for tree in trees.values() for row in tree.css(".source__told")]

    assert len(told) > 5
    for row in told:
        assert len(list(row.iter())) <= MOST_A_SOURCE * len(row.css(".source__item")), row.html


def test_list_of_all_sources_is_lines_of_text(trees):
    """What is told, with its link, under a section stands in the list of all as a line with its number."""
    pages = [tree for tree in trees.values() if tree.css_first(".sources")]

    assert pages
    for page in pages:
        numbers = [line.split(" ")[0] for line in page.css_first(".sources").text().splitlines()]
        assert numbers == [str(number) for number in range(1, len(numbers) + 1)]
        assert page.css(".sources *") == []
        assert {f"s{number}" for number in numbers} <= {item.id for item in page.css(".source__item")}


def test_long_example_is_cut_where_it_is_folded(folder):
    """A situation prints the beginning of an example's long table, with the number of its rows; its own page all."""
    folder.edit(
        "scenarios/alpha.yml",
        ("calculator: overdue-cost", "calculator: repayment-schedule"),
        ("{principal: '10000', annual_rate: '18', overdue_days: '30'}", "{months: '36'}"),
    )
    folder.edit("calculators/repayment-schedule.yml", ("limits:", "example: {months: '36'}\nlimits:"))

    embedded, own = (
        rows_of(folder.pages()[path]) for path in ("scenarios/alpha.md", "calculators/repayment-schedule.md")
    )

    assert (embedded, own) == (12, 36)


def rows_of(page):
    opened = page.body.replace("<template>", "").replace("</template>", "")
    return max(len(table.css("tbody tr")) for table in LexborHTMLParser(opened).css("table[data-result]"))


def test_folds_of_an_example_lead_on_until_they_are_filled(trees):
    """What waits in a template has beside it, for who has no script, a link to the page where it stands."""
    folds = [tree.css_first("details:has(> template)") for tree in trees.values()]

    assert any(folds)
    for fold in filter(None, folds):
        assert "calculators/" in fold.css_first("a[data-instead]").attributes["href"]


@pytest.mark.parametrize("path", LISTS)
def test_row_holds_six_elements_besides_its_links(path, trees):
    """Pages that grow with what they list grow by little a row: that of a law, a word, an index, a list of pages."""
    rows = trees[path].css(ROWS)

    assert LISTS[path] in BY_THE_ROW
    assert rows
    assert {row.html: len(proper(row)) for row in rows if len(proper(row)) > MOST_A_ROW} == {}


def proper(row: LexborNode) -> list[LexborNode]:
    """Name the elements of a row that aren't links, nor in a row of their own within it."""
    inner = {node.mem_id for each in row.css("li, tr") if each.mem_id != row.mem_id for node in each.css("*")}
    return [node for node in row.css("*") if node.tag != "a" and node.mem_id not in inner]


def test_nothing_is_wrapped_twice(trees):
    """A paragraph that stands alone in an element of its own has no tags; a paragraph in no element stands alone."""
    wrapped = [
        (path, node.html)
        for path, tree in trees.items()
        for node in tree.css(HOLDS_ONE_PARAGRAPH)
        if [child.tag for child in contents(node)] in (["p"], ["span"]) and not contents(node)[0].attributes
    ]

    assert wrapped == []


def contents(node: LexborNode) -> list[LexborNode]:
    return [child for child in node.iter(include_text=True) if child.tag != "-text" or (child.text() or "").strip()]
