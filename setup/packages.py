"""Keep .venv and node_modules as the locks say: made once, checked in milliseconds, remade when broken."""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import json
import os
import platform
import shutil
import subprocess
import sys
import sysconfig
from functools import cache
from pathlib import Path

from setup import system_package
from setup.steps import SetupError, one_at_a_time, run, say

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PROGRAM = ".exe" if os.name == "nt" else ""
PYTHON = BIN / f"python{PROGRAM}"

STAMP = VENV / "installed.json"
"""Written when a set-up is finished, taken away while one is under way: without it, .venv counts as half-made."""

VENV_PARTS = {"pyvenv.cfg", "bin", "scripts", "lib", "include", "installed.json"}
"""What a Python environment holds, also a half-made one."""

NPM_STAMP = ROOT / "node_modules" / ".installed.json"

LOCKS = {
    "site": ("requirements.txt",),
    "tests": ("requirements-dev.txt", "requirements.txt"),
    "node": ("requirements-node.txt",),
    "lock": ("requirements-lock.txt",),
}
"""For each group the file to install, then those whose packages it holds as well."""

BROWSER_SIDE = ("site", "tests")
"""The groups that need node_modules too."""

OLDEST_NODE = 20


def ensure(group: str) -> None:
    """Bring the environment to what the group's locks say; does nothing, quickly, when it is there already."""
    if is_ready(group):
        return
    with one_at_a_time(ROOT / ".venv.lock"):
        if not has_python_packages(group):
            install_python_packages(group)
        if not has_node():
            say(f"  这台机器没有 Node.js {OLDEST_NODE} 或更新的版本，在 .venv 里装一个……")
            install_python_packages("node")
        if group in BROWSER_SIDE and not has_npm_packages(group):
            install_npm_packages(group)
    say("  准备好了。")


def is_ready(group: str) -> bool:
    """Whether all the group needs is installed as locked, and the environment's Python runs."""
    return has_python_packages(group) and (has_npm_packages(group) if group in BROWSER_SIDE else has_node())


def has_python_packages(group: str) -> bool:
    """Whether the locks of this group are the ones that were installed."""
    return holds(STAMP, hashes(LOCKS[group])) and python_works()


def has_npm_packages(group: str) -> bool:
    """Whether package-lock.json is the one that was installed, and there still is some Node.js."""
    there = found("node") or (BIN / f"node{PROGRAM}").exists()
    return bool(there) and holds(NPM_STAMP, npm_packages(group))


def npm_packages(group: str) -> dict[str, str]:
    """What the stamp says of a group's packages: only tests need those for development, some 200 MB."""
    return hashes(("package-lock.json",)) | here() | ({"for": "development"} if group == "tests" else {})


def python_works() -> bool:
    """Whether .venv was finished in this folder and still starts: the system's Python may be another one since."""
    question = "import sys, encodings; print(*sys.version_info[:2], sep='.')"
    try:
        answer = subprocess.run([PYTHON, "-I", "-S", "-c", question], capture_output=True, text=True, check=True)
    except (OSError, subprocess.SubprocessError):
        return False
    return (VENV / "pyvenv.cfg").is_file() and holds(STAMP, {"python": answer.stdout.strip(), **here()})


def here() -> dict[str, str]:
    """What makes an environment useless elsewhere."""
    return {"root": str(ROOT), "machine": f"{sys.platform} {platform.machine()}"}


def hashes(locks: tuple[str, ...]) -> dict[str, str]:
    """Each lock with the hash of its text; line endings are git's affair."""
    return {lock: hashlib.sha256((ROOT / lock).read_text(encoding="utf-8").encode()).hexdigest() for lock in locks}


def holds(stamp: Path, wanted: dict[str, str]) -> bool:
    """Whether the stamp says all of this."""
    return wanted.items() <= read(stamp).items()


