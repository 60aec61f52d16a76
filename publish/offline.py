"""Make a built site work from a folder, by double-click: no server adds `index.html` to an address."""

import posixpath
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit, urlunsplit

from publish.markup import Document, Edit, StartTag

_LINKS = {"a": "href", "area": "href", "link": "href", "form": "action"}
_FOR_SERVERS = ("sitemap.xml", "sitemap.xml.gz", "404.html", "_headers", "robots.txt", "service-worker.js")
"""Files only a server or a crawler reads."""


def link_edits(document: Document, folders: frozenset[str]) -> Iterator[Edit]:
    """End every link to a folder of the site in `/index.html`; `folders` are the site's, from its root."""
    for tag in document.tags:
        name = _LINKS.get(tag.name)
        if name and name in tag.attributes:
            written = file_address(tag.attributes[name], document.path, folders)
            if written != tag.attributes[name]:
                yield document.rewritten(tag, {name: written})


def file_address(address: str, page: str, folders: frozenset[str]) -> str:
    """The address as it must stand on a page so that it leads to a file; `page` is the page's path from the root."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or not parts.path:
        return address
    here = posixpath.dirname(page)
    path = posixpath.relpath(parts.path.lstrip("/") or ".", here or ".") if parts.path.startswith("/") else parts.path
    target = posixpath.normpath(posixpath.join(here, unquote(path)))
    if target in folders:
        path = posixpath.join(posixpath.normpath(path), "index.html").removeprefix("./")
    return urlunsplit(parts._replace(path=path))


def problems_of(document: Document) -> Iterator[str]:
    """Scripts that a browser refuses to load from a file."""
    for tag in document.start_tags("script"):
        if _is_module(tag):
            yield (
                f"{document.path}:{document.line(tag.start)}: <script> 是模块（type=module），"
                "双击打开时浏览器会拒绝加载。离线版请用普通脚本。"
            )


def folders_of(names: Iterable[str]) -> frozenset[str]:
    """The folders of a site that have a page of their own, of the names of its files."""
    return frozenset(posixpath.dirname(name) or "." for name in names if posixpath.basename(name) == "index.html")


def drop_server_files(site: Path) -> None:
    """Remove what only servers and crawlers read."""
    for name in _FOR_SERVERS:
        (site / name).unlink(missing_ok=True)


def _is_module(tag: StartTag) -> bool:
    return tag.name == "script" and tag.attributes.get("type", "").lower() == "module" and "src" in tag.attributes
