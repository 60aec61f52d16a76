"""A reader types as people do, sees beside the field how it was understood, and is asked about a rate that looks wrong."""

from collections.abc import Callable

import pytest

from calculators import run
from tests.browser.tab import DESK, PHONE, Tab

FORM = "overdue-cost"


def read_line(tab: Tab, name: str) -> str:
    return told(tab, f"[data-read-for={name}]")


def question(tab: Tab, name: str) -> str:
    return told(tab, f"[data-question-for={name}]")


def told(tab: Tab, line: str) -> str:
    return str(tab.page.evaluate("(line) => document.querySelector(line)?.textContent ?? ''", line)).strip()


def shows(tab: Tab, calculator: str, **inputs: str) -> None:
    """Type, and wait for the answer of what was meant."""
    for name, text in inputs.items():
        tab.fill(calculator, name, text)
    result = run(calculator, tab.inputs(calculator))["result"]
    figures = {name: value for name, value in result.items() if isinstance(value, str)}
    tab.wait_for_result(calculator, figures)


def test_what_was_understood_stands_beside_the_field(reader: Callable[..., Tab]) -> None:
    """1.2万元, 5% and 45天 are worked out, shown as they were read, politely and without a jump; plain figures say nothing."""
    tab = reader(viewport=PHONE)
    tab.go(f"calculators/{FORM}/")
    shows(tab, FORM, principal="12000")
    top = tab.page.evaluate("document.querySelector('.result').getBoundingClientRect().top + scrollY")
    assert read_line(tab, "principal") == ""

    shows(tab, FORM, principal="1.2万元", annual_rate="5%", overdue_days="４５天")

    assert read_line(tab, "principal") == "按12,000元算"
    assert read_line(tab, "annual_rate") == "按5% 每年算"
    assert read_line(tab, "overdue_days") == "按45天算"
    assert read_line(tab, "unpaid_interest") == ""
    assert tab.page.get_attribute(".field__told:has([data-read-for=principal])", "aria-live") == "polite"
    assert tab.page.inner_text(".ledger__you th").startswith("45天")
    moved = tab.page.evaluate("document.querySelector('.result').getBoundingClientRect().top + scrollY") - top
    assert moved <= 3 * 16
    assert tab.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert tab.complaints == []

    shows(tab, FORM, principal="12000")
    assert tab.settled(lambda: read_line(tab, "principal"), "")  # the figures are the same before and after


def test_odd_rate_is_asked_about_until_it_is_mended(tab: Tab) -> None:
    """0.05 a year is taken, and asked about; the question goes with the rate, also when another field is wrong then."""
    tab.go(f"calculators/{FORM}/")

    shows(tab, FORM, annual_rate="0.05")
    assert question(tab, "annual_rate") == "0.05%一年？如果是5%，写5；如果是一天0.05%，写18"
    assert read_line(tab, "annual_rate") == ""
    assert tab.page.get_attribute(".field__told:has([data-question-for=annual_rate])", "aria-live") == "polite"

    tab.fill(FORM, "principal", "1万2")
    tab.wait_for("() => document.querySelector('[data-error-for=principal]')?.textContent.includes('12000')")
    assert question(tab, "annual_rate") != "", "still true"
    tab.fill(FORM, "annual_rate", "5")
    assert tab.settled(lambda: question(tab, "annual_rate"), "")

    shows(tab, FORM, principal="1万", annual_rate="0.05")
    tab.page.click("button >> text=恢复例子")
    assert tab.settled(lambda: (question(tab, "annual_rate"), read_line(tab, "principal")), ("", ""))


def test_day_that_may_be_a_slip_is_asked_about_at_its_list(tab: Tab) -> None:
    """A reminder that comes ten years from now is asked about beside the list, not only below the answer."""
    tab.go("calculators/limitation-date/")

    shows(tab, "limitation-date", due_on="2022-06-21", interruptions="2023-12-05\n2036-03-01")

    assert question(tab, "interruptions") == "2036年3月1日在「算到哪天」以后，没有算进去，看看是不是写错了"
    tab.fill("limitation-date", "interruptions", "2023-12-05\n2026-03-01")
    assert tab.settled(lambda: question(tab, "interruptions"), "")


def test_rows_and_lists_are_read_alike(tab: Tab) -> None:
    """A debt of 1万 at 0.18 in a row is read and asked about at the list; a name with a comma stays; days come in any form."""
    tab.go("calculators/payoff-order/")
    row = ".rows__row >> nth=0 >> input:not(.date-picker) >> nth={}"
    for place, text in enumerate(("3,6", "１万元", "0.18", "1,000")):
        tab.page.fill(row.format(place), text)

    expected = run("payoff-order", tab.inputs("payoff-order"))["result"]
    tab.wait_for_result("payoff-order", {"smallest_budget": str(expected["smallest_budget"])})
    assert read_line(tab, "debts") == "「3,6, １万元, 0.18, 1,000」按「3,6, 10000, 0.18, 1000」算"
    assert question(tab, "debts") == "第1行，年利率：0.18%一年？如果是18%，写18"
    assert tab.settled(lambda: "3,6" in {row[0] for row in tab.tables("payoff-order")["first_month"]}, expected=True)

    tab.go("calculators/limitation-date/")
    tab.page.fill("[name=due_on]", "2022年6月20日")
    tab.page.fill(".rows__row >> nth=0 >> input", "2024/1/1")
    expected = run("limitation-date", tab.inputs("limitation-date"))["result"]
    tab.wait_for_result("limitation-date", {"last_day": str(expected["last_day"])})
    assert tab.settled(lambda: read_line(tab, "due_on"), "按2022-06-20算")
    assert tab.settled(lambda: read_line(tab, "interruptions"), "「2024/1/1」按「2024-01-01」算")


