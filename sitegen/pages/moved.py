"""Earlier addresses: pages that lead from where a scenario stood to where it stands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sitegen.model.kinds import OVERVIEWS, SCENARIO
from sitegen.model.patterns import PatternFile
from sitegen.site import Site


@dataclass(frozen=True)
class Move:
    """A place of a page that is no more, "" for the page itself, and where it leads."""

    place: str
    target: str


def moves(site: Site) -> Mapping[str, tuple[Move, ...]]:
    """Collect by its address, without slashes around it, where each page that is no more leads, the page itself first."""
    found: dict[str, list[Move]] = {}
    for page, move in _moves(site):
        if not site.has(SCENARIO.name, page):
            found.setdefault(page if "/" in page else f"{SCENARIO.place}/{page}", []).append(move)
    return {address: tuple(sorted(each, key=lambda move: move.place)) for address, each in found.items()}


def _moves(site: Site) -> Iterator[tuple[str, Move]]:
    for page in OVERVIEWS:
        yield from ((identifier, Move("", f"page:{page.address}")) for identifier in page.renamed_from)
    for entry in site.of(SCENARIO).values():
        for earlier in entry.file.renamed_from:
            if earlier.page != entry.id:
                yield earlier.page, Move(earlier.place, f"scenario:{entry.id}#{earlier.to}")


def earlier_places(file: PatternFile, identifier: str, section: str) -> tuple[str, ...]:
    """Name the places of a page that stood in one of its sections under other names."""
    return tuple(earlier.place for earlier in file.renamed_from if earlier.page == identifier and earlier.to == section)
