"""What a model cites, in its prose and in its lists of sources."""

from typing import Any

from sitegen.markup.markdown import inline_tokens
from sitegen.markup.references import CitationError, Reference, read_citation
from sitegen.model.walk import walk
from sitegen.model.words import CitationText, Prose


def references(model: Any) -> tuple[Reference, ...]:
    """Collect everything that a model cites, in the order of its fields."""
    found: list[Reference] = []
    for _, part in walk(model):
        if isinstance(part, CitationText):
            found += _read(part.removeprefix("[@").removesuffix("]"))
        elif isinstance(part, Prose):
            found += [
                each for token in inline_tokens(part) if token.type == "citation" for each in _read(token.groups[0])
            ]
    return tuple(found)


def mentions(model: Any) -> tuple[Reference, ...]:
    """Collect what a model cites, and what it inserts: the value of a fact, the number of a channel."""
    prose = (part for _, part in walk(model) if isinstance(part, Prose))
    marks = (token for part in prose for token in inline_tokens(part) if token.type == "insert")
    return (*references(model), *(Reference(kind, identifier) for kind, identifier in (mark.groups for mark in marks)))


def _read(text: str) -> tuple[Reference, ...]:
    try:
        return read_citation(text)
    except CitationError:
        return ()
