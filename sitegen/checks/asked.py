"""Check what readers type who look for a page: it leads to a page that exists, in lines as somebody types them."""

from collections.abc import Iterator

from sitegen.checks.context import Context, Subject, name_problem, problem
from sitegen.model.asked import AskedFile, lines_of
from sitegen.problems import Problem, nearest, shortened

LONGEST = 60


def check(context: Context, subject: Subject) -> Iterator[Problem]:
    """Check each address and each line."""
    for _path, file in subject.parts(AskedFile):
        known = context.addresses()
        for address, text in file.aliases.items():
            place = ("aliases", address)
            if address not in known and not _is_unread(context, address):
                message = (
                    f'没有 "{shortened(address)}" 这个网址；那一页删了的，下面的句子也删掉。{nearest(address, known)}'
                )
                yield name_problem(subject.entry, place, message)
            for offset, message in _bad_lines(text):
                yield problem(subject.entry, place, message, text=text, offset=offset)


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
