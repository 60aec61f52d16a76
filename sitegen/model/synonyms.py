"""Words that readers use for one thing: the search takes them for one another."""

from typing import Annotated

from pydantic import Field

from sitegen.model.words import Model, Text

Group = Annotated[tuple[Text, ...], Field(min_length=2)]


class SynonymsFile(Model):
    """The groups of words."""

    groups: Annotated[tuple[Group, ...], Field(min_length=1, max_length=2000)]
