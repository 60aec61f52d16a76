"""What a reader enters row by row, and how figures go on from one calculation to the next, to the letter and the calendar."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from calculators import catalogue, run
from sitegen.model.format import shown
from tests.browser.tab import PHONE, Tab

OWN = "(id) => document.querySelector(`form[data-calculator=${id}] .result__label`).textContent.includes('你的结果')"
FORM = "form[data-calculator]"
SEVEN_FIGURES_EM = 4.2
"""And a point: what most phones' letters take."""
ROWS = "form .field--wide:has(textarea[name={}]) .rows__row"


def row_inputs(tab: Tab, name: str, row: int) -> list[str]:
    return [each.input_value() for each in tab.page.query_selector_all(f"{ROWS.format(name)} >> nth={row} >> input")]


def ask_for_all(tab: Tab) -> None:
    """Say with 「重新计算」 that all numbers that stand there are the reader's."""
    tab.page.click(f"{FORM} [type=submit]")
    tab.wait_for("() => document.querySelector('.result__label').textContent === '你的结果'")


def figures(inputs: dict[str, str]) -> str:
    return str(run("repayment-schedule", inputs)["result"]["total_interest"])


def sentence(tab: Tab) -> str:
    return tab.page.inner_text(".result__answer")


def test_list_is_edited_as_rows(tab: Tab) -> None:
    """A row is added, filled and removed; the answer follows, and the list's text is what the rows hold."""
    tab.go("calculators/affordable-budget/")
    before = tab.inputs("affordable-budget")["income"].splitlines()
    assert row_inputs(tab, "income", 0) == before[0].split(", ")

    tab.page.click(".field--wide:has(textarea[name=income]) button >> text=加一行")
    tab.page.keyboard.insert_text("卖旧手机")
    tab.page.keyboard.press("Tab")
    tab.page.keyboard.insert_text("1,234.5")
    tab.wait_for(OWN, "affordable-budget")
    tab.page.click("[aria-label='删去第1行'] >> nth=0")

    text = "\n".join([*before[1:], "卖旧手机\t1,234.5"])
    assert tab.inputs("affordable-budget")["income"] == text
    expected = run("affordable-budget", tab.inputs("affordable-budget"))["result"]["total_income"]
    tab.wait_for_result("affordable-budget", {"total_income": str(expected)})
    assert tab.complaints == []


def test_long_list_costs_a_phone_nothing_until_it_is_edited(tab: Tab) -> None:
    """Days that are filled in already stand as text, without boxes behind it; boxes come and go with the rows."""
    tab.go("calculators/limitation-date/")
    rows = ROWS.format("rest_days")
    assert tab.page.locator(rows).count() == 0

    days = tab.page.input_value("textarea[name=rest_days]").splitlines()
    for fold in (".more--fields > summary", "[data-calendar] > summary"):
        tab.page.click(fold)
    switch = ".field--wide:has(textarea[name=rest_days]) .rows__tools button >> nth=-1"
    tab.page.click(switch)
    assert tab.page.locator(rows).count() == len(days)
    tab.page.click(switch)

    assert tab.page.locator(rows).count() == 0
    assert tab.page.input_value("textarea[name=rest_days]").splitlines() == days
    assert tab.complaints == []


def test_row_may_lack_what_is_not_known_yet(tab: Tab) -> None:
    """A lawsuit that has not ended is a row whose last field stays empty; the answer takes it so."""
    tab.go("calculators/limitation-date/")
    tab.page.click(".more--fields > summary")

    tab.page.fill(f"{ROWS.format('proceedings')} >> nth=0 >> input >> nth=0", "2024-01-04")
    tab.wait_for(OWN, "limitation-date")
    inputs = tab.inputs("limitation-date")

    assert inputs["proceedings"].startswith("2024-01-04")
    assert run("limitation-date", inputs)["result"]["last_day"] is None
    tab.wait_for_result("limitation-date", {"runs_from": "2024-01-04", "last_day": "", "expired": "false"})


