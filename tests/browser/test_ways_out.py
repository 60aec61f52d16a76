"""What leaves the page is the same text on every way, a calendar wakes in time, and what couldn't leave isn't said to have."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from calculators import catalogue
from tests.browser import samples
from tests.browser.tab import Tab

FORM = "form[data-calculator]"
OWN = "() => document.querySelector('form[data-calculator]').dataset.answer === 'own'"
NO_CLIPBOARD = "Object.defineProperty(Navigator.prototype, 'clipboard', {get: () => undefined});"
NOTE_COPIES = "addEventListener('copy', () => { window.copied = document.activeElement.value; });"
NO_COPY = "document.execCommand = () => false;"
QQ = (
    "Mozilla/5.0 (Linux; Android 13; V2203A) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/116.0.0.0 "
    "MQQBrowser/6.2 Mobile Safari/537.36 V1_AND_SQ_8.9.28 QQ/8.9.28.10155"
)


@pytest.fixture
def on(reader: Callable[..., Tab]) -> Callable[..., Tab]:
    """A reader on a certain day, with what is special about their browser."""

    def open_one(day: str = "2026-10-01", *scripts: str, **options: Any) -> Tab:
        tab = reader(**options)
        tab.page.clock.set_fixed_time(f"{day}T12:00:00")
        for script in scripts:
            tab.page.add_init_script(script)
        return tab

    return open_one


def ask_for_all(tab: Tab, identifier: str, **inputs: str) -> None:
    tab.go(f"calculators/{identifier}/")
    for name, value in inputs.items():
        tab.fill(identifier, name, value)
    tab.page.click(f"{FORM} [type=submit]")
    tab.wait_for(OWN)


def saved_calendar(tab: Tab, button: str = "[data-save-ics]") -> str:
    with tab.page.expect_download() as download:
        tab.page.click(button)
    return Path(download.value.path()).read_text(encoding="utf-8").replace("\r\n ", "")


def days(calendar: str) -> list[str]:
    return re.findall(r"DTSTART;VALUE=DATE:(\d+)", calendar)


def kind_label(kind: str) -> str:
    kinds = next(one.inputs[0].choices for one in catalogue() if one.id == "court-deadline")
    return dict(kinds)[kind]


def test_court_calendar_has_each_day_once(on: Callable[..., Tab]) -> None:
    """A rest day that the period only counts to is no event; the others are named after their paper, with one alarm each."""
    tab = on("2026-09-20")
    ask_for_all(tab, "court-deadline", kind="answer", received_on="2026-09-19")
    result = tab.outputs("court-deadline")
    assert result["rolled"] == "true"

    calendar = saved_calendar(tab)

    assert days(calendar) == [result[name].replace("-", "") for name in ("safe_day", "last_day")]
    assert calendar.count("BEGIN:VALARM") == calendar.count("TRIGGER:-PT15H") == 2
    assert all(kind_label("answer") in words for words in re.findall(r"SUMMARY:(.*)", calendar))


def test_day_without_workday_table_is_called_about(on: Callable[..., Tab]) -> None:
    """Where a year's rest days aren't known, the calendar has the earlier day and says 大约."""
    tab = on("2040-10-10")
    ask_for_all(tab, "court-deadline", received_on="2040-10-09")

    calendar = saved_calendar(tab)

    assert days(calendar)[-1] == tab.outputs("court-deadline")["nominal_last_day"].replace("-", "")
    assert "大约" in calendar


def test_same_day_is_saved_under_the_same_id(on: Callable[..., Tab]) -> None:
    """Asked again on another day, the calendar has the same ids: it is brought up to date, nothing stands twice."""
    ids = []
    for day in ("2026-10-01", "2026-10-02"):
        tab = on(day)
        ask_for_all(tab, "limitation-date", due_on="2024-05-10", interruptions="")
        ids.append(re.findall(r"UID:(\S+)", saved_calendar(tab)))

    assert ids[0] == ids[1] != []


def test_past_days_stay_out_of_the_calendar(on: Callable[..., Tab]) -> None:
    """A safe day that is over is left out; where all is over, nothing is saved and the page says so."""
    tab = on("2026-10-22")
    ask_for_all(tab, "court-deadline", kind="answer", received_on="2026-10-08")
    result = tab.outputs("court-deadline")
    assert result["safe_day"] < "2026-10-22" <= result["last_day"]

    assert days(saved_calendar(tab)) == [result["last_day"].replace("-", "")]
    assert "没有存" in tab.page.inner_text(".remark")

    tab.fill("court-deadline", "received_on", "2026-03-02")
    tab.wait_for("(day) => document.querySelector('output[name=last_day]').dataset.value < day", "2026-10-22")
    tab.page.click("[data-save-ics]")
    assert tab.page.inner_text("[data-save-ics]") == "日子都过了，没有可存的"
    assert "2026年10月22日" in tab.page.inner_text(".remark")


def test_answer_without_days_saves_none(on: Callable[..., Tab]) -> None:
    """Without a day in the answer there is nothing to save, and the button says that."""
    tab = on()
    ask_for_all(tab, "credit-record-date", ended_on="")

    tab.page.click("[data-save-ics]")

    assert tab.page.inner_text("[data-save-ics]") == "没有日子可存"
    assert tab.page.inner_text(".result__answer") in tab.page.inner_text(".remark")


def test_older_way_of_copying_copies_the_same(on: Callable[..., Tab]) -> None:
    """A browser without the clipboard's newer way copies the very same text, not a part of it."""
    newer = on(permissions=["clipboard-read", "clipboard-write"])
    newer.go("calculators/overdue-cost/")
    newer.page.click("[data-copy-result]")
    newer.wait_for("() => document.querySelector('[data-copy-result]').textContent === '已复制'")
    text = newer.page.evaluate("navigator.clipboard.readText()")

    older = on("2026-10-01", NO_CLIPBOARD, NOTE_COPIES)
    older.go("calculators/overdue-cost/")
    older.page.click("[data-copy-result]")
    older.wait_for("() => document.querySelector('[data-copy-result]').textContent === '已复制'")

    assert older.page.evaluate("window.copied") == text
    assert text.startswith("例子，不是你的数\n")
    assert older.page.evaluate("document.activeElement.matches('[data-copy-result]')")


