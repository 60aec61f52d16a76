"""This file joins the content: it proves that every reference holds and gives the site that pages are made of."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any

import calculators
from sitegen.checks import calculations, claims, dates, pages, targets, triage, wording
from sitegen.checks.context import Context
from sitegen.facts import FactOnDay, on_day
from sitegen.load import Content, Entry
from sitegen.markdown import inline_tokens
from sitegen.model.fact import FactFile, WorkdaysFile
from sitegen.model.words import CitationText, Prose
from sitegen.problems import Level, Problem, errors
from sitegen.references import BadReference, Reference, article_order, read_citation
from sitegen.site import Site
from sitegen.walk import walk

CHECKS = (targets.check, claims.check, wording.check, dates.check, calculations.check, triage.check, pages.check)


def link(content: Content, as_of: date) -> tuple[Site, tuple[Problem, ...]]:
    """Check the content as a whole and join what is sound; what has errors stands in `site.broken`."""
    context = Context(content, {calculator.id: calculator for calculator in calculators.catalogue()}, as_of)
    problems = sorted({*content.problems, *(problem for check in CHECKS for problem in check(context))})
    return _join(context, errors(problems)), tuple(problems)


def freshness(content: Content, today: date, level: Level = "warning") -> tuple[Problem, ...]:
    """Tell what is due for review on a day."""
    context = Context(content, {}, today)
    return tuple(sorted(dates.freshness(context, level)))


def _join(context: Context, problems: tuple[Problem, ...]) -> Site:
    by_file: dict[str, list[Problem]] = defaultdict(list)
    for problem in problems:
        by_file[problem.place.file].append(problem)
    broken = {key: tuple(by_file[file]) for key, file in context.content.broken.items()}
    sound: dict[str, dict[str, Entry[Any]]] = {}
    for kind, entries in context.content.entries.items():
        sound[kind] = {}
        for identifier, entry in entries.items():
            own = _own_problems(entry, by_file)
            if own:
                broken[kind, identifier] = own
            else:
                sound[kind][identifier] = entry
    return Site(
        entries=sound, calculators=context.calculators, examples=_examples(context, sound), facts=_facts(sound, context.today),
        used_by=_used_by(sound), pages=context.content.pages, broken=broken, as_of=context.today,
    )  # fmt: skip


def _own_problems(entry: Entry[Any], by_file: Mapping[str, list[Problem]]) -> tuple[Problem, ...]:
    start = entry.place().line
    following = [
        place.line
        for path, place in entry.document.places.items()
        if len(path) == 1 and entry.path and path > entry.path
    ]
    end = min(following, default=10**9)
    return tuple(
        problem
        for problem in by_file.get(entry.document.file, ())
        if not entry.path or start <= problem.place.line < end
    )


def _examples(context: Context, sound: Mapping[str, Mapping[str, Entry[Any]]]) -> Mapping[str, Mapping[str, str]]:
    tables = _workdays(sound)
    found = {}
    for identifier, calculator in context.calculators.items():
        names = {field.name for field in calculator.inputs}
        prefilled = tables if {"rest_days", "work_days"} <= names else {}
        found[identifier] = {**prefilled, **calculations.example(context, identifier)}
    return found


def _workdays(sound: Mapping[str, Mapping[str, Entry[Any]]]) -> Mapping[str, str]:
    """Give the published rest days and working weekends as calculators read them: one date a line."""
    tables = [entry.file for entry in sound["fact"].values() if isinstance(entry.file, WorkdaysFile)]
    return {
        name: "\n".join(day.isoformat() for table in tables for day in getattr(table, name))
        for name in ("rest_days", "work_days")
    }


def _facts(sound: Mapping[str, Mapping[str, Entry[Any]]], day: date) -> Mapping[str, FactOnDay]:
    return {
        identifier: on_day(entry.file, day)
        for identifier, entry in sound["fact"].items()
        if isinstance(entry.file, FactFile)
    }


def references(model: Any) -> list[Reference]:
    """Collect everything that a model cites, in the order of its fields."""
    found: list[Reference] = []
    for _, part in walk(model):
        if isinstance(part, CitationText):
            found += _read(part.removeprefix("[@").removesuffix("]"))
        elif isinstance(part, Prose):
            found += [
                each
                for token in inline_tokens(part)
                if token.type == "citation"
                for each in _read(token.meta["groups"][0])
            ]
    return found


def _read(text: str) -> tuple[Reference, ...]:
    try:
        return read_citation(text)
    except BadReference:
        return ()


def _used_by(sound: Mapping[str, Mapping[str, Entry[Any]]]) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """Find for each article the pages that rest on it."""
    users: dict[tuple[str, str], list[str]] = defaultdict(list)
    for kind in ("scenario", "product", "letter", "calculator", "stage", "term", "myth", "fact"):
        for identifier, entry in sound[kind].items():
            for reference in references(entry.file):
                for number in _numbers(sound, reference):
                    target = f"{kind}:{identifier}"
                    if target not in users[reference.id, number]:
                        users[reference.id, number].append(target)
    return {key: tuple(targets_) for key, targets_ in users.items()}


def _numbers(sound: Mapping[str, Mapping[str, Entry[Any]]], reference: Reference) -> list[str]:
    if reference.kind != "law" or reference.id not in sound["law"]:
        return []
    if not reference.selectors:
        return [""]
    return [
        article.number
        for article in sound["law"][reference.id].file.articles
        if any(
            article_order(s.number) <= article_order(article.number) <= article_order(s.last or s.number)
            for s in reference.selectors
        )
    ]
