"""The search finds what people type, best page first."""

import json
import re
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from publish.search_index import forms_in
from sitegen.pages.other_forms import other_forms

ASK = Path(__file__).with_name("ask_search.mjs")

ENTRIES: list[dict[str, Any]] = [
    {
        "location": "a/",
        "title": "借呗逾期了，怎么办",
        "text": "打官方客服。",
        "kind": "scenario",
        "aliases": ["蚂蚁借呗"],
    },
    {"location": "a/#cost", "title": "要多花多少钱", "text": "年化利率24%以内受保护；ＬＰＲ四倍是民间借贷的线。"},
    {
        "location": "b/",
        "title": "收到法院传票",
        "text": "借呗起诉的也一样。",
        "kind": "scenario",
        "aliases": ["起诉书", "被告了"],
    },
    {"location": "b/#steps", "title": "怎么应诉", "text": "十五天里写答辩状，欠款不会坐牢。<script>"},
    {"location": "c/", "title": "先顾好自己", "text": "现在就打电话。", "aliases": ["不想活了", "想自杀"]},
    {"location": "d/", "title": "民法典", "text": "", "kind": "law"},
    {
        "location": "d/#676",
        "title": "第六百七十六条",
        "text": "借款人应当支付逾期利息。",
        "kind": "law",
        "aliases": ["第676条"],
    },
    {"location": "e/", "title": "利息怎么算", "text": "应当支付逾期利息，看合同。", "kind": "scenario"},
]


SOUNDS = {
    "hua": "花华",
    "bei": "呗贝",
    "jie": "借接",
    "yu": "逾预",
    "qi": "期其起",
    "su": "诉素",
    "le": "了",
    "chuan": "传船",
    "piao": "票",
    "zheng": "征",
    "xin": "信性",
    "shen": "信申",
    "bao": "报",
    "gao": "告",
    "kai": "开",
    "ting": "庭",
    "tong": "通",
    "zhi": "知",
    "fang": "访房",
    "zu": "组租",
    "duo": "躲多",
    "yao": "要",
}
SYNONYMS = [["传票", "开庭通知"]]
OTHERS = ("天气",)


def ask(
    *queries: str,
    entries: list[dict[str, Any]] = ENTRIES,
    others: Sequence[str] = OTHERS,
    own: Sequence[str] = (),
    signs: Sequence[str] = (),
    first: Mapping[str, Sequence[str]] = MappingProxyType({}),
    asked: Mapping[str, Sequence[str]] = MappingProxyType({}),
    near: bool = False,
) -> list[list[list[dict[str, Any]]]]:
    """The groups found for each query, or the words of it that find something by themselves."""
    forms = forms_in(set(json.dumps([entries, dict(first)], ensure_ascii=False)), other_forms())
    words = {"synonyms": SYNONYMS, "others": others, "own": own, "signs": signs, "first": dict(first)}
    given = {"entries": entries, "forms": forms, "sounds": SOUNDS, "asked": dict(asked), **words}
    sent = json.dumps({**given, "queries": queries, "near": near})
    answered = subprocess.run(["node", str(ASK)], input=sent, capture_output=True, text=True, check=True)
    found: list[list[list[dict[str, Any]]]] = json.loads(answered.stdout)["answers"]
    return found


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("传票", "b/"),
        ("答辩", "b/#steps"),
        ("坐牢", "b/#steps"),
        ("牢", "b/#steps"),
        ("24%", "a/#cost"),
        ("24", "a/#cost"),
        ("２４％", "a/#cost"),
        ("LPR四倍", "a/#cost"),
        ("lpr", "a/#cost"),
        ("想自杀", "c/"),
        ("不想活", "c/"),
        ("被告", "b/"),
        ("676", "d/#676"),
        ("第六百七十六条", "d/#676"),
        ("收到法院傳票", "b/"),
        ("第六百七十六條", "d/#676"),
        ("⾮常想⾃杀", "c/"),
        ("⺠法典", "d/"),
        ("民法典\ufe00", "d/"),
        ("Ｌｐｒ", "a/#cost"),
        ("借呗 多花", "a/#cost"),
        ("我的借呗逾期了会坐牢吗", "a/"),
        ("请问收到了传票该怎么应诉呀", "b/"),
    ],
)
def test_the_best_place(query: str, place: str) -> None:
    """Two characters, one, words inside text, numbers, full width, aliases, whole sentences."""
    [[[best, *_], *_]] = ask(query)

    assert best["location"] == place


