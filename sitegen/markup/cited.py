"""What a model cites, in its prose and in its lists of sources."""

from collections.abc import Collection, Iterator

from sitegen.markup.markdown import inline_tokens
from sitegen.markup.references import CitationError, Reference, read_citation
from sitegen.model.field_types import CitationText, Prose
from sitegen.model.walk import walk


def references(model: object) -> tuple[Reference, ...]:
    """Collect everything that a model cites, in the order of its fields."""
    return tuple(each for _, part in walk(model) if isinstance(part, str) for each in _cited(part))


def mentions(texts: Collection[str]) -> tuple[Reference, ...]:
    """Collect what texts cite, and what they insert: the value of a fact, the number of a channel."""
    marks = (token for text in texts if isinstance(text, Prose) and "{" in text for token in inline_tokens(text))
    inserted = (Reference(kind, name) for kind, name in (token.groups for token in marks if token.type == "insert"))
    return (*(each for text in texts for each in _cited(text)), *inserted)


def _cited(text: str) -> Iterator[Reference]:
    if isinstance(text, CitationText):
        yield from _read(text.removeprefix("[@").removesuffix("]"))
    elif isinstance(text, Prose) and "[@" in text:
        for token in inline_tokens(text):
            if token.type == "citation":
                yield from _read(token.groups[0])


def _read(text: str) -> tuple[Reference, ...]:
    try:
        return read_citation(text)
    except CitationError:
        return ()
