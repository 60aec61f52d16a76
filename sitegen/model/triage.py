"""The shape of `content/triage/*.yml`: questions that lead a reader to a scenario."""

from typing import Annotated

from pydantic import Field

from sitegen.model.field_types import (
    SITE_NAME,
    IfMore,
    Model,
    Prose,
    Reviewed,
    ScenarioId,
    Slug,
    SourcedProse,
    Target,
    Text,
)

MOST_ANSWERS = 9
"""How many answers a reader can choose from at one question, 「不清楚」 among them."""
TOO_MANY = IfMore(
    "title",
    "「{name}」有 {actual_length} 个回答，最多 {max_length} 个。请把相近的几个并成一个回答，用 next 接一问新的，在那里分开；"
    "或者加到后面问得更细的一问里。",
)


class Route(Model):
    """Where an answer leads: to the next question, straight to a scenario's page, or to an outcome."""

    next: Slug | None = None
    scenario: ScenarioId | None = None
    case: Text | None = None
    """The answer that was given with it to a fork of that page, which then isn't asked again."""
    outcome: Slug | None = None


class Unsure(Route):
    """「不清楚」, the answer that every question has, with a safe route of its own."""

    hint: Text


class TriageAnswer(Route):
    """One answer, and what the paper or message looks like."""

    id: Slug
    name: Text
    hint: Text | None = None
    date: Text | None = None


class TriageQuestion(Model):
    """One question, asked on a page of its own."""

    title: Text
    aliases: tuple[Text, ...] = ()
    help: Prose | None = None
    short: Text
    answers: Annotated[tuple[TriageAnswer, ...], Field(min_length=2, max_length=MOST_ANSWERS - 1), TOO_MANY]
    unsure: Unsure


class TriageOutcome(Model):
    """Where a path ends that needs more than one page: what holds meanwhile, and the pages that help."""

    title: Text
    aliases: tuple[Text, ...] = ()
    text: SourcedProse
    scenarios: tuple[ScenarioId, ...] = ()
    also: tuple[Target, ...] = ()

    @property
    def targets(self) -> tuple[str, ...]:
        """All that it leads to, what helps most first."""
        return (*(f"scenario:{each}" for each in self.scenarios), *self.also)

    @property
    def first(self) -> str:
        """The page to go to before any other, if there is one; of several the reader has to choose."""
        return self.targets[0] if len(self.scenarios) == 1 else ""


class TriageFile(Reviewed):
    """One tree of questions as written."""

    title: Text
    tab_title: Text = SITE_NAME
    aliases: tuple[Text, ...] = ()
    first: Slug
    questions: dict[Slug, TriageQuestion]
    papers: tuple[Slug, ...] = ()
    """The questions whose answers are papers, as the page of papers lists them."""
    who_asks: tuple[Slug, ...] = ()
    """The questions whose answers are people who ask for money."""
    outcomes: dict[Slug, TriageOutcome]
