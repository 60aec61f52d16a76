"""What a reader can search for on a finished page: the page itself and its sections."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from types import MappingProxyType

from selectolax.lexbor import LexborNode

from publish.markup import Document, Edit

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
            "index-list",
            "next__when",
            "choices--columns",
        ),  # ways around
        *(
            "source",
            "sources",
            "citation",
            "used",
            "level",
            "experience",
            "experience-line",
            "reviewed",
            "trust",
        ),  # said on the law's own page
        *("errors", "facts", "ledger", "needs-js"),  # messages, and tables
        *("result", "reckon__answer"),  # what an example comes to: shown alone, a reader takes its days for their own
        *("see", "state"),  # names of other places, and words that say something only beside what they stand at
    },
)
_SPOKEN_IN_FORMS = frozenset({"h1", "h2", "h3", "h4", "label", "legend"})
_SECTION_ALIASES = "data-aliases"
_SPACES = re.compile(r"\s+")
_NOT_WORDS = re.compile(r"\u2060(\[[0-9、–\u2060]+\]\u2009)?")
"""A word joiner, and the numbers that it binds to a sentence: they name its sources."""
_AFTER_MARK = re.compile("(?<=[，。；：！？、」』）]) ")
"""Where one paragraph ends and the next begins: the mark is as wide as a character, a gap would be a second one."""
_INLINE = frozenset(
    {"a", "b", "strong", "em", "i", "mark", "small", "span", "sup", "sub", "abbr", "time", "code", "output"}
)
_READ_BEFORE = MappingProxyType({"choice__hint": "：", "choice__date": "，"})
_READ_AFTER = MappingProxyType({"choice": "；"})
"""Marks that a style sheet's rows and columns stand for: without them the parts of a row are read as one word."""
_TEXT = "-text"
_MAIN = "article#main, article.md-content__inner"
_UNSEEN = ", ".join(
    (
        *sorted(_SILENT),
        *(f".{name}" for name in sorted(_SILENT_CLASSES)),
        *("[aria-hidden=true]", "[data-search-exclude]", "[hidden]:not([hidden=until-found])", "_comment"),
    )
)
_SECTION_ALIASES_WRITTEN = re.compile(r"""\sdata-aliases\s*=\s*(?:"[^"]*"|'[^']*')""")


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
    """Take the words for the index out of the page, where nobody reads them."""
    for tag in document.start_tags("meta", holding="aliases"):
        if tag.attributes.get("name") == "aliases":
            yield Edit(tag.start, tag.end, "")
    for found in _SECTION_ALIASES_WRITTEN.finditer(document.html) if _SECTION_ALIASES in document.html else ():
        yield Edit(found.start(), found.end(), "")


def entries_of(document: Document, location: str) -> tuple[SearchEntry, ...]:
    """Give the page's entry, then those of its sections in order; none for a page without an article or that opts out."""
    main = document.tree.css_first(_MAIN)
    if main is None or "data-search-exclude" in main.attributes:
        return ()
    reader = _Reader(main)
    if not any(place.title or place.text for place in reader.places):
        return ()
    title = document.tree.css_first("title")
    page = reader.places[0].title or (_clean(title.text()) if title else "")
    aliases = tuple(
        alias for meta in document.tree.css("meta[name=aliases]") for alias in _split(meta.attributes.get("content"))
    )
    return tuple(
        SearchEntry(
            location=location + (f"#{place.anchor}" if place.anchor else ""),
            title=place.title or page,
            text=place.text,
            page=page,
            kind=_kind(main),
            aliases=(*(aliases if place.anchor == "" else ()), *place.aliases),
        )
        for place in reader.places
        if place.anchor == "" or place.title or place.text
    )


def _split(words: str | None) -> Iterator[str]:
    return (word.strip() for word in re.split("[,，、]", words or "") if word.strip())


