"""Groups of the pages that are lists, so that a reader sees at once where to look: by pattern, by issuer, by length."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from sitegen.model.kinds import CALCULATOR, KINDS, LETTER, OVERVIEWS, PRODUCT, SCENARIO, STAGE
from sitegen.model.law import LawFile
from sitegen.model.lists import Listed
from sitegen.model.patterns import PATTERNS
from sitegen.pages.words import WORDS
from sitegen.reading.content import Entry
from sitegen.site import Site

Item = TypeVar("Item")
CALCULATOR_GROUPS = {
    "owed": "欠多少，还得起多少",
    "price": "借这笔钱贵不贵",
    "plan": "怎么还，怎么谈",
    "court": "法院、时效、征信",
}
MOST_MET = "先看这些"
LENGTHS = {
    "days": ("三天以内", 72),
    "week": ("一周以内", 7 * 24),
    "fortnight": ("半个月以内", 15 * 24),
    "month": ("一个月以内", 31 * 24),
    "months": ("几个月", 366 * 24 - 1),
    "years": ("一年和更久", float("inf")),
}
"""How long periods of a group are at most, in hours."""
ISSUERS = {
    "statutes": ("法律", "全国人民代表大会"),
    "courts": ("司法解释和司法文件", "最高人民"),
    "council": ("国务院的法规和文件", "国务院"),
    "local": ("地方的法规", "人民代表大会"),
    "regulators": ("金融监管和其他部门、行业的规定", ""),
}
"""What the name of an issuer holds, the first that fits."""


@dataclass(frozen=True)
class Group(Generic[Item]):
    """A part of a list, with a heading of its own and perhaps smaller ones in it."""

    id: str
    title: str
    items: tuple[Item, ...]

    @property
    def count(self) -> int:
        """How many it holds, those in its smaller parts each."""
        return sum(each.count if isinstance(each, Group) else 1 for each in self.items)


def listed(groups: tuple[Group[Item], ...]) -> Mapping[str, object]:
    """Give what a template and the theme need to show groups and to list them."""
    contents = [{"id": each.id, "title": each.title} for each in groups]
    return {"groups": groups, "contents": contents, "contents_title": WORDS["groups"]}


def grouped(
    items: Iterable[Item], titles: Mapping[str, tuple[str, object]], group_of: Callable[[Item], str]
) -> tuple[Group[Item], ...]:
    """Put items into their groups, those without any left out."""
    held: dict[str, list[Item]] = {key: [] for key in titles}
    for item in items:
        held[group_of(item)].append(item)
    return tuple(Group(f"group-{key}", titles[key][0], tuple(found)) for key, found in held.items() if found)


def parted(entries: Iterable[Entry[Listed]], title: str) -> tuple[Group[str], ...]:
    """Part a list where its entries say so; what stands before the first part has the list's own title."""
    held: dict[str, list[str]] = {}
    for entry in entries:
        title = entry.file.part or title
        held.setdefault(title, []).append(entry.id)
    return tuple(Group(f"group-{place}", each, tuple(ids)) for place, (each, ids) in enumerate(held.items(), start=1))


def length_of(hours: float) -> str:
    """Name the group of a period."""
    return next(key for key, (_, most) in LENGTHS.items() if hours <= most)


def issuer_of(file: LawFile) -> str:
    """Name the group of an instrument."""
    return next(key for key, (_, part) in ISSUERS.items() if part in file.issuer)


def everything(site: Site) -> tuple[Group[Group[str]], ...]:
    """Give the targets of all contents: situations by pattern, then the other kinds, calculators by use."""
    return tuple(group for group in _everything(site) if any(each.items for each in group.items))


def _everything(site: Site) -> Iterator[Group[Group[str]]]:
    for group in by_pattern(site):
        yield Group(group.id, group.title, (Group("", "", group.items),))
    for kind in KINDS:
        if kind.heading and kind not in (SCENARIO, CALCULATOR):
            names = site.products() if kind is PRODUCT else site.ids(kind.name)
            yield Group(kind.place, kind.heading, (Group("", "", _targets(kind.name, names)),))
    yield Group(CALCULATOR.place, CALCULATOR.heading, by_use(site))
    yield Group("more", "查一查", (Group("", "", _lists(site)),))


def by_pattern(site: Site) -> tuple[Group[str], ...]:
    """Give the targets of the situations by what kind of trouble they are."""
    return _named(SCENARIO.name, ((name, each.heading, site.of_pattern(name)) for name, each in PATTERNS.items()))


def in_stage(site: Site, stage: str) -> tuple[Group[str], ...]:
    """Give those of one stage: first what its file names, in that order, then the others by what kind of trouble they are."""
    own = frozenset(site.in_stage(stage))
    named = tuple(target for target in site.of(STAGE)[stage].file.links if target in own)
    others = own.difference(named)
    left = (
        Group(each.id, each.title, tuple(item for item in each.items if item in others)) for each in by_pattern(site)
    )
    groups: tuple[Group[str], ...] = (Group("first", MOST_MET, named), *left)
    return tuple(group for group in groups if group.items)


def by_use(site: Site) -> tuple[Group[str], ...]:
    """Give the targets of the calculators by what they are for."""
    pages = site.of(CALCULATOR)
    groups = {name: pages[name].file.group for name in site.offered() if name in pages}
    return _named(
        CALCULATOR.name,
        ((key, title, [name for name in groups if groups[name] == key]) for key, title in CALCULATOR_GROUPS.items()),
    )


def by_stage(site: Site) -> tuple[Group[str], ...]:
    """Give the targets of the letters by the stages in which they are written, one of several stages in each."""
    letters, stages = site.of(LETTER), site.of(STAGE)
    written = {stage: [name for name, each in letters.items() if stage in each.file.stage] for stage in stages}
    anytime = [name for name, each in letters.items() if not each.file.stage]
    by_stage = ((stage, stages[stage].file.title, found) for stage, found in written.items())
    return _named(LETTER.name, (*by_stage, ("anytime", "什么时候都用得上", anytime)))


def _named(kind: str, groups: Iterable[tuple[str, str, Iterable[str]]]) -> tuple[Group[str], ...]:
    found = (Group(key, title, _targets(kind, names)) for key, title, names in groups)
    return tuple(group for group in found if group.items)


def _targets(kind: str, identifiers: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"{kind}:{each}" for each in identifiers)


def _lists(site: Site) -> tuple[str, ...]:
    addresses = [kind.list_page.address for kind in KINDS if kind.list_page] + [page.address for page in OVERVIEWS]
    return tuple(f"page:{each}" for each in (*addresses, *site.written_by_hand()))
