"""The day that things are made for comes from our own repository, or from the content; never from what lies around."""

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest

from scripts.build_day import OURS, clock_today, commit_day, newest_day

TODAY = date(2026, 11, 26)
REVIEWED = [date(2026, 11, 1), date(2026, 11, 20)]


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch, tmp_path):
    """Git without anybody's settings, and no repository named by the environment."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


def git(folder, *words, when="2026-11-23T00:30:00+08:00"):
    who = {"GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@b", "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@b"}
    environment = {**os.environ, **who, "GIT_COMMITTER_DATE": when, "GIT_AUTHOR_DATE": when}
    subprocess.run(["git", "-C", folder, *words], check=True, capture_output=True, env=environment)


def project(folder: Path) -> Path:
    """What of the project the date depends on."""
    (folder / OURS).parent.mkdir(parents=True)
    (folder / OURS).write_text("", encoding="utf-8")
    return folder


def repository(folder: Path, when="2026-11-23T00:30:00+08:00") -> Path:
    """A repository of our own."""
    git(project(folder).parent, "init", folder)
    git(folder, "add", ".")
    git(folder, "commit", "--message", "ours", when=when)
    return folder


def foreign(folder: Path, when="2026-11-25T12:00:00+08:00") -> Path:
    """A repository of somebody else."""
    folder.mkdir(parents=True)
    git(folder, "init")
    git(folder, "commit", "--allow-empty", "--message", "theirs", when=when)
    return folder


def test_own_repository(tmp_path):
    """The newest commit's day is taken, as its author's calendar shows it."""
    assert newest_day(repository(tmp_path / "own"), REVIEWED, TODAY) == date(2026, 11, 23)


def test_copy_inside_another_repository(tmp_path):
    """A ZIP that was unpacked inside somebody's repository takes the day of the newest review."""
    inside = project(foreign(tmp_path / "theirs") / "unpacked")

    assert newest_day(inside, REVIEWED, TODAY) == date(2026, 11, 20)


def test_copy_unpacked_at_the_top_of_another_repository(tmp_path):
    """A repository whose commits don't hold the project is not ours, even if the project lies at its top."""
    assert commit_day(project(foreign(tmp_path / "theirs"))) is None


def test_without_a_repository(tmp_path):
    """Without git the day is that of the newest review; without any review it is a fixed one."""
    assert newest_day(project(tmp_path / "copy"), REVIEWED, TODAY) == date(2026, 11, 20)
    assert newest_day(tmp_path / "copy", [], TODAY) == date(2026, 1, 1)


def test_empty_repository(tmp_path):
    """A repository without a commit says nothing."""
    git(project(tmp_path / "own"), "init")

    assert commit_day(tmp_path / "own") is None


def test_shallow_clone(tmp_path):
    """A clone of the last commit alone knows its day."""
    own = repository(tmp_path / "own")
    git(own, "commit", "--allow-empty", "--message", "later", when="2026-11-24T12:00:00+08:00")
    git(tmp_path, "clone", "--depth", "1", own.as_uri(), "shallow")

    assert commit_day(tmp_path / "shallow") == date(2026, 11, 24)


def test_second_worktree(tmp_path):
    """A worktree is a top of its own."""
    own = repository(tmp_path / "own")
    git(own, "worktree", "add", tmp_path / "tree")

    assert commit_day(tmp_path / "tree") == date(2026, 11, 23)


@pytest.mark.parametrize("variable", ["GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_INDEX_FILE", "GIT_NAMESPACE"])
def test_variables_that_name_another_repository(tmp_path, monkeypatch, variable):
    """Inside a hook of git, or a shell set up for another repository, the answer is the same."""
    own = repository(tmp_path / "own")
    theirs = foreign(tmp_path / "theirs")
    monkeypatch.setenv(variable, str(theirs if variable == "GIT_WORK_TREE" else theirs / ".git"))

    assert commit_day(own) == date(2026, 11, 23)


def test_settings_that_add_words(tmp_path):
    """A reader's own settings of `git log` change nothing."""
    own = repository(tmp_path / "own")
    settings = "[log]\n\tshowSignature = true\n\tdate = relative\n\tshowRoot = false\n[color]\n\tui = always\n"
    (tmp_path / "gitconfig").write_text(settings, encoding="utf-8")

    assert commit_day(own) == date(2026, 11, 23)


def test_worktree_set_elsewhere(tmp_path):
    """A repository that keeps its files in another folder is not this one."""
    own = repository(tmp_path / "own")
    (tmp_path / "other").mkdir()
    git(own, "config", "core.worktree", tmp_path / "other")

    assert commit_day(own) is None


def test_git_that_refuses_or_is_missing(tmp_path, monkeypatch):
    """Where git isn't there, or doesn't trust the folder's owner, the day is that of the newest review."""
    own = repository(tmp_path / "own")
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    assert newest_day(own, REVIEWED, TODAY) == date(2026, 11, 20)

    refusing = tmp_path / "bin/git"
    refusing.write_text("#!/bin/sh\necho 'fatal: detected dubious ownership' >&2\nexit 128\n", encoding="utf-8")
    refusing.chmod(0o755)
    assert newest_day(own, REVIEWED, TODAY) == date(2026, 11, 20)


def test_old_git(tmp_path, monkeypatch):
    """A git that doesn't know a form writes it out as it is; that is no day."""
    (tmp_path / "git").write_text('#!/bin/sh\n[ "$4" = rev-parse ] && echo "$2" || echo "%cI"\n', encoding="utf-8")
    (tmp_path / "git").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)

    assert commit_day(tmp_path) is None


@pytest.mark.parametrize(
    ("committed", "day"),
    [
        ("2031-01-01T12:00:00+08:00", date(2026, 11, 20)),
        ("2026-11-27T00:30:00+14:00", date(2026, 11, 27)),
        ("2019-01-01T12:00:00+08:00", date(2026, 11, 20)),
    ],
)
def test_commit_of_a_wrong_clock(tmp_path, committed, day):
    """A commit from the future, or from before the newest review, dates nothing; another zone's tomorrow does."""
    assert newest_day(repository(tmp_path / "own", when=committed), REVIEWED, TODAY) == day


def test_review_of_the_future(tmp_path):
    """One mistyped year doesn't move the whole site there; `check` tells it."""
    assert newest_day(tmp_path, [*REVIEWED, date(2062, 11, 26)], TODAY) == date(2026, 11, 20)


def test_machine_whose_clock_stands_at_its_beginning(tmp_path):
    """A machine that forgot the time builds for the newest review all the same."""
    assert newest_day(repository(tmp_path / "own"), REVIEWED, date(1970, 1, 1)) == date(2026, 11, 20)


def test_today_is_the_readers(monkeypatch):
    """The day is China's, whatever zone the machine is set to."""
    days = set()
    for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago", "UTC0"):
        monkeypatch.setenv("TZ", zone)
        days.add(clock_today())

    assert len(days) == 1
