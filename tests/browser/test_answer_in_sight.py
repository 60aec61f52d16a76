"""The answer stays in sight while numbers are filled in: on a phone above its keyboard, on a desk beside the fields."""

from collections.abc import Callable
from typing import Any

import pytest

from calculators import catalogue
from tests.browser import samples
from tests.browser.lines import FAULTS, UNBROKEN
from tests.browser.tab import PHONE, Tab

KEYBOARD = 300
LATE_MS = 200
"""How long the bar waits before it calls an answer old."""
OWN = "() => document.querySelector('.result__label').textContent.includes('你的结果')"
FORM = "form[data-calculator]"
ABOVE_KEYBOARD = f"""(() => {{
    const seen = new EventTarget();
    Object.assign(seen, {{offsetTop: 0, scale: 1}});
    Object.defineProperty(seen, "height", {{get: () => innerHeight - {KEYBOARD}}});
    Object.defineProperty(window, "visualViewport", {{value: seen}});
}})()"""
"""A keyboard that covers the lower part of the page without making it smaller, as phones do."""
SPOKEN = """() => {
    window.spoken = [];
    const live = "[aria-live=polite], [aria-live=assertive], [role=status], [role=alert]";
    new MutationObserver((changes) => changes.forEach(({target}) => {
        const region = (target.closest ? target : target.parentElement)?.closest(live);
        if (region && region.textContent.trim()) window.spoken.push(region.className);
    })).observe(document.body, {childList: true, characterData: true, subtree: true});
}"""


def box(tab: Tab, selector: str) -> dict[str, float]:
    """Measure where something stands in the window."""
    return tab.page.evaluate("(s) => document.querySelector(s).getBoundingClientRect().toJSON()", selector)


@pytest.mark.parametrize(
    ("identifier", "field", "value"),
    [
        ("overdue-cost", "principal", "23456"),
        ("true-rate-dated", ".rows__row >> nth=0 >> input:not(.date-picker) >> nth=1", "9700"),
    ],
)
def test_answer_stays_above_the_keyboard(identifier: str, field: str, value: str, reader: Callable[..., Tab]) -> None:
    """From the first look to the last edit one line tells the answer, whose it is, and leads to the whole of it."""
    tab = reader(viewport=PHONE)
    tab.page.add_init_script(ABOVE_KEYBOARD)
    tab.go(f"calculators/{identifier}/")
    tab.page.wait_for_selector(".answer-bar:visible")
    assert tab.page.inner_text(".answer-bar").startswith("例子：")

    tab.page.fill(f"[name={field}]" if field.isalpha() else field, value)
    tab.wait_for(OWN)

    big = tab.page.inner_text(".result__big")
    assert tab.settled(lambda: big in tab.page.inner_text(".answer-bar"), expected=True)
    assert tab.page.inner_text(".answer-bar").startswith("含例子的数：")
    assert box(tab, ".answer-bar")["bottom"] <= PHONE["height"] - KEYBOARD
    tab.page.click(".answer-bar")
    assert tab.page.evaluate("document.activeElement.className") == "result__label"
    assert 0 <= box(tab, ".result__big")["top"] < PHONE["height"] - KEYBOARD
    tab.page.wait_for_selector(".answer-bar", state="hidden")
    assert tab.complaints == []


def test_page_that_the_phone_let_go_says_that_own_numbers_are_offered(reader: Callable[..., Tab]) -> None:
    """It comes back far down, with the example's numbers in the fields: the line leads up to the offer of the reader's own."""
    tab = reader(viewport=PHONE)
    tab.go("calculators/overdue-cost/")
    tab.page.fill("[name=principal]", "23456")
    tab.wait_for(OWN)
    tab.page.reload()
    tab.page.wait_for_selector(".carried button")

    tab.page.evaluate("document.querySelector('[name=overdue_days]').scrollIntoView({block: 'start'})")

    tab.wait_for("() => document.querySelector('.answer-bar').textContent.startsWith('有你刚才填过的数')")
    tab.page.click(".answer-bar")
    assert tab.page.evaluate("document.activeElement.textContent") == "用我刚才的数"
    tab.page.keyboard.press("Enter")
    tab.wait_for(OWN)
    assert tab.inputs("overdue-cost")["principal"] == "23456"
    assert "有你刚才填过的数" not in tab.page.inner_text("form")


