"""Write the search index: for http fetched when somebody searches, for a folder as a classic script."""

import json
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from publish.markup import Document
from publish.search_entries import SearchEntry, entries_of

_SETTINGS = {"lang": ["zh"], "separator": "[\\s\\-]+", "pipeline": []}
"""What the theme expects to find; our tokenizer uses none of it."""
_NOT_SEARCHED = frozenset({"404.html"})


def searched(document: Document, *, offline: bool) -> tuple[str, ...]:
    """Give what can be searched for on a page, as the index has it."""
    if document.path in _NOT_SEARCHED:
        return ()
    return tuple(map(written, entries_of(document, location(document.path, offline=offline))))


def location(path: str, *, offline: bool) -> str:
    """The address of a page from the site's root; a folder opened by double-click needs the file's full name."""
    is_index = path == "index.html" or path.endswith("/index.html")
    return path if offline or not is_index else path.removesuffix("index.html")


def write_index(site: Path, entries: Sequence[str], other_forms: Mapping[str, str], *, offline: bool) -> None:
    """Write the index where the theme looks for it.

    Over http the theme fetches `search_index.json` on every page it shows. So that file only names the one with the
    entries, which the search worker fetches when the first word is typed: who only reads downloads no index.
    """
    folder = site / "search"
    folder.mkdir(exist_ok=True)
    for earlier in (folder / "search_index.json", *folder.glob("entries.*.json")):
        earlier.unlink(missing_ok=True)
    forms, listed = forms_in(entries, other_forms), f"[{','.join(entries)}]"
    if offline:
        index = f'{{"config":{_json({**_SETTINGS, "forms": forms})},"docs":{listed}}}'
        (folder / "search_index.js").write_text(f"var __index = {index};\n", encoding="utf-8", newline="\n")
    else:
        _write_for_http(folder, f'{{"forms":{_json(forms)},"entries":{listed}}}')


def forms_in(texts: Iterable[str], other_forms: Mapping[str, str]) -> str:
    """The pairs, one after the other, that lead from other forms to characters of these texts and change none of them."""
    used = set[str]().union(*texts)
    pairs = ((other, ours) for other, ours in other_forms.items() if ours in used and other not in used)
    return "".join(other + ours for other, ours in sorted(pairs))


def _write_for_http(folder: Path, entries: str) -> None:
    name = f"entries.{sha256(entries.encode()).hexdigest()[:12]}.json"
    (folder / name).write_text(entries, encoding="utf-8", newline="\n")
    settings = _json({"config": {**_SETTINGS, "entries": f"search/{name}"}, "docs": []})
    (folder / "search_index.json").write_text(settings, encoding="utf-8", newline="\n")


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
