"""Pages number their sources, quote laws to the letter, and link to what is there."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import sitegen
from calculators import catalogue
from sitegen.model.kinds import LAW
from sitegen.model.law_text import selected_paragraphs
from sitegen.pages.addresses import address_of, relative
from sitegen.pages.calculation import calculation
from sitegen.pages.engine import environment
from sitegen.pages.plans import plans
from sitegen.pages.render import values_of

SMALL_PATHS = [
    "index.md",
    "all.md",
    "scenarios/alpha.md",
    "scenarios/beta.md",
    "stages/just-overdue.md",
    "products/lender-app.md",
    "letters/ask-for-time.md",
    "laws/small-law.md",
    "laws/told-law.md",
    "laws/index.md",
    "calculators/overdue-cost.md",
    "triage/start.md",
    "triage/sender.md",
    "triage/outcome-court.md",
    "triage/index.md",
    "glossary/index.md",
    "glossary/penalty.md",
    "myths.md",
    "channels.md",
    "facts.md",
]

GROUPED = {
    "all.md": "<li>",
    "laws/index.md": "<li>",
    "scenarios/index.md": "<li>",
    "letters/index.md": "<li>",
    "law-index.md": '<details class="fold">',
    "glossary/index.md": '<li id="',
    "myths.md": '<section class="myth"',
}
"""Pages that are long lists, and how an item of each begins."""


@pytest.mark.parametrize("path", SMALL_PATHS)
def test_sources_are_numbered_in_the_order_of_reading(path, small_pages, elements):
    """A page's numbers run 1, 2, 3 … as they are first met, whether in the text or under a block."""
    met = list(dict.fromkeys(elements(small_pages[path].body).numbers))

    assert met == list(range(1, len(met) + 1))


@pytest.mark.parametrize("path", SMALL_PATHS)
def test_template_only_prints(path, small_site):
    """What a page says and cites is known before its template is filled: filled again, it says the same."""
    (plan,) = [plan for plan in plans(small_site) if plan.path == path]
    template, values = environment().get_template(f"{plan.template}.html"), values_of(small_site, plan)

    assert template.render(values) == template.render(values)


@pytest.mark.parametrize("path", ["scenarios/alpha.md", "scenarios/beta.md", "products/lender-app.md"])
def test_list_of_contents_is_what_the_page_holds(path, small_pages):
    """What the page promises at its top, and the theme beside it, are its sections: the same ids and words, in order."""
    page = small_pages[path]
    listed = re.findall(r'<li><a class="[^"]+" href="#([^"]+)">([^<]+)</a>', page.body.partition("</nav>")[0])
    held = re.findall(r'<section class="part" id="([^"]+)"[^>]*><h2 id="t-[^"]+">([^<]+)</h2>', page.body)

    assert listed == held != []
    assert [(part["id"], part["title"]) for part in page.front_matter["contents"]] == held


def test_each_question_and_outcome_is_found_by_its_own_words(folder):
    """What is typed for one question of a tree leads to it, not to every page of the tree."""
    folder.edit(
        "triage/start.yml",
        ("title: 认一认\n", "title: 认一认\naliases: [从哪里看起]\n"),
        ("title: 谁发的？\n", "title: 谁发的？\n    aliases: [落款是谁]\n"),
        ("court: {title: 先核实,", "court: {title: 先核实, aliases: [信封上写着法院],"),
    )
    pages = folder.pages()
    named = {path: page.front_matter["aliases"] for path, page in pages.items() if path.startswith("triage/")}

    assert {path: names for path, names in named.items() if names} == {
        "triage/index.md": ["从哪里看起"],
        "triage/sender.md": ["落款是谁"],
        "triage/outcome-court.md": ["信封上写着法院"],
    }


def test_list_beside_a_law_is_its_articles(small_pages):
    """What the theme lists beside a law, and the page above its text, are its articles, in order, as they are called there."""
    page = small_pages["laws/small-law.md"]
    held = re.findall(r'<article class="law-article" id="([^"]+)"[^>]*>\s*<h2[^>]*><a [^>]*>([^<、]+)', page.body)
    listed = re.findall(r'<li><a href="#([^"]+)">([^<]+)</a></li>', page.body.partition("</nav>")[0])

    assert held
    assert [(part["id"], part["title"]) for part in page.front_matter["contents"]] == held == listed


