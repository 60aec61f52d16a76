"""Plans of pages: which pages a site has, where each stands, and what its template gets."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import TypeVar

from sitegen.checks.triage import depths, left, longest_path, numbered
from sitegen.model.field_types import Model
from sitegen.model.kinds import (
    BY_NAME,
    CALCULATOR,
    FACT,
    HOME,
    KINDS,
    LAW,
    LETTER,
    MYTH,
    OVERVIEWS,
    PRODUCT,
    SCENARIO,
    STAGE,
    TERM,
    TRIAGE,
    Kind,
    ListPage,
)
from sitegen.model.lists import Listed
from sitegen.model.patterns import sections_of
from sitegen.model.scenario import Unless
from sitegen.model.triage import TriageFile
from sitegen.pages import overviews
from sitegen.pages.addresses import relative
from sitegen.pages.groups import (
    ISSUERS,
    Group,
    by_pattern,
    by_stage,
    by_use,
    everything,
    grouped,
    in_stage,
    issuer_of,
    listed,
    parted,
)
from sitegen.pages.moved import moves
from sitegen.pages.words import PRODUCT_PARTS, WORDS
from sitegen.problems import Problem
from sitegen.reading.content import Entry
from sitegen.site import Site

BROKEN = "broken"
Values = Mapping[str, object]
InParts = TypeVar("InParts", bound=Listed)


@dataclass(frozen=True)
class Plan:
    """A page to be made: where it stands, its template, its title, what it is made from."""

    path: str
    template: str
    title: str
    entry: Entry[Model] | None = None
    values: Values = field(default_factory=dict)
    """What the template gets besides; `aliases` and what `render` names for the head go there, too."""
    source: str = ""
    """The content file it is made from, if it is one file."""
    listed: tuple[Entry[Model], ...] = ()
    """The entries that the page shows whole."""
    is_wide: bool = False
    """Whether it takes the whole frame, as forms and lists do; text keeps its measure."""


def plans(site: Site) -> Iterator[Plan]:
    """Plan every page, broken ones as a page that says what to mend; where two files want one place, a sound one has it."""
    taken = set()
    for plan in chain(_sound(site), _broken(site)):
        if plan.path not in taken or plan.template != BROKEN:
            taken.add(plan.path)
            yield plan


def _sound(site: Site) -> Iterator[Plan]:
    for home in site.of(HOME).values():
        values: Values = {"stages": tuple(site.of(STAGE).values())}
        yield Plan("index.md", "home", home.file.title, home, values, _file(home), is_wide=True)
    yield _all(site)
    for kind in KINDS:
        if kind.has_pages:
            for entry in site.of(kind).values():
                yield from OWN_PAGES.get(kind.name, _page)(site, kind, entry)
        if kind.list_page:
            yield _list_page(site, kind, kind.list_page)
    for page in OVERVIEWS:
        values = {"aliases": page.aliases, **overviews.VALUES[page.address](site)}
        yield Plan(f"{page.address}.md", page.address, page.title, values=values, is_wide=True)
    for address, where in moves(site).items():
        yield Plan(f"{address}.md", "moved", WORDS["moved"], values={"moves": where})


def _all(site: Site) -> Plan:
    values = {
        "aliases": ("目录", "索引", "全部", "网站地图", "网站里有哪些内容", "找不到想看的页"),
        **listed(everything(site)),
    }
    return Plan("all.md", "all", WORDS["all"], values=values, is_wide=True)


def _file(entry: Entry[Model]) -> str:
    return entry.document.file


def _page(site: Site, kind: Kind[Model], entry: Entry[Model]) -> Iterator[Plan]:
    target = f"{kind.name}:{entry.id}"
    values = VALUES[kind.name](site, entry) if kind.name in VALUES else {}
    path, title = f"{kind.place}/{entry.id}.md", site.title(target)
    yield Plan(path, kind.name, title, entry, values, _file(entry), is_wide=kind.is_wide)


def _calculator_page(site: Site, kind: Kind[Model], entry: Entry[Model]) -> Iterator[Plan]:
    if site.calculator(entry.id):
        yield from _page(site, kind, entry)


def _triage_pages(site: Site, kind: Kind[Model], entry: Entry[Model]) -> Iterator[Plan]:
    """Plan a page for each question and outcome, and one quick page that holds them all."""
    tree = site.of(TRIAGE)[entry.id].file
    before = parents(tree)
    counted = {"depths": depths(tree), "left": left(tree), "numbered": numbered(tree)}
    for key, question in tree.questions.items():
        values: Values = {"question": question, "key": key, "aliases": question.aliases, "parents": before, **counted}
        name = "start" if key == tree.first else key
        yield Plan(
            f"{kind.place}/{name}.md", "triage-question", question.title, entry, values, _file(entry), is_wide=True
        )
    for key, outcome in tree.outcomes.items():
        said = {"aliases": outcome.aliases, "answer": outcome.text}
        values = {"outcome": outcome, "key": key, "parents": before, **said}
        yield Plan(
            f"{kind.place}/outcome-{key}.md", "triage-outcome", outcome.title, entry, values, _file(entry), is_wide=True
        )
    yield Plan(
        f"{kind.place}/index.md",
        "triage-quick",
        tree.title,
        entry,
        {"most": longest_path(tree)},
        _file(entry),
        is_wide=True,
    )


OWN_PAGES: Mapping[str, Callable[[Site, Kind[Model], Entry[Model]], Iterator[Plan]]] = {
    CALCULATOR.name: _calculator_page,
    TRIAGE.name: _triage_pages,
}
"""Kinds whose pages are not one for each entry."""


def _scenario_values(site: Site, entry: Entry[Model]) -> Values:
    file = site.of(SCENARIO)[entry.id].file
    target = f"product:{file.products[0]}" if file.products else f"stage:{file.stage}"
    reckoned = getattr(file, "cost", None) or getattr(file, "deadline", None)
    headings = {**sections_of(file), "sources": WORDS["sources"]}
    return {
        "pattern": file.pattern,
        "contents": [{"id": key, "title": title} for key, title in headings.items()],
        "lists_contents": True,
        "headings": headings,
        "next": {
            "when": file.next.when,
            "title": file.next.title,
            "href": f"#{file.next.step}",
            **_urgent(site, SCENARIO.address(entry.id), file.next.unless),
        },
        "trail": [(site.address(target), site.title(target))],
        **(_answer_at(reckoned.calculator) if reckoned and reckoned.calculator else {}),
    }


def _urgent(site: Site, address: str, case: Unless | None) -> Values:
    """Let the theme say beside the page, too, which case can't wait."""
    if case is None:
        return {}
    return {"urgent": {"if": case.question, "label": case.label, "href": relative(address, site.address(case.link))}}


