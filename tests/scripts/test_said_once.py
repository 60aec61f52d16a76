"""Words that people read stand in one place of the code: whoever else says them asks there."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

SPEAKING = (
    "calculators/*.py", "publish/*.py", "scripts/*.py", "sitegen/*.py", "sitegen/[!c]*/*.py", "sitegen/templates/**/*.html",
    "theme/keeping/*.mjs", "theme/overrides/**/*.html", "theme/scripts/**/*.mjs", "theme/search/*.mjs", "runtime/web/*.mjs",
)  # fmt: skip
"""All that speaks to readers, and to contributors but for the checks: each of those judges its own matter in its own words."""
FEWEST_HAN = 3
HAN = re.compile("[\u3400-\u9fff]")
LAW = re.compile("[^，。：]*第[0-9零一二三四五六七八九十百]+[条款项]")
"""The place in the law that something rests on is cited wherever it does."""

BY_ACCIDENT = {
    "全部还清": 2,  # what one would have paid; how a payment ends
    "每月少还": 2,  # a choice; how much
    "两种还法比一比": 2,  # of one loan; of several
    "哪一笔": 2,  # a fee; a debt
    "现在的{}": 2,  # a rate; a budget
    "谁借给你的": 2,  # a section on a lender; a question
    "零一二三四五六七八九": 2,  # digits that sentences write; that a search for an article reads
}
TWINS = {
    "{}年{}月{}日": 2,  # tests/cases/shown.yml
}
"""What Python and the page's script each write, held alike by a table."""
ALLOWED = {**BY_ACCIDENT, **TWINS}
QUOTED = re.compile("「([^「」{}]+)」")
ON_PAPERS = {"全部还清", "普通程序", "每期费率", "简易程序", "还款", "还款方式", "违约金", "逾期"}
"""What contracts, apps and courts call something, whatever we call it."""
BUTTON = {"重新计算"}
"""What a script names by hand, since it can't ask the page; a new label fails here."""

SCRIPT = re.compile(
    r"""//[^\n]*|/\*.*?\*/|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`""",
    re.DOTALL,
)
COMMENT = re.compile(r"\{#.*?#\}|<!--.*?-->", re.DOTALL)
MARKUP = re.compile(r"""[<>"'{}%|]+""")


def said_in(file: Path) -> Iterator[str]:
    """Give the texts of a file, what is filled in as {}."""
    text = file.read_text(encoding="utf-8")
    if file.suffix == ".py":
        return python_texts(ast.parse(text))
    return script_texts(text) if file.suffix == ".mjs" else iter(MARKUP.split(COMMENT.sub("", text)))


def python_texts(tree: ast.AST) -> Iterator[str]:
    formatted = [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)]
    passed = {id(part) for node in formatted for part in node.values}
    passed |= {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}  # docstrings
    for node in formatted:
        yield "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in passed:
            yield node.value


def script_texts(text: str) -> Iterator[str]:
    for found in SCRIPT.findall(text):
        if found[0] in "\"'`":
            yield re.sub(r"\$\{[^}]*\}", "{}", found[1:-1])


def counted(texts: Iterator[str]) -> Counter[str]:
    """Count the texts that are long enough to be told from others, and cite no law."""
    words = (" ".join(text.split()) for text in texts)
    return Counter(text for text in words if len(HAN.findall(text)) >= FEWEST_HAN and not LAW.fullmatch(text))


def test_words_stand_once(root):
    """No heading, label, sentence or message stands twice, whether in Python, templates or scripts."""
    files = [file for pattern in SPEAKING for file in sorted(root.glob(pattern))]
    found = counted(text for file in files for text in said_in(file))
    twice = {text: count for text, count in found.items() if count > 1}
    where = [
        f"{text}: {file.relative_to(root)}"
        for text in twice.keys() - ALLOWED.keys()
        for file in files
        if counted(said_in(file))[text]
    ]

    assert twice == ALLOWED, "\n".join(where)


def test_sentence_asks_for_the_label_that_it_quotes(root):
    """A heading or label that a sentence quotes comes from where it stands, so that a new wording reaches the sentence."""
    texts = {
        text
        for pattern in SPEAKING
        if not pattern.startswith(("scripts", "publish"))  # these quote what a contributor typed
        for file in root.glob(pattern)
        for text in said_in(file)
    }
    quoted = {words for text in texts for words in QUOTED.findall(text) if HAN.search(words)}

    assert quoted & texts == ON_PAPERS | BUTTON


@pytest.mark.parametrize("name", ["said.py", "said.mjs", "said.html"])
def test_words_are_found_in_every_language(tmp_path, name):
    """Texts are told from comments and code, alone and with something filled in."""
    source = {
        "said.py": '"""模块说明。"""\nA = "一共要还"\nB = f"还有 {A} 天" + (\n    "又一段话"  # 不算的话\n)\n',
        "said.mjs": '// 不算的话\nconst a = "一共要还"; /* 也不算的 */\nlog(`还有 ${a} 天`, "又一段话");\n',
        "said.html": '{# 不算的话 #}\n<p title="一共要还">又一段话</p>{{ f("还有 {} 天") }}<!-- 也不算的 -->',
    }[name]
    (tmp_path / name).write_text(source, encoding="utf-8")

    assert set(counted(said_in(tmp_path / name))) >= {"一共要还", "又一段话"}
    assert not [text for text in counted(said_in(tmp_path / name)) if "不算" in text or "说明" in text]


def test_citations_may_be_made_anywhere():
    """Only what names a place in the law, and nothing else, is a citation."""
    assert not counted(
        iter(["民法典第六百七十八条", "银发〔2016〕111号第二项、第六项", "民诉法解释第三百一十八条；规定第一条第二款"])
    )
    assert len(counted(iter(["这是第三条规则", "第一期还", "按民法典第六百七十八条，可以延期"]))) == 3
