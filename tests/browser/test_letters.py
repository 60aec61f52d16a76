"""A letter in the browser: its paper follows what is typed, and nothing else is printed or copied."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.tab import DESK, PHONE, Tab

LETTERS = sorted((Path(__file__).parents[2] / "content/letters").glob("*.yml"))
OFFER = "最多1500（「现在每月收入」减「每月必需的开支」）"
LUMP_SUM = "最多9800（「对方说的本金」加「对方说的利息、罚息和费用」）"
GROWN = "比「孩子的生日」满18年那天晚"
NEW_DAY = "要比「合同写的还款日」晚"
NO_DAY = "2026年2月30日，日历上没有"
STORY = "2026年11月3日20时，母亲接到电话\n2026年11月4日9时，单位前台接到电话"


@pytest.fixture
def letter(tab: Tab) -> Tab:
    tab.go("letters/stop-third-party-contact/")
    return tab


def test_lines_stay_lines(letter: Tab) -> None:
    """What is typed in several lines stands on the paper, and is copied, in several lines."""
    letter.page.fill("[name=record]", STORY)

    assert STORY in letter.page.inner_text("#letter-text")


def test_letter_without_scripts_says_that_it_fills_nothing_in(reader: Callable[..., Tab]) -> None:
    """Who has no scripts is told before the blanks that what they type doesn't reach the letter, and what to do."""
    tab = reader(java_script_enabled=False)
    tab.go("letters/hardship-plan/")

    assert "填的字到不了信里，请打印后手写" in tab.page.inner_text(".letter__form")


def test_day_is_written_as_on_paper(letter: Tab) -> None:
    """However a day is typed, the letter has it as letters do; the calendar, which is beside it, writes the first way."""
    field = letter.page.locator("input[name=date]")
    for typed in ("2026-12-01", "2026/12/1", "2026.12.1", "2026年12月1日", "2026年12月1号", "20261201"):
        field.fill(typed)
        assert "日期：2026年12月1日" in letter.page.inner_text("#letter-text"), typed

    assert letter.page.locator(".field", has=field).locator(".field__pick").is_visible()


def test_last_look_is_not_printed(letter: Tab) -> None:
    """The question above the copy button is for the reader: it goes on no paper."""
    assert letter.page.is_visible(".letter__last-look")

    letter.page.emulate_media(media="print")

    assert not letter.page.is_visible(".letter__last-look")
    assert letter.page.is_visible(".paper")


def test_last_look_leads_up_to_the_answer(letter: Tab) -> None:
    """Who recognises themself in the question gets to what they do instead."""
    letter.page.click(".letter__last-look a")

    assert letter.page.evaluate("document.querySelector(':target').className") == "not-yet"


def test_paper_is_one_tap_away_on_a_phone(reader: Callable[..., Tab]) -> None:
    """From the first screen on a bar leads to the paper; beside the paper it is gone, and at a desk there is none."""
    tab = reader(viewport=PHONE)
    tab.go("letters/hardship-plan/")
    bar = tab.page.locator(".letter-bar")
    box = bar.bounding_box()
    assert box
    assert box["y"] + box["height"] == PHONE["height"]
    assert box["height"] >= 44

    bar.click()

    paper = tab.page.locator("#letter-text").bounding_box()
    assert paper
    assert 0 <= paper["y"] < PHONE["height"] / 2
    assert (bar.bounding_box() or {"y": 0})["y"] < paper["y"]
    tab.page.set_viewport_size({"width": 1440, "height": 900})
    assert not bar.is_visible()


def test_paper_stays_one_tap_away_beside_the_keyboard(reader: Callable[..., Tab]) -> None:
    """While a field is filled in, the way to the letter stands above the keyboard, and not on the field."""
    tab = reader(viewport={"width": 360, "height": 400})
    tab.go("letters/hardship-plan/")
    field = tab.page.locator(".letter__form input").nth(2)
    field.focus()
    bar, box = tab.page.locator(".letter-bar").bounding_box(), field.bounding_box()

    assert bar
    assert box
    assert bar["y"] + bar["height"] == 400
    assert box["y"] + box["height"] <= bar["y"]


