"""The shape of `content/facts/*.yml`: dated values and the tables of rest days and working days."""

from typing import Annotated, Literal

from pydantic import Field

from sitegen.model.field_types import CitationText, Day, Flag, Model, Named, Prose, SourcedProse, Text, Year


class FactValue(Model):
    """One value, the days on which it holds, when somebody checked it and when that must be done again."""

    value: Text
    from_: Annotated[Day | None, Field(alias="from")] = None
    to: Day | None = None
    checked: Day | None = None
    review_by: Day
    source: SourcedProse
    note: Text | None = None


class FactFile(Named):
    """A number that changes with time, as written."""

    kind: Literal["value"] = "value"
    yours: Flag = False
    """Whether it is a period that the reader has to keep, not one that others keep or that runs by itself."""
    about: Prose
    unit: Text | None = None
    values: tuple[FactValue, ...] = ()
    missing: Prose | None = None
    also: tuple[Text, ...] = ()


class WorkdaysFile(Named):
    """The rest days and the working weekend days of one year, as the State Council published them."""

    kind: Literal["workdays"]
    year: Year
    about: Prose
    rest_days: tuple[Day, ...]
    work_days: tuple[Day, ...] = ()
    sources: tuple[CitationText, ...]
