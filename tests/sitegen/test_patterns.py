"""Pages of each pattern have its sections in its order, passages with their blanks filled, and text as plain as it may be."""

import re

import pytest

from sitegen.model.patterns import PATTERNS
from sitegen.pages.passage_report import passage_report
from tests.sitegen.trial_pages import PASSAGE, QUESTION, dumped, page, piece, words


@pytest.mark.parametrize("pattern", PATTERNS)
def test_page_has_the_sections_of_its_pattern(tried, pattern):
    """Whatever order a contributor writes the fields in, readers find the pattern's, and the list of contents agrees."""
    told, pages = tried(dict(sorted(page(pattern).items())))

    assert told == []
    html = pages["scenarios/tried.md"].body
    shown = re.findall(r'<section class="part" id="([^"]+)"', html)
    assert shown == [*PATTERNS[pattern].sections, "sources"]
    contents = html[html.index('<nav class="contents"') :].partition("</nav>")[0]
    assert re.findall(r'href="#([^"]+)"', contents) == shown
    assert pages["scenarios/tried.md"].front_matter["pattern"] == pattern


@pytest.mark.parametrize("pattern", PATTERNS)
def test_reader_learns_first_for_whom_a_page_is(tried, pattern):
    """Who is on the wrong page sees it before the answer; only who is losing something is first told whom to call."""
    _, pages = tried(page(pattern))
    html = pages["scenarios/tried.md"].body

    before = html.index("写给试页的人") < html.index('class="answer"')
    assert before == (pattern != "emergency")
    assert html.index("写给试页的人") < html.index('id="t-say"' if pattern == "emergency" else 'class="contents"')


@pytest.mark.parametrize("pattern", PATTERNS)
def test_button_stands_under_what_to_do(tried, pattern):
    """The button follows the name of the next step at once; only who is losing something first reads what to stop."""
    _, pages = tried(page(pattern))
    box = pages["scenarios/tried.md"].body.partition('class="next"')[2].partition("</section>")[0]

    assert (box.index('class="button"') < box.index("做。")) == (pattern != "emergency")
    assert ('href="#never"' in box) == ("never" in PATTERNS[pattern].sections)


def test_page_says_once_that_what_has_no_number_is_experience(tried):
    """The first section that has both sources and experience says it for the page; the others say nothing of it."""
    never = [{"title": "别躲。", "instead": "发一条短信[@small-law:1]。", "experience": True}]
    _, pages = tried(page("debt", answer="要还[@small-law:1]。先做一件[@experience]。", never=never))
    body = pages["scenarios/tried.md"].body

    assert body.count("没标号的句子") == 1
    assert body.index("本页没标号的句子") < body.index('id="never"')


def test_passage_stands_in_the_page_with_its_blanks_filled(tried):
    """What several pages say is written once, and each page names its own lender in it."""
    asked = [{"use": "old-debt", "with": {"lender": "别家机构"}}]
    _, pages = tried(page("debt", faq=asked))
    html = pages["scenarios/tried.md"].body

    assert "先问清花呗的机构哪天催过你。" in html
    assert "我要先核对花呗的机构的明细。" in html
    assert "<summary>好几年没人催，还要还吗？</summary>" in html
    assert "先问清别家机构哪天催过你。" in html
    assert "{lender}" not in html
    assert html.count(f"<summary>{PASSAGE['title']}</summary>") == 1


def test_answer_to_the_other_side_is_shown_without_words_of_ones_own(tried):
    """What to answer when they say something stands in the page, also where nothing is said first."""
    answer = [{"if": "对方说「今天必须还清」", "say": "我今天拿不出。"}]
    _, pages = tried(page("debt", writing=piece(branches=answer)))

    assert "如果对方说「今天必须还清」" in pages["scenarios/tried.md"].body


def test_article_is_used_by_the_pages_of_its_passages(tried):
    """Whoever changes an article finds every page that rests on it, also those that say it in a passage."""
    cited = {**PASSAGE, "pieces": [{"text": "先问清{lender}的明细[@small-law:1]。"}]}
    told, pages = tried(page("debt"), cited)

    listed = pages["law-index.md"].body.partition('<li id="small-law-1">')[2].partition("</li>")[0]
    assert told == []
    assert 'href="../../law-index/#small-law-1"' in pages["laws/small-law.md"].body
    assert "../scenarios/tried/" in listed


