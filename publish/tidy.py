"""Repair what the theme writes, and remove what the published site does not use."""

import re
import shutil
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from publish.markup import Document, Edit

_LOADS_AHEAD = frozenset({"preconnect", "dns-prefetch"})
_UNUSED_FOLDERS = ("assets/javascripts/lunr", "assets/javascripts/workers")
"""The theme's own search, which ours replaces."""
_UNUSED_FILE = "sitemap.xml.gz"
"""A copy that compression makes again without a clock."""
_SOURCE_MAPS = (".js.map", ".css.map")
_SOURCE_MAP = re.compile(r"\n?(?://# sourceMappingURL=\S+|/\*# sourceMappingURL=\S+ \*/)\s*$")
_LAST_CHANGE = re.compile(r"<lastmod>[^<]*</lastmod>")


def tidy_edits(document: Document) -> Iterator[Edit]:
    """What one page needs to be valid and to be read out well."""
    for tag in document.start_tags("input", holding="md-toggle"):
        if "md-toggle" in tag.classes and "autocomplete" in tag.attributes:
            yield document.rewritten(tag, {"autocomplete": None})
    for tag in document.start_tags("div", holding="md-search"):
        if "md-search" in tag.classes and tag.attributes.get("role") == "dialog" and "aria-label" not in tag.attributes:
            yield document.rewritten(tag, {"aria-label": "搜索"})
    for tag in document.start_tags("link") if any(word.encode() in document.lowered for word in _LOADS_AHEAD) else ():
        if _LOADS_AHEAD & set(tag.attributes.get("rel", "").lower().split()):
            yield Edit(tag.start, tag.end, "")


def drop_unused(site: Path, names: Iterable[str]) -> None:
    """Remove those of a site's files that no page asks for, and source maps together with the lines that name them."""
    for folder in _UNUSED_FOLDERS:
        shutil.rmtree(site / folder, ignore_errors=True)
    (site / _UNUSED_FILE).unlink(missing_ok=True)
    for name in names:
        if name.endswith(_SOURCE_MAPS) and (site / name).exists():
            _remove_source_map(site / name)


def date_sitemap(site: Path, as_of: date) -> None:
    """Write the given date over the day of the build, so that two builds are the same; drops a sitemap without pages."""
    sitemap = site / "sitemap.xml"
    text = sitemap.read_text(encoding="utf-8") if sitemap.exists() else ""
    if "<loc>" not in text:  # it needs full addresses: MkDocs writes none while `site_url` is not set
        sitemap.unlink(missing_ok=True)
        return
    dated = _LAST_CHANGE.sub(f"<lastmod>{as_of.isoformat()}</lastmod>", text)
    sitemap.write_text(dated, encoding="utf-8", newline="\n")


def _remove_source_map(source_map: Path) -> None:
    mapped = source_map.with_suffix("")
    if mapped.is_file():
        text = mapped.read_text(encoding="utf-8")
        mapped.write_text(_SOURCE_MAP.sub("\n", text), encoding="utf-8", newline="\n")
    source_map.unlink()