def test_what_is_said_below_a_field_is_above_the_bar(reader: Callable[..., Tab]) -> None:
    """Whoever goes on to a field at the lower edge of a low window reads there how it was understood, or what to mend."""
    tab = reader(viewport={"width": 360, "height": 400})
    tab.go("calculators/overdue-cost/")
    field, told = (
        tab.page.locator("#overdue-cost-overdue_days"),
        ".field:has(#overdue-cost-overdue_days) .field__told p",
    )
    field.evaluate(
        "(box) => scrollTo(0, box.getBoundingClientRect().bottom + scrollY - innerHeight + 60)"
    )  # half below the bar
    field.focus()

    field.fill("４５天")
    tab.wait_for("(told) => document.querySelector(told)?.textContent", told)
    assert box(tab, told)["bottom"] <= box(tab, ".answer-bar")["top"]
    field.fill("很多天")
    tab.page.wait_for_selector("#overdue-cost-overdue_days-error:visible")

    assert box(tab, "#overdue-cost-overdue_days-error")["bottom"] <= box(tab, ".answer-bar")["top"]


def test_days_in_the_bar_stay_whole(reader: Callable[..., Tab]) -> None:
    """Where the line says in words whose the answer is, and as of which day, it breaks beside the day, not in it."""
    tab = reader(viewport=PHONE)
    tab.page.clock.set_fixed_time("2026-11-30T12:00:00+00:00")
    tab.go("calculators/court-deadline/")

    tab.fill("court-deadline", "received_on", "2026-11-27")
    tab.wait_for("() => document.querySelector('.answer-bar').textContent.includes('2026年11月30日')")

    assert box(tab, ".answer-bar__words")["height"] > 2 * 16  # it takes several lines
    assert tab.page.evaluate(FAULTS, UNBROKEN)["torn"] == []


def test_asked_for_the_result_is_in_view_and_said_once(reader: Callable[..., Tab]) -> None:
    """An edit is spoken by one region, the answer; 「重新计算」 leads to the result's heading."""
    tab = reader(viewport=PHONE)
    tab.go("calculators/debt-warning/")
    tab.fill("debt-warning", "income", "7300")
    tab.wait_for(OWN)
    tab.page.evaluate(SPOKEN)

    before = tab.page.inner_text(".result__answer")
    tab.fill("debt-warning", "income", "6400")
    tab.wait_for("(before) => document.querySelector('.result__answer').textContent !== before", before)
    tab.page.wait_for_timeout(200)
    assert set(tab.page.evaluate("spoken")) == {"result__answer"}

    tab.page.click(f"{FORM} [type=submit]")
    tab.wait_for("() => document.activeElement.matches('.result__label')")
    answer = box(tab, ".result__answer")
    assert answer["top"] >= 0
    assert answer["bottom"] <= PHONE["height"]


def test_result_stands_beside_the_fields_on_a_desk(reader: Callable[..., Tab]) -> None:
    """On a wide screen a calculator's page has its result at the side, also after scrolling; within a page it keeps below."""
    tab = reader(viewport={"width": 1440, "height": 900})
    tab.go("calculators/negotiated-plan/")
    assert box(tab, ".result")["left"] > box(tab, ".calculator__fill")["right"]

    tab.page.mouse.wheel(0, 700)
    tab.wait_for("() => scrollY > 400")

    assert 0 <= box(tab, ".result__answer")["top"] < 200
    assert tab.page.evaluate("document.documentElement.scrollWidth") <= 1440
    tab.go(samples.address("debt", "^  calculator: overdue-cost$"))
    assert box(tab, ".result")["top"] >= box(tab, ".calculator__fill")["bottom"]


def test_example_brought_back_can_be_undone(tab: Tab) -> None:
    """After 「恢复例子」 one button gives the reader's numbers back, until something is typed or all is wiped."""
    tab.go("calculators/overdue-cost/")
    tab.fill("overdue-cost", "principal", "4321")
    tab.fill("overdue-cost", "fixed_fee", "50")
    tab.wait_for(OWN)
    own = tab.inputs("overdue-cost")

    tab.page.click(f"{FORM} [type=reset]")
    tab.wait_for("() => document.querySelector('.result__label').textContent === '例子的结果'")
    assert tab.inputs("overdue-cost") != own
    assert tab.page.evaluate("document.activeElement.textContent") == "放回我填的"
    tab.page.click("button >> text=放回我填的")
    tab.wait_for(OWN)
    assert tab.inputs("overdue-cost") == own

    tab.page.click(f"{FORM} [type=reset]")
    tab.page.evaluate("document.querySelector('form[data-calculator]').reset()")  # as wiping does
    tab.page.wait_for_selector("button >> text=放回我填的", state="hidden")