WRONG = {
    "an empty piece": ({"steps": [{"experience": True}]}, "这一项是空的"),
    "a piece beside a passage": (
        {"steps": [{"use": "old-debt", "text": "做。", "with": {"lender": "它"}}]},
        "就不要再写 text",
    ),
    "a blank that is missing": ({"steps": [{"use": "old-debt"}]}, "有一个空 lender 没有填"),
    "a blank that isn't there": (
        {"steps": [{"use": "old-debt", "with": {"lender": "它", "lendr": "它"}}]},
        '没有 "lendr" 这个空。你是不是想写 "lender"？',
    ),
    "an unknown passage": ({"steps": [{"use": "old-debts"}]}, '没有 "old-debts" 这段。你是不是想写 "old-debt"？'),
    "a question without answer": ({"faq": [{"question": "会怎样？"}]}, "要写 question 和 answer，或者只写 use"),
    "a step to nowhere": (
        {"next": {"when": "今天", "title": "做", "text": "做。", "step": "frist"}},
        '页面上没有 "frist" 这个位置。你是不是想写 "first"？',
    ),
    "a heading of no section": ({"headings": {"coste": "多少"}}, '页面上没有 "coste" 这一节。你是不是想写 "cost"？'),
    "an id that a section has": ({"steps": piece(id="money", title="做")}, '"money" 在页面上已经有了'),
    "an id that the program gives": ({"steps": piece(id="say-1", title="做")}, '"say-1" 在页面上已经有了'),
    "a long title": ({"title": "一二三四五六七八九十一二三四五"}, "标题有 15 个汉字，最多 14 个"),
    "a long page": (
        {"steps": [*piece(id="s"), {"text": words(1600), "experience": True}]},
        "debt 的页要有 600 到 1500 个",
    ),
    "a long sentence": ({"kind_words": "一" * 46 + "。"}, "这一句有 46 个汉字，最多 45 个"),
    "a prohibition without a way": ({"never": [{"title": "别躲。", "why": "没用。"}]}, "instead: 缺这一项"),
    "too many questions": ({"faq": QUESTION * 6}, "最多"),
    "another pattern's section": ({"real": piece()}, "字段 real: 没有这个字段"),
    "a section left out": ({"money": []}, "至少"),
}


@pytest.mark.parametrize("mistake", WRONG)
def test_mistake_is_told_with_its_remedy(tried, mistake):
    """Each thing that a pattern forbids or demands is told where it stands."""
    changed, words_ = WRONG[mistake]
    told, _ = tried(page("debt", **changed))

    assert any(words_ in each for each in told), told
    assert all(each.startswith("content/") for each in told)


def test_long_sentences_on_the_whole_are_told(tried):
    """A page whose sentences are each just short enough is still hard to read."""
    text = [{"text": ("一" * 44 + "。") * 25, "experience": True}]
    told, _ = tried(page("debt", steps=[*piece(id="first"), *text], today=piece()))

    assert any("平均一句" in each for each in told), told


PASSAGES_WRONG = {
    "a long sentence": (
        {"pieces": [*PASSAGE["pieces"], {"text": "一" * 46 + "。", "experience": True}]},
        "这一句有 46 个汉字，最多 45 个",
    ),
    "a blank that nobody declared": ({"blanks": {}}, '没有 "lender" 这个空'),
    "a blank that nothing uses": ({"blanks": {"lender": "谁", "day": "哪天"}}, "没有用到 {day} 这个空"),
    "a passage in a passage": (
        {"pieces": [*PASSAGE["pieces"], {"use": "old-debt", "with": {"lender": "它"}}]},
        "一段里不能再用别的段",
    ),
}


@pytest.mark.parametrize("mistake", PASSAGES_WRONG)
def test_mistake_in_a_passage_is_told(tried, mistake):
    """A passage says which blanks it has, and stands for itself."""
    changed, words_ = PASSAGES_WRONG[mistake]
    told, _ = tried(page("debt"), {**PASSAGE, **changed})

    assert any(words_ in each and "passages/old-debt.yml" in each for each in told), told


