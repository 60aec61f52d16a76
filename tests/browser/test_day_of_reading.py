"""Forms that ask for today begin with the reader's own day, and nobody else is handed it."""

import re
from collections.abc import Callable

import pytest

from calculators import run
from sitegen.model.format import date_text
from tests.browser.tab import PHONE, Tab

FORM = "form[data-calculator]"
OWN = "() => document.querySelector('form[data-calculator]').dataset.answer === 'own'"
TODAY, TOMORROW = "2027-03-05", "2027-03-06"
WITH_DAY = "limitation-date"


@pytest.fixture
def today(reader: Callable[..., Tab]) -> Callable[..., Tab]:
    """A reader in China on a certain day, shortly after midnight: it is yesterday in Greenwich."""

    def open_one(day: str = TODAY) -> Tab:
        tab = reader(timezone_id="Asia/Shanghai", permissions=["clipboard-read", "clipboard-write"])
        set_day(tab, day)
        return tab

    return open_one


def set_day(tab: Tab, day: str) -> None:
    tab.page.clock.set_fixed_time(f"{day}T00:10:00+08:00")


def ask_for_all(tab: Tab, due_on: str) -> None:
    tab.fill(WITH_DAY, "due_on", due_on)
    tab.page.click(f"{FORM} [type=submit]")
    tab.wait_for(OWN)


def day_in(tab: Tab) -> str:
    return tab.inputs(WITH_DAY)["as_of"]


@pytest.mark.parametrize(("identifier", "day"), [(WITH_DAY, None), ("debt-warning", TODAY)])
def test_day_is_filled_in_and_starts_nothing(identifier: str, day: str | None, today: Callable[..., Tab]) -> None:
    """The field shows today, or the example's day while its dates stand there; the printed result names its day."""
    tab = today()
    tab.go(f"calculators/{identifier}/")
    examples = tab.examples(identifier)
    tab.page.wait_for_timeout(300)

    assert tab.inputs(identifier)["as_of"] == (day or examples["as_of"])
    assert re.fullmatch(f"例子(：.*到期的)?，按{date_text(examples['as_of'])}算", tab.page.inner_text(".result__label"))
    assert tab.page.inner_text(".result__answer") == run(identifier, examples)["view"]["answer"]
    assert tab.state(identifier) == "static"
    assert [url for url in tab.requests if "/runtime/" in url] == []
    assert tab.page.evaluate("JSON.stringify({...sessionStorage})") == "{}"


def test_examples_dates_do_not_age(today: Callable[..., Tab]) -> None:
    """Who has only said what came is not told that the example's last day passed; with an own date, today counts."""
    tab = today()
    tab.go("calculators/court-deadline/")
    examples = tab.examples("court-deadline")
    tab.page.select_option("#court-deadline-kind", "appeal_judgment")
    tab.wait_for("() => document.querySelector('form[data-calculator]').dataset.answer === 'mixed'")

    expected = run("court-deadline", examples | {"kind": "appeal_judgment"})
    assert tab.page.inner_text(".result__answer") == expected["view"]["answer"]
    assert "已经过了" not in tab.page.inner_text(".result")
    assert tab.page.inner_text(".result__label").endswith(f"，按{date_text(examples['as_of'])}算")

    tab.fill("court-deadline", "received_on", "2027-03-01")
    tab.wait_for(OWN)
    assert tab.inputs("court-deadline")["as_of"] == TODAY
    assert tab.page.inner_text(".result__label") == "你的结果"


def test_day_yet_to_come_is_told_at_its_field(today: Callable[..., Tab]) -> None:
    """A slip in the year is told where it was typed, like any mistake; today, which nobody typed, stays folded."""
    tab = today()
    tab.go("calculators/court-deadline/")
    tab.fill("court-deadline", "received_on", "2036-03-01")
    tab.page.wait_for_selector("[data-error-for=received_on]:visible")
    field, line = tab.page.locator("#court-deadline-received_on"), tab.page.locator("[data-error-for=received_on]")

    assert line.inner_text().startswith("请改：这一天还没到")
    assert field.get_attribute("aria-invalid") == "true"
    assert line.get_attribute("id") in (field.get_attribute("aria-describedby") or "").split()
    assert not tab.page.is_visible("#court-deadline-as_of")
    assert "接着填" not in tab.page.inner_text(".calculator__status")


def test_button_takes_the_examples_dates_for_the_readers(today: Callable[..., Tab]) -> None:
    """Who presses 「重新计算」 says that all that stands there is theirs: today counts for them."""
    tab = today()
    tab.go("calculators/court-deadline/")
    tab.page.select_option("#court-deadline-kind", "appeal_judgment")
    tab.page.click(f"{FORM} [type=submit]")
    tab.wait_for(OWN)

    assert tab.inputs("court-deadline")["as_of"] == TODAY
    assert "已经过了" in tab.page.inner_text(".result__answer")


