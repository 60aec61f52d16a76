"""Check what stands only once: page addresses, ids of entries and articles."""

import re
from collections.abc import Iterable, Iterator

from sitegen.checks.context import GENERATED_PAGES, Context, Subject, problem
from sitegen.markup.references import CITED_KINDS, EXPERIENCE
from sitegen.model.field_types import Model
from sitegen.model.kinds import BY_NAME
from sitegen.model.law import LawFile
from sitegen.problems import FieldPath, Place, Problem, nearest
from sitegen.reading.content import Entry

SOURCE_ANCHOR = re.compile(r"s[0-9]+(-[0-9]+)?")
TAKEN_BEGINNINGS = ("t-", "say-", "next-")


def check_all(context: Context) -> Iterator[Problem]:
    """Refuse a page written by hand where a generated one stands."""
    for page in context.content.pages:
        name = page.path.removesuffix(".md")
        if name in GENERATED_PAGES:
            place = Place(f"{context.content.root}/{page.path}")
            yield Problem(place, "", f"地址 /{name}/ 由程序生成，会盖掉这个手写页。请改名。")


def check(_: Context, subject: Subject) -> Iterator[Problem]:
    """Check lists and laws for what must be unique or known within them."""
    entry = subject.entry
    for _path, law in subject.parts(LawFile):
        yield from _check_law(entry, law)
    kind = BY_NAME[entry.kind]
    if kind.list_page and not kind.has_pages and SOURCE_ANCHOR.fullmatch(entry.id):
        yield problem(entry, ("id",), f'id "{entry.id}" 留给了出处的编号。请改一个。')


def _check_law(entry: Entry[Model], law: LawFile) -> Iterator[Problem]:
    if entry.id in (*CITED_KINDS, EXPERIENCE):
        yield problem(entry, (), f'文件名不能是 "{entry.id}"：引用时它另有意思。请改名。')
    yield from repeated(entry, ("articles",), [article.number for article in law.articles], "number")
    if law.level == "F" and law.articles:
        yield problem(entry, ("articles",), "F 级文件只转述、不引原文。请改成 key_points，或者核对后改 level。")
    numbers = {article.number for article in law.articles}
    for index, moved in enumerate(law.moved):
        if moved.to not in numbers:
            message = f'文件里没有 "{moved.to}" 这一条。{nearest(moved.to, numbers)}'
            yield problem(entry, ("moved", index, "to"), message)


def repeated(entry: Entry[Model], path: FieldPath, names: Iterable[str], field: str) -> Iterator[Problem]:
    """Tell every name of a list that an earlier part has already."""
    first: dict[str, int] = {}
    for index, name in enumerate(names):
        if name in first:
            line = entry.place((*path, first[name], field)).line
            message = f'{field} "{name}" 用了两次（第一次在第 {line} 行）。请改一个。'
            yield problem(entry, (*path, index, field), message)
        else:
            first[name] = index