def test_earlier_addresses_lead_to_where_their_words_stand_today(tried):
    """A link that somebody kept finds the section, whether its page was given up or only its section has a new name."""
    came_from = [{"from": "gone"}, {"from": "gone#told", "to": "options"}, {"from": "tried#talk", "to": "steps"}]
    came_from += [{"from": "triage/outcome-ended"}]
    _, pages = tried(page("debt", renamed_from=came_from))
    moved = pages["scenarios/gone.md"].body

    assert 'href="../../scenarios/tried/#answer"' in pages["triage/outcome-ended.md"].body

    assert re.findall(r'<li><a href="([^"]+)"(?: id="([^"]+)")?>', moved) == [
        ("../tried/#answer", ""),
        ("../tried/#options", "told"),
    ]
    assert re.search(r'<section class="part" id="steps"[^>]*><span id="talk">', pages["scenarios/tried.md"].body)


@pytest.mark.parametrize(
    ("came_from", "says"),
    [
        ({"from": "gone", "to": "stepz"}, '2].to: 页面上没有 "stepz" 这一节。你是不是想写 "steps"？'),
        ({"from": "alpha"}, '2].from: "alpha" 现在是另一页，旧网址不能占用它。'),
        ({"from": "triage/outcome-court"}, '2].from: "triage/outcome-court" 现在是另一页，旧网址不能占用它。'),
        ({"from": "tried#steps"}, '2].from: "tried#steps" 现在就在这一页上，不用写。'),
        ({"from": "one"}, '2].from: "one" 已经写在 tried 里了，只能有一个去处。'),
    ],
)
def test_earlier_address_that_leads_astray_is_refused(tried, came_from, says):
    """Every earlier address has exactly one place to lead to, and none hides a page of today."""
    told, _ = tried(page("debt", renamed_from=[{"from": "one"}, {"from": "two"}, came_from]))

    assert len(told) == 1
    assert told[0].endswith(f"字段 renamed_from[{says}")


def test_next_step_may_stand_in_a_passage(tried):
    """The button of a page leads into what it says in the same words as others; naming a passage gives it a place, too."""
    passage = {**PASSAGE, "pieces": [{**PASSAGE["pieces"][0], "id": "ask-first"}]}
    fields = page("debt", options=[{"use": "old-debt", "id": "old", "with": {"lender": "别家"}}])
    fields["today"] = [each for each in fields["today"] if "use" not in each]
    fields["next"] = {**fields["next"], "step": "ask-first"}
    told, pages = tried(fields, passage)

    assert told == []
    html = pages["scenarios/tried.md"].body
    assert html.count('id="ask-first"') == html.count('passage" id="old"') == 1


def test_place_in_a_passage_stands_once_on_a_page(tried):
    """A page that uses a passage twice would have its places twice: no link could tell which is meant."""
    passage = {**PASSAGE, "pieces": [{**PASSAGE["pieces"][0], "id": "ask-first"}]}
    told, _ = tried(page("debt", faq=[{"use": "old-debt", "with": {"lender": "别家"}}]), passage)

    assert len(told) == 1
    assert told[0].endswith('字段 faq[0].use: "ask-first" 在页面上已经有了。这一段里有它，不能再用一次。')


def test_report_of_passages_names_the_pages_that_use_them(folder, tried):
    """Whoever changes a passage sees on which pages it stands, be it among steps or questions."""
    tried(page("debt", faq=[{"use": "old-debt", "with": {"lender": "别家机构"}}]))
    folder.write("passages/unused.yml", dumped({**PASSAGE, "title": "没人用的一段"}))

    assert passage_report(folder.link()[0]).splitlines()[1:] == [
        f"old-debt\t{PASSAGE['title']}\ttried",
        "unused\t没人用的一段\t还没有页面用它",
    ]


def test_what_triage_asked_goes_along_to_the_page(tried, folder):
    """The link of such an answer says which case of the page's fork is the reader's; a case that isn't there is refused."""
    tried(page("debt"))
    folder.edit("triage/start.yml", ("scenario: tried", "scenario: tried, case: 补得上"))
    pages = folder.pages()

    for path in ("triage/sender.md", "triage/index.md"):
        assert "scenarios/tried/#said=%E8%A1%A5%E5%BE%97%E4%B8%8A" in pages[path].body

    folder.edit(
        "triage/start.yml", ("case: 补得上", "case: 补的上"), ("outcome: court}", "outcome: court, case: 补得上}")
    )
    assert [each.partition("字段 ")[2] for each in folder.problems()] == [
        "questions.paper.answers[1].case: case 要和 scenario 写在一起：它是那一页上一问的回答。",
        'questions.sender.answers[1].case: 那一页没有 "补的上" 这个回答。你是不是想写 "补得上"、"补不上"？',
    ]
