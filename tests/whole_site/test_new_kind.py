"""A kind of content is added by writing its model, its row, its template, its guide table and its content: nothing else."""

import json
import re
from pathlib import Path

import pytest

from tests.whole_site.copies import BUILD, copy_small_project, run_in, script

MODEL = '''
"""Habits."""

from sitegen.model.field_types import Named, SourcedProse


class HabitFile(Named):
    """A habit."""

    answer: SourcedProse
'''
ROW = """HABIT = Kind(
    "habit", "habits", HabitFile, "个习惯", has_pages=True, heading="平时的习惯", afterwards="填完以后，链到 habit:{id}。",
    list_page=ListPage("habits", "按习惯找", ("养成",)),
)

KINDS:"""
TEMPLATES = {
    "habit": """{% import "parts/head.html" as head with context %}
{% import "parts/all_sources.html" as all_sources %}
{{ head.opening([("all/#habits", "平时的习惯")]) }}
{% call all_sources.section("limits", firsts) %}{{ head.reviewed(file, to) }}{% endcall %}
""",
    "habits": """{% import "parts/head.html" as head with context %}
{{ head.list_opening("一个一个来。") }}
{% for entry in entries %}
<p>{{ page_link("habit:" ~ entry.id) }}</p>
{% endfor %}
""",
}
GUIDE = """
### 习惯 `content/habits/`

<!-- fields: HabitFile -->

| 字段 | 写什么 | 必填 | 例子 |
|---|---|---|---|
| `answer` | 一句话 | ● | `'记账。[@experience]'` |
"""
ENTRY = """title: 每天记账
reviewed: 2026-11-01
review_months: 3
aliases: [流水账]
answer: 欠款要还[@small-law:1]，先看[收到法院的纸](scenario:beta)。
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with a kind that ours doesn't have."""
    copy = copy_small_project(tmp_path_factory.mktemp("kind") / "project")
    kinds = copy / "sitegen/model/kinds.py"
    text = (
        kinds.read_text(encoding="utf-8")
        .replace("\nKINDS:", f"\n{ROW}", 1)
        .replace("TRIAGE, HOME", "TRIAGE, HABIT, HOME")
    )
    import_ = "from sitegen.model.habit import HabitFile\n"
    kinds.write_text(text.replace("from sitegen.model.law ", f"{import_}from sitegen.model.law ", 1), encoding="utf-8")
    (copy / "sitegen/model/habit.py").write_text(MODEL, encoding="utf-8")
    for name, template in TEMPLATES.items():
        (copy / f"sitegen/templates/{name}.html").write_text(template, encoding="utf-8")
    with (copy / "docs/content.md").open("a", encoding="utf-8") as guide:
        guide.write(GUIDE)
    (copy / "content/habits").mkdir()
    (copy / "content/habits/keep-accounts.yml").write_text(ENTRY, encoding="utf-8")
    return copy


def test_new_kind_has_pages_links_and_search(project):
    """It has a page, stands in the page of all contents, is found, and is named under the article that it rests on."""
    glossary = project / "content/glossary.yml"
    words = glossary.read_text(encoding="utf-8").replace("calculator:overdue-cost", "habit:keep-accounts")
    glossary.write_text(words, encoding="utf-8")
    built = run_in(project, *BUILD, "--out", str(project / "out"))

    assert built.returncode == 0, built.stderr
    site = project / "out"
    assert "<h1>每天记账</h1>" in (site / "habits/keep-accounts/index.html").read_text(encoding="utf-8")
    assert "md-content--wide" not in (site / "habits/keep-accounts/index.html").read_text(encoding="utf-8")
    assert "md-content--wide" in (site / "habits/index.html").read_text(encoding="utf-8")
    assert 'href="keep-accounts/"' in (site / "habits/index.html").read_text(encoding="utf-8")
    assert "../../habits/keep-accounts/" in (site / "glossary/penalty/index.html").read_text(encoding="utf-8")
    assert "../habits/keep-accounts/" in (site / "all/index.html").read_text(encoding="utf-8")
    assert "每天记账" in (site / "law-index/index.html").read_text(encoding="utf-8")
    texts = [json.loads(path.read_text(encoding="utf-8")) for path in (site / "search").glob("*/p[0-9]*.json")]
    (rows,) = [text["habits/keep-accounts/"] for text in texts if "habits/keep-accounts/" in text]
    assert rows[0][3] == ["流水账"]


