"""A contributor edits YAML and sees the page reload; a mistake shows on its own page and nowhere else."""

import re
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts.serve import free_port
from tests.browser import samples
from tests.whole_site.copies import environment

PATIENCE = 120.0
SEEN_SECONDS = 3
"""What the server takes to see an edit and to fail at it."""
EDITED, OTHER = samples.one("debt"), samples.one("life")


@contextmanager
def serving(project: Path) -> Iterator[str]:
    port = free_port()
    command = [sys.executable, "-c", "from scripts.serve import main; main()", "--port", str(port)]
    with subprocess.Popen(
        command, cwd=project, env=environment(project), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


def wait_for(address: str, words: str) -> str:
    """Ask until a page holds some words; give the page."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
                page: str = answer.read().decode()
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            page = ""
        if words in page:
            return page
        time.sleep(0.3)
    raise AssertionError(f"{address} never held {words}")


def test_mistake_shows_on_its_page_and_the_rest_goes_on(project: Path) -> None:
    """Edit, break, mend: the page follows each time, and other pages stay readable meanwhile."""
    file, title = project / f"content/scenarios/{EDITED}.yml", samples.title(EDITED)
    good = file.read_text(encoding="utf-8")
    with serving(project) as address:
        wait_for(f"{address}/scenarios/{EDITED}/", title)

        file.write_text(re.sub("^title: .*$", "title: 换过的标题", good, count=1, flags=re.MULTILINE), encoding="utf-8")
        wait_for(f"{address}/scenarios/{EDITED}/", "换过的标题")

        file.write_text(good.replace("\nsteps:", "\nstepz:", 1), encoding="utf-8")
        broken = wait_for(f"{address}/scenarios/{EDITED}/", "这一页的 YAML 有错")
        assert "steps" in broken
        wait_for(f"{address}/scenarios/{OTHER}/", samples.title(OTHER))

        file.write_text(good, encoding="utf-8")
        wait_for(f"{address}/scenarios/{EDITED}/", title)


def test_mistake_in_a_template_leaves_the_earlier_pages(project: Path) -> None:
    """Who breaks a template goes on reading what was there; once it is mended, the next edit is seen as ever."""
    file = project / "sitegen/templates/product.html"
    good = file.read_text(encoding="utf-8")
    with serving(project) as address:
        wait_for(f"{address}/products/jiebei/", "借呗")

        file.write_text("{% if %}" + good, encoding="utf-8")
        time.sleep(SEEN_SECONDS)
        assert "借呗" in wait_for(f"{address}/products/jiebei/", "</html>")

        file.write_text(good.replace("<h2", "<h2 translate=no", 1), encoding="utf-8")
        wait_for(f"{address}/products/jiebei/", "<h2 translate=no")


def test_unreadable_page_written_by_hand_does_not_stop_the_preview(project: Path) -> None:
    """A page saved in another encoding says so in its place; the rest goes on, and so does the page once it is mended."""
    file = project / "content" / "about.md"
    good = file.read_text(encoding="utf-8")
    with serving(project) as address:
        wait_for(f"{address}/about/", "关于这个网站")

        file.write_bytes(good.encode("gb18030"))
        assert "UTF-8" in wait_for(f"{address}/about/", "这一页有错")
        wait_for(f"{address}/scenarios/{OTHER}/", samples.title(OTHER))

        file.write_text(good, encoding="utf-8")
        wait_for(f"{address}/about/", "谁在写")


def test_edit_of_a_program_counts(project: Path) -> None:
    """Who changes a calculator's words, or a page's in Python, reads them without starting the server again."""
    calculator, pages = project / "calculators" / "overdue_cost.py", project / "sitegen" / "pages" / "words.py"
    with serving(project) as address:
        wait_for(f"{address}/calculators/overdue-cost/", "逾期了多少天")

        for file, old in ((calculator, "逾期了多少天"), (pages, '"all": "全部内容')):
            text = file.read_text(encoding="utf-8")
            assert text.count(old) == 1
            file.write_text(text.replace(old, f"{old}，新写的"), encoding="utf-8")

        wait_for(f"{address}/calculators/overdue-cost/", "逾期了多少天，新写的")
        wait_for(f"{address}/all/", "全部内容，新写的")
        wait_for(f"{address}/calculators/overdue-cost/", "全部内容，新写的")  # in the frame of every page
