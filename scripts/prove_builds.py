#!/usr/bin/env python3
"""Prove that whoever builds a state of the project gets the same bytes as everybody else.

python3 scripts/prove_builds.py                      elsewhere, otherwise, from cache, on one processor, two at once
python3 scripts/prove_builds.py --python python3.13  with that Python, too, in an environment made for it and removed
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from setup.environment import explained, hand_over

if __name__ == "__main__":
    hand_over("site")

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256

import click

from measure.bigger_project import Project, copy_project
from scripts.build_day import clock_today
from scripts.commands import program
from setup.packages import BIN, PROGRAM, ROOT
from setup.steps import SetupError, say

MOST_NAMED = 5
OTHERWISE = {"TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "7", "SOURCE_DATE_EPOCH": "86400"}
"""Another zone, language, order of sets and date than here."""
ON_ONE_PROCESSOR = "import os; os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})\n"
YEAR_2001 = 1_000_000_000


@program(help="证明同一份项目谁来做都一个字节不差：换文件夹、换环境、有无缓存、一个处理器、两个一起做、换 Python。")
@click.option("--python", "pythons", multiple=True, help="再用这个 Python 做一次，可以写几个。")
def main(pythons: tuple[str, ...]) -> None:
    """Build copies of the project in a temporary folder; end with code 1 at the first difference."""
    with explained(), tempfile.TemporaryDirectory(prefix="prove-builds-") as folder:
        others = {name: environment_for(name, Path(folder, f"python-{number}")) for number, name in enumerate(pythons)}
        first, *rest = ways(Path(folder).resolve(), others)
        wanted = first.built()
        for way in rest:
            if wrong := differing(wanted, way.built()):
                raise click.ClickException(f"{way.name}：不一样的有 {'、'.join(wrong[:MOST_NAMED])}。")
            say(f"{way.name}：{len(wanted)} 个文件都一样")


@dataclass(frozen=True)
class Way:
    """One way of building: where, with what, and how many at the same time."""

    name: str
    project: Project
    python: Path = Path(sys.executable)
    around: dict[str, str] = field(default_factory=dict)
    first: str = ""
    """Python that runs before the build."""
    from_cache: bool = False
    at_once: int = 1

    def built(self) -> dict[str, str]:
        """Build, and give the digest of each file; builds at the same time must agree among themselves."""
        if not self.from_cache:
            self.project.forget()
        outputs = [
            self.project.folder.parent / f"{self.project.folder.name}-site-{number}" for number in range(self.at_once)
        ]
        running = [self._start(output) for output in outputs]
        codes = [build.wait() for build in running]
        if any(codes):
            raise SetupError(f"{self.name}：网站没有做成。")
        made = [digests(output) for output in outputs]
        for output in outputs:
            shutil.rmtree(output)
        return next((each for each in made if each != made[0]), made[0])

    def _start(self, output: Path) -> subprocess.Popen[bytes]:
        program = f"{self.first}from scripts.build import main; main()"
        command: list[str | Path] = [self.python, "-c", program, "--as-of", clock_today().isoformat(), "--out", output]
        around = {**os.environ, **self.around, "PYTHONPATH": str(self.project.folder)}
        return subprocess.Popen(command, cwd=self.project.folder, env=around, stdout=subprocess.DEVNULL)


def ways(folder: Path, pythons: dict[str, Path]) -> Iterator[Way]:
    """List the ways, the one that the others are compared with first."""
    here, elsewhere = copy_project(folder / "here"), copy_project(folder / "a much longer way" / "别处")
    for path in elsewhere.folder.rglob("*"):
        if not path.is_symlink():
            os.utime(path, (YEAR_2001, YEAR_2001))
    yield Way("第一次", here)
    yield Way("从缓存", here, from_cache=True)
    yield Way("另一个文件夹，别的时区、语言、日期", elsewhere, around=OTHERWISE)
    if hasattr(os, "sched_setaffinity"):
        yield Way("一个处理器", here, first=ON_ONE_PROCESSOR)
    yield Way("两个一起做", here, at_once=2)
    yield from (Way(name, here, python=python) for name, python in pythons.items())


def environment_for(python: str, place: Path) -> Path:
    """Make an environment with the locked packages for another Python; give its program."""
    say(f"给 {python} 安装网站用的软件包……")
    program = place / BIN.name / f"python{PROGRAM}"
    install = [
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-input",
        "--require-hashes",
        "-r",
        str(ROOT / "requirements.txt"),
    ]
    for command in ([python, "-m", "venv", str(place)], [str(program), *install]):
        if subprocess.run(command, check=False, capture_output=True).returncode:
            raise SetupError(f"{python} 装不了网站用的软件包。")
    return program


def digests(folder: Path) -> dict[str, str]:
    """Give what each file of a folder holds, in short."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest() for path in files}


def differing(one: dict[str, str], other: dict[str, str]) -> list[str]:
    """Name the files that only one has, or that aren't the same in both."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


if __name__ == "__main__":
    main()
