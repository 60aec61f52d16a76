"""Whoever fills one page in from another is told which two they are, and that a passage would do."""

import sitegen
from sitegen.checks.overlap import MOST_PAIRED
from tests.sitegen.trial_pages import dumped, page, piece

OTHER = "法院寄来的纸先看日子。哪一天收到写在信封上。第二天起数十五天。写不完先交一页。寄的时候留底。到期以前打电话问收到没有。"
OWN = "先把合同里的公司名字抄下来。再看到手多少钱。利息按到手的数算。多收的写在一张纸上。寄给它的投诉信箱。留着寄出的凭据。"


def told(folder, **pages):
    for name, fields in pages.items():
        folder.write(f"scenarios/{name}.yml", dumped(fields))
    return [str(problem) for problem in sitegen.overlaps(sitegen.load(folder.root))]


def test_two_pages_that_say_the_same_are_named_to_each_other(folder):
    """Both pages are told, since either may be the one to change, and the message says what to do."""
    found = told(folder, one=page("debt"), other=page("debt"))

    assert [each.partition(": ")[0] for each in found] == [
        f"content/scenarios/{name}.yml:1:1" for name in ("one", "other")
    ]
    assert "和 other 有 100% 的话一样，最多 12%。" in found[0]


def test_pages_may_share_a_passage_and_a_sentence(folder):
    """What a passage says is said once however many pages use it; a sentence in common is no more than that."""
    use = [{"use": "old-debt", "with": {"lender": "甲"}}]
    first, second = ({"for_whom": name, "answer": name, "kind_words": name} for name in ("前一页", "后一页"))
    for fields, text in ((first, OTHER), (second, OWN)):
        fields |= {"pattern": "life", "title": "页", "short_title": "页", "stage": "sued", "must_i": piece(text=text)}
        fields |= {
            "reviewed": "2026-11-01",
            "review_months": 6,
            "options": [*use, *piece(text="两页都有的一句话，就这么长。")],
        }
        fields |= {"next": {"when": "今天", "title": "做", "text": "做。", "step": "must-i"}}
    found = told(folder, first=first, second=second)

    assert found == []


def test_of_many_pages_that_say_the_same_each_is_told(folder):
    """However many are filled in from one, none goes without a warning."""
    names = [f"page-{number:02}" for number in range(2 * MOST_PAIRED)]

    found = told(folder, **{name: page("debt") for name in names})

    assert [each.partition(": ")[0] for each in found] == [f"content/scenarios/{name}.yml:1:1" for name in names]
