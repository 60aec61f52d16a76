"""A command that is run again with nothing changed does nothing again; with anything changed it does all."""

from pathlib import Path

import pytest

from tests.whole_site.copies import BUILD, copy_small_project, run_in

PAGE = "scenarios/beta/index.html"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project to change."""
    return copy_small_project(tmp_path_factory.mktemp("again") / "project")


def build(project: Path, *options: str) -> int:
    """Build, and give what tells whether the site's folder is another than before."""
    done = run_in(project, *BUILD, *options)
    assert done.returncode == 0, done.stderr
    return (project / "site").stat().st_ino


def edit_content(project: Path) -> None:
    file = project / "content/scenarios/beta.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("收到法院的纸", "收到法院的短信"), encoding="utf-8")


def edit_template(project: Path) -> None:
    file = project / "sitegen/templates/scenario.html"
    text = file.read_text(encoding="utf-8")
    assert 'class="flow"' in text
    file.write_text(text.replace('class="flow"', 'class="flow other"'), encoding="utf-8")


def edit_code(project: Path) -> None:
    file = project / "publish/tidy.py"
    file.write_text(file.read_text(encoding="utf-8").replace('"搜索"', '"找"'), encoding="utf-8")


def touch_output(project: Path) -> None:
    (project / "site" / PAGE).write_text("mine", encoding="utf-8")


def remove_output(project: Path) -> None:
    (project / "site" / PAGE).unlink()


def test_only_what_changes_is_built(project: Path, subtests: pytest.Subtests) -> None:
    """An edit of content, template or code, or of the built site itself, is followed by a whole build; nothing, by none."""
    before = build(project)
    assert build(project) == before

    for change in (edit_content, edit_template, edit_code, touch_output, remove_output):
        with subtests.test(change.__name__):
            change(project)

            assert build(project) != before
            assert "</html>" in (project / "site" / PAGE).read_text(encoding="utf-8")
            before = (project / "site").stat().st_ino


def test_another_day_is_another_site(project: Path) -> None:
    """The same day's stays."""
    first = build(project, "--as-of", "2026-11-02")

    assert build(project, "--as-of", "2026-11-02") == first
    assert build(project, "--as-of", "2026-11-03") != first
