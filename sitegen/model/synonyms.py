"""Words that the search knows: those that readers use for one thing, and those of other matters and of this site's own."""

from typing import Annotated

from pydantic import Field

from sitegen.model.field_types import Model, Text

Group = Annotated[tuple[Text, ...], Field(min_length=2)]


class SynonymsFile(Model):
    """The groups of words: within one the search takes them for one another."""

    groups: Annotated[tuple[Group, ...], Field(min_length=1, max_length=2000)]
    other_matters: tuple[Annotated[tuple[Text, ...], Field(min_length=1)], ...] = ()
    """A query with such a word finds only what has much more of it."""
    own_matters: tuple[Annotated[tuple[Text, ...], Field(min_length=1)], ...] = ()
    """Beside such a word those of other matters ask for nothing more: who owes tells what the money was for."""
    signs: tuple[Text, ...] = ()
    """A query with none of these words and characters finds only what has somewhat more of it."""
