"""What a page says, written before its template is filled: every text with its marks, every section with its sources."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import cache

from sitegen.model.fact import FactFile, WorkdaysFile
from sitegen.model.field_types import Claim, Model, Prose
from sitegen.model.law import LawFile
from sitegen.model.lists import Channel, HomeFile, Myth
from sitegen.model.passage import Fork, Piece, filled
from sitegen.model.patterns import Asked, PatternFile, field_of, sections_of
from sitegen.model.triage import TriageOutcome, TriageQuestion
from sitegen.pages.citations import Citations, Grounds, Section
from sitegen.pages.plans import Plan

OWN_GROUNDS = (Channel, FactFile, Myth, TriageOutcome, TriageQuestion, WorkdaysFile)
"""What has a row of sources of its own, wherever it stands."""
NAMES_ITS_OWN = (FactFile, Myth, WorkdaysFile)
"""What names its sources in a row right under it, with numbers of its own."""
PLAIN = frozenset({str, bool, int, date})
"""What stands in a page as it is."""
Told = Mapping[str, object]


class View:
    """A part of the content as templates read it: what it says is written, all else is as in its file."""

    def __init__(self, model: Model, written: Told, grounds: Grounds | None = None) -> None:
        self._model, self.grounds = model, grounds
        self.__dict__.update(written)

    def __getattr__(self, name: str) -> object:
        """Give what wasn't written as it is."""
        return getattr(self._model, name)


class Views:
    """Writes the parts of one page in the order in which they are read, which is the order of their fields."""

    def __init__(self, cite: Citations) -> None:
        self._cite, self._site = cite, cite.site

    def page(self, model: Model, sections: Mapping[str, Iterable[str]]) -> View:
        """Write the fields of a page, section by section; `under` holds what each section rests on."""
        written: dict[str, object] = {}
        under: dict[str, Grounds] = {}
        for name, fields in sections.items():
            section = Section(self._cite)
            written |= self._fields(model, fields, section)
            under[name] = section.grounds
        return View(model, {**written, "under": said_once(under)})

    def whole(self, model: Model) -> View:
        """Write something that has one row of sources under it."""
        is_named = isinstance(model, NAMES_ITS_OWN)
        section = Section(self._cite.anew() if is_named else self._cite, are_named=is_named)
        written = self._written(model, section)
        return View(model, written, section.grounds)

    def part(self, value: object, section: Section) -> object:
        """Write what a field holds."""
        if value is None or type(value) in PLAIN:
            return value
        if isinstance(value, Prose):
            return section.write(value)
        if isinstance(value, tuple):
            return tuple(self.part(each, section) for each in value)
        if isinstance(value, dict):
            return {key: self.part(each, section) for key, each in value.items()}
        return self._model(value, section) if isinstance(value, Model) else value

    def _model(self, model: Model, section: Section) -> View:
        if isinstance(model, Piece | Asked) and model.use:
            return self._passage(model, model.use, section)
        return self.whole(model) if isinstance(model, OWN_GROUNDS) else View(model, self._written(model, section))

    def _written(self, model: Model, section: Section) -> Told:
        written = self._fields(model, fields_of(type(model)), section)
        name = self._name(model)
        return {**written, "name": name} if name else written

    def _fields(self, model: Model, names: Iterable[str], section: Section) -> Told:
        """Write some fields of a model; what it rests on as a whole stands after the last text that it has."""
        sources = model.sources if isinstance(model, Claim | WorkdaysFile) else ()
        closing = closing_field(model)
        written: dict[str, object] = {}
        for name in names:
            value = getattr(model, name)
            is_last_text = name == closing and isinstance(value, Prose)
            written[name] = section.write(value, sources) if is_last_text else self.part(value, section)
        if closing in written:
            section.add(sources)
            section.is_experience |= isinstance(model, Claim) and model.experience
        return written

    def _passage(self, user: Piece | Asked, identifier: str, section: Section) -> View:
        passage = self._site.passage(identifier)
        pieces = filled(passage.pieces, user.with_) if passage else ()
        return View(user, {"passage": passage, "pieces": self.part(pieces, section)})

    def _name(self, model: Model) -> str:
        """Name what something on the page leads to: the words to copy, the cases of a fork."""
        if isinstance(model, Fork):
            return self._cite.name("fork")
        return self._cite.name("say") if isinstance(model, Piece) and model.say else ""


def said_once(under: Mapping[str, Grounds]) -> Told:
    """Let the first section with both say for the page that what has no number is experience."""
    first, *others = [name for name, grounds in under.items() if grounds.is_experience and grounds.sources] or [""]
    later = {name: replace(under[name], is_experience=False) for name in others}
    return {**under, **({first: replace(under[first], speaks_for_page=True)} if first else {}), **later}


def closing_field(model: Model) -> str:
    """Name the last field that holds text, else the last of all."""
    names = fields_of(type(model))
    return next(
        (name for name in reversed(names) if isinstance(getattr(model, name), Prose)), names[-1] if names else ""
    )


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
        parts["said"] = write.page(file, _sections(file))
    return {**parts, "listed": tuple((entry.id, write.whole(entry.file)) for entry in plan.listed)}


def _sections(file: Model) -> Mapping[str, Iterable[str]]:
    """Part the fields of a page into sections, in the order of reading: one each, but on pages of situations."""
    if not isinstance(file, PatternFile):
        return {name: (name,) for name in fields_of(type(file))}
    sections = {field_of(section): (field_of(section),) for section in sections_of(file)}
    if file.pattern == "emergency":
        return {"opening": ("answer", "next"), **sections, "call": ("call", "for_whom")}
    return {"opening": ("for_whom", "answer", "next", "kind_words"), **sections}
