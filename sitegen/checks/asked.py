"""Check what readers type who look for a page: it leads to a page that exists, in lines as somebody types them."""

from collections.abc import Iterator, Mapping

from sitegen.checks.context import Context, Subject, name_problem, problem
from sitegen.model.asked import ASKED_NAMES, AskedFile, AskedName, lines_of
from sitegen.model.field_types import Model
from sitegen.model.kinds import ASKED
from sitegen.problems import Problem, nearest, shortened
from sitegen.reading.content import Entry

LONGEST = 60


def check(context: Context, subject: Subject) -> Iterator[Problem]:
    """Check each address and each line."""
    for _path, file in subject.parts(AskedFile):
        if file.aliases is None and file.first is None:
            yield problem(subject.entry, (), "aliases 和 first 都没有写，至少写一样。")
        for name in ASKED_NAMES:
            yield from _check_lines(context, subject.entry, name, file.texts(name))


def check_all(context: Context) -> Iterator[Problem]:
    """Check that a whole query leads to one place."""
    led: dict[str, str] = {}
    for entry in context.content.of(ASKED).values():
        for address, text in entry.file.texts("first").items():
            for said in lines_of(text):
                before = led.setdefault(said, address)
                if before != address:
                    message = f"「{said}」已经写在 {before} 下面：一句话只能先给一页。"
                    yield problem(entry, ("first", address), message, text=text, offset=text.index(said))


def _check_lines(context: Context, entry: Entry[Model], name: AskedName, texts: Mapping[str, str]) -> Iterator[Problem]:
    known = context.addresses()
    for address, text in texts.items():
        place = (name, address)
        if address not in known and not _is_unread(context, address):
            message = f'没有 "{shortened(address)}" 这个网址；那一页删了的，下面的句子也删掉。{nearest(address, known)}'
            yield name_problem(entry, place, message)
        for offset, message in _bad_lines(text):
            yield problem(entry, place, message, text=text, offset=offset)


def _is_unread(context: Context, address: str) -> bool:
    """Ask whether the file can't be read that says which addresses there are."""
    return address.partition("/")[0] in context.unread_places()


def _bad_lines(text: str) -> Iterator[tuple[int, str]]:
    """Say what is wrong with lines, and where in the text they begin."""
    seen: set[str] = set()
    offset = 0
    for line in text.splitlines(keepends=True):
        for said in lines_of(line):
            at = offset + line.index(said)
            if len(said) > LONGEST:
                yield at, f"「{said[:12]}…」太长：一句最多{LONGEST}个字，读者在搜索框里打不了那么多。"
            if said in seen:
                yield at, f"「{said}」写了两次，留一个就够。"
            seen.add(said)
        offset += len(line)
