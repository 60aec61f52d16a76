"""The one way through: from the files a generator wrote to the files that are published."""

import shutil
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from types import MappingProxyType

from publish import charset, compress, headers, keeping, tidy
from publish import offline as folder_edition
from publish.pages import Pages, ReadPage, pages_in, problems_of_sheets, refuse
from publish.search_entries import SearchEntry
from publish.search_index import Gathered, IndexMaker, Spellings, write_index, written
from publish.side_by_side import in_parts, side_by_side


def finish(
    site: Path,
    *,
    offline: bool,
    search_script: Path,
    make_index: IndexMaker,
    as_of: date,
    search_entries: Iterable[SearchEntry] = (),
    spellings: Spellings = Spellings(),  # noqa: B008 (frozen)
    compression_cache: Path | None = None,
    renamed: Mapping[str, str] = MappingProxyType({}),
) -> None:
    """Finish the site in its folder, or raise PublishError with all problems and change no page.

    `search_script` is the bundled search (`theme/search/bundle.mjs`), its hash in its name; `make_index` makes its
    index, of the pages and of `search_entries`; `spellings` lead from what readers type to what the site says. The http
    edition is compressed if a cache folder is given. Style sheets that were `renamed` since the pages were written are
    named anew in them.
    """
    pages = Pages(
        site, f"assets/{search_script.name}", offline, renamed=renamed, folders=folder_edition.folders_of(site)
    )
    with TemporaryDirectory(dir=site) as passing:
        read, gathered = _read(pages, Path(passing))
        refuse([*(problem for page in read for problem in page.problems), *problems_of_sheets(site)])
        _place(search_script, site / pages.script)
        tidy.drop_unused(site)
        gathered[-1].add(map(written, search_entries))
        with ThreadPoolExecutor(1) as beside:  # another program makes the index meanwhile
            index = beside.submit(write_index, site, gathered, spellings, make_index, offline=offline)
            for page in read:
                pages.write(page)
            index.result()
    charset.mark_texts(site, offline=offline)
    if offline:
        folder_edition.drop_server_files(site)
    else:
        _finish_for_servers(site, read, as_of, compression_cache)


def _read(pages: Pages, passing: Path) -> tuple[list[ReadPage], list[Gathered]]:
    """Read all pages; what can be searched for on them waits in files."""

    def read_part(paths: Iterator[str]) -> tuple[list[ReadPage], Gathered]:
        gathered = Gathered(Path(mkdtemp(dir=passing)) / "entries")
        read = []
        for path in paths:
            page = pages.read(path)
            gathered.add(page.entries)
            read.append(replace(page, entries=()))
        return read, gathered

    parts = side_by_side(read_part, in_parts(pages_in(pages.site), lambda path: (pages.site / path).stat().st_size))
    return [page for read, _ in parts for page in read], [gathered for _, gathered in parts]


def _place(search_script: Path, placed: Path) -> None:
    """Copy the search script where pages look for it."""
    if placed != search_script:
        placed.parent.mkdir(exist_ok=True)
        shutil.copyfile(search_script, placed)


def _finish_for_servers(site: Path, pages: Iterable[ReadPage], as_of: date, cache: Path | None) -> None:
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
