"""Find what was meant as YAML and isn't: marks typed full-width or without their space, text cut off by a comment."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sitegen.problems import Level

BRACKETED = re.compile("（[^（）]*）|「[^「」]*」|“[^“”]*”|《[^《》]*》|【[^【】]*】")
HAN = re.compile("[\u4e00-\u9fff]")
LIST_COMMA = re.compile("[，、；]")
FIELD_COMMA = re.compile("[，、；](?=\\s*[A-Za-z_]+\\s*[:：])")
FULL_WIDTH_FIELD = re.compile("[A-Za-z_]+：")
DIGITS = re.compile(r"[0-9]{3}(\.[0-9]+)?")
SPLIT_NUMBER = re.compile("[0-9],$")
CUT_OFF = re.compile("[ \t]+#(?=[^\\s#])")
MAYBE_CUT_OFF = re.compile(" #(?= )")
NOT_AT_THE_START = {
    "｜": "「｜」是全角的，换行不会保留。请用半角的「|」。",
    "＞": "「＞」是全角的，不会折行。请用半角的「>」。",
    "［": "列表要用半角的方括号「[」「]」，这里是全角的「［」。",
    "｛": "一组字段要用半角的花括号，这里是全角的「｛」。",
    "＂": "引号要用半角的 \" 或 '，这里是全角的「＂」。",
    "＇": "引号要用半角的 \" 或 '，这里是全角的「＇」。",
}
WIDE_COLON = "字段名后面要用半角冒号和一个空格（「字段: 内容」），这里是全角的「：」。"
WIDE_SPACE = "「-」后面是全角空格。请换成半角的空格。"
NO_SPACE = "「-」后面要空一格。"
AT_THE_START_OF_A_LINE = (
    (
        re.compile("[－–•·−‐](?=[ \u3000]|[\u4e00-\u9fff])"),
        "列表的每一项要用半角的「- 」开头（后面空一格），这里是「{}」。",
    ),
    (re.compile("-(?=\u3000)"), WIDE_SPACE),
    (re.compile("-(?=[^\\s\\d.-])"), NO_SPACE),
    (re.compile("＃"), "「＃」是全角的，后面的字会当成正文。要写说明，用半角的「#」加一个空格。"),
)
FIELD = re.compile("(?:- )*[a-z][a-z_]*(?=[:：])")
IN_A_TEXT = "这一行接在上一段文字后面了。是新的字段，就左边对齐；是列表的一项，就用「- 」开头。"


@dataclass(frozen=True)
class Slip:
    """One such place, counted from 0, and what to say of it."""

    line: int
    column: int
    message: str
    level: Level = "error"


class Plain(NamedTuple):
    """A text without quotes and where it stands."""

    value: str
    line: int
    column: int
    end_line: int
    end_column: int
    inside: str
    """What it is directly inside of: a "list" or "fields" in brackets, or "" for lines of their own."""


def slips(lines: Sequence[str], plain: Plain) -> Iterator[Slip]:
    """Tell what in a text without quotes was meant otherwise than YAML reads it."""
    if not plain.value:
        return
    yield from _cut_off(lines, plain)
    yield from _in_brackets(lines, plain)
    if message := NOT_AT_THE_START.get(plain.value[:1]):
        yield Slip(plain.line, plain.column, message)
        return
    if not lines[plain.line][: plain.column].strip(" -"):
        yield from _start_of_line(lines[plain.line], plain.line, plain.column)
    for number in range(plain.line + 1, plain.end_line + 1) if not plain.inside else ():
        yield from _next_line(lines[number], number)


def _cut_off(lines: Sequence[str], plain: Plain) -> Iterator[Slip]:
    rest = lines[plain.end_line][plain.end_column :]
    before = len(rest) - len(rest.lstrip(" \t,")) if plain.inside else 0
    place = plain.end_column + max(before - 1, 0)
    found = CUT_OFF.match(lines[plain.end_line], place)
    if found:
        message = "「#」和它后面的字会被当成说明丢掉。文字里要写 # 号，请给整段文字加引号；是说明的，# 后面空一格。"
        yield Slip(plain.end_line, found.end() - 1, message)
    maybe = MAYBE_CUT_OFF.match(lines[plain.end_line], place)
    if maybe and HAN.search(plain.value):
        message = "「# 」后面的字是说明，不会出现在页面上。本来是正文的，请给整段文字加引号。"
        yield Slip(plain.end_line, maybe.end() - 1, message, "warning")


def _start_of_line(line: str, number: int, column: int) -> Iterator[Slip]:
    for pattern, message in AT_THE_START_OF_A_LINE:
        if found := pattern.match(line, column):
            yield Slip(number, column, message.format(found[0]))
            return


def _next_line(line: str, number: int) -> Iterator[Slip]:
    """Judge a line that goes on with a text: what begins like a part of its own was meant to be one."""
    column = len(line) - len(line.lstrip(" "))
    marked = list(_start_of_line(line, number, column))
    yield from marked
    if not marked and (line.startswith("- ", column) or FIELD.match(line, column)):
        yield Slip(number, column, IN_A_TEXT)


def _in_brackets(lines: Sequence[str], plain: Plain) -> Iterator[Slip]:
    """Find commas and colons in brackets that part nothing, because they are full-width, or what they should not."""
    if not plain.inside or plain.line != plain.end_line:
        return
    line = lines[plain.line][: plain.end_column]
    if DIGITS.fullmatch(plain.value) and SPLIT_NUMBER.search(line[: plain.column]):
        yield Slip(plain.line, plain.column - 1, "数字里的逗号会把它切成两个。请去掉逗号，例如 10000。")
    if plain.inside == "fields" and (found := FULL_WIDTH_FIELD.match(line, plain.column)):
        yield Slip(plain.line, found.end() - 1, WIDE_COLON)
    pattern, what = (LIST_COMMA, "几项") if plain.inside == "list" else (FIELD_COMMA, "字段")
    own = BRACKETED.sub(lambda found: "＿" * len(found[0]), line)
    if found := pattern.search(own, plain.column):
        yield Slip(plain.line, found.start(), PARTED.format(what, found[0]))


PARTED = "括号里的{0}要用半角逗号「,」隔开，这里是「{1}」。文字里本来就有「{1}」的，请给它加引号。"


BEFORE_A_FAILURE = (
    (re.compile("(<{7}|={7}|>{7})(?= |$)"), "这里是 git 合并时留下的记号，两边的写法都在。请选一种，删掉记号。"),
    (
        re.compile("\\s*(?:- )*[A-Za-z_]+(：)"),
        WIDE_COLON,
    ),
    (re.compile("\\s*(?:- )*[A-Za-z_]+:(\u3000)"), "冒号后面是全角空格。请换成半角的空格（「字段: 内容」）。"),
    (re.compile("\\s*(?:- )*[A-Za-z_]+(\u3000)"), "字段名后面是全角空格。请删掉它。"),
    (re.compile("\\s*(?:- )*[A-Za-z_]+(:)(?=[^\\s/:])"), "冒号后面要空一格（「字段: 内容」）。"),
    (re.compile("\\s*(-)(?=\u3000)"), WIDE_SPACE),
    (re.compile("\\s*(-)(?=[^\\s\\d.-])"), NO_SPACE),
    (re.compile("\\s*([－–•·−‐])"), "列表的每一项要用半角的「- 」开头（后面空一格）。"),
    (
        re.compile(".*?\\{[^{}]*?([，、；])(?=\\s*[A-Za-z_]+\\s*[:：])"),
        "花括号里的字段要用半角逗号「,」隔开。文字里本来就有逗号的，请给它加引号。",
    ),
    (re.compile("\\s*(?:- )*-(\t)"), "「-」后面是制表符（Tab）。请换成空格。"),
    (re.compile("\\s*(＃)"), "「＃」是全角的。要写说明，用半角的「#」加一个空格。"),
    (re.compile(".*?: +([“‘＂＇])"), "中文引号不算 YAML 的引号。文字里有「冒号加空格」的，请在最外面加一对半角引号。"),
    (
        re.compile(".*?(?:: |- ) *([\\[{](?:\\[|[a-z]+:)[^\\[\\]{}]*[\\]}]+)(?=\\s*[^\\s,\\]}#])"),
        "以「[」「{」开头的文字，整段要加引号。",
    ),
)


def slip_near(lines: Sequence[str], first: int, last: int) -> Slip | None:
    """Find what made the parser give up between two lines, from the later up, both counted from 0."""
    for number in range(min(last, len(lines) - 1), max(first, 0) - 1, -1):
        for pattern, message in BEFORE_A_FAILURE:
            if found := pattern.match(lines[number]):
                return Slip(number, found.start(1), message)
    return None
