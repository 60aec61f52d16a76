"""Runs inside Pyodide, under Node: warms the calculators, then throws out what no answer needs, before memory is copied."""  # noqa: INP001 (nobody imports it)

import gc
import linecache
import re
import sys
import traceback
import types

import calculators

# Pyodide starts with them, for programs that wait, read files or draw; calculators do none of that. An answer that
# should need one after all raises, and the reader's page goes on with level 1, where everything is there.
DROPPED = {
    *("asyncio", "concurrent", "contextvars", "selectors", "signal", "socket", "ssl", "subprocess", "threading"),
    *("shutil", "tempfile", "zipfile", "base64", "random", "heapq", "locale", "site"),
    *("dis", "inspect", "opcode", "_opcode_metadata", "annotationlib", "codeop", "typing"),
    *("importlib.metadata", "importlib.resources", "_pyodide._core_docs"),
}
UNUSED_THEN = {"logging"}
"""Nobody needs them once those are gone; emptied by force they would complain."""
UNUSED_METHODS = ("__repr__", "__setattr__", "__delattr__", "__match_args__")
"""What every dataclass gets and no answer uses: values are made, read, compared and replaced."""


def warm_up(id_: str, inputs: str) -> None:
    """Run one call, so that all it imports and caches is there."""
    calculators.run_json(id_, inputs)


def tidy() -> None:
    """Meet an exception once more, then forget what only the start needed; nothing can be run after this but answers."""
    try:
        calculators.run_json()  # type: ignore[call-arg]
    except TypeError:
        traceback.format_exc()
    linecache.clearcache()
    re.purge()
    strip()
    drop_modules()
    sys._clear_internal_caches()  # type: ignore[attr-defined]  # noqa: SLF001 (its documented use: before memory is looked at)
    collect = gc.collect
    own = vars(sys.modules["__main__"])
    for name in [name for name in own if not name.startswith("__")]:
        del own[name]
    for _ in range(3):
        collect()


def strip() -> None:
    """Leave out words about the code, and what was only asked once: how calculators are declared."""
    for one in gc.get_objects():
        if isinstance(one, types.FunctionType):
            one.__doc__ = None
            one.__annotations__ = {}
        elif isinstance(one, type) and one.__module__.startswith("calculators."):
            for name in [name for name in UNUSED_METHODS if name in vars(one)]:
                delattr(one, name)


def drop_modules() -> None:
    """Take modules away; what others hold of them is emptied."""
    for name in [name for name in sys.modules if is_in(name, UNUSED_THEN)]:
        del sys.modules[name]
    for name in [name for name in sys.modules if is_in(name, DROPPED)]:
        vars(sys.modules.pop(name)).clear()


def is_in(name: str, modules: set[str]) -> bool:
    """Ask whether a module, or the package it belongs to, is among some."""
    return any(name == one or name.startswith(f"{one}.") for one in modules)
