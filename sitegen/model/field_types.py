"""Say what kinds of text a field can hold, so that each can be checked for what it is."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    StringConstraints,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

SITE_NAME = "逾期不慌"
"""All that a tab or the history shows of a page, unless it has a neutral title of its own."""
LONGEST_PROSE = 4000
SLUG = "^[a-z0-9]+(-[a-z0-9]+)*$"
FIELD_NAME = "^[a-z][a-z0-9_]*$"
YEARS = range(1900, 2101)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_FLAGS = {"true": True, "false": False}


@dataclass(frozen=True)
class IfMore:
    """What to say where a list holds more than it may: `{name}` is what stands beside it in the field `named_by`."""

    named_by: str
    words: str


def is_slug(text: str) -> bool:
    """Ask whether a text can be an id."""
    return re.fullmatch(SLUG, text) is not None


def _day(value: object) -> object:
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise PydanticCustomError("day_shape", "day_shape")
    try:
        day = date.fromisoformat(value)
    except ValueError:
        raise PydanticCustomError("no_such_day", "no_such_day") from None
    if day.year not in YEARS:
        raise PydanticCustomError("day_far_away", "day_far_away")
    return day


def _count(value: object) -> object:
    if not isinstance(value, str) or not re.fullmatch("[0-9]{1,6}", value):
        raise PydanticCustomError("whole_number", "whole_number")
    return int(value)


def _flag(value: object) -> object:
    if not isinstance(value, str) or value not in _FLAGS:
        raise PydanticCustomError("yes_or_no", "yes_or_no")
    return _FLAGS[value]


# YAML hands over text alone: what it means is read here, in one way each.
Day = Annotated[date, BeforeValidator(_day)]
Months = Annotated[int, Field(ge=1, le=24), BeforeValidator(_count)]
Count = Annotated[int, Field(ge=0), BeforeValidator(_count)]
Rows = Annotated[int, Field(ge=1, le=30), BeforeValidator(_count)]
Year = Annotated[int, Field(ge=2000, le=2100), BeforeValidator(_count)]
Flag = Annotated[bool, BeforeValidator(_flag)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Slug = Annotated[Text, StringConstraints(max_length=60, pattern=SLUG)]
FieldName = Annotated[Text, StringConstraints(max_length=60, pattern=FIELD_NAME)]


class _Words(str):
    """Text that keeps its type through validation; an empty one is refused."""

    __slots__ = ()

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(
            cls,
            core_schema.str_schema(min_length=1, max_length=LONGEST_PROSE, strip_whitespace=True),
            serialization=core_schema.to_string_ser_schema(),
        )


class Prose(_Words):
    """Restricted Markdown: emphasis, lists, links to known ids, citations, inserted facts."""


class SourcedProse(Prose):
    """Prose that states something on its own: it must carry a citation or `[@experience]`."""


class Say(Prose):
    """Words that the reader will say or send: no expression that hurts them."""


class CitationText(_Words):
    """A citation without its brackets, as in a `sources:` list: `civil-code:676`."""


class Target(_Words):
    """A page of the site, named by kind and id: `scenario:jiebei-overdue`."""


class EntryId(_Words):
    """The id of an entry of one kind; each subclass names its kind."""

    kind = ""


class ScenarioId(EntryId):
    """The id of a scenario."""

    kind = "scenario"


class ProductId(EntryId):
    """The id of a product."""

    kind = "product"


class LetterId(EntryId):
    """The id of a letter."""

    kind = "letter"


class StageId(EntryId):
    """The id of a stage on the way from before the loan to after it."""

    kind = "stage"


class ChannelId(EntryId):
    """The id of a hotline or office."""

    kind = "channel"


class PassageId(EntryId):
    """The id of a passage."""

    kind = "passage"


class CalculatorId(EntryId):
    """The id of a calculator of the catalogue."""

    kind = "calculator"


class Model(BaseModel):
    """What every part of a content file is: frozen, without unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Claim(Model):
    """A block that states something: it cites, or says that it is experience and not law."""

    sources: tuple[CitationText, ...] = ()
    experience: Flag = False

    @property
    def states(self) -> bool:
        """Whether it says something of its own; what only leads to other blocks needs no source."""
        return True


class Reviewed(Model):
    """When somebody last checked this against its sources, and how soon it must be checked again."""

    reviewed: Day
    review_months: Months


class Named(Reviewed):
    """What readers find by a title of its own: the words people type for it, and a neutral tab title."""

    title: Text
    tab_title: Text = SITE_NAME
    aliases: tuple[Text, ...] = ()