def test_no_letter_is_wider_than_a_phone(tab: Tab) -> None:
    """Tables, long choices and the titles of sources stay inside the screen."""
    tab.page.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
    widths = {}
    for path in LETTERS:
        tab.go(f"letters/{path.stem}/")
        widths[path.stem] = tab.page.evaluate("document.documentElement.scrollWidth")

    assert len(widths) > 20
    assert {name: width for name, width in widths.items() if width != PHONE["width"]} == {}


def test_wide_table_is_printed_whole(tab: Tab) -> None:
    """On paper nothing scrolls: each column of a table is there."""
    tab.page.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
    tab.go("letters/contact-and-payment-log/")
    wide = "[...document.querySelectorAll('.table-scroll')].map((each) => each.scrollWidth > each.offsetWidth)"
    assert tab.page.evaluate(wide) == [True] * 3

    tab.page.emulate_media(media="print")

    assert tab.page.evaluate(wide) == [False] * 3


def test_number_above_what_the_rule_allows_is_told(tab: Tab) -> None:
    """Who asks for more instalments than the rule knows is told at once, however they write it; the paper waits for nobody."""
    tab.go("letters/card-instalment/")
    field = tab.page.locator("#letter-months")
    told = tab.page.locator(".field", has=field).locator(".field__error")

    for typed in ("72", "72期", "７２"):
        field.fill(typed)
        assert told.inner_text() == "核对一下：最多60", typed
        assert field.get_attribute("aria-invalid") == "true"
    field.fill("60")

    assert not told.is_visible()
    assert field.get_attribute("aria-invalid") is None


@pytest.mark.parametrize(
    ("letter", "typed", "blank", "told"),
    [
        ("hardship-plan", {"income": "6,000", "spending": "0.45万", "offer": "1600"}, "offer", OFFER),
        ("hardship-plan", {"income": "6000", "spending": "4500元", "offer": "1500"}, "offer", ""),
        ("hardship-plan", {"income": "不固定", "spending": "4500", "offer": "1600"}, "offer", ""),
        ("hardship-plan", {"income": "3000", "spending": "4500", "offer": "100"}, "offer", OFFER.replace("1500", "0")),
        (
            "settlement-request",
            {"principal_told": "9000", "charges_told": "800", "lump_sum": "9801"},
            "lump_sum",
            LUMP_SUM,
        ),
        ("hardship-plan", {"first_date": "2026-01-05"}, "first_date", "比今天早"),
        ("hardship-plan", {"first_date": "2036年1月5日", "date": "2036.2.1"}, "first_date", "比「写信日期」早"),
        ("assignment-proof", {"reply_by": "2036-01-05", "date": "2036/1/5"}, "reply_by", "要比「写信日期」晚"),
        ("extension-request", {"due_date": "2036-03-01", "new_due_date": "2036-02-01"}, "new_due_date", NEW_DAY),
        ("extension-request", {"due_date": "2036-03-01、2036-04-01", "new_due_date": "2036-02-01"}, "new_due_date", ""),
        ("appeal-statement", {"received_on": "2036-01-05"}, "received_on", "比今天晚"),
        ("appeal-statement", {"received_on": "2026-02-30"}, "received_on", NO_DAY),
        ("hardship-plan", {"since": "2026年2月30号"}, "since", NO_DAY),
        ("hardship-plan", {"contract": "2026-02-30"}, "contract", ""),
        ("appeal-statement", {"received_on": "2026-01-05", "date": "2025-12-01"}, "received_on", "比「写信日期」晚"),
        (
            "minor-not-ratified",
            {"child_born_on": "2006-5-2", "child_borrowed_on": "2024-5-3"},
            "child_borrowed_on",
            GROWN,
        ),
        ("minor-not-ratified", {"child_born_on": "2006-5-2", "child_borrowed_on": "2024-5-1"}, "child_borrowed_on", ""),
    ],
)
def test_contradiction_is_told_beside_its_blank(
    tab: Tab, letter: str, typed: dict[str, str], blank: str, told: str
) -> None:
    """An offer above what is left, a day on the wrong side of another: it is told once both stand there; the paper has them all the same."""
    tab.go(f"letters/{letter}/")
    for name, text in typed.items():
        tab.page.fill(f"#letter-{name}", text)
    tab.page.evaluate("document.activeElement.blur()")

    field = tab.page.locator(f"#letter-{blank}")
    line = tab.page.locator(f"#letter-{blank}-error")
    assert (line.inner_text() if line.is_visible() else "") == (told and f"核对一下：{told}")
    assert field.get_attribute("aria-invalid") == ("true" if told else None)
    assert f"letter-{blank}-error" in (field.get_attribute("aria-describedby") or "").split()
    assert tab.page.locator(".field--bad").count() == bool(told)
    assert tab.page.locator(f"#letter-text [data-field={blank}].blank--filled").count()


