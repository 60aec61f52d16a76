"""Write the search index: over http fetched piece by piece when somebody searches, for a folder as classic scripts."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from publish.markup import Document
from publish.search_entries import SearchEntry, entries_of

FOLDER = "search"
_NOT_SEARCHED = frozenset({"404.html"})


class IndexMaker(Protocol):
    """Makes an index of entries written as JSON, and gives the name of its folder (`theme/search/write.mjs`)."""

    def __call__(self, given: str, into: Path, *, as_scripts: bool) -> str:
        """Write the pieces of the index into a folder of their own, named by their hash."""


@dataclass(frozen=True)
class Spellings:
    """How what readers type leads to the words of the site."""

    forms: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """From characters written otherwise, such as traditional ones, to those of the site."""
    sounds: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """The characters of each syllable of pinyin."""
    synonyms: Sequence[Sequence[str]] = ()
    """Groups of words that readers use for one thing."""
    others: Sequence[str] = ()
    """Words of matters that the site isn't about."""


def searched(document: Document, *, offline: bool) -> tuple[str, ...]:
    """Give what can be searched for on a page, as the index has it."""
    if document.path in _NOT_SEARCHED:
        return ()
    return tuple(map(written, entries_of(document, location(document.path, offline=offline))))


def location(path: str, *, offline: bool) -> str:
    """The address of a page from the site's root; a folder opened by double-click needs the file's full name."""
    is_index = path == "index.html" or path.endswith("/index.html")
    return path if offline or not is_index else path.removesuffix("index.html")


def write_index(
    site: Path, entries: Sequence[str], spellings: Spellings, make_index: IndexMaker, *, offline: bool
) -> None:
    """Write the index, and the small file that names the folder with its pieces.

    The search asks for both when somebody uses it: who only reads downloads nothing of them.
    """
    folder = site / FOLDER
    folder.mkdir(exist_ok=True)
    (folder / "search_index.json").unlink(missing_ok=True)  # the theme's own
    made = make_index(_given(entries, spellings), folder, as_scripts=offline)
    settings = _json({"index": f"{FOLDER}/{made}"})
    if offline:
        _write(folder / "search_index.js", f"var __index = {settings};\n")
    else:
        _write(folder / "search_index.json", settings)


def write_entries(site: Path, entries: Sequence[str], spellings: Spellings) -> None:
    """Write what an index is made of: of a site that somebody is editing the browser makes it, when it is searched."""
    folder = site / FOLDER
    folder.mkdir(exist_ok=True)
    _write(folder / "entries.json", _given(entries, spellings))
    _write(folder / "search_index.json", _json({"entries": f"{FOLDER}/entries.json"}))


def _given(entries: Sequence[str], spellings: Spellings) -> str:
    known = {
        "forms": forms_in(entries, spellings.forms),
        "sounds": dict(spellings.sounds),
        "synonyms": spellings.synonyms,
        "others": spellings.others,
    }
    return f'{_json(known)[:-1]},"entries":[{",".join(entries)}]}}'


def forms_in(texts: Iterable[str], other_forms: Mapping[str, str]) -> str:
    """The pairs, one after the other, that lead from other forms to characters of these texts and change none of them."""
    used = set[str]().union(*texts)
    pairs = ((other, ours) for other, ours in other_forms.items() if ours in used and other not in used)
    return "".join(other + ours for other, ours in sorted(pairs))


def written(entry: SearchEntry) -> str:
    """Write what can be searched for as the index has it."""
    fields: dict[str, str | list[str]] = {"location": entry.location, "title": entry.title, "text": entry.text}
    if entry.kind:
        fields["kind"] = entry.kind
    if entry.aliases:
        fields["aliases"] = list(entry.aliases)
    return _json(fields)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