def test_table_without_rows_is_not_shown(tab: Tab) -> None:
    """Where nothing was filled in there is no table to look at, nor a button to save it; with a row both are there."""
    table, button = "[data-result=by_proceeding]", "[data-save-csv=by_proceeding]"
    tab.go("calculators/limitation-date/")
    assert [tab.page.is_visible(each) for each in (table, button)] == [False, False]

    tab.page.click(".more--fields > summary")
    tab.page.fill(f"{ROWS.format('proceedings')} >> nth=0 >> input >> nth=0", "2024-01-04")
    tab.wait_for(OWN, "limitation-date")
    tab.page.wait_for_selector(table)

    assert tab.page.is_visible(button)


@pytest.mark.parametrize(
    ("identifier", "field", "line"),
    [
        ("payoff-order", "debts", "名称，还欠多少，年利率，每月最低要还"),
        ("true-rate-dated", "cash_flows", "付出的，前面加「-」"),
    ],
)
def test_how_a_line_is_written_is_told_with_the_text(identifier: str, field: str, line: str, tab: Tab) -> None:
    """Who fills in boxes reads no rules for text; who asks for the text, or has no scripts, does."""
    tab.go(f"calculators/{identifier}/")
    told = f".field--wide:has(textarea[name={field}])"
    assert line not in tab.page.inner_text(told)

    tab.page.click(f"{told} button >> text=粘贴一整段文字")
    assert line in tab.page.inner_text(told)

    tab.page.click(f"{told} button >> text=一行一行填")
    assert line not in tab.page.inner_text(told)


def test_how_a_line_is_written_is_told_without_scripts(reader: Callable[..., Tab]) -> None:
    """There the text is all there is."""
    tab = reader(java_script_enabled=False)
    tab.go("calculators/affordable-budget/")

    assert "一行一项：名称，金额" in tab.page.inner_text(".field--wide:has(textarea[name=income])")


def test_bad_row_is_marked(tab: Tab) -> None:
    """What is wrong in a row is told at the list, and the row itself is marked, in it the box that is named."""
    tab.go("calculators/affordable-budget/")

    tab.page.fill(f"{ROWS.format('income')} >> nth=1 >> input >> nth=1", "很多")
    tab.wait_for("() => document.querySelectorAll('.rows__row--bad').length === 1")

    assert "第2行" in tab.page.inner_text("[data-error-for=income]")
    assert tab.page.get_attribute(f"{ROWS.format('income')} >> nth=1 >> input >> nth=1", "aria-invalid") == "true"
    assert tab.page.get_attribute(f"{ROWS.format('income')} >> nth=1 >> input >> nth=0", "aria-invalid") is None


def test_pasted_text_becomes_rows(tab: Tab) -> None:
    """A list pasted as text is taken as it is, and shows as rows again."""
    tab.go("calculators/affordable-budget/")
    tab.page.click(".field--wide:has(textarea[name=income]) button >> text=粘贴一整段文字")

    tab.page.fill("#affordable-budget-income", "工资\t5,000\n稿费，300")
    tab.wait_for(OWN, "affordable-budget")
    tab.page.click("button >> text=一行一行填")

    assert row_inputs(tab, "income", 0) == ["工资", "5,000"]
    assert row_inputs(tab, "income", 1) == ["稿费", "300"]
    assert tab.outputs("affordable-budget")["total_income"] == "5300.00"


PASTE = """([selector, text]) => {
  const data = new DataTransfer();
  data.setData("text", text);
  const pasted = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
  document.querySelector(selector).dispatchEvent(pasted);
}"""


def test_rows_pasted_over_the_example_replace_it(tab: Tab) -> None:
    """The example's debts are nobody's: what a reader pastes from a spreadsheet takes their place, and later pastes add to it."""
    tab.go("calculators/pro-rata-offers/")

    tab.page.evaluate(PASTE, [".rows__row input", "甲\t1000\n乙\t3000"])
    tab.wait_for(OWN, "pro-rata-offers")

    assert tab.inputs("pro-rata-offers")["debts"] == "甲, 1000\n乙, 3000"
    assert tab.page.evaluate("document.activeElement.value") == "乙"

    tab.page.evaluate(PASTE, [".rows__row:last-child input", "丙\t1\n丁\t2"])
    assert tab.inputs("pro-rata-offers")["debts"].splitlines()[-1].startswith(("乙", "丁"))
    assert len(tab.inputs("pro-rata-offers")["debts"].splitlines()) == 4


