"""What the pages show that lead to entries of several kinds: by paper, by who asks, by deadline, by article; what isn't checked."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from sitegen.checks.dates import next_review
from sitegen.model.fact import FactFile
from sitegen.model.fact_on_day import FactOnDay
from sitegen.model.field_types import Reviewed
from sitegen.model.kinds import FACT, KINDS, LAW, TRIAGE
from sitegen.model.law import Article, LawFile
from sitegen.model.triage import TriageAnswer, TriageFile, TriageQuestion
from sitegen.pages.citations import DOUBTFUL, LEVELS
from sitegen.pages.groups import ISSUERS, LENGTHS, grouped, issuer_of, length_of, listed
from sitegen.site import Site

HOURS = {"小时": 1, "日": 24, "天": 24, "个工作日": 34, "个月": 730, "年": 8760}
"""The units of facts that are deadlines, with their hours, about: to put them in order."""
OTHERS = "others"
"""The group of the periods that others keep, or that run by themselves."""
LED_TO = ("scenario", "letter", "calculator")
"""What deadlines lead to: pages on which something can be done."""
Values = Mapping[str, object]


@dataclass(frozen=True)
class Deadline:
    """A period of time that pages speak of."""

    id: str
    fact: FactOnDay
    hours: float
    pages: tuple[str, ...]

    @property
    def group(self) -> str:
        """The group of the list that it stands in: by its length if the reader has to keep it."""
        return length_of(self.hours) if self.fact.file.yours else OTHERS


@dataclass(frozen=True)
class Used:
    """An instrument, the pages that rest on it as a whole, and those that rest on each of its articles."""

    id: str
    file: LawFile
    pages: tuple[str, ...]
    articles: tuple[tuple[Article, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Asked:
    """A question of triage with its answers, as a list."""

    id: str
    tree: TriageFile
    question: TriageQuestion
    answers: tuple[tuple[TriageAnswer, str], ...]
    """Each answer with the question that it leads to, if that is in the list, too."""


def _deadlines(site: Site) -> Iterator[Deadline]:
    """Give the periods that pages speak of, the shortest first; of two as long that of which more pages speak."""
    found = []
    for identifier, entry in site.of(FACT).items():
        unit = entry.file.unit if isinstance(entry.file, FactFile) else None
        now = site.fact(identifier)
        pages = tuple(each for each in site.users(f"fact:{identifier}", "") if each.partition(":")[0] in LED_TO)
        if now and now.value and unit in HOURS and pages:
            found.append(Deadline(identifier, now, float(now.value.value) * HOURS[unit], pages))
    yield from sorted(found, key=lambda each: (each.hours, -len(each.pages)))


def _instruments(site: Site, levels: Iterable[str]) -> Iterator[Used]:
    """Give the instruments of some levels that pages rest on, with these pages."""
    for identifier, entry in site.of(LAW).items():
        articles = ((article, site.users(identifier, article.number)) for article in entry.file.articles)
        used = Used(identifier, entry.file, site.users(identifier, ""), tuple(each for each in articles if each[1]))
        if entry.file.level in levels and (used.pages or used.articles):
            yield used


def _asked(site: Site, field: str) -> Iterator[Asked]:
    """Give the questions that the tree names for a list."""
    for entry in site.of(TRIAGE).values():
        tree = entry.file
        listed: tuple[str, ...] = getattr(tree, field)
        for name in listed:
            answers = tree.questions[name].answers
            following = tuple((each, each.next if each.next in listed else "") for each in answers)
            yield Asked(name, tree, tree.questions[name], following)


def _overdue(site: Site) -> Iterator[str]:
    """Name what should have been checked again by now: values of facts, and pages."""
    for identifier in site.of(FACT):
        now = site.fact(identifier)
        if now and now.state == "due":
            yield f"{FACT.name}:{identifier}"
    for kind in KINDS:
        for identifier, entry in site.of(kind).items():
            if kind.has_pages and isinstance(entry.file, Reviewed) and next_review(entry.file) < site.as_of:
                yield f"{kind.name}:{identifier}"


def _deadline_groups(site: Site) -> Values:
    return listed(grouped(_deadlines(site), LENGTHS | {OTHERS: ("别人要守的，算多久的", "")}, lambda each: each.group))


def _instrument_groups(site: Site) -> Values:
    return listed(grouped(_instruments(site, LEVELS), ISSUERS, lambda each: issuer_of(each.file)))


VALUES: Mapping[str, Callable[[Site], Values]] = {
    "papers": lambda site: {"asked": tuple(_asked(site, "papers"))},
    "who-asks": lambda site: {"asked": tuple(_asked(site, "who_asks"))},
    "deadlines": _deadline_groups,
    "law-index": _instrument_groups,
    "to-check": lambda site: {"overdue": tuple(_overdue(site)), "instruments": tuple(_instruments(site, DOUBTFUL))},
}
"""What the template of each overview gets."""
