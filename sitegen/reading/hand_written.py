"""Check the Markdown pages written by hand: MkDocs puts them into the site as they are, so nothing may run from them."""

import re
from collections.abc import Iterator
from html import unescape

import yaml

from sitegen.problems import Place, Problem, no_such_field, shortened

TAG = re.compile(
    r"<\s*/?\s*(script|style|iframe|object|embed|link|meta|base|form|svg|math|img|video|audio)\b", re.IGNORECASE
)
HANDLER = re.compile(r"<[^>]*?\s(on\w+|style)\s*=", re.IGNORECASE)
ATTRIBUTES = re.compile(r"\{:[^}]*\}?")
ADDRESS = re.compile(r"""(?:\]\(|\]:|href\s*=|src\s*=)\s*[<"']?\s*([a-z][a-z0-9+.\s-]*):""", re.IGNORECASE)
AUTOLINK = re.compile(r"<([a-z][a-z0-9+.-]*):", re.IGNORECASE)
SCHEMES = ("https", "mailto", "tel")
FENCE = "---"
TEXTS = ("title", "tab_title", "description")
"""What the head of a page may say besides `aliases`."""


def problems_of(name: str, text: str) -> Iterator[Problem]:
    """Tell what can't stand in a page written by hand: a broken head, and everything that a browser would run or load."""
    yield from _head(name, text)
    for number, line in enumerate(text.split("\n"), 1):
        for column, message in sorted(_dangers(line)):
            yield Problem(Place(name, number, column + 1), "", message)


def _head(name: str, text: str) -> Iterator[Problem]:
    if not text.startswith(f"{FENCE}\n"):
        return  # the page's first heading is its title
    try:
        fields = yaml.safe_load(text.split(f"\n{FENCE}\n", 1)[0].removeprefix(f"{FENCE}\n"))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark else 1
        yield Problem(
            Place(name, line, 1), "", f"开头两行 {FENCE} 之间的内容写坏了，读不出来。照 content/about.md 的样子写。"
        )
        return
    if not isinstance(fields, dict) or "title" not in fields:
        message = f"开头两行 {FENCE} 之间要写 title: 标题。照 content/about.md 的样子写。"
        yield Problem(Place(name), "title", message)
    for field, value in fields.items() if isinstance(fields, dict) else ():
        if message := _wrong(str(field), value):
            yield Problem(Place(name, _line_of(str(field), text), 1), str(field), message)


def _wrong(field: str, value: object) -> str:
    """Say what is wrong with a field of the head; nothing of one that is right."""
    if field == "aliases":
        return "" if _are_words(value) else "应该是列表，每项一段文字，例如 aliases: [收不收钱, 谁办的]。"
    if field not in TEXTS:
        return no_such_field(field, (*TEXTS, "aliases"))
    return "" if isinstance(value, str) and value.strip() else "要写一段文字。"


def _line_of(field: str, text: str) -> int:
    lines = text.split("\n")
    return next((number for number, line in enumerate(lines, 1) if line.startswith(f"{field}:")), 1)


def _are_words(found: object) -> bool:
    return isinstance(found, list) and all(isinstance(each, str) for each in found)


def _dangers(line: str) -> Iterator[tuple[int, str]]:
    for pattern in (TAG, HANDLER):
        if found := pattern.search(line):
            yield found.start(), f"不能写会运行、会加载东西的 HTML：{shortened(found[0])}。请去掉。"
    if found := ATTRIBUTES.search(line):
        yield found.start(), f"不能写属性：{shortened(found[0])}。请去掉。"
    plain = unescape(line)
    for pattern in (ADDRESS, AUTOLINK):
        for found in pattern.finditer(plain):
            if found[1].strip().lower() not in SCHEMES:
                yield (
                    min(found.start(), len(line)),
                    f"链接只能指向本站的 .md，或者 https:// 开头的网页，不能是 {shortened(found[1])}:。",
                )
