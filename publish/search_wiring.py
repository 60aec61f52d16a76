"""Make the theme's search box use our search instead of its own."""

import re
from collections.abc import Iterator

from publish.markup import Document, Edit, StartTag
from publish.problems import PublishError

_STOCK_WORKER = re.compile(r'("search":\s*"[^"]*?)assets/javascripts/workers/search\.[0-9a-f]+\.min\.js"')
_BUNDLE = re.compile(r"(.*?)assets/javascripts/bundle\.[0-9a-f]+\.min\.js")


def wiring_edits(document: Document, script: str, *, offline: bool) -> Iterator[Edit]:
    """Name our worker in the theme's settings; offline also loads it first: no worker can start from a file."""
    for tag in document.start_tags("script"):
        if tag.attributes.get("id") == "__config":
            yield _worker_edit(document, tag, script)
        elif offline and (bundle := _BUNDLE.fullmatch(tag.attributes.get("src", ""))):
            yield Edit(tag.start, tag.start, f'<script src="{bundle[1]}{script}"></script>')


def _worker_edit(document: Document, tag: StartTag, script: str) -> Edit:
    settings = document.content(tag)
    wired, count = _STOCK_WORKER.subn(rf'\g<1>{script}"', settings)
    if count != 1:
        raise PublishError(
            [f"{document.path}: 主题的设置里找不到搜索脚本的地址。主题升级后请改 publish/search_wiring.py。"]
        )
    return Edit(tag.end, tag.end + len(settings), wired)