def _kind(main: LexborNode) -> str:
    classes = (main.attributes.get("class") or "").split()
    return next((name.removeprefix("page--") for name in sorted(classes) if name.startswith("page--")), "")


def _section_aliases(node: LexborNode) -> Iterator[str]:
    yield from _split(node.attributes.get(_SECTION_ALIASES))
    if "law-article" in (node.attributes.get("class") or "").split():
        # The heading has the article's number in words; readers type digits.
        yield f"第{node.attributes['id']}条"


def _clean(text: str) -> str:
    return _AFTER_MARK.sub("", _SPACES.sub(" ", _NOT_WORDS.sub("", text))).strip()


@dataclass
class _Place:
    anchor: str
    label: str = ""
    """The id of what names it, if that is no heading."""
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


class _Reader:
    """Walks through a page's article, and hands each text to the place it belongs to.

    A section with an id is a place of its own; so is what follows a heading with an id that names no section.
    """

    def __init__(self, main: LexborNode) -> None:
        self._unseen = {node.mem_id for node in main.css(_UNSEEN)}
        self.places = [_Place("")]
        self._under_heading: _Place | None = None
        self._read_inside(main, self.places[0], in_form=False)

    def _read_inside(self, parent: LexborNode, place: _Place, *, in_form: bool) -> None:
        """Read what stands in an element; `place` is the innermost section around it."""
        for node in parent.iter(include_text=True):
            name = node.tag or ""
            if name == _TEXT:
                if not in_form:
                    self._add(place, node.text(deep=False))
            elif node.mem_id not in self._unseen:
                of_class = (node.attributes.get("class") or "").partition(" ")[0]
                space = "" if name in _INLINE else " "
                self._add(place, _READ_BEFORE.get(of_class, space))
                self._read_element(node, name, place, in_form=in_form)
                self._add(place, _READ_AFTER.get(of_class, space))

    def _add(self, place: _Place, text: str) -> None:
        (self._under_heading or place).text_parts.append(text)

    def _read_element(self, node: LexborNode, name: str, place: _Place, *, in_form: bool) -> None:
        if name in _HEADINGS and not in_form:
            self._read_heading(node, name, place)
        elif place.label and place.label == node.attributes.get("id") and not in_form:
            place.title_parts.append(_text(node, self._unseen))
        elif (name == "p" and not in_form) or (name in _SPOKEN_IN_FORMS and in_form):  # nothing in it begins a place
            self._add(place, _text(node, self._unseen))
        elif name in _SECTIONING and not in_form and (anchor := node.attributes.get("id")):
            label = node.attributes.get("aria-labelledby") or ""
            inner = _Place(anchor, label, tuple(_section_aliases(node)))
            self.places.append(inner)
            self._under_heading = None
            self._read_inside(node, inner, in_form=False)
            self._under_heading = None
        else:
            self._read_inside(node, place, in_form=in_form or name == "form")

    def _read_heading(self, node: LexborNode, name: str, place: _Place) -> None:
        text = _text(node, self._unseen)
        parent = node.parent
        opens_its_place = parent is not None and (parent.attributes.get("id") or "") == place.anchor
        if not place.title_parts and (opens_its_place or name in _HEADINGS_PROPER):
            place.title_parts.append(text)
        elif name != "h1" and (anchor := node.attributes.get("id")):
            self._under_heading = _Place(anchor, title_parts=[text])
            self.places.append(self._under_heading)
        else:
            self._add(place, text)
            if name == "summary" and text.strip():
                (self._under_heading or place).questions.append(text)


def _text(node: LexborNode, unseen: set[int]) -> str:
    """Give the text of a heading, as it is read."""
    parts = []
    for child in node.iter(include_text=True):
        if child.tag == _TEXT:
            parts.append(child.text(deep=False))
        elif child.mem_id not in unseen:
            space = "" if child.tag in _INLINE else " "
            parts.append(f"{space}{_text(child, unseen)}{space}")
    return "".join(parts)