def test_long_law_is_folded_by_topic(folder):
    """Each topic is a fold of its articles with the words that people search; the list beside the law is the topics."""
    topics = "topics:\n  - {title: 第一章 借, words: [借钱], from: '1', to: '2'}\n  - {title: 第二章 催, from: '2-1', to: '9'}\n"
    folder.edit("laws/small-law.yml", ("articles:\n", f"{topics}articles:\n"))

    page = folder.pages()["laws/small-law.md"]

    folds = re.findall(r'<details class="topic" id="([^"]+)".*?<h2>([^<]+)</h2>(.*?)</details>', page.body, re.DOTALL)
    held = [
        (place, title, re.findall(r'<article class="law-article" id="([^"]+)"', inside))
        for place, title, inside in folds
    ]
    assert held == [("topic-1", "第一章 借", ["1", "2"]), ("topic-2-1", "第二章 催", ["2-1", "3"])]
    assert "借钱" in folds[0][2]
    assert [(part["id"], part["title"]) for part in page.front_matter["contents"]] == [each[:2] for each in held]
    assert 'class="jump"' not in page.body


@pytest.mark.parametrize("path", GROUPED)
def test_list_of_groups_is_what_the_page_holds(path, small_pages):
    """A page that is a long list is folded groups, each with the number of its items; beside it they are named, in order."""
    page = small_pages[path]
    held = re.findall(
        r'<details class="listed" id="([^"]+)" data-wide( open)?>\n<summary><h2[^>]*>([^<]+)</h2> <span [^>]+>(\d+)项</span>(.*?)\n</details>',
        page.body,
        re.DOTALL,
    )

    assert (
        [(part["id"], part["title"]) for part in page.front_matter["contents"]]
        == [(place, title) for place, _, title, _, _ in held]
        != []
    )
    assert [int(count) for *_, count, _ in held] == [inside.count(GROUPED[path]) for *_, inside in held]
    assert [bool(opened) for _, opened, *_ in held[1:]] == [False] * len(held[1:])


def test_no_other_page_lists_its_parts(small_pages):
    """No other page has a list of contents, which the tests above would not see."""
    listing = {path for path, page in small_pages.items() if page.front_matter.get("contents")}

    assert {path.partition("/")[0] for path in listing - set(GROUPED)} == {"scenarios", "laws", "products"}


def test_scenario_numbers_are_not_empty(small_pages, elements):
    """The test above has something to look at."""
    assert len(set(elements(small_pages["scenarios/alpha.md"].body).numbers)) > 5


@pytest.mark.parametrize("path", SMALL_PATHS)
def test_every_citation_opens_a_source_on_the_page(path, small_pages, elements):
    """A number leads to an element of the same page whose id no other has."""
    page = elements(small_pages[path].body)
    ids = page.values("id")

    marks = [attrs for _, attrs in page.tags if "citation--mark" in (attrs.get("class") or "")]
    cited = [each for attrs in marks for each in (attrs["href"][1:], *(attrs.get("data-with") or "").split())]

    assert sorted(set(ids)) == sorted(ids)
    assert [identifier for identifier in cited if identifier not in ids] == []


@pytest.mark.parametrize("path", SMALL_PATHS)
def test_quotations_are_the_law_word_for_word(path, small_site, small_pages, elements):
    """What stands in a quotation of a law is what stands in its file, line by line."""
    for law, number, lines in elements(small_pages[path].body).quotations:
        (article,) = [each for each in small_site.of(LAW)[law].file.articles if each.number == number]
        whole = article.text.splitlines()
        assert lines, number
        assert any(lines == whole[start : start + len(lines)] for start in range(len(whole)))


def test_item_of_an_article_is_quoted_alone(small_site):
    """`2(1)` means the numbered item; where items have no numbers, the paragraph."""
    _, second, _, third = small_site.of(LAW)["small-law"].file.articles

    assert selected_paragraphs(second, 1) == ("（一）生病；",)
    assert selected_paragraphs(second, 2) == ("（二）失业。",)
    assert selected_paragraphs(third, 1) == ("不得骚扰与债务无关的人。",)
    assert len(selected_paragraphs(second, None)) == 3


def test_pages_of_right_content_link_to_what_is_there(small_site, small_pages):
    """No link of the small content leads to a missing page or place."""
    assert sitegen.check_links(small_pages.values(), small_site.pages) == ()


def test_dead_link_is_told(folder, pages_of):
    """A place that only the finished page can know is checked there."""
    folder.edit("products/lender-app.yml", ("lender: 看合同", "lender: 看[合同](letter:ask-for-time#nowhere)"))
    site, problems = folder.link()

    told = sitegen.check_links(pages_of(site).values(), site.pages)

    assert problems == ()
    message = "链接 ../../letters/ask-for-time/#nowhere 指向 /letters/ask-for-time/ 上不存在的位置 #nowhere。"
    assert [str(problem) for problem in told] == [f"content/products/lender-app.yml:1:1: {message}"]