def test_one_character_finds_what_begins_with_it_in_all_pieces() -> None:
    """Pairs of a common character lie in several pieces; whoever types it alone gets them all."""
    others = "的一是在不了有和人"
    entries = [{"location": f"{number}/", "title": f"还{other}", "text": ""} for number, other in enumerate(others)]
    many = (f"{chr(first)}{chr(second)}" for first in range(0x4E00, 0x4E20) for second in range(0x5000, 0x5040))
    entries += [{"location": f"filler-{words}/", "title": words, "text": ""} for words in many]

    [groups] = ask("还", entries=entries)

    assert {group[0]["location"] for group in groups} == {f"{number}/" for number, _ in enumerate(others)}


@pytest.mark.parametrize("typed", ["𠮷", "𠮷催", "公司𠮷", "收公司𠮷催"])
def test_a_character_outside_the_first_plane_is_found_like_others(typed: str) -> None:
    """A company may have a character that takes two units of a string: alone and beside others it is one character."""
    entries = [
        {"location": "a/", "title": "催收公司𠮷催告你", "text": ""},
        {"location": "b/", "title": "催告公司", "text": "别的。"},
    ]

    [[[best, *_], *_]] = ask(typed, entries=entries)

    assert best["location"] == "a/"


def test_a_character_that_the_site_has_stays_itself() -> None:
    """Where the site quotes a traditional character, it is found as it is."""
    entries = [
        {"location": "a/", "title": "乾隆年间", "text": "旧事。"},
        {"location": "b/", "title": "干活", "text": "今事。"},
    ]

    assert [[group[0]["location"] for group in groups] for groups in ask("乾隆", "干活", entries=entries)] == [
        ["a/"],
        ["b/"],
    ]


def test_a_quotation_in_traditional_characters_changes_no_query() -> None:
    """One page that quotes 貸 as it was printed must not keep who types it from all the others."""
    quoting = {"location": "f/", "title": "通知", "text": "原文作「個人貸款」。"}
    named = {"location": "g/", "title": "贷款还不上", "text": ""}

    assert [group[0]["location"] for group in ask("貸款還不上", entries=[quoting, named])[0]] == ["g/"]


def test_titles_go_before_aliases_before_headings_before_text() -> None:
    """The same word counts by where it stands."""
    entries = [
        {"location": "text/", "title": "甲", "text": "这里说调解两个字。"},
        {"location": "head/", "title": "乙", "text": "丙"},
        {"location": "head/#x", "title": "调解", "text": "丁"},
        {"location": "alias/", "title": "戊", "text": "己", "aliases": ["调解"]},
        {"location": "title/", "title": "调解", "text": "庚"},
    ]

    [groups] = ask("调解", entries=entries)

    assert [group[0]["location"].split("#")[0] for group in groups] == ["title/", "alias/", "head/", "text/"]


def test_a_law_goes_after_the_page_that_explains_it() -> None:
    """The same sentence weighs less on the law's own page."""
    [groups] = ask("逾期利息")

    assert [group[0]["location"] for group in groups if group[0]["location"] != "a/"] == ["e/", "d/#676"]


def test_what_is_called_just_so_is_explained_before_the_law_on_it() -> None:
    """What a word means goes before a law that is also called so; who types its own title wants the law."""
    entries = [
        {"location": "f/", "title": "apr2021", "text": "", "kind": "law", "aliases": ["irr"]},
        {"location": "g/", "title": "词语", "text": "", "kind": "term", "aliases": ["irr"]},
        {"location": "h/", "title": "词语", "text": "", "kind": "term", "aliases": ["apr2021"]},
        *({"location": f"o{number}/", "title": "别的", "text": ""} for number in range(20)),
    ]

    just_so, by_title = ask("irr", "apr2021", entries=entries)

    assert [group[0]["location"] for group in just_so] == ["g/", "f/"]
    assert [group[0]["location"] for group in by_title] == ["f/", "h/"]