def test_what_is_still_the_example_is_said(tab: Tab) -> None:
    """A result from some numbers of the example says so and goes into no letter; asked for as a whole it is the reader's."""
    tab.go("calculators/negotiated-plan/")
    tab.page.fill("[name=monthly_budget]", "700")
    tab.wait_for(OWN, "negotiated-plan")
    assert "例子" in tab.page.inner_text(".result__label")
    tab.go("letters/hardship-plan/")
    assert "有的数还是例子的" in tab.page.inner_text(".field:has([name=offer])")
    assert tab.page.input_value("[name=offer]") == ""

    tab.go("calculators/negotiated-plan/")
    tab.page.fill("[name=monthly_budget]", "700")
    ask_for_all(tab)
    tab.go("letters/hardship-plan/")
    assert "核对一下再用" in tab.page.inner_text(".field:has([name=offer])")
    assert tab.page.input_value("[name=offer]") != ""
    assert "例子" not in tab.page.inner_text(".field:has([name=offer])")


def test_first_answer_moves_nothing(reader: Callable[..., Tab]) -> None:
    """Where the result stands does not change when the first answer comes."""
    tab = reader(viewport=PHONE)
    tab.go("calculators/overdue-cost/")
    top = "document.querySelector('.result').getBoundingClientRect().top + scrollY"
    before = tab.page.evaluate(top)

    tab.page.fill("[name=principal]", "20000")
    tab.wait_for(OWN, "overdue-cost")

    assert tab.page.evaluate(top) == before


def test_printed_letter_is_nothing_but_the_letter(tab: Tab) -> None:
    """What is printed is sent: no example, no advice stands beside the letter."""
    tab.go("letters/hardship-plan/")
    tab.page.emulate_media(media="print")

    shown = tab.page.evaluate(
        "[...document.querySelectorAll('.page--letter > *')].filter((each) => each.offsetHeight).map((each) => each.className)"
    )

    assert shown == ["letter"]
    assert tab.page.is_visible(".paper")
    assert not tab.page.is_visible(".letter__form")


def test_calendars_tell_loans_apart(tab: Tab) -> None:
    """The same numbers give the same ids, other numbers others: no loan's reminders take another's place."""
    tab.page.clock.set_fixed_time("2026-11-10T12:00:00")
    ids = []
    for received in ("2026-11-06", "2026-11-06", "2026-11-05"):
        tab.go("calculators/court-deadline/")
        tab.page.fill("[name=received_on]", received)
        ask_for_all(tab)
        with tab.page.expect_download() as download:
            tab.page.click("[data-save-ics]")
        saved = Path(download.value.path()).read_text(encoding="utf-8")
        ids.append(re.findall(r"^UID:court-deadline-(\w+)-", saved, re.MULTILINE)[0])
        assert "TRIGGER:-PT15H" in saved

    assert ids[0] == ids[1] != ids[2]


def test_rows_fit_a_small_phone_and_the_keyboard(reader: Callable[..., Tab]) -> None:
    """At 360 px rows of four fields stay on the page, and Tab goes through them in order."""
    tab = reader(viewport=PHONE)
    tab.go("calculators/payoff-order/")
    tab.page.click(".rows__fold")
    tab.page.focus(f"{ROWS.format('debts')} >> nth=0 >> input >> nth=0")

    names = []
    for _ in range(5):
        names.append(tab.page.evaluate("document.activeElement.getAttribute('aria-label')"))
        tab.page.keyboard.press("Tab")

    assert tab.page.evaluate("document.documentElement.scrollWidth") == 360
    assert [name.split("，")[-1] for name in names] == ["名称", "还欠多少", "年利率", "每月最低要还", "删去第1行"]


@pytest.mark.parametrize("identifier", ["true-rate-dated", "pro-rata-offers"])
def test_sum_of_seven_figures_is_seen_whole_in_a_row(identifier: str, reader: Callable[..., Tab]) -> None:
    """Cut at its front 12800.55 would read as another sum: a phone's letters of 0.56 em have room."""
    tab = reader(viewport=PHONE)
    tab.go(f"calculators/{identifier}/")
    room = tab.page.eval_on_selector_all(
        ".rows__row input[inputmode=decimal]",
        """(all) => all.filter((box) => box.offsetParent).map((box) => {
            const { fontSize, paddingLeft, paddingRight } = getComputedStyle(box);
            return (box.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight)) / parseFloat(fontSize);
        })""",
    )

    assert room
    assert min(room) >= SEVEN_FIGURES_EM


