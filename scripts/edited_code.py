"""Let an edit of our Python count in a process that runs on: what it concerns is imported again, all else stays."""

import ast
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path

WATCHED = ("calculators", "sitegen", "publish", "runtime")
"""Packages of which every edit counts."""
AS_ONE = ("calculators", "runtime")
"""Packages whose modules find each other by name, which no import tells: an edit of one concerns all."""
MAKING = ("all_pages", "browser_files", "failures", "whole_site", "workshop")
"""Scripts that hold on to what they import from these packages."""


class EditedCode:
    """The code of a project as it was when it was last looked at."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._states: dict[Path, int] = {}

    def forget(self) -> bool:
        """Forget the modules that an edit since the last time concerns; says whether there was one, as there was at first."""
        files = [file for package in WATCHED for file in (self._root / package).rglob("*.py")]
        states = {file: file.stat().st_mtime_ns for file in files if file.is_file()}
        edited = {file for file in {*states, *self._states} if states.get(file) != self._states.get(file)}
        self._states = states
        if edited:
            modules = {_module(file.relative_to(self._root)) for file in edited}
            for name in concerned(modules, self._imports(), frozenset(sys.modules)):
                _forget(name)
        return bool(edited)

    def _imports(self) -> Mapping[str, frozenset[str]]:
        """Say what each module that is watched, or may hold on to one, imports."""
        makers = {self._root / "scripts" / f"{name}.py": 0 for name in MAKING}
        return {
            _module(file.relative_to(self._root)): _imported(file, state)
            for file, state in (self._states | makers).items()
            if file.is_file()
        }


def concerned(edited: Iterable[str], imports: Mapping[str, frozenset[str]], loaded: frozenset[str]) -> frozenset[str]:
    """Name the loaded modules that were edited, or import one that is concerned."""
    waiting, found = set(edited), set[str]()
    for package in AS_ONE:
        if any(_is_in(package, name) for name in waiting):
            waiting |= {name for name in imports if _is_in(package, name)}
    while waiting:
        found |= waiting
        waiting = {name for name, asked in imports.items() if name not in found and not asked.isdisjoint(waiting)}
    return frozenset(found & loaded)


def _is_in(package: str, name: str) -> bool:
    return name.partition(".")[0] == package


def _module(file: Path) -> str:
    return ".".join(file.with_suffix("").parts).removesuffix(".__init__")


@lru_cache(maxsize=2048)
def _imported(file: Path, state: int) -> frozenset[str]:
    """Read which modules a file imports, in the state that it was last seen in; none while it can't be read."""
    del state
    try:
        tree = ast.parse(file.read_bytes())
    except (OSError, SyntaxError, ValueError):
        return frozenset()
    return frozenset(_names(tree))


def _names(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{each.name}" for each in node.names)


def _forget(name: str) -> None:
    """Forget a module, also where its package holds on to it."""
    del sys.modules[name]
    package, _, own = name.rpartition(".")
    if package in sys.modules:
        vars(sys.modules[package]).pop(own, None)