def _answer_at(calculator: str) -> Values:
    """Say where on a page a calculator's answer stands, as parts/calculator.html writes it."""
    return {"answer_at": f"{calculator}-result"}


def _product_values(site: Site, entry: Entry[Model]) -> Values:
    file = site.of(PRODUCT)[entry.id].file
    headings = {key: title for key, title in PRODUCT_PARTS.items() if getattr(file, key)} | {
        "sources": WORDS["sources"]
    }
    return {
        "contents": [{"id": key, "title": title} for key, title in headings.items()],
        "lists_contents": True,
        "headings": headings,
        **_first_step(site, PRODUCT.address(entry.id), file.targets),
    }


def _first_step(site: Site, address: str, targets: tuple[str, ...]) -> Values:
    """Let the theme show beside a page what the first page that it leads to has its reader do."""
    step = site.next_step(targets[0]) if targets else None
    if step is None:
        return {}
    href = relative(address, site.address(targets[0]))
    return {"next": {"when": step.when, "title": step.title, "href": href}}


def _law_values(site: Site, entry: Entry[Model]) -> Values:
    file = site.of(LAW)[entry.id].file
    topics = [{"id": topic.place, "title": topic.title} for topic in file.topics]
    articles = [{"id": article.number, "title": article.label.partition("、")[0]} for article in file.articles]
    return {
        "contents": topics or articles,
        "contents_title": "条文",
        "answer": f"{file.title}：本站用到的条文。",
    }


def _term_values(site: Site, entry: Entry[Model]) -> Values:
    part = next(each for each in _parts_of(site, TERM) if entry.id in each.items)
    return {"part": part.title, "beside": tuple(f"{TERM.name}:{each}" for each in part.items if each != entry.id)}


