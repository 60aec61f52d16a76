"""Values, problems and reports are written as readers and editors need them."""

import json
from datetime import date

import pytest

from sitegen.model.format import date_text, days_in_words, plain_text, shown, time_tag
from sitegen.pages.source_report import source_report
from sitegen.problems import Place, Problem, SiteError, as_github, as_json, nearest


@pytest.mark.parametrize(
    ("value", "kind", "unit", "written"),
    [
        ("1234.50", "money", "元", "1,234.50元"),
        ("1234567.00", "money", "", "1,234,567.00"),
        ("-1234.50", "money", "元", "-1,234.50元"),
        ("999.99", "money", "元", "999.99元"),
        ("18.2500", "percent", "", "18.25%"),
        ("18.0000", "percent", "", "18%"),
        ("100", "percent", "", "100%"),
        ("1200", "integer", "天", "1,200天"),
        ("0", "integer", "", "0"),
        ("2026-11-07", "date", "", "2026年11月7日"),
        (True, "boolean", "", "是"),
        (False, "boolean", "", "否"),
        ("每月8日", "text", "", "每月8日"),
        (None, "money", "元", "—"),
        (None, "date", "", "—"),
    ],
)
def test_value_is_shown(value, kind, unit, written):
    """A result is written by the one rule that the browser's script follows, too."""
    assert shown(value, kind, unit) == written


def test_dates_and_plain_words():
    """A date has its machine form beside it, and a description no tags."""
    assert time_tag(date(2026, 1, 2)) == '<time datetime="2026-01-02">2026年1月2日</time>'
    assert date_text("2026-12-31") == "2026年12月31日"
    assert plain_text("<p>还  <b>钱</b></p>") == "还 钱"


@pytest.mark.parametrize(
    ("note", "written"),
    [
        ("2020-12-29公布修正", "2020年12月29日公布修正"),
        ("2015年修正文本（2026-06前未见）", "2015年修正文本（2026年6月前未见）"),
        ("热线010-12345-2020", "热线010-12345-2020"),
    ],
)
def test_days_in_a_note_are_written_as_others(note, written):
    """Days and months of a law's history read like those beside them; other numbers stay."""
    assert days_in_words(note) == written


@pytest.mark.parametrize(
    ("word", "known", "said"),
    [
        ("hardship-leter", ["hardship-letter", "card"], '你是不是想写 "hardship-letter"？'),
        ("x", ["b", "a"], "可以写：a、b。"),
        ("x", [], ""),
        ("x", [str(number) for number in range(100, 120)], f"可以写：{'、'.join(str(n) for n in range(100, 112))}……。"),
        ("长" * 1_000_000, ["a"], "可以写：a。"),
    ],
)
def test_nearest_right_spelling(word, known, said):
    """A wrong name is answered with the one that was probably meant, else with those there are."""
    assert nearest(word, known) == said


SOURCES = "小法第一条（A）；小法第二条（A）；小法第二条之一（A）；小法第三条（A）"
ONE = Problem(Place("content/a,b.yml", 3, 5), "title", "不能是空的：100%。")
TWO = Problem(Place("content/a,b.yml", 12, 1), "", "该复核了。", "warning")


def test_problems_for_people():
    """A problem is one line: place, field, what is wrong; a warning says that it is one."""
    assert str(ONE) == "content/a,b.yml:3:5: 字段 title: 不能是空的：100%。"
    assert str(TWO) == "content/a,b.yml:12:1: 提醒：该复核了。"
    assert str(SiteError([TWO, ONE])) == f"{ONE}\n{TWO}"


def test_problems_for_editors():
    """Editors get every part by name."""
    assert json.loads(as_json([TWO])) == [
        {"file": "content/a,b.yml", "line": 12, "column": 1, "field": "", "message": "该复核了。", "level": "warning"}
    ]


def test_problems_for_github():
    """GitHub gets annotations, with its special characters escaped."""
    assert as_github([ONE, TWO]).split("\n") == [
        "::error file=content/a%2Cb.yml,line=3,col=5::title 不能是空的：100%25。",
        "::warning file=content/a%2Cb.yml,line=12,col=1::该复核了。",
    ]


def test_source_report_names_every_claim(small_site):
    """The report for reviewers holds each claim with its place, words, sources and date."""
    lines = source_report(small_site).splitlines()

    assert lines[0] == "位置\t说法\t出处\t核对日期"
    assert f"content/scenarios/alpha.yml:7:9 answer\t欠款要还，可以商量延期。\t{SOURCES}\t2026-11-01" in lines
    assert (
        "content/scenarios/alpha.yml:39:5 money[0]\t先算再答应。你先看一看手上有多少钱，再打电话。\t经验做法\t2026-11-01"
        in lines
    )
    assert all(line.count("\t") == 3 for line in lines)