def test_dead_link_of_a_page_written_by_hand_is_told(folder, pages_of):
    """With its line, column and the nearest right one; what stands in code is no link, other sites are not ours to check."""
    links = "[一](scenarios/alpha.md#nowhere) `[二](none.md)` [三](https://a.example/b.md) [四](fix.md#五)"
    folder.edit("fix.md", ("告诉我们\n---\n", f"告诉我们\n---\n\n看[情形](scenarios/alpah.md)\n\n{links}\n"))
    site, problems = folder.link()

    told = [str(problem) for problem in sitegen.check_links(pages_of(site).values(), site.pages)]

    assert problems == ()
    assert (
        told[0] == 'content/fix.md:5:7: 链接 scenarios/alpah.md 指向不存在的页面。你是不是想写 "scenarios/alpha.md"？'
    )
    assert [line.partition("。")[0] for line in told[1:]] == [
        "content/fix.md:7:5: 链接 scenarios/alpha.md#nowhere 指向这一页上不存在的位置"
    ]


@pytest.mark.parametrize(
    ("page", "target", "link"),
    [
        ("", "scenarios/a/", "scenarios/a/"),
        ("scenarios/a/", "", "../../"),
        ("scenarios/a/", "scenarios/a/#ask", "#ask"),
        ("scenarios/a/", "scenarios/a/", "./"),
        ("scenarios/a/", "laws/b/#676", "../../laws/b/#676"),
        ("glossary/", "scenarios/a/", "../scenarios/a/"),
        ("laws/", "laws/b/", "b/"),
        ("laws/b/", "laws/", "../"),
        ("", "", "./"),
    ],
)
def test_links_are_relative(page, target, link):
    """Links work from every depth, at any address and from a folder."""
    assert relative(page, target) == link


def test_link_to_a_question_leads_to_its_page(folder, elements):
    """A tile of the home page can begin at any question of triage; the first has the address of the tree."""
    tile = "  - {name: 催收短信, hint: 您已逾期, link: stage:just-overdue}\n"
    tiles = "".join(tile.replace("stage:just-overdue", f"'triage:start#{name}'") for name in ("sender", "paper"))
    folder.edit("home.yml", (tile, tiles))

    links = elements(folder.pages()["index.md"].body).values("href")

    assert [link for link in links if link.startswith("triage/")] == ["triage/sender/", "triage/start/"]


def test_question_that_several_lead_to_counts_what_is_left(folder):
    """Readers come to it after one answer or after two: no number of their question would be true for all of them."""
    between = "  between: {title: 中, short: 中, answers: [{id: a, name: 甲, next: sender}, {id: b, name: 乙, outcome: court}]"
    folder.edit(
        "triage/start.yml",
        ("name: 法院的纸, outcome: court", "name: 法院的纸, next: between"),
        ("  sender:\n", f"{between}, unsure: {{hint: 好, outcome: court}}}}\n  sender:\n"),
    )

    pages = folder.pages()

    assert "第2问，最多3问" in pages["triage/between.md"].body
    assert "最多还有1问" in pages["triage/sender.md"].body


ADDRESSES = st.lists(st.sampled_from(["a", "b", "c"]), max_size=3).map(
    lambda parts: "".join(f"{part}/" for part in parts)
)


@given(page=ADDRESSES, target=ADDRESSES)
def test_following_a_relative_link_arrives(page, target):
    """From any page to any other, the link leads there as a browser resolves it."""
    from urllib.parse import urljoin  # noqa: PLC0415

    assert urljoin(f"https://example.org/site/{page}", relative(page, target)) == f"https://example.org/site/{target}"


def test_shortened_address_leads_to_the_list_of_its_kind(small_pages):
    """Who takes the last part off an address, or follows the path above a title upwards, finds all pages of the kind."""
    inner = {path for path in small_pages if "/" in path and not path.endswith("/index.md")}
    lists = {path: f"{path.partition('/')[0]}/index.md" for path in inner}

    assert {each for each in lists.values() if each not in small_pages} == set()
    for path, above in lists.items():
        page = small_pages[path]
        if page.front_matter["kind"] in ("calculator", "letter", "product", "stage", "law"):
            assert address_of(above) in page.targets, path
            assert address_of(path) in small_pages[above].targets, path


def test_letter_stands_in_each_of_its_stages(folder):
    """Who knows only where they stand finds there every letter that is written then; what has no stage comes last."""
    folder.edit("letters/ask-for-time.yml", ("stage: [just-overdue]", "stage: [just-overdue, sued]"))
    body = folder.pages()["letters/index.md"].body
    assert body.count('href="ask-for-time/"') == 2

    folder.edit("letters/ask-for-time.yml", ("stage: [just-overdue, sued]\n", ""))
    assert re.findall("<h2[^>]*>(.*?)</h2>", folder.pages()["letters/index.md"].body) == ["什么时候都用得上"]


