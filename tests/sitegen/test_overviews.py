"""Readers who hold a paper, count days or doubt a source find their pages by it."""

import re
from datetime import date

import pytest

from tests.sitegen.conftest import render

PERIOD = """\
title: {title}
reviewed: 2026-11-01
review_months: 12
yours: {yours}
about: 从收到那天起
unit: {unit}
values:
  - {{value: '{value}', from: 2020-01-01, review_by: 2026-12-01, source: '规定[@small-law:1]'}}
"""


@pytest.fixture
def periods(folder):
    """The small content with four periods, three of which a scenario speaks of, one of them not the reader's to keep."""
    for name, value, unit in (
        ("week", "7", "日"),
        ("hours", "48", "小时"),
        ("theirs", "1", "日"),
        ("unused", "1", "日"),
    ):
        yours = str(name != "theirs").lower()
        folder.write(f"facts/{name}.yml", PERIOD.format(title=f"期限{name}", value=value, unit=unit, yours=yours))
    text = (folder.root / "scenarios/beta.yml").read_text(encoding="utf-8")
    said = re.search(r"^answer: (.+)$", text, re.MULTILINE)
    assert said
    folder.edit("scenarios/beta.yml", (said[0], f"answer: '{{fact:week}}、{{fact:theirs}}、{{fact:hours}}。{said[1]}'"))
    return folder


def test_deadlines_stand_in_their_order_with_the_pages_that_speak_of_them(periods):
    """The shortest comes first, whatever its unit, others' periods last; what no page says is no deadline that leads anywhere."""
    body = periods.pages()["deadlines.md"].body

    assert re.findall(r'<h3 id="([^"]+)">', body) == ["hours", "week", "theirs"]
    assert re.findall("<h2>(.*?)</h2>", body) == ["三天以内", "一周以内", "别人要守的，算多久的"]
    assert body.count("scenarios/beta/") == 3
    assert "48小时" in body


def test_articles_lead_to_the_pages_that_rest_on_them(small_pages):
    """Whoever changes an article sees which pages to read again, be it cited in prose or in a list of sources."""
    body = small_pages["law-index.md"].body
    cited = {path.removesuffix(".md") for path, page in small_pages.items() if 'data-law="small-law"' in page.body}
    listed = set(re.findall(r'href="\.\./((?:scenarios|letters|products|stages)/[^/"]+)/"', body))

    assert listed
    assert listed >= {path for path in cited if re.match("(scenarios|letters|products|stages)/", path)}
    assert 'href="../laws/small-law/#1"' in body


def test_what_is_due_for_a_check_is_shown_to_readers(periods):
    """Nothing is due on the day of the last check; a month later the values are, and the page says which."""
    fresh = periods.pages()["to-check.md"].body
    later = render(periods.link(date(2026, 12, 2))[0])["to-check.md"].body

    assert "facts/#week" not in fresh
    assert "facts/#week" in later


def test_instruments_without_an_official_text_are_shown_with_their_pages(small_pages):
    """Only what stands on uncertain ground is listed: paraphrases and texts that wait for a comparison."""
    body = small_pages["to-check.md"].body

    assert "laws/told-law/" in body
    assert "laws/small-law/" not in body


def test_papers_lead_where_triage_leads(folder):
    """The list shows the answers of the questions that it names; one that is asked further down is a place on it."""
    folder.edit("triage/start.yml", ("first: paper\n", "first: paper\npapers: [paper, sender]\nwho_asks: [sender]\n"))
    pages = folder.pages()
    links = re.findall(r'class="choice" href="([^"]+)"', pages["papers.md"].body)

    assert links == ["#sender", "../triage/outcome-court/#step", *["../triage/outcome-overdue/#step"] * 2]
    assert re.findall(r'<h2 id="([^"]+)">', pages["who-asks.md"].body) == ["sender"]


def test_links_say_what_to_do_there_or_whom_it_is_for(small_site, small_pages):
    """A list of situations names the first step of each; where one page leads to another, it says whom that is for."""
    to_do, whom, shown = (
        '<a href="../scenarios/alpha/">{}</a><span class="index-list__hint" data-search-exclude>{}</span>',
        '<a href="../alpha/">{}</a><span class="index-list__hint" data-search-exclude>某某借过了还款日的人</span>',
        small_site.title("scenario:alpha"),
    )

    assert to_do.format(shown, small_site.hint("scenario:alpha")) in small_pages["all.md"].body
    assert whom.format(shown) in small_pages["scenarios/beta.md"].body
    assert small_site.whom("scenario:beta") == "手上有法院的纸"
    assert small_site.hint("page:about") == ""


def test_lists_of_a_stage_and_of_a_product_name_their_scenarios(small_pages):
    """Whoever knows where they stand or what they owe finds the page from there."""
    assert "scenarios/alpha/" in small_pages["stages/index.md"].body
    assert 'href="lender-app/"' in small_pages["products/index.md"].body


def test_situations_of_a_stage_stand_in_groups(folder):
    """Of many that may be theirs, readers see first what the stage names, then the kinds of trouble; a single group needs no heading."""
    folder.edit("scenarios/beta.yml", ("stage: sued", "stage: just-overdue"))
    body = folder.pages()["stages/just-overdue.md"].body
    folder.edit("stages.yml", ("links: [scenario:alpha, calculator", "links: [calculator"))
    without = folder.pages()["stages/just-overdue.md"].body

    assert re.findall("<h3>(.*?)</h3>", body) == ["先看这些", "收到一张纸"]
    assert body.index("scenarios/alpha/") < body.index("scenarios/beta/")
    assert re.findall("<h3>(.*?)</h3>", without) == ["收到一张纸", "自己欠的，还不上"]
    assert without.index("scenarios/beta/") < without.index("scenarios/alpha/")


def test_line_under_a_link_says_enough_to_choose_by(folder):
    """A page that begins with a few words is told by the sentence after them, too."""
    folder.edit(
        "letters/ask-for-time.yml",
        ("answer: 请对方延期[@small-law:2]。", "answer: 父母写的。孩子借的钱，你没同意，就寄这一封[@small-law:2]。"),
    )

    assert "父母写的。孩子借的钱，你没同意，就寄这一封</span>" in folder.pages()["letters/index.md"].body
