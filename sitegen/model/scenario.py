"""The shape of `content/scenarios/*.yml`: one situation a reader can be in."""

from typing import Annotated, Literal

from pydantic import Field

from sitegen.model.words import (
    CalculatorId,
    Claim,
    Flag,
    LetterId,
    Model,
    MythId,
    Named,
    ProductId,
    Prose,
    Say,
    ScenarioId,
    Slug,
    SourcedProse,
    StageId,
    Target,
    Text,
)

ShortTitle = Annotated[Text, Field(max_length=16)]
Presets = dict[Text, Text]

REFUSED = "被拒绝"
NEGOTIATION = "怎么谈，一步一步"
"""The heading of the steps, unless a scenario has its own."""


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


class Sign(Model):
    """Something the reader can see that tells where they stand."""

    sign: Text
    text: Prose
    here: Flag = False


class Cause(Claim):
    """Why it came to this, which papers prove it, what they change and what not."""

    title: Text
    text: Prose


class Consequence(Claim):
    """What happens next: when, how likely, what to do."""

    when: Text
    likely: Literal["certain", "common", "lender", "possible"]
    here: Flag = False
    court: Flag = False
    title: ShortTitle
    text: Prose
    do: Prose | None = None


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


class Step(Claim):
    """One step: do, say, don't, papers, and what if it is refused."""

    id: Slug
    title: Text
    when: Text = ""
    do: Prose
    say: Say | None = None
    branches: tuple[Branch, ...] = ()
    dont: Prose | None = None
    papers: Prose | None = None
    letter: LetterId | None = None
    calculator: CalculatorLink | None = None
    outcome: Prose | None = None
    refused: Prose | None = None
    refused_label: Text = REFUSED


class Never(Claim):
    """One thing not to do, and why in a breath."""

    title: Text
    why: Prose


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


class ScenarioFile(Situation):
    """One scenario that has no pattern yet."""

    signs: tuple[Sign, ...] = ()
    causes_title: Text = "为什么会走到这一步"
    causes: tuple[Cause, ...] = ()
    consequences_intro: Prose | None = None
    consequences: Annotated[tuple[Consequence, ...], Field(min_length=1)]
    cost: Cost | None = None
    negotiation_title: Text = NEGOTIATION
    negotiation_intro: SourcedProse | None = None
    pick_one_step: Flag = False
    negotiation: Annotated[tuple[Step, ...], Field(min_length=1)]
    never: Annotated[tuple[Never, ...], Field(min_length=1)]
    prevention: tuple[Advice, ...] = ()
    myths: tuple[MythId, ...] = ()
    faq: tuple[Question, ...] = ()
    related: tuple[ScenarioId, ...] = ()