def test_without_scripts_the_example_has_its_own_day(reader: Callable[..., Tab]) -> None:
    """Field, label and result agree where no script runs."""
    tab = reader(java_script_enabled=False)
    tab.go(f"calculators/{WITH_DAY}/")

    day = tab.page.get_attribute(f"#{WITH_DAY}-as_of", "value") or ""

    assert tab.page.inner_text(".result__label").endswith(f"，按{date_text(day)}算")


SIZE = "(selector) => parseFloat(getComputedStyle(document.querySelector(selector)).fontSize)"
FIRST_DAYS = {"court-deadline": "received_on", "limitation-date": "due_on", "credit-record-date": "ended_on"}


def is_set_large(tab: Tab) -> bool:
    big, sentence = (tab.page.evaluate(SIZE, selector) for selector in (".result__big", ".result__answer"))
    return bool(big > sentence)


@pytest.mark.parametrize("identifier", FIRST_DAYS)
def test_examples_day_is_not_set_large(identifier: str, reader: Callable[..., Tab]) -> None:
    """Who opens the page sees in a sentence from which day the example counts; only their own last day is large, and in the bar."""
    tab = reader(viewport=PHONE)
    tab.go(f"calculators/{identifier}/")
    begins = date_text(tab.inputs(identifier)[FIRST_DAYS[identifier]])
    big = tab.page.inner_text(".result__big")
    assert not is_set_large(tab)
    assert tab.page.inner_text(".result__label").startswith(f"例子：{begins}")
    assert begins in tab.page.inner_text(".answer-bar")
    assert big not in tab.page.inner_text(".answer-bar")

    tab.fill(identifier, FIRST_DAYS[identifier], "2025-03-04")
    tab.page.click(f"{FORM} [type=submit]")
    tab.wait_for(OWN)
    assert is_set_large(tab)

    tab.page.click(f"{FORM} [type=reset]")
    tab.wait_for("() => document.querySelector('form[data-calculator]').dataset.answer === 'example'")
    assert not is_set_large(tab)


def test_last_day_of_the_examples_date_is_not_set_large_for_the_readers_paper(tab: Tab) -> None:
    """Who has only said what came has no last day yet: the card and the bar say which date is still the example's."""
    tab.go("calculators/court-deadline/")
    tab.page.select_option("#court-deadline-kind", "appeal_judgment")
    tab.wait_for("() => document.querySelector('form[data-calculator]').dataset.answer === 'mixed'")
    assert not is_set_large(tab)
    assert "哪天收到的还是例子的数" in tab.page.inner_text(".result__label")

    tab.fill("court-deadline", "received_on", "2026-03-02")
    tab.wait_for(OWN)
    assert is_set_large(tab)


def test_without_scripts_the_examples_day_is_a_sentence(reader: Callable[..., Tab]) -> None:
    """The built page holds the worked result, and doesn't set its day large."""
    tab = reader(java_script_enabled=False)
    tab.go("calculators/court-deadline/")
    sentence, big = tab.page.locator(".result__answer"), tab.page.locator(".result__big")
    sizes = [one.evaluate("(one) => getComputedStyle(one).fontSize") for one in (sentence, big)]

    assert "最后一天是" in sentence.inner_text()
    assert sizes[0] == sizes[1]


def test_example_from_another_page_names_its_own_day(tab: Tab) -> None:
    """An example that one of our pages links to says from which day it counts, not the page's."""
    tab.go(
        "calculators/court-deadline/#calc=court-deadline&example=&kind=answer&received_on=2026-03-02&as_of=2026-03-05"
    )
    tab.wait_for("() => document.querySelector('.result__label').textContent.includes('3月2日')")

    assert tab.page.inner_text(".result__label").startswith("例子：2026年3月2日收到的")
    assert not is_set_large(tab)


def test_copied_example_keeps_its_day(today: Callable[..., Tab]) -> None:
    """The example's text and paper name the day that its figures belong to, not the reader's."""
    tab = today()
    tab.go(f"calculators/{WITH_DAY}/")
    day = tab.examples(WITH_DAY)["as_of"]

    tab.page.click("[data-copy-result]")
    tab.wait_for("() => document.querySelector('[data-copy-result]').textContent === '已复制'")
    text = tab.page.evaluate("navigator.clipboard.readText()")
    tab.page.emulate_media(media="print")

    assert day in text
    assert TODAY not in text
    assert date_text(day) in tab.page.inner_text("[data-paper]")
    assert not tab.page.is_visible(f"#{WITH_DAY}-as_of")


