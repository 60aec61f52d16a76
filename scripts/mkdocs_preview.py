"""Renew the served site after an edit: while its frame stays, only the pages that changed go through the theme again.

MkDocs makes every page anew. Here it does so once; afterwards its theme, its settings and its list of files are used
again, for as long as nothing has changed but pages and the files beside them.
"""

from collections.abc import Container, Hashable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import jinja2
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url, write_file

from scripts.mkdocs_pages import HOME, FinishedPage, page_file

if TYPE_CHECKING:
    import sitegen
    from publish import Preview
    from scripts.whole_site import Made

SITEMAP = "sitemap.xml"


@dataclass
class Frame:
    """What MkDocs had in hand when it last made the whole site, but for the pages."""

    config: MkDocsConfig
    env: jinja2.Environment
    files: Files
    nav: Navigation

    def __post_init__(self) -> None:
        """List the pages once: for each page to be asked of thousands costs more than to put it into the theme."""
        self._pages = self.files.documentation_pages()

    def with_pages(self, made: "Made") -> None:
        """Take a new list of generated pages in place of the earlier one."""
        others = [file for file in self.files if not isinstance(file.page, FinishedPage)]
        earlier = {file.src_uri: file for file in self.files}
        generated = [earlier.get(page.path) or page_file(page, self.config) for page in made.pages]
        self.files = Files([*others, *generated])
        self._pages = self.files.documentation_pages()

    def html(self, made: "sitegen.Page") -> str:
        """Put a page into the theme, as MkDocs does."""
        page = self._page_at(made.path)
        assert isinstance(page, FinishedPage)
        page.made = made
        return self._in_theme(page)

    def written_by_hand(self, path: str) -> tuple[str, str]:
        """Read a page of Markdown again, and put it into the theme; gives its file and its HTML."""
        page = self._page_at(path)
        html = self._in_theme(page)
        page.validate_anchor_links(files=self.files, log_level=self.config.validation.links.anchors)
        return page.file.dest_uri, html

    def _page_at(self, path: str) -> Page:
        file = self.files.get_file_from_path(path)
        assert file is not None
        assert file.page is not None
        return file.page

    def _in_theme(self, page: Page) -> str:
        page.read_source(self.config)
        page.render(self.config, self.files)
        context = get_context(self.nav, self._pages, self.config, page)
        context = self.config.plugins.on_page_context(context, page=page, config=self.config, nav=self.nav)
        page.active = True
        try:
            html = self.env.get_template("main.html").render(context)
            return str(self.config.plugins.on_post_page(html, page=page, config=self.config))
        finally:
            page.active = False

    def sitemap(self) -> str:
        """List the pages for machines, as MkDocs does."""
        context = get_context(self.nav, self._pages, self.config, base_url=get_relative_url(".", SITEMAP))
        return self.env.get_template(SITEMAP).render(context)


@dataclass
class Served:
    """The site that is served now, with what renews single pages of it."""

    made: "Made"
    state: Hashable
    frame: Frame
    preview: "Preview"

    def __post_init__(self) -> None:
        """Note the pages as they stand there."""
        self._pages: dict[str, sitegen.Page] = {page.path: page for page in self.made.pages}

    @property
    def folder(self) -> Path:
        """Where it stands."""
        return Path(self.frame.config.site_dir)

    def has(self, page: "sitegen.Page") -> bool:
        """Whether there is a page at a page's place."""
        return page.path in self._pages

    def renew(self, made: "Made", due: Container[str]) -> bool:
        """Make what differs from the earlier site, but for pages whose file is due: they are put there later; says whether any does."""
        changed = [page for page in made.pages if page.file not in due and self._pages.get(page.path) is not page]
        now = dict.fromkeys(page.path for page in made.pages)
        gone = [page for path, page in self._pages.items() if path not in now]
        if [*self._pages] != [*now]:
            self.frame.with_pages(made)
            self._write(SITEMAP, self.frame.sitemap())
        self.put(changed)
        for page in gone:
            _remove(self.folder, page.file)
        self.preview.forget(page.file for page in gone)
        self._pages = {path: self._pages[path] for path in now}
        by_hand = made.written_by_hand.items() - self.made.written_by_hand.items()
        for path, _ in by_hand:
            self._put_written_by_hand(path)
        self.preview.date(made.as_of)
        self.lay(made)
        return bool(changed or gone or by_hand)

    def put(self, pages: Sequence["sitegen.Page"]) -> None:
        """Put pages in their places."""
        for page in pages:
            self._write(page.file, self.frame.html(page))
        self.preview.renew(page.file for page in pages)
        self._pages |= {page.path: page for page in pages}

    def _put_written_by_hand(self, path: str) -> None:
        """Put a page of Markdown in its place; the earlier one stays if this one may not be published."""
        name, html = self.frame.written_by_hand(path)
        before = (self.folder / name).read_bytes()
        self._write(name, html)
        try:
            self.preview.renew([name])
        except Exception:
            (self.folder / name).write_bytes(before)
            raise

    def finish(self, made: "Made") -> None:
        """Renew what is made of all pages, once none is due."""
        self.preview.list_entries(made.spellings)
        self.lay(made)

    def lay(self, made: "Made") -> None:
        """Put in place what stands beside the pages."""
        made.lay_beside(self.folder, self.made)
        if made.files is not self.made.files:
            self.preview.lay(made.files.work.new, self.made.files.names - made.files.names)
        self.made = made

    def _write(self, name: str, html: str) -> None:
        write_file(html.encode("utf-8", errors="xmlcharrefreplace"), str(self.folder / name))


def state_of_frame(made: "Made", digest: str) -> Hashable:
    """Give what all pages have in common, and what MkDocs reads besides them."""
    home = next((page.front_matter["title"] for page in made.pages if page.path == HOME), "")
    names = (made.files.style, made.files.script, made.files.mark, made.files.search.name)
    spoiled = [str(each) for each in made.problems if each.place.file.endswith(".md")]
    return (
        digest, made.as_of, made.unsure, made.help_page, tuple(made.hotlines.items()),
        tuple(made.written_by_hand), tuple(spoiled), names, home,
    )  # fmt: skip


def _remove(folder: Path, name: str) -> None:
    """Remove a page and the folders that it leaves empty."""
    (folder / name).unlink(missing_ok=True)
    for parent in (folder / name).parents:
        if parent == folder or any(parent.iterdir()):
            return
        parent.rmdir()
