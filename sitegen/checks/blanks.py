"""Check that what a letter's blanks are held against is there, and of a kind that can be compared."""

from collections.abc import Iterator, Mapping

from sitegen.checks.context import Context, Subject, problem
from sitegen.model.field_types import Model
from sitegen.model.letter import DAYS, MOST, TODAY, LetterField, LetterFile
from sitegen.problems import FieldPath, Problem, nearest, shortened
from sitegen.reading.content import Entry

_FITS = {"most": ("text", "money"), **dict.fromkeys(DAYS, ("date",))}
"""On which kinds of blanks each field can stand."""
_COMPARED = {"most": "money", **dict.fromkeys(DAYS, "date")}
"""What kind of blanks each field can name."""


def check(_: Context, subject: Subject) -> Iterator[Problem]:
    """Check the blanks of a letter."""
    for path, letter in subject.parts(LetterFile):
        blanks = {blank.name: blank for blank in letter.fields}
        for index, blank in enumerate(letter.fields):
            at = (*path, "fields", index)
            yield from _check_blank(subject.entry, at, blank)
            yield from _check_names(subject.entry, at, blank, blanks)
            if circle := _circle(blank, blanks):
                message = f"这几个空绕成了一圈：{' → '.join(circle)}。请去掉其中一处，一头写就够。"
                yield problem(subject.entry, at, message)


def _check_blank(entry: Entry[Model], at: FieldPath, blank: LetterField) -> Iterator[Problem]:
    if blank.name == TODAY:
        yield problem(entry, (*at, "name"), f"{TODAY} 是填信的那一天，不能当空的名字。请换一个。")
    for field, kinds in _FITS.items():
        if getattr(blank, field) and blank.kind not in kinds:
            allowed = "、".join(f"kind: {kind}" for kind in kinds)
            yield problem(entry, (*at, field), f"只有 {allowed} 的空能写 {field}。")
    if blank.most and not MOST.fullmatch(blank.most):
        message = "要写一个整数，比如 60；或者写别的空，中间用「+」「-」和空格隔开，比如 income - spending。"
        yield problem(entry, (*at, "most"), message)


def _check_names(
    entry: Entry[Model], at: FieldPath, blank: LetterField, blanks: Mapping[str, LetterField]
) -> Iterator[Problem]:
    for field, name in blank.measured_by:
        if blank.kind not in _FITS[field] or (field in DAYS and name == TODAY):
            continue
        if message := _wrong_name(field, name, blanks):
            text = getattr(blank, field)
            yield problem(entry, (*at, field), message, text=text, offset=text.index(name))


def _wrong_name(field: str, name: str, blanks: Mapping[str, LetterField]) -> str:
    kind = _COMPARED[field]
    if name not in blanks:
        fitting = [other.name for other in blanks.values() if other.kind == kind]
        return f'没有 "{shortened(name)}" 这个空。{nearest(name, [*fitting, TODAY] if field in DAYS else fitting)}'
    other = blanks[name].kind
    return "" if other == kind else f'"{name}" 这个空的 kind 是 {other}，这里只能写 kind: {kind} 的。'


def _circle(blank: LetterField, blanks: Mapping[str, LetterField]) -> list[str]:
    """Follow what a blank is held against back to itself; a circle is told at the first of its blanks."""
    order = list(blanks)
    ways = [[blank.name]]
    seen = set()
    while ways:
        way = ways.pop()
        for _, name in blanks[way[-1]].measured_by:
            if name == blank.name:
                return [*way, name]
            if name in blanks and name not in seen and order.index(name) > order.index(blank.name):
                seen.add(name)
                ways.append([*way, name])
    return []
