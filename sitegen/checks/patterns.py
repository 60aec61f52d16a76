"""Check pages that have a pattern: pieces are whole, passages get their blanks, a page is as long as it may be."""

from collections.abc import Iterator, Mapping

from sitegen.checks.addresses import piece_ids
from sitegen.checks.context import Context, Subject, problem
from sitegen.checks.pages import SOURCE_ANCHOR, TAKEN_BEGINNINGS
from sitegen.markup.own_words import han, own_words
from sitegen.model.field_types import Model, Prose, Say
from sitegen.model.kinds import PASSAGE
from sitegen.model.passage import BLANK, PassageFile, Piece
from sitegen.model.patterns import PATTERNS, Asked, PatternFile, section_ids
from sitegen.model.walk import walk_kind
from sitegen.problems import FieldPath, Problem, meant, nearest, shortened
from sitegen.reading.content import Entry
from sitegen.recall import question

LONGEST_TITLE = 14
SAYING = frozenset(
    {"title", "text", "ticks", "fork", "guard", "say", "letter", "calculator", "outcome", "refused", "branches"}
)


def check(context: Context, subject: Subject) -> Iterator[Problem]:
    """Check a page's or a passage's pieces, and what a page says as a whole."""
    entry = subject.entry
    for path, piece in subject.parts(Piece):
        yield from _check_piece(context, entry, path, piece)
    for path, asked in subject.parts(Asked):
        yield from _check_question(context, entry, path, asked)
    for _, passage in subject.parts(PassageFile):
        yield from _check_blanks(entry, passage)
    for _, page in subject.parts(PatternFile):
        yield from _check_ids(context, entry, page)
        yield from _check_length(subject, page)


def _check_piece(context: Context, entry: Entry[Model], path: FieldPath, piece: Piece) -> Iterator[Problem]:
    said = sorted(SAYING & piece.model_fields_set)
    if piece.use and said:
        yield problem(entry, (*path, said[0]), f"用了 use，就不要再写 {said[0]}。要另外说的，单独写一项。")
    elif piece.use:
        yield from _check_use(context, entry, path, piece.use, piece.with_)
    elif not said:
        yield problem(entry, path, f"这一项是空的。请写 {'、'.join(sorted(SAYING))} 里的一样，或者用 use 写一段的 id。")


def _check_question(context: Context, entry: Entry[Model], path: FieldPath, asked: Asked) -> Iterator[Problem]:
    if asked.use:
        yield from _check_use(context, entry, path, asked.use, asked.with_)
    if bool(asked.use) == bool(asked.question and asked.answer):
        yield problem(entry, path, "要写 question 和 answer，或者只写 use。")


def _check_use(
    context: Context, entry: Entry[Model], path: FieldPath, used: str, given: Mapping[str, str]
) -> Iterator[Problem]:
    blanks = blanks_of(context, used)
    if blanks is None:
        return  # told where ids are checked, or in the passage's own file
    for name in given:
        if name not in blanks:
            yield problem(
                entry, (*path, "with", name), f'这一段没有 "{shortened(name)}" 这个空。{nearest(name, blanks)}'
            )
    misspelt = meant(given.keys() - set(blanks), blanks)
    for name in blanks:
        if name not in given and name not in misspelt:
            yield problem(entry, (*path, "use"), f"这一段有一个空 {name} 没有填。请写 with: {{{name}: …}}。")


@question
def blanks_of(context: Context, passage: str) -> tuple[str, ...] | None:
    """Name the blanks of a passage; None if it can't be read."""
    found = context.content.of(PASSAGE).get(passage)
    return tuple(found.file.blanks) if found else None


def _check_blanks(entry: Entry[Model], passage: PassageFile) -> Iterator[Problem]:
    used: set[str] = set()
    for path, text in walk_kind(passage.pieces, str):
        for found in BLANK.finditer(text):
            used.add(found[1])
            if found[1] not in passage.blanks:
                message = f'没有 "{found[1]}" 这个空。{nearest(found[1], passage.blanks)}'
                yield problem(entry, ("pieces", *path), message, text=text, offset=found.start())
    for path, piece in walk_kind(passage.pieces, Piece):
        if piece.use:
            yield problem(entry, ("pieces", *path, "use"), "一段里不能再用别的段。")
    misspelt = meant(used - passage.blanks.keys(), passage.blanks)
    for name in passage.blanks:
        if name not in used | misspelt:
            yield problem(entry, ("blanks", name), f"这一段没有用到 {{{name}}} 这个空。")


def _check_ids(context: Context, entry: Entry[Model], page: PatternFile) -> Iterator[Problem]:
    sections = section_ids(page)
    seen: set[str] = set()
    for path, name in piece_ids(context, page):
        if name in sections or name in seen or _is_ours(name):
            what = "请改一个" if path[-1] == "id" else "这一段里有它，不能再用一次"
            yield problem(entry, path, f'"{name}" 在页面上已经有了。{what}。')
        seen.add(name)
    if page.next.step not in {*sections, *seen}:
        message = f'页面上没有 "{page.next.step}" 这个位置。{nearest(page.next.step, sorted({*sections, *seen}))}'
        yield problem(entry, ("next", "step"), message)
    for name in page.headings:
        if name not in sections:
            message = f'页面上没有 "{shortened(name)}" 这一节。{nearest(name, sections)}'
            yield problem(entry, ("headings", name), message)


def _is_ours(name: str) -> bool:
    """Ask whether the program gives such names to places on the page."""
    return bool(SOURCE_ANCHOR.fullmatch(name)) or name.startswith(("fork-", *TAKEN_BEGINNINGS))


def _check_length(subject: Subject, page: PatternFile) -> Iterator[Problem]:
    entry, pattern = subject.entry, PATTERNS[page.pattern]
    if (long := han(page.title)) > LONGEST_TITLE:
        yield problem(entry, ("title",), f"标题有 {long} 个汉字，最多 {LONGEST_TITLE} 个。")
    own = sum(han(own_words(prose)) for _, prose in subject.parts(Prose) if not isinstance(prose, Say))
    if not pattern.least <= own <= pattern.most:
        message = f"正文有 {own} 个汉字，{page.pattern} 的页要有 {pattern.least} 到 {pattern.most} 个"
        yield problem(entry, (), f"{message}。太长就分成两页，别把句子压短。")