VALUES: Mapping[str, Callable[[Site, Entry[Model]], Values]] = {
    SCENARIO.name: _scenario_values,
    PRODUCT.name: _product_values,
    STAGE.name: lambda site, entry: {"own": in_stage(site, entry.id)},
    CALCULATOR.name: lambda site, entry: _answer_at(entry.id),  # noqa: ARG005
    LAW.name: _law_values,
    TERM.name: _term_values,
}
"""What templates of some kinds get besides the entry."""


def _list_page(site: Site, kind: Kind[Model], page: ListPage) -> Plan:
    entries = tuple(site.of(kind).values())
    files = {entry.document.file for entry in entries}
    source = files.pop() if len(files) == 1 else ""
    path = f"{page.address}/index.md" if kind.has_pages else f"{page.address}.md"
    values: Values = {"entries": entries, "aliases": page.aliases, **LIST_VALUES.get(kind.name, _nothing)(site)}
    if not kind.has_pages:
        values = {**values, "problems": tuple(each for found in _broken_of(site, kind) for each in found)}
    ordered = ORDERS.get(kind.name, _as_they_are)(site, entries)
    shown = () if kind.has_pages else ordered
    return Plan(path, page.address, page.title, values=values, listed=shown, source=source, is_wide=True)


def _as_they_are(site: Site, entries: tuple[Entry[Model], ...]) -> tuple[Entry[Model], ...]:
    del site
    return entries


def _most_used_first(site: Site, entries: tuple[Entry[Model], ...]) -> tuple[Entry[Model], ...]:
    """Put numbers in the order of how many pages say them, so that the rare ones stand last."""
    return tuple(sorted(entries, key=lambda entry: -len(site.users(f"{FACT.name}:{entry.id}", ""))))


ORDERS: Mapping[str, Callable[[Site, tuple[Entry[Model], ...]], tuple[Entry[Model], ...]]] = {
    FACT.name: _most_used_first
}
"""In which order a page lists entries, if not in that of their files."""


def _nothing(site: Site) -> Values:
    del site
    return {}


def _laws(site: Site) -> Values:
    return listed(grouped(site.of(LAW).values(), ISSUERS, lambda entry: issuer_of(entry.file)))


def _parts(kind: Kind[InParts]) -> Callable[[Site], Values]:
    return lambda site: listed(_parts_of(site, kind))


def _parts_of(site: Site, kind: Kind[InParts]) -> tuple[Group[str], ...]:
    return parted(site.of(kind).values(), kind.list_page.title if kind.list_page else "")


LIST_VALUES: Mapping[str, Callable[[Site], Values]] = {
    SCENARIO.name: lambda site: listed(by_pattern(site)),
    LETTER.name: lambda site: listed(by_stage(site)),
    CALCULATOR.name: lambda site: {"groups": by_use(site)},
    LAW.name: _laws,
    TERM.name: _parts(TERM),
    MYTH.name: _parts(MYTH),
}
"""What templates of some lists get besides the entries."""


def _broken_of(site: Site, kind: Kind[Model]) -> Iterator[tuple[Problem, ...]]:
    """Give the mistakes of each entry of a kind, once for a file that may be meant by several ids."""
    return iter(dict.fromkeys(problems for (name, _), problems in site.broken.items() if name == kind.name))


def _broken(site: Site) -> Iterator[Plan]:
    """Plan, for each page that can't be built, one that says what to mend."""
    for (name, identifier), problems in site.broken.items():
        kind = BY_NAME.get(name)  # None for a page written by hand
        if kind and (kind is HOME or kind.has_pages):
            names = (identifier, *site.broken_pages.get((name, identifier), ()))
            for path in ("index.md",) if kind is HOME else (f"{kind.place}/{each}.md" for each in names):
                yield Plan(
                    path, BROKEN, "这一页的 YAML 有错", values={"problems": problems}, source=problems[0].place.file
                )


def parents(tree: TriageFile) -> dict[str, list[tuple[str, str]]]:
    """Find for each question, and for each `outcome-NAME`, which questions and answers lead to it."""
    found: dict[str, list[tuple[str, str]]] = {}
    for identifier, question in tree.questions.items():
        answers = [(answer, answer.name) for answer in question.answers]
        for answer, name in (*answers, (question.unsure, WORDS["unsure"])):
            where = answer.next or (f"outcome-{answer.outcome}" if answer.outcome else None)
            if where:
                found.setdefault(where, []).append((identifier, name))
    return found
