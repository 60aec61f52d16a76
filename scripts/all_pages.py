"""From a content folder to its pages, for every command: at once if it is done once, in parts while somebody edits."""

import gc
from collections.abc import Callable, Iterable
from datetime import date
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import publish
import sitegen
from calculators.declare import Calculator
from scripts.compiled_templates import CompiledTemplates
from scripts.failures import placed
from sitegen.pages.plans import Plan

MOST_SIDE_BY_SIDE = 4_000
"""Pages: a copy of the process holds nearly as much memory again, and with more that counts for more than time."""


class Linked(NamedTuple):
    """What was read of a content folder, the site that it makes, and what is wrong with it."""

    content: sitegen.Content
    site: sitegen.Site
    problems: tuple[sitegen.Problem, ...]


class Offered(NamedTuple):
    """All calculators, and the law that they count with."""

    calculators: tuple[Calculator, ...]
    law: ModuleType


def linked(folder: Path, day_of: Callable[[sitegen.Content], date]) -> Linked:
    """Load and link a content folder once: nothing is looked for that could be dropped.

    Next to nothing could, looking goes through all that was read again and again, and what is there afterwards stays.
    """
    gc.disable()
    try:
        return linked_with(offered(), folder, day_of, None)
    finally:
        gc.freeze()
        gc.enable()


def linked_with(
    given: Offered, folder: Path, day_of: Callable[[sitegen.Content], date], linking: sitegen.Linking | None
) -> Linked:
    """Load and link a content folder, perhaps not for the first time."""
    content = sitegen.load(folder)
    return Linked(content, *sitegen.link(content, day_of(content), given.calculators, given.law, linking))


def offered() -> Offered:
    """Ask for the calculators anew: once one has been edited, what doesn't rest on it stays."""
    return Offered(import_module("calculators.registry").catalogue(), import_module("calculators.law"))


def all_pages(site: sitegen.Site, keep: Callable[[sitegen.Page], sitegen.Page]) -> tuple[sitegen.Page, ...]:
    """Make all pages; of each only what `keep` makes of it stays."""
    plans = tuple(sitegen.plans(site))
    sitegen.compile_templates(CompiledTemplates())
    hands = publish.dealt(plans) if len(plans) <= MOST_SIDE_BY_SIDE else [plans]

    def render(hand: Iterable[Plan]) -> tuple[sitegen.Page, ...]:
        with placed():
            return tuple(sitegen.rendered(site, keep, hand))

    return tuple(publish.collected(publish.side_by_side(render, hands)))


def with_links(found: Linked, pages: Iterable[sitegen.Page]) -> tuple[sitegen.Problem, ...]:
    """Give all problems of a site, also those of links between its pages."""
    # A broken page lacks what others link to: only a sound site's links are worth checking.
    is_sound = not sitegen.errors(found.problems)
    links = sitegen.check_links(pages, found.content.pages, found.content.root) if is_sound else ()
    return tuple(sorted((*found.problems, *links)))