@pytest.mark.parametrize(
    ("address", "button"),
    [
        ("calculators/overdue-cost/", "[data-copy-result]"),
        ("letters/hardship-plan/", "[data-copy]"),
        (samples.address("emergency"), "[data-copy]:visible >> nth=0"),
    ],
)
def test_text_that_cannot_be_copied_is_shown_whole(address: str, button: str, on: Callable[..., Tab]) -> None:
    """Where the browser copies nothing at all, the page doesn't say it did: the whole text stands there, selected."""
    able = on(permissions=["clipboard-read", "clipboard-write"])
    able.go(address)
    able.page.click(button)
    able.wait_for("() => document.querySelector('[data-announcer]')?.textContent === '已复制'")
    text = able.page.evaluate("navigator.clipboard.readText()")

    unable = on("2026-10-01", NO_CLIPBOARD, NO_COPY)
    unable.go(address)
    unable.page.click(button)
    unable.page.wait_for_selector(".by-hand")

    assert unable.page.input_value(".by-hand__text") == text
    assert "没有复制" in unable.page.inner_text(button)
    assert unable.page.evaluate("document.activeElement.selectionEnd") == len(text.encode("utf-16-le")) // 2


def test_links_text_is_shown_where_it_cannot_be_copied(on: Callable[..., Tab]) -> None:
    """The same for a link: with and without numbers, each its own text."""
    tab = on("2026-10-01", NO_CLIPBOARD, NO_COPY)
    ask_for_all(tab, "overdue-cost", principal="4321")
    tab.page.click("[data-share]")
    link = tab.page.input_value(".share__link")

    shown = []
    for words in ("复制带数字的链接", "复制不带数字的链接"):
        tab.page.click(f"button >> text={words}")
        tab.page.wait_for_selector(".by-hand")
        shown.append(tab.page.input_value(".by-hand__text"))
        tab.page.click(".by-hand button >> text=收起")

    assert shown == [link, link.partition("#")[0]]
    assert "principal=4321" in link


