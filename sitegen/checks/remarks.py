"""Check what stands beside a law: readers see it, so it holds no orders to editors and no names of files."""

import re
from collections.abc import Iterator

from sitegen.checks.context import Context, Subject, problem
from sitegen.model.law import Article, LawFile
from sitegen.problems import FieldPath, Problem, shortened

FOR_EDITORS = re.compile(r"引用时|再引用|不要引用|不采(?![集信纳])|不要写|优先用|照抄|请在页面|仓库")
NAME_OF_FILE = re.compile(r"(?<![a-z0-9.-])[a-z][a-z0-9]*(?:-[a-z0-9]+)+(?![a-z0-9.-])")


def check(_: Context, subject: Subject) -> Iterator[Problem]:
    """Check a law."""
    for _path, law in subject.parts(LawFile):
        for path, words in _shown(law):
            if found := FOR_EDITORS.search(words):
                message = f"「{found[0]}」是对编辑说的，读者会看到。请写成对读者说的话；给编辑的写进 source 的 note。"
            elif found := NAME_OF_FILE.search(words):
                message = f'"{shortened(found[0])}" 读者看不懂。请写名字，例如《民法典》。'
            else:
                continue
            yield problem(subject.entry, path, message, text=words, offset=found.start())


def _shown(law: LawFile) -> Iterator[tuple[FieldPath, str]]:
    """Give the remarks of a law and its articles as they are shown, each with its place."""
    if law.notes:
        yield ("notes",), law.notes
    for index, point in enumerate(law.key_points):
        yield ("key_points", index), point
    for index, article in enumerate(law.articles):
        for name in Article.REMARKS:
            if words := getattr(article, name):
                yield ("articles", index, name), words
