"""What can be found is what a reader reads: the page, its sections, and hidden words for them."""

from publish.search_entries import SearchEntry, aliases_edits, entries_of
from publish.search_index import location
from tests.publish.pages import article, page


def test_a_page_gives_itself_and_its_sections() -> None:
    """Text before the first section belongs to the page; each section has its own heading and text."""
    document = article(
        "<header id='answer'><h1>借呗逾期了</h1><p>先问清<b>三个数</b>。</p></header>"
        "<section id='cost' aria-labelledby='t'><h2 id='t'>要多花多少钱</h2>"
        "<p>罚息\u2060<a class='citation'>8</a>。</p>"
        "<section id='step-1'><h3>第一步</h3><p>打电话。</p></section><p>还有。</p></section><p>末尾。</p>",
    )

    assert entries_of(document, "s/") == (
        SearchEntry("s/", "借呗逾期了", "先问清三个数。末尾。", "借呗逾期了", "scenario"),
        SearchEntry("s/#cost", "要多花多少钱", "罚息。还有。", "借呗逾期了", "scenario"),
        SearchEntry("s/#step-1", "第一步", "打电话。", "借呗逾期了", "scenario"),
    )


def test_headings_with_an_id_open_sections_of_their_own() -> None:
    """Hand-written pages have headings only."""
    document = article(
        "<h1 id='x'>关于</h1><p>一。</p><h2 id='why'>为什么</h2><p>二。</p><h2 id='who'>谁</h2><p>三。</p>"
    )

    assert [(entry.location, entry.title, entry.text) for entry in entries_of(document, "")] == [
        ("", "关于", "一。"),
        ("#why", "为什么", "二。"),
        ("#who", "谁", "三。"),
    ]


def test_parts_of_a_row_are_read_apart() -> None:
    """What stands in columns of a choice isn't run together in what is shown of it."""
    row = "<a class='choice' href='x/'><span class='choice__name'>{}</span><span class='choice__hint'>{}</span>{}</a>"
    date = "<span class='choice__date'>有期限</span>"
    rows = "".join(f"<li>{row.format(*parts)}</li>" for parts in (("支付令", "抬头写着", date), ("短信", "说案号", "")))
    rows += (
        f"<li><a class='choice choice__name' href='y/'>传票<span class='choice__hint'>写着开庭</span>{date}</a></li>"
    )
    document = article(f"<h1>收到什么？</h1><ul>{rows}</ul>")

    assert [entry.text for entry in entries_of(document, "")] == [
        "支付令：抬头写着，有期限；短信：说案号；传票：写着开庭，有期限；"
    ]


def test_numbers_of_sources_are_no_words() -> None:
    """What names a source after a sentence isn't searched, also where it is no link; other brackets are."""
    document = article("<h1>词语</h1><p>要还。\u2060[1、\u20602]\u2009可以谈[见下]。\u2060[3–5]\u2009</p>")

    assert [entry.text for entry in entries_of(document, "")] == ["要还。可以谈[见下]。"]


def test_noise_stays_out() -> None:
    """Ways around, scripts, drawings, form fields' help, tables of numbers and hidden parts aren't found."""
    document = article(
        "<p class='head__path'>首页</p><h1>甲<a class='headerlink'>¶</a></h1><nav>目录</nav>"
        "<svg><title>图</title></svg>"
        "<script>x</script><p hidden>藏</p><p aria-hidden='true'>饰</p><template>板</template>"
        "<form><h3 id='f'>计算器</h3><label>本金</label><p>帮助</p><output>1,234</output><button>算</button></form>"
        "<p>乙</p>",
    )

    [entry] = entries_of(document, "")

    assert (entry.title, entry.text) == ("甲", "计算器 本金 乙")


def test_statutes_quoted_as_a_source_are_found_on_the_laws_page_only() -> None:
    """The same words on forty pages would hide the one that is theirs."""
    quoted = (
        "<h1>甲</h1><details class='source'><summary>出处</summary><blockquote>应当支付逾期利息</blockquote></details>"
    )
    law = (
        "<h1>民法典</h1><article class='law-article' id='676'><h2>第六百七十六条</h2>"
        "<blockquote>应当支付逾期利息</blockquote></article>"
    )

    assert [entry.text for entry in entries_of(article(quoted), "")] == [""]
    assert entries_of(article(law, kind="law"), "laws/x/")[1] == SearchEntry(
        "laws/x/#676", "第六百七十六条", "应当支付逾期利息", "民法典", "law", ("第676条",)
    )


def test_aliases_are_read_and_taken_out_of_the_page() -> None:
    """Words that nobody should read on the page are found all the same."""
    document = article(
        "<h1>甲</h1><section id='t' data-aliases='失信'><h2>老赖</h2></section>",
        head='<meta name="aliases" content="想死, 不想活了，撑不住">',
    )

    page_entry, section = entries_of(document, "")
    html = document.edited(aliases_edits(document))

    assert page_entry.aliases == ("想死", "不想活了", "撑不住")
    assert section.aliases == ("失信",)
    assert "想死" not in html
    assert "失信" not in html


def test_questions_count_as_names_of_their_section() -> None:
    """A question that readers ask word for word leads to its answer."""
    document = article(
        "<h1>甲</h1><section id='faq'><h2>常问的</h2>"
        "<details><summary>会坐牢吗？</summary><p>不会。</p></details></section>",
    )

    faq = entries_of(document, "")[1]

    assert (faq.aliases, faq.text) == (("会坐牢吗？",), "会坐牢吗？不会。")


def test_a_page_may_stay_out() -> None:
    """So may one without an article."""
    assert entries_of(page("<article id='main' data-search-exclude><h1>甲</h1></article>"), "") == ()
    assert entries_of(page("<p>甲</p>"), "") == ()


def test_addresses_end_as_the_edition_needs() -> None:
    """A server adds index.html, a folder doesn't."""
    assert location("a/index.html", offline=False) == "a/"
    assert location("index.html", offline=False) == ""
    assert location("a/index.html", offline=True) == "a/index.html"


def test_what_misleads_by_itself_is_found_nowhere() -> None:
    """An example's result would be read as the reader's own day, a list of other places as what this one says."""
    document = article(
        "<h1>判决书</h1><details id='d'><summary><span><b>算最后一天</b><span class='reckon__answer'>例子：12月1日</span></span>"
        "</summary><form><div class='result'><p>最后一天是12月1日</p></div></form></details>"
        "<section id='t'><h3>唯一住房</h3><p>可能拍。</p><p class='see'>看：误区「一定不会动」</p><p class='state'>有效</p></section>"
    )

    words = " ".join(f"{entry.title} {entry.text} {' '.join(entry.aliases)}" for entry in entries_of(document, ""))

    assert {"12月1日", "一定不会动", "有效"} & set(words.split()) == set()
    assert "算最后一天" in words
