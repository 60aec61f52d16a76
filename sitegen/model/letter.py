"""The shape of `content/letters/*.yml`: a document to send, with blanks to fill."""

import re
from typing import Annotated, Literal

from pydantic import Field

from sitegen.model.field_types import (
    Claim,
    FieldName,
    Model,
    Named,
    Prose,
    Rows,
    Say,
    SourcedProse,
    StageId,
    Target,
    Text,
)
from sitegen.model.scenario import Advice, CalculatorLink

TODAY = "today"
"""What stands for the day on which the letter is filled in, where days are compared."""
DAYS = ("after", "not_before", "not_after")
NAME = re.compile("[a-z][a-z0-9_]*")
MOST = re.compile(rf"[1-9][0-9]{{0,8}}|{NAME.pattern}(?: [+-] {NAME.pattern})*")
"""A number, or blanks added and taken away."""
_YEARS_LATER = re.compile(r"\+[1-9][0-9]?y$")
"""What makes another day of a day: so many years later."""


class NotYet(Claim):
    """Somebody who must not send the letter, or not yet, and what they do instead."""

    question: Text
    text: Prose


class LetterField(Model):
    """One blank of the letter: its label, where to find it, and the visible words that stand in for it.

    `from` names the results that fill it, parted by spaces; the first that the reader has worked out counts. Nothing does
    once they have worked out `unless`: a sum for all lenders isn't what one of them may be promised.
    What contradicts another blank is told beside it, and may be sent all the same: a number above `most`, which is a number
    or other blanks added and taken away; a day on the wrong side of other blanks' days (or of those so many years later,
    `born_on+18y`), or of today.
    """

    name: FieldName
    label: Text
    help: Prose | None = None
    blank: Text
    unit: Text | None = None
    kind: Literal["text", "lines", "money", "date", "choice"] = "text"
    choices: tuple[Text, ...] = ()
    most: Text | None = None
    after: Text | None = None
    not_before: Text | None = None
    not_after: Text | None = None
    from_: Annotated[Text | None, Field(alias="from")] = None
    unless: Text | None = None

    @property
    def measured_by(self) -> tuple[tuple[str, str], ...]:
        """The names of what it is held against, each with the field that says so."""
        amounts = NAME.findall(self.most) if self.most and MOST.fullmatch(self.most) else ()
        days = ((field, _YEARS_LATER.sub("", day)) for field in DAYS for day in (getattr(self, field) or "").split())
        return (*(("most", name) for name in amounts), *days)


class Sheet(Model):
    """A table of the paper with empty rows, for the hand or the office program."""

    title: Text
    columns: Annotated[tuple[Text, ...], Field(min_length=2, max_length=6)]
    rows: Rows


class LetterFile(Named):
    """One letter as written: who must not send it, until when and where it goes, the paper, what it rests on."""

    answer: SourcedProse
    not_yet: Annotated[tuple[NotYet, ...], Field(min_length=1, max_length=5)]
    deadline: SourcedProse
    stage: tuple[StageId, ...] = ()
    paper_title: Text
    fields: Annotated[tuple[LetterField, ...], Field(min_length=1)]
    text: Annotated[tuple[Say, ...], Field(min_length=1)]
    sheets: tuple[Sheet, ...] = ()
    sign: tuple[Say, ...]
    attachments: tuple[Text, ...] = ()
    calculator: CalculatorLink | None = None
    hand_in: SourcedProse
    proof: SourcedProse
    afterwards: SourcedProse
    basis: Annotated[tuple[Advice, ...], Field(min_length=1)]
    limits: Annotated[tuple[Advice, ...], Field(min_length=1)]
    related: tuple[Target, ...] = ()

    @property
    def is_filled_in(self) -> bool:
        """Ask whether the calculator above the letter finds something for its blanks."""
        places = (place for field in self.fields for place in (field.from_ or "").split())
        return self.calculator is not None and any(place.startswith(f"{self.calculator.id}.") for place in places)
