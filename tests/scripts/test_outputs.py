"""Commands write where nothing but their own earlier work can be lost, and say in words why not elsewhere."""

import json
import os
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import jinja2
import pytest

from publish import MARK, Compression, write_mark
from scripts import compiled_templates
from scripts import own_folders as working
from scripts.compiled_templates import CompiledTemplates
from scripts.outputs import OWN_FOLDERS, Output, OutputError, place_for, site_place
from scripts.work_folder import SIGN, clear_left
from setup.packages import ROOT

linux = pytest.mark.skipif(sys.platform != "linux", reason="mounts are Linux's here")


def fill(folder, *names):
    """Write files that say their own names."""
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, encoding="utf-8")
    return folder


def contents(folder):
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


def make_site(target, *names, kind="site"):
    """Put an output in place as a command does."""
    with closing(Output(target)) as output:
        fill(output.new, *names)
        output.put_in_place(kind)


def make_earlier_site(folder):
    """Write what a site from before the mark held."""
    noted = {
        "id": "0123456789ab",
        "date": "2026-11-26",
        "files": [["", 1, 2], ["about/", 1, 2], ["assets/app.js", 1, 2]],
    }
    fill(folder, "index.html", "index.html.br", "about/index.html", "assets/app.js", "_headers", "api/v1/index.json")
    (folder / "site-files.json").write_text(json.dumps(noted), encoding="utf-8")
    return folder


@pytest.mark.parametrize("names", [[".git/HEAD", "index.html"], ["CNAME"], ["photos/1.jpg"], [".hidden"], ["a/b/c"]])
def test_folder_of_somebody_else(tmp_path, names):
    """A folder that holds anything and has no mark of ours is refused, and what it holds is named."""
    fill(tmp_path / "theirs", *names)

    with pytest.raises(OutputError, match=r"里有东西（例如 .+），不是这个命令做的，没有动它"):
        site_place(tmp_path / "theirs")


def test_empty_and_new_folders(tmp_path):
    """An empty folder is as good as none, and folders on the way are made."""
    (tmp_path / "empty").mkdir()

    make_site(site_place(tmp_path / "empty"), "index.html")
    make_site(site_place(tmp_path / "a/b/new"), "index.html")

    assert contents(tmp_path) == {
        *("empty", "empty/index.html", f"empty/{MARK}"),
        *("a", "a/b", "a/b/new", "a/b/new/index.html", f"a/b/new/{MARK}"),
    }


def test_output_is_replaced_whole(tmp_path):
    """What we made is replaced, pages that are no more and empty folders go, and nothing is left beside it."""
    make_site(tmp_path / "site", "index.html", "old/index.html")
    with closing(Output(site_place(tmp_path / "site"))) as output:
        fill(output.new, "index.html", "new/index.html")
        (output.new / "nothing").mkdir()
        output.put_in_place("site")

    assert contents(tmp_path) == {"site", "site/index.html", "site/new", "site/new/index.html", f"site/{MARK}"}


def test_nothing_stays_when_nothing_is_put_in_place(tmp_path):
    """An output that is given up leaves the earlier one, and no folder that was not there."""
    make_site(tmp_path / "site", "index.html")
    before = contents(tmp_path)

    for place in (tmp_path / "site", tmp_path / "x/y/z"):
        with closing(Output(place)) as output:
            fill(output.new, "other.html")

    assert contents(tmp_path) == before


@pytest.mark.parametrize("own", ["CNAME", ".git/HEAD", "photos/", "assets/mine.png", "about", "index.html.bak"])
def test_own_files_in_an_output(tmp_path, own):
    """Who put something of their own into our folder is told its name, and it stays."""
    make_site(tmp_path / "site", "index.html", "assets/app.js")
    if own.endswith("/"):
        (tmp_path / "site" / own).mkdir()
    else:
        fill(tmp_path / "site", own)
    before = contents(tmp_path)

    with pytest.raises(OutputError, match=f"里有不是我们做的东西：{own.partition('HEAD')[0]}"):
        site_place(tmp_path / "site")
    assert contents(tmp_path) == before