def test_apps_browser_gets_words_instead_of_a_file(on: Callable[..., Tab]) -> None:
    """In another app's browser nothing claims to be saved: table, days and letter stand there to be copied."""
    tab = on("2026-10-01", user_agent=QQ)
    files: list[str] = []
    tab.page.on("download", lambda download: files.append(download.suggested_filename))
    ask_for_all(tab, "court-deadline", kind="answer", received_on="2026-09-25")
    tab.page.click("[data-save-ics]")
    words = tab.page.input_value(".by-hand__text")
    assert kind_label("answer") in words
    assert "2026年10月" in words
    assert "已保存" not in tab.page.inner_text("[data-save-ics]")

    tab.go("calculators/overdue-cost/")
    tab.page.click("[data-save-csv]")
    lines = tab.page.input_value(".by-hand__text").splitlines()
    assert lines[0] == "例子，不是你的数"
    assert len({line.count("\t") for line in lines[1:]}) == 1

    tab.go("letters/hardship-plan/")
    tab.page.click("[data-save]")
    assert tab.page.input_value(".by-hand__text") == tab.page.inner_text("#letter-text")
    assert files == []


def test_remembered_values_are_told_in_the_readers_words(on: Callable[..., Tab]) -> None:
    """What is offered again is said as the form says it: yes or no, the choice's words, the unit."""
    tab = on()
    ask_for_all(tab, "overdue-cost", principal="4321", year_basis="365")
    tab.go("calculators/overdue-cost/")
    told = [tab.page.inner_text(".carried__words")]
    ask_for_all(tab, "overdue-cost", principal="4321", year_basis="365")
    tab.page.locator("#overdue-cost-compound").evaluate(
        "(box) => { box.closest('details')?.setAttribute('open', ''); }"
    )
    tab.page.uncheck("#overdue-cost-compound")
    tab.wait_for(OWN)

    tab.go("calculators/overdue-cost/")
    told.append(tab.page.inner_text(".carried__words"))

    choices = dict(next(one.choices for one in catalogue()[0].inputs if one.name == "year_basis"))
    assert f"4321元；一年按多少天：{choices['365']}。" in told[0]
    assert re.search(r"4321元；[^；]*复利[^；]*：否；另有1项。", told[1])
    assert not re.search(r"true|false", "".join(told))


def test_result_is_carried_as_people_write_it(on: Callable[..., Tab]) -> None:
    """What another calculator found comes without the zeros that it is kept with."""
    tab = on()
    ask_for_all(tab, "affordable-budget", priority_payments="500")

    tab.go("calculators/debt-warning/")
    offered = tab.page.inner_text(".carried__words")
    tab.page.click(".carried button >> text=用我刚才的数")

    assert re.search(r"\d", offered)
    assert not re.search(r"\.\d*0(?!\d)", offered)
    assert not re.search(r"\.\d*0$", tab.inputs("debt-warning")["income"])


def test_examples_link_is_an_example(on: Callable[..., Tab]) -> None:
    """What a page of ours fills in by a link is nobody's: it isn't remembered, nor handed on as the reader's."""
    tab = on()
    page = samples.address("debt", r"^ +calculator:\n +id: .*\n +preset:")
    tab.go(page)
    address = tab.page.get_attribute("main a[href*='calc=']", "href")
    assert address is not None
    identifier = address.partition("calc=")[2].partition("&")[0]

    tab.page.goto(f"{tab.root}/{page}{address}")
    tab.wait_for("() => document.querySelector('form[data-calculator]').dataset.state === 'ready'")
    tab.wait_for(
        """(id) => location.hash && document.querySelector(`form[data-calculator="${id}"]`).dataset.answer === "example" """,
        identifier,
    )

    assert tab.page.evaluate("JSON.stringify({...sessionStorage})") == "{}"
    assert tab.page.inner_text(".result__label") == "例子的结果"


