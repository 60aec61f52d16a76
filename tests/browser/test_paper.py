"""A page on paper: few sheets that hold what to do, by when and what was filled in, and each source once."""

import re
from collections.abc import Callable

import pytest

from sitegen.model.patterns import PATTERNS
from tests.browser import samples
from tests.browser.tab import Tab

MOST_SHEETS, MOST_SHEETS_OF_STEPS = 6, 4
LEAST_PT = 8.5
PX_PER_PT = 96 / 72
SHEET = re.compile(rb"/Type\s*/Page\b")
SHOWN = "[...document.querySelectorAll('{}')].filter((each) => each.checkVisibility()).map((each) => each.id)"

PRINTED_FIELDS = """[...document.querySelectorAll('.more--fields .field')].filter((each) => each.checkVisibility())
    .map((each) => each.querySelector('[name]').name)"""


@pytest.fixture
def tab(reader: Callable[..., Tab]) -> Tab:
    """A reader whose button to print opens no dialog."""
    opened = reader()
    opened.page.add_init_script("window.print = () => {};")
    return opened


def sheets(tab: Tab) -> int:
    return len(SHEET.findall(tab.page.pdf(format="A4", prefer_css_page_size=True)))


@pytest.mark.parametrize("pattern", PATTERNS)
def test_situation_is_few_sheets(pattern: str, passer_by: Callable[..., Tab]) -> None:
    """Each pattern's page is printed on at most six sheets of A4, nothing of the controls among it."""
    tab = passer_by()
    tab.go(samples.address(pattern))

    assert 1 <= sheets(tab) <= MOST_SHEETS
    tab.page.emulate_media(media="print")
    assert not tab.page.is_visible(".next-bar")
    assert not tab.page.is_visible("[data-print]")


@pytest.mark.parametrize("pattern", PATTERNS)
def test_every_step_and_day_is_printed(pattern: str, passer_by: Callable[..., Tab]) -> None:
    """All sections but the questions are on paper, steps that are folded on the screen among them."""
    tab = passer_by()
    tab.go(samples.address(pattern))
    tab.page.emulate_media(media="print")

    sections = tab.page.evaluate(SHOWN.format("section.part"))
    hidden = tab.page.evaluate(
        """[...document.querySelectorAll('.step__title')].filter((title) => !title.closest('#faq, summary')
        && !title.checkVisibility({contentVisibilityAuto: true})).map((title) => title.textContent)"""
    )

    assert sections == [part for part in [*PATTERNS[pattern].sections, "sources"] if part in sections and part != "faq"]
    assert PATTERNS[pattern].steps in sections
    assert hidden == []


def test_each_source_is_printed_once(passer_by: Callable[..., Tab]) -> None:
    """Under the text stand numbers alone; the list at the end holds each source that they mean, and is open."""
    tab = passer_by()
    tab.go(samples.address())
    tab.page.emulate_media(media="print")

    listed = tab.page.locator(".sources")
    numbers = tab.page.evaluate(
        r"""[...document.querySelectorAll('.citation[href^="#"]')].filter((each) => !each.closest('.source'))
        .flatMap((each) => each.textContent.match(/\d+/g)).map(Number)"""
    )

    assert numbers
    assert (
        tab.page.evaluate("[...document.querySelectorAll('.source')].some((each) => each.checkVisibility())") is False
    )
    assert listed.evaluate("(list) => list.checkVisibility({contentVisibilityAuto: true})")
    assert set(numbers) <= {int(line.split(" ")[0]) for line in listed.inner_text().splitlines()}


def test_example_is_not_printed_but_what_was_filled_in(tab: Tab) -> None:
    """A made-up loan stays off the paper of a situation; the reader's own figures are on it."""
    tab.go(samples.address(holding="calculator: overdue-cost"))
    form = tab.page.locator("form[data-calculator=overdue-cost]")
    tab.page.emulate_media(media="print")
    assert not form.is_visible()

    tab.page.emulate_media(media="screen")
    tab.fill("overdue-cost", "principal", "12345")
    tab.wait_for("() => ['own', 'mixed'].includes(document.querySelector('form[data-calculator]').dataset.answer)")
    tab.page.emulate_media(media="print")

    assert form.locator("[name=principal]").is_visible()
    assert form.locator(".result__answer").is_visible()
    assert sheets(tab) <= MOST_SHEETS


@pytest.mark.parametrize("pattern", PATTERNS)
def test_steps_are_printed_alone(pattern: str, tab: Tab) -> None:
    """「只打印这几步」 leaves title, next step, steps, what no step goes without, and sources; afterwards the page is whole."""
    tab.go(samples.address(pattern))
    tab.page.emulate_media(media="print")
    whole = tab.page.evaluate(SHOWN.format("section.part"))

    tab.page.locator("[data-print]").dispatch_event("click")

    wanted = {*PATTERNS[pattern].beside_steps, PATTERNS[pattern].steps, "sources", "call"}
    assert tab.page.evaluate(SHOWN.format("section.part")) == [part for part in whole if part in wanted]
    assert tab.page.is_visible("h1")
    assert tab.page.is_visible(".next")
    assert sheets(tab) <= MOST_SHEETS_OF_STEPS
    tab.page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert tab.page.evaluate(SHOWN.format("section.part")) == whole


