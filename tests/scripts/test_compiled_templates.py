"""A template is compiled once; whatever decides how it is compiled counts."""

import shutil
from collections.abc import Callable
from pathlib import Path

import jinja2
import pytest

from scripts import compiled_templates, own_folders
from scripts.compiled_templates import CompiledTemplates

TEMPLATE = "{{ 'a'|said }}"
"""The filter of a constant is worked out when the template is compiled."""
Said = Callable[[Callable[[str], str]], str]


@pytest.fixture
def project(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A project of one file of Python, and a place for what is compiled."""
    (tmp_path / "sitegen").mkdir()
    (tmp_path / "sitegen" / "filters.py").write_text("one", encoding="utf-8")
    for module in (compiled_templates, own_folders):
        monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(compiled_templates, "FOLDER", tmp_path / ".cache" / "templates")
    return tmp_path


def said(filtered: Callable[[str], str], template: str = TEMPLATE) -> str:
    env = jinja2.Environment(autoescape=True, loader=jinja2.DictLoader({"page.html": template}))
    env.bytecode_cache = CompiledTemplates()
    env.filters["said"] = filtered
    return env.get_template("page.html").render()


def test_what_was_compiled_is_taken_until_something_changes(project: Path) -> None:
    """The kept one has what the filter gave; another template, or other Python, is compiled anew."""
    assert said(str.upper) == "A"
    assert said(str.title) + said(lambda _: "new") == "AA"

    assert said(lambda _: "new", f"{TEMPLATE}!") == "new!"
    (project / "sitegen" / "filters.py").write_text("two", encoding="utf-8")
    assert said(lambda _: "new") == "new"


def test_a_copy_takes_what_the_original_compiled(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A template is known by its place in the project, and fails where it lies in the copy."""
    (project / "theme").mkdir()
    (project / "theme" / "page.html").write_text("{% macro part() %}{{ nothing.here }}{% endmacro %}{{ part() }}")
    copy = project / "copy"
    for folder in ("sitegen", "theme"):
        shutil.copytree(project / folder, copy / folder)

    kept = set()
    for root in (project, copy):
        for module in (compiled_templates, own_folders):
            monkeypatch.setattr(module, "ROOT", root)
        env = jinja2.Environment(autoescape=True, loader=jinja2.FileSystemLoader(root / "theme"))
        env.bytecode_cache = CompiledTemplates()
        with pytest.raises(jinja2.UndefinedError) as raised:
            env.get_template("page.html").render()

        assert root / "theme" / "page.html" in [frame.path for frame in raised.traceback]
        kept |= {(path, path.stat().st_mtime_ns) for path in (project / ".cache" / "templates").iterdir()}
    assert len(kept) == 1


def test_what_is_spoilt_is_compiled_again(project: Path) -> None:
    """Half a file, or none, stops nothing."""
    said(str.upper)
    [kept] = (project / ".cache" / "templates").iterdir()

    for spoilt in (kept.read_bytes()[:-9], b"", b"something else"):
        kept.write_bytes(spoilt)
        assert said(lambda _: "new") == "new"


def test_without_a_place_it_is_compiled_each_time(project: Path) -> None:
    """Where the cache can't be, the pages are made all the same."""
    (project / ".cache").write_text("a file", encoding="utf-8")

    assert [said(str.upper), said(lambda _: "new")] == ["A", "new"]
