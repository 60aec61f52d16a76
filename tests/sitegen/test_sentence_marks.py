"""A sentence shows what it rests on with one mark, after its end."""

import re

import pytest

from sitegen.model.field_types import Claim, Prose
from sitegen.pages.citations import Citations, Section
from sitegen.pages.views import Views

MARK = re.compile(r"<a class=\"citation citation--mark\"[^>]*>([^<]*)</a>")
ONE, TWO, THREE = "[@small-law:1]", "[@small-law:2]", "[@small-law:3]"


@pytest.fixture
def section(small_site):
    """A section of a page on which nothing has been cited yet."""
    return Section(Citations(small_site, "scenarios/alpha/"))


def shown(section, text):
    """Write prose, each mark as its numbers in square brackets."""
    return plainly(section.write(text).line)


def plainly(html):
    """Leave out what nobody sees."""
    return MARK.sub(r"[\1]", str(html)).replace("\u2060", "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"欠款要还{ONE}，要按约定。明天去。", "欠款要还，要按约定。[1]明天去。"),
        (f"欠款要还{ONE}，可以协商{TWO}。明天去。", "欠款要还，可以协商。[1、2]明天去。"),
        (f"欠款要还{ONE}，可以协商{TWO}，也可以不{THREE}。", "欠款要还，可以协商，也可以不。[1–3]"),
        (f"可以协商{TWO}；欠款要还{ONE}。又能协商{TWO}。", "可以协商；[1]欠款要还。[2]又能协商。[1]"),
        (f"欠款要还。{ONE}明天去。", "欠款要还。[1]明天去。"),
        (f"欠款要还。{ONE}，明天去。", "欠款要还。，明天去。[1]"),
        (f"写着“不得骚扰。”{ONE}明天去。", "写着「不得骚扰。」[1]明天去。"),
        (f"问「还吗？」的{ONE}，要答「还。」明天去。", "问「还吗？」的，要答「还。」[1]明天去。"),
        (f"问「还吗{ONE}？还多少？」就走。明天去。", "问「还吗？还多少？」就走。[1]明天去。"),
        (f"**欠款要还{ONE}。**明天去。", "<strong>欠款要还。</strong>[1]明天去。"),
        (f"**欠款要还。{ONE}可以协商。**明天去。", "<strong>欠款要还。可以协商。</strong>[1]明天去。"),
        (f"欠款要还{ONE}{ONE}。", "欠款要还。[1]"),
        (f"打110{ONE}", "打110\u00a0[1]"),
        ("先打电话[@experience]。明天去。", "先打电话。明天去。"),
    ],
)
def test_mark_stands_after_the_sentence(section, text, expected):
    """What is cited in mid-sentence waits for the end of the sentence, and a quotation's question is none."""
    assert shown(section, text) == expected


def test_numbers_keep_their_units(section):
    """A line never breaks between a number and its unit, nor inside a date."""
    whole = re.compile(r'<span class="whole">([^<]*)</span>')
    written = str(section.write("第3步：2026年11月27日前付1,200.50元，分12期，利率18%，打110。").line)

    assert whole.findall(written) == ["第3步", "2026年11月27日", "1,200.50元", "12期"]


def test_quotation_marks_are_of_one_kind(section):
    """The marks by which content quotes the law are those of all other quotations on the page."""
    written = section.write(f"写着“借款应当「归还」。”{ONE}又说「还」。")

    assert MARK.sub("", str(written.line)) == "写着「借款应当『归还』。」又说「还」。"


def test_paragraphs_and_lines_end_sentences(section):
    """What never ends is marked where its line ends."""
    written = section.write(f"欠款要还{ONE}\n\n- 可以协商{TWO}\n- 明天去")

    assert plainly(written.paragraphs) == ("<p>欠款要还\u00a0[1]</p><ul><li>可以协商\u00a0[2]</li><li>明天去</li></ul>")


@pytest.mark.parametrize(
    "prose", [f"可以协商{ONE}。", f"可以协商。{ONE}", f"可以**协商**，再说{ONE}！", f"说「可以协商」{ONE}。"]
)
def test_last_two_characters_stay_together_before_a_mark(section, prose):
    """No last character of a paragraph goes to a line of its own, with nothing but its mark."""
    line = MARK.sub("", str(section.write(prose).line))

    assert re.search("[协再][\u2060][商说][。！」]*$", line)
    assert line.count("\u2060") == 1


def test_list_of_sources_is_marked_at_the_end(section):
    """A text that names its sources in a list carries the mark after its last sentence."""
    written = section.write("欠款要还。可以协商。", ["small-law:2"])

    assert plainly(written.line) == "欠款要还。可以协商。[1]"


def test_numbers_are_text_where_all_sources_are_named_below(small_site):
    """They hold together, don't begin a line, and stand apart from what follows."""
    named = Section(Citations(small_site, "myths/"), are_named=True)

    written = str(named.write(f"欠款要还{ONE}，可以协商{TWO}。明天去。").line)

    assert written == "欠款要还，可以协商。\u2060[1、\u20602]\u2009明天去。"
    assert [source.number for source in named.grounds.sources] == [1, 2]


def test_mark_leads_to_all_that_it_stands_for(section):
    """A mark for two sources leads to the first, and names the place of the other."""
    found = re.search(r'href="#([^"]+)" data-with="([^"]+)"', str(section.write(f"欠款{ONE}{TWO}。").line))

    assert found
    assert list(found.groups()) == [source.anchor for source in section.grounds.sources]


def test_experience_is_said_of_the_section(section):
    """Experience has no mark of its own: the section says so once."""
    section.write("先打电话[@experience]。")

    assert section.grounds.is_experience
    assert section.grounds.sources == ()


def test_words_of_a_source_stand_once_on_a_page(small_site):
    """A later section names the source and leads to its words, which stand where it was cited first."""
    page = Citations(small_site, "scenarios/alpha/")
    first, later = Section(page), Section(page)
    first.write(f"欠款要还{ONE}。")
    later.write(f"可以协商{TWO}，还要还{ONE}。")

    assert [(source.number, source.anchor, source.told_at) for source in first.grounds.sources] == [(1, "s1", "")]
    assert [(source.number, source.anchor, source.told_at) for source in later.grounds.sources] == [
        (1, "s1-2", "s1"),
        (2, "s2", ""),
    ]


def test_numbers_are_short(small_site):
    """Three numbers and more in a row are a range."""
    page = Citations(small_site, "scenarios/alpha/")
    first, later = Section(page), Section(page)
    first.write(f"{ONE}{TWO}[@small-law:3]。")
    later.write(f"{ONE}[@small-law:3]。")

    assert first.grounds.numbers == "1–3"
    assert later.grounds.numbers == "1、3"


class Advice(Claim):
    """A page that rests on sources as a whole."""

    title: str
    lead: Prose
    text: Prose


@pytest.mark.parametrize("experience", ["false", "true"])
def test_what_a_page_rests_on_as_a_whole_stands_under_its_last_text(small_site, experience):
    """Whoever makes a kind whose entries name their sources once, for all that they say, sees them on the page."""
    advice = Advice(
        title="一", lead=Prose("先看。"), text=Prose("再做。"), sources=("small-law:1",), experience=experience
    )

    said = Views(Citations(small_site, "scenarios/alpha/")).page(advice, {"lead": ("lead",), "text": ("title", "text")})

    assert [source.id for source in said.under["text"].sources] == ["small-law"]
    assert said.under["text"].is_experience == (experience == "true")
    assert not said.under["lead"].sources
    assert "citation" in said.text.line
