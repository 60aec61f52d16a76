"""This file reads what a reader can search for out of a finished page: the page itself and its sections."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from publish.markup import Document, Edit, EndTag, StartTag, Text

_HEADINGS_PROPER = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_HEADINGS = _HEADINGS_PROPER | {"summary", "dt"}
"""Elements whose text names the section they stand in."""
_SECTIONING = frozenset({"section", "article", "details"})
_SILENT = frozenset({"nav", "footer", "script", "style", "template", "svg", "button", "noscript", "select", "textarea"})
_SILENT_CLASSES = frozenset(
    {
        *(
            "headerlink",
            "anchor",
            "head__path",
            "next-bar",
            "triage__back",
            "triage__progress",
            "edit-line",
        ),  # ways around
        *(
            "source",
            "sources",
            "citation",
            "used",
            "level",
            "experience-line",
            "reviewed",
            "trust",
        ),  # said on the law's own page
        *("errors", "ledger", "needs-js"),  # messages, and tables of an example's numbers
    },
)
_SPOKEN_IN_FORMS = frozenset({"h1", "h2", "h3", "h4", "label", "legend"})
_SECTION_ALIASES = "data-aliases"
_SPACES = re.compile(r"\s+")
_WORD_JOINER = "\u2060"


@dataclass(frozen=True)
class SearchEntry:
    """One place a search can lead to: a page, or a section of one."""

    location: str
    """The page's address from the site's root, with `#id` for a section."""
    title: str
    text: str
    page: str
    """The title of the page the place is on."""
    kind: str = ""
    """The kind of page: scenario, law, letter …"""
    aliases: tuple[str, ...] = ()
    """Words readers use for it that the page doesn't."""


def aliases_edits(document: Document) -> Iterator[Edit]:
    """Takes the words for the index out of the page, where nobody reads them."""
    for tag in _alias_tags(document):
        yield Edit(tag.start, tag.end, "")
    for tag in document.tags:
        if _SECTION_ALIASES in tag.attributes:
            yield document.rewritten(tag, {_SECTION_ALIASES: None})


def entries_of(document: Document, location: str) -> tuple[SearchEntry, ...]:
    """The page's entry, then those of its sections in order; none for a page without an article or that opts out."""
    reader = _Reader()
    for token in document.tokens:
        reader.read(token)
    if not any(place.title or place.text for place in reader.places):
        return ()
    page = reader.places[0].title or _title(document)
    aliases = tuple(alias for tag in _alias_tags(document) for alias in _split(tag.attributes.get("content", "")))
    return tuple(
        SearchEntry(
            location=location + (f"#{place.anchor}" if place.anchor else ""),
            title=place.title or page,
            text=place.text,
            page=page,
            kind=reader.kind,
            aliases=(*(aliases if place.anchor == "" else ()), *place.aliases),
        )
        for place in reader.places
        if place.anchor == "" or place.title or place.text
    )


def _alias_tags(document: Document) -> Iterator[StartTag]:
    return (tag for tag in document.tags if tag.name == "meta" and tag.attributes.get("name") == "aliases")


def _split(words: str) -> Iterator[str]:
    return (word.strip() for word in re.split("[,，、]", words) if word.strip())


def _section_aliases(tag: StartTag) -> Iterator[str]:
    yield from _split(tag.attributes.get(_SECTION_ALIASES, ""))
    if "law-article" in tag.classes:
        # The heading has the article's number in words; readers type digits.
        yield f"第{tag.attributes['id']}条"


def _title(document: Document) -> str:
    for index, token in enumerate(document.tokens[:-1]):
        following = document.tokens[index + 1]
        if isinstance(token, StartTag) and token.name == "title" and isinstance(following, Text):
            return _clean(following.text)
    return ""


def _clean(text: str) -> str:
    return _SPACES.sub(" ", text.replace(_WORD_JOINER, "")).strip()


@dataclass
class _Place:
    anchor: str
    own_aliases: tuple[str, ...] = ()
    title_parts: list[str] = field(default_factory=list)
    text_parts: list[str] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)

    @property
    def title(self) -> str:
        return _clean("".join(self.title_parts))

    @property
    def text(self) -> str:
        return _clean("".join(self.text_parts))

    @property
    def aliases(self) -> tuple[str, ...]:
        """Other words for the place, and the questions it answers."""
        return (*self.own_aliases, *(_clean(question) for question in self.questions))


