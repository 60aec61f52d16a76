"""What readers type who look for a page: questions, half sentences, a few words, each as a line."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from sitegen.model.field_types import Model, Text


class AskedFile(Model):
    """The lines by the address of the page, or of the place on a list, that answers them."""

    aliases: Annotated[dict[Text, Text], Field(min_length=1)]

    @property
    def lines(self) -> Mapping[str, tuple[str, ...]]:
        """Give the lines one by one."""
        return {address: lines_of(text) for address, text in self.aliases.items()}


def lines_of(text: str) -> tuple[str, ...]:
    """Split what is written for one address; an empty line is none."""
    return tuple(stripped for line in text.splitlines() if (stripped := line.strip()))