def test_what_systems_leave_lying_is_no_obstacle(tmp_path):
    """A folder that somebody looked into with their system's file manager is still ours."""
    make_site(tmp_path / "site", "assets/app.js")
    fill(tmp_path / "site", ".DS_Store", "assets/Thumbs.db")

    make_site(site_place(tmp_path / "site"), "index.html")

    assert contents(tmp_path) == {"site", "site/index.html", f"site/{MARK}"}


@pytest.mark.parametrize("place", ["index.html", "assets"])
def test_link_inside_an_output(tmp_path, place):
    """A link that somebody put in the place of a page or a folder is not ours, and what it leads to stays."""
    make_site(tmp_path / "site", "index.html", "assets/app.js")
    fill(tmp_path / "theirs", "app.js")
    if (tmp_path / "site" / place).is_dir():
        shutil.rmtree(tmp_path / "site" / place)
    else:
        (tmp_path / "site" / place).unlink()
    (tmp_path / "site" / place).symlink_to(tmp_path / "theirs")

    with pytest.raises(OutputError, match=f"里有不是我们做的东西：{place}"):
        site_place(tmp_path / "site")
    assert (tmp_path / "theirs/app.js").is_file()


def test_file_put_in_while_we_build(tmp_path):
    """What somebody puts into the folder while the next site is being made stops the swap."""
    make_site(tmp_path / "site", "index.html")
    with closing(Output(site_place(tmp_path / "site"))) as output:
        fill(output.new, "index.html")
        fill(tmp_path / "site", "mine.txt")
        with pytest.raises(OutputError, match=r"mine\.txt"):
            output.put_in_place("site")

    assert contents(tmp_path) == {"site", "site/index.html", f"site/{MARK}", "site/mine.txt"}


@pytest.mark.parametrize(
    "mark",
    [
        "[]",
        "{",
        '{"made_by": "other", "kind": "site", "files": ["mine.txt"]}',
        '{"made_by": "yuqi-buhuang", "kind": "site", "files": "mine.txt"}',
        '{"made_by": "yuqi-buhuang", "kind": "site", "files": ["mine.txt", "../outside.txt"]}',
        '{"made_by": "yuqi-buhuang", "kind": "site", "files": ["mine.txt", "/etc/passwd"]}',
    ],
)
def test_mark_that_is_none(tmp_path, mark):
    """A file of the mark's name that isn't our mark, or names files elsewhere, marks nothing."""
    fill(tmp_path / "theirs", "mine.txt")
    (tmp_path / "theirs" / MARK).write_text(mark, encoding="utf-8")

    with pytest.raises(OutputError, match="没有动它"):
        site_place(tmp_path / "theirs")


def test_site_from_before_the_mark(tmp_path):
    """A site that an earlier version made is known by its list of files, and replaced."""
    make_earlier_site(tmp_path / "site")

    make_site(site_place(tmp_path / "site"), "index.html")

    assert contents(tmp_path) == {"site", "site/index.html", f"site/{MARK}"}


@pytest.mark.parametrize("own", ["CNAME", ".git/HEAD", "api/mine.json", "about/photo.jpg"])
def test_own_files_in_a_site_from_before_the_mark(tmp_path, own):
    """Files that an earlier version's list doesn't name are somebody's."""
    fill(make_earlier_site(tmp_path / "site"), own)

    with pytest.raises(OutputError, match="里有不是我们做的东西"):
        site_place(tmp_path / "site")


def test_list_of_files_that_only_bears_the_name(tmp_path):
    """A folder with a `site-files.json` of another program is not ours."""
    fill(tmp_path / "theirs", "index.html")
    (tmp_path / "theirs/site-files.json").write_text('{"files": [["", 1, 2]]}', encoding="utf-8")

    with pytest.raises(OutputError, match="没有动它"):
        site_place(tmp_path / "theirs")


def test_offline_folder_from_before_the_mark(tmp_path):
    """A folder edition from before the mark lists nothing: whoever made it is asked to look, and it stays."""
    fill(tmp_path / "offline", "index.html", "assets/runtime/0123456789abcdef/manifest.json")

    with pytest.raises(OutputError, match="请把它删掉或改名"):
        site_place(tmp_path / "offline")


def test_output_of_another_command(tmp_path):
    """A site never takes the place of exported pages."""
    make_site(tmp_path / "pages", "index.md", kind="export")

    with pytest.raises(OutputError, match="是另一个命令做的"):
        site_place(tmp_path / "pages")