def test_each_group_holds_its_page() -> None:
    """The theme shows sections under their page, also when the page itself wasn't found."""
    [[group]] = ask("答辩状")

    assert [(item["location"], item["score"] > 0) for item in group] == [("b/#steps", True), ("b/", False)]


def test_sections_are_not_found_for_their_pages_title_alone() -> None:
    """Else each word of a title would list the whole page."""
    [groups] = ask("蚂蚁借呗")

    assert [[item["location"] for item in group] for group in groups] == [["a/"]]


def test_texts_are_escaped_and_hits_marked() -> None:
    """What the theme puts into the page as HTML is text of ours and marks, nothing else."""
    [[[best, *_]]] = ask("坐牢")

    assert best["text"].endswith("不会<mark data-md-highlight>坐牢</mark>。&lt;script&gt;")


def test_a_long_text_is_cut_around_the_hit() -> None:
    """The excerpt starts at a sentence and shows the word."""
    text = "前面很长。" * 60 + "这里才说到支付令，收到后十五天内可以提异议。" + "后面也很长。" * 60
    [[[best]]] = ask("支付令", entries=[{"location": "a/", "title": "甲", "text": text}])

    assert best["text"].startswith("…")
    assert "这里才说到<mark data-md-highlight>支付令</mark>，收到后" in best["text"]
    assert len(best["text"]) < 150


def test_what_others_say_is_cut_at_its_quotation_mark() -> None:
    """A threat or a belief that is quoted doesn't read as if the page said it."""
    text = (
        "前面很长。" * 60
        + "他说「我们是某某公证处派来的工作人员。明天上午就来拍卖你的房子」，别信。"
        + "后面也很长。" * 60
    )
    [[[best]]] = ask("拍卖", entries=[{"location": "a/", "title": "甲", "text": text}])

    assert best["text"].startswith("…「我们是某某公证处派来的工作人员。明天上午就来<mark")


def test_words_that_are_nowhere_find_nothing() -> None:
    """Neither do marks alone."""
    assert ask("量子纠缠", "？！", "%") == [[], [], []]


def test_words_that_find_something_are_offered_where_the_whole_finds_nothing() -> None:
    """Of a query in which too much is unknown; nothing is offered beside the weather, and no word that finds nothing."""
    told = "坐牢 彩虹星云 光年银河 量子纠缠"
    near = ask(told, f"天气 {told}", "彩虹 星云", near=True)

    assert ask(told) == [[]]
    assert near == [["坐牢"], [], []]


def test_a_word_of_another_matter_asks_more_of_a_page() -> None:
    """Half of what was typed is in a name: that is enough, but not beside the weather."""
    near, elsewhere = ask("传票彩虹", "传票天气")

    assert near
    assert elsewhere == []


def test_a_word_of_our_matters_beside_one_of_others_is_enough() -> None:
    """Who was sued over what the weather did is sued."""
    [found] = ask("传票天气", own=["传票"])

    assert found[0][0]["location"] == "b/"


def test_a_word_of_ours_inside_one_of_others_is_none() -> None:
    """Who cooks a fowl whose name begins like a loan's owes nothing; who owes for one does."""
    cooked, owed = ask("传票鸡天气", "传票鸡传票", own=["传票"], others=["天气", "传票鸡"])

    assert cooked == []
    assert owed


def test_a_word_of_ours_may_hold_one_of_another_matter() -> None:
    """A loan for a summons speaks of debts, though a summons by itself were another matter."""
    loan, alone = ask("传票贷天气", "传票天气", own=["传票贷"], others=["传票"])

    assert loan
    assert not alone


def test_a_query_without_any_sign_of_our_matters_asks_somewhat_more() -> None:
    """A word of a name is enough for who shows what it is about, not for who may ask about anything."""
    typed = "起诉彩虹"

    [found], [nothing] = ask(typed, signs=["起诉"]), ask(typed, signs=["债"])

    assert found
    assert nothing == []


