"""What readers type who look for a page: questions, half sentences, a few words, each as a line."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from sitegen.model.field_types import Model, Text

AskedName = Literal["aliases", "first"]
ASKED_NAMES: tuple[AskedName, ...] = ("aliases", "first")
Lines = Annotated[dict[Text, Text], Field(min_length=1)]


class AskedFile(Model):
    """The lines by the address of the page, or of the place on a list, that answers them."""

    aliases: Lines | None = None
    first: Lines | None = None
    """Whole queries, mostly of few words: whoever types no more than that is led there first."""

    def lines(self, name: AskedName) -> Mapping[str, tuple[str, ...]]:
        """Give the lines of a field one by one."""
        return {address: lines_of(text) for address, text in self.texts(name).items()}

    def texts(self, name: AskedName) -> Mapping[str, str]:
        """Give the lines of a field as they are written."""
        return (self.aliases if name == "aliases" else self.first) or {}


def lines_of(text: str) -> tuple[str, ...]:
    """Split what is written for one address; an empty line is none."""
    return tuple(stripped for line in text.splitlines() if (stripped := line.strip()))
