"""Hand a script over to the project's environment, making it first where it is missing or out of date.

Every script begins like this:

    import sys
    from pathlib import Path

    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

    from setup.environment import hand_over

    if __name__ == "__main__":
        hand_over("site")            # or "tests"

    import click                     # from here on: packages as locked; calculators, sitegen, publish… importable

After that call the process runs .venv's Python in UTF-8, with .venv's programs first on the PATH of its children, and
without scripts/ itself among the places to import from, where `test` or `site` would hide the standard library's.
`node_command()` and `npm_command()` give the beginning of a command that runs Node.js or npm (20 or newer).
Nothing here needs more than the standard library, and an older Python can still read it, to be refused in words.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from typing import TYPE_CHECKING

from setup.causes import refusal
from setup.packages import BIN, PYTHON, VENV, ensure, node_command, npm_command, python_works
from setup.steps import SetupError, say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import NoReturn

__all__ = ["ensure", "explained", "hand_over", "node_command", "npm_command"]

OLDEST_PYTHON = (3, 11)
ARRIVED = "YUQI_BUHUANG_ARRIVED"


def hand_over(group: str) -> None:
    """Return inside the environment with the group ("site" or "tests") installed; elsewhere, start over in there."""
    with explained():
        refuse_old_python(sys.version_info[:2])
        prepare_children()
        if is_inside() and not python_works():
            start_over(base_python())
        ensure(group)
        if not is_inside() or not sys.flags.utf8_mode or not sys.flags.safe_path:
            start_over(str(PYTHON), "-P")
    os.environ.pop(ARRIVED, None)


@contextlib.contextmanager
def explained() -> Iterator[None]:
    """End the process with the reason, without a traceback, when a set-up stops or is stopped."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        yield
    except SetupError as problem:
        say(f"\n{problem}")
        sys.exit(1)
    except OSError as problem:
        say(f"\n{refusal(problem)}")
        sys.exit(1)
    except KeyboardInterrupt:
        say("\n已停止，没有留下半成品；再运行一次就会重新准备。Stopped; nothing is left half-made.")
        sys.exit(130)


def refuse_old_python(version: tuple[int, ...]) -> None:
    """Say which Python is needed before anything fails in a less readable way."""
    if version < OLDEST_PYTHON:
        raise SetupError(
            f"需要 Python 3.11 或更新的版本；现在运行的是 {version[0]}.{version[1]}（{sys.executable}）。\n"
            f"Python 3.11 or newer is needed; this is {version[0]}.{version[1]}."
        )


def prepare_children() -> None:
    """Set what every program that we start should find in its environment."""
    os.environ["PYTHONUTF8"] = "1"  # Chinese text on Windows as well
    os.environ["NO_MKDOCS_2_WARNING"] = "1"  # else Material prints an announcement before every build
    if os.get_exec_path()[0] != str(BIN):
        os.environ["PATH"] = os.pathsep.join([str(BIN), *os.get_exec_path()])


def is_inside() -> bool:
    """Whether this process runs in .venv."""
    return os.path.realpath(sys.prefix) == os.path.realpath(VENV)


def base_python() -> str:
    """The Python that .venv was made with: it can remake what this process is running in."""
    return str(getattr(sys, "_base_executable", sys.executable))


def start_over(python: str, *options: str) -> NoReturn:
    """Run the same command in another Python; on Windows as a child, since exec would let go of the console."""
    if os.environ.pop(ARRIVED, "") == python:
        raise SetupError(
            f"{python} 启动不了。请删掉文件夹 .venv 再试。\n{python} doesn't start. Delete .venv and try again."
        )
    os.environ[ARRIVED] = python
    command = [python, *options, *sys.argv]
    if os.name != "nt":
        os.execv(python, command)  # noqa: S606  there is no shell to mistrust
    with subprocess.Popen(command) as child:
        while child.poll() is None:
            with contextlib.suppress(KeyboardInterrupt):
                child.wait()
    sys.exit(child.returncode)