def test_missing_words_of_several_are_named() -> None:
    """The theme strikes out what wasn't found."""
    [[[best, *_], *_]] = ask("传票 彩虹")

    assert best["terms"] == {"传票": True, "彩虹": False}


def test_what_readers_call_a_page_counts_as_its_title():
    """Whoever types just what readers call a page finds it before a page that only has these words in its title."""
    others = [
        {"location": "f/", "title": "停息挂账是什么，能办吗", "text": "停息挂账。", "kind": "myths"},
        {"location": "g/", "title": "代办还款，先停下", "text": "先停下。", "kind": "myths", "aliases": ["停息挂账"]},
    ]

    assert [group[0]["location"] for group in ask("停息挂账", entries=others)[0]] == ["g/", "f/"]


NAMED = [
    *ENTRIES,
    {"location": "f/", "title": "借呗", "text": "", "aliases": ["逾期", "传票", "起诉", "申报", "征信报告"]},
]


@pytest.mark.parametrize(
    ("query", "read"),
    [
        ("接贝逾其", "借呗逾期"),
        ("jiebei yuqi", "借呗逾期"),
        ("jieBei", "借呗"),
        ("法院船票", "法院传票"),
        ("jiebei qisu le", "借呗起诉了"),
        ("征性报告", "征信报告"),
        ("zhengxin baogao", "征信报告"),
        ("kaiting tongzhi", "开庭通知"),
        ("jb chuanpiao xyzq 3tian", "借呗 传票 xyzq 3天"),
        ("法院chuan票", "法院传票"),
        ("借bei逾qi了", "借呗逾期了"),
    ],
)
def test_what_sounds_like_a_name_is_read_as_it(query: str, read: str) -> None:
    """Characters of the same sound and pinyin lead to the page, and the reader is told how they were read."""
    [[[best, *_], *_]] = ask(query, entries=NAMED)

    assert f'data-search-as="{read}"' in best["title"]


@pytest.mark.parametrize(("query", "read"), [("收到转票", "收到传票"), ("起拆书", "起诉书")])
def test_what_looks_like_a_name_is_read_as_it(query: str, read: str) -> None:
    """Who takes one character for another that looks like it finds the page too."""
    [[[best, *_], *_]] = ask(query)

    assert f'data-search-as="{read}"' in best["title"]


def test_a_slip_that_one_name_holds_is_still_read_by_its_sound() -> None:
    """One slip written down for one page doesn't keep others with the same slip from what they mean."""
    slip = {"location": "g/", "title": "多久能还完", "text": "", "aliases": ["接贝要还多久"]}

    assert 'data-search-as="借呗逾期"' in ask("接贝逾期", entries=[*NAMED, slip])[0][0][0]["title"]


def test_a_slip_that_makes_another_word_with_what_follows_is_still_read_by_its_sound() -> None:
    """「贝逾」 is in names of its own; where nobody writes what stands before it, what many names have is meant."""
    own = {"location": "g/", "title": "宝贝逾期", "text": "", "aliases": ["宝贝逾期了"]}
    many = [{"location": f"h{number}/", "title": f"借呗{number}天", "text": ""} for number in range(30)]
    some = [
        {"location": f"i{number}/", "title": f"我的借呗逾{last}", "text": ""} for number, last in enumerate("期时限")
    ]
    entries = [*NAMED, own, *many, *some]

    assert 'data-search-as="借呗逾期"' in ask("借贝逾期", entries=entries)[0][0][0]["title"]
    assert "data-search-as" not in ask("宝贝逾期", entries=entries)[0][0][0]["title"]


def test_what_is_right_is_not_spoilt_for_what_sounds_like_what_follows() -> None:
    """Who names the men of the visits, or hides, isn't read as if it were about the rent, or about more."""
    visits = {"location": "g/", "title": "外访来了", "text": "", "aliases": ["外访要开门吗"]}
    others = [{"location": "h/", "title": title, "text": ""} for title in ("房租", "要多")]
    entries = [*NAMED, visits, *others]

    for query in ("外访组来了", "外访要躲"):
        [[[best, *_], *_]] = ask(query, entries=entries, signs=["躲"])
        assert best["location"] == "g/"
        assert "data-search-as" not in best["title"]


