"""What a page says, written before its template is filled: every text with its numbers, every stretch with its sources."""

from collections.abc import Iterable, Mapping
from functools import cache

from sitegen.model.fact import FactFile, WorkdaysFile
from sitegen.model.law import LawFile
from sitegen.model.letter import LetterField
from sitegen.model.lists import Channel, HomeFile, Myth, Term
from sitegen.model.passage import Case, Fork, Piece, filled
from sitegen.model.patterns import Asked, Likely, PatternFile, field_of, sections_of
from sitegen.model.scenario import Cause, Question
from sitegen.model.triage import TriageOutcome, TriageQuestion
from sitegen.model.words import Claim, Model, Prose
from sitegen.pages.citations import Block, Citations, Source
from sitegen.pages.plans import Plan

OWN_SOURCES = (
    *(Asked, Case, Cause, LetterField, Likely, Piece, Question, TriageOutcome, TriageQuestion),
    *(Channel, FactFile, Myth, Term, WorkdaysFile),
)
"""What has its sources right under it; those of all else stand under the field of the page that it belongs to."""
Told = Mapping[str, object]


class View:
    """A part of the content as templates read it: what it says is written, all else is as in its file."""

    def __init__(self, model: Model, written: Told, sources: tuple[Source, ...] = ()) -> None:
        self._model, self._written, self.sources = model, written, sources

    def __getattr__(self, name: str) -> object:
        """Give a field, as it was written if it says something."""
        return self._written[name] if name in self._written else getattr(self._model, name)


class Views:
    """Writes the parts of one page in the order in which they are read, which is the order of their fields."""

    def __init__(self, cite: Citations) -> None:
        self._cite, self._site = cite, cite.site

    def page(self, model: Model, fields: Iterable[str]) -> View:
        """Write the fields of a page; `under` holds the sources of each."""
        written: dict[str, object] = {}
        under: dict[str, tuple[Source, ...]] = {}
        for name in fields:
            block = Block(self._cite)
            written[name] = self.part(getattr(model, name), block)
            under[name] = block.sources
        return View(model, {**written, "under": under})

    def whole(self, model: Model) -> View:
        """Write something that has all its sources under it."""
        block = Block(self._cite)
        return self._view(model, block, block)

    def part(self, value: object, block: Block) -> object:
        """Write what a field holds."""
        if isinstance(value, Prose):
            return block.write(value)
        if isinstance(value, tuple):
            return tuple(self.part(each, block) for each in value)
        if isinstance(value, dict):
            return {key: self.part(each, block) for key, each in value.items()}
        if isinstance(value, Piece | Asked) and value.use:
            return self._passage(value, value.use)
        if isinstance(value, OWN_SOURCES):
            return self.whole(value)
        return self._view(value, block) if isinstance(value, Model) else value

    def _view(self, model: Model, block: Block, own: Block | None = None) -> View:
        written = {name: self.part(getattr(model, name), block) for name in fields_of(type(model))}
        if isinstance(model, Claim | WorkdaysFile):
            block.add(model.sources)
        name = self._name(model)
        return View(model, {**written, "name": name} if name else written, own.sources if own else ())

    def _passage(self, user: Piece | Asked, identifier: str) -> View:
        passage = self._site.passage(identifier)
        pieces = passage.pieces if passage else ()
        return View(user, {"passage": passage, "pieces": tuple(map(self.whole, filled(pieces, user.with_)))})

    def _name(self, model: Model) -> str:
        """Name what something on the page leads to: the words to copy, the cases of a fork."""
        if isinstance(model, Fork):
            return self._cite.name("fork")
        return self._cite.name("say") if isinstance(model, Piece) and model.say else ""


@cache
def fields_of(model: type[Model]) -> tuple[str, ...]:
    """Name the fields of a model in the order of reading: what a claim rests on comes after what it says."""
    return tuple(name for name in model.model_fields if not issubclass(model, Claim) or name not in Claim.model_fields)


def views(plan: Plan, cite: Citations) -> Told:
    """Write what the template of a page shows: the parts that its plan names, or the whole file."""
    write = Views(cite)
    parts: dict[str, object] = {key: write.whole(part) for key, part in plan.values.items() if isinstance(part, Model)}
    file = plan.entry.file if plan.entry else None
    if isinstance(file, HomeFile):
        parts["said"] = write.whole(file)
    elif file and not parts and not isinstance(file, LawFile):
        parts["said"] = write.page(file, _order(file))
    return {**parts, "listed": tuple((entry.id, write.whole(entry.file)) for entry in plan.listed)}


def _order(file: Model) -> Iterable[str]:
    """Name the fields of a page in the order of reading; situations have an order of their own."""
    if not isinstance(file, PatternFile):
        return fields_of(type(file))
    sections = tuple(map(field_of, sections_of(file)))
    if file.pattern == "emergency":
        return ("answer", "next", "call", "for_whom", *sections[1:])
    return ("for_whom", "answer", "next", "kind_words", *sections)
