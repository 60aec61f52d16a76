"""Run commands as children and measure what they and all that they start take: time, processors, memory."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from measure.bigger_project import Project
from measure.slow_phone import descendants, memory_mib
from setup.steps import SetupError, why

SAMPLE_SECONDS = 0.1
PROFILED = """
import cProfile
profile = cProfile.Profile()
try:
    profile.runcall(main)
finally:
    profile.dump_stats({file!r})
"""


@dataclass(frozen=True)
class Cost:
    """What one command took."""

    wall: float
    """Seconds on the clock."""
    cpu: float | None = None
    """Seconds of processor, user and system, of the command and of all that it started."""
    memory: float | None = None
    """MiB that all its processes held together at their most."""
    pages: int | None = None


@dataclass(frozen=True)
class Workplace:
    """Where children run: the project, and the folder for what they leave."""

    project: Project
    folder: Path

    def run(self, script: str, *arguments: str | Path, profile: Path | None = None) -> Cost:
        """Run a script of the project's copy with this environment's packages."""
        return measured(self.python(script, *arguments, profile=profile), self.project.folder, self.settings())

    def python(self, script: str, *arguments: str | Path, profile: Path | None = None) -> list[str | Path]:
        """Give the command: the copy has no environment of its own to hand over to."""
        main = PROFILED.format(file=str(profile)) if profile else "main()"
        return [sys.executable, "-c", f"from scripts.{script} import main\n{main}", *arguments]

    def settings(self) -> dict[str, str]:
        """Let the copy's own code be found first, and everything temporary be left in our folder."""
        temporary = self.folder / "tmp"
        temporary.mkdir(exist_ok=True)
        return {"PYTHONPATH": str(self.project.folder), "TMPDIR": str(temporary)}


def measured(command: Sequence[str | Path], folder: Path, settings: dict[str, str]) -> Cost:
    """Run a command to its end; what it printed is told only when it fails."""
    output = folder.parent / "output.txt"
    began = time.perf_counter()
    with started(command, folder, settings, output) as process, most_memory(process.pid) as most:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.perf_counter() - began
    if process.returncode:
        raise SetupError(why(output.read_text(encoding="utf-8", errors="replace")))
    largest = usage.ru_maxrss / (1024 if sys.platform == "linux" else 1024**2)
    return Cost(wall, usage.ru_utime + usage.ru_stime, max(most(), largest))


def surroundings() -> dict[str, str]:
    """Give the settings of this process, but that Python may keep what it compiles, as it does for who builds at home."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


@contextmanager
def started(
    command: Sequence[str | Path], folder: Path, settings: dict[str, str], output: Path
) -> Iterator[subprocess.Popen[bytes]]:
    """Start a command that ends with the block, also on Ctrl-C."""
    with output.open("wb") as told:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env={**surroundings(), **settings},
            stdin=subprocess.DEVNULL,
            stdout=told,
            stderr=subprocess.STDOUT,
        )
        try:
            yield process
        finally:
            if process.poll() is None:
                process.terminate()
                process.wait()


@contextmanager
def most_memory(process: int) -> Iterator[Callable[[], float]]:
    """Look again and again how much a process and all that it started hold, shared pages counted by shares."""
    done = threading.Event()
    seen = [0.0]

    def look() -> None:
        while not done.wait(SAMPLE_SECONDS):
            seen.append(memory_mib([process, *descendants(process)]))

    looking = threading.Thread(target=look, daemon=True)
    looking.start()
    try:
        yield lambda: max(seen)
    finally:
        done.set()
        looking.join()


def with_pages(cost: Cost, site: Path) -> Cost:
    """Count the pages that a build wrote."""
    return replace(cost, pages=sum(1 for _ in site.rglob("index.html")))
