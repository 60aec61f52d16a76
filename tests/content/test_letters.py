"""Letters that are published: a frightened reader can use them, and they give nothing away."""

import re
from pathlib import Path
from statistics import mean

import pytest

import sitegen
from sitegen.checks.context import Subject
from sitegen.checks.sentences import sentences
from sitegen.model.kinds import LETTER
from sitegen.model.letter import LetterFile

ENTRIES = sitegen.load(Path(__file__).parents[2] / "content").of(LETTER)
LETTERS: dict[str, LetterFile] = {name: entry.file for name, entry in ENTRIES.items()}
LONGEST_MEAN, LONGEST_SENTENCE = 24, 45
OFFERS = re.compile("愿意归还|延期|一次付|每月付|每期按")
STARTS_ANEW = re.compile("愿意归还|申请展期|提议一次结清")
"""What promises payment to a lender, before any court has to do with it."""
OWN_DAYS = {"date", "declarant_date", "parent_date"}
"""The day on which a letter is written: the others are held against it."""
ANY_DAY = {"extension-request:since", "hardship-plan:since", "contact-and-payment-log:log_from"}
"""Days that may as well lie ahead: who knows when the money ends, or when they begin to note, may say so beforehand."""
OLD_DEBT = re.compile("没人催|隔了")


@pytest.mark.parametrize("name", sorted(LETTERS))
def test_sentences_are_short(name):
    """What is said beside a letter is short enough to be understood at the first reading."""
    counted = [length for *_, length in sentences(Subject(ENTRIES[name]))]

    assert mean(counted) <= LONGEST_MEAN
    assert max(counted) <= LONGEST_SENTENCE


@pytest.mark.parametrize(
    "name", sorted(name for name, letter in LETTERS.items() if OFFERS.search("".join(letter.text)))
)
def test_who_offers_to_pay_is_asked_about_old_debts_first(name):
    """A letter that agrees to pay could cost an old debt's defence: it asks before it can be copied."""
    assert any(OLD_DEBT.search(item.question) for item in LETTERS[name].not_yet)


@pytest.mark.parametrize(
    "name", sorted(name for name, letter in LETTERS.items() if STARTS_ANEW.search("".join(letter.text)))
)
def test_who_offers_to_pay_hears_of_limitation_before_writing(name):
    """Who promises to pay lets the years begin anew: that is said before the blanks, with its articles."""
    warnings = [item.text for item in LETTERS[name].not_yet if OLD_DEBT.search(item.question)]

    assert any("重新算" in text and "[@civil-code:195" in text and "[@civil-code:192" in text for text in warnings)


def test_blanks_of_one_name_take_the_same_thing():
    """What is typed in one letter goes into the same blank of the next: it must be the same kind of thing."""
    kinds: dict[str, set[object]] = {}
    for letter in LETTERS.values():
        for field in letter.fields:
            kinds.setdefault(field.name, set()).add((field.kind, field.unit, field.choices))

    assert {name: found for name, found in kinds.items() if len(found) > 1} == {}


def test_each_day_is_held_against_another():
    """A day that is over, or that is still to come, says so: a slip in the year is told before the letter goes out."""
    loose = {
        f"{name}:{field.name}"
        for name, letter in LETTERS.items()
        for field in letter.fields
        if field.kind == "date" and field.name not in OWN_DAYS and not field.measured_by
    }

    assert loose == ANY_DAY


def test_each_offer_is_held_against_what_is_left():
    """Who tells income and spending promises no more each month than the difference."""
    letters = [letter for letter in LETTERS.values() if {"income", "spending"} <= {one.name for one in letter.fields}]

    assert len(letters) > 2
    assert all("income - spending" in {field.most for field in letter.fields} for letter in letters)
