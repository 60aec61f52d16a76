"""Install a package of the system, where the system is Debian's kind and lets us."""

from __future__ import annotations

import os
import shutil
import subprocess

from setup.steps import run, say


def may_install() -> bool:
    """Whether apt-get is here and asks for no password."""
    return shutil.which("apt-get") is not None and (is_root() or sudo_is_free())


def install(package: str) -> None:
    """Install the package; raises SetupError when that fails. Ask `may_install` first."""
    say(f"  安装系统的软件包 {package}（apt-get）……")
    as_root = [] if is_root() else ["sudo", "-n"]
    quietly = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-y", "--no-install-recommends"]
    run([*as_root, "apt-get", "update"])
    run([*as_root, *quietly, "install", package])


def is_root() -> bool:
    """Whether we may do anything here already."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def sudo_is_free() -> bool:
    """Whether sudo works without asking for a password."""
    if not shutil.which("sudo"):
        return False
    return not subprocess.run(["sudo", "-n", "true"], check=False, capture_output=True).returncode
