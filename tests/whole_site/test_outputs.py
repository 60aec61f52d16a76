"""Whatever happens to a command that writes, what stood there before still stands, and the reason is told in words."""

import hashlib
import json
import os
import random  # noqa: TID251 (its seeds are given: every run tries the same moments)
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from publish import MARK
from tests.whole_site.copies import BUILD, copy_small_project, environment, run_in, script

EXPORT = script("export")
MKDOCS = ["-m", "mkdocs", "build"]
KILLING = Path(__file__).parent / "killing"
KILLED = -9
PREPARE = """
import shutil, sys
from pathlib import Path
from scripts.outputs import Output, site_place

output = Output(site_place(Path("site")))
shutil.copytree(sys.argv[1], output.new, dirs_exist_ok=True)
"""
SWAP = f"{PREPARE}output.put_in_place('site')\noutput.close()\n"
linux = pytest.mark.skipif(sys.platform != "linux", reason="the ways to forbid writing are Linux's")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project with a site."""
    project = copy_small_project(tmp_path_factory.mktemp("small") / "project")
    done = run_in(project, *BUILD)
    assert done.returncode == 0, done.stdout + done.stderr
    return project


@pytest.fixture
def small(built: Path, tmp_path: Path) -> Path:
    """A copy of the small project to spoil."""
    return Path(shutil.copytree(built, tmp_path / "project", symlinks=True))


@pytest.fixture(scope="module")
def with_pages(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project whose pages have been written for another engine."""
    project = Path(shutil.copytree(built, tmp_path_factory.mktemp("exported") / "project", symlinks=True))
    done = run_in(project, *EXPORT, "pages")
    assert done.returncode == 0, done.stderr
    return project


@pytest.fixture
def exported(with_pages: Path, tmp_path: Path) -> Path:
    """A copy of that to spoil."""
    return Path(shutil.copytree(with_pages, tmp_path / "project", symlinks=True))


def digest(folder: Path) -> dict[str, str]:
    """Give every file and link below a folder with what it holds."""
    return {
        path.relative_to(folder).as_posix(): str(path.readlink())
        if path.is_symlink()
        else hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if (path.is_symlink() or path.is_file()) and path.parent.name != "__pycache__"
    }


def told(done: subprocess.CompletedProcess[str]) -> str:
    """Give what a refused command said: words, code 1, no traceback."""
    said = done.stdout + done.stderr
    assert done.returncode == 1, said
    assert "Traceback" not in said
    return said


def beside(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.parent.glob(f".{folder.name}-*")) + sorted(
        path.name for path in folder.parent.glob(f"{folder.name}.*")
    )


def test_mark_is_the_same_for_everybody_and_lists_what_is_there(built: Path) -> None:
    """The mark names every file of the site but itself, and neither a place nor a time."""
    listed = set((built / "site" / MARK).read_text(encoding="utf-8").split('"')) & set(digest(built / "site"))

    assert listed == digest(built / "site").keys() - {MARK}
    assert str(built) not in (built / "site" / MARK).read_text(encoding="utf-8")


@pytest.mark.parametrize("command", [BUILD, MKDOCS])
def test_second_build_replaces_the_first(small: Path, command: list[str]) -> None:
    """A site of ours is replaced as a whole, by the project's command and by plain MkDocs alike."""
    (small / "content/scenarios/alpha.yml").rename(small / "content/scenarios/gamma.yml")
    for file in (small / "content").rglob("*.yml"):
        file.write_text(file.read_text(encoding="utf-8").replace("alpha", "gamma"), encoding="utf-8")

    done = run_in(small, *command)

    assert done.returncode == 0, done.stdout + done.stderr
    assert (small / "site/scenarios/gamma/index.html").is_file()
    assert not (small / "site/scenarios/alpha").exists()
    assert beside(small / "site") == []


@pytest.mark.parametrize(
    ("command", "place"),
    [
        ([*BUILD, "--out"], "theirs"),
        ([*BUILD, "--out"], "."),
        ([*BUILD, "--offline", "--out"], "link/sub/../../theme/new"),
        ([*MKDOCS, "--site-dir"], "theirs"),
        ([*MKDOCS, "--site-dir"], "sitegen"),
        (EXPORT, "theirs"),
        (EXPORT, "link"),
    ],
)
def test_refused_place_stays_as_it_is(small: Path, command: list[str], place: str) -> None:
    """What isn't ours is refused in words by every command that writes a folder, and nothing in it is touched."""
    (small / "theirs/.git").mkdir(parents=True)
    (small / "theirs/.git/HEAD").write_text("ref", encoding="utf-8")
    (small / "theirs/CNAME").write_text("example.org", encoding="utf-8")
    (small / "link").symlink_to(small)
    before = digest(small)

    said = told(run_in(small, *command, place))

    assert digest(small) == before
    assert "请换一个" in said


