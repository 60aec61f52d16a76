"""Make a browser as slow as a cheap phone: a share of one machine's processors, for it and all it starts."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from setup.steps import SetupError

CPU = Path("/sys/fs/cgroup/cpu")
UNIFIED = Path("/sys/fs/cgroup")
PERIOD_US = 100_000
NAME = "yuqi-buhuang-bench"
QUARTER = 0.25
"""The share of the processors that a cheap phone has of this machine's."""


@contextmanager
def share_of_processors(share: float) -> Iterator[Path]:
    """Give a group of processes that together get so much of this machine's processors; needs root on Linux."""
    quota = round(PERIOD_US * (os.cpu_count() or 1) * share)
    try:
        group = _group(quota)
    except OSError as error:
        raise SetupError(f"这台机器不让限制处理器（{error}）。要 Linux 的 root 才能测慢手机。") from error
    try:
        yield group
    finally:
        group.rmdir()


def _group(quota: int) -> Path:
    if (CPU / "cpu.cfs_quota_us").exists():
        group = CPU / NAME
        group.mkdir(exist_ok=True)
        (group / "cpu.cfs_period_us").write_text(str(PERIOD_US))
        (group / "cpu.cfs_quota_us").write_text(str(quota))
        return group
    group = UNIFIED / NAME
    group.mkdir(exist_ok=True)
    (group / "cpu.max").write_text(f"{quota} {PERIOD_US}")
    return group


def join(group: Path, process: int) -> None:
    """Put a process and all that it has started into the group; what they start later is in it by itself."""
    for each in (process, *descendants(process)):
        (group / "cgroup.procs").write_text(str(each))


def descendants(process: int) -> list[int]:
    """List the processes that a process has started, and those that these have."""
    children = _children(process)
    return [*children, *(each for child in children for each in descendants(child))]


def _children(process: int) -> list[int]:
    try:
        lists = [(thread / "children").read_text() for thread in Path(f"/proc/{process}/task").iterdir()]
    except OSError:
        return []  # it has ended meanwhile
    return [int(child) for children in lists for child in children.split()]


def memory_mib(processes: list[int]) -> float:
    """Add up what processes hold in memory, what several share counted by shares (PSS)."""
    return sum(_pss_kib(Path(f"/proc/{process}/smaps_rollup")) for process in processes) / 1024


def _pss_kib(rollup: Path) -> int:
    try:
        lines = rollup.read_text().splitlines()
    except OSError:
        return 0  # it has ended meanwhile
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