def test_example_list_is_one_line_on_a_phone(reader: Callable[..., Tab]) -> None:
    """An example's rows are told in one line until somebody opens them or types in that list, where they would count unseen."""
    tab = reader(viewport=PHONE)
    tab.go("calculators/affordable-budget/")
    rows = tab.inputs("affordable-budget")["spending"].splitlines()
    seen = {name: tab.page.locator(f"{ROWS.format(name)}:visible") for name in ("income", "spending")}
    folds = tab.page.locator(".rows__fold:visible")
    assert [each.count() for each in seen.values()] == [1, 0]
    name, amount = rows[0].split(", ")
    assert folds.all_inner_texts()[1].startswith(f"例子有{len(rows)}行：{name}：{int(amount):,}元；")

    folds.nth(1).click()
    assert tab.page.evaluate("document.activeElement.getAttribute('aria-label')").endswith("第1行，名称")
    assert [each.count() for each in seen.values()] == [1, len(rows)]

    tab.page.click(f"{FORM} [type=reset]")
    tab.page.wait_for_selector(".rows__fold >> nth=1")
    tab.page.fill(f"{ROWS.format('income')} >> nth=0 >> input >> nth=1", "5000")
    assert folds.count() == 1
    assert [each.count() for each in seen.values()] == [2, 0]


def test_desk_shows_the_rows_of_an_example(tab: Tab) -> None:
    """Where there is room nothing is folded."""
    tab.go("calculators/payoff-order/")
    rows = tab.inputs("payoff-order")["debts"].splitlines()

    assert tab.page.locator(f"{ROWS.format('debts')}:visible").count() == len(rows)
    assert tab.page.locator(".rows__fold:visible").count() == 0


def test_variants_stand_side_by_side(tab: Tab) -> None:
    """Kept results stand in one table: what differs between them, and all figures; each can be dropped again."""
    tab.go("calculators/repayment-schedule/")
    methods = dict(next(one for one in catalogue() if one.id == "repayment-schedule").inputs[-1].choices)
    first = tab.inputs("repayment-schedule")
    other = next(value for value in methods if value != first["method"])
    tab.page.click("[data-compare]")
    tab.page.select_option("#repayment-schedule-method", other)
    tab.wait_for(OWN, "repayment-schedule")
    tab.page.click("[data-compare]")

    rows = [
        [cell.inner_text() for cell in row.query_selector_all("th, td")]
        for row in tab.page.query_selector_all(".compared tr")
    ]

    assert [cell.split()[0] for cell in rows[0]] == ["项目", "方案一", "方案二"]
    assert rows[1] == ["还款方式", methods[first["method"]], methods[other]]
    shown_interest = [shown(figures(first | change), "money", "元") for change in ({}, {"method": other})]
    assert ["利息一共", *shown_interest] in rows
    tab.page.click("[aria-label='删去方案一']")
    assert len(tab.page.query_selector_all(".compared thead th")) == 2
    assert tab.complaints == []


def test_two_variants_fit_a_phone(reader: Callable[..., Tab]) -> None:
    """Also where names of figures are long, and where it says at length whose figures they are: nothing has to be pushed aside."""
    tab = reader(viewport=PHONE)
    tab.go("calculators/negotiated-plan/")
    for principal in ("43210", "87650"):
        tab.fill("negotiated-plan", "principal", principal)
        tab.wait_for_result("negotiated-plan", {"total_paid": f"{principal}.00"})
        tab.page.click("[data-compare]")

    frame = tab.page.locator("[data-compared] .table-scroll")
    assert frame.locator("thead th").count() == 3
    assert frame.evaluate("(each) => each.scrollWidth - each.clientWidth") == 0


