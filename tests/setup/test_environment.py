"""A fresh machine becomes ready by one command, stays ready, and mends itself."""

import ast
import os
import sys
from dataclasses import replace

import pytest

from setup.environment import refuse_old_python
from setup.packages import install_venv_module
from setup.steps import SetupError, why

PYTHON = ".venv/Scripts/python.exe" if os.name == "nt" else ".venv/bin/python"


def test_second_run_is_silent(ready):
    """When nothing changed, nothing is prepared; the command does what was asked, with the words that were typed."""
    assert ready.run("--as-of", "2026 11") == (0, "你好 --as-of 2026 11\n", "")


def test_environment_can_renew_itself(ready):
    """A script that is started with .venv's own Python works too, even when that Python has to be made anew."""
    (ready.folder / ".venv" / "installed.json").unlink()

    code, printed, told = ready.run(python=ready.python)

    assert (code, printed) == (0, "你好\n"), told
    assert "建立 Python 环境" in told
    assert ready.run(python=ready.python) == (0, "你好\n", "")


def test_changed_lock_is_installed(ready):
    """A lock that changed is installed at the next run, without making the environment anew."""
    ready.lock("您好", "2")

    code, printed, told = ready.run()

    assert (code, printed) == (0, "您好\n")
    assert "requirements.txt" in told
    assert "建立 Python 环境" not in told


def test_changed_npm_lock_is_installed(ready):
    """A changed package-lock.json is installed at the next run."""
    lock = ready.folder / "package-lock.json"
    lock.write_text(lock.read_text() + "\n")

    told = ready.run()[2]

    assert "npm" in told
    assert ready.is_ready()


@pytest.mark.parametrize("lost", [".venv/installed.json", ".venv/pyvenv.cfg", PYTHON, "node_modules/.installed.json"])
def test_broken_environment_is_noticed(ready, lost):
    """An environment that was not finished, or lost its Python, doesn't count as ready."""
    kept = ready.folder / "kept"
    (ready.folder / lost).rename(kept)

    was_ready = ready.is_ready()

    kept.rename(ready.folder / lost)
    assert not was_ready
    assert ready.is_ready()


def test_other_python_version_is_noticed(ready):
    """An environment of another Python version than the one that starts in it doesn't count as ready."""
    stamp = ready.folder / ".venv" / "installed.json"
    noted = stamp.read_text()
    stamp.write_text(noted.replace(f'"{sys.version_info[0]}.{sys.version_info[1]}"', '"3.99"'))

    was_ready = ready.is_ready()

    stamp.write_text(noted)
    assert not was_ready
    assert ready.is_ready()


def test_moved_folder_is_noticed(ready):
    """A folder that was moved needs another environment: programs in .venv know their place by its full name."""
    moved = replace(ready, folder=ready.folder.rename(ready.folder.with_name("moved")))

    was_ready = moved.is_ready()

    moved.folder.rename(ready.folder)
    assert not was_ready
    assert ready.is_ready()


def test_two_at_once(fresh):
    """Of two commands that start together on a fresh machine one prepares and the other waits; both work."""
    two = [fresh.start(), fresh.start()]

    told = "".join(process.communicate(timeout=120)[1] for process in two)

    assert [process.returncode for process in two] == [0, 0], told
    assert told.count("建立 Python 环境") == 1


def test_folder_that_is_no_environment_stays(fresh):
    """A folder or file of somebody's that is only called .venv is named and left alone."""
    mine = fresh.folder / ".venv" / "letters" / "mine.txt"
    mine.parent.mkdir(parents=True)
    mine.write_text("mine")

    code, _, told = fresh.run()

    assert code == 1
    assert "不是 Python 环境，没有动它" in told
    assert mine.is_file()


def test_lock_that_can_not_be_taken(fresh):
    """Where the folder can't be prepared because something stands in the way, that is named."""
    (fresh.folder / ".venv.lock").mkdir()

    code, printed, told = fresh.run()

    assert (code, printed) == (1, "")
    assert "写不成：那里是一个文件夹" in told
    assert "Traceback" not in told


def test_packages_of_another_folder_stay(fresh, tmp_path):
    """Where .venv or node_modules is a link, the link goes and what it leads to stays, also the sign that it is whole."""
    links = {"node_modules": ".installed.json", ".venv": "installed.json"}
    for name, stamp in links.items():
        (tmp_path / name / "package").mkdir(parents=True)
        (tmp_path / name / stamp).write_text("{}", encoding="utf-8")
        (fresh.folder / name).symlink_to(tmp_path / name)

    code, _, told = fresh.run()

    assert code == 0, told
    for name, stamp in links.items():
        assert (tmp_path / name / "package").is_dir()
        assert (tmp_path / name / stamp).read_text(encoding="utf-8") == "{}"
        assert not (fresh.folder / name).is_symlink()


@pytest.mark.skipif(os.name == "nt", reason="Windows gives a test no Ctrl-C to send")
def test_stopped_halfway(fresh):
    """Ctrl-C says so, leaves nothing that counts as finished, and the next run prepares everything."""
    code, told = fresh.interrupt("建立 Python 环境")

    assert code == 130
    assert "已停止，没有留下半成品" in told
    assert "Traceback" not in told
    assert not (fresh.folder / ".venv" / "installed.json").exists()
    assert fresh.run()[:2] == (0, "你好\n")


def test_wrong_fingerprint(ready):
    """A package whose file is not the locked one isn't installed, and the reason is named."""
    ready.lock("坏", "3", fingerprint="0" * 64)

    code, printed, told = ready.run()

    ready.lock("你好", "4")
    assert (code, printed) == (1, "")
    assert "指纹不一致" in told
    assert "greeting" in told


def test_no_network(ready):
    """Without a network what could not be fetched is named, without a traceback."""
    (ready.folder / "requirements.txt").write_text(f"far-away==1 --hash=sha256:{'0' * 64}\n")

    code, _, told = ready.run(PIP_NO_INDEX="0", PIP_INDEX_URL="http://127.0.0.1:9/", PIP_RETRIES="1")

    ready.lock("你好", "5")
    assert code == 1
    assert "连不上软件包的服务器" in told
    assert "far-away" in told
    assert "Traceback" not in told


def test_old_python_is_refused():
    """An old Python is told which one is needed."""
    with pytest.raises(SetupError, match=r"需要 Python 3\.11 或更新的版本；现在运行的是 3\.9"):
        refuse_old_python((3, 9))


@pytest.mark.parametrize("name", ["environment", "packages", "steps", "system_package", "causes"])
def test_old_python_can_read_what_refuses_it(root, name):
    """The modules before the refusal hold no syntax newer than Python 3.8's."""
    source = (root / "setup" / f"{name}.py").read_text(encoding="utf-8")

    assert ast.parse(source, feature_version=(3, 8)).body


def test_missing_venv_module_is_named(monkeypatch, tmp_path):
    """Where Debian left out venv and we may not install it, the one command to type is told."""
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(SetupError, match=rf"sudo apt install python3\.{sys.version_info[1]}-venv"):
        install_venv_module()


def test_unknown_failure_shows_its_last_lines():
    """A failure that we can't explain still shows what the tool said last."""
    assert why("one\n\ntwo\n") == "这一步没有成功。This step failed.\n    one\n    two"
