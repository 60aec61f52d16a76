"""Make the theme's search box use our search instead of its own, and fetch nothing of either before it is used."""

import re
from collections.abc import Iterator

from publish.markup import Document, Edit, StartTag
from publish.problems import PublishError

_STOCK_WORKER = re.compile(r'("search":\s*"[^"]*?)assets/javascripts/workers/search\.[0-9a-f]+\.min\.js"')


def wiring_edits(document: Document, script: str) -> Iterator[Edit]:
    """Name our script in the theme's settings; the theme fetches its index wherever a form is named so, and ours isn't."""
    for tag in document.start_tags("script", holding="__config"):
        if tag.attributes.get("id") == "__config":
            yield _worker_edit(document, tag, script)
    for tag in document.start_tags("form", holding="md-search__form"):
        if tag.attributes.get("name") == "search":
            yield document.rewritten(tag, {"name": None})


def _worker_edit(document: Document, tag: StartTag, script: str) -> Edit:
    settings = document.content(tag)
    wired, count = _STOCK_WORKER.subn(rf'\g<1>{script}"', settings)
    if count != 1:
        raise PublishError(
            [f"{document.path}: 主题的设置里找不到搜索脚本的地址。主题升级后请改 publish/search_wiring.py。"]
        )
    return Edit(tag.end, tag.end + len(settings), wired)
