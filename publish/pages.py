"""Finish the pages of a site: each is read once, and what has to change in it is written in."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from publish import charset, csp, safety, tidy
from publish import offline as folder_edition
from publish.files import files_in
from publish.markup import Document, Edit
from publish.problems import PublishError
from publish.search_entries import aliases_edits
from publish.search_index import searched
from publish.search_wiring import wiring_edits


@dataclass(frozen=True)
class ReadPage:
    """What is kept of a page that was read once: little, since there may be ten thousand."""

    path: str
    problems: tuple[str, ...]
    entries: tuple[str, ...]
    """What can be searched for on it, as the index has it."""
    script_hashes: tuple[str, ...]
    edits: tuple[Edit, ...]


@dataclass(frozen=True)
class Pages:
    """The pages of a site, and for which edition they are finished."""

    site: Path
    script: str
    """The bundled search, from the site's root."""
    offline: bool = False
    preview: bool = False
    """A preview has no policy in its pages: the server that reloads them adds a script of its own."""
    renamed: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Style sheets that got another name since the pages were written."""
    folders: frozenset[str] = frozenset()

    def read(self, path: str) -> ReadPage:
        """Read one page."""
        document = self._document(path)
        problems = tuple(self._problems(document))
        hashes = csp.inline_script_hashes(document)
        edits = () if problems else tuple(self._edits(document, hashes))
        return ReadPage(document.path, problems, searched(document, offline=self.offline), hashes, edits)

    def finished(self, page: ReadPage) -> bytes:
        """Give a page as it is published."""
        html = self._document(page.path).edited(page.edits)
        for before, after in self.renamed.items():
            html = html.replace(before, after)
        written = html.encode()
        return written if self.offline else charset.marked(written)

    def _document(self, path: str) -> Document:
        return Document(path, (self.site / path).read_bytes().decode("utf-8-sig"))

    def _problems(self, document: Document) -> Iterator[str]:
        yield from safety.problems_of(document)
        if self.offline:
            yield from folder_edition.problems_of(document)

    def _edits(self, document: Document, hashes: Iterable[str]) -> Iterator[Edit]:
        if not self.preview:
            yield csp.policy_edit(document, hashes, offline=self.offline)
        yield from tidy.tidy_edits(document)
        yield from aliases_edits(document)
        yield from wiring_edits(document, self.script)
        if self.offline:
            yield from folder_edition.link_edits(document, self.folders)


def problems_of_sheets(site: Path, names: Iterable[str]) -> list[str]:
    """Say what a reader's browser would refuse in the style sheets among a site's files."""
    sheets = (site / name for name in names if name.endswith(".css"))
    return [problem for sheet in sheets for problem in safety.problems_of_stylesheet(site, sheet)]


def check_sheets(site: Path) -> None:
    """Refuse a folder whose style sheets a reader's browser would."""
    refuse(problems_of_sheets(site, files_in(site)))


def refuse(problems: list[str]) -> None:
    """Raise if there are problems."""
    if problems:
        raise PublishError(problems)


def pages_in(names: Iterable[str]) -> list[str]:
    """Name the pages among a site's files."""
    return [name for name in names if name.endswith(".html")]
