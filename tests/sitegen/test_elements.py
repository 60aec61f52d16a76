"""Pages hold no more elements than what they say needs: a cheap phone lays out every one of them."""

import re

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from measure.page_nodes import BY_THE_ROW, MOST_A_ROW, ROWS
from sitegen.pages.hrefs import MOST_LINKED
from tests.sitegen.trial_pages import PASSAGE, page, piece

MOST_A_SOURCE = 3
"""The link that names it, the law's words, a note; what is told elsewhere on the page is a link alone."""
HOLDS_ONE_PARAGRAPH = "dd, blockquote, li, td, .fork__case, .faq, .whom"
LISTS = {
    "all.md": "all", "facts.md": "facts", "glossary/index.md": "glossary", "law-index.md": "law-index", "laws/index.md": "laws",
    "laws/small-law.md": "laws", "myths.md": "myths", "to-check.md": "to-check",
}  # fmt: skip
BESIDES_LINKS = {"facts": 8, "myths": 4}
"""What a row of these lists needs: a number its name, value, state, meaning, values, sources; else six are the most."""
NAMES_ITS_SOURCES = ("facts.md", "myths.md")
NUMBERS = re.compile(r"\u2060\[([0-9、–\u2060]+)\]")


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


def test_points_of_a_source_are_lines_of_one_paragraph(folder):
    """An instrument without its text has its points told under a section, each on a line of its own."""
    folder.edit("laws/told-law.yml", ("[催收要文明]", "[催收要文明, 夜里不得催收]"))

    told = LexborHTMLParser(folder.pages()["scenarios/alpha.md"].body).css_first(".source__told")

    assert [words.text() for words in told.css("p") if "催收要文明" in words.text()] == ["催收要文明\n夜里不得催收"]


def test_list_of_all_sources_is_lines_of_text(trees):
    """What is told, with its link, under a section stands in the list of all as a line with its number."""
    listing = [tree for tree in trees.values() if tree.css_first(".sources")]

    assert listing
    for tree in listing:
        numbers = [line.split(" ")[0] for line in tree.css_first(".sources").text().splitlines()]
        assert numbers == [str(number) for number in range(1, len(numbers) + 1)]
        assert tree.css(".sources *") == []
        assert {f"s{number}" for number in numbers} <= {item.id for item in tree.css(".source__item")}


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
def test_row_holds_few_elements_besides_its_links(path, trees):
    """Pages that grow with what they list grow by little a row: that of a law, a word, an index, a list of pages."""
    rows = trees[path].css(ROWS)
    most = BESIDES_LINKS.get(LISTS[path], MOST_A_ROW)

    assert LISTS[path] in BY_THE_ROW
    assert rows
    assert {row.html: len(proper(row)) for row in rows if len(proper(row)) > most} == {}


@pytest.mark.parametrize("path", NAMES_ITS_SOURCES)
def test_row_that_names_its_sources_links_to_each_once(path, trees):
    """The numbers in an entry's text are text: each stands right below before the name of its source, which is a link."""
    rows = [row for row in trees[path].css(ROWS) if row.css_first(".source--named")]

    assert any(NUMBERS.search(row.text()) for row in rows)
    for row in rows:
        named = row.css(".source--named a")
        cited = {number for run in NUMBERS.findall(row.text()) for number in in_full(run.replace("\u2060", ""))}
        assert row.css('a[href^="#s"], .citation--mark') == []
        assert [int(name.text().split("\u00a0")[0]) for name in named] == list(range(1, len(named) + 1))
        assert cited <= set(range(1, len(named) + 1))


def in_full(numbers: str) -> list[int]:
    runs = [run.partition("–") for run in numbers.split("、")]
    return [number for first, _, last in runs for number in range(int(first), int(last or first) + 1)]


def test_thing_that_many_pages_rest_on_names_all_and_links_to_some(folder):
    """However many pages rest on an article, its row in the index grows by their names alone."""
    beliefs = {number: f"第{number}种说法" for number in range(MOST_LINKED + 2)}
    myths = (f"- {{id: m{n}, belief: {belief}。, truth: '不是[@small-law:3]。'}}\n" for n, belief in beliefs.items())
    folder.edit("myths.yml", ("- id: no-need-to-pay", "".join(myths) + "- id: no-need-to-pay"))

    row = LexborHTMLParser(folder.pages()["law-index.md"].body).css_first("#small-law-3")

    assert len(row.css("a")) == 1 + MOST_LINKED
    assert [belief for belief in beliefs.values() if belief not in row.text()] == []


def test_belief_stands_nowhere_as_if_we_said_it(folder):
    """Whoever skims a list of links reads of each belief that it is a misconception; quotes within it stay quotes."""
    folder.edit("glossary.yml", ("see: [", "see: [myth:no-need-to-pay, "))
    folder.edit("myths.yml", ("拖三年就不用还。", "「拖三年」，就不用还。"))
    pages = folder.pages()
    told = "误区「『拖三年』，就不用还」"

    assert told in pages["glossary/penalty.md"].body
    assert told in pages["law-index.md"].body
    assert [path for path, page in pages.items() if "「拖三年」" in page.body] == ["myths.md"]


def test_fold_says_its_name_once(tried):
    """A passage whose first piece has its title shows what that piece says; another piece keeps its own title."""
    pieces = [{"title": PASSAGE["title"], "text": "先问。", "experience": True}, *piece(title="再问一次")]
    _, pages = tried(page("debt"), {**PASSAGE, "blanks": {"lender": "它"}, "pieces": [*pieces, *PASSAGE["pieces"]]})

    folded = LexborHTMLParser(pages["scenarios/tried.md"].body).css_first(".step--folded")

    assert folded.text().count(PASSAGE["title"]) == 1
    assert [title.text() for title in folded.css("h3")] == ["再问一次"]


def proper(row: LexborNode) -> list[LexborNode]:
    """Name the elements of a row that aren't links, nor in a row of their own within it."""
    inner = {node.mem_id for each in row.css("li, tr, dl > div") if each.mem_id != row.mem_id for node in each.css("*")}
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
