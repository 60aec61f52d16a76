"""Commands that write into the project replace files, whole or not at all, and nothing that only stands in their place."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from scripts import lock, new, schema, upgrade_pyodide
from scripts.own_files import refuse_unwritable, write_all, write_new
from setup.packages import ROOT
from setup.steps import SetupError

linux = pytest.mark.skipif(sys.platform != "linux", reason="the ways to forbid writing are Linux's")


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_files_are_replaced_together(tmp_path):
    """All files are written, a missing folder is made, and who may read them stays."""
    (tmp_path / "one").write_bytes(b"old")
    (tmp_path / "one").chmod(0o640)

    write_all({tmp_path / "one": b"new", tmp_path / "more/two": b"two"})

    assert (tmp_path / "one").read_bytes() == b"new"
    assert (tmp_path / "one").stat().st_mode & 0o777 == 0o640
    assert names(tmp_path) == ["more", "one"]
    assert names(tmp_path / "more") == ["two"]


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda place: place.symlink_to("other"), "是一个链接"),
        (lambda place: place.symlink_to("nowhere"), "是一个链接"),
        (lambda place: place.mkdir(), "应该是一个文件"),
        (os.mkfifo, "应该是一个文件"),
    ],
    ids=["link", "dangling link", "folder", "pipe"],
)
def test_what_is_no_file_stays(tmp_path, make, words):
    """A link, a folder, a pipe in a file's place are named; no other file is written either."""
    (tmp_path / "other").write_bytes(b"other")
    make(tmp_path / "place")
    before = names(tmp_path)

    with pytest.raises(SetupError, match=words):
        write_all({tmp_path / "first": b"new", tmp_path / "place": b"new"})

    assert names(tmp_path) == before
    assert (tmp_path / "other").read_bytes() == b"other"


def test_folder_that_is_a_link_or_a_file(tmp_path):
    """Nothing is written through a link to another folder, or in the place of a folder."""
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    (tmp_path / "file").touch()

    with pytest.raises(SetupError, match="是一个链接"):
        write_all({tmp_path / "link/one": b"new"})
    with pytest.raises(SetupError, match="应该是一个文件夹"):
        write_new(tmp_path / "file/one", b"new")

    assert names(tmp_path / "real") == []


def test_new_file_covers_none(tmp_path):
    """What is there already stays, and nothing half-written beside it."""
    (tmp_path / "one").write_bytes(b"old")

    with pytest.raises(FileExistsError):
        write_new(tmp_path / "one", b"new")

    assert (tmp_path / "one").read_bytes() == b"old"
    assert names(tmp_path) == ["one"]


@linux
def test_refusal_of_the_system(tmp_path):
    """Where the system refuses, the reason is told and nothing is left half-written."""
    with pytest.raises(SetupError, match="写不成：没有写入权限"):
        write_all({tmp_path / "one": b"new", Path("/sys/kernel/one"): b"new"})

    assert names(tmp_path) == []


FULL = """
import resource, signal, sys
from pathlib import Path
from scripts.own_files import write_all
from setup.steps import SetupError
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    write_all({Path(sys.argv[1], "small"): b"new", Path(sys.argv[1], "large"): bytes(2000)})
except SetupError as error:
    print(error)
"""


@linux
def test_no_room(tmp_path):
    """Where one of the files doesn't fit, all stay as they are."""
    (tmp_path / "small").write_bytes(b"old")

    done = subprocess.run(
        [sys.executable, "-c", FULL, tmp_path], check=True, capture_output=True, encoding="utf-8", cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip

    assert "写不成：文件太大，这里放不下" in done.stdout
    assert names(tmp_path) == ["small"]
    assert (tmp_path / "small").read_bytes() == b"old"


@pytest.mark.parametrize(
    ("module", "run"),
    [
        (lock, lambda: lock.main(upgrade=False)),
        (upgrade_pyodide, lambda: upgrade_pyodide.main.callback("latest")),
    ],
    ids=["lock", "upgrade_pyodide"],
)
def test_locks_that_are_links(tmp_path, monkeypatch, capsys, module, run):
    """The commands that write locks refuse before they ask any server."""
    (tmp_path / "package.json").write_text("{}", encoding="utf-8")
    (tmp_path / "package-lock.json").symlink_to("package.json")
    monkeypatch.setattr(module, "ROOT", tmp_path)

    with pytest.raises((SetupError, SystemExit)) as refused:
        run()

    assert "是一个链接" in f"{refused.value}{capsys.readouterr().err}"
    assert names(tmp_path) == ["package-lock.json", "package.json"]


@pytest.mark.parametrize(
    "make", [lambda place, real: place.symlink_to(real), lambda place, _: place.touch()], ids=["link", "file"]
)
def test_scaffold_in_a_folder_that_is_none(tmp_path, make):
    """A new page is never written through a link, nor in the place of a file; the reason is told."""
    (tmp_path / "real").mkdir()
    (tmp_path / "content").mkdir()
    make(tmp_path / "content/products", tmp_path / "real")

    refused = CliRunner().invoke(new.main, ["product", "new-one", "--content", str(tmp_path / "content")])

    assert refused.exit_code == 1
    assert "products 是一个链接" in refused.output or "products 应该是一个文件夹" in refused.output
    assert names(tmp_path / "real") == []


def test_scaffold_makes_its_folder(tmp_path):
    """The first page of a kind brings its folder."""
    (tmp_path / "content").mkdir()

    begun = CliRunner().invoke(new.main, ["product", "new-one", "--content", str(tmp_path / "content")])

    assert begun.exit_code == 0
    assert names(tmp_path / "content/products") == ["new-one.yml"]


def test_schemas_behind_a_link(tmp_path):
    """Schemas are not written into the folder that a link leads to."""
    (tmp_path / "real").mkdir()
    (tmp_path / "schemas").symlink_to("real")

    with pytest.raises(SetupError, match="是一个链接"):
        schema.write({"a.schema.json": "a"}, tmp_path / "schemas")

    assert names(tmp_path / "real") == []


def test_files_of_the_project_may_be_written():
    """All that these commands write is what a clone holds."""
    refuse_unwritable(ROOT / name for name in (*lock.PYTHON_LOCKS, *upgrade_pyodide.LOCKS))
