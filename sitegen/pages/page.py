"""What rendering gives: a page of Markdown, and what stands in its front matter."""

import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from html import unescape
from pathlib import Path
from sys import intern

import yaml

from sitegen.pages.addresses import address_of

_ID, _HREF = re.compile(r' id="([^"]+)"'), re.compile(r' href="([^"]*)"')
"""In what our templates write: double quotes, and none inside."""


@dataclass(frozen=True)
class Page:
    """One generated page: where it stands, its text, and the content file it was made from.

    Pages lead to the same places, so what names these is held once for all of them.
    """

    path: str
    front_matter: Mapping[str, object]
    body: str
    source: str

    @property
    def file(self) -> str:
        """The page's file in the published site."""
        return f"{address_of(self.path)}index.html"

    @cached_property
    def ids(self) -> frozenset[str]:
        """The places of the page that links can lead to."""
        return frozenset(self.all_ids)

    @cached_property
    def all_ids(self) -> tuple[str, ...]:
        """The same in order, and as often as each is there."""
        return _held_once(_ID.findall(self.body))

    @cached_property
    def links(self) -> tuple[str, ...]:
        """Where the page's links lead, as written."""
        return _held_once(_HREF.findall(self.body))

    @cached_property
    def places(self) -> frozenset[str]:
        """The addresses that lead to the page and to its ids, from the site's root."""
        address = address_of(self.path)
        return frozenset((address, *(intern(f"{address}#{each}") for each in self.all_ids)))

    @cached_property
    def targets(self) -> frozenset[str]:
        """Where its links lead on the site, from the root; what stands after `#` as an example leads to the page."""
        inner = (link for link in self.links if not link.startswith(("https://", "tel:")))
        return frozenset(intern(self.target(link)) for link in inner)

    def target(self, link: str) -> str:
        """Say where a link of the page leads."""
        path, _, anchor = link.partition("#")
        address = address_of(self.path)
        if path:
            joined = posixpath.normpath(posixpath.join("/", address, path)).lstrip("/")
            address = f"{joined}/" if joined else ""
        return address if not anchor or "=" in anchor else f"{address}#{anchor}"

    def bare(self) -> "Page":
        """Give the page without its HTML, for who asks only for its places and links."""
        bare = replace(self, body="")
        bare.__dict__.update(all_ids=self.all_ids, links=self.links)
        return bare

    def forget(self) -> None:
        """Let go of what links need to be checked: the HTML says it again, should somebody ask."""
        for name in ("links", "targets", "places"):
            self.__dict__.pop(name, None)

    @property
    def markdown(self) -> str:
        """The page as a Markdown file: front matter, then HTML that Markdown leaves alone."""
        head = yaml.safe_dump(dict(self.front_matter), allow_unicode=True, sort_keys=False, width=1000)
        return f"---\n{head}---\n\n{self.body}\n"


def _held_once(written: Iterable[str]) -> tuple[str, ...]:
    return tuple(intern(unescape(each) if "&" in each else each) for each in written)


class StoredPage(Page):
    """A page whose HTML waits in a file until the theme asks for it: of ten thousand pages few fit into memory."""

    def __init__(self, page: Page, place: Path) -> None:
        """Store a page's HTML; what else is known of it stays at hand."""
        place.write_text(page.body, encoding="utf-8", newline="")
        known = {"path": page.path, "front_matter": page.front_matter, "source": page.source}
        self.__dict__.update(known, place=place, all_ids=page.all_ids, links=page.links)

    @property
    def body(self) -> str:
        """Read the HTML back."""
        place: Path = self.__dict__["place"]
        return place.read_bytes().decode()
