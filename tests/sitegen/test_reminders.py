"""Whoever adds a page is reminded of what published pages promise, before the tests of the whole content say so."""

import pytest

import sitegen
from tests.sitegen.trial_pages import dumped, page

PAYING = "- 我愿意归还，每月能还{offer}元。"
ASKED = "  - question: 好几年没人催过？\n    text: {}\n    experience: true\n"


@pytest.fixture
def reminded(folder):
    """Gives the reminders that come with edits of the small content."""
    before = set(told(folder))

    def added(*edits):
        for name, *changes in edits:
            folder.edit(name, *changes)
        return [each for each in told(folder) if each not in before]

    return added


def told(folder):
    return [str(problem) for problem in sitegen.reminders(sitegen.load(folder.root))]


@pytest.mark.parametrize(("pattern", "what"), [("debt", "部法"), ("emergency", "部法、个渠道")])
def test_page_that_cites_one_thing(folder, pattern, what):
    """A page rests on two sources or more; in an emergency a number to call is one."""
    folder.write("scenarios/tried.yml", dumped(page(pattern, answer="先做一件[@small-law:1]。")))
    assert [each for each in told(folder) if "tried" in each] == [
        f"content/scenarios/tried.yml:1:1: 提醒：这一页只引了 1 {what}，至少要引 2 种不同的。请再查一处，写成出处。"
    ]

    second = "[@channel:110]" if pattern == "emergency" else "[@told-law]"
    folder.write("scenarios/tried.yml", dumped(page(pattern, answer=f"先做一件[@small-law:1]。再做一件{second}。")))
    assert [each for each in told(folder) if "tried" in each] == []


def test_page_that_no_answer_leads_to(reminded):
    """Of an outcome's pages the first is the way to it; the others need one of their own."""
    found = reminded(("triage/start.yml", ("scenarios: [alpha]", "scenarios: [beta, alpha]")))

    assert [each.partition("。请")[0] for each in found] == [
        "content/scenarios/alpha.yml:1:1: 提醒：分诊里没有一个回答直接到这一页，也没有一个结果先说它"
    ]
    assert "写 scenario: alpha；" in found[0]


def test_page_on_paying_that_is_reached_too_soon(reminded):
    """Who lent is asked first, where there is such a question."""
    answers = "".join(f"      - {{id: {each}, name: {each}, outcome: overdue}}\n" for each in ("mine", "theirs"))
    asked = f"  borrowed:\n    title: 谁？\n    short: 是\n    answers:\n{answers}    unsure: {{hint: 无, outcome: overdue}}\n"

    found = reminded(("triage/start.yml", ("  sender:\n", f"{asked}  sender:\n")))

    assert [each.partition("提醒：")[2] for each in found] == [
        "字段 questions.sender: 这一问还没问是谁借的、谁放的款，就能走到 alpha。请让它先经过 borrowed 那一问。"
    ]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("你先问一问；" * 15, "从句号到句号有 79 个汉字，最多 70 个。请用句号分开。"),
        ("它说只要还六成。", '"六成" 这个比例没有出处，网上说的不算。请去掉。'),
    ],
)
def test_words_of_a_page(reminded, words, message):
    """What is too long for a frightened reader, and the invented share."""
    found = reminded(("scenarios/alpha.yml", ("text: 只问数字。", f"text: {words}只问数字。")))

    assert [each.partition("提醒：字段 next.text: ")[2] for each in found] == [message]


def test_sentences_of_a_page_are_long(reminded):
    """On the whole, too, though none is."""
    found = reminded(("scenarios/alpha.yml", ("text: 只问数字。", f"text: {('你先问一问；' * 13 + '。') * 40}")))

    assert ["最多 28 个。请多用句号。" in each for each in found] == [True]


@pytest.mark.parametrize(
    ("edits", "field", "message"),
    [
        (
            [("text:\n", f"text:\n  {PAYING}\n")],
            "not_yet",
            "这封信答应还钱，要先问一句「好几年没人催过？」：旧债可能因此又要还。请加一项。",
        ),
        (
            [("text:\n", f"text:\n  {PAYING}\n"), ("deadline:", ASKED.format("先问一问。") + "deadline:")],
            "not_yet",
            "问旧债的那一项，要说清时效会怎样，写上「重新算」和民法典第195条、第192条的出处。",
        ),
        (
            [("text:\n", "text:\n  - 我欠{offer}元。\n")],
            "text[0]",
            '"欠{offer}元" 替读者认了数。请写成「贵行说我欠……，我还要核对」。',
        ),
    ],
    ids=["an old debt", "what it loses", "a sum"],
)
def test_words_of_a_letter(reminded, edits, field, message):
    """What agrees to pay, or owns up to a sum, could cost an old debt's defence."""
    edits = [(old.replace("text:\n", "\ntext:\n"), new.replace("text:\n", "\ntext:\n", 1)) for old, new in edits]

    found = reminded(("letters/ask-for-time.yml", *edits))

    assert [each.partition("提醒：")[2] for each in found] == [f"字段 {field}: {message}"]


def test_blank_of_one_name(folder, reminded):
    """What is typed in one letter goes into the same blank of the next."""
    text = (folder.root / "letters/ask-for-time.yml").read_text(encoding="utf-8")
    folder.write("letters/second.yml", text.replace("unit: 元, kind: money", "kind: text"))

    assert [each.partition("提醒：")[2] for each in reminded()] == [
        "字段 fields[1].name: 在 ask-for-time 里，offer 是另一种空；读者填的会带过来。请换一个名字，或者写成一样的。"
    ]


def test_law_without_names(folder):
    """A law is found by what people call it."""
    of_law = "content/laws/small-law.yml:1:1: 提醒：字段 aliases: 除了题名，请至少写 2 个人们会打的叫法。"
    assert of_law in told(folder)

    folder.edit("laws/small-law.yml", ("short_title: 小法", "short_title: 小法\naliases: [小小法, 那部小的]"))

    assert of_law not in told(folder)
