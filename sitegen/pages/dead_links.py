"""Check finished pages: every inner link leads to a page and an anchor that exist, no id stands twice."""

import posixpath
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from sitegen.pages.addresses import address_of
from sitegen.pages.page import Page
from sitegen.problems import Place, Problem


def check_links(pages: Iterable[Page], hand_written: Iterable[str]) -> tuple[Problem, ...]:
    """Check the links of all generated pages; hand-written ones are known by their address, MkDocs checks theirs."""
    by_address = {address_of(page.path): page for page in pages}
    known = {address: page.ids for address, page in by_address.items()}
    others = frozenset(address_of(path) for path in hand_written)
    return tuple(
        Problem(Place(page.source or page.path), "", message)
        for address, page in by_address.items()
        for message in (*_twice(page.all_ids), *_dead(address, page.links, known, others))
    )


def _twice(ids: Iterable[str]) -> Iterator[str]:
    for name, count in Counter(ids).items():
        if count > 1:
            yield f'这一页上 id "{name}" 出现了 {count} 次。'


def _dead(
    address: str, links: Iterable[str], known: Mapping[str, frozenset[str]], others: frozenset[str]
) -> Iterator[str]:
    for link in links:
        if link.startswith(("https://", "tel:")):
            continue
        path, _, anchor = link.partition("#")
        target = _join(address, path)
        if target not in known and target not in others:
            yield f"链接 {link} 指向不存在的页面 /{target}。"
        elif anchor and "=" not in anchor and target in known and anchor not in known[target]:
            yield f"链接 {link} 指向 /{target} 上不存在的位置 #{anchor}。"


def _join(address: str, path: str) -> str:
    if not path:
        return address
    joined = posixpath.normpath(posixpath.join("/", address, path)).lstrip("/")
    return f"{joined}/" if joined else ""
