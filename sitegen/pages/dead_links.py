"""Check finished pages: every inner link leads to a page and an anchor that exist, no id stands twice."""

from collections import Counter
from collections.abc import Iterable, Iterator

from sitegen.pages.addresses import address_of
from sitegen.pages.page import Page
from sitegen.problems import Place, Problem


def check_links(pages: Iterable[Page], hand_written: Iterable[str]) -> tuple[Problem, ...]:
    """Check the links of all generated pages; hand-written ones are known by their address, MkDocs checks theirs."""
    all_pages = {page.path: page for page in pages}.values()
    others = frozenset(address_of(path) for path in hand_written)
    known = others.union(*(page.places for page in all_pages))
    return tuple(
        Problem(Place(page.source or page.path), "", message)
        for page in all_pages
        for message in (*_twice(page), *(() if page.targets <= known else _dead(page, known, others)))
    )


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
