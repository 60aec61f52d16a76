"""Check finished pages: every inner link leads to a page and an anchor that exist, no id stands twice."""

import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from sitegen.pages.addresses import address_of
from sitegen.pages.page import Page
from sitegen.problems import Place, Problem, nearest
from sitegen.reading.content import HandWritten

_CODE = re.compile(r"^(```|~~~).*?^\1|`[^`\n]*`", re.MULTILINE | re.DOTALL)
_LINK = re.compile(
    r"""(?:\]\(\s*<?|^\s*\[[^\]]+\]:\s*<?|\bhref=["'])([^\s)>"'#:]+\.md)(?:#([^\s)>"']*))?(?=[\s)>"'])""", re.MULTILINE
)
"""A link of Markdown, or of HTML in it, to a page of the site."""


def check_links(
    pages: Iterable[Page], hand_written: Iterable[HandWritten], root: str = "content"
) -> tuple[Problem, ...]:
    """Check the links of all pages, those from pages written by hand to their own places excepted: MkDocs knows these."""
    all_pages = {page.path: page for page in pages}
    by_hand = tuple(hand_written)
    others = frozenset(address_of(page.path) for page in by_hand)
    known = others.union(*(page.places for page in all_pages.values()))
    paths = dict.fromkeys((*all_pages, *(page.path for page in by_hand)))
    return (
        *(
            Problem(Place(page.source or page.path), "", message)
            for page in all_pages.values()
            for message in (*_twice(page), *(() if page.targets <= known else _dead(page, known, others)))
        ),
        *(problem for page in by_hand for problem in _dead_by_hand(page, paths, all_pages, root)),
    )


def _dead_by_hand(
    page: HandWritten, paths: Iterable[str], generated: Mapping[str, Page], root: str
) -> Iterator[Problem]:
    """Tell of links that lead to no page of the site, or to no place of a generated one."""
    text = _CODE.sub(lambda code: re.sub(r"\S", " ", code[0]), page.text)
    here = posixpath.dirname(page.path)
    for found in _LINK.finditer(text):
        path, anchor = posixpath.normpath(posixpath.join(here, found[1])), found[2]
        if path not in paths:
            known = [posixpath.relpath(each, here or ".") for each in paths]
            message = f"链接 {found[1]} 指向不存在的页面。{nearest(found[1], known)}"
        elif anchor and path in generated and anchor not in generated[path].ids:
            message = f"链接 {found[1]}#{anchor} 指向这一页上不存在的位置。{nearest(anchor, generated[path].ids)}"
        else:
            continue
        line, begin = text.count("\n", 0, found.start(1)) + 1, text.rfind("\n", 0, found.start(1))
        yield Problem(Place(f"{root}/{page.path}", line, found.start(1) - begin), "", message)


def _twice(page: Page) -> Iterator[str]:
    if len(page.ids) < len(page.all_ids):
        for name, count in Counter(page.all_ids).items():
            if count > 1:
                yield f'这一页上 id "{name}" 出现了 {count} 次。'


def _dead(page: Page, known: frozenset[str], others: frozenset[str]) -> Iterator[str]:
    for link in page.links:
        if link.startswith(("https://", "tel:")) or (target := page.target(link)) in known:
            continue
        address, _, anchor = target.partition("#")
        if address not in known:
            yield f"链接 {link} 指向不存在的页面 /{address}。"
        elif address not in others:
            yield f"链接 {link} 指向 /{address} 上不存在的位置 #{anchor}。"