@dataclass(frozen=True)
class _Element:
    name: str
    place: _Place | None = None
    """The place this element opens, if any."""
    is_silent: bool = False
    is_form: bool = False
    is_spoken_in_form: bool = False
    titles: _Place | None = None
    """The place whose title this element's text is."""


class _Reader:
    """Walks a page's tokens, and hands each text to the place it belongs to."""

    def __init__(self) -> None:
        self.places: list[_Place] = []
        self.kind = ""
        self._open: list[_Element] = []
        self._under_heading: _Place | None = None

    def read(self, token: StartTag | EndTag | Text) -> None:
        if isinstance(token, StartTag):
            self._start(token)
        elif isinstance(token, EndTag):
            self._end(token.name)
        else:
            self._text(token.text)

    def _start(self, tag: StartTag) -> None:
        if not self._open and (self.places or not _is_main(tag)):
            return
        if tag.is_void:
            self._add(" ")
            return
        element = self._element(tag)
        if not _is_inline(tag.name):
            self._add(" ")
        self._open.append(element)
        if element.place:
            self.places.append(element.place)
            self._under_heading = None

    def _element(self, tag: StartTag) -> _Element:
        if not self._open:
            self.kind = _kind(tag)
            return _Element(tag.name, place=_Place(anchor=""), is_silent="data-search-exclude" in tag.attributes)
        if self._is_silent() or _is_silent(tag):
            return _Element(tag.name, is_silent=True)
        if tag.name in _HEADINGS:
            return self._heading(tag)
        if tag.name in _SECTIONING and tag.attributes.get("id") and not self._is_in_form():
            return _Element(tag.name, place=_Place(tag.attributes["id"], tuple(_section_aliases(tag))))
        is_spoken = tag.name in _SPOKEN_IN_FORMS
        return _Element(tag.name, is_form=tag.name == "form", is_spoken_in_form=is_spoken)

    def _heading(self, tag: StartTag) -> _Element:
        is_spoken = tag.name in _SPOKEN_IN_FORMS
        place = self._place_of_elements()
        is_first_inside = self._open[-1].place is place
        if not place.title_parts and (is_first_inside or tag.name in _HEADINGS_PROPER):
            return _Element(tag.name, titles=place, is_spoken_in_form=is_spoken)
        if tag.attributes.get("id") and not self._is_in_form() and tag.name != "h1":
            self._under_heading = _Place(tag.attributes["id"])
            self.places.append(self._under_heading)
            return _Element(tag.name, titles=self._under_heading)
        return _Element(tag.name, is_spoken_in_form=is_spoken)

    def _end(self, name: str) -> None:
        names = [element.name for element in self._open]
        if name not in names:
            return
        while self._open:
            closed = self._open.pop()
            if closed.place:
                self._under_heading = None
            if closed.name == name:
                break
        if not _is_inline(name):
            self._add(" ")

    def _text(self, text: str) -> None:
        if not self._open or self._is_silent():
            return
        if self._is_in_form() and not any(element.is_spoken_in_form for element in self._open):
            return
        self._add(text)

    def _add(self, text: str) -> None:
        if not self._open:
            return
        titled = next((element.titles for element in reversed(self._open) if element.titles), None)
        if titled:
            titled.title_parts.append(text)
            return
        place = self._under_heading or self._place_of_elements()
        place.text_parts.append(text)
        if self._open[-1].name == "summary" and text.strip():
            place.questions.append(text)

    def _place_of_elements(self) -> _Place:
        return next(element.place for element in reversed(self._open) if element.place)

    def _is_silent(self) -> bool:
        return any(element.is_silent for element in self._open)

    def _is_in_form(self) -> bool:
        return any(element.is_form for element in self._open)


def _is_main(tag: StartTag) -> bool:
    return tag.name == "article" and (tag.attributes.get("id") == "main" or "md-content__inner" in tag.classes)


def _kind(tag: StartTag) -> str:
    return next((name.removeprefix("page--") for name in sorted(tag.classes) if name.startswith("page--")), "")


def _is_silent(tag: StartTag) -> bool:
    is_hidden = (
        tag.attributes.get("hidden", "until-found") != "until-found" or tag.attributes.get("aria-hidden") == "true"
    )
    opts_out = "data-search-exclude" in tag.attributes
    return tag.name in _SILENT or is_hidden or opts_out or bool(_SILENT_CLASSES & tag.classes)


def _is_inline(name: str) -> bool:
    return name in {
        "a",
        "b",
        "strong",
        "em",
        "i",
        "mark",
        "small",
        "span",
        "sup",
        "sub",
        "abbr",
        "time",
        "code",
        "output",
    }
