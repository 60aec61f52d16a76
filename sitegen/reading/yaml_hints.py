"""Put the YAML parser's errors into words that help."""

import re
from collections.abc import Sequence
from typing import Any

import yaml

from sitegen.reading.yaml_slips import Slip, slip_near

FURTHEST = 30
"""How many lines above a failure its cause is looked for."""

BACKSLASH = "双引号里的反斜杠写法不对。请改用单引号。"
HINTS = {
    "mapping values are not allowed": "冒号的位置不对。一行里有第二个「: 」时，请给整段文字加引号，或者换成「：」。",
    "could not find expected ':'": "这里缺一个冒号和空格（「字段: 内容」），或者上一段文字的缩进不对；是列表的一项，就用「- 」开头。",
    "did not find expected key": "缩进不对，或者前面某处的引号没有成对。",
    "did not find expected '-' indicator": "缩进不对：新的一项以「- 」开头，和别的项左边对齐；还是上一项的字段，就和它的第一个字段左边对齐。",
    "block sequence entries are not allowed": "这里不能开始列表。「- 」要另起一行，比字段名多缩进一些。",
    "found unexpected end of stream": "引号没有成对，一直到文件结尾都没有找到另一半。",
    "found unexpected document indicator": "引号没有成对，或者多写了 ---。",
    "found character that cannot start any token": "这个符号不能放在开头。请给这段文字加引号。",
    "found unknown escape character": BACKSLASH,
    "did not find expected hexdecimal number": BACKSLASH,
    "did not find expected ',' or": "方括号或花括号没有成对，或者中间少了逗号。",
    "did not find expected node content": "方括号或花括号里缺一项，或者没有成对。",
    "did not find expected <document start>": "这里的内容接不上前面的。请检查缩进，或者多出来的括号。",
    "did not find expected comment or line break": "「|」或「>」后面只能换行，文字从下一行开始写。",
    "did not find expected whitespace or line break": "! 开头的文字要加引号。",
    "did not find expected alphabetic or numeric character": "* 或 & 开头的文字要加引号。",
}
TWO_COLONS = re.compile(r".*?:\s.*:(\s|$)")
WRONG_DEPTH = "缩进不对：这一行和它所属的那一组没有左边对齐。"
OPEN_QUOTE = (
    "从这里开始的引号没有成对，后面的内容都被当成了引号里的文字。请在这段文字后面补上另一半，用同样的半角引号。"
)
OPEN_BRACKET = "从这里开始的方括号或花括号没有成对，或者中间少了逗号。文字以括号开头的，整段要加引号。"
QUOTES = ("'", '"')


def failure(lines: Sequence[str], error: yaml.MarkedYAMLError, last: yaml.Event | None) -> Slip:
    """Say where the parser gave up and why, in words: what was mistyped just before, if that can be found."""
    is_key = str(error.context) == "while scanning a simple key"  # begun there, given up a line later
    line, column = _position(error.context_mark if is_key else error.problem_mark or error.context_mark)
    if began := _left_open(error, last):
        return began
    first = _position(last.start_mark)[0] if last else line
    return slip_near(lines, max(first, line - FURTHEST), line) or Slip(line, column, in_chinese(error, lines, line))


def _left_open(error: yaml.MarkedYAMLError, last: yaml.Event | None) -> Slip | None:
    """Find the quotation or the brackets that ran on over lines until the parser gave up."""
    if "scanning a quoted scalar" in str(error.context) and "end of stream" in str(error.problem):
        return Slip(*_position(error.context_mark), OPEN_QUOTE)
    if isinstance(last, yaml.ScalarEvent) and last.style in QUOTES:
        begin, end = _position(last.start_mark), _position(last.end_mark)
        if begin[0] < end[0]:
            return Slip(*begin, OPEN_QUOTE)
    if "parsing a flow" in str(error.context) and _position(error.context_mark)[0] < _position(error.problem_mark)[0]:
        return Slip(*_position(error.context_mark), OPEN_BRACKET)
    return None


def _position(mark: Any) -> tuple[int, int]:
    return (mark.line, mark.column) if mark else (0, 0)


def in_chinese(error: yaml.MarkedYAMLError, lines: Sequence[str], line: int) -> str:
    """Say in Chinese what the parser found and what to do."""
    problem = str(error.problem)
    if problem.startswith("mapping values") and line < len(lines) and not TWO_COLONS.match(lines[line]):
        return WRONG_DEPTH
    for start, hint in HINTS.items():
        if problem.startswith(start):
            return hint
    return f"YAML 的写法不对（{problem}）。请检查缩进、引号和冒号。"
