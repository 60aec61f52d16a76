"""A reader changes a number and gets the new answer from Python in their browser."""

import json
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from calculators import catalogue, run, run_json
from sitegen.model.format import shown
from tests.browser import samples
from tests.browser.lines import are_set_well
from tests.browser.tab import Tab

CHANGES = {
    "overdue-cost": {"principal": "23456.78", "overdue_days": "61"},
    "true-rate": {"payment": "1100.5", "upfront_fee": "300"},
    "repayment-schedule": {"principal": "88000", "months": "24"},
    "affordable-budget": {"income": "工资, 7300\n补贴，450.50", "priority_payments": "1200"},
    "court-deadline": {"received_on": "2026-09-25", "as_of": "2026-10-09"},
    "limitation-date": {
        "due_on": "2021-05-10",
        "interruptions": "2022-08-15\n2026-11-30",
        "proceedings": "2023-01-04, 2026-03-02",
    },
    "credit-record-date": {"ended_on": "2024-02-29", "as_of": "2026-12-24"},
    "instalment-fee": {"principal": "20000", "fee_rate_per_period": "0.75", "periods": "24"},
    "card-revolving": {"amount_paid": "2345.67", "days_after_payment": "45"},
    "minimum-payment": {"balance": "12345.67", "minimum_ratio": "10"},
    "negotiated-plan": {"arrears": "1234.5", "months": "7"},
    "early-repayment": {"prepay": "8000", "keep": "term"},
    "extension-cost": {"extra_months": "9", "extension_fee": "50"},
    "true-rate-dated": {"cash_flows": "2026-01-05, 9800\n2026-02-05, -1750\n2026-07-05, -9000"},
    "settlement-offer": {"lump_sum": "12500"},
    "pro-rata-offers": {"monthly_budget": "2345.67"},
    "payoff-order": {"monthly_budget": "2600", "method": "snowball"},
    "debt-warning": {"savings": "500", "as_of": "2026-01-31"},
    "delayed-performance": {"amount": "45678.90", "to_date": "2027-03-01", "suspended_days": "10"},
    "litigation-cost": {"amount": "123456.78", "procedure": "payment_order", "preservation_amount": "123456.78"},
    "rate-cap-check": {"annual_cost_rate": "18", "lender_type": "private", "lpr_1y": "3.45"},
    "payment-allocation": {"payment": "456.78", "order": "principal_first"},
    "received-principal": {"contract_principal": "12000", "annual_rate": "24"},
}
WRITTEN = """(id) => {
    const form = document.querySelector(`form[data-calculator="${id}"]`);
    const parts = ".result__answer, .statement, [data-notes], [data-chart], table[data-result] tbody, [data-steps]";
    const attributes = (node) => [...node.attributes].map(({ name, value }) => `${name}=${value}`).sort();
    const markup = (node) => node.nodeType === Node.TEXT_NODE
        ? node.data.trim()
        : [node.localName, attributes(node), [...node.childNodes].map(markup).filter((part) => part !== "")];
    return [...form.querySelectorAll(parts)].map((part) => {
        const copy = part.cloneNode(true);
        copy.normalize();
        return markup(copy);
    });
}"""
EMPTIED = """(id) => {
    const form = document.querySelector(`form[data-calculator="${id}"]`);
    const parts = ".result__answer, output, [data-notes], table[data-result] tbody, [data-steps]";
    for (const part of form.querySelectorAll(parts)) part.replaceChildren();
    for (const output of form.querySelectorAll("output")) output.dataset.value = "nothing";
    for (const drawing of form.querySelectorAll("[data-chart] svg")) drawing.remove();
}"""


def machine(value: object) -> str:
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def figures(identifier: str, inputs: dict[str, str]) -> dict[str, str]:
    result = run(identifier, inputs)["result"]
    return {name: machine(value) for name, value in result.items() if not isinstance(value, list)}


def example_of(identifier: str) -> Mapping[str, str]:
    return next(calculator.example for calculator in catalogue() if calculator.id == identifier)


def test_every_calculator_has_a_change_to_try() -> None:
    """A new calculator can't be forgotten here."""
    assert set(CHANGES) == {calculator.id for calculator in catalogue()}


