"""Numbers that a reader may offer or pay, and advice to ask for more time, come with a warning about debts that nobody has asked for in years."""

import json

import pytest

from calculators import run_json
from calculators.old_debts import OLD_DEBT
from tests.tables import table

OFFERED_OR_PAID = (
    "affordable-budget",
    "debt-warning",
    "extension-cost",
    "negotiated-plan",
    "payment-allocation",
    "payoff-order",
    "pro-rata-offers",
    "received-principal",
    "settlement-offer",
)


@pytest.mark.parametrize("calculator", OFFERED_OR_PAID)
def test_whoever_copies_a_number_to_offer_takes_the_warning_along(calculator):
    """A result that is copied, printed or read out says that promising or paying an expired debt revives it."""
    answers = [
        json.loads(run_json(calculator, json.dumps(case["input"]))) for case in table(f"calculators/{calculator}")
    ]
    notes = [[note["text"] for note in answer["result"]["notes"]] for answer in answers if answer["ok"]]

    assert notes
    assert [texts for texts in notes if OLD_DEBT.text not in texts] == []
