"""Decide where commands may write, and let a new output take the place of an earlier one, whole or not at all."""

import os
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Literal

from publish import drop_empty_folders, made_files, replace_folder, strangers, write_mark
from scripts.work_folder import KINDS, WorkFolder, clear_left, work_beside
from setup.packages import ROOT

Kind = Literal["site", "export"]
MOST_NAMED = 5
RUNTIME = "assets/runtime/*/manifest.json"
OWN_FOLDERS = frozenset(
    {
        *("calculators", "content", "docs", "measure", "node_modules", "publish", "runtime"),
        *("schemas", "scripts", "setup", "sitegen", "tests", "theme"),
    }
)
"""Where the project keeps its own; besides these, all folders of it whose name begins with a dot."""

ELSEWHERE = "请换一个空的、或者还没有的文件夹，例如 {}。"


class OutputError(Exception):
    """A place where nothing may be written; the words are for whoever typed the command."""


class Output:
    """What a command makes beside its place and puts there at the end, or never."""

    def __init__(self, target: Path) -> None:
        """Begin beside a place that has been judged, after clearing what a killed command left there."""
        self.target = target
        clear_left(target)
        self._parents = [each for each in target.parents if not each.exists()]
        self._work: WorkFolder | None = None
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            self._work = work_beside(target)
        except OSError:
            self.close()
            raise

    @property
    def new(self) -> Path:
        """The folder to write to."""
        assert self._work is not None
        return self._work.new

    def put_in_place(self, kind: Kind) -> None:
        """Mark what was made and let it take the place of the earlier output, if that still is ours alone."""
        assert self._work is not None
        drop_empty_folders(self.new)
        write_mark(self.new, kind)
        refuse_contents(self.target, kind)
        replace_folder(self.new, self.target, self._work.old)

    def close(self) -> bool:
        """Leave nothing behind but what took its place; says whether that was possible."""
        is_gone = self._work is None or self._work.close()
        self._work = None
        for parent in self._parents:
            with suppress(OSError):
                parent.rmdir()  # only those that hold nothing go
        return is_gone


def site_place(asked: Path) -> Path:
    """Say where a site goes, or refuse a place where anything but an earlier site of ours would be lost."""
    place = place_for(asked)
    refuse_contents(place, "site")
    return place


def place_for(asked: Path) -> Path:
    """Say which folder is meant, or refuse a place that can't be an output whatever it holds."""
    place = _real(asked)
    refuse_project(asked, place)
    refuse_other_things(place)
    for parent in place.parents:
        if any(made_files(parent, kind) is not None for kind in KINDS):
            raise OutputError(
                f"{place} 在另一个做好的文件夹 {parent} 里面，那个文件夹下次会整个换掉。{_elsewhere(parent)}"
            )
    return place


def refuse_other_things(place: Path) -> None:
    """Refuse what only looks like a folder, or can't be replaced as one."""
    if place.is_symlink() or _is_junction(place):
        raise OutputError(f"{place} 是一个链接，指到 {os.path.realpath(place)}。请直接写那个文件夹，或者换一个。")
    for path in (place, *place.parents):
        if path.exists() and not path.is_dir():
            raise OutputError(f"{path} 不是文件夹，没有动它。请换一个名字。")
    if place.is_dir() and (os.path.ismount(place) or str(place) in _mount_points()):
        raise OutputError(f"{place} 是一个挂载点，不能整个换掉。请写它里面的一个文件夹，例如 {place / 'site'}。")


def refuse_project(asked: Path, place: Path) -> None:
    """Refuse the project, what is above it, and what is inside its own folders, by whatever name."""
    if _is_same(place, ROOT):
        raise OutputError(f"{place} 是这个项目本身，不能写到这里。{_elsewhere(ROOT / 'site')}")
    if any(_is_same(place, parent) for parent in ROOT.parents):
        raise OutputError(f"{place} 里面有这个项目，不能写到这里。{_elsewhere(ROOT / 'site')}")
    for path in (place, Path(os.path.abspath(asked))):  # noqa: PTH100 (also as it was typed: a link may lead out)
        if folder := _own_folder(path):
            raise OutputError(f"{place} 是这个项目自己的地方（{folder}），不能写到这里。{_elsewhere(ROOT / 'site')}")


def refuse_contents(place: Path, kind: Kind) -> None:
    """Refuse a folder that holds anything but what we made."""
    if not place.is_dir() or not any(place.iterdir()):
        return
    made = made_files(place, kind)
    if made is None:
        raise OutputError(_not_ours(place))
    if found := list(islice(strangers(place, made), MOST_NAMED + 1)):
        raise OutputError(
            f"{place} 里有不是我们做的东西：{listed(found)}。重新做会弄丢它们，所以没有动。请先把它们移到别处。"
        )


def listed(names: Sequence[str]) -> str:
    """Name the first few."""
    return "、".join(names[:MOST_NAMED]) + ("……" if len(names) > MOST_NAMED else "")


def _not_ours(place: Path) -> str:
    if any(made_files(place, kind) is not None for kind in KINDS):
        return f"{place} 是另一个命令做的，没有动它。{_elsewhere(place)}"
    if any(place.glob(RUNTIME)):
        return (
            f"{place} 像是早先的版本做的，那时还没有标记，所以没有动它。"
            "看过里面没有你自己的东西以后，请把它删掉或改名，再运行一次。"
        )
    first = min(path.name for path in place.iterdir())
    return f"{place} 里有东西（例如 {first}），不是这个命令做的，没有动它。{_elsewhere(place)}"


def _elsewhere(place: Path) -> str:
    numbered = (place.with_name(f"{place.name}-{number}") for number in range(2, 1000))
    return ELSEWHERE.format(next(each for each in (place, *numbered) if not each.exists()))


def _real(asked: Path) -> Path:
    """Follow the links on the way to a place, but not the place itself."""
    if asked.name in ("", ".."):
        return Path(os.path.realpath(asked))
    return Path(os.path.realpath(asked.parent), asked.name)


def _own_folder(path: Path) -> str:
    """Name the project's own folder that a path is or lies in."""
    for inner, parent in zip((path, *path.parents), path.parents, strict=False):
        if _is_same(parent, ROOT):
            is_own = inner.name.startswith(".") or inner.name.casefold() in OWN_FOLDERS
            return inner.name if is_own else ""
    return ""


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return one == other


def _is_junction(place: Path) -> bool:
    ask = getattr(os.path, "isjunction", None)  # Python 3.12
    return bool(ask and ask(place))


def _mount_points() -> Iterator[str]:
    """Give the places where Linux shows another folder, also one of the same disk, which `ismount` can't tell."""
    if sys.platform == "linux":
        with suppress(OSError):
            for line in Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="surrogateescape").splitlines():
                yield _unescaped(line.split(" ")[4])


def _unescaped(path: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), path)
