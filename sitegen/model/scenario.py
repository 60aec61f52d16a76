"""What pages of situations begin with, and the parts that their sections are made of."""

from typing import Annotated

from pydantic import Field

from sitegen.model.field_types import (
    CalculatorId,
    Claim,
    Model,
    Named,
    ProductId,
    Prose,
    Say,
    Slug,
    SourcedProse,
    StageId,
    Target,
    Text,
)

ShortTitle = Annotated[Text, Field(max_length=16)]
Presets = dict[Text, Text]
REFUSED = "被拒绝"


class Unless(Model):
    """The one case that is more urgent than the next step."""

    question: Text
    text: SourcedProse
    link: Target
    label: Text


class Way(Model):
    """A way on: in which case, and where to."""

    if_: Annotated[Text, Field(alias="if")]
    text: Prose
    link: Target | None = None


class NextStep(Model):
    """The one thing to do now, with its date."""

    when: Text
    takes: Text = ""
    title: ShortTitle
    text: Prose
    ways: tuple[Way, ...] = ()
    step: Slug
    unless: Unless | None = None


class Cause(Claim):
    """Why it came to this, which papers prove it, what they change and what not."""

    title: Text
    text: Prose


class Cost(Model):
    """A worked calculation in the page, with numbers the reader can change."""

    text: Prose
    calculator: CalculatorId
    preset: Presets = {}
    note: SourcedProse | None = None


class Branch(Model):
    """What to answer when the other side says something."""

    if_: Annotated[Text, Field(alias="if")]
    say: Say


class CalculatorLink(Model):
    """A calculator to open with some fields filled in."""

    id: CalculatorId
    preset: Presets = {}


class Advice(Claim):
    """One sentence or two of advice or limit."""

    text: Prose


class Question(Claim):
    """A question people ask and its answer."""

    question: Text
    answer: Prose


class Situation(Named):
    """What every page of a situation begins with."""

    short_title: ShortTitle
    stage: StageId
    products: tuple[ProductId, ...] = ()
    for_whom: Prose | None = None
    answer: SourcedProse
    next: NextStep
