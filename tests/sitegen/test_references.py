"""Citations, links and inserted values are read as the guide says."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.markup.markdown import inline_tokens
from sitegen.markup.references import CitationError, Reference, Selector, read_citation, selected
from sitegen.model.law import Article, LawFile, article_order

NUMBERS = st.from_regex(r"[1-9][0-9]{0,3}(-[1-9])?", fullmatch=True)
IDS = st.from_regex(r"[a-z][a-z0-9]{0,6}(-[a-z0-9]{1,6})?", fullmatch=True).filter(
    lambda name: name not in {"fact", "product", "channel", "calculator", "experience"}
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("civil-code:676", [Reference("law", "civil-code", (Selector("676"),))]),
        ("civil-code:188..190", [Reference("law", "civil-code", (Selector("188", last="190"),))]),
        ("criminal-law:293-1", [Reference("law", "criminal-law", (Selector("293-1"),))]),
        ("a:13(2)", [Reference("law", "a", (Selector("13", item=2),))]),
        ("a:543,585", [Reference("law", "a", (Selector("543"), Selector("585")))]),
        ("a:1; @b:2", [Reference("law", "a", (Selector("1"),)), Reference("law", "b", (Selector("2"),))]),
        ("a", [Reference("law", "a")]),
        ("fact:rate-cap", [Reference("fact", "rate-cap")]),
        ("product:jiebei", [Reference("product", "jiebei")]),
        ("channel:12378", [Reference("channel", "12378")]),
        ("experience", [Reference("experience", "")]),
        (" a : 1 ", [Reference("law", "a", (Selector("1"),))]),
    ],
)
def test_citation_is_read(text, expected):
    """Each form of the guide means what it says there."""
    assert list(read_citation(text)) == expected


@pytest.mark.parametrize(
    "text", ["", ":", "a:", ":1", "a:b", "a:1..", "a:..2", "a:1(2)..3", "a:1()", "a:１", "a:1;", "a:99999999999"]
)
def test_bad_citation_is_refused(text):
    """What isn't a citation is an error of its own, with words for the author."""
    with pytest.raises(CitationError, match=r"。$"):
        read_citation(text)


@settings(max_examples=100, deadline=None)
@given(law=IDS, first=NUMBERS, last=NUMBERS)
def test_citations_come_back_as_written(law, first, last):
    """What is written as a citation is found in prose, and read back part by part."""
    (token,) = [each for each in inline_tokens(f"欠款要还[@{law}:{first}..{last}]。") if each.type == "citation"]

    (reference,) = read_citation(token.groups[0])

    assert reference == Reference("law", law, (Selector(first, last=last),))


@settings(max_examples=100, deadline=None)
@given(numbers=st.lists(NUMBERS, min_size=1, max_size=6, unique=True), first=NUMBERS, last=NUMBERS)
def test_range_selects_what_stands_between(numbers, first, last):
    """A range selects exactly the articles between its ends, in the order of the law."""
    law = LawFile.model_construct(articles=[Article(number=number, label=number, text="条") for number in numbers])

    chosen = [article.number for article, _ in selected(law, [Selector(first, last=last)])]
    one = [article.number for article, _ in selected(law, [Selector(first)])]

    assert chosen == [n for n in numbers if article_order(first) <= article_order(n) <= article_order(last)]
    assert one == [n for n in numbers if n == first]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("**重要**的", ["strong_open", "text", "strong_close", "text"]),
        ("还[[800元]]。", ["text", "slot_open", "text", "slot_close", "text"]),
        ("打{channel:12348}", ["text", "insert"]),
        ("[看](scenario:a)", ["link_open", "text", "link_close"]),
        ("**加粗里[@a:1]**", ["strong_open", "text", "citation", "strong_close"]),
        ("_斜_ `码` # 题 ![图](x) <b>", ["text", "link_open", "text", "link_close", "text"]),
        ("甲\n乙", ["text", "softbreak", "text"]),
    ],
)
def test_prose_knows_its_own_marks_only(text, kinds):
    """Strong, slots, links, citations and inserted values are marks; the rest of Markdown is words."""
    assert [token.type for token in inline_tokens(text) if token.type != "text" or token.content] == kinds
