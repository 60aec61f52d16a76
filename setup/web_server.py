"""Find the nginx that the tests publish with, as Debian installs it, or gets it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from setup import system_package
from setup.steps import SetupError, say

TYPES = Path("/etc/nginx/mime.types")
"""What Debian's nginx says of files by the end of their names; ours must do with it."""

MISSING = (
    "这台机器没有 Debian 的 nginx，在它上面的试用就跳过了。想试就先运行：\n"
    "Debian's nginx isn't here, so what is tried on it is left out. To have it, run:\n"
    "    sudo apt install nginx"
)


def ensure_nginx() -> None:
    """Install nginx where we may; without it all else is tested, and what is left out is said."""
    if find_nginx() is None and system_package.may_install():
        try:
            system_package.install("nginx")
        except SetupError as problem:
            say(str(problem))
    if find_nginx() is None:
        say(MISSING)


def find_nginx() -> Path | None:
    """Find nginx with Debian's settings; it lies where only root looks for programs."""
    found = shutil.which("nginx", path=os.pathsep.join([*os.get_exec_path(), "/usr/sbin"]))
    return Path(found) if found and TYPES.is_file() else None