def test_generated_addresses_cannot_be_taken_by_hand(folder, small_pages):
    """Every generated page at the top refuses a hand-written one of its name."""
    names = [path.removesuffix(".md") for path in small_pages if "/" not in path]
    names += [path.partition("/")[0] for path in small_pages if re.fullmatch(r"\w+/index\.md", path)]
    for name in names:
        folder.write(f"{name}.md", "# 手写\n")

    told = {problem.place.file for problem in folder.link()[1]}

    assert told == {f"content/{name}.md" for name in names}
    assert address_of("a/b.md") == "a/b/"


def test_templates_find_what_they_name(folder, root):
    """Each hotline and page that the templates name themselves must stand in the content."""
    text = "".join(path.read_text(encoding="utf-8") for path in (root / "sitegen/templates").rglob("*.html"))
    channels = set(re.findall(r"\{channel:([^}]+)\}", text))
    pages = set(re.findall(r"to\('([a-z]+)/'\)", text)) - {"all", "triage"}
    folder.write("channels.yml", "[]\n")
    for page in pages:
        (folder.root / f"{page}.md").unlink()

    told = "\n".join(folder.problems())

    assert channels
    assert all(f'缺 id 是 "{channel}" 的渠道' in told for channel in channels)
    assert all(f"content/{page}.md:1:1: 缺这个文件" in told for page in pages)


def test_presets_stand_in_the_form_as_plainly_as_they_are_read(small_site):
    """A contributor may write 1.2万 or 2026年9月16日; the form begins with figures and dates that need no explanation."""
    income = "工资，1万\n兼职, 500"
    presets = {"overdue-cost": {"principal": "1.2万元", "annual_rate": "18%"}, "affordable-budget": {"income": income}}

    values = {
        identifier: {
            filled.field.name: filled.value for filled in calculation(small_site, identifier, preset, "h2").fields
        }
        for identifier, preset in presets.items()
    }

    assert values["overdue-cost"]["principal"] == "12000"
    assert values["overdue-cost"]["annual_rate"] == "18"
    assert values["affordable-budget"]["income"] == "工资, 10000\n兼职, 500"


def test_what_an_example_changes_does_not_wait_in_a_fold(small_site):
    """A number of the example in the place of a default counts for the reader unseen, unless its field stands open."""
    defaults = calculation(small_site, "true-rate", {}, "h2")
    changed = calculation(small_site, "true-rate", {"period_fee": "72"}, "h2")

    assert "period_fee" in {each.field.name for each in defaults.rare}
    assert "period_fee" in {each.field.name for each in changed.fields}
    assert {each.field.name for each in defaults.rare} - {each.field.name for each in changed.rare} == {"period_fee"}


def test_answer_that_is_a_day_says_from_which_day_its_example_counts(small_site):
    """Without a script the example's last day stands in a sentence that begins with its first; a sum of money has none."""
    of_day, of_money = (calculation(small_site, name, {}, "h2") for name in ("court-deadline", "overdue-cost"))
    found = calculation(small_site, "court-deadline", {"received_on": "2026-03-02"}, "h2")

    assert (of_day.is_of_a_day, of_money.is_of_a_day) == (True, False)
    assert found.dated(found.counts_from) == "2026年3月2日收到的"


def test_every_answer_that_is_a_day_can_say_from_which():
    """A label asks 哪天, so that the example's day can be put in its place."""
    counted = [
        next(field for field in one.inputs if field.kind == "date" and field.name != "as_of")
        for one in catalogue()
        if any(output.is_total and output.kind == "date" for output in one.outputs)
    ]

    assert {field.name for field in counted} == {"received_on", "due_on", "ended_on"}
    assert all(field.label.startswith("哪天") for field in counted)


def test_workday_tables_reach_the_calculator(small_site):
    """The calculator of deadlines gets every rest day and working weekend that the facts hold."""
    example = small_site.examples["court-deadline"]

    assert example["rest_days"] == "2026-10-01\n2026-10-02"
    assert example["work_days"] == "2026-10-10"
    assert "rest_days" not in small_site.examples["overdue-cost"]


def test_no_gap_after_a_mark_of_full_width(folder):
    """Where bold ended, or a line was folded, the space that was typed isn't seen beside the mark's own."""
    folder.edit("scenarios/alpha.yml", ("  text: 只问数字。", "  text: >-\n    **只问数字。** 别的，\n    不问。"))

    assert "<strong>只问数字。</strong>别的，不问。" in folder.pages()["scenarios/alpha.md"].body


def test_quotes_within_words_to_say_are_inner_ones(folder):
    """Words to say stand in 「」, so what they quote stands in 『』."""
    folder.edit("scenarios/alpha.yml", ("say: 请给我工单号。", "say: 我说过「先等等」，请给我工单号。"))

    assert "我说过『先等等』，请给我工单号。" in folder.pages()["scenarios/alpha.md"].body