def test_links_and_carried_values_are_read_alike(tab: Tab) -> None:
    """A link with 1万 gives what 10000 gives, and says so; so does what was typed on another page."""
    tab.go(f"calculators/{FORM}/#calc={FORM}&principal=1万&overdue_days=30天&annual_rate=18")

    tab.wait_for_result(FORM, {"extra_cost": str(run(FORM, tab.inputs(FORM))["result"]["extra_cost"])})
    assert tab.inputs(FORM)["principal"] == "1万"
    assert tab.settled(lambda: read_line(tab, "principal"), "按10,000元算")

    shows(tab, FORM, principal="2.5万")
    tab.go("calculators/repayment-schedule/")
    tab.page.click("button >> text=用我刚才的数")
    result = run("repayment-schedule", tab.inputs("repayment-schedule"))["result"]
    tab.wait_for_result("repayment-schedule", {"total_interest": str(result["total_interest"])})
    assert tab.settled(lambda: read_line(tab, "principal"), "按25,000元算")


def test_the_calendar_opens_at_the_day_that_was_understood(tab: Tab) -> None:
    """A date typed with strokes is where the device's calendar begins; a day too far away can't be picked for a plan."""
    tab.go("calculators/court-deadline/")
    tab.page.evaluate("HTMLInputElement.prototype.showPicker = function () { window.openedAt = this.value; }")
    tab.fill("court-deadline", "received_on", "2026/9/6")
    assert tab.settled(lambda: read_line(tab, "received_on"), "按2026-09-06算")
    tab.page.click(".field:has([name=received_on]) .field__pick")
    assert tab.page.evaluate("window.openedAt") == "2026-09-06"

    tab.go("calculators/repayment-schedule/")
    first = tab.page.locator("input[type=date][id$='-first']")
    first.evaluate("(input) => { input.value = '0026-01-31'; }")
    assert not first.evaluate("(input) => input.checkValidity()")


@pytest.mark.parametrize("calculator", ["limitation-date", "true-rate-dated"])
def test_calendar_of_a_day_covers_no_other_way_on(calculator: str, reader: Callable[..., Tab]) -> None:
    """Who has typed the first day of a list on a phone taps the next row, or the button for one, and no calendar opens."""
    tab = reader(viewport=PHONE)
    tab.go(f"calculators/{calculator}/")
    tab.page.locator(".rows__row input").first.click()
    tab.page.locator(".rows__pick").first.wait_for()

    covered = """() => {
        const pick = document.activeElement.parentElement.querySelector(".rows__pick").getBoundingClientRect();
        const meets = ({ left, right, top, bottom }) =>
            left < pick.right && right > pick.left && top < pick.bottom && bottom > pick.top;
        return [...document.activeElement.form.querySelectorAll("input, button, summary")]
            .filter((one) => one.checkVisibility() && one.parentElement !== document.activeElement.parentElement)
            .filter((one) => meets(one.getBoundingClientRect()))
            .map((one) => one.outerHTML);
    }"""
    assert tab.page.evaluate(covered) == []


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_a_rows_day_is_picked_in_the_calendar(size: dict[str, int], reader: Callable[..., Tab]) -> None:
    """A day of a list has the calendar, too; on a phone once it is in hand, and no row moves for it."""
    tab = reader(viewport=size)
    tab.page.add_init_script("HTMLInputElement.prototype.showPicker = function () { window.opened = this; }")
    tab.go("calculators/true-rate-dated/")
    if size == PHONE:
        tab.page.click(".rows__fold")
    row = tab.page.locator(".rows__row").nth(2)
    pick, before = row.locator(".rows__pick"), row.bounding_box()
    assert pick.is_visible() == (size == DESK)

    row.locator("input").first.click()
    pick.click()
    assert row.bounding_box() == before
    shown, picked = tab.page.evaluate(
        """() => {
            const from = opened.value;
            opened.value = "2026-03-09";
            opened.dispatchEvent(new Event("change"));
            return [from, opened.value];
        }"""
    )

    lines = tab.inputs("true-rate-dated")["cash_flows"].splitlines()
    assert (lines[2].split(", ")[0], row.locator("input").first.input_value()) == (picked, picked)
    assert shown.startswith("2026-03-0")
    assert shown != picked
