"""A small project with the real scripts, which can be set up without any network."""

import base64
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

COMMAND = """
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from setup.environment import hand_over

if __name__ == "__main__":
    hand_over("site")

import greeting

print(greeting.WORDS, *sys.argv[1:])
"""

MACHINE_PYTHON = Path(getattr(sys, "_base_executable", sys.executable))


@dataclass(frozen=True)
class Project:
    """A folder that holds our scripts, a lock with one package, and a shop that sells it."""

    folder: Path
    shop: Path

    def lock(self, words: str, version: str, fingerprint: str = "") -> None:
        """Lock a version of the package that says these words, under its own fingerprint or another."""
        wheel = make_wheel(self.shop, words, version)
        fingerprint = fingerprint or hashlib.sha256(wheel.read_bytes()).hexdigest()
        (self.folder / "requirements.txt").write_text(f"greeting=={version} --hash=sha256:{fingerprint}\n")

    def start(self, *words: str, python: Path = MACHINE_PYTHON, **settings: str) -> subprocess.Popen[str]:
        """Start a script of this project as a newcomer would, with the machine's Python."""
        offline = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(self.shop), "PIP_CONFIG_FILE": os.devnull}
        return subprocess.Popen(
            [python, "scripts/hello.py", *words],
            cwd=self.folder,
            env={**os.environ, **offline, **settings},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            start_new_session=True,
        )

    def run(self, *words: str, python: Path = MACHINE_PYTHON, **settings: str) -> tuple[int, str, str]:
        """Run it to its end: exit code, what it printed, what it told meanwhile."""
        process = self.start(*words, python=python, **settings)
        printed, told = process.communicate(timeout=120)
        return process.returncode, printed, told

    def interrupt(self, when: str) -> tuple[int, str]:
        """Type Ctrl-C as soon as the set-up tells these words: exit code, and what was told after."""
        # Who runs the tests in the background may be deaf to Ctrl-C, and children inherit that.
        before = signal.signal(signal.SIGINT, signal.default_int_handler)
        try:
            process = self.start()
        finally:
            signal.signal(signal.SIGINT, before)
        while when not in process.stderr.readline():
            assert process.poll() is None
        time.sleep(0.3)
        os.killpg(process.pid, signal.SIGINT)
        _, told = process.communicate(timeout=60)
        return process.returncode, told

    def is_ready(self) -> bool:
        """Whether the next run would find nothing to prepare."""
        question = "from setup.packages import is_ready; print(is_ready('site'))"
        answer = subprocess.run(
            [MACHINE_PYTHON, "-c", question], check=False, cwd=self.folder, capture_output=True, text=True
        )
        return {"True\n": True, "False\n": False}[answer.stdout]

    @property
    def python(self) -> Path:
        """The Python in its environment."""
        return self.folder / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Project:
    """A project that has been set up; a test that breaks it mends it."""
    project = make_project(tmp_path_factory.mktemp("ready"), root)
    assert project.run()[0] == 0
    return project


@pytest.fixture
def fresh(tmp_path: Path, root: Path) -> Project:
    """A project as it is cloned."""
    return make_project(tmp_path, root)


def make_project(folder: Path, root: Path) -> Project:
    project = Project(folder / "项目 one", folder / "shop")
    project.shop.mkdir()
    shutil.copytree(root / "setup", project.folder / "setup", ignore=shutil.ignore_patterns("__pycache__"))
    (project.folder / "scripts").mkdir()
    (project.folder / "scripts" / "hello.py").write_text(COMMAND)
    (project.folder / "package.json").write_text('{"name": "small"}')
    nothing = {"name": "small", "lockfileVersion": 3, "packages": {"": {"name": "small"}}}
    (project.folder / "package-lock.json").write_text(json.dumps(nothing))
    project.lock("你好", "1")
    return project


def make_wheel(shop: Path, words: str, version: str) -> Path:
    """Make a package that holds one constant."""
    wheel = shop / f"greeting-{version}-py3-none-any.whl"
    about = f"greeting-{version}.dist-info"
    files = {
        "greeting.py": f"WORDS = {words!r}\n",
        f"{about}/METADATA": f"Metadata-Version: 2.1\nName: greeting\nVersion: {version}\n",
        f"{about}/WHEEL": "Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = "".join(f"{name},sha256={digest(text)},{len(text.encode())}\n" for name, text in files.items())
    with zipfile.ZipFile(wheel, "w") as archive:
        for name, text in {**files, f"{about}/RECORD": f"{record}{about}/RECORD,,\n"}.items():
            archive.writestr(name, text)
    return wheel


def digest(text: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()