@pytest.mark.parametrize("identifier", CHANGES)
def test_form_answers_as_python_does_elsewhere(identifier: str, reader: Callable[..., Tab]) -> None:
    """The example is written anew as it was built; an edited form shows CPython's answer, set in lines as well."""
    tab = reader()
    example = example_of(identifier)
    if (
        "as_of" in example
    ):  # whoever presses asks for today; a clock set after the page's own scripts would miss their timers
        tab.page.clock.set_fixed_time(f"{example['as_of']}T12:00:00+00:00")
    tab.go(f"calculators/{identifier}/")

    check_example(tab, identifier)
    check_edit(tab, identifier)

    assert are_set_well(tab)


@pytest.mark.parametrize("identifier", ["repayment-schedule", "payoff-order", "limitation-date"])
def test_edit_is_answered_in_the_folder(identifier: str, folder_tab: Tab) -> None:
    """The same from a folder opened by double-click."""
    folder_tab.go(f"calculators/{identifier}/")

    check_edit(folder_tab, identifier)


def test_worked_example_needs_no_script(reader: Callable[..., Tab]) -> None:
    """Without scripts the worked result stands there all the same, and nothing says that figures will be worked out."""
    tab = reader(java_script_enabled=False)
    tab.go("calculators/payoff-order/")
    with_scripts = reader()
    with_scripts.go("calculators/payoff-order/")

    answer = tab.page.inner_text(".result__answer")

    assert answer == run("payoff-order", with_scripts.inputs("payoff-order"))["view"]["answer"]
    assert not tab.page.is_visible(".calculator__status")
    assert "不会重新算" in tab.page.inner_text(".result__head")
    assert "不会重新算" not in with_scripts.page.inner_text(".result__head")


def check_example(tab: Tab, identifier: str) -> None:
    """Empty the example's result and ask for it again: figures, tables, notes, steps and drawing stand as they were built."""
    built = tab.page.evaluate(WRITTEN, identifier)

    tab.page.evaluate(EMPTIED, identifier)
    assert tab.page.evaluate(WRITTEN, identifier) != built
    tab.page.click(f"form[data-calculator={identifier}] [type=submit]")

    assert tab.settled(lambda: tab.page.evaluate(WRITTEN, identifier), built)


def check_edit(tab: Tab, identifier: str) -> None:
    assert tab.page.inner_text(".result__answer") == run(identifier, tab.examples(identifier))["view"]["answer"]

    for name, value in CHANGES[identifier].items():
        tab.fill(identifier, name, value)
    expected = figures(identifier, {**tab.inputs(identifier), **CHANGES[identifier]})
    tab.wait_for_result(identifier, expected)

    answer = json.loads(run_json(identifier, json.dumps(tab.inputs(identifier))))
    assert tab.outputs(identifier) == expected
    assert tab.page.inner_text(".result__answer") == answer["view"]["answer"]
    assert tab.settled(lambda: tab.tables(identifier), shown_tables(identifier, answer))
    assert tab.state(identifier) == "ready"
    assert tab.complaints == []


def shown_tables(identifier: str, answer: dict[str, Any]) -> dict[str, list[list[str]]]:
    calculator = next(each for each in catalogue() if each.id == identifier)
    return {
        table.name: [
            [
                shown(row[column.name], column.kind, "" if column.kind == "money" else column.unit)
                for column in table.columns
            ]
            for row in answer["result"][table.name]
        ]
        for table in calculator.outputs
        if table.kind == "rows" and table.name not in {"steps", "notes"}
    }


def test_reading_downloads_nothing_of_python(either: Tab) -> None:
    """Who only reads and scrolls fetches no part of the runtime."""
    either.go(samples.address())
    either.page.mouse.wheel(0, 8000)
    either.page.wait_for_timeout(300)

    assert [url for url in either.requests if "/runtime/" in url] == []


