"""The shape of `content/passages/*.yml`, what several pages say in the same words, and of the pieces that pages are made of."""

import re
from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BaseModel, Field

from sitegen.model.field_types import (
    Claim,
    FieldName,
    IfMore,
    LetterId,
    Model,
    PassageId,
    Prose,
    Reviewed,
    Say,
    Slug,
    SourcedProse,
    Target,
    Text,
)
from sitegen.model.scenario import REFUSED, Branch, CalculatorLink

BLANK = re.compile(r"\{([a-z][a-z0-9_]*)\}")
FEWEST_ANSWERS, MOST_ANSWERS = 2, 4
TOO_MANY = IfMore(
    "question",
    "「{name}」分了 {actual_length} 种回答，最多 {max_length} 种。请把相近的并成一种；还要细分的，写成下一项，再用 fork 问一句。",
)


class Case(Claim):
    """One answer of a fork, and what holds for who gives it."""

    answer: Text
    text: Prose
    letter: LetterId | None = None
    link: Target | None = None


class Fork(Model):
    """A question that parts readers; all answers stand in the page."""

    question: Text
    cases: Annotated[tuple[Case, ...], Field(min_length=FEWEST_ANSWERS, max_length=MOST_ANSWERS), TOO_MANY]


class Piece(Claim):
    """What a section is made of: something to know or to do, with its words, its letter, its fork; or a passage."""

    id: Slug | None = None
    title: Text | None = None
    when: Text | None = None
    text: Prose | None = None
    ticks: tuple[Prose, ...] = ()
    fork: Fork | None = None
    guard: SourcedProse | None = None
    say: tuple[Say, ...] = ()
    branches: tuple[Branch, ...] = ()
    letter: LetterId | None = None
    calculator: CalculatorLink | None = None
    outcome: Prose | None = None
    refused: Prose | None = None
    refused_label: Text = REFUSED
    use: PassageId | None = None
    with_: Annotated[dict[FieldName, Text], Field(alias="with")] = {}

    @property
    def states(self) -> bool:
        """Whether it says something of its own: words to say aloud, forks and letters stand for themselves."""
        return bool(self.text or self.ticks or self.outcome or self.refused)


class PassageFile(Reviewed):
    """What several pages say, with the blanks that each page fills."""

    title: Text
    question: Text | None = None
    blanks: dict[FieldName, Text] = {}
    pieces: Annotated[tuple[Piece, ...], Field(min_length=1)]


def filled(value: Any, blanks: Mapping[str, str]) -> Any:
    """Give a part of a passage with its blanks filled."""
    if isinstance(value, str):
        return type(value)(BLANK.sub(lambda found: blanks.get(found[1], found[0]), value))
    if isinstance(value, BaseModel):
        parts = {name: filled(getattr(value, name), blanks) for name in type(value).model_fields}
        return value.model_copy(update=parts)
    return tuple(filled(each, blanks) for each in value) if isinstance(value, tuple) else value