def test_day_counts_once_the_reader_types(today: Callable[..., Tab]) -> None:
    """An edited form is worked out for today; it isn't kept, nor put into a link, so that tomorrow has its own day."""
    tab = today()
    tab.go(f"calculators/{WITH_DAY}/")
    ask_for_all(tab, "2024-05-10")
    expected = run(WITH_DAY, tab.inputs(WITH_DAY))["result"]
    assert tab.outputs(WITH_DAY)["days_left"] == expected["days_left"]
    assert day_in(tab) == TODAY
    assert "as_of" not in tab.page.evaluate("JSON.stringify({...sessionStorage})")

    tab.page.click("[data-share]")
    link = tab.page.input_value(".share__link")
    assert "as_of" not in link

    later = today(TOMORROW)
    later.page.goto(link)
    later.wait_for(OWN)
    assert day_in(later) == TOMORROW


def test_day_chosen_by_hand_is_the_readers(today: Callable[..., Tab]) -> None:
    """A day that the reader changed is kept and shared like any number; midnight doesn't change it."""
    tab = today()
    tab.go(f"calculators/{WITH_DAY}/")
    tab.fill(WITH_DAY, "as_of", "2027-01-31")
    ask_for_all(tab, "2024-05-10")
    tab.page.click("[data-share]")
    link = tab.page.input_value(".share__link")
    assert "as_of=2027-01-31" in link

    set_day(tab, TOMORROW)
    ask_for_all(tab, "2024-05-11")
    assert day_in(tab) == "2027-01-31"

    tab.go("calculators/debt-warning/")
    assert "2027-01-31" in tab.page.inner_text(".carried__words")

    later = today(TOMORROW)
    later.page.goto(link)
    later.wait_for(OWN)
    assert day_in(later) == "2027-01-31"


def test_open_tab_follows_midnight(today: Callable[..., Tab]) -> None:
    """A tab left open counts with the new day at the next change."""
    tab = today()
    tab.go(f"calculators/{WITH_DAY}/")
    ask_for_all(tab, "2024-05-10")

    set_day(tab, TOMORROW)
    assert day_in(tab) == TODAY
    ask_for_all(tab, "2024-05-11")

    assert day_in(tab) == TOMORROW
    assert tab.outputs(WITH_DAY)["days_left"] == run(WITH_DAY, tab.inputs(WITH_DAY))["result"]["days_left"]


def test_example_given_back_has_its_own_day(today: Callable[..., Tab]) -> None:
    """「恢复例子」 brings the example, its label and its day back."""
    tab = today()
    tab.go(f"calculators/{WITH_DAY}/")
    label, inputs = tab.page.inner_text(".result__label"), tab.inputs(WITH_DAY)
    ask_for_all(tab, "2024-05-10")

    tab.page.click(f"{FORM} [type=reset]")
    tab.wait_for("(label) => document.querySelector('.result__label').textContent === label", label)

    assert tab.inputs(WITH_DAY) == inputs
    assert tab.page.get_attribute(FORM, "data-answer") == "example"


@pytest.mark.parametrize("day", ["1970-01-02", "2101-06-01"])
def test_wrong_clock_leaves_the_day_to_the_reader(day: str, today: Callable[..., Tab]) -> None:
    """A device whose clock can't be right fills in nothing, says so, and its example's day passes for nobody's."""
    tab = today(day)
    tab.go(f"calculators/{WITH_DAY}/")

    assert day not in day_in(tab)
    assert "日期好像不对" in tab.page.inner_text(f".field:has(#{WITH_DAY}-as_of)")
    tab.fill(WITH_DAY, "due_on", "2024-05-10")
    tab.wait_for("() => document.querySelector('form[data-calculator]').dataset.answer === 'mixed'")
    tab.page.click("[data-save-ics]")
    assert re.search("没有", tab.page.inner_text("[data-save-ics]"))


def test_day_may_be_named_from_today(today: Callable[..., Tab]) -> None:
    """Who types 昨天 finds its date in the field, which stays that day tomorrow: in a field, and in a list's row."""
    tab = today()
    tab.go("calculators/court-deadline/")
    tab.page.locator("#court-deadline-received_on").fill("昨天")
    assert tab.inputs("court-deadline")["received_on"] == "2027-03-04"

    tab.go(f"calculators/{WITH_DAY}/")
    tab.page.click(".field--wide:has(textarea[name=interruptions]) button >> text=加一行")
    tab.page.locator(".field--wide:has(textarea[name=interruptions]) .rows__row input:not(.date-picker)").last.fill(
        "今天"
    )
    assert tab.inputs(WITH_DAY)["interruptions"].splitlines()[-1] == TODAY


def test_label_with_a_comma_stands_in_brackets(tab: Tab) -> None:
    """What is still the example's is one field: its label's own comma doesn't make two of it."""
    tab.go("calculators/court-deadline/")
    label = tab.page.inner_text("label[for=court-deadline-kind]")
    tab.fill("court-deadline", "received_on", "2026-03-02")
    tab.wait_for("() => document.querySelector('form[data-calculator]').dataset.answer === 'mixed'")

    assert f"「{label}」还是例子的数" in tab.page.inner_text(".result__label")