def test_result_is_copied_as_text(reader: Callable[..., Tab]) -> None:
    """「复制结果」 gives the sentence, what was filled in and the figures as plain text."""
    tab = reader(permissions=["clipboard-read", "clipboard-write"])
    tab.go("calculators/overdue-cost/")

    tab.page.click("[data-copy-result]")
    tab.wait_for("() => document.querySelector('[data-copy-result]').textContent === '已复制'")

    text = tab.page.evaluate("navigator.clipboard.readText()")
    assert sentence(tab) in text
    assert "还没还的本金：10000元" in text
    assert f"罚息：{run('overdue-cost', tab.inputs('overdue-cost'))['result']['penalty_interest']}元" in text


def test_copied_deadline_holds_no_calendar(reader: Callable[..., Tab]) -> None:
    """The holidays that nobody changed aren't told line by line in a message; whoever changed them sends them."""
    tab = reader(permissions=["clipboard-read", "clipboard-write"])
    tab.go("calculators/court-deadline/")
    days = tab.inputs("court-deadline")["rest_days"].split("\n")

    tab.page.click("[data-copy-result]")
    tab.wait_for("() => document.querySelector('[data-copy-result]').textContent === '已复制'")
    text = tab.page.evaluate("navigator.clipboard.readText()")

    assert len(days) > 1
    assert [day for day in days if f"\n{day}\n" in text] == []
    assert "哪天收到的：" in text


def test_sum_for_all_lenders_is_no_plan_for_one(tab: Tab) -> None:
    """What is shared out among several lenders is not offered, on the next page, as what one of them may be promised."""
    tab.go("calculators/pro-rata-offers/")
    tab.page.fill("[name=monthly_budget]", "1800")
    ask_for_all(tab)
    tab.go("calculators/payoff-order/")
    assert "1800" in tab.page.inner_text(".carried")

    tab.go("calculators/negotiated-plan/")

    assert tab.page.locator(".carried").count() == 0


def test_figures_flow_from_budget_to_letter_and_calendar(reader: Callable[..., Tab]) -> None:
    """What can be paid goes into the plan, the plan into the letter, its days into the calendar: nothing is typed twice."""
    tab = reader(accept_downloads=True)
    tab.go("calculators/affordable-budget/")
    tab.page.fill(f"{ROWS.format('income')} >> nth=0 >> input >> nth=1", "9000")
    ask_for_all(tab)
    budget = tab.outputs("affordable-budget")["affordable_payment"]

    tab.page.click(".result__next >> text=协商分期方案")
    tab.page.click(".carried button >> text=用我刚才的数")
    ask_for_all(tab)
    assert tab.inputs("negotiated-plan")["monthly_budget"] == budget.removesuffix(".00")
    plan = run("negotiated-plan", tab.inputs("negotiated-plan"))["result"]

    tab.page.fill("#negotiated-plan-schedule-first", "2127-01-31")
    with tab.page.expect_download() as download:
        tab.page.click("[data-save-plan]")
    calendar = Path(download.value.path()).read_text(encoding="utf-8").replace("\r\n ", "")
    days = re.findall(r"DTSTART;VALUE=DATE:(\d+)", calendar)
    assert len(days) == len(plan["schedule"])
    assert days[:2] == ["21270131", "21270228"]
    assert len(set(re.findall(r"UID:(\S+)", calendar))) == len(days)

    tab.page.click(".result__next >> text=协商还款申请")
    assert tab.settled(lambda: tab.page.input_value("[name=offer]"), plan["offer_payment"])
    assert str(plan["offer_payment"]) in tab.page.inner_text("#letter-text")


@pytest.mark.parametrize("width", [360, 1440])
def test_calendar_stands_beside_a_date(width: int, reader: Callable[..., Tab]) -> None:
    """A date can be picked from the device's calendar as well as typed; what is picked is worked out."""
    tab = reader(viewport={"width": width, "height": 800})
    tab.go("calculators/court-deadline/")

    tab.page.evaluate(
        """() => {
            const picker = document.querySelector("#court-deadline-received_on + input[type=date]");
            picker.value = "2026-03-02";
            picker.dispatchEvent(new Event("change"));
        }"""
    )
    tab.wait_for(OWN, "court-deadline")

    assert tab.inputs("court-deadline")["received_on"] == "2026-03-02"
    assert tab.page.is_visible("[aria-label='选日子：哪天收到的']")
