"""The words of despair as written: what the search answers with help before anything else."""

from typing import Annotated

from pydantic import Field

from sitegen.model.field_types import Reviewed, ScenarioId, Text

Texts = Annotated[tuple[Text, ...], Field(min_length=1)]


class CrisisFile(Reviewed):
    """The words, how else they are written, and what only looks like them."""

    page: ScenarioId | None = None
    """The page for who is in despair: help also comes when it is the first that is found."""
    sets: dict[Text, Texts] = {}
    words: Texts
    as_written: tuple[Text, ...] = ()
    alone: tuple[Text, ...] = ()
    initials: tuple[Text, ...] = ()
    spellings: dict[Text, Texts] = {}
    harmless: tuple[Text, ...] = ()
