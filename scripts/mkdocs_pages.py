"""Our pages as MkDocs takes them: finished, with nothing for it to read."""

from typing import TYPE_CHECKING

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

if TYPE_CHECKING:
    import sitegen

HOME = "index.md"


class FinishedPage(Page):
    """A page that is HTML already: MkDocs puts it into the theme."""

    def __init__(self, made: "sitegen.Page", file: File, config: MkDocsConfig) -> None:
        super().__init__(None, file, config)
        self.made = made

    def read_source(self, config: MkDocsConfig) -> None:
        """Take what the page says of itself."""
        del config
        self.markdown, self.meta = "", dict(self.made.front_matter)

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Take the ids that pages written by hand may link to; the HTML comes when the theme asks for it."""
        del config, files
        self.content, self.toc = "", TableOfContents([])
        self.present_anchor_ids = set(self.made.ids)


def page_file(page: "sitegen.Page", config: MkDocsConfig) -> File:
    """Give the file of a generated page; of the tree of pages the theme asks for home alone."""
    inclusion = InclusionLevel.INCLUDED if page.path == HOME else InclusionLevel.NOT_IN_NAV
    file = File.generated(config, page.path, content="", inclusion=inclusion)
    FinishedPage(page, file, config)  # is the file's page from now on
    return file


def source_of(page: Page) -> str:
    """Say which file below content/ a page is made from; nothing of those that are made from many."""
    source = page.made.source if isinstance(page, FinishedPage) else page.file.src_uri
    return source.removeprefix("content/")