@pytest.mark.parametrize("pattern", PATTERNS)
def test_paper_can_be_read(pattern: str, tab: Tab) -> None:
    """What a situation says is printed in letters that an ageing eye reads, and no line of the screen's is left on it."""
    tab.go(samples.address(pattern))
    tab.page.emulate_media(media="print")
    for press in (None, "[data-print]"):
        if press:
            tab.page.locator(press).dispatch_event("click")
        size = tab.page.evaluate("parseFloat(getComputedStyle(document.querySelector('.answer')).fontSize)")
        fixed = tab.page.evaluate(
            """[...document.querySelectorAll("body *")].filter((each) => each.getClientRects().length
            && ["fixed", "sticky"].includes(getComputedStyle(each).position)).map((each) => each.className)"""
        )

        assert size >= LEAST_PT * PX_PER_PT
        assert fixed == []


def test_letter_has_its_sheets_to_itself(passer_by: Callable[..., Tab]) -> None:
    """A letter that fits on one sheet is one, no empty one after it; its paper begins at the top."""
    tab = passer_by()
    tab.go("letters/hardship-plan/")

    assert sheets(tab) == 1
    tab.page.emulate_media(media="print")
    assert tab.page.evaluate("document.querySelector('.paper').getBoundingClientRect().top + scrollY") < 40


def test_blanks_leave_room_for_a_pen(tab: Tab) -> None:
    """What belongs into an empty blank is said small, on a line to write on; what was typed is the letter's own text."""
    tab.go("letters/hardship-plan/")
    tab.page.fill("[name=name]", "张三")
    tab.page.emulate_media(media="print")
    size = "(one) => [one, one.parentElement].map((each) => parseFloat(getComputedStyle(each).fontSize))"

    empty, around = tab.page.locator(".blank:not(.blank--filled)").first.evaluate(size)
    filled, beside = tab.page.locator(".blank--filled").first.evaluate(size)

    assert empty < around * 0.7
    assert filled == beside
    assert (tab.page.locator(".blank:not(.blank--filled)").first.bounding_box() or {"width": 0})["width"] > around * 6


def test_folded_fields_are_printed_once(tab: Tab) -> None:
    """What few change stands on paper in the line that sums it up, a list that isn't empty in full; ways on to other pages don't."""
    for identifier, filled, those in (
        ("overdue-cost", "", []),
        ("limitation-date", "", []),
        ("limitation-date", "#limitation-date-proceedings", ["proceedings"]),
    ):
        tab.go(f"calculators/{identifier}/")
        tab.page.emulate_media(media="screen")
        tab.page.evaluate("document.querySelector('.more--fields').open = true")
        if filled:
            tab.page.fill(f".field:has({filled}) .rows__row input:not(.date-picker) >> nth=0", "2023-01-04")
        tab.page.emulate_media(media="print")

        assert tab.page.locator("[data-folded]").is_visible()
        assert tab.page.evaluate(PRINTED_FIELDS) == those
        assert not tab.page.locator("#related").is_visible()


def test_stage_on_paper_is_what_to_do_first(passer_by: Callable[..., Tab]) -> None:
    """Lists of other pages stay on the screen."""
    tab = passer_by()
    tab.go("stages/collection/")
    tab.page.emulate_media(media="print")

    assert tab.page.locator("#main li").first.is_visible()
    assert tab.page.evaluate(SHOWN.format("#main a.onward, .route, .choices")) == []
    assert sheets(tab) <= 3


@pytest.mark.parametrize("identifier", ["court-deadline", "limitation-date", "payoff-order"])
def test_nothing_to_press_is_printed(identifier: str, passer_by: Callable[..., Tab]) -> None:
    """A calculator on paper is what was filled in and what came of it: no button, and no table of holidays."""
    tab = passer_by()
    tab.go(f"calculators/{identifier}/")
    tab.page.wait_for_selector(".field__pick, .rows__tools")
    tab.page.emulate_media(media="print")

    assert tab.page.evaluate(SHOWN.format("#main button")) == []
    assert tab.page.evaluate(SHOWN.format("#main textarea[name$=_days]")) == []
    hints = "[...new Set([...document.querySelectorAll('#main input[placeholder]')].map((each) => getComputedStyle(each, '::placeholder').color))]"
    assert set(tab.page.evaluate(hints)) <= {"rgba(0, 0, 0, 0)"}
