"""Give a site its runtime folder: made once for the same sources, kept in `.cache/`, copied in whole."""

import hashlib
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from runtime.kept import NAME_LENGTH, beside, kept_folder

HERE = Path(__file__).parent
CACHE = Path(".cache", "runtime")
PACKAGE = Path("node_modules", "pyodide")
ASSETS = "assets/runtime"
MANIFEST = "manifest.json"
BEST_LEVEL = "2"
LOOK_SECONDS = 0.1


class BundleError(Exception):
    """The runtime could not be made; the message says what to do. The site works without it, on its printed results."""


class GivenUpError(BundleError):
    """Whoever wanted the runtime does so no more: the calculators have been edited again."""


@dataclass(frozen=True)
class RuntimeBundle:
    """The runtime folder inside a finished site."""

    path: str
    """From the site's root, with the hash of its contents in its name: "assets/runtime/0123456789abcdef/"."""
    files: tuple[str, ...]
    """Its files, from the site's root."""
    first_result: tuple[str, ...]
    """What a reader downloads before the first own result, from the site's root (nothing, when opened from a folder)."""


def never() -> bool:
    """Give up nothing."""
    return False


def bundle(
    root: Path, out: Path, node: str, *, file_packs: bool, gives_up: Callable[[], bool] = never
) -> RuntimeBundle:
    """Put the runtime of the calculators below `root` into the site `out`; it takes seconds, which `gives_up` may cut short.

    With `file_packs` the folder holds what pages opened by double-click (file://) can load, else what http(s) needs.
    """
    run = partial(_run, gives_up=gives_up)
    made = _cached(root, node, run, file_packs=file_packs)
    manifest = (made / MANIFEST).read_bytes()
    path = f"{ASSETS}/{hashlib.sha256(manifest).hexdigest()[:NAME_LENGTH]}/"
    _copy(made, out / path)
    facts = json.loads(manifest)
    files = sorted(f"{path}{name}" for name in (*facts["files"], MANIFEST))
    needed = () if file_packs else tuple(f"{path}{name}" for name in facts["needed"][BEST_LEVEL])
    return RuntimeBundle(path, tuple(files), needed)


def _cached(root: Path, node: str, run: Callable[[list[str]], str], *, file_packs: bool) -> Path:
    """Find the folder made earlier from the same sources, or make it."""
    key = partial(_key, root, node, file_packs=file_packs)

    def make(made: Path) -> None:
        if file_packs:
            for_servers = _cached(root, node, run, file_packs=False)
            run([node, str(HERE / "packs.mjs"), "--from", str(for_servers), "--out", str(made)])
        else:
            _make(root, made, node, run)

    return kept_folder(root / CACHE, key, _is_whole, make)


def _key(root: Path, node: str, *, file_packs: bool) -> str:
    """Hash everything that the result depends on."""
    digest = hashlib.sha256(f"{_version(node)} {file_packs}".encode())
    digest.update((root / "package-lock.json").read_bytes())
    for place in (root / "calculators", HERE):
        for source in _sources(place):
            name = source.relative_to(place).as_posix()
            digest.update(f"\n{name} {hashlib.sha256(source.read_bytes()).hexdigest()}".encode())
    return digest.hexdigest()[:NAME_LENGTH]


def _sources(place: Path) -> list[Path]:
    return sorted(path for path in place.rglob("*") if path.suffix in {".py", ".mjs"})


def _version(node: str) -> str:
    """Ask for Node's version: another one may compress otherwise."""
    return _run([node, "--version"]).strip()


def _is_whole(folder: Path) -> bool:
    """Tell whether a kept folder still is what its manifest says."""
    if not (folder / MANIFEST).is_file():
        return False
    files = json.loads((folder / MANIFEST).read_bytes())["files"]
    return all(_has_digest(folder / name, file["sha256"]) for name, file in files.items())


def _has_digest(file: Path, expected: str) -> bool:
    return file.is_file() and hashlib.sha256(file.read_bytes()).hexdigest() == expected


def _make(root: Path, out: Path, node: str, run: Callable[[list[str]], str]) -> None:
    """Ask CPython for the expected answers, then let Node compile, prove and write the folder."""
    _require_package(root)
    answers = run([sys.executable, "-I", "-S", "-B", str(HERE / "warmup.py"), str(root)])
    command = [node, str(HERE / "build.mjs"), "--calculators", str(root / "calculators"), "--out", str(out)]
    command += ["--pyodide", str(root / PACKAGE)]
    with TemporaryDirectory(prefix="runtime-") as passing:  # ours: Node is killed when it is given up
        warm = Path(passing, "warm.json")
        warm.write_text(answers, encoding="utf-8")
        run([*command, "--warm", str(warm), "--passing", passing])


def _require_package(root: Path) -> None:
    """Refuse to build from another Pyodide than the locked one, under a name that says otherwise."""
    locked = json.loads((root / "package-lock.json").read_bytes())["packages"][PACKAGE.as_posix()]["version"]
    package = root / PACKAGE / "package.json"
    installed = json.loads(package.read_bytes())["version"] if package.is_file() else "没有装"
    if installed != locked:
        raise BundleError(f"{PACKAGE.as_posix()}: 需要 {locked}，现在是 {installed}。请运行 npm ci")


def _run(command: list[str], gives_up: Callable[[], bool] = never) -> str:
    try:
        running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")
    except OSError as error:
        raise BundleError(f"运行不了 {command[0]}：{error.strerror}") from error
    with running:
        try:
            told, wrong = _heard(running, gives_up)
        except BaseException:
            running.kill()
            raise
    if running.returncode:
        raise BundleError(f"没有做成浏览器里的 Python（{Path(command[0]).name}）：\n{wrong.strip()}")
    return told


def _heard(running: "subprocess.Popen[str]", gives_up: Callable[[], bool]) -> tuple[str, str]:
    """Wait for what a program says, as long as somebody wants it."""
    while not gives_up():
        with suppress(subprocess.TimeoutExpired):
            return running.communicate(timeout=LOOK_SECONDS)
    raise GivenUpError


def _copy(made: Path, target: Path) -> None:
    if target.exists():
        return
    with beside(target) as making:
        shutil.copytree(made, making, dirs_exist_ok=True)
