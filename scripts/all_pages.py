"""Make the pages of linked content, by all processors where nothing is known of earlier ones."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import publish
import sitegen

MOST_SIDE_BY_SIDE = 4_000
"""Pages: a copy of the process holds nearly as much memory again, and with more that counts for more than time."""
Earlier = sitegen.Recall[sitegen.Site, sitegen.Page]


def all_pages(
    site: sitegen.Site, keep: Callable[[sitegen.Page], sitegen.Page], earlier: Earlier | None = None
) -> tuple[sitegen.Page, ...]:
    """Make all pages; of each only what `keep` makes of it stays. What is as it was for an earlier site isn't made again."""
    if earlier is not None:
        return tuple(sitegen.rendered(site, keep, earlier))
    plans = tuple(sitegen.plans(site))
    sitegen.compile_templates()
    gc.freeze()  # all that is there stays
    gc.enable()
    hands = publish.dealt(plans) if len(plans) <= MOST_SIDE_BY_SIDE else [plans]
    made = publish.side_by_side(lambda hand: tuple(sitegen.rendered(site, keep, None, hand)), hands)
    return tuple(publish.collected(made))


@contextmanager
def nothing_dropped() -> Iterator[None]:
    """Don't look for what could be dropped: until pages are made it is next to nothing, and looking takes a tenth of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
