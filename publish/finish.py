"""The one way through: from the files a generator wrote to the files that are published."""

import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

from publish import charset, headers, keeping, tidy
from publish import offline as folder_edition
from publish.compress import SUFFIXES, Compression
from publish.files import files_in
from publish.pages import Pages, ReadPage, pages_in, problems_of_sheets, refuse
from publish.search_entries import SearchEntry
from publish.search_index import Gathered, IndexMaker, Spellings, write_index, written
from publish.sent import Sent, finish_files, put
from publish.side_by_side import in_parts, meanwhile, side_by_side


def finish(
    site: Path,
    *,
    offline: bool,
    search_script: Path,
    make_index: IndexMaker,
    as_of: date,
    search_entries: Iterable[SearchEntry] = (),
    spellings: Spellings = Spellings(),  # noqa: B008 (frozen)
    compression: Compression | None = None,
    rename: Callable[[], Mapping[str, str]] = dict,
) -> None:
    """Finish the site in its folder, or raise PublishError with all problems and change no page.

    `search_script` is the bundled search (`theme/search/bundle.mjs`), its hash in its name; `make_index` makes its
    index, of the pages and of `search_entries`; `spellings` lead from what readers type to what the site says. The http
    edition is compressed if it is said how. `rename` gives other names to style sheets, by their names so far, once all
    pages have been read.
    """
    names = files_in(site)
    folders = folder_edition.folders_of(names)
    pages = Pages(site, f"assets/{search_script.name}", offline, folders=folders)
    with TemporaryDirectory(dir=site) as passing:
        read, gathered = _read(pages, pages_in(names), Path(passing))
        refuse([*(problem for page in read for problem in page.problems), *problems_of_sheets(site, names)])
        _place(search_script, site / pages.script)
        tidy.drop_unused(site, names)
        gathered[-1].add(map(written, search_entries))
        with meanwhile(partial(write_index, site, gathered, spellings, make_index, offline=offline)):
            sent = _write(replace(pages, renamed=rename()), read, compression)
    if offline:
        folder_edition.drop_server_files(site)
        charset.mark_texts(site, files_in(site), offline=True)
    else:
        hashes = (digest for page in read for digest in page.script_hashes)
        _finish_for_servers(site, sent, hashes, as_of, compression)


def _read(pages: Pages, paths: Sequence[str], passing: Path) -> tuple[list[ReadPage], list[Gathered]]:
    """Read all pages; what can be searched for on them waits in files."""

    def read_part(paths: Iterator[str]) -> tuple[list[ReadPage], Gathered]:
        gathered = Gathered(Path(mkdtemp(dir=passing)) / "entries")
        read = []
        for path in paths:
            page = pages.read(path)
            gathered.add(page.entries)
            read.append(replace(page, entries=()))
        return read, gathered

    parts = side_by_side(read_part, in_parts(paths, lambda path: (pages.site / path).stat().st_size))
    return [page for read, _ in parts for page in read], [gathered for _, gathered in parts]


def _write(pages: Pages, read: Sequence[ReadPage], compression: Compression | None) -> dict[str, Sent]:
    """Write all pages, each with its small copies."""

    def write_part(part: Iterable[ReadPage]) -> list[Sent]:
        return [put(pages.site, page.path, pages.finished(page), compression) for page in part]

    return {sent.name: sent for sent in chain.from_iterable(side_by_side(write_part, in_parts(read)))}


def _place(search_script: Path, placed: Path) -> None:
    """Copy the search script where pages look for it."""
    if placed != search_script:
        placed.parent.mkdir(exist_ok=True)
        shutil.copyfile(search_script, placed)


def _finish_for_servers(
    site: Path, pages: Mapping[str, Sent], hashes: Iterable[str], as_of: date, compression: Compression | None
) -> None:
    tidy.date_sitemap(site, as_of)
    headers.write_headers(site, files_in(site), hashes)
    has_worker = (site / keeping.WORKER).exists()
    if has_worker and not compression:
        keeping.keep_nothing(site)
    others = (name for name in files_in(site) if name not in pages and not name.endswith(SUFFIXES))
    sent = {**pages, **finish_files(site, others, compression)}
    if compression and has_worker:
        keeping.write_keeping(site, sent.values(), as_of)
        finish_files(site, (keeping.LIST, keeping.WORKER), compression)