@pytest.mark.parametrize("command", [BUILD, MKDOCS])
def test_own_file_in_the_default_folder(small: Path, command: list[str]) -> None:
    """A file that somebody put into `site/` is named and stays, and so does the site."""
    (small / "site/CNAME").write_text("example.org", encoding="utf-8")
    before = digest(small / "site")

    said = told(run_in(small, *command))

    assert "CNAME" in said
    assert digest(small / "site") == before


def test_export_leaves_what_it_did_not_write(exported: Path) -> None:
    """A second export takes away only pages of the first; own files beside them stay."""
    (exported / "pages/scenarios/mine.md").write_text("mine", encoding="utf-8")
    (exported / "pages/letters/picture.png").write_bytes(b"mine")
    shutil.move(exported / "content/fix.md", exported / "content/about.md")
    shutil.copy(exported / "content/about.md", exported / "content/fix.md")
    assert run_in(exported, *EXPORT, "pages").returncode == 0
    (exported / "content/about.md").unlink()

    done = run_in(exported, *EXPORT, "pages")

    assert done.returncode == 0, done.stderr
    assert not (exported / "pages/about.md").exists()
    assert (exported / "pages/fix.md").is_file()
    assert (exported / "pages/scenarios/alpha.md").read_text(encoding="utf-8").startswith("---\ntitle: ")
    assert (exported / "pages/scenarios/mine.md").is_file()
    assert (exported / "pages/letters/picture.png").is_file()
    assert beside(exported / "pages") == []


@pytest.mark.parametrize("kind", ["file", "link", "folder"])
def test_export_covers_nothing(exported: Path, kind: str) -> None:
    """A page that would cover somebody's file, or go through their link, is named; no page is written."""
    (exported / "theirs").mkdir()
    shutil.copy(exported / "content/fix.md", exported / "content/about.md")
    mine = exported / "pages" / ("scenarios" if kind == "link" else "about.md")
    if kind == "file":
        mine.write_text("mine", encoding="utf-8")
    elif kind == "folder":
        mine.mkdir()
    else:
        shutil.rmtree(mine)
        mine.symlink_to(exported / "theirs")
    before = digest(exported)

    said = told(run_in(exported, *EXPORT, "pages"))

    assert mine.name in said
    assert digest(exported) == before


@linux
@pytest.mark.parametrize(
    ("place", "words"), [("/sys/kernel/site", "写不成：没有写入权限"), ("/dev/shm", "是一个挂载点")]
)
def test_place_that_can_not_be_written(small: Path, place: str, words: str) -> None:
    """Where nobody may write, or nothing can be replaced, the reason is told."""
    assert words in told(run_in(small, *BUILD, "--out", place))


@contextmanager
def small_disk(place: Path, size: str) -> Iterator[None]:
    """Put a disk of a few megabytes there; only who may mount can."""
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", place], check=False, capture_output=True
    )
    if mounted.returncode:
        pytest.skip("nobody but root can mount a small disk")
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", place], check=True)


@linux
@pytest.mark.parametrize(
    ("command", "size"), [([*BUILD, "--out"], "6m"), ([*MKDOCS, "--site-dir"], "300k"), (EXPORT, "100k")]
)
def test_full_disk(small: Path, tmp_path: Path, command: list[str], size: str) -> None:
    """A disk that fills up is named, the earlier output stays whole, and what was begun is gone."""
    with small_disk(tmp_path / "disk", size):
        (tmp_path / "disk/site").mkdir()

        said = told(run_in(small, *command, str(tmp_path / "disk/site")))

        assert "磁盘满了" in said
        assert list((tmp_path / "disk").rglob("*")) == [tmp_path / "disk/site"]


def run_killed(project: Path, moment: int, *command: str) -> int:
    """Run a command that ends at its Nth change of a file, as a power cut would end it."""
    settings = environment(project)
    forget(project)
    settings |= {"DIE_AT": str(moment), "PYTHONPATH": os.pathsep.join([str(KILLING), settings["PYTHONPATH"]])}
    return subprocess.run(
        [sys.executable, *command], cwd=project, env=settings, check=False, capture_output=True
    ).returncode


def forget(project: Path) -> None:
    """Let the next build make everything anew."""
    shutil.rmtree(project / ".cache/made", ignore_errors=True)