def test_place_inside_an_output(tmp_path):
    """A folder inside a site would be gone with the next one."""
    make_site(tmp_path / "site", "index.html")

    with pytest.raises(OutputError, match="在另一个做好的文件夹"):
        place_for(tmp_path / "site/sub/folder")


def spellings():
    """The project by many names."""
    inside = [name for name in ("scripts", "tests/scripts", "content") if (ROOT / name).is_dir()]
    return [
        *(ROOT, ROOT / "scripts/..", ROOT / "site/../.", f"{ROOT}/./", f"{ROOT}//scripts/../../{ROOT.name}"),
        *(os.path.relpath(ROOT), *ROOT.parents, f"{ROOT.parent}/{ROOT.name}/..", *(ROOT / name for name in inside)),
    ]


@pytest.mark.parametrize("place", spellings(), ids=str)
def test_project_by_any_name(place):
    """The project, what is above it and its folders are refused however they are spelled."""
    with pytest.raises(OutputError, match=r"是这个项目|里面有这个项目"):
        site_place(Path(place))


def own_folders():
    """All that a clone of the project holds, and what only some clones do, or only once tests have run."""
    there = {path.name for path in ROOT.iterdir() if path.is_dir()} - {"site", "offline", "dist"}
    lasting = {name for name in there if not name.startswith(".")}  # else two workers may find different tests
    return sorted(
        lasting | OWN_FOLDERS | {".git", ".venv", ".cache", ".ci", ".github", ".hypothesis", "Content", "THEME"}
    )


@pytest.mark.parametrize("name", own_folders())
def test_folders_of_the_project(name):
    """Nothing is built into a folder of the project's own, be it there, empty or still to come, nor inside it."""
    for place in (ROOT / name, ROOT / name / "new", ROOT / name / "new/deep"):
        with pytest.raises(OutputError, match=r"是这个项目自己的地方|是一个链接"):
            place_for(place)


@pytest.mark.parametrize("name", ["site", "offline", "dist", "site-2", "dist/one"])
def test_places_inside_the_project(name):
    """Beside its own folders the project is a place like any other."""
    assert place_for(ROOT / name) == ROOT / name


def test_way_over_links(tmp_path):
    """Links on the way are followed: what leads into the project is refused, what leads elsewhere is written to."""
    (tmp_path / "project").symlink_to(ROOT)
    (tmp_path / "scripts").symlink_to(ROOT / "scripts")
    (tmp_path / "real").mkdir()
    (tmp_path / "way").symlink_to(tmp_path / "real")

    for place in ("project/.", "project/scripts/new", "scripts/new", "project/../outside/../" + ROOT.name):
        with pytest.raises(OutputError, match=r"是这个项目|里面有这个项目"):
            place_for(tmp_path / place)
    assert place_for(tmp_path / "way/site") == tmp_path / "real/site"


@pytest.mark.parametrize("leads", ["real", "nowhere", "link"])
def test_link_in_the_place(tmp_path, leads):
    """A link is not replaced, be it to a site of ours, to nothing or to itself."""
    make_site(tmp_path / "real", "index.html")
    (tmp_path / "link").symlink_to(tmp_path / leads)

    with pytest.raises(OutputError, match="是一个链接"):
        place_for(tmp_path / "link")


def test_file_in_the_place(tmp_path):
    """A file is no folder, nor is a file on the way to one."""
    fill(tmp_path, "file")
    os.mkfifo(tmp_path / "pipe")

    for place in ("file", "file/site", "pipe"):
        with pytest.raises(OutputError, match="不是文件夹"):
            place_for(tmp_path / place)


@linux
def test_mount_point():
    """The root of a disk can't be replaced as a whole; a folder in it can."""
    with pytest.raises(OutputError, match=r"是一个挂载点.*/proc/site"):
        place_for(Path("/proc"))


