"""A contributor edits YAML and sees the page reload; a mistake shows on its own page and nowhere else."""

import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from http import HTTPStatus
from pathlib import Path

import pytest

from measure.preview import free_port
from scripts.mkdocs_server import POLL_SECONDS
from tests.whole_site.copies import copy_small_project, environment, run_in, script

PATIENCE = 120.0
EDITED, OTHER = "alpha", "beta"
ALERT = '<pre role="alert"'
WHOLE_BUILD = "Documentation built in"
CALCULATOR, LABEL = "calculators/true_rate.py", "改过的"
EDITED_IN = ("content", "calculators", "publish", "sitegen", "theme")
SETTINGS = "mkdocs.yml"


@dataclass(frozen=True)
class Preview:
    """A project that is served while it is edited."""

    project: Path
    address: str
    log: Path
    runtime: str = ""
    """Where pages load Python from while nobody has edited anything."""

    def page(self, place: str) -> str:
        """Ask for a page once."""
        return page_at(f"{self.address}/{place}")

    def shows(self, place: str, words: str) -> str:
        """Ask until a page holds some words; give the page."""
        return until(words, lambda: self.page(place))

    def says(self, words: str) -> str:
        """Wait until the server has told something."""
        return until(words, lambda: self.log.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """One server for all edits; ended by a signal, it leaves nothing behind."""
    project = copy_small_project(tmp_path_factory.mktemp("served") / "project")
    log, port, passing = project.parent / "log", free_port(), project.parent / "passing"
    passing.mkdir()
    command = [sys.executable, "-c", "from scripts.serve import main; main()", "--port", str(port)]
    with (
        log.open("wb") as told,
        subprocess.Popen(
            command,
            cwd=project,
            env=environment(project) | {"TMPDIR": str(passing)},
            stdout=subprocess.DEVNULL,
            stderr=told,
        ) as server,
    ):
        try:
            preview = Preview(project, f"http://127.0.0.1:{port}", log)
            preview.shows("", "</html>")
            yield replace(preview, runtime=runtime_of(preview))
        finally:
            server.terminate()
    assert [*passing.iterdir()] == []


@pytest.fixture
def preview(served: Preview) -> Iterator[Preview]:
    """The project as nobody has edited it; it is so again afterwards."""
    paths = (path for folder in EDITED_IN for path in (served.project / folder).rglob("*.*"))
    files = [served.project / SETTINGS]
    files += [path for path in paths if path.is_file() and path.parent.name != "__pycache__"]
    before = {path: path.read_bytes() for path in files}
    yield served
    for path, content in before.items():
        if path.read_bytes() != content:
            path.write_bytes(content)


def until(words: str, read: Callable[[], str]) -> str:
    end = time.monotonic() + PATIENCE
    while words not in (text := read()):
        assert time.monotonic() < end, f"{words} never came: {text[-2000:]}"
        time.sleep(0.1)
    return text


def page_at(address: str) -> str:
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
            page: str = answer.read().decode()
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return ""
    return page


def test_port_that_somebody_listens_on_is_refused_at_once(tmp_path: Path) -> None:
    """In words, and before anything is made."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = run_in(copy_small_project(tmp_path / "project"), *script("serve"), "--port", str(taken.getsockname()[1]))

    assert done.returncode == 1
    assert "被别的程序占用了" in done.stderr
    assert "正在做网站" not in done.stdout


def test_mistake_shows_on_its_page_and_the_rest_goes_on(preview: Preview) -> None:
    """Edit, break, mend: the page follows each time, and other pages stay readable meanwhile."""
    file = preview.project / f"content/scenarios/{EDITED}.yml"
    good = file.read_text(encoding="utf-8")
    preview.shows(f"scenarios/{EDITED}/", "某某借逾期了")

    file.write_text(re.sub("^title: .*$", "title: 换过的标题", good, count=1, flags=re.MULTILINE), encoding="utf-8")
    preview.shows(f"scenarios/{EDITED}/", "换过的标题")

    file.write_text(good.replace("\nsteps:", "\nstepz:", 1), encoding="utf-8")
    broken = preview.shows(f"scenarios/{EDITED}/", "这一页的 YAML 有错")
    assert "steps" in broken
    preview.shows(f"scenarios/{OTHER}/", "收到法院的纸")

    file.write_text(good, encoding="utf-8")
    preview.shows(f"scenarios/{EDITED}/", "某某借逾期了")


@pytest.mark.parametrize(
    ("name", "own", "other"),
    [
        (f"scenarios/{EDITED}.yml", [f"scenarios/{EDITED}/"], "triage/"),
        ("triage/start.yml", ["triage/", "triage/start/", "triage/sender/", "triage/outcome-court/"], "products/"),
    ],
)
def test_mistake_stands_on_every_page_of_its_file_and_on_no_other(
    preview: Preview, name: str, own: list[str], other: str
) -> None:
    """Whichever of them somebody looks at, before it broke or for the first time since; all are back once it is mended."""
    file = preview.project / "content" / name
    good = file.read_text(encoding="utf-8")
    preview.shows(own[-1], "</html>")

    file.write_text(good.replace("title:", "titel:", 1), encoding="utf-8")
    broken = [preview.shows(place, "这一页的 YAML 有错") for place in reversed(own)]
    preview.says(f"{name}:")

    assert [page for page in broken if "titel" not in page or ALERT in page] == []
    assert ALERT not in preview.shows(other, "</html>")
    file.write_text(good, encoding="utf-8")
    for place in own:
        until("mended", lambda place=place: "" if "的 YAML 有错" in preview.shows(place, "</html>") else "mended")


def test_mistake_in_a_template_leaves_the_earlier_pages(preview: Preview) -> None:
    """Who breaks a template is told its line and reads on what was there; once it is mended, the next edit is seen as ever."""
    file = preview.project / "sitegen/templates/product.html"
    good = file.read_text(encoding="utf-8")
    preview.shows("products/lender-app/", "某某借")

    file.write_text("{% if %}" + good, encoding="utf-8")
    preview.says('sitegen/templates/product.html", line 1')
    assert "某某借" in preview.shows("products/lender-app/", "sitegen/templates/product.html&quot;, line 1")

    file.write_text(good + "\n{{ file.lendr }}\n", encoding="utf-8")
    preview.says(f'sitegen/templates/product.html", line {len(good.splitlines()) + 2}')

    file.write_text(good.replace("<h2", "<h2 translate=no", 1), encoding="utf-8")
    assert 'role="alert"' not in preview.shows("products/lender-app/", "<h2 translate=no")


def test_whoever_asks_first_gets_no_page_of_before(preview: Preview) -> None:
    """Once one page shows an edit of their template, all others show it as soon as they are asked for, and the search knows it."""
    file = preview.project / "sitegen/templates/calculator.html"
    good = file.read_text(encoding="utf-8")
    addresses = [
        f"calculators/{page.stem}/" for page in sorted((preview.project / "content/calculators").glob("*.yml"))
    ]
    preview.shows(addresses[0], "</html>")

    file.write_text(f"{good}\n<h2 id=new>都有</h2><p>每一页都有的一句</p>\n", encoding="utf-8")

    preview.shows(addresses[0], "每一页都有的一句")
    assert [address for address in reversed(addresses) if "每一页都有的一句" not in preview.page(address)] == []
    assert preview.page("search/entries.json").count("每一页都有的一句") == len(addresses)


def test_page_that_cannot_be_made_holds_up_no_other(preview: Preview) -> None:
    """A template that fails on one page leaves that as it was, is told, and is used for the others; mended it is used there, too."""
    file = preview.project / "sitegen/templates/calculator.html"
    good = file.read_text(encoding="utf-8")
    failing = '{% if identifier == "true-rate" %}{{ file.lend_er.name }}{% endif %}'
    preview.shows("calculators/overdue-cost/", "</html>")

    file.write_text(f"{good}\n{failing}\n<p>换过的一句</p>\n", encoding="utf-8")
    preview.shows("calculators/overdue-cost/", "换过的一句")
    assert "</html>" in preview.page("calculators/true-rate/")
    assert "换过的一句" not in preview.page("calculators/true-rate/")
    preview.says("lend_er")

    file.write_text(f"{good}\n<p>换过的一句</p>\n", encoding="utf-8")
    preview.shows("calculators/true-rate/", "换过的一句")


def test_unreadable_page_written_by_hand_does_not_stop_the_preview(preview: Preview) -> None:
    """A page saved in another encoding says so in its place; the rest goes on, and so does the page once it is mended."""
    file = preview.project / "content" / "fix.md"
    good = file.read_text(encoding="utf-8")
    preview.shows("fix/", "写错了，告诉我们")

    file.write_bytes(good.encode("gb18030"))
    assert "UTF-8" in preview.shows("fix/", "这一页有错")
    preview.shows(f"scenarios/{OTHER}/", "收到法院的纸")

    file.write_text(good + "\n再说一句。\n", encoding="utf-8")
    preview.shows("fix/", "再说一句。")


def test_dead_link_of_a_page_written_by_hand_stands_on_it(preview: Preview) -> None:
    """Where it is, and that alone: all other pages go on."""
    file = preview.project / "content" / "fix.md"
    good = file.read_text(encoding="utf-8")
    preview.shows("fix/", "写错了，告诉我们")

    file.write_text(f"{good}\n[没有](noope.md)\n", encoding="utf-8")
    preview.shows("fix/", "noope.md 指向不存在的页面")
    assert ALERT not in preview.shows(f"scenarios/{OTHER}/", "收到法院的纸")

    file.write_text(f"{good}\n[有](scenarios/{OTHER}.md#nowhere-here)\n又对了的链接。\n", encoding="utf-8")
    preview.shows("fix/", "nowhere-here 指向这一页上不存在的位置")
    file.write_text(f"{good}\n[有](scenarios/{OTHER}.md)，又对了的链接。\n", encoding="utf-8")
    preview.shows("fix/", "又对了的链接。")


@pytest.mark.parametrize(
    ("name", "before", "wrong", "told"),
    [
        ("content/synonyms.yml", "groups:", "no_such_field: 1\ngroups:", ("content/synonyms.yml", "no_such_field")),
        (SETTINGS, "  - attr_list", "  - attr_lisst", ("attr_lisst",)),
        ("sitegen/pages/prose.py", '"""', 'raise SystemExit(3)\n"""', ("sitegen/pages/prose.py", "SystemExit")),
    ],
    ids=["what the search knows", "a setting", "a program that ends Python"],
)
def test_mistake_without_a_page_of_its_own_stands_on_all(
    preview: Preview, name: str, before: str, wrong: str, told: tuple[str, ...]
) -> None:
    """Who makes it is told on the page that they look at, which stays as it was; once it is mended nothing is said any more."""
    file = preview.project / name
    good = file.read_text(encoding="utf-8")
    preview.shows(f"scenarios/{OTHER}/", "收到法院的纸")

    file.write_text(good.replace(before, wrong, 1), encoding="utf-8")
    shown = preview.shows(f"scenarios/{OTHER}/", told[-1])
    file.write_text(good, encoding="utf-8")

    assert [words for words in (ALERT, "收到法院的纸", *told) if words not in shown] == []
    until("gone", lambda: "gone" if ALERT not in preview.page(f"scenarios/{OTHER}/") else "")


def test_page_written_by_hand_is_renewed_alone(preview: Preview) -> None:
    """Its words come as those of other pages do; what may not be published is told, and the page stays as it was."""
    file = preview.project / "content" / "fix.md"
    good = file.read_text(encoding="utf-8")
    preview.shows("fix/", "写错了，告诉我们")
    builds = preview.log.read_text(encoding="utf-8").count(WHOLE_BUILD)

    file.write_text(f"{good}\n只改这一页。\n", encoding="utf-8")
    preview.shows("fix/", "只改这一页。")
    preview.shows("search/entries.json", "只改这一页。")
    file.write_text(f"{good}\n<a href='../'\nonclick='alert()'>发布不了的</a>\n", encoding="utf-8")
    preview.says("onclick")
    assert "只改这一页。" in preview.page("fix/")
    assert preview.log.read_text(encoding="utf-8").count(WHOLE_BUILD) == builds

    file.write_text(f"{good}\n又能发布了。\n", encoding="utf-8")
    preview.shows("fix/", "又能发布了。")


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [("asked/letters.yml", "想求银行", "想求求银行"), ("synonyms.yml", "[冻结, 冻住", "[冻结, 冻成冰")],
)
def test_edit_of_what_the_search_knows_counts(preview: Preview, name: str, old: str, new: str) -> None:
    """Whoever writes down how somebody asks finds it by these words, without starting the server again."""
    file = preview.project / "content" / name
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    preview.shows("search/entries.json", old.strip("[").partition(",")[0])

    file.write_text(text.replace(old, new), encoding="utf-8")

    preview.shows("search/entries.json", new.rpartition(" ")[2])


def test_edit_of_a_program_counts(preview: Preview) -> None:
    """Who changes a calculator's words, or a page's in Python, reads them without starting the server again."""
    calculator, pages = preview.project / CALCULATOR, preview.project / "sitegen" / "pages" / "words.py"
    unlabelled(preview)
    calculator.write_text(labelled(calculator.read_text(encoding="utf-8")), encoding="utf-8")
    text, old = pages.read_text(encoding="utf-8"), '"all": "全部内容'
    assert text.count(old) == 1
    pages.write_text(text.replace(old, f"{old}，新写的"), encoding="utf-8")

    preview.shows("calculators/true-rate/", LABEL)
    preview.shows("all/", "全部内容，新写的")
    assert "全部内容，新写的" in preview.page("calculators/true-rate/")  # in the frame of every page


def labelled(calculator: str) -> str:
    """Reword the first label: the same in all tests, as the runtime of each wording takes long to make."""
    return calculator.replace('label="', f'label="{LABEL}', 1)


def unlabelled(preview: Preview) -> None:
    """Wait until what an earlier test reworded is as it was."""
    until("as it was", lambda: "as it was" if LABEL not in preview.shows("calculators/true-rate/", "</html>") else "")


def test_browser_reckons_by_an_edited_calculator(preview: Preview) -> None:
    """What pages load to reckon with comes after them, by itself; a calculator that can't be read leaves it as it was."""
    file = preview.project / CALCULATOR
    unlabelled(preview)
    good, before = file.read_text(encoding="utf-8"), preview.runtime
    (preview.project / "content/fix.md").write_text("# 先等别的测试改的都改回来\n", encoding="utf-8")
    preview.shows("fix/", "先等别的测试改的都改回来")
    until(before, lambda: runtime_of(preview))
    file.write_text(f"{good}\ndef ( :\n", encoding="utf-8")
    preview.says(f'{CALCULATOR}", line')
    assert "</html>" in preview.page("calculators/true-rate/")
    assert runtime_of(preview) == before

    file.write_text(labelled(good), encoding="utf-8")
    preview.shows("calculators/true-rate/", LABEL)
    until("other", lambda: "other" if runtime_of(preview) != before else "")
    assert preview.page(f"{runtime_of(preview)}manifest.json")
    assert not preview.page(f"{before}manifest.json")


@pytest.mark.parametrize("slip", ["def ( :", "    return 1 / 0"])
def test_content_goes_on_while_a_calculator_is_broken(preview: Preview, slip: str) -> None:
    """Whoever writes a page meanwhile sees it, with what the calculators said before, and is told what is wrong with them."""
    file, scenario = preview.project / CALCULATOR, preview.project / f"content/scenarios/{EDITED}.yml"
    good, text = (each.read_text(encoding="utf-8") for each in (file, scenario))
    unlabelled(preview)
    title = f"计算器坏着的时候写的{len(slip)}"  # another each time
    begins = good.index("def true_rate(")
    at = good.index('\n    """\n', begins) + len('\n    """\n')

    file.write_text(f"{good[:at]}{slip}\n{good[at:]}", encoding="utf-8")
    preview.says(f'{CALCULATOR}", line')
    scenario.write_text(re.sub("^title: .*$", f"title: {title}", text, count=1, flags=re.MULTILINE), encoding="utf-8")

    assert CALCULATOR in preview.shows(f"scenarios/{EDITED}/", title)
    assert "</html>" in preview.page("calculators/true-rate/")
    file.write_text(labelled(good), encoding="utf-8")
    assert title in preview.shows("all/", title)
    assert CALCULATOR not in preview.shows("calculators/true-rate/", LABEL)


def runtime_of(preview: Preview) -> str:
    """Say where pages load Python from."""
    found = re.search(r"assets/runtime/\w+/", preview.page("assets/app.js"))
    return found[0] if found else ""


def test_mistake_in_the_theme_leaves_the_earlier_pages(preview: Preview) -> None:
    """Who breaks what stands on every page is told the line and reads on; once it is mended, it is seen."""
    file = preview.project / "theme/overrides/partials/early.html"
    good = file.read_text(encoding="utf-8")
    preview.shows(f"scenarios/{EDITED}/", "</html>")

    file.write_text(f"{good}\n{{% if %}}\n", encoding="utf-8")
    preview.says("theme/overrides/partials/early.html")
    assert "partials/early.html" in preview.shows(f"scenarios/{OTHER}/", "</html>")

    file.write_text(f"{good}\n<!-- mended -->\n", encoding="utf-8")
    preview.shows(f"scenarios/{EDITED}/", "<!-- mended -->")
    assert "<!-- mended -->" in preview.page(f"scenarios/{OTHER}/")
    assert "<!-- mended -->" in preview.page("fix/")


@pytest.mark.parametrize("name", ["sitegen/pages/views.py", "publish/charset.py"])
def test_program_that_cannot_be_read_leaves_the_earlier_pages(name: str, preview: Preview) -> None:
    """Who slips in our Python is told the line and reads on; an edit of the content waits with it until it is mended."""
    file, scenario = preview.project / name, preview.project / f"content/scenarios/{EDITED}.yml"
    good, text = (each.read_text(encoding="utf-8") for each in (file, scenario))
    preview.shows(f"scenarios/{OTHER}/", "</html>")

    file.write_text(f"{good}\ndef ( :\n", encoding="utf-8")
    preview.says(f'{name}", line')
    assert "</html>" in preview.page(f"scenarios/{OTHER}/")

    scenario.write_text(
        re.sub("^title: .*$", "title: 写对以后的标题", text, count=1, flags=re.MULTILINE), encoding="utf-8"
    )
    file.write_text(f"{good}\n# mended\n", encoding="utf-8")
    preview.shows(f"scenarios/{EDITED}/", "写对以后的标题")
    assert "写对以后的标题" in preview.page("all/")


def test_page_that_is_gone_comes_back(preview: Preview) -> None:
    """Who looks at a page while its file is deleted sees it again by itself once the file is there again."""
    file = preview.project / f"content/scenarios/{EDITED}.yml"
    good = file.read_text(encoding="utf-8")
    preview.shows(f"scenarios/{EDITED}/", "</html>")

    file.unlink()
    try:
        gone = until("livereload", lambda: missing_page(f"{preview.address}/scenarios/{EDITED}/"))
    finally:
        file.write_text(good, encoding="utf-8")

    assert "没有这个页面" in gone
    preview.shows(f"scenarios/{EDITED}/", "某某借逾期了")


def missing_page(address: str) -> str:
    try:
        urllib.request.urlopen(address, timeout=PATIENCE).close()
    except urllib.error.HTTPError as error:
        return error.read().decode() if error.code == HTTPStatus.NOT_FOUND else ""
    return ""


def test_folder_that_was_away_is_watched_again(preview: Preview) -> None:
    """Git takes a folder away and brings it back; edits of what is in it are seen afterwards."""
    folder, away = preview.project / "content", preview.project / "away"
    preview.shows(f"scenarios/{EDITED}/", "某某借逾期了")
    folder.rename(away)
    time.sleep(2 * POLL_SECONDS)
    away.rename(folder)

    file = folder / f"scenarios/{EDITED}.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("某某借逾期了", "回来以后的标题"), encoding="utf-8")

    preview.shows(f"scenarios/{EDITED}/", "回来以后的标题")


def test_files_that_an_editor_leaves_are_no_matter(preview: Preview) -> None:
    """Emacs lays a link that leads nowhere beside each file that isn't saved yet."""
    places = ("content/scenarios/.#alpha.yml", "sitegen/pages/.#plans.py", "sitegen/templates/.#scenario.html")
    locks = [preview.project / place for place in places]
    for lock in locks:
        lock.symlink_to("somebody@somewhere.1234")
    file = preview.project / f"content/scenarios/{EDITED}.yml"
    good = file.read_text(encoding="utf-8")
    try:
        file.write_text(good.replace("某某借逾期了", "还没存完的时候"), encoding="utf-8")
        preview.shows(f"scenarios/{EDITED}/", "还没存完的时候")
    finally:
        for lock in locks:
            lock.unlink()


@pytest.mark.parametrize(
    ("refused", "word"),
    [('.z { background: url("https://elsewhere.invalid/a.png") }', "elsewhere.invalid"), (".z { colr: red }", "colr")],
    ids=["foreign", "slip"],
)
def test_content_goes_on_while_a_style_is_refused(preview: Preview, refused: str, word: str) -> None:
    """A style that loads from elsewhere, or that no browser knows, is told of and left out; pages and lists are renewed meanwhile."""
    style, scenario = preview.project / "theme/styles/tokens.css", preview.project / f"content/scenarios/{EDITED}.yml"
    text = scenario.read_text(encoding="utf-8")
    preview.shows(f"scenarios/{EDITED}/", "</html>")

    with style.open("a", encoding="utf-8") as sheet:
        sheet.write(f"\n{refused}\n")
    preview.says(word)
    scenario.write_text(
        re.sub("^title: .*$", f"title: 样式写着{len(word)}的时候写的", text, count=1, flags=re.MULTILINE),
        encoding="utf-8",
    )

    preview.shows("all/", f"样式写着{len(word)}的时候写的")
    preview.shows(f"scenarios/{EDITED}/", word)
    assert word not in preview.page("assets/site.css")


def test_open_page_tells_of_what_fails_late(preview: Preview) -> None:
    """The search is bundled after Python, for which no page waits: one that has reloaded reloads once more to say what is wrong."""
    script, calculator = preview.project / "theme/search/kinds.mjs", preview.project / CALCULATOR
    preview.shows(f"scenarios/{EDITED}/", "</html>")
    reload = as_left_open(preview, f"scenarios/{EDITED}/")
    next(reload)

    for file, more in ((calculator, "# edited"), (script, "const = ;")):
        with file.open("a", encoding="utf-8") as edited:
            edited.write(f"\n{more}\n")

    until("kinds.mjs:", lambda: next(reload))


def as_left_open(preview: Preview, place: str) -> Iterator[str]:
    """Give a page as somebody sees it who leaves it open: it is asked for again only when the server says so."""
    while True:
        page = preview.page(place)
        yield page
        epoch = re.search(r"livereload\((\d+), \d+\)", page)[1]
        while page_at(f"{preview.address}/livereload/{epoch}/1") == epoch:
            yield page


def being_made(preview: Preview) -> list[Path]:
    """The folders in which something is made, or waits to be served."""
    return [*(preview.project / ".cache" / "building").iterdir()]


def test_content_goes_on_while_a_script_is_broken(preview: Preview) -> None:
    """A page added and edited meanwhile is there, and follows its edits once the script is mended."""
    script, products = preview.project / "theme/scripts/main.mjs", preview.project / "content/products"
    good, text = (file.read_text(encoding="utf-8") for file in (script, products / "lender-app.yml"))
    new = products / "new-app.yml"
    preview.shows(f"scenarios/{EDITED}/", "</html>")

    folders = len(being_made(preview))
    script.write_text(f"{good}\nconst = ;\n", encoding="utf-8")
    preview.says("main.mjs")
    assert len(being_made(preview)) == folders
    assert "main.mjs:" in preview.page(f"scenarios/{EDITED}/")
    try:
        for title in ("新加的一页", "改过的一页"):
            new.write_text(text.replace("title: 某某借", f"title: {title}"), encoding="utf-8")
            preview.shows("products/new-app/", title)
        script.write_text(good, encoding="utf-8")
        new.write_text(text.replace("title: 某某借", "title: 修好的一页"), encoding="utf-8")
        preview.shows("products/new-app/", "修好的一页")
    finally:
        new.unlink()