def test_card_says_how_far_python_is(reader: Callable[..., Tab]) -> None:
    """While Python comes the card itself says so, with a bar, and the example's figures step back."""
    tab = reader(viewport=PHONE)
    tab.page.route("**/assets/runtime/**", lambda _: None)
    tab.go("calculators/overdue-cost/")
    colour = "getComputedStyle(document.querySelector('.result__big')).color"
    strong = tab.page.evaluate(colour)

    tab.page.focus("#overdue-cost-principal")
    tab.wait_for("() => document.querySelector('form[data-calculator]').dataset.state === 'loading'")

    assert tab.page.inner_text(".result .calculator__status").startswith("正在准备计算")
    assert tab.page.is_visible(".result progress")
    assert tab.page.evaluate(colour) != strong


def test_bar_says_how_far_python_is_and_calls_no_example_an_old_answer(reader: Callable[..., Tab]) -> None:
    """With numbers typed and Python on its way, the line tells of that, and whose the figure beside it is."""
    tab = reader(viewport=PHONE)
    tab.page.add_init_script(ABOVE_KEYBOARD)
    tab.page.route("**/assets/runtime/**", lambda _: None)
    tab.go("calculators/overdue-cost/")

    tab.fill("overdue-cost", "principal", "4321")

    tab.wait_for("() => document.querySelector('.answer-bar').textContent.includes('准备中')")
    assert tab.page.inner_text(".answer-bar").startswith("例子：")


def test_bar_shows_no_figure_for_what_cannot_be_reckoned(reader: Callable[..., Tab]) -> None:
    """A number that is refused has no answer: the line says so and which it is, until it is mended."""
    tab = reader(viewport=PHONE)
    tab.page.add_init_script(ABOVE_KEYBOARD)
    tab.go("calculators/overdue-cost/")

    tab.page.fill("[name=principal]", "abc")
    label = tab.page.inner_text("label[for=overdue-cost-principal]")
    refused = tab.settled(lambda: f"这样算不了，看「{label}」" in tab.page.inner_text(".answer-bar"), expected=True)
    told = tab.page.inner_text(".answer-bar")
    tab.page.fill("[name=principal]", "5000")
    tab.wait_for(OWN)

    assert refused
    assert "去改" in told
    assert not any(character.isdigit() for character in told)
    assert tab.settled(lambda: "算不了" not in tab.page.inner_text(".answer-bar"), expected=True)


def test_bar_calls_an_answer_old_only_when_the_next_keeps_waiting(reader: Callable[..., Tab]) -> None:
    """With every digit a new answer comes at once: the line doesn't flicker between. Where none comes it says that the figure is old."""
    tab = reader(viewport=PHONE)
    tab.page.clock.install()
    tab.go("calculators/overdue-cost/")
    tab.fill("overdue-cost", "principal", "4321")
    tab.page.wait_for_selector("form[data-answer=mixed]")
    tab.page.evaluate("Worker.prototype.postMessage = () => {}")
    tab.page.clock.pause_at(tab.page.evaluate("Date.now() + 1000"))
    bar = tab.page.locator(".answer-bar")

    tab.fill("overdue-cost", "principal", "43210")
    tab.page.clock.run_for(LATE_MS - 50)
    soon = bar.inner_text()
    tab.page.clock.run_for(100)

    assert "旧的" not in soon
    assert "旧的" in bar.inner_text()


def test_share_that_has_come_is_told(reader: Callable[..., Tab]) -> None:
    """On a slow line the card counts up to the whole."""
    tab = reader(viewport=PHONE)
    tab.go("calculators/overdue-cost/")
    tab.page.evaluate(
        """() => {
            window.told = [];
            const line = document.querySelector(".calculator__status");
            const look = () => line.querySelector("progress") && window.told.push(line.querySelector("progress").value);
            new MutationObserver(look).observe(line, {childList: true, subtree: true, characterData: true});
        }"""
    )

    tab.fill("overdue-cost", "principal", "4321")
    tab.wait_for(OWN)

    told: list[float] = tab.page.evaluate("told")
    assert [share for share in told if 0 < share <= 1]
    assert told == sorted(told)
    assert tab.page.inner_text(".calculator__status").startswith("只在这台设备上算。")


BOXES = ".calculator__fill :is(input:not(.date-picker), select, textarea:not(.rows__text)):visible"