def test_letter_lets_go_of_an_answer_that_no_longer_holds(on: Callable[..., Tab]) -> None:
    """A letter filled from the calculator beside it is emptied again while that has a mistake."""
    tab = on()
    tab.go("letters/hardship-plan/")
    tab.page.click(".letter__reckon > summary")
    tab.fill("negotiated-plan", "monthly_budget", "700")
    tab.page.click(f"{FORM} [type=submit]")
    tab.wait_for("() => document.querySelector('[name=offer]').value !== ''")

    tab.fill("negotiated-plan", "monthly_budget", "很多")

    assert tab.page.input_value("[name=offer]") == ""
    assert "（金额）" in tab.page.inner_text(".blank[data-field=offer]")


def test_carried_result_belongs_to_its_inputs(on: Callable[..., Tab]) -> None:
    """Who changes a number and leaves at once takes no earlier result along."""
    tab = on()
    ask_for_all(tab, "affordable-budget", priority_payments="500")
    earlier = tab.outputs("affordable-budget")["affordable_payment"]

    tab.page.evaluate(
        """() => {
          const field = document.querySelector("#affordable-budget-priority_payments");
          field.value = "600";
          field.dispatchEvent(new Event("input", { bubbles: true }));
          window.kept = JSON.stringify({...sessionStorage});
        }"""
    )

    assert earlier not in tab.page.evaluate("window.kept")


def test_one_row_of_the_example_is_a_part_of_it(on: Callable[..., Tab]) -> None:
    """Who changes one row of the example's list still has its other rows: the result is not yet the reader's."""
    tab = on()
    tab.go("calculators/pro-rata-offers/")
    tab.fill("pro-rata-offers", "monthly_budget", "2345")
    tab.page.fill(".rows__row >> nth=0 >> input >> nth=1", "777")
    tab.wait_for("() => document.querySelector('form[data-calculator]').dataset.answer === 'mixed'")
    tab.page.click(".field--wide button >> text=粘贴一整段文字")

    tab.fill("pro-rata-offers", "debts", "我的卡, 777")
    tab.wait_for(OWN)

    assert tab.complaints == []


def test_link_counts_only_for_what_it_filled_in(on: Callable[..., Tab]) -> None:
    """A choice that the form doesn't offer leaves the example's there, and that is nobody's."""
    tab = on()
    tab.go("calculators/court-deadline/#calc=court-deadline&kind=unheard_of&received_on=2026-09-28")
    tab.wait_for("() => document.querySelector('form[data-calculator]').dataset.answer === 'mixed'")

    tab.page.click("[data-save-ics]")

    assert "没有存" in tab.page.inner_text("[data-save-ics]")
    assert "收到了什么" in tab.page.inner_text(".remark")


def test_example_within_copied_words_is_marked(on: Callable[..., Tab]) -> None:
    """Words to say hold examples: copied, they stand in brackets, so that nobody sends them as facts; the page stays as it is."""
    tab = on(permissions=["clipboard-read", "clipboard-write"])
    tab.go(samples.address("paper", r"\[\["))
    spoken = tab.page.locator(".spoken[id]:has(.slot):visible").first
    slots = spoken.locator(".slot").all_inner_texts()
    copied, before = spoken.get_attribute("id"), spoken.inner_text()

    tab.page.click(f"[data-copy='{copied}']")
    remark = tab.page.inner_text(f".step__list:has([data-copy='{copied}']) .remark")
    text = tab.page.evaluate("navigator.clipboard.readText()")

    assert [slot for slot in slots if f"【{slot}】" not in text] == []
    assert text.replace("【", "").replace("】", "") == before == spoken.inner_text()
    assert "【】" in remark