def test_a_word_of_another_matter_is_no_slip_for_one_that_sounds_like_it() -> None:
    """Who asks for a ticket for a ship means that, though a summons sounds the same."""
    assert ask("收到船票", entries=NAMED) != [[]]
    assert ask("收到船票", entries=NAMED, others=["船票"]) == [[]]


@pytest.mark.parametrize(("query", "read"), [("法院票传", "法院传票"), ("收到院法传票", "收到法院传票")])
def test_characters_struck_the_wrong_way_round_are_read_in_order(query: str, read: str) -> None:
    """Two neighbours that changed places find what was meant."""
    [[[best, *_], *_]] = ask(query)

    assert f'data-search-as="{read}"' in best["title"]


def test_initials_stand_for_a_whole_name() -> None:
    """The first letters of a name lead to it, those of any two characters don't."""
    named = [{"location": "f/", "title": "借呗", "text": ""}, {"location": "g/", "title": "期诉多久", "text": ""}]

    assert [[group[0]["location"] for group in groups] for groups in ask("jb", "qs", entries=named)] == [["f/"], []]


def test_initials_of_a_product_stand_for_it_whatever_more_names_begin_so() -> None:
    """Who types jb owes 借呗, though more pages are called by 接报."""
    product = {"location": "f/", "title": "借呗", "text": "", "kind": "product"}
    others = [{"location": f"{each}/", "title": f"接报{each}", "text": "", "aliases": ["接报"]} for each in "ghi"]

    assert [group[0]["location"] for group in ask("jb", entries=[*others, product])[0]] == ["f/"]


def test_words_for_one_thing_find_one_another() -> None:
    """Who types another word for what a page is called finds it."""
    assert ask("开庭通知")[0][0][0]["location"] == "b/"


def test_two_names_that_fit_count_more_than_one():
    """A page that has readers' words in one name of many goes after one that has them in several."""
    entries = [
        {"location": "f/", "title": "甲", "text": "", "aliases": ["扣款失败了"]},
        {"location": "g/", "title": "乙", "text": "", "aliases": ["扣款失败还想补", "自动扣款失败", "工资"]},
    ]

    assert [group[0]["location"] for group in ask("扣款失败", entries=entries)[0]] == ["g/", "f/"]


def test_words_that_only_touch_do_not_lead_astray() -> None:
    """A pair across two words, or what every sentence has, is not enough of a longer query."""
    assert ask("明天怎么去花市", "这法子怎么弄") == [[], []]


FIRST = {"c/": ["还不起", "怎么办"], "a/#cost": ["要还多少"]}


@pytest.mark.parametrize(
    "query", ["还不起", "我还不起了", "还不起，怎么办？", "请问还不起了咋办", "還不起", "怎么办", "我该怎么办啊"]
)
def test_a_whole_query_leads_where_its_words_alone_would_not(query: str) -> None:
    """What most people type first says little; who typed no more than that, and what anybody says around it, is led there first."""
    [[[best, *_], *_]] = ask(query, first=FIRST)

    assert best["location"] == "c/"


@pytest.mark.parametrize("query", ["传票还不起", "还不起传票", "还不起传票了怎么办"])
def test_a_whole_query_is_known_whichever_way_round_it_is_said(query: str) -> None:
    """「还不起网贷」 and 「网贷还不起」 are one, however the line was written."""
    for line in ("传票还不起", "还不起传票"):
        [[[best, *_], *_]] = ask(query, first={"c/": [line]})
        assert best["location"] == "c/"


@pytest.mark.parametrize("typed", ["qbqs", "qibeiqisu"])
def test_a_whole_query_is_read_by_its_sound(typed: str) -> None:
    """Its initials and its pinyin stand for it, though no page is called so."""
    [[[best, *_], *_]] = ask(typed, first={"c/": ["其呗起诉"]})

    assert best["location"] == "c/"