def test_four_fields_at_most_stand_before_the_result(reader: Callable[..., Tab], subtests: pytest.Subtests) -> None:
    """Whatever a calculator takes, at most four boxes are seen on opening; the rest is told in one line."""
    tab = reader(viewport=PHONE)
    for calculator in catalogue():
        with subtests.test(calculator.id):
            tab.go(f"calculators/{calculator.id}/")

            assert 1 <= tab.page.locator(BOXES).count() <= 4
            assert tab.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_folded_fields_are_told_and_open_for_a_mistake(tab: Tab) -> None:
    """The line above them follows what stands in them; one that is wrong is shown, and not repeated as if it counted."""
    tab.go("calculators/overdue-cost/")
    assert "罚息加收：50%" in tab.page.inner_text("[data-folded]")

    tab.fill("overdue-cost", "penalty_uplift", "30")
    tab.wait_for(OWN)
    tab.page.evaluate("document.querySelector('.more--fields').open = false")
    assert "罚息加收：30%" in tab.page.inner_text("[data-folded]")

    tab.page.evaluate(
        """() => {
            const field = document.querySelector("[name=penalty_uplift]");
            field.value = "很多";
            field.dispatchEvent(new Event("input", {bubbles: true}));
        }"""
    )
    tab.page.wait_for_selector("[data-error-for=penalty_uplift]:visible")
    assert "罚息加收：要改" in tab.page.inner_text("[data-folded]")


def test_money_that_goes_needs_no_minus(tab: Tab) -> None:
    """What came and what went are boxes of their own; a day with both becomes two lines of the list."""
    tab.go("calculators/true-rate-dated/")
    row = ".rows__row >> nth={} >> input:not(.date-picker) >> nth={}"
    first = tab.page.input_value(row.format(0, 0))
    lines = tab.inputs("true-rate-dated")["cash_flows"].splitlines()
    assert [tab.page.input_value(row.format(1, place)) for place in (1, 2)] == ["", lines[1].split("-")[-1]]

    tab.page.fill(row.format(0, 2), "100")
    tab.page.fill(row.format(1, 2), "1800")
    tab.wait_for(OWN)

    written: Any = tab.inputs("true-rate-dated")["cash_flows"].splitlines()
    assert written[:3] == [lines[0], f"{first}, -100", lines[1].rsplit(",", 1)[0] + ", -1800"]


def test_figure_is_whole_where_words_have_no_room(reader: Callable[..., Tab]) -> None:
    """Of a long sentence the line leaves out words, never digits of the answer."""
    tab = reader(viewport=PHONE)
    tab.go("calculators/true-rate-dated/")
    tab.page.wait_for_selector(".answer-bar:visible")

    big = tab.page.inner_text(".result__big")
    figure = tab.page.locator(".answer-bar__figure")

    assert figure.inner_text() == big
    assert figure.evaluate(
        "(one) => one.getBoundingClientRect().right <= one.closest('a').lastChild.getBoundingClientRect().left"
    )


@pytest.mark.parametrize("identifier", ["minimum-payment", "instalment-fee", "true-rate", "affordable-budget"])
def test_words_stand_beside_their_figure(identifier: str, reader: Callable[..., Tab]) -> None:
    """Where the line is too long for a phone, whose the answer is stands above; its words aren't torn from the figure, nor cut."""
    tab = reader(viewport=PHONE)
    tab.go(f"calculators/{identifier}/")
    tab.page.wait_for_selector(".answer-bar:visible")
    words, figure = tab.page.locator(".answer-bar__words").first, tab.page.locator(".answer-bar__figure")

    assert tab.page.inner_text(".answer-bar").startswith("例子：")
    assert words.evaluate("(one) => one.scrollWidth <= one.clientWidth")
    assert words.evaluate("(one) => one.getBoundingClientRect().height") < 1.5 * 16
    (left, upper), (right, lower) = (
        (b["x"] + b["width"], b["y"]) for b in (words.bounding_box(), figure.bounding_box()) if b
    )
    assert left <= right
    assert abs(upper - lower) < 8


@pytest.mark.parametrize("identifier", ["limitation-date", "credit-record-date", "court-deadline"])
def test_words_before_a_long_day_are_read_whole(identifier: str, reader: Callable[..., Tab]) -> None:
    """On a small phone the line says of what the day is: its subject isn't cut away for a long date."""
    tab = reader(viewport=PHONE)
    tab.go(f"calculators/{identifier}/")
    words = tab.page.locator(".answer-bar__words:visible").first

    assert tab.page.inner_text(".answer-bar").startswith("例子：")
    assert words.evaluate("(one) => one.scrollHeight <= one.clientHeight && one.scrollWidth <= one.clientWidth")


