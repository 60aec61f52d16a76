"""This file puts the YAML parser's complaints into words that help."""

import re

HINTS = {
    "mapping values are not allowed": "冒号的位置不对。一行里有第二个「: 」时，请给整段文字加引号，或者换成「：」。",
    "could not find expected ':'": "这里缺一个冒号和空格（「字段: 内容」），或者上一段文字的缩进不对。",
    "did not find expected key": "缩进不对，或者前面某处的引号没有成对。",
    "did not find expected '-' indicator": "缩进不对：列表的每一项都要以「- 」开头，左边对齐。",
    "block sequence entries are not allowed": "这里不能开始列表。「- 」要另起一行，比字段名多缩进一些。",
    "found unexpected end of stream": "引号没有成对，一直到文件结尾都没有找到另一半。",
    "found unexpected document indicator": "引号没有成对，或者多写了 ---。",
    "found character that cannot start any token": "这个符号不能放在开头。请给这段文字加引号。",
    "found unknown escape character": "双引号里的反斜杠写法不对。请改用单引号。",
    "did not find expected hexdecimal number": "双引号里的反斜杠写法不对。请改用单引号。",
    "did not find expected ',' or": "方括号或花括号没有成对，或者中间少了逗号。",
    "did not find expected node content": "方括号或花括号里缺一项，或者没有成对。",
    "did not find expected <document start>": "这里的内容接不上前面的。请检查缩进，或者多出来的括号。",
    "did not find expected comment or line break": "「|」或「>」后面只能换行，文字从下一行开始写。",
    "did not find expected whitespace or line break": "! 开头的文字要加引号。",
    "did not find expected alphabetic or numeric character": "* 或 & 开头的文字要加引号。",
}
FULL_WIDTH_COLON = re.compile(r"\s*(- )?[A-Za-z_]+：")


def in_chinese(problem: str, text: str, line: int) -> str:
    """Say in Chinese what the parser found and what to do."""
    near = text.split("\n")[max(line - 2, 0) : line]
    if any(map(FULL_WIDTH_COLON.match, near)):
        return "字段名后面要用半角冒号和一个空格（「字段: 内容」），这一行或上一行用了全角的「：」。"
    for start, hint in HINTS.items():
        if problem.startswith(start):
            return hint
    return f"YAML 的写法不对（{problem}）。请检查缩进、引号和冒号。"