def read(stamp: Path) -> dict[str, str]:
    """What a finished set-up noted; nothing when it never finished."""
    try:
        noted = json.loads(stamp.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return noted if isinstance(noted, dict) else {}


def write(stamp: Path, noted: dict[str, str]) -> None:
    """Note a finished set-up, whole or not at all."""
    stamp.parent.mkdir(exist_ok=True)
    unfinished = stamp.with_suffix(".new")
    unfinished.write_text(json.dumps(noted, indent=1), encoding="utf-8")
    unfinished.replace(stamp)


def install_python_packages(group: str) -> None:
    """Install the group's lock into .venv, after making that where it is missing, half-made or broken."""
    noted = read(STAMP) if python_works() else {}
    if not noted and VENV.is_symlink():
        VENV.unlink()  # it belongs to another folder: what it leads to must not be cleared, nor lose its stamp
    STAMP.unlink(missing_ok=True)
    if not noted:
        make_venv()
        noted = {"python": sysconfig.get_python_version(), **here()}
    say(f"  安装 Python 软件包（{LOCKS[group][0]}）……")
    pip_install(LOCKS[group][0])
    write(STAMP, noted | hashes(LOCKS[group]))


def make_venv() -> None:
    """Make .venv from nothing, with the project's own modules importable in it."""
    say("  建立 Python 环境（.venv）……")
    if not NPM_STAMP.parent.is_symlink():  # else the stamp is another folder's
        NPM_STAMP.unlink(missing_ok=True)
    refuse_strange_venv()
    if not has("ensurepip") and not has("pip"):
        install_venv_module()
    run([sys.executable, "-m", "venv", "--clear", *([] if has("ensurepip") else ["--without-pip"]), VENV])
    packages = site_packages()
    (packages / "project.pth").write_text(os.path.relpath(ROOT, packages), encoding="ascii")


def refuse_strange_venv() -> None:
    """Refuse to clear what no program for Python environments has made."""
    there = {path.name.lower() for path in VENV.iterdir()} if VENV.is_dir() else set()
    if (VENV.exists() and not VENV.is_dir()) or (there and not there & VENV_PARTS):
        raise SetupError(
            f"{VENV} 不是 Python 环境，没有动它。请把它移到别处，再运行一次。\n"
            f"{VENV} is no Python environment and was left alone. Move it elsewhere and run again."
        )


def install_venv_module() -> None:
    """Get what Debian leaves out of its Python, or say how to."""
    package = f"python{sysconfig.get_python_version()}-venv"
    if not system_package.may_install():
        raise SetupError(
            "这台机器的 Python 缺少 venv 和 pip。请先运行下面这一行，再重新运行刚才的命令：\n"
            "This machine's Python lacks venv and pip. First run this line, then your command again:\n"
            f"    sudo apt install {package}"
        )
    system_package.install(package)
    importlib.invalidate_caches()


def has(module: str) -> bool:
    """Whether the Python that runs this can import the module."""
    return importlib.util.find_spec(module) is not None


def site_packages() -> Path:
    """Where .venv keeps what it can import."""
    return Path(sysconfig.get_path("purelib", "venv", {"base": str(VENV)}))


def pip_install(lock: str) -> None:
    """Install what the lock names, only from files whose hashes it holds, without running anything they bring."""
    own = (site_packages() / "pip").is_dir()
    pip = [str(PYTHON), "-m", "pip"] if own else [sys.executable, "-m", "pip", "--python", str(PYTHON)]
    options = ["--require-hashes", "--only-binary", ":all:", "--progress-bar", "off", "--no-input"]
    settings = {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_WARN_SCRIPT_LOCATION": "1", "PIP_USER": "0"}
    run([*pip, "install", *options, "-r", ROOT / lock], settings)


def install_npm_packages(group: str) -> None:
    """Install what the group needs of package-lock.json; no script of a package runs."""
    say("  安装网页端的软件包（npm）……")
    modules = ROOT / "node_modules"
    if modules.is_symlink():
        modules.unlink()  # it belongs to another folder: npm would empty what it leads to
    development = ["--include" if group == "tests" else "--omit", "dev"]
    quietly = ["--no-audit", "--no-fund", "--no-update-notifier"]
    run([*npm_command(), "ci", "--prefix", ROOT, "--ignore-scripts", *development, *quietly])
    write(NPM_STAMP, npm_packages(group))


def has_node() -> bool:
    """Whether `node_command` gives something that starts."""
    return machine_has_node() or has_python_packages("node")


def node_command() -> list[str]:
    """How a command that runs Node.js begins: the machine's own if it is new enough, else the one in .venv."""
    return [found("node") if machine_has_node() else str(BIN / f"node{PROGRAM}")]


def npm_command() -> list[str]:
    """How a command that runs npm begins; the npm belongs to the Node.js of `node_command`."""
    return [found("npm") if machine_has_node() else str(BIN / f"npm{PROGRAM}")]


def machine_has_node() -> bool:
    """Whether the PATH holds npm and a Node.js that is new enough."""
    return bool(found("npm")) and is_new_enough(found("node"))


@cache
def is_new_enough(node: str) -> bool:
    """Whether this is a Node.js that we can use; asked once, for each start of it costs."""
    if not node:
        return False
    answer = subprocess.run([node, "--version"], check=False, capture_output=True, text=True).stdout
    return answer.startswith("v") and int(answer[1:].split(".")[0]) >= OLDEST_NODE


def found(program: str) -> str:
    """Where the machine has this program, .venv's own left out; empty when nowhere."""
    elsewhere = [folder for folder in os.get_exec_path() if Path(folder) != BIN]
    return shutil.which(program, path=os.pathsep.join(elsewhere)) or ""