def test_who_only_asks_what_to_do_is_shown_the_way_in_alone() -> None:
    """「怎么办」 stands in every page: what has it by chance would only hide the one that asks on."""
    entries = [*ENTRIES, {"location": "h/", "title": "卡被冻了怎么办", "text": ""}]

    assert [group[0]["location"] for group in ask("该怎么办呢", entries=entries, first=FIRST)[0]] == ["c/"]


def test_a_whole_query_may_lead_to_a_place_on_a_page() -> None:
    """The place comes first, its page stands beside it."""
    [[group, *_]] = ask("要还多少呀", first=FIRST)

    assert [place["location"] for place in group] == ["a/#cost", "a/"]


def test_what_is_more_than_a_whole_query_is_searched_as_ever() -> None:
    """A word more makes it another query; what is found besides still follows."""
    longer, same = ask("还不起借呗", "借呗", entries=[*ENTRIES], first={"b/": ["还不起", "借呗"]})

    assert longer[0][0]["location"] == "a/"
    assert [group[0]["location"] for group in same] == ["b/", "a/"]


def test_who_names_three_products_asks_about_several_debts() -> None:
    """A page about one of them can't be the answer, be it named as often as it may."""
    products = [
        {
            "location": f"p{number}/",
            "title": name,
            "text": "",
            "kind": "product",
            "aliases": [f"{name}还不上", f"{name}逾期"],
        }
        for number, name in enumerate(("花呗", "借呗", "白条"))
    ]
    several = {"location": "s/", "title": "欠好几家", "text": "", "kind": "scenario", "aliases": ["好几家一起还不上"]}
    three, two = ask("花呗借呗白条还不上", "花呗借呗还不上", entries=[*products, several])

    assert three[0][0]["location"] == "s/"
    assert two[0][0]["location"] == "p0/"


def test_words_of_other_tongues_are_read_as_the_common_ones() -> None:
    """唔 is 不, 咗 is 了, 俺 is 我: whoever types as they speak finds what was written for all."""
    page = {
        "location": "x/",
        "title": "还不起",
        "text": "",
        "kind": "scenario",
        "aliases": ["我欠了钱还不起", "会不会坐牢"],
    }

    for answer in ask("我欠咗钱还唔起", "俺欠了钱", "会勿会坐牢", entries=[page]):
        assert [group[0]["location"] for group in answer] == ["x/"]


def test_who_tells_a_whole_story_is_listened_to() -> None:
    """What has no word of a debt must fit better, unless it is long, or somebody tells of themselves: the weather takes few words."""
    page = {
        "location": "x/",
        "title": "没活干",
        "text": "",
        "kind": "scenario",
        "aliases": ["工地停了下个月的开销没着落"],
    }
    others = ({"location": f"y{number}/", "title": f"别的{number}", "text": ""} for number in range(30))

    short, long, own = ask(
        "下个月的开山高水长",
        "下个月的开山高水长风轻云淡",
        "我下个月的开山高水长",
        entries=[page, *others],
        signs=["债"],
    )

    assert short == []
    assert [[group[0]["location"] for group in groups] for groups in (long, own)] == [["x/"], ["x/"]]


def test_who_asks_what_a_word_means_asks_about_the_word() -> None:
    """No name need have 「是什么」: what is called just so is explained before a law that has it in its name."""
    law = {
        "location": "l/",
        "title": "关于拒执罪的解释",
        "text": "",
        "kind": "law",
        "aliases": ["拒执罪", "拒执罪是指什么"],
    }
    term = {"location": "g/", "title": "词语", "text": "", "kind": "term", "aliases": ["拒执罪"]}
    others = ({"location": f"y{number}/", "title": f"别的{number}", "text": ""} for number in range(20))
    asked = ("拒执罪是什么", "拒执罪是啥意思", "拒执罪什么意思啊", "拒执罪到底是个啥")

    for groups in ask(*asked, entries=[law, term, *others]):
        assert [group[0]["location"] for group in groups] == ["g/", "l/"]


