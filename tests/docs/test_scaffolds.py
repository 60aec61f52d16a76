"""A file that is begun by command says what to fill in, and fits the site once that is done."""

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from scripts import new
from sitegen.model.kinds import SCENARIO
from sitegen.model.patterns import PATTERNS
from tests.docs.filling import fill_in, leave_plain, messages, start

KINDS_BEGUN = sorted({*new.AFTERWARDS} - {SCENARIO.name})
EMPTY = re.compile("这里是空的|不能是空的|至少要有")
TEN_STEMS = "甲乙丙丁戊己庚辛壬癸"
"""No two pages may be called alike."""
LEFT_TO_WRITE = re.compile("没有一条分诊路线通到这个情形|个汉字|走错门的人|没有 .文字|页面上没有")


@dataclass(frozen=True)
class Scaffolds:
    """A file of each kind and a page of each pattern, begun in one folder: what the command said, and the checker."""

    printed: dict[str, str]
    empty: list[str]
    filled: list[str]


@pytest.fixture(scope="module")
def scaffolds(tmp_path_factory, root):
    """Begin them all at once, then fill in what is said to be empty."""
    content = Path(shutil.copytree(root / "content", tmp_path_factory.mktemp("begun") / "content"))
    printed = {kind: start(content, kind, f"new-{kind}").output for kind in KINDS_BEGUN}
    for pattern in PATTERNS:
        printed[pattern] = start(content, "scenario", f"new-{pattern}", "--pattern", pattern).output
    files = {name: next(content.rglob(f"new-{name}.yml")) for name in printed}

    empty = messages(content)
    for stem, (name, file) in zip(TEN_STEMS[: len(files)], files.items(), strict=True):
        fill_in(file, of(empty, name), f"文字{stem}")
    wrong = messages(content)
    for name, file in files.items():
        leave_plain(file, of(wrong, name))

    return Scaffolds(printed, empty, messages(content))


def of(lines: list[str], name: str) -> list[str]:
    return [line for line in lines if f"/new-{name}.yml:" in line]


@pytest.mark.parametrize("name", [*KINDS_BEGUN, *PATTERNS])
def test_scaffold_says_what_to_fill_in(scaffolds, name):
    """A new file has no mistake but empty places, and the command says how many."""
    empty = of(scaffolds.empty, name)

    assert f"有 {len(empty)} 处空着" in scaffolds.printed[name]
    assert [line for line in empty if not EMPTY.search(line)] == []


@pytest.mark.parametrize("kind", KINDS_BEGUN)
def test_scaffold_that_is_filled_in_fits_the_site(scaffolds, kind):
    """Nothing is left to mend in it."""
    assert of(scaffolds.filled, kind) == []


@pytest.mark.parametrize("pattern", PATTERNS)
def test_scaffold_of_a_pattern_has_all_that_must_be_there(scaffolds, pattern):
    """Filled in, it lacks nothing but length, ways out, and what its words name."""
    assert [line for line in of(scaffolds.filled, pattern) if not LEFT_TO_WRITE.search(line)] == []


def test_scaffolds_leave_the_rest_right(scaffolds):
    """Nothing else lacks anything because of them, but that no answer leads to the new pages yet."""
    own = {line for name in scaffolds.printed for line in of(scaffolds.filled, name)}

    assert [line for line in scaffolds.filled if line not in own and not LEFT_TO_WRITE.search(line)] == []


@pytest.mark.parametrize("words", [("scenario", "new-one"), ("letter", "new-one", "--pattern", "debt")])
def test_only_a_scenario_is_begun_with_a_pattern(content, words):
    """A scenario without a pattern, or anything else with one, is refused with the patterns there are."""
    refused = start(content, *words)

    assert refused.exit_code == 2
    assert "--pattern emergency|paper|debt|wrong|life" in refused.output
    assert list(content.rglob("new-one.yml")) == []


def test_scaffold_never_covers_a_file(content):
    """An id that is taken is refused, and the file stays as it is."""
    before = (content / "products/jiebei.yml").read_bytes()

    refused = start(content, "product", "jiebei")

    assert refused.exit_code == 1
    assert "content/products/jiebei.yml 已经有了，没有动它。" in refused.output
    assert (content / "products/jiebei.yml").read_bytes() == before


@pytest.mark.parametrize(
    ("kind", "identifier", "words"),
    [
        ("scenarion", "new-one", '没有 "scenarion" 这一种。你是不是想写 "scenario"？'),
        ("law", "new-one", f'没有 "law" 这一种。可以写：{"、".join(sorted(new.AFTERWARDS))}。'),
        ("fact", "My_Fact", '"My_Fact" 不能当 ID：只能用小写字母、数字和连字符。可以写 "my-fact"。'),
        ("fact", "../escape", '"../escape" 不能当 ID：只能用小写字母、数字和连字符。可以写 "escape"。'),
        ("letter", "index", "文件名不能是 index，这个地址由程序生成。请改名。"),
        ("fact", "数", '"数" 不能当 ID：只能用小写字母、数字和连字符。例如 my-page。'),
    ],
)
def test_scaffold_refuses_in_words(content, kind, identifier, words):
    """A kind or id that can't be is refused with the nearest one that can, and nothing is written."""
    before = sorted(content.parent.rglob("*"))

    refused = start(content, kind, identifier)

    assert refused.exit_code == 2
    assert words in refused.output
    assert sorted(content.parent.rglob("*")) == before
