"""This file is the shape of `content/facts/*.yml`: dated values and the tables of rest days and working days."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from sitegen.model.words import CitationText, Model, Named, Prose, SourcedProse, Text


class FactValue(Model):
    """One value, the days on which it holds, and until when somebody vouches for it."""

    value: Decimal | Text
    from_: Annotated[date | None, Field(alias="from")] = None
    to: date | None = None
    review_by: date
    source: SourcedProse
    note: Text | None = None


class FactFile(Named):
    """A number that changes with time, as written."""

    kind: Literal["value"] = "value"
    about: Prose
    unit: Text | None = None
    values: tuple[FactValue, ...] = ()
    missing: Prose | None = None
    also: tuple[Text, ...] = ()


class WorkdaysFile(Named):
    """The rest days and the working weekend days of one year, as the State Council published them."""

    kind: Literal["workdays"]
    year: int
    about: Prose
    rest_days: tuple[date, ...]
    work_days: tuple[date, ...] = ()
    sources: tuple[CitationText, ...]
