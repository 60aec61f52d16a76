"""Check how things are typed: what the page does by itself isn't typed, and quotation marks are of one kind."""

import re
from collections.abc import Iterator

from sitegen.checks.context import Context, Subject, problem
from sitegen.model.asked import AskedFile
from sitegen.model.field_types import Prose
from sitegen.model.law import LawFile
from sitegen.problems import Problem

HAN, LATIN = "[\u3400-\u9fff]", "[0-9A-Za-z]"
SPACE = re.compile(f"(?<={HAN}) +(?={LATIN})|(?<={LATIN}) +(?={HAN})|(?<=[0-9]%) +(?={HAN})")
"""What a browser sets between a Han character and a figure or letter, typed."""
QUOTED_LAW = "“"
NOT_SHOWN = "sources"


def check(_: Context, subject: Subject) -> Iterator[Problem]:
    """Check everything that readers see, but for what stands in files of law, where sources are named as they are."""
    if isinstance(subject.entry.file, LawFile | AskedFile):
        return
    for path, text in subject.parts(str):
        if NOT_SHOWN in path:
            continue
        if " " in text and (found := SPACE.search(text)):
            message = "汉字和数字、字母之间不用打空格，网页自己会留。请删掉。"
            yield problem(subject.entry, path, message, text=text, offset=found.start())
        if QUOTED_LAW in text and not isinstance(text, Prose):
            message = "弯引号“”只在正文里引条文用。这里请写「」。"
            yield problem(subject.entry, path, message, text=text, offset=text.index(QUOTED_LAW))
