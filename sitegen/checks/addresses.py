"""Judge where a link leads: to what exists on the site, or to a safe address outside."""

import re
from collections.abc import Iterator

from sitegen.checks.articles import bad_article
from sitegen.checks.context import Context
from sitegen.markup.references import LINKED_KINDS, Selector
from sitegen.model.field_types import Model
from sitegen.model.kinds import BY_NAME, PASSAGE, SCENARIO
from sitegen.model.passage import Case, Piece
from sitegen.model.patterns import PatternFile, pieces_of, section_ids
from sitegen.model.triage import TriageFile
from sitegen.model.walk import walk_kind
from sitegen.problems import FieldPath, close_to, nearest, shortened
from sitegen.reading.content import Entry
from sitegen.recall import question

# A host with a dot and letters alone, so that `https://bank.com@evil.example` is none; then what needs no escape.
OUTSIDE = re.compile(r"https://([a-z0-9-]+\.)+[a-z]{2,}(:[0-9]{1,5})?([/?#][\w!#$%&()*+,./:;=?@~-]*)?", re.ASCII)
PLAIN = "http://"


def missing(context: Context, kind: str, identifier: str) -> str:
    """Say that something is not there, and what may have been meant."""
    called = BY_NAME[kind].called if kind in BY_NAME else "个页面"
    return f'没有 "{shortened(identifier)}" 这{called}。{nearest(identifier, context.ids(kind))}'


def bad_link(context: Context, entry: Entry[Model], target: str) -> str:
    """Say what is wrong with a link in prose; nothing if it is right."""
    if target.startswith("#"):
        return _bad_anchor(context, entry, target[1:])
    if target.startswith(PLAIN):
        return f'链接 "{shortened(target)}" 不安全：http:// 要改成 https://；那个网站没有的话，只写名字，不放链接。'
    if target.startswith("https:"):
        fits = OUTSIDE.fullmatch(target)
        return "" if fits else f'网址 "{shortened(target)}" 写法不对：域名用英文字母，里面不能有空格、引号或汉字。'
    return bad_target(context, target)


@question
def bad_target(context: Context, target: str) -> str:
    """Say what is wrong with a link to a page of the site; nothing if it is right."""
    kind, colon, rest = target.partition(":")
    if not colon or kind not in LINKED_KINDS:
        return f'链接 "{shortened(target)}" 不能用：{_no_address(target)}'
    identifier, _, anchor = rest.partition("#")
    if not context.has(kind, identifier):
        return missing(context, kind, identifier)
    if anchor and kind == "law":
        return bad_article(context, identifier, Selector(anchor))
    entry = context.content.entries.get(kind, {}).get(identifier)
    return _bad_anchor(context, entry, anchor) if entry and anchor else ""


def _no_address(target: str) -> str:
    """Say how a link is written, and what was meant if that shows."""
    if target.partition("：")[0] in LINKED_KINDS:
        return "冒号要用半角的「:」，不是「：」。"
    kind, colon, _ = target.partition(":")
    meant = nearest(kind, LINKED_KINDS) if colon and close_to(kind, LINKED_KINDS) else ""
    return f"要写成「种类:id」，种类有：{'、'.join(LINKED_KINDS)}；正文里还可以写 https:// 网址。{meant}"


def _bad_anchor(context: Context, entry: Entry[Model], anchor: str) -> str:
    """Judge a place on a scenario's page, or a question of the tree; other places are checked when pages are made."""
    if not anchor:
        return "「#」后面要写这一页上一个位置的名字，例如 #answer。"
    if isinstance(entry.file, PatternFile):
        known = [*section_ids(entry.file), *(name for _, name in piece_ids(context, entry.file))]
    elif isinstance(entry.file, TriageFile):
        return "" if anchor in entry.file.questions else no_question(anchor, entry.file)
    else:
        return ""
    return "" if anchor in known else f'页面上没有 "#{shortened(anchor)}" 这个位置。{nearest(anchor, known)}'


def piece_ids(context: Context, page: PatternFile) -> Iterator[tuple[FieldPath, str]]:
    """Name the places that the pieces of a page make, those of its passages too, each with where it is asked for."""
    for path, piece in pieces_of(page):
        if isinstance(piece, Piece) and piece.id:
            yield (*path, "id"), piece.id
        if piece.use:
            yield from (((*path, "use"), name) for name in ids_in(context, piece.use))


@question
def ids_in(context: Context, passage: str) -> tuple[str, ...]:
    """Name the places that a passage makes on the pages that use it."""
    found = context.content.of(PASSAGE).get(passage)
    return tuple(piece.id for piece in found.file.pieces if piece.id) if found else ()


@question
def bad_case(context: Context, scenario: str, answer: str) -> str:
    """Say that a page has no fork with an answer; nothing if it has, or can't be read."""
    found = context.content.of(SCENARIO).get(scenario)
    known = [str(case.answer) for _, case in walk_kind(found.file, Case)] if found else [answer]
    return "" if answer in known else f'那一页没有 "{shortened(answer)}" 这个回答。{nearest(answer, known)}'


def no_question(anchor: str, tree: TriageFile) -> str:
    """Say that a tree has no question of a name."""
    return f'没有 "{shortened(anchor)}" 这一问。{nearest(anchor, tree.questions)}'
