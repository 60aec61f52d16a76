"""Join the content: it proves that every reference holds and gives the site that pages are made of."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache, partial
from types import ModuleType

import calculators
from calculators import Calculator
from calculators import law as law_in_force
from sitegen.checks import (
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
from sitegen.model.law import LawFile
from sitegen.model.walk import walk_kind
from sitegen.model.words import Model, PassageId
from sitegen.problems import Level, Place, Problem, errors
from sitegen.reading.content import Content, Entry
from sitegen.recall import Forgetful, Recall
from sitegen.site import Site

Sound = Mapping[str, Mapping[str, Entry[Model]]]
CHECKS = (
    targets.check, claims.check, wording.check, dates.check, calculations.check, triage.check, pages.check,
    letters.check, conditions.check, crisis.check, patterns.check, sentences.check, plain.check, renamed.check,
    synonyms.check, topics.check, spacing.check,
)  # fmt: skip
"""What looks at one entry at a time."""
CHECKS_OF_ALL = (
    calculations.check_all, triage.check_all, pages.check_all, needed.check_all, conditions.check_all,
    law_numbers.check_all, law_tables.check_all, renamed.check_all,
)  # fmt: skip
"""What looks at the content as a whole; it is done anew after every edit, so it must be little."""


class Linking:
    """What linking found out about each entry, for the next time; it holds for one set of calculators."""

    def __init__(self, *, is_used_again: bool = True) -> None:
        recalls = Recall if is_used_again else Forgetful
        self.problems: Recall[Context, tuple[Problem, ...]] = recalls()
        self.references: Recall[Context, tuple[Reference, ...]] = recalls()


def link(
    content: Content,
    as_of: date,
    offered: Iterable[Calculator] | None = None,
    law: ModuleType | None = None,
    earlier: Linking | None = None,
) -> tuple[Site, tuple[Problem, ...]]:
    """Check the content as a whole and join what is sound; what has errors stands in `site.broken`.

    `offered` are the calculators that the site has: all of the catalogue, if nothing else is said, and then `law` is
    where they have the numbers of the law from. What an earlier linking found out is not found out again.
    """
    of_site, used = (calculators.catalogue(), law_in_force) if offered is None else (offered, None)
    context = Context(content, {calculator.id: calculator for calculator in of_site}, as_of, law or used)
    linking = earlier or Linking(is_used_again=False)
    of_entries = _problems(context, linking.problems)
    of_all = (problem for check in CHECKS_OF_ALL for problem in check(context))
    problems = sorted({*content.problems, *of_entries, *of_all})
    return _join(context, errors(problems), linking.references), tuple(problems)


def _problems(context: Context, recall: Recall[Context, tuple[Problem, ...]]) -> Iterator[Problem]:
    recall.renew(context)
    for entry in context.content.all():
        base = (context.today, entry, entry.document, entry.path)
        yield from recall.get((entry.kind, entry.id), base, partial(_problems_of, context, entry))


def _problems_of(context: Context, entry: Entry[Model]) -> tuple[Problem, ...]:
    subject = Subject(entry)
    return tuple(problem for check in CHECKS for problem in check(context, subject))


def freshness(content: Content, today: date, level: Level = "warning") -> tuple[Problem, ...]:
    """Tell what is due for review on a day."""
    context = Context(content, {}, today)
    return tuple(sorted(dates.freshness(context, level)))


def _join(context: Context, problems: tuple[Problem, ...], recall: Recall[Context, tuple[Reference, ...]]) -> Site:
    recall.renew(context)
    content = context.content
    by_entry = _by_entry(content, problems)
    by_file = {file: tuple(each for each in problems if each.place.file == file) for file in content.broken.values()}
    sound = {
        kind: {identifier: entry for identifier, entry in entries.items() if (kind, identifier) not in by_entry}
        for kind, entries in content.entries.items()
    }
    return Site(
        entries=sound, calculators=context.calculators, examples=calculations.examples(context),
        facts=_facts(sound, context.today), used_by=_used_by(sound, recall), pages=content.pages,
        broken_titles={**content.titles, **_titles(content, by_entry)},
        broken={**{key: by_file[file] for key, file in content.broken.items()}, **by_entry}, as_of=context.today,
    )  # fmt: skip


def _titles(content: Content, keys: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """Name entries that can be read but have mistakes."""
    files = {(kind, identifier): content.entries[kind][identifier].file for kind, identifier in keys}
    return {key: str(file.title) for key, file in files.items() if hasattr(file, "title")}


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


def _used_by(sound: Sound, recall: Recall[Context, tuple[Reference, ...]]) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """Find for each article, instrument and fact the pages that rest on it."""
    users: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    numbers = cache(partial(_numbers, sound))
    for kind in LINKED_KINDS:
        for identifier, entry in sound.get(kind, {}).items():
            base = (entry, [sound["passage"].get(each) for _, each in walk_kind(entry.file, PassageId)])
            for reference in recall.get((kind, identifier), base, partial(_cited, sound, entry)):
                for number in numbers(reference):
                    users[_user_key(reference), number][f"{kind}:{identifier}"] = None
    return {key: tuple(targets_) for key, targets_ in users.items()}


def _cited(sound: Sound, entry: Entry[Model]) -> tuple[Reference, ...]:
    """Give what an entry cites and inserts, also in the passages that it uses."""
    used = [sound["passage"][each].file for _, each in walk_kind(entry.file, PassageId) if each in sound["passage"]]
    return tuple(dict.fromkeys(each for file in (entry.file, *used) for each in mentions(file)))


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
