"""The one way through: from the files a generator wrote to the files that are published."""

import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from types import MappingProxyType

from publish import charset, compress, csp, headers, keeping, safety, tidy
from publish import offline as folder_edition
from publish.markup import Document, Edit
from publish.problems import PublishError
from publish.search_entries import SearchEntry, aliases_edits
from publish.search_index import searched, write_index
from publish.search_wiring import wiring_edits


def finish(
    site: Path,
    *,
    offline: bool,
    search_script: Path,
    as_of: date,
    search_entries: Iterable[SearchEntry] = (),
    other_forms: Mapping[str, str] = MappingProxyType({}),
    compression_cache: Path | None = None,
    preview: bool = False,
    renamed: Mapping[str, str] = MappingProxyType({}),
) -> None:
    """Finish the site in its folder, or raise PublishError with all problems and change no page.

    `search_script` is the bundled search (`theme/search/bundle.mjs`), its hash in its name; `search_entries` are
    found besides those read from the pages, `other_forms` lead from characters that readers may type to those that
    the site has. The http edition is compressed if a cache folder is given. A preview
    has no policy in its pages: a server that reloads them while somebody writes adds a script of its own. Style sheets
    that were `renamed` since the pages were written are named anew in them.
    """
    script = f"assets/{search_script.name}"
    read = partial(_read, script=script, folders=folder_edition.folders_of(site), offline=offline, preview=preview)
    pages = [read(site, path) for path in sorted(site.rglob("*.html"))]
    _refuse_problems(site, pages)
    _place(search_script, site / script)
    tidy.drop_unused(site)
    entries = [entry for page in sorted(pages, key=lambda page: page.path) for entry in page.entries]
    write_index(site, [*entries, *search_entries], other_forms, offline=offline)
    for page in pages:
        html = _document(site, site / page.path).edited(page.edits)
        for before, after in renamed.items():
            html = html.replace(before, after)
        (site / page.path).write_bytes(html.encode())
    charset.mark_texts(site, offline=offline)
    if offline:
        folder_edition.drop_server_files(site)
    else:
        _finish_for_servers(site, pages, as_of, compression_cache)


@dataclass(frozen=True)
class _Page:
    """What is kept of a page that was read once: little, since there may be ten thousand."""

    path: str
    problems: tuple[str, ...]
    entries: tuple[SearchEntry, ...]
    script_hashes: tuple[str, ...]
    edits: tuple[Edit, ...]


def _document(site: Path, path: Path) -> Document:
    return Document(path.relative_to(site).as_posix(), path.read_bytes().decode("utf-8-sig"))


def _read(site: Path, path: Path, *, script: str, folders: frozenset[str], offline: bool, preview: bool) -> _Page:
    document = _document(site, path)
    problems = tuple(_problems(document, offline=offline))
    return _Page(
        document.path,
        problems,
        searched(document, offline=offline),
        csp.inline_script_hashes(document),
        () if problems else tuple(_edits(document, script, folders, offline=offline, preview=preview)),
    )


def _problems(document: Document, *, offline: bool) -> Iterator[str]:
    yield from safety.problems_of(document)
    if offline:
        yield from folder_edition.problems_of(document)


def _refuse_problems(site: Path, pages: Iterable[_Page]) -> None:
    problems = [problem for page in pages for problem in page.problems]
    problems += [
        problem for sheet in sorted(site.rglob("*.css")) for problem in safety.problems_of_stylesheet(site, sheet)
    ]
    if problems:
        raise PublishError(problems)


def _place(search_script: Path, placed: Path) -> None:
    """Copy the script where pages look for it."""
    if placed != search_script:
        placed.parent.mkdir(exist_ok=True)
        shutil.copyfile(search_script, placed)


def _edits(document: Document, script: str, folders: frozenset[str], *, offline: bool, preview: bool) -> Iterator[Edit]:
    if not preview:
        yield csp.policy_edit(document, offline=offline)
    yield from tidy.tidy_edits(document)
    yield from aliases_edits(document)
    yield from wiring_edits(document, script, offline=offline)
    if offline:
        yield from folder_edition.link_edits(document, folders)


def _finish_for_servers(site: Path, pages: Iterable[_Page], as_of: date, cache: Path | None) -> None:
    tidy.date_sitemap(site, as_of)
    headers.write_headers(site, (digest for page in pages for digest in page.script_hashes))
    has_worker = (site / keeping.WORKER).exists()
    if has_worker and not cache:
        keeping.keep_nothing(site)
    if cache:
        compress.compress_files(site, cache)
    if cache and has_worker:
        keeping.write_keeping(site, as_of)  # it says how small the others have become
        for name in (keeping.LIST, keeping.WORKER):
            compress.compress_file(site, site / name, cache)