def test_day_half_typed_contradicts_nothing(tab: Tab) -> None:
    """On the way to 2036-1-15 stands 2036-1-1: nothing is told before the reader goes on, and what was mended falls silent at once."""
    tab.go("letters/assignment-proof/")
    tab.page.fill("#letter-date", "2036-1-10")
    field = tab.page.locator("#letter-reply_by")
    line = tab.page.locator("#letter-reply_by-error")

    field.press_sequentially("2036-1-1")
    assert line.count() == 0
    field.press("Tab")
    assert line.is_visible()
    field.press("End")
    field.press("5")

    assert not line.is_visible()


def test_end_of_the_paper_stays_beside_the_last_field_on_a_desk(reader: Callable[..., Tab]) -> None:
    """Who has filled in the last of many fields sees what became of the paper, and the button that copies it."""
    tab = reader(viewport=DESK)
    tab.go("letters/card-instalment/")
    begins = tab.page.locator(".letter").bounding_box()
    paper = tab.page.locator(".letter__preview").bounding_box()
    assert begins
    assert paper
    assert paper["y"] == begins["y"]

    tab.page.focus("#letter-date")

    button = tab.page.locator("[data-copy=letter-text]").bounding_box()
    assert button
    assert 0 < button["y"] < DESK["height"] - button["height"]


def test_unit_that_stands_on_the_paper_is_not_written_twice(tab: Tab) -> None:
    """Who types 36期 or wide figures gets a letter that can be sent as it is; a word that only looks like a unit stays."""
    tab.go("letters/card-instalment/")
    tab.page.fill("#letter-months", "36期")
    tab.page.fill("#letter-balance", "４８０００元")
    tab.page.fill("#letter-name", "王元")

    paper = tab.page.inner_text("#letter-text")
    assert "分36期，" in paper
    assert "欠款共48000元。" in paper
    assert "本人王元，" in paper


def test_sum_for_all_lenders_fills_no_letter_to_one(tab: Tab) -> None:
    """Who has parted what they have among lenders is promised to none of them with the whole."""
    tab.go("calculators/affordable-budget/")
    tab.page.locator(".rows__row input").nth(1).fill("8123")
    tab.page.click("form[data-calculator=affordable-budget] [type=submit]")
    tab.wait_for("() => document.querySelector('form[data-calculator]').dataset.answer === 'own'")
    tab.go("letters/hardship-plan/")
    assert tab.page.input_value("#letter-offer") != ""

    tab.go("calculators/pro-rata-offers/")
    tab.page.fill("#pro-rata-offers-monthly_budget", "900")
    tab.page.click("form[data-calculator=pro-rata-offers] [type=submit]")
    tab.wait_for("() => document.querySelector('form[data-calculator]').dataset.answer === 'own'")
    tab.go("letters/hardship-plan/")

    assert tab.page.input_value("#letter-offer") == ""
    assert "写分给这一家的数" in tab.page.inner_text(".field:has(#letter-offer)")


@pytest.mark.parametrize(
    ("typed", "is_told"),
    [
        ("6222 0212 3456 7894", True),
        ("６２２２０２１２３４５６７８９４", True),
        ("7894", False),
        ("110101199003070008", False),
    ],
)
def test_whole_number_of_a_card_is_told(tab: Tab, typed: str, *, is_told: bool) -> None:
    """A letter goes through many hands: four digits of a card are enough, and a person's own number is no card."""
    tab.go("letters/card-instalment/")
    tab.page.fill("#letter-card", typed)

    told = tab.page.locator(".field", has=tab.page.locator("#letter-card")).locator(".field__error")

    assert told.is_visible() == is_told
    if is_told:
        assert told.inner_text() == "核对一下：像整张卡的号码，只写后四位"
