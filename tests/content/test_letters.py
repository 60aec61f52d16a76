"""Letters that are published: what a reader types into them is held against what else they typed."""

from sitegen.model.kinds import LETTER
from sitegen.model.letter import LetterFile
from tests.published import content

OWN_DAYS = {"date", "declarant_date", "parent_date"}
"""The day on which a letter is written: the others are held against it."""
ANY_DAY = {"extension-request:since", "hardship-plan:since", "contact-and-payment-log:log_from"}
"""Days that may as well lie ahead: who knows when the money ends, or when they begin to note, may say so beforehand."""


def letters() -> dict[str, LetterFile]:
    return {name: entry.file for name, entry in content().of(LETTER).items()}


def test_each_day_is_held_against_another():
    """A day that is over, or that is still to come, says so: a slip in the year is told before the letter goes out."""
    loose = {
        f"{name}:{field.name}"
        for name, letter in letters().items()
        for field in letter.fields
        if field.kind == "date" and field.name not in OWN_DAYS and not field.measured_by
    }

    assert loose == ANY_DAY


def test_each_offer_is_held_against_what_is_left():
    """Who tells income and spending promises no more each month than the difference."""
    both = [letter for letter in letters().values() if {"income", "spending"} <= {one.name for one in letter.fields}]

    assert len(both) > 2
    assert all("income - spending" in {field.most for field in letter.fields} for letter in both)
