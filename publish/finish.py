"""This file is the one way through: from the files a generator wrote to the files that are published."""

import shutil
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from types import MappingProxyType

from publish import charset, compress, csp, headers, keeping, safety, tidy
from publish import offline as folder_edition
from publish.markup import Document, Edit
from publish.problems import PublishError
from publish.search_entries import SearchEntry, aliases_edits
from publish.search_index import site_entries, write_index
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
) -> None:
    """Finishes the site in its folder, or raises PublishError with all problems and changes no page.

    `search_script` is the bundled search (`theme/search/bundle.mjs`), its hash in its name; `search_entries` are
    found besides those read from the pages, `other_forms` lead from characters that readers may type to those that
    the site has. The http edition is compressed if a cache folder is given. A preview
    has no policy in its pages: a server that reloads them while somebody writes adds a script of its own.
    """
    documents = _read(site)
    _refuse_problems(site, documents, offline=offline)
    tidy.drop_unused(site)
    script = _place_search_script(site, search_script)
    entries = [*site_entries(documents, offline=offline), *search_entries]
    write_index(site, entries, other_forms, offline=offline)
    folders = folder_edition.folders_of(site)
    edits = partial(_edits, script=script, folders=folders, offline=offline, preview=preview)
    finished = {document.path: document.edited(edits(document)) for document in documents}
    for path, html in finished.items():
        (site / path).write_bytes(html.encode())
    charset.mark_texts(site, offline=offline)
    if offline:
        folder_edition.drop_server_files(site)
    else:
        _finish_for_servers(site, documents, as_of, compression_cache)


def _read(site: Path) -> tuple[Document, ...]:
    return tuple(
        Document(path.relative_to(site).as_posix(), path.read_bytes().decode("utf-8-sig"))
        for path in sorted(site.rglob("*.html"))
    )


def _refuse_problems(site: Path, documents: Iterable[Document], *, offline: bool) -> None:
    problems = [problem for document in documents for problem in safety.problems_of(document)]
    problems += [
        problem for sheet in sorted(site.rglob("*.css")) for problem in safety.problems_of_stylesheet(site, sheet)
    ]
    if offline:
        problems += [problem for document in documents for problem in folder_edition.problems_of(document)]
    if problems:
        raise PublishError(problems)


def _place_search_script(site: Path, search_script: Path) -> str:
    """Copies the script where pages look for it, and gives its path from the site's root."""
    placed = site / "assets" / search_script.name
    if placed != search_script:
        placed.parent.mkdir(exist_ok=True)
        shutil.copyfile(search_script, placed)
    return placed.relative_to(site).as_posix()


def _edits(document: Document, *, script: str, folders: frozenset[str], offline: bool, preview: bool) -> Iterator[Edit]:
    if not preview:
        yield csp.policy_edit(document, offline=offline)
    yield from tidy.tidy_edits(document)
    yield from aliases_edits(document)
    yield from wiring_edits(document, script, offline=offline)
    if offline:
        yield from folder_edition.link_edits(document, folders)


def _finish_for_servers(site: Path, documents: Iterable[Document], as_of: date, cache: Path | None) -> None:
    tidy.date_sitemap(site, as_of)
    headers.write_headers(site, (digest for document in documents for digest in csp.inline_script_hashes(document)))
    has_worker = (site / keeping.WORKER).exists()
    if cache and has_worker:
        keeping.write_keeping(site, as_of, cache)
    elif has_worker:
        keeping.keep_nothing(site)
    if cache:
        compress.compress_files(site, cache)