def test_who_must_pay_back_more_than_was_lent_asks_about_the_interest() -> None:
    """The sums themselves are in no name, and one that was paid back in part, or is due in days, says something else."""
    dear = {"location": "d/", "title": "利息太高", "text": "", "kind": "scenario", "aliases": ["利息太高不合理"]}
    other = {"location": "o/", "title": "借钱还钱", "text": "", "kind": "scenario", "aliases": ["借了要还", "七天还"]}
    asking = ("借5000要还8000", "借了一万五要还两万四", "贷1万要还1万6", "本金3k还了5k")
    telling = ("借8000还5000", "借一万要还三千", "借1000七天还1500", "贷款3年还5万", "借了12个月还5万")
    answers = ask(*asking, *telling, entries=[dear, other])

    found = [[group[0]["location"] for group in answer][:1] for answer in answers]

    assert found[: len(asking)] == [["d/"]] * len(asking)
    assert ["d/"] not in found[len(asking) :]


def test_what_readers_say_never_stands_alone() -> None:
    """A page that is found by a belief, or by a threat, says at once what it has to say about it."""
    page = {"location": "x/", "title": "旧债", "text": "债还在。法院照样受理。", "aliases": ["老账过几年就不用还了"]}

    [[[best, *_], *_]] = ask("老账不用还", entries=[page])
    read = re.sub("<[^>]+>", "", best["text"])

    assert "有人问「" in read
    assert read.endswith("。债还在。法院照样受理。")


def test_keywords_are_not_quoted_as_a_question() -> None:
    """What somebody typed as words with spaces between, or a name by its initials, leads to the page, but nobody asked it like that."""
    pages = [
        {"location": "x/", "title": "旧债", "text": "债还在。", "aliases": ["卡债 拖欠 停卡"]},
        {"location": "w/", "title": "微粒贷", "text": "先看合同。", "aliases": ["wld罚息多少"]},
    ]

    [[best, *_], *_], [[initials, *_], *_] = ask("卡债停卡", "罚息", entries=pages)

    assert "有人问" not in best["text"]
    assert initials["location"] == "w/"
    assert "有人问" not in initials["text"]


@pytest.mark.parametrize("shift", range(6))
def test_number_is_not_cut_in_two(shift: int) -> None:
    """12368 cut off is another number to call, and 1,500元 another sum: what has no room is left out whole."""
    text = f"支付令{'好' * (80 + shift)}12368好好1,500元{'好' * 99}"
    [[[best, *_], *_]] = ask("支付令", entries=[{"location": "x/", "title": "纸", "text": text, "aliases": ["支付令"]}])

    read = re.sub("<[^>]+>", "", best["text"])

    assert read.endswith("…")
    assert set(re.findall("[0-9,.]+", read)) <= {"12368", "1,500"}


def test_slip_finds_its_page_and_is_not_quoted() -> None:
    """Of many lines one that is written like no other, by a slip or cut off, leads to its page; quoted it would look like our mistake."""
    page = {"location": "x/", "title": "旧债", "text": "债还在。"}
    others = [f"老账{'不用' * (number % 7)}还了吗" for number in range(1, 1000)]

    def best(line: str, typed: str) -> dict[str, Any]:
        [[[found, *_], *_]] = ask(typed, entries=[page], asked={"x/": [line, *others]})
        return found

    assert "有人问" in best("老账不用还", "老账不用")["text"]
    assert best("老张目不用还", "张目")["location"] == "x/"
    assert "有人问" not in best("老张目不用还", "张目")["text"]


def test_how_much_is_owed_changes_no_whole_query() -> None:
    """Who owes eleven and who owes thirty tens of thousands ask the same."""
    pages = [
        {"location": "x/", "title": "欠亲友的钱还不上", "text": "先说实话。"},
        {"location": "y/", "title": "好几家", "text": "先列单子。"},
    ]
    typed = ("欠11万还不上", "我欠了十几万还不上怎么办", "欠30w还不上", "欠2.5万元还不上")

    found = ask(*typed, entries=pages, first={"y/": ["欠几万还不上"]})

    assert [groups[0][0]["location"] for groups in found] == ["y/"] * len(typed)
