"""This file says what kinds of text a field can hold, so that each can be checked for what it is."""

from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler, StringConstraints
from pydantic_core import CoreSchema, core_schema

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]


class _Words(str):
    """Text that keeps its type through validation; an empty one is refused."""

    __slots__ = ()

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(
            cls,
            core_schema.str_schema(min_length=1, strip_whitespace=True),
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


class MythId(EntryId):
    """The id of a false belief."""

    kind = "myth"


class StageId(EntryId):
    """The id of a stage on the way from before the loan to after it."""

    kind = "stage"


class CalculatorId(EntryId):
    """The id of a calculator of the catalogue."""

    kind = "calculator"


class Model(BaseModel):
    """What every part of a content file is: frozen, without unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Claim(Model):
    """A block that states something: it cites, or says that it is experience and not law."""

    sources: tuple[CitationText, ...] = ()
    experience: bool = False


class Reviewed(Model):
    """When somebody last checked this against its sources, and how soon it must be checked again."""

    reviewed: date
    review_months: Annotated[int, Field(ge=1, le=24)]


class Named(Reviewed):
    """What has a page of its own: the words people type to find it, and a neutral tab title."""

    title: Text
    tab_title: Text = "逾期不慌"
    aliases: tuple[Text, ...] = ()