def test_figure_in_the_line_is_not_what_was_typed(reader: Callable[..., Tab]) -> None:
    """What the line shows as the answer is something that the reader didn't already know."""
    tab = reader(viewport=PHONE)
    tab.go("calculators/pro-rata-offers/")
    tab.wait_for("() => document.querySelector('.answer-bar__figure').textContent !== ''")
    words, figure = tab.page.inner_text(".answer-bar__answer"), tab.page.inner_text(".answer-bar__figure")

    assert float(figure.rstrip("元").replace(",", "")) != float(tab.inputs("pro-rata-offers")["monthly_budget"])
    assert "「" in words


def test_refused_number_makes_the_earlier_figures_step_back(tab: Tab) -> None:
    """While something can't be reckoned with, the figures in the card look like what they are: not the answer."""
    tab.go("calculators/overdue-cost/")
    colour = "() => getComputedStyle(document.querySelector('.result output')).color"
    before = tab.page.evaluate(colour)
    tab.fill("overdue-cost", "principal", "很多")
    tab.wait_for("() => document.querySelector('form[data-calculator]').dataset.answer === 'mistaken'")

    assert tab.page.evaluate(colour) != before


def test_bar_leaves_a_tiny_window_to_the_field(reader: Callable[..., Tab]) -> None:
    """At twice the size beside a keyboard so little is seen that the field in use needs all of it."""
    tab = reader(viewport={"width": 180, "height": 200})
    tab.go("calculators/overdue-cost/")
    for _ in range(12):
        tab.page.keyboard.press("Tab")
        covered = tab.page.evaluate(COVERED)
        assert covered == "", covered


COVERED = """() => {
    const field = document.activeElement, box = field.getBoundingClientRect();
    if (!field.matches("input, select, textarea") || !box.height) return "";
    const seen = document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height, 40) / 2);
    return seen && (seen === field || field.contains(seen) || seen.closest("label, .field, .rows")) ? "" : field.name;
}"""
BARS = """() => [...document.querySelectorAll(".answer-bar, .next-bar, .letter-bar")].filter((bar) => {
    const box = bar.getBoundingClientRect();
    return getComputedStyle(bar).visibility === "visible" && box.height && box.top < innerHeight && box.bottom > 0;
}).map((bar) => bar.classList[0])"""


def test_one_line_at_a_time_stands_at_the_bottom(reader: Callable[..., Tab]) -> None:
    """While a number is changed in a scenario, the line with the answer takes the place of that with the next step."""
    tab = reader(viewport=PHONE)
    tab.go("scenarios/jiebei-overdue/")
    field = tab.page.locator("#overdue-cost-principal")
    field.scroll_into_view_if_needed()
    assert tab.page.evaluate(BARS) == ["next-bar"]

    field.fill("5000")
    tab.page.wait_for_selector(".answer-bar:visible")

    assert tab.page.evaluate(BARS) == ["answer-bar"]


def test_numbers_let_pass_for_the_readers_own_are_named(tab: Tab) -> None:
    """With 「重新计算」 what wasn't touched counts as the reader's; the card says which numbers these are."""
    tab.go("calculators/overdue-cost/")
    tab.fill("overdue-cost", "principal", "23456")
    tab.page.click("form[data-calculator] [type=submit]")
    tab.wait_for("() => document.querySelector('.result__label').textContent === '你的结果'")
    rate, principal = (tab.page.inner_text(f"label[for=overdue-cost-{name}]") for name in ("annual_rate", "principal"))

    told = tab.page.inner_text(".calculator__status")
    assert "还有例子的数，当成你的算了" in told
    assert rate in told
    assert principal not in told


def test_examples_numbers_are_no_mistake_of_the_readers(tab: Tab) -> None:
    """Who has filled in the first of several numbers that go together is asked for the rest, not told of an error."""
    tab.go("calculators/true-rate/")
    tab.fill("true-rate", "principal", "16440")
    label = tab.page.inner_text("label[for=true-rate-payment]")
    asked = f"接着填：{label}还是例子的数，和你填的对不上。"
    assert tab.settled(lambda: tab.page.inner_text(".calculator__status"), asked)
    tab.page.wait_for_timeout(800)
    assert tab.page.locator("[aria-invalid=true]").count() == 0

    tab.page.click("form[data-calculator] [type=submit]")
    tab.page.wait_for_selector("[data-error-for=payment]:visible")
