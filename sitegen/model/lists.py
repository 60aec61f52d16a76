"""The shape of the lists, of the home page and of the pages around calculators."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from sitegen.model.field_types import (
    SITE_NAME,
    Claim,
    Model,
    ProductId,
    Prose,
    Reviewed,
    Slug,
    SourcedProse,
    Target,
    Text,
)
from sitegen.model.scenario import Advice, Question

PHONE = "^[0-9][0-9-]{1,14}[0-9]$"
Phone = Annotated[Text, StringConstraints(pattern=PHONE)]


_INNER_QUOTES = str.maketrans("「」", "『』")


class Listed(Claim):
    """One of many on a page, which is parted by what they are about."""

    id: Slug
    part: Text | None = None
    """The part of the page that begins here, or goes on."""


class Term(Listed):
    """A word of the trade in plain words."""

    term: Text
    aliases: tuple[Text, ...] = ()
    meaning: Prose
    see: tuple[Target, ...] = ()

    @property
    def title(self) -> str:
        """What links to it say."""
        return self.term

    @property
    def answer(self) -> Prose:
        """With what its page begins, and lists of pages say in a line."""
        return self.meaning


class Myth(Listed):
    """A false belief and what is true."""

    belief: Text
    truth: Prose
    aliases: tuple[Text, ...] = ()

    @property
    def title(self) -> str:
        """What links to it say: never the belief alone, which somebody who skims would take for what this site says."""
        said = self.belief.rstrip("。！？")
        return f"误区「{said.translate(_INNER_QUOTES)}」"


class Channel(Model):
    """A hotline or office: who answers, for what, and how far its number was checked."""

    id: Slug
    name: Text
    number: Phone | None = None
    operator: Text
    for_: Annotated[Text, Field(alias="for")]
    how: Prose
    caveat: Prose | None = None
    basis: Prose | None = None
    verified: Text
    sources: tuple[Text, ...]
    aliases: tuple[Text, ...] = ()

    @property
    def title(self) -> str:
        """What links to it say."""
        return self.name


class Stage(Model):
    """One stage between the first thought of a loan and a repaired record."""

    id: Slug
    title: Text
    answer: SourcedProse
    first: tuple[Advice, ...]
    links: tuple[Target, ...] = ()
    aliases: tuple[Text, ...] = ()


class Paper(Model):
    """What the reader holds in their hand, on the home page."""

    name: Text
    hint: Text
    date: Text | None = None
    link: Target


class TodayItem(Model):
    """One of the five things."""

    title: Text
    text: Prose


class Today(Model):
    """The five things to do today."""

    title: Text
    text: Prose
    items: tuple[TodayItem, ...]


class HomeFile(Reviewed):
    """The home page as written."""

    title: Text
    lead: Prose
    papers: Annotated[tuple[Paper, ...], Field(min_length=1)]
    products: tuple[ProductId, ...]
    today: Today
    trust: Prose


class CalculatorPageFile(Reviewed):
    """What stands around a calculator: what it is for, its worked example, its limits."""

    answer: SourcedProse
    tab_title: Text = SITE_NAME
    group: Literal["owed", "price", "plan", "court"]
    aliases: tuple[Text, ...] = ()
    example: dict[Text, Text] = {}
    where: Prose
    method: SourcedProse
    limits: tuple[Advice, ...]
    faq: tuple[Question, ...] = ()
    related: tuple[Target, ...] = ()