def changes(project: Path, *command: str) -> int:
    """Count how often a command changes a file."""
    settings = environment(project)
    counted = project / "counted"
    forget(project)
    settings |= {"COUNT_IN": str(counted), "PYTHONPATH": os.pathsep.join([str(KILLING), settings["PYTHONPATH"]])}
    subprocess.run([sys.executable, *command], cwd=project, env=settings, check=True, capture_output=True)
    return int(counted.read_text(encoding="utf-8"))


@linux
def test_build_killed_at_any_moment(small: Path) -> None:
    """Killed at a random moment of each third of its way the build leaves a whole site; the next one clears what is left."""
    last = changes(small, *BUILD)
    moments = [random.Random(9).randrange(1 + third * last // 3, (third + 1) * last // 3) for third in range(3)]
    whole = digest(small / "site")

    ended = [(run_killed(small, moment, *BUILD), digest(small / "site") == whole) for moment in moments]

    assert ended == [(KILLED, True)] * len(moments)
    assert run_in(small, *BUILD).returncode == 0
    assert digest(small / "site") == whole
    assert beside(small / "site") == []


@linux
def test_swap_killed_at_any_moment(small: Path, tmp_path: Path) -> None:
    """Killed while it swaps and clears, a command leaves the earlier site or the new one, whole."""
    earlier = Path(shutil.copytree(small / "site", tmp_path / "earlier"))
    other = Path(shutil.copytree(small / "site", tmp_path / "other"))
    (other / MARK).unlink()
    (other / "more.html").write_text("more", encoding="utf-8")
    before = changes(small, "-c", PREPARE, str(other))
    for left in beside(small / "site"):
        shutil.rmtree(small / left)  # what the next one would clear, and those that follow have not
    moments = random.Random(9).sample(range(before + 1, changes(small, "-c", SWAP, str(other))), 10)
    later = digest(small / "site")

    seen = []
    for moment in [before + 1, *moments]:
        shutil.rmtree(small / "site")
        shutil.copytree(earlier, small / "site")
        assert run_killed(small, moment, "-c", SWAP, str(other)) == KILLED
        seen.append(digest(small / "site"))

    assert [each in (digest(earlier), later) for each in seen] == [True] * len(seen)
    assert digest(earlier) in seen
    assert later in seen
    assert run_in(small, "-c", SWAP, str(earlier)).returncode == 0
    assert beside(small / "site") == []


def test_surroundings_change_nothing(small: Path, tmp_path: Path) -> None:
    """Another zone, language and build date, settings of other programs around the project: the bytes stay the same."""
    before = digest(small / "site")
    (tmp_path / "other.js").write_text("export default class { other() {} }", encoding="utf-8")
    settings = {"target": "es5", "baseUrl": ".", "paths": {"minisearch": ["./other.js"]}}
    (tmp_path / "tsconfig.json").write_text(json.dumps({"compilerOptions": settings}), encoding="utf-8")
    (tmp_path / "package.json").write_text('{"type": "commonjs", "sideEffects": false}', encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: other\n", encoding="utf-8")
    subprocess.run(["git", "init", "--quiet", tmp_path], check=True)
    around = {
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "tr_TR.UTF-8",
        "SOURCE_DATE_EPOCH": "86400",
        "PYTHONHASHSEED": "7",
        "NODE_ENV": "production",
        "YUQI_AS_OF": "2020-01-01",
        "YUQI_OFFLINE": "1",
        "YUQI_SITE_URL": "https://other.example/",
        "GIT_DIR": str(tmp_path / ".git"),
    }

    done = subprocess.run(
        [sys.executable, *BUILD],
        cwd=tmp_path,
        env={**environment(small), **around},
        check=False,
        capture_output=True,
        encoding="utf-8",
    )

    assert done.returncode == 0, done.stdout + done.stderr
    assert digest(small / "site") == before


def test_place_and_cache_change_nothing(small: Path, tmp_path: Path) -> None:
    """Cold in another folder on one processor, and once more from what that left in the cache: the bytes stay the same."""
    elsewhere = copy_small_project(tmp_path / "another" / "place")
    (elsewhere / ".cache" / "browser").unlink()
    flag, program, *options = BUILD
    alone = "import os; hasattr(os, 'sched_setaffinity') and os.sched_setaffinity(0, {min(os.sched_getaffinity(0))}); "

    for begin in (alone, ""):
        assert run_in(elsewhere, flag, begin + program, *options).returncode == 0
        assert digest(elsewhere / "site") == digest(small / "site")
        shutil.rmtree(elsewhere / "site")
