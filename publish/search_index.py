"""Write the search index: over http fetched piece by piece when somebody searches, for a folder as classic scripts."""

import json
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import Protocol

from publish.markup import Document
from publish.search_entries import SearchEntry, entries_of

FOLDER = "search"
_NOT_SEARCHED = frozenset({"404.html"})


class IndexMaker(Protocol):
    """Makes an index of entries, and gives the name of its folder (`theme/search/write.mjs`)."""

    def __call__(self, given: Path, into: Path, *, as_scripts: bool) -> str:
        """Write the pieces of the index into a folder of their own, named by their hash.

        The file that is given has a line of JSON with what is known of words, then one for each entry.
        """


@dataclass(frozen=True)
class Spellings:
    """How what readers type leads to the words of the site."""

    forms: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """From characters written otherwise, such as traditional ones, to those of the site."""
    sounds: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """The characters of each syllable of pinyin."""
    seldom: AbstractSet[str] = frozenset()
    """Those of them that are of no use unless the site has them."""
    synonyms: Sequence[Sequence[str]] = ()
    """Groups of words that readers use for one thing."""
    others: Sequence[str] = ()
    """Words of matters that the site isn't about."""
    own: Sequence[str] = ()
    """Words that only a reader types who asks about what the site is about."""
    signs: Sequence[str] = ()
    """Words and characters of which such a reader hardly ever types none."""
    asked: Mapping[str, Sequence[str]] = field(default_factory=lambda: MappingProxyType({}))
    """What readers type who look for a page or a place on it, by its address."""
    first: Mapping[str, Sequence[str]] = field(default_factory=lambda: MappingProxyType({}))
    """Whole queries to which a page or a place on it comes first, by its address."""
    unshown: Sequence[str] = ()
    """The addresses of pages that are found by their names, which nobody is shown."""


def searched(document: Document, *, offline: bool) -> tuple[str, ...]:
    """Give what can be searched for on a page, as the index has it."""
    if document.path in _NOT_SEARCHED:
        return ()
    return tuple(map(written, entries_of(document, location(document.path, offline=offline))))


def location(path: str, *, offline: bool) -> str:
    """The address of a page from the site's root; a folder opened by double-click needs the file's full name."""
    is_index = path == "index.html" or path.endswith("/index.html")
    return path if offline or not is_index else path.removesuffix("index.html")


@dataclass
class Gathered:
    """Entries that wait in a file until there are all: those of ten thousand pages would fill the memory."""

    place: Path
    characters: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Begin with none."""
        self.place.touch()

    def add(self, entries: Iterable[str]) -> None:
        """Add entries, each as a line."""
        lines = "".join(f"{entry}\n" for entry in entries)
        self.characters.update(lines)
        with self.place.open("a", encoding="utf-8", newline="\n") as file:
            file.write(lines)


def write_index(
    site: Path, gathered: Iterable[Gathered], spellings: Spellings, make_index: IndexMaker, *, offline: bool
) -> None:
    """Write the index, and the small file that names the folder with its pieces.

    The search asks for both when somebody uses it: who only reads downloads nothing of them.
    """
    folder = site / FOLDER
    folder.mkdir(exist_ok=True)
    (folder / "search_index.json").unlink(missing_ok=True)  # the theme's own
    with TemporaryDirectory(dir=site) as passing:
        given = Path(passing) / "given"
        _put_together(given, list(gathered), spellings, offline=offline)
        made = make_index(given, folder, as_scripts=offline)
    settings = _json({"index": f"{FOLDER}/{made}"})
    if offline:
        _write(folder / "search_index.js", f"var __index = {settings};\n")
    else:
        _write(folder / "search_index.json", settings)


def _put_together(given: Path, gathered: Sequence[Gathered], spellings: Spellings, *, offline: bool) -> None:
    known = _known(set[str]().union(*(each.characters for each in gathered)), spellings, offline=offline)
    with given.open("wb") as file:
        file.write(f"{_json(known)}\n".encode())
        for each in gathered:
            with each.place.open("rb") as entries:
                copyfileobj(entries, file)


def write_entries(site: Path, entries: Iterable[str], characters: AbstractSet[str], spellings: Spellings) -> None:
    """Write what an index is made of: of a site that somebody is editing the browser makes it, when it is searched."""
    folder = site / FOLDER
    folder.mkdir(exist_ok=True)
    known = _known(characters, spellings, offline=False)
    _write(folder / "entries.json", f'{_json(known)[:-1]},"entries":[{",".join(entries)}]}}')
    _write(folder / "search_index.json", _json({"entries": f"{FOLDER}/entries.json"}))


def _known(characters: AbstractSet[str], spellings: Spellings, *, offline: bool) -> Mapping[str, object]:
    typed = (*spellings.asked.values(), *spellings.first.values())
    used = {*characters, *chain.from_iterable(chain.from_iterable(typed))}
    needless = spellings.seldom - used - {*chain.from_iterable(chain.from_iterable(spellings.synonyms))}
    return {
        "forms": forms_in(used, spellings.forms),
        "sounds": {
            sound: "".join(each for each in those if each not in needless) for sound, those in spellings.sounds.items()
        },
        "synonyms": spellings.synonyms,
        "others": spellings.others,
        "own": spellings.own,
        "signs": spellings.signs,
        "unshown": [_place(address, offline=offline) for address in spellings.unshown],
        "asked": _by_place(spellings.asked, offline=offline),
        "first": _by_place(spellings.first, offline=offline),
    }


def _by_place(lines: Mapping[str, Sequence[str]], *, offline: bool) -> Mapping[str, Sequence[str]]:
    return {_place(address, offline=offline): those for address, those in lines.items()}


def _place(address: str, *, offline: bool) -> str:
    """Name a page, or a place on it, as the index does."""
    page, mark, anchor = address.partition("#")
    return location(f"{page}index.html", offline=offline) + mark + anchor


def forms_in(used: AbstractSet[str], other_forms: Mapping[str, str]) -> str:
    """The pairs, one after the other, that lead from other forms to characters that are used and change none of these."""
    left = {other for other in other_forms if other in used and _is_simplified(other)}
    pairs = ((other, ours) for other, ours in other_forms.items() if ours in used and other not in left)
    return "".join(other + ours for other, ours in sorted(pairs))


def _is_simplified(character: str) -> bool:
    """Ask whether a character is one of those that are written here; others may stand in a quotation, and nowhere else."""
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


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
