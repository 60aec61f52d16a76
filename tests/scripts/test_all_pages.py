"""All pages are made at once as they would be made one after the other."""

import gc
import shutil
from datetime import date

import pytest

import sitegen
from scripts.all_pages import all_pages, linked
from scripts.check import check
from tests.sitegen.conftest import OFFERED, SMALL


@pytest.fixture(scope="module")
def site():
    """The small content, linked."""
    return sitegen.link(sitegen.load(SMALL), date(2026, 11, 28), OFFERED)[0]


def test_pages_made_at_once_are_those_made_one_after_the_other(site):
    """In the same order, with the same text."""
    assert all_pages(site, lambda page: page) == sitegen.render(site)


def test_links_can_be_checked_without_the_text(site):
    """Who only checks keeps of each page where it leads and what it can be led to."""
    whole = sitegen.render(site)
    bare = all_pages(site, sitegen.Page.bare)

    assert [page.body for page in bare] == [""] * len(whole)
    assert [(page.targets, page.places) for page in bare] == [(page.targets, page.places) for page in whole]


def test_a_mistake_makes_no_link_of_another_file_wrong(tmp_path):
    """While a file can't be used there are no pages to lead to: who mends it reads of that file alone."""
    folder = tmp_path / "content"
    shutil.copytree(SMALL, folder)
    with (folder / "fix.md").open("a", encoding="utf-8") as page:
        page.write("\n看[渠道](channels.md)。\n")
    (folder / "letters/ask-for-time.yml").write_text("title: 缺别的\n", encoding="utf-8")

    _, problems = check(folder, strict_freshness=False, today=date(2026, 11, 28))

    wrong = {problem.place.file for problem in sitegen.errors(problems)}
    assert "content/letters/ask-for-time.yml" in wrong
    assert "content/fix.md" not in wrong


def test_memory_is_looked_after_again_whatever_happens(tmp_path):
    """Also after content that can't be linked, a process goes on as before."""

    def day_of(_content) -> None:
        assert not gc.isenabled()
        raise KeyError

    with pytest.raises(KeyError):
        linked(tmp_path, day_of)

    assert gc.isenabled()
