"""Run the steps of a set-up: it shows them, explains their failures, and keeps two from running at once."""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path


class SetupError(Exception):
    """What is missing and what would mend it, in words for whoever typed the command."""


def say(text: str) -> None:
    """Show progress at once, on the channel that is not a command's result."""
    print(text, file=sys.stderr, flush=True)


def run(
    command: Sequence[str | Path], settings: dict[str, str] | None = None, folder: str | Path | None = None
) -> None:
    """Run one step to its end, showing what it downloads; when it fails, raise what can be said about why."""
    lines: list[str] = []
    with signs_of_life(), started(command, settings or {}, folder) as process:
        for line in process.stdout or ():
            lines.append(line)
            show_progress(line)
    if process.returncode:
        raise SetupError(why("".join(lines)))


@contextlib.contextmanager
def started(
    command: Sequence[str | Path], settings: dict[str, str], folder: str | Path | None
) -> Iterator[subprocess.Popen[str]]:
    """Start the step with everything it prints in one stream; Ctrl-C ends it before anything else happens."""
    process = subprocess.Popen(
        [str(part) for part in command],
        cwd=folder,
        env={**os.environ, **settings},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    try:
        yield process
    except BaseException:
        process.terminate()
        raise
    finally:
        process.wait()


def show_progress(line: str) -> None:
    """Show the lines of pip that say how big a download is, and when installing begins."""
    download = re.match(r"\s*Downloading (?!http)(\S+ \([^)]+\))", line)
    if download:
        say(f"    下载 {download[1]}")
    elif line.startswith("Installing collected packages"):
        say("    安装……")


@contextlib.contextmanager
def signs_of_life(every: int = 15) -> Iterator[None]:
    """Say now and then that a silent step is still going on."""
    done = threading.Event()

    def tell() -> None:
        began = time.monotonic()
        while not done.wait(every):
            say(f"    还在进行（已 {time.monotonic() - began:.0f} 秒）……")

    threading.Thread(target=tell, daemon=True).start()
    try:
        yield
    finally:
        done.set()


CAUSES = {
    "DO NOT MATCH THE HASHES|EINTEGRITY": """
下载到的文件和锁文件里的指纹不一致，没有安装。请换一个网络或镜像再试。
A download doesn't match its lock, so it wasn't installed. Try another network or mirror.""",
    "NewConnectionError|ConnectionError|ConnectTimeout|ReadTimeout|ProxyError|SSLError|name resolution"
    "|Could not resolve|Connection refused|ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|ERR_SOCKET": """
连不上软件包的服务器，没有取到下面提到的东西。请检查网络，或按平常的办法给 pip、npm 设好镜像，再运行一次。
The package server can't be reached. Check the network, or set your mirror for pip and npm, and run again.""",
    "No space left|ENOSPC": """
磁盘满了。请腾出 1 GB，再运行一次。
The disk is full. Free 1 GB and run again.""",
    "Permission denied|EACCES|EPERM": """
没有写入权限。请看看这个文件夹属于谁，再运行一次。
This folder can't be written to. Check who owns it.""",
    "No matching distribution": """
有一个软件包没有适合这台机器（系统或 Python 版本）的文件。
A locked package has no file for this machine (its system or Python version).""",
}
"""What a failed step's words tell, and what to say then; the first that fits."""


UNKNOWN = "这一步没有成功。This step failed."


def why(output: str) -> str:
    """Explain a failed step from what it printed: the cause if we know it, and the last lines either way."""
    known = (words.strip() for pattern, words in CAUSES.items() if re.search(pattern, output))
    last = [f"    {line.rstrip()}" for line in output.splitlines() if line.strip()][-8:]
    return "\n".join((next(known, UNKNOWN), *last))


@contextlib.contextmanager
def one_at_a_time(path: Path) -> Iterator[None]:
    """Let only one process prepare this folder; the system frees the lock even when a process is killed."""
    with path.open("ab") as file:
        if not locked(file.fileno()):
            say("  另一个命令正在准备环境，等它做完……")
            while not locked(file.fileno()):
                time.sleep(0.2)
        yield


if sys.platform == "win32":
    import msvcrt

    def locked(descriptor: int) -> bool:
        """Take the lock if it is free."""
        os.lseek(descriptor, 0, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def locked(descriptor: int) -> bool:
        """Take the lock if it is free."""
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