def test_page_of_experience_alone_lists_no_sources(project):
    """Where nothing is cited there is no list of nothing; when it was checked is said all the same."""
    file = project / "content/habits/sleep.yml"
    file.write_text(ENTRY.replace("每天记账", "早点睡").replace("[@small-law:1]", "[@experience]"), encoding="utf-8")
    built = run_in(project, *BUILD, "--out", str(project / "rest"))
    file.unlink()

    assert built.returncode == 0, built.stderr
    page = (project / "rest/habits/sleep/index.html").read_text(encoding="utf-8")
    assert "一次看完" not in page
    assert "核对于" in page


def test_new_kind_is_begun_by_command(project):
    """A file of it is begun without a form of its own: what must be filled in stands empty, with the guide's words."""
    begun = run_in(project, *script("new"), "habit", "walk")
    file = project / "content/habits/walk.yml"
    text = file.read_text(encoding="utf-8") if file.is_file() else ""
    file.unlink(missing_ok=True)

    assert begun.returncode == 0, begun.stderr
    assert "填完以后，链到 habit:walk。" in begun.stdout
    assert re.search("^answer: +# 一句话$", text, re.MULTILINE)
    assert "「块」" not in text  # only situations are made of these


@pytest.mark.parametrize("command", [("new", "habit", "walk"), ("schema", "--check")], ids=["new", "schema"])
@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (GUIDE, "", "docs/content.md 里没有 HabitFile 的表。请写一个，上面一行写 <!-- fields: HabitFile -->。"),
        (
            "| `answer` | 一句话 |",
            "| `anwser` | 一句话 |",
            "docs/content.md 没有讲 HabitFile 的字段 answer。请在它的表里加一行。",
        ),
        (
            "| `answer` | 一句话 |",
            "| `answer` | 一句话 | 两句话 |",
            "docs/content.md 里 answer 这一行有 5 格，要有 4 格。",
        ),
    ],
    ids=["no table", "no row", "a cell too many"],
)
def test_kind_that_the_guide_does_not_tell_of(project, command, old, new, told):
    """Whoever begins a file, or renews the schemas, before the guide's table is written is told which to write."""
    guide = project / "docs/content.md"
    good = guide.read_text(encoding="utf-8")
    assert good.count(old) == 1
    guide.write_text(good.replace(old, new), encoding="utf-8")
    name, *words = command

    done = run_in(project, *script(name), *words)
    guide.write_text(good, encoding="utf-8")

    assert done.returncode == 1
    assert done.stderr.startswith(told)
    assert not (project / "content/habits/walk.yml").exists()


def test_new_kind_is_checked_and_has_a_schema(project):
    """Its mistakes are told like those of any other, links to it are judged, and editors know its fields."""
    mistaken = {"one": ENTRY.replace("answer:", "anwser:"), "two": ENTRY.replace("scenario:beta", "habit:keep-acounts")}
    for name, text in mistaken.items():
        (project / f"content/habits/{name}.yml").write_text(text, encoding="utf-8")
    checked = run_in(project, *script("check")).stdout
    for name in mistaken:
        (project / f"content/habits/{name}.yml").unlink()
    written = run_in(project, *script("schema"))

    assert 'content/habits/one.yml:5:1: 字段 anwser: 没有这个字段。你是不是想写 "answer"？' in checked
    assert '没有 "keep-acounts" 这个习惯。你是不是想写 "keep-accounts"？' in checked
    assert written.returncode == 0, written.stderr
    assert '"answer"' in (project / "schemas/habit.schema.json").read_text(encoding="utf-8")
    assert '"content/habits/*.yml"' in (project / ".vscode/settings.json").read_text(encoding="utf-8")
