"""Join the content: it proves that every reference holds and gives the site that pages are made of."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from types import ModuleType

from calculators.declare import Calculator
from sitegen.checks import (
    asked,
    blanks,
    calculations,
    claims,
    conditions,
    crisis,
    dates,
    law_numbers,
    law_tables,
    letters,
    needed,
    pages,
    patterns,
    plain,
    remarks,
    renamed,
    sentences,
    spacing,
    synonyms,
    targets,
    topics,
    triage,
    wording,
)
from sitegen.checks.context import Context, Subject
from sitegen.markup.cited import mentions
from sitegen.markup.references import LINKED_KINDS, Reference, selected
from sitegen.model.fact import FactFile
from sitegen.model.fact_on_day import FactOnDay, on_day
from sitegen.model.field_types import Model, PassageId
from sitegen.model.kinds import BY_NAME, PASSAGE
from sitegen.model.law import LawFile
from sitegen.problems import Level, Place, Problem, errors, noting
from sitegen.reading.content import Content, Entry
from sitegen.reading.more_pages import more_pages
from sitegen.recall import Forgetful, Recall
from sitegen.site import Site

Sound = Mapping[str, Mapping[str, Entry[Model]]]
CHECKS = (
    targets.check, claims.check, wording.check, dates.check, calculations.check, triage.check, pages.check,
    letters.check, blanks.check, conditions.check, crisis.check, patterns.check, sentences.check, plain.check, remarks.check,
    renamed.check, synonyms.check, asked.check, topics.check, spacing.check,
)  # fmt: skip
"""What looks at one entry at a time."""
CHECKS_OF_ALL = (
    calculations.check_all, triage.check_all, pages.check_all, needed.check_all, conditions.check_all,
    law_numbers.check_all, law_tables.check_all, renamed.check_all, asked.check_all,
)  # fmt: skip
"""What looks at the content as a whole; it is done anew after every edit, so it must be little."""


@dataclass(frozen=True)
class Found:
    """What an entry has by itself: mistakes, what it cites and inserts, the passages that it uses."""

    problems: tuple[Problem, ...]
    mentions: tuple[Reference, ...]
    passages: tuple[PassageId, ...]


FoundByEntry = Mapping[tuple[str, str], Found]


class Linking:
    """What linking found out about each entry, for the next time."""

    def __init__(self, *, is_used_again: bool = True) -> None:
        self.found: Recall[Context, Found] = Recall() if is_used_again else Forgetful()


def link(
    content: Content,
    as_of: date,
    offered: Iterable[Calculator],
    law: ModuleType | None = None,
    earlier: Linking | None = None,
) -> tuple[Site, tuple[Problem, ...]]:
    """Check the content as a whole and join what is sound; what has errors stands in `site.broken`.

    `offered` are the calculators that the site has, and `law` is where they have the numbers of the law from, if these are to be
    compared with the content. What an earlier linking found out is not found out again.
    """
    context = Context(content, {calculator.id: calculator for calculator in offered}, as_of, law)
    linking = earlier or Linking(is_used_again=False)
    found = dict(_found(context, linking.found))
    of_entries = (problem for each in found.values() for problem in each.problems)
    of_all = (problem for check in CHECKS_OF_ALL for problem in check(context))
    problems = sorted({*content.problems, *of_entries, *of_all})
    return _join(context, errors(problems), found), tuple(problems)


def _found(context: Context, recall: Recall[Context, Found]) -> Iterator[tuple[tuple[str, str], Found]]:
    recall.renew(context)
    for entry in context.content.all():
        base = (context.today, entry, entry.document, entry.path)
        key = (entry.kind, entry.id)
        yield key, recall.get(key, base, partial(_look, context, entry))


def _look(context: Context, entry: Entry[Model]) -> Found:
    """Go through an entry once."""
    subject = Subject(entry)
    with noting(f"当时在检查 {entry.document.file}。"):
        problems = tuple(problem for check in CHECKS for problem in check(context, subject))
    return Found(
        problems,
        mentions([text for _, text in subject.parts(str)]),
        tuple(identifier for _, identifier in subject.parts(PassageId)),
    )


def freshness(content: Content, today: date, level: Level = "warning") -> tuple[Problem, ...]:
    """Tell what is due for review on a day."""
    context = Context(content, {}, today)
    return tuple(sorted(dates.freshness(context, level)))


def _join(context: Context, problems: tuple[Problem, ...], found: FoundByEntry) -> Site:
    content = context.content
    set_aside = frozenset(content.problems)  # what they are about was not read, and is no entry
    by_entry = _by_entry(content, tuple(problem for problem in problems if problem not in set_aside))
    by_file = {file: tuple(each for each in problems if each.place.file == file) for file in content.broken.values()}
    sound = {
        kind: {identifier: entry for identifier, entry in entries.items() if (kind, identifier) not in by_entry}
        for kind, entries in content.entries.items()
    }
    return Site(
        entries=sound, calculators=context.calculators, examples=calculations.examples(context),
        facts=_facts(sound, context.today), used_by=_used_by(sound, found), pages=content.pages,
        broken_titles={**content.titles, **_titles(content, by_entry)},
        broken_pages={**content.more_pages, **_more_pages(content, by_entry)},
        broken={**{key: by_file[file] for key, file in content.broken.items()}, **by_entry}, as_of=context.today,
    )  # fmt: skip


def _titles(content: Content, keys: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """Name entries that can be read but have mistakes."""
    files = {(kind, identifier): content.entries[kind][identifier].file for kind, identifier in keys}
    return {key: str(file.title) for key, file in files.items() if hasattr(file, "title")}


def _more_pages(content: Content, keys: Iterable[tuple[str, str]]) -> dict[tuple[str, str], tuple[str, ...]]:
    """Name the pages that these entries would have besides their own."""
    return {key: more_pages(BY_NAME[key[0]], content.entries[key[0]][key[1]].document.text) for key in keys}


def _by_entry(content: Content, problems: tuple[Problem, ...]) -> Mapping[tuple[str, str], tuple[Problem, ...]]:
    """Give each problem to the entry in which it stands: of several in a file, the last that begins before it."""
    entries = defaultdict(list)
    for entry in content.all():
        entries[entry.document.file].append((_beginning(entry), entry.kind, entry.id))
    found: dict[tuple[str, str], tuple[Problem, ...]] = {}
    for problem in problems:
        inside = sorted(entries.get(problem.place.file, ()))
        index = bisect_right(inside, problem.place, key=lambda each: each[0]) - 1
        if index >= 0:
            key = inside[index][1:]
            found[key] = (*found.get(key, ()), problem)
    return found


def _beginning(entry: Entry[Model]) -> Place:
    """Say from where on a problem belongs to an entry: a file that holds one thing belongs to it whole."""
    return entry.place() if entry.path else Place(entry.document.file)


def _facts(sound: Sound, day: date) -> Mapping[str, FactOnDay]:
    return {
        identifier: on_day(entry.file, day)
        for identifier, entry in sound["fact"].items()
        if isinstance(entry.file, FactFile)
    }


def _used_by(sound: Sound, found: FoundByEntry) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """Find for each article, instrument and fact the pages that rest on it, also by the passages that they use."""
    users: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    numbers = cache(partial(_numbers, sound))
    for kind in LINKED_KINDS:
        for identifier in sound.get(kind, {}):
            own = found[kind, identifier]
            used = [found[PASSAGE.name, each] for each in own.passages if each in sound[PASSAGE.name]]
            for reference in dict.fromkeys(each for one in (own, *used) for each in one.mentions):
                for number in numbers(reference):
                    users[_user_key(reference), number][f"{kind}:{identifier}"] = None
    return {key: tuple(targets_) for key, targets_ in users.items()}


def _user_key(reference: Reference) -> str:
    """Name an instrument by its id, as citations do, and others with their kind."""
    return reference.id if reference.kind == "law" else f"{reference.kind}:{reference.id}"


def _numbers(sound: Sound, reference: Reference) -> list[str]:
    if reference.kind == "fact":
        return [""]
    if reference.kind != "law" or reference.id not in sound["law"]:
        return []
    if not reference.selectors:
        return [""]
    law = sound["law"][reference.id].file
    assert isinstance(law, LawFile)
    return [article.number for article, _ in selected(law, reference.selectors)]
