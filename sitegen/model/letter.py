"""The shape of `content/letters/*.yml`: a document to send, with blanks to fill."""

from typing import Annotated, Literal

from pydantic import Field

from sitegen.model.scenario import Advice, CalculatorLink
from sitegen.model.words import FieldName, Model, Named, Prose, Rows, Say, SourcedProse, StageId, Target, Text


class LetterField(Model):
    """One blank of the letter: its label, where to find it, and the visible words that stand in for it.

    `from` names the results that fill it, parted by spaces; the first that the reader has worked out counts.
    """

    name: FieldName
    label: Text
    help: Prose | None = None
    blank: Text
    unit: Text | None = None
    kind: Literal["text", "lines", "money", "date", "choice"] = "text"
    choices: tuple[Text, ...] = ()
    from_: Annotated[Text | None, Field(alias="from")] = None


class Sheet(Model):
    """A table of the paper with empty rows, for the hand or the office program."""

    title: Text
    columns: Annotated[tuple[Text, ...], Field(min_length=2, max_length=6)]
    rows: Rows


class LetterFile(Named):
    """One letter as written."""

    answer: SourcedProse
    stage: tuple[StageId, ...] = ()
    paper_title: Text
    fields: Annotated[tuple[LetterField, ...], Field(min_length=1)]
    text: Annotated[tuple[Say, ...], Field(min_length=1)]
    sheets: tuple[Sheet, ...] = ()
    sign: tuple[Say, ...]
    attachments: tuple[Text, ...] = ()
    calculator: CalculatorLink | None = None
    how_to_send: SourcedProse
    limits: tuple[Advice, ...]
    related: tuple[Target, ...] = ()
