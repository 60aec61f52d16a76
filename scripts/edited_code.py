"""Let an edit of our Python count in a process that runs on: what it concerns is imported again, all else stays."""

import ast
import sys
from collections.abc import Container, Iterable, Iterator, Mapping
from functools import lru_cache
from importlib.util import cache_from_source
from pathlib import Path

WATCHED = ("calculators", "sitegen", "publish", "runtime")
"""Packages of which every edit counts."""
AS_ONE = ("runtime",)
"""Packages whose modules find each other by name, which no import tells: an edit of one concerns all."""
FINDING = ("calculators.registry",)
"""Modules that import those of their package by name."""
MAKING = ("all_pages", "browser_files", "failures", "whole_site", "workshop")
"""Scripts that hold on to what they import from these packages."""


class EditedCode:
    """The code of a project as it was when it was last looked at."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._states: dict[Path, int] = {}

    def forget(self) -> frozenset[str]:
        """Forget the modules that an edit since the last time concerns, as do all at first, and name them."""
        files = [file for package in WATCHED for file in (self._root / package).rglob("*.py")]
        states = {file: file.stat().st_mtime_ns for file in files if file.is_file()}
        edited = {file for file in {*states, *self._states} if states.get(file) != self._states.get(file)}
        for file in edited if self._states else ():
            # Python tells what it compiled from what was edited by size and whole seconds.
            Path(cache_from_source(file)).unlink(missing_ok=True)
        self._states = states
        modules = {_module(file.relative_to(self._root)) for file in edited}
        found = concerned(modules, self._imports(), frozenset(sys.modules)) if edited else frozenset[str]()
        for name in found:
            _forget(name)
        return found

    def _imports(self) -> Mapping[str, frozenset[str]]:
        """Say what each module that is watched, or may hold on to one, imports."""
        makers = {self._root / "scripts" / f"{name}.py": 0 for name in MAKING}
        files = {
            _module(file.relative_to(self._root)): (file, state) for file, state in (self._states | makers).items()
        }
        imports = {
            name: _modules(_imported(file, state), files) for name, (file, state) in files.items() if file.is_file()
        }
        found = {name: frozenset(each for each in files if _is_in(name.partition(".")[0], each)) for name in FINDING}
        return imports | found


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


def _modules(imported: Iterable[tuple[str, str]], files: Container[str]) -> frozenset[str]:
    """Name the modules that something is imported from: where it is a module of ours itself, its package says nothing of it."""
    full = ((module, f"{module}.{name}") for module, name in imported)
    return frozenset(name if name in files else module for module, name in full)


@lru_cache(maxsize=2048)
def _imported(file: Path, state: int) -> frozenset[tuple[str, str]]:
    """Read what a file imports from where, in the state that it was last seen in; nothing while it can't be read."""
    del state
    try:
        tree = ast.parse(file.read_bytes())
    except (OSError, SyntaxError, ValueError):
        return frozenset()
    return frozenset(_names(tree))


def _names(tree: ast.AST) -> Iterator[tuple[str, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((each.name, "") for each in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from ((node.module, each.name) for each in node.names)


def _forget(name: str) -> None:
    """Forget a module, also where its package holds on to it."""
    del sys.modules[name]
    package, _, own = name.rpartition(".")
    if package in sys.modules:
        vars(sys.modules[package]).pop(own, None)