def test_mistakes_are_told_at_the_fields(tab: Tab) -> None:
    """All bad fields are named at once, beside the field and in a summary; the old result stays and says so."""
    tab.go("calculators/overdue-cost/")
    before = tab.outputs("overdue-cost")

    tab.fill("overdue-cost", "principal", "0")
    tab.fill("overdue-cost", "annual_rate", "一分八")
    tab.wait_for("() => document.querySelectorAll('[data-error-for]:not([hidden])').length === 2")

    assert tab.page.get_attribute("#overdue-cost-principal", "aria-invalid") == "true"
    assert tab.page.inner_text("[data-error-for=annual_rate]").strip() != ""
    assert tab.outputs("overdue-cost") == before
    assert tab.page.inner_text(".result__label") == "例子的结果"
    assert tab.complaints == []


def test_reset_gives_the_example_back(tab: Tab) -> None:
    """「恢复例子」 restores fields and result."""
    tab.go("calculators/overdue-cost/")
    example = tab.outputs("overdue-cost"), tab.inputs("overdue-cost")
    tab.fill("overdue-cost", "principal", "777")
    tab.wait_for_result("overdue-cost", figures("overdue-cost", tab.inputs("overdue-cost")))

    tab.page.click("form[data-calculator] button[type=reset]")
    tab.wait_for_result("overdue-cost", example[0])

    assert tab.inputs("overdue-cost") == example[1]


def test_last_of_many_quick_edits_wins(tab: Tab) -> None:
    """Thirty quick edits end at the answer to the last."""
    tab.go("calculators/repayment-schedule/")

    for months in range(12, 42):
        tab.fill("repayment-schedule", "months", str(months))
    inputs = tab.inputs("repayment-schedule")
    tab.wait_for_result("repayment-schedule", figures("repayment-schedule", inputs))

    assert inputs["months"] == "41"


def test_a_digit_styles_anew_only_what_it_changes(tab: Tab) -> None:
    """A slow phone keeps up with typing: for a digit the browser looks again at a few elements, not at all of the form."""
    tab.go("calculators/overdue-cost/")
    tab.fill("overdue-cost", "principal", "4321")
    tab.wait_for_result("overdue-cost", figures("overdue-cost", tab.inputs("overdue-cost")))
    browser = tab.page.context.browser
    assert browser

    browser.start_tracing(page=tab.page, categories=["devtools.timeline"])
    tab.page.keyboard.press("End")
    tab.page.keyboard.type("1")
    tab.wait_for_result("overdue-cost", figures("overdue-cost", tab.inputs("overdue-cost")))
    traced = json.loads(browser.stop_tracing())["traceEvents"]

    styled = [
        event["args"]["elementCount"] for event in traced if event["name"] == "UpdateLayoutTree" and "args" in event
    ]
    whole_form = tab.page.evaluate("document.querySelectorAll('form[data-calculator] *').length")
    assert 0 < sum(styled) < whole_form / 2, styled


def test_shared_link_restores_the_numbers(either: Tab) -> None:
    """A link with numbers fills the form and is worked out; names that the form lacks are left alone."""
    either.go("calculators/overdue-cost/#calc=overdue-cost&principal=4321&overdue_days=12&evil=1")

    inputs = {**either.inputs("overdue-cost"), "principal": "4321", "overdue_days": "12"}
    either.wait_for_result("overdue-cost", figures("overdue-cost", inputs))

    assert either.inputs("overdue-cost") == inputs
    assert either.complaints == []


def test_hostile_fragment_runs_nothing(tab: Tab) -> None:
    """A fragment with markup in it is text in a field, never part of the page."""
    tab.go("calculators/overdue-cost/#calc=overdue-cost&principal=%3Cimg%20src%3Dx%20onerror%3Ddocument.title%3D1%3E")
    tab.wait_for("() => document.querySelector('[data-error-for=principal]')?.hidden === false")

    assert tab.page.query_selector("main img, form img") is None
    assert tab.page.title() != "1"
    assert tab.complaints == []


def test_scenario_cost_section_computes(either: Tab) -> None:
    """The calculator within a scenario starts from the scenario's numbers and answers edits."""
    either.go(samples.address("debt", "^  calculator: overdue-cost$"))
    printed = either.outputs("overdue-cost")
    assert printed == figures("overdue-cost", either.inputs("overdue-cost"))

    either.fill("overdue-cost", "overdue_days", "45")
    either.wait_for_result("overdue-cost", figures("overdue-cost", either.inputs("overdue-cost")))

    assert either.outputs("overdue-cost") != printed