@linux
def test_left_by_a_killed_command(tmp_path):
    """What a killed command left beside its place is cleared; what only bears such a name is not."""
    target = tmp_path / "site"
    make_site(target, "index.html")
    code = (
        "import os, sys; from pathlib import Path; from scripts.outputs import Output\n"
        "output = Output(Path(sys.argv[1])); (output.new / 'half.html').touch(); os.kill(os.getpid(), 9)"
    )
    subprocess.run(
        [sys.executable, "-c", code, target], check=False, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    (tmp_path / ".site-new-abcdefgh").mkdir()
    fill(tmp_path, ".site-new-12345678/theirs.txt", ".site-new-photos/theirs.txt", "site.previous/theirs.txt")
    left = len(list(tmp_path.glob(".site-new-*")))

    clear_left(target)

    assert left == 4
    assert contents(tmp_path) == {
        *("site", "site/index.html", f"site/{MARK}", "site.previous", "site.previous/theirs.txt"),
        *(".site-new-12345678", ".site-new-12345678/theirs.txt", ".site-new-photos", ".site-new-photos/theirs.txt"),
    }


def test_running_command_keeps_its_folder(tmp_path):
    """Whoever clears what is left leaves alone what another command is still working in."""
    with closing(Output(tmp_path / "site")) as output:
        clear_left(tmp_path / "site")

        assert output.new.is_dir()


def test_killed_between_two_steps(tmp_path):
    """Where folders can't be exchanged in one step, the next command puts the earlier site back."""
    target, work = tmp_path / "site", tmp_path / ".site-new-abcdefgh"
    make_site(target, "index.html")
    fill(work, SIGN, "new/half.html")
    target.rename(work / "old")

    clear_left(target)

    assert contents(tmp_path) == {"site", "site/index.html", f"site/{MARK}"}


@pytest.mark.parametrize("is_missing", [True, False])
def test_left_by_a_version_before_the_mark(tmp_path, is_missing):
    """An earlier version that was killed while it swapped left `site.previous`: put back, or cleared."""
    make_earlier_site(tmp_path / "site.previous")
    if not is_missing:
        make_site(tmp_path / "site", "index.html")

    clear_left(tmp_path / "site")

    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    assert (tmp_path / "site/about").exists() == is_missing


def test_somebody_elses_file_in_what_is_replaced(tmp_path):
    """A file that appears in the old folder in the last moment is not removed with it."""
    work = tmp_path / ".site-new-abcdefgh"
    fill(work, SIGN, "new/index.html", "new/mine.txt")
    write_mark(work / "new", "site", ["index.html"])

    clear_left(tmp_path / "site")

    assert (work / "new/mine.txt").is_file()
    assert not (work / "new/index.html").exists()


def unfinished_template(folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Compile a template; give the name that it has on its way to its place."""
    named: list[str] = []
    monkeypatch.setattr(compiled_templates, "FOLDER", folder)
    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", lambda unfinished, _: named.append(unfinished))
        env = jinja2.Environment(autoescape=True, bytecode_cache=CompiledTemplates())
        env.loader = jinja2.DictLoader({"page.html": ""})
        env.get_template("page.html")
    return Path(named[0]).relative_to(folder.parent).as_posix()


def test_cache_of_killed_builds(tmp_path, monkeypatch):
    """Of the cache only what has our own names, and is old, is cleared."""
    mine = {"building/mine", "building/2026-notes", "compressed/mine.7", "compressed/mine.gz"}
    (text := tmp_path / "text.js").write_text("逾期不慌")
    Compression(tmp_path / "compressed").sent_sizes([text], ".br")
    (whole,) = (f"compressed/{path.name}" for path in (tmp_path / "compressed").iterdir())
    text.unlink()
    fill(tmp_path, *mine, "building/4711/a", f"{whole}.4711", unfinished_template(tmp_path / "templates", monkeypatch))
    for path in tmp_path.rglob("*"):
        os.utime(path, (0, 0))
    fill(tmp_path, f"{whole}.4712")
    monkeypatch.setattr(working, "CACHE", tmp_path)

    working.forget_unfinished()

    left = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert left == {*mine, whole, f"{whole}.4712"}


def test_what_another_build_finishes_meanwhile_is_no_trouble(tmp_path, monkeypatch):
    """What it was writing has another name the next moment; a link that leads nowhere stands for that."""
    monkeypatch.setattr(working, "CACHE", tmp_path)
    fill(tmp_path, "building/2026-notes")
    (tmp_path / "building" / "4711").symlink_to(tmp_path / "gone")

    working.forget_unfinished()

    assert (tmp_path / "building" / "2026-notes").exists()
