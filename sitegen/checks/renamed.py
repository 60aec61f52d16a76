"""Check earlier addresses: each leads from where nothing is today to a place that there is."""

from collections.abc import Iterator

from sitegen.checks.addresses import piece_ids
from sitegen.checks.context import Context, Subject, problem
from sitegen.model.field_types import Model
from sitegen.model.kinds import SCENARIO, TRIAGE
from sitegen.model.patterns import Earlier, PatternFile, section_ids
from sitegen.problems import FieldPath, Problem, nearest
from sitegen.reading.content import Entry
from sitegen.recall import question


def check(context: Context, subject: Subject) -> Iterator[Problem]:
    """Check the earlier addresses of a page."""
    entry = subject.entry
    for _, page in subject.parts(PatternFile):
        for index, earlier in enumerate(page.renamed_from):
            yield from _check(context, entry, page, ("renamed_from", index), earlier)


def _check(
    context: Context, entry: Entry[Model], page: PatternFile, path: FieldPath, earlier: Earlier
) -> Iterator[Problem]:
    sections = section_ids(page)
    if earlier.to not in sections:
        message = f'页面上没有 "{earlier.to}" 这一节。{nearest(earlier.to, sections)}'
        yield problem(entry, (*path, "to"), message)
    places = {*sections, *(name for _, name in piece_ids(context, page))}
    if earlier.page == entry.id and (not earlier.place or earlier.place in places):
        yield problem(entry, (*path, "from"), f'"{earlier.from_}" 现在就在这一页上，不用写。')
    elif earlier.page != entry.id and is_taken(context, earlier.page):
        yield problem(entry, (*path, "from"), f'"{earlier.page}" 现在是另一页，旧网址不能占用它。')


@question
def is_taken(context: Context, page: str) -> bool:
    """Ask whether a scenario or an outcome of triage stands there today."""
    outcomes = {f"triage/outcome-{name}" for tree in context.content.of(TRIAGE).values() for name in tree.file.outcomes}
    return page in outcomes or context.has(SCENARIO.name, page)


def check_all(context: Context) -> Iterator[Problem]:
    """Refuse an earlier address that two pages lay claim to."""
    claimed: dict[str, str] = {}
    for identifier, entry in context.content.of(SCENARIO).items():
        for index, earlier in enumerate(entry.file.renamed_from):
            if earlier.from_ in claimed:
                message = f'"{earlier.from_}" 已经写在 {claimed[earlier.from_]} 里了，只能有一个去处。'
                yield problem(entry, ("renamed_from", index, "from"), message)
            claimed.setdefault(earlier.from_, identifier)
